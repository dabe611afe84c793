package nlp

import (
	"strings"
	"unicode/utf8"

	"geokg/schema"
)

// blocks divides a text at blank lines and at line breaks that were meant, and trims
// the white space around each piece.
func blocks(text string) []schema.Span {
	var out []schema.Span
	var paragraph []schema.Span // its lines, trimmed
	flush := func() {
		out = appendBlocks(out, text, paragraph)
		paragraph = paragraph[:0]
	}
	for at := 0; at < len(text); {
		end := len(text)
		if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		start := skipSpace(text, at, end)
		if start == end {
			flush()
		} else {
			line := strings.TrimRightFunc(text[start:end], isSpace)
			paragraph = append(paragraph, schema.Span{Start: start, End: start + len(line)})
		}
		at = end
	}
	flush()
	return out
}

// appendBlocks joins the lines of a paragraph unless the break between them was meant.
func appendBlocks(out []schema.Span, text string, lines []schema.Span) []schema.Span {
	if len(lines) == 0 {
		return out
	}
	longest := 0
	for _, line := range lines {
		longest = max(longest, width(line.Of(text)))
	}
	block := lines[0]
	for i := 1; i < len(lines); i++ {
		if meant(lines[i-1].Of(text), lines[i].Of(text), longest) {
			out = append(out, block)
			block = lines[i]
		}
		block.End = lines[i].End
	}
	return append(out, block)
}

// meant reports whether the break between two lines was not forced by the width of the
// column: the next line's first word would have fitted, and does not go on in lower case.
func meant(line, next string, longest int) bool {
	c, _ := first(next)
	if isLower(c) || strings.HasSuffix(line, ",") {
		return false
	}
	word := next[:chunkEnd(next, 0, len(next))]
	return width(line)+1+width(word) <= longest
}

func width(s string) int { return utf8.RuneCountInString(s) }
