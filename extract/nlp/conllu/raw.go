package conllu

import (
	"strings"

	"geokg/schema"
)

// RawText joins the sentences of a treebank to the text that they were annotated in, with
// a blank line before a new document or paragraph, and says where each one stands.
func RawText(sents []Sentence) (text string, spans []schema.Span) {
	return join(sents, func(i int) string {
		s := &sents[i]
		if s.Starts("newdoc") || s.Starts("newpar") {
			return "\n\n"
		}
		if before := sents[i-1].written(); !spaceAfter(before[len(before)-1].misc) {
			return ""
		}
		return " "
	})
}

// GluedText joins the sentences that end in a full stop, question or exclamation mark
// without any space, as careless scrapers do.
func GluedText(sents []Sentence) (text string, spans []schema.Span) {
	var ended []Sentence
	for i := range sents {
		if strings.ContainsAny(sents[i].Words[len(sents[i].Words)-1].Form, ".?!") {
			ended = append(ended, sents[i])
		}
	}
	return join(ended, func(int) string { return "" })
}

// join puts sep(i) before each sentence but the first.
func join(sents []Sentence, sep func(i int) string) (text string, spans []schema.Span) {
	var b strings.Builder
	for i := range sents {
		if i > 0 {
			b.WriteString(sep(i))
		}
		start := b.Len()
		if text := sents[i].Comment("text"); text != "" {
			b.WriteString(text)
		} else {
			b.WriteString(sents[i].Text())
		}
		spans = append(spans, schema.Span{Start: start, End: b.Len()})
	}
	return b.String(), spans
}
