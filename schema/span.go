package schema

import (
	"fmt"
	"unicode/utf8"
)

// Span is a half-open range [Start, End) of bytes of an article's text.
type Span struct{ Start, End int }

// Len is the number of bytes in s.
func (s Span) Len() int { return s.End - s.Start }

// Contains reports whether t lies within s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Cover is the smallest span that contains both s and t.
func (s Span) Cover(t Span) Span { return Span{min(s.Start, t.Start), max(s.End, t.End)} }

// Of returns the words of text that s covers.
func (s Span) Of(text string) string { return text[s.Start:s.End] }

// CodePoints converts s, in bytes of text, to Unicode code points: the unit of every
// offset that leaves the program. A byte that is no valid UTF-8 counts as one.
func (s Span) CodePoints(text string) Span {
	start := utf8.RuneCountInString(text[:s.Start])
	return Span{start, start + utf8.RuneCountInString(text[s.Start:s.End])}
}

// FromCodePoints converts a span in code points of text to bytes: the reverse of
// CodePoints. A span that is not within text is an error.
func FromCodePoints(s Span, text string) (Span, error) {
	if s.Start < 0 || s.End < s.Start {
		return Span{}, fmt.Errorf("span [%d,%d) is not a range", s.Start, s.End)
	}
	bytes := Span{-1, -1}
	count := 0
	for i := range text {
		if count == s.Start {
			bytes.Start = i
		}
		if count == s.End {
			bytes.End = i
			return bytes, nil
		}
		count++
	}
	if count == s.Start {
		bytes.Start = len(text)
	}
	if count != s.End {
		return Span{}, fmt.Errorf("span [%d,%d) is beyond the %d code points of the text", s.Start, s.End, count)
	}
	bytes.End = len(text)
	return bytes, nil
}
