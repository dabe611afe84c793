package actor

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// letters that Unicode does not take apart into a base and a mark.
var undecomposed = strings.NewReplacer(
	"ø", "o", "ł", "l", "ı", "i", "đ", "d", "ð", "d", "þ", "th", "ß", "ss", "æ", "ae", "œ", "oe")

// fold gives a word the form in which words are compared: lower case, no accents,
// no full stops or apostrophes inside.
func fold(word string) string {
	for i := 0; i < len(word); i++ {
		switch c := word[i]; {
		case c >= utf8.RuneSelf:
			return foldUnicode(word)
		case c == '.' || c == '\'' || 'A' <= c && c <= 'Z':
			return foldASCII(word)
		}
	}
	return word
}

func foldASCII(word string) string {
	folded, ok := appendFolded(make([]byte, 0, len(word)), word)
	if !ok {
		return foldUnicode(word)
	}
	return string(folded)
}

// appendFolded appends a folded word without accents to b; ok is false if it has other
// letters.
func appendFolded(b []byte, word string) (folded []byte, ok bool) {
	for i := 0; i < len(word); i++ {
		c := word[i]
		switch {
		case c >= utf8.RuneSelf:
			return b, false
		case c == '.' || c == '\'' || c == '`':
			continue
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		}
		b = append(b, c)
	}
	return b, true
}

func foldUnicode(word string) string {
	var b strings.Builder
	b.Grow(len(word))
	for _, r := range norm.NFKD.String(word) {
		if unicode.Is(unicode.Mn, r) || r == '.' || isApostrophe(r) {
			continue
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return undecomposed.Replace(b.String())
}

func isApostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', 'ʼ', '`', 'ʻ':
		return true
	}
	return false
}

func isHyphen(r rune) bool {
	switch r {
	case '-', '‐', '‑', '–', '—', '/':
		return true
	}
	return false
}

// casing is how a word is written.
type casing uint8

const (
	lower casing = iota
	title        // first letter capital, others not all
	upper        // all letters capital, two or more
)

func casingOf(word string) casing {
	n, capitals, first := 0, 0, false
	for _, r := range word {
		if !unicode.IsLetter(r) {
			continue
		}
		if unicode.IsUpper(r) || unicode.IsTitle(r) {
			if n == 0 {
				first = true
			}
			capitals++
		}
		n++
	}
	switch {
	case n > 1 && capitals == n:
		return upper
	case first:
		return title
	}
	return lower
}

// acronymLetters is the length up to which a word in capitals is taken for an acronym
// and not for a word set in capitals.
const acronymLetters = 6

// writtenLike reports whether a word of a text may stand for a word of a name as the
// gazetteer writes it: names keep their capitals ("Turkey", never "turkey"), acronyms
// too ("US", never "us" or "Us"), though longer ones may be written as words ("Nato").
// After a hyphen case does not count ("Kim Jong-un").
func writtenLike(name, word string, joined bool) bool {
	have := casingOf(word)
	switch casingOf(name) {
	case upper:
		return have == upper || have == title && len(name) >= 4 && len(name) <= acronymLetters
	case title:
		return have != lower || joined
	}
	return true
}
