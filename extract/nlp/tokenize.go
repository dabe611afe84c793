package nlp

import (
	"strings"

	"geokg/schema"
)

// Tokenize returns the words and marks of span, which lies in text, in order. Only white
// space stands between them.
func (r *Rules) Tokenize(text string, span schema.Span) []Token {
	t := tokenizer{rules: r, text: text, sentence: span}
	t.out = make([]Token, 0, span.Len()/5+2)
	for at := span.Start; at < span.End; {
		c, n := first(text[at:span.End])
		if isSpace(c) {
			at += n
			continue
		}
		end := at + n
		for end < span.End {
			c, n = first(text[end:span.End])
			if isSpace(c) {
				break
			}
			end += n
		}
		t.chunk(at, end)
		at = end
	}
	return t.out
}

// tokenizer works through one sentence, chunk by chunk: a chunk has no space inside.
type tokenizer struct {
	rules    *Rules
	text     string
	sentence schema.Span
	out      []Token
	buf      [64]byte // for folded words, so that looking one up allocates nothing
}

func (t *tokenizer) emit(start, end int, joint bool) {
	t.out = append(t.out, Token{
		Span: schema.Span{Start: start, End: end}, Form: t.text[start:end], Head: -1, Joint: joint,
	})
}

// fold returns s in lower case, good until the next call.
func (t *tokenizer) fold(s string) []byte { return foldInto(t.buf[:0], s) }

// chunk divides text[at:end].
func (t *tokenizer) chunk(at, end int) {
	if t.rules.emoticons[t.text[at:end]] {
		t.emit(at, end, false)
		return
	}
	if start, stop, ok := address(t.text, at, end); ok {
		t.pieces(at, start, end)
		t.emit(start, stop, false)
		at = stop
	}
	t.pieces(at, end, end)
}

// pieces divides text[at:stop] of a chunk that ends at end.
func (t *tokenizer) pieces(at, stop, end int) {
	for at < stop {
		c, n := first(t.text[at:stop])
		switch {
		case isWord(c):
			at = t.word(at, stop, end)
		case c == '.' && startsDigit(t.text[at+n:stop]) && (len(t.out) == 0 || t.out[len(t.out)-1].Span.End < at):
			at = t.word(at+n, stop, end)
			t.out[len(t.out)-1].Span.Start -= n
			t.out[len(t.out)-1].Form = t.out[len(t.out)-1].Span.Of(t.text)
		default:
			at = t.mark(at, stop)
		}
	}
}

// mark emits the punctuation mark or symbol at text[at]: a run of the same one where runs
// are written ("...", "--", "!!"), a pair for doubled quotes and brackets.
func (t *tokenizer) mark(at, stop int) int {
	c, n := first(t.text[at:stop])
	next := at + n
	switch {
	case c == '!' || c == '?':
		next = t.run(next, stop, "!?")
	case strings.ContainsRune(".-=*_~#+|/\\", c):
		next = t.run(next, stop, t.text[at:next])
	case strings.ContainsRune("`'<>", c) && strings.HasPrefix(t.text[next:stop], t.text[at:next]):
		next += n
	}
	t.emit(at, next, false)
	return next
}

// run is the end of the run of marks out of set that begins at text[at].
func (t *tokenizer) run(at, stop int, set string) int {
	for at < stop && strings.IndexByte(set, t.text[at]) >= 0 {
		at++
	}
	return at
}

func startsDigit(s string) bool {
	c, _ := first(s)
	return s != "" && isDigit(c)
}

// address finds a web or mail address in a chunk, without the marks around it.
func address(text string, at, end int) (start, stop int, ok bool) {
	chunk := text[at:end]
	i := strings.IndexByte(chunk, '@')
	web := strings.Index(chunk, "://")
	if web < 0 && i < 0 && !strings.Contains(chunk, "www.") {
		return 0, 0, false
	}
	start, stop = at, end
	for start < stop {
		c, n := first(text[start:stop])
		if isWord(c) {
			break
		}
		start += n
	}
	for start < stop {
		c, n := last(text[start:stop])
		if isWord(c) || c == '/' || c == '=' || c == '#' || c == '&' {
			break
		}
		stop -= n
	}
	core := text[start:stop]
	switch i := strings.IndexByte(core, '@'); {
	case strings.Contains(core, "://") || strings.HasPrefix(core, "www."):
		return start, stop, true
	case i > 0 && i < len(core)-1:
		return start, stop, true
	}
	return 0, 0, false
}
