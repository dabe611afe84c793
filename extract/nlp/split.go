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
		if d := Dateline(block.Of(text)); d.Len() > 0 {
			out = append(out, schema.Span{Start: block.Start, End: block.Start + d.End})
			block.Start = skipSpace(text, block.Start+d.End, block.End)
		}
		s := splitter{rules: r, text: text, block: block}
		s.decide = s.ends
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
	decide func(boundary) bool
	out    []schema.Span

	// The sentence at hand.
	start  int
	words  int    // chunks so far
	before string // the last chunk but one
	quoted bool   // inside double quotes
	opened int    // chunks since these opened
	depth  int    // of round brackets

	name, fields []byte // scratch for features
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
		s.words++
		s.opened++
		s.quoted = s.quoted && s.opened < longestQuote
		if _, _, web := address(s.text, at, end); !web {
			s.insideChunk(at, end)
		}
		next := skipSpace(s.text, end, s.block.End)
		if next < s.block.End {
			chunk := max(at, s.start)
			s.consider(boundary{end: end, next: next, stop: marksStart(s.text, chunk, end), chunk: chunk})
		}
		s.before = s.text[at:end]
		at = next
	}
	return append(s.out, schema.Span{Start: s.start, End: len(strings.TrimRightFunc(s.text[:s.block.End], isSpace))})
}

// insideChunk looks for boundaries where a scraper has lost the space, and keeps track of
// quotes and brackets.
func (s *splitter) insideChunk(at, end int) {
	for i := at; i < end; {
		c, n := first(s.text[i:end])
		i += n
		s.track(c, i-n, at, end)
		if !isTerminator(c) || i >= end {
			continue
		}
		stop := i - n
		for i < end {
			c, n = first(s.text[i:end])
			if !isTerminator(c) && !s.closes(c) {
				break
			}
			s.track(c, i, at, end)
			i += n
		}
		if i < end && stop > at && startsSentence(s.text[i:end]) {
			s.consider(boundary{end: i, next: i, stop: stop, chunk: max(at, s.start)})
		}
	}
}

// track follows the mark c at text[at] of a chunk that ends at end. Space on one side of a
// straight quote tells whether it opens or closes; without any it does what is due.
func (s *splitter) track(c rune, at, chunk, end int) {
	switch c {
	case '"':
		before, _ := last(s.text[chunk:at])
		opens := at == chunk || isOpener(before)
		closes := at+1 == end
		s.quoted, s.opened = opens && !closes || opens == closes && !s.quoted, 0
	case '“', '„':
		s.quoted, s.opened = true, 0
	case '”':
		s.quoted = false
	case '(':
		s.depth++
	case ')':
		s.depth = max(0, s.depth-1)
	}
}

// closes reports whether c, right behind a terminator, closes something rather than
// opening the next sentence.
func (s *splitter) closes(c rune) bool {
	return isCloser(c) && c != '\'' && (c != '"' || s.quoted)
}

// startsSentence reports whether s begins with a capital or figure, or with a mark.
func startsSentence(s string) bool {
	c, _ := first(s)
	return !isLower(c)
}

// consider ends the sentence at b if that is the decision.
func (s *splitter) consider(b boundary) {
	if b.end <= s.start || !s.decide(b) {
		return
	}
	s.out = append(s.out, schema.Span{Start: s.start, End: b.end})
	s.start, s.words, s.depth = b.next, 0, 0
}

// ends decides whether a sentence ends at b: by the weights of the language if it has
// some and the case is open, else by rule.
func (s *splitter) ends(b boundary) bool {
	switch {
	case s.rules.weights == nil:
		return s.endsByRule(b)
	case s.plainly(b):
		return true
	}
	return s.canEnd(b) && s.score(b) > 0
}

// longestQuote is the number of chunks after which a quote counts as closed: somebody
// forgot the mark.
const longestQuote = 40

// plainly holds for what ends sentences in every text: a terminator between a word in
// lower case or a closing bracket and a capital, a space before that, no quotation or
// bracket open.
func (s *splitter) plainly(b boundary) bool {
	if b.end == b.next || s.quoted || s.depth > 0 || b.stop == b.chunk {
		return false
	}
	word, marks := s.text[b.chunk:b.stop], s.text[b.stop:b.end]
	c, n := first(s.text[b.next:s.block.End])
	d, _ := first(s.text[b.next+n : s.block.End])
	if !isUpper(c) || !isLower(d) {
		return false
	}
	if marks == ")." {
		return true
	}
	if marks != "." && marks != "?" && marks != "!" {
		return false
	}
	if s.endsName(word) {
		return true
	}
	if utf8.RuneCountInString(word) < 3 || strings.IndexFunc(word, func(r rune) bool { return !isLower(r) }) >= 0 {
		return false
	}
	return s.rules.listed(foldInto(s.name[:0], word)) == "-"
}

// endsName reports whether word is the short last part of a name of several, and no abbreviation:
// "Kim Jong Un."
func (s *splitter) endsName(word string) bool {
	c, n := first(s.before)
	d, m := first(word)
	rest := func(w string) bool {
		return w != "" && strings.IndexFunc(w, func(r rune) bool { return !isLower(r) }) < 0
	}
	return isUpper(c) && rest(s.before[n:]) && isUpper(d) && rest(word[m:]) && len(word) == 2 &&
		strings.ContainsAny(word, "AEIOUaeiou") && s.rules.listed(foldInto(s.name[:0], word)) == "-"
}

// canEnd leaves out what needs no weighing: a lower-case word after one without any mark.
func (s *splitter) canEnd(b boundary) bool {
	if b.stop < b.end || startsSentence(s.text[b.next:s.block.End]) {
		return true
	}
	c, _ := last(s.text[b.chunk:b.end])
	return !isWord(c)
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

// endsByRule is the decision that holds for any language: at a terminator before a capital
// or figure, unless the full stop belongs to an abbreviation, initial or number.
func (s *splitter) endsByRule(b boundary) bool {
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
	s.name = foldInto(s.name[:0], word)
	l, n := last(word)
	return !s.rules.titles[string(s.name)] && !(isUpper(l) && n == len(word)) && !isInitials(word)
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
