package actor

import (
	"strings"
	"testing"
	"unicode"

	"geokg/extract/nlp"
	"geokg/schema"
)

// parse builds sentences from words, one sentence a line, divided by spaces as they
// stand in the text: "Kim~ 's troops" and "tentara/NOUN~ nya" glue the second to the first. A word may carry its tag and
// head: "troops/NOUN/4". Without one, capitalised words are PROPN and the head is the
// word before. It returns the article with the joined text.
func parse(t *testing.T, published string, lines ...string) (schema.Article, []nlp.Sentence) {
	t.Helper()
	var text strings.Builder
	var sents []nlp.Sentence
	for _, line := range lines {
		if text.Len() > 0 {
			text.WriteByte(' ')
		}
		sent := nlp.Sentence{Span: schema.Span{Start: text.Len()}}
		glued := true
		for i, word := range strings.Fields(line) {
			word, glue := strings.CutSuffix(word, "~")
			form, tag, _ := strings.Cut(word, "/")
			if !glued && !closes(form) {
				text.WriteByte(' ')
			}
			start := text.Len()
			text.WriteString(form)
			tok := nlp.Token{
				Span: schema.Span{Start: start, End: text.Len()}, Form: form, Lemma: strings.ToLower(form),
				UPOS: tag, Head: i - 1, Rel: "dep", Joint: glued && i > 0,
			}
			if tok.UPOS == "" {
				tok.UPOS = guessTag(form)
			}
			sent.Tokens = append(sent.Tokens, tok)
			glued = glue
		}
		sent.Span.End = text.Len()
		sents = append(sents, sent)
	}
	return schema.Article{ID: "test", Lang: "en", Published: published, Text: text.String()}, sents
}

func closes(form string) bool {
	return strings.Contains(",.;:)?!", form) || strings.HasPrefix(form, "'s")
}

func guessTag(form string) string {
	r := []rune(form)[0]
	switch {
	case unicode.IsPunct(r):
		return "PUNCT"
	case unicode.IsDigit(r):
		return "NUM"
	case unicode.IsUpper(r):
		return "PROPN"
	}
	return "X"
}

// parseOne is parse of one sentence without a date.
func parseOne(t *testing.T, line string) (schema.Article, []nlp.Sentence) {
	return parse(t, "", line)
}
