package nlp

import (
	"unicode"
	"unicode/utf8"
)

// The classes of character that splitting and tokenizing tell apart.
func isSpace(r rune) bool {
	if r < 0x80 {
		return r == ' ' || '\t' <= r && r <= '\r'
	}
	return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff'
}

func isLetter(r rune) bool {
	if r < 0x80 {
		return 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	return unicode.IsLetter(r) || unicode.IsMark(r)
}

func isDigit(r rune) bool {
	if r < 0x80 {
		return '0' <= r && r <= '9'
	}
	return unicode.IsNumber(r)
}

func isUpper(r rune) bool {
	if r < 0x80 {
		return 'A' <= r && r <= 'Z'
	}
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

func isLower(r rune) bool {
	if r < 0x80 {
		return 'a' <= r && r <= 'z'
	}
	return unicode.IsLower(r)
}

func isWord(r rune) bool { return isLetter(r) || isDigit(r) || r == '_' }

// isTerminator holds for the marks that end sentences.
func isTerminator(r rune) bool { return r == '.' || r == '?' || r == '!' || r == '…' }

func isOpener(r rune) bool {
	switch r {
	case '(', '[', '{', '<', '“', '‘', '«', '„', '‚', '‹', '¿', '¡', '`':
		return true
	}
	return isStraightQuote(r)
}

func isCloser(r rune) bool {
	switch r {
	case ')', ']', '}', '>', '”', '’', '»', '›':
		return true
	}
	return isStraightQuote(r)
}

func isStraightQuote(r rune) bool { return r == '"' || r == '\'' }

// first and last decode the rune at either end of s; the width of "" is 0.
func first(s string) (rune, int) { return utf8.DecodeRuneInString(s) }
func last(s string) (rune, int)  { return utf8.DecodeLastRuneInString(s) }

// foldInto appends s to buf in lower case, with typographic apostrophes made plain.
func foldInto(buf []byte, s string) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			switch {
			case 'A' <= c && c <= 'Z':
				c |= 0x20
			case c == '`':
				c = '\''
			}
			buf = append(buf, c)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			buf = append(buf, c)
		case r == '’':
			buf = append(buf, '\'')
		default:
			buf = utf8.AppendRune(buf, unicode.ToLower(r))
		}
		i += n
	}
	return buf
}
