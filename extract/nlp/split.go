package nlp

import (
	"strings"
	"unicode/utf8"

	"geokg/schema"
)

// MaxSentence is the length in bytes beyond which Split cuts a run without a boundary: at
// the last clause mark with a space behind it in the second half, else at the last space,
// else at the last whole character.
const MaxSentence = 2048

// Split returns the sentences of text in order. Only white space stands before, between
// and after them. A blank line always ends a sentence; a line break does where the first
// word of the next line would still have fitted into the paragraph's longest line, for
// then it was meant. Time and memory are linear in the text.
func (r *Rules) Split(text string) []schema.Span {
	var out []schema.Span
	for _, block := range blocks(text) {
		s := splitter{rules: r, text: text, block: block}
		for _, sent := range s.sentences() {
			out = cut(out, text, sent)
		}
	}
	return out
}

// splitter works through one block: a stretch of text that no blank line divides.
type splitter struct {
	rules  *Rules
	text   string
	block  schema.Span
	start  int  // of the sentence at hand
	quoted bool // inside straight double quotes
	out    []schema.Span
	buf    [64]byte
}

// boundary is a place where a sentence may end: text[:end] is on the left of it,
// text[next:] on the right, white space between.
type boundary struct {
	end, next int
	stop      int // where the marks at the end of the left side begin
	chunk     int // where the chunk before it begins
}

func (s *splitter) sentences() []schema.Span {
	s.start = s.block.Start
	for at := s.block.Start; at < s.block.End; {
		end := chunkEnd(s.text, at, s.block.End)
		s.insideChunk(at, end)
		next := skipSpace(s.text, end, s.block.End)
		if next < s.block.End {
			s.consider(boundary{end: end, next: next, stop: marksStart(s.text, at, end), chunk: at})
		}
		at = next
	}
	return append(s.out, schema.Span{Start: s.start, End: len(strings.TrimRightFunc(s.text[:s.block.End], isSpace))})
}

// insideChunk looks for boundaries where a scraper has lost the space, and keeps track of
// quotes.
func (s *splitter) insideChunk(at, end int) {
	for i := at; i < end; {
		c, n := first(s.text[i:end])
		i += n
		if c == '"' {
			s.quoted = !s.quoted
		}
		if !isTerminator(c) || i >= end {
			continue
		}
		stop := i - n
		for i < end {
			c, n = first(s.text[i:end])
			if !isTerminator(c) && !(isCloser(c) && c != '\'' && (c != '"' || s.quoted)) {
				break
			}
			if c == '"' {
				s.quoted = false
			}
			i += n
		}
		if i < end && stop > at && startsSentence(s.text[i:end]) {
			s.consider(boundary{end: i, next: i, stop: stop, chunk: max(at, s.start)})
		}
	}
}

// startsSentence reports whether s begins with a capital or figure, or with a mark that
// opens something.
func startsSentence(s string) bool {
	c, _ := first(s)
	return isUpper(c) || isDigit(c) || isOpener(c)
}

func (s *splitter) consider(b boundary) {
	if b.end <= s.start || !s.rules.ends(s, b) {
		return
	}
	s.out = append(s.out, schema.Span{Start: s.start, End: b.end})
	s.start = b.next
	s.quoted = s.quoted && !(b.end == b.next)
}

func chunkEnd(text string, at, end int) int {
	for at < end {
		c, n := first(text[at:end])
		if isSpace(c) {
			break
		}
		at += n
	}
	return at
}

func skipSpace(text string, at, end int) int {
	for at < end {
		c, n := first(text[at:end])
		if !isSpace(c) {
			break
		}
		at += n
	}
	return at
}

// marksStart is where the terminators and closing marks at the end of text[at:end] begin.
func marksStart(text string, at, end int) int {
	for end > at {
		c, n := last(text[at:end])
		if !isTerminator(c) && !isCloser(c) {
			break
		}
		end -= n
	}
	return end
}

// ends decides whether a sentence ends at b.
func (r *Rules) ends(s *splitter, b boundary) bool {
	marks := s.text[b.stop:b.end]
	if !strings.ContainsAny(marks, ".?!…") {
		return false
	}
	after := strings.TrimLeftFunc(s.text[b.next:s.block.End], isOpener)
	c, _ := first(after)
	if isLower(c) {
		return false
	}
	if strings.ContainsAny(marks, "?!…") {
		return true
	}
	word := strings.TrimLeftFunc(s.text[b.chunk:b.stop], isOpener)
	if b.end == b.next && glued(word, after) {
		return false
	}
	key := foldInto(s.buf[:0], word)
	l, n := last(word)
	return !r.titles[string(key)] && !(isUpper(l) && n == len(word)) && !isInitials(word)
}

// glued reports whether a full stop without a space stands inside a word or number.
func glued(word, after string) bool {
	l, _ := last(word)
	c, n := first(after)
	d, _ := first(after[n:])
	switch {
	case isDigit(l) && isDigit(c):
		return true
	case isUpper(c):
		return isUpper(l) && !isLetter(d)
	}
	return false
}

// cut appends sent to out, in pieces of at most MaxSentence bytes.
func cut(out []schema.Span, text string, sent schema.Span) []schema.Span {
	for sent.Len() > MaxSentence {
		end := cutAt(text[sent.Start : sent.Start+MaxSentence])
		piece := strings.TrimRightFunc(text[sent.Start:sent.Start+end], isSpace)
		out = append(out, schema.Span{Start: sent.Start, End: sent.Start + len(piece)})
		sent.Start = skipSpace(text, sent.Start+end, sent.End)
	}
	return append(out, sent)
}

// cutAt is how much of s, the beginning of a longer run, to cut off.
func cutAt(s string) int {
	space := 0
	for end := len(s); end > 0; {
		c, n := last(s[:end])
		if isSpace(c) {
			if space == 0 {
				space = end
			}
			if end < len(s)/2 {
				break
			}
			if m, _ := last(s[:end-n]); m == ',' || m == ';' || m == ':' {
				return end
			}
		}
		end -= n
	}
	if space > 0 {
		return space
	}
	end := len(s)
	for end > 1 && !utf8.RuneStart(s[end-1]) {
		end--
	}
	if utf8.FullRuneInString(s[end-1:]) {
		return len(s)
	}
	return end - 1
}
