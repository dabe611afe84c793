package extract

import (
	"cmp"
	"strconv"
	"strings"

	"geokg/schema"
)

// quantityOf is how much of a thing the words right before it tell: number, unit, words.
func (c *clauses) quantityOf(object filler) *schema.Quantity {
	if object.named && !object.Kind.IsThing() || object.event || !c.here(object) {
		return nil
	}
	first := object.tok
	for first > 0 && (c.Tokens[first].Span.Start > object.span.Start || c.counts(first-1)) {
		first--
	}
	q := schema.Quantity{}
	var figures []string
	span := schema.Span{Start: -1}
	for i := first; i < object.tok; i++ {
		if !c.counts(i) {
			continue
		}
		word := c.lower(i)
		if span.Start < 0 {
			span = c.Tokens[i].Span
		}
		span = span.Cover(c.Tokens[i].Span)
		switch {
		case c.lex.cues.Classifier[word]:
			q.Unit = cmp.Or(q.Unit, c.Tokens[i].Lemma)
		case c.lex.cues.Approximate[word] != "":
			q.Unit = c.lex.cues.Approximate[word]
		default:
			figures = append(figures, word)
		}
	}
	if v, ok := c.number(figures); ok {
		q.Value = &v
	}
	if span.Start < 0 || q.Value == nil && q.Unit == "" {
		return nil
	}
	q.Text = span.Of(c.art.Text)
	return &q
}

// counts reports whether word i belongs to an expression of quantity.
func (c *clauses) counts(i int) bool {
	word := c.lower(i)
	return c.Tokens[i].UPOS == "NUM" || c.lex.cues.Classifier[word] || c.lex.cues.Approximate[word] != "" ||
		c.lex.cues.Scales[word] > 0 || c.lex.cues.Numerals[word] > 0 || word == "of" && i > 0 && c.lex.cues.Approximate[c.lower(i-1)] != ""
}

// number reads a number written in figures with the language's own signs, and its scale.
func (c *clauses) number(words []string) (float64, bool) {
	value, found := 1.0, false
	for _, w := range words {
		if scale := c.lex.cues.Scales[w]; scale > 0 {
			value *= scale
			continue
		}
		if small, ok := c.lex.cues.Numerals[w]; ok && small > 0 {
			value, found = value*small, true
			continue
		}
		if v, err := strconv.ParseFloat(c.figures(w), 64); err == nil {
			value, found = value*v, true
		}
	}
	return value, found
}

// figures rewrites a number in the language's own signs to Go's.
func (c *clauses) figures(w string) string {
	point, group := c.lex.cues.Point, ","
	if point == "," {
		group = "."
	}
	if i := strings.LastIndex(w, point); i >= 0 && strings.Count(w, point) == 1 {
		return strings.ReplaceAll(w[:i], group, "") + "." + w[i+1:]
	}
	return strings.ReplaceAll(strings.ReplaceAll(w, group, ""), point, "")
}
