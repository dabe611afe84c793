package conllu

import (
	"strings"

	"geokg/extract/nlp"
	"geokg/schema"
)

// Parse returns s as a parse of its own text. Where a range is not spelled by its parts,
// the last ones keep what they spell and the others share the rest.
func (s *Sentence) Parse() (text string, sent nlp.Sentence) {
	text = s.Text()
	sent.Span = schema.Span{End: len(text)}
	sent.Tokens = make([]nlp.Token, len(s.Words))
	at := 0
	for _, w := range s.written() {
		whole := schema.Span{Start: at, End: at + len(w.form)}
		s.placeParts(sent.Tokens, w, whole, text)
		at = whole.End
		if at < len(text) && spaceAfter(w.misc) {
			at++
		}
	}
	return text, sent
}

// placeParts fills the tokens of one written word, last part first.
func (s *Sentence) placeParts(toks []nlp.Token, w written, whole schema.Span, text string) {
	for i := w.last; i >= w.first; i-- {
		word := &s.Words[i-1]
		span := whole
		if i > w.first && len(word.Form) < whole.Len() && strings.HasSuffix(whole.Of(text), word.Form) {
			span.Start = span.End - len(word.Form)
			whole.End = span.Start
		}
		toks[i-1] = nlp.Token{
			Span: span, Form: span.Of(text), Lemma: word.Lemma, UPOS: word.UPOS, Feats: word.Feats,
			Head: max(word.Head-1, -1), Rel: word.Rel, Joint: i > w.first,
		}
	}
}

// FromParse returns the parse of a sentence of text in CoNLL-U terms, with its text as
// a comment.
func FromParse(text string, sent nlp.Sentence) Sentence {
	s := Sentence{
		Comments: []string{"text = " + oneLine(sent.Span.Of(text))},
		Words:    make([]Word, len(sent.Tokens)),
	}
	toks := sent.Tokens
	for i := range toks {
		t := &toks[i]
		s.Words[i] = Word{
			Form: oneLine(t.Form), Lemma: t.Lemma, UPOS: t.UPOS, Feats: t.Feats, Head: t.Head + 1, Rel: t.Rel,
		}
	}
	for first := 0; first < len(toks); {
		next := first + 1
		for next < len(toks) && toks[next].Joint {
			next++
		}
		misc := ""
		if next < len(toks) && toks[next].Span.Start == toks[next-1].Span.End {
			misc = "SpaceAfter=No"
		}
		if next-first == 1 {
			s.Words[first].Misc = misc
		} else {
			form := toks[first].Span.Cover(toks[next-1].Span).Of(text)
			s.Ranges = append(s.Ranges, Range{First: first + 1, Last: next, Form: oneLine(form), Misc: misc})
		}
		first = next
	}
	return s
}

// oneLine makes every run of white space one blank, as a column or comment demands.
func oneLine(s string) string {
	if !strings.ContainsAny(s, "\t\n\v\f\r") {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}
