package schema

import "unicode/utf8"

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
