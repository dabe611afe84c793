package nlp

import (
	"strings"
	"unicode/utf8"

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
	if whole := t.text[at:end]; t.rules.verbatim[whole] || t.rules.isEnclitic(whole) {
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
		c, _ := first(t.text[at:stop])
		switch {
		case isWord(c), t.signsNumber(c, at, stop):
			at = t.word(at, stop, end)
		case t.rules.verbatim[t.text[at:stop]]:
			t.emit(at, stop, false)
			return
		default:
			at = t.mark(at, stop)
		}
	}
}

// signsNumber reports whether the mark c at text[at], after a space, belongs to the number
// behind it: ".5", "+62", "'98".
func (t *tokenizer) signsNumber(c rune, at, stop int) bool {
	if at > t.sentence.Start && t.text[at-1] != ' ' {
		return false
	}
	switch c {
	case '.', '+':
		return startsDigit(t.text[at+1 : stop])
	case '\'', '’':
		number := strings.TrimSuffix(firstPart(t.text[at+utf8.RuneLen(c):stop]), "s")
		return len(number) == 2 && isNumber(number)
	}
	return false
}

// mark emits the punctuation mark or symbol at text[at]: a run of the same one where runs
// are written ("...", "--", "!!"), a pair for doubled quotes and brackets.
func (t *tokenizer) mark(at, stop int) int {
	c, n := first(t.text[at:stop])
	next := at + n
	switch {
	case c == '.' || c == '!' || c == '?':
		next = t.run(next, stop, ".!?")
	case strings.ContainsRune("-=*_~#+|/\\", c):
		next = t.run(next, stop, t.text[at:next])
	case strings.ContainsRune("`'<>‘’", c) && strings.HasPrefix(t.text[next:stop], t.text[at:next]),
		c == '‘' && strings.HasPrefix(t.text[next:stop], "’"):
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

// address finds a web or mail address or the name of a file in a chunk, without the marks
// around it.
func address(text string, at, end int) (start, stop int, ok bool) {
	if strings.IndexByte(text[at:end], '.') < 0 && strings.IndexByte(text[at:end], '@') < 0 {
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
	if i := strings.IndexByte(core, '@'); i > 0 && i < len(core)-1 {
		return start, stop, true
	}
	return start, stop, strings.Contains(core, "://") || strings.HasPrefix(core, "www.") || isFileName(core)
}

// isFileName holds for what ends like the name of a file.
func isFileName(s string) bool {
	i := strings.LastIndexByte(s, '.')
	if i < 1 || len(s)-i != len(".doc") || strings.ContainsAny(s, "(),;") {
		return false
	}
	switch strings.ToLower(s[i+1:]) {
	case "doc", "xls", "pdf", "ppt", "txt", "jpg", "gif", "png", "zip", "htm", "csv":
		return true
	}
	return false
}
