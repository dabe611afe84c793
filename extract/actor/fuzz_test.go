package actor

import (
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"

	"geokg/extract/nlp"
	"geokg/schema"
)

// FuzzResolve cuts a text at white space into words of one sentence after another, with
// tags and heads that the bytes choose, and wants every mention to be words of the text.
func FuzzResolve(f *testing.F) {
	f.Add("Presiden Rusia Vladimir Putin bertemu Kim Jong-un . Kedua pemimpin itu sepakat", "id", []byte{3, 1, 2})
	f.Add("U.S. President Joe Biden's troops and the two leaders ( NATO ) said \"it\"", "en", []byte{0, 9})
	f.Add("-nya 's ' - – . ( ) Resolusi 1874 al- -al A.B.C. \xff\xfe ' s'", "id", []byte{})
	f.Add("Ukraine's president, Xyz von der Abc, the Kremlin’s “Ministry” of of of", "", []byte{250, 1, 7, 7})
	g := small(f)
	f.Fuzz(func(t *testing.T, text, language string, shape []byte) {
		sents := cut(text, shape)
		doc := New(g).Resolve(schema.Article{ID: "a", Text: text, Lang: language, Published: "2023-09"}, sents)
		for _, m := range doc.Mentions {
			assert.True(t, 0 <= m.Span.Start && m.Span.Start < m.Span.End && m.Span.End <= len(text), "%v", m.Span)
			n := len(sents[m.Sentence].Tokens)
			assert.True(t, 0 <= m.Tokens[0] && m.Tokens[0] < m.Tokens[1] && m.Tokens[1] <= n, "%v of %d", m.Tokens, n)
			assert.True(t, m.Tokens[0] <= m.Head && m.Head < m.Tokens[1])
			assert.NotEmpty(t, m.Entity.ID)
		}
		for s := range sents {
			for i := range sents[s].Tokens {
				doc.At(s, i)
				if e, span, ok := doc.Describe(&sents[s], s, i); ok {
					assert.True(t, e.ID != "" && span.End <= len(text))
				}
			}
		}
	})
}

// cut makes sentences of a text; shape gives tags, heads and where sentences end.
func cut(text string, shape []byte) []nlp.Sentence {
	tags := []string{"PROPN", "NOUN", "VERB", "ADJ", "PUNCT", "NUM", "PRON", "ADP", "X"}
	rels := []string{"nsubj", "conj", "compound", "case", "nmod", "flat", "amod", "root"}
	at := func(i int) int {
		if len(shape) == 0 {
			return i
		}
		return int(shape[i%len(shape)])
	}
	var sents []nlp.Sentence
	var tokens []nlp.Token
	start, n := -1, 0
	flush := func(end int) {
		if start >= 0 {
			tokens = append(tokens, nlp.Token{
				Span: schema.Span{Start: start, End: end}, Form: text[start:end], Lemma: text[start:end],
				UPOS: tags[at(n)%len(tags)], Rel: rels[at(n+1)%len(rels)], Head: at(n) - 2,
			})
			start, n = -1, n+1
		}
	}
	end := func() {
		for i := range tokens {
			tokens[i].Head = min(tokens[i].Head, len(tokens)-1)
			tokens[i].Head = max(tokens[i].Head, -1)
		}
		if len(tokens) > 0 {
			sents = append(sents, nlp.Sentence{Span: tokens[0].Span.Cover(tokens[len(tokens)-1].Span), Tokens: tokens})
		}
		tokens = nil
	}
	for i, r := range text {
		switch {
		case r == ' ' || r == '\n':
			flush(i)
			if at(n)%11 == 10 {
				end()
			}
		case start >= 0 && (r == '-' || r == '.' || r == ',') && at(n)%3 == 0:
			flush(i)
			start = i
			flush(i + utf8.RuneLen(r))
		case start < 0:
			start = i
		}
	}
	flush(len(text))
	end()
	return sents
}
