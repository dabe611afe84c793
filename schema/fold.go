package schema

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Fold is the form of a name by which names are compared everywhere: compatibility forms
// unified, case folded, diacritics and invisible format characters dropped, apostrophes
// and hyphens made one of a kind, white space collapsed. Fold(Fold(s)) == Fold(s).
func Fold(name string) string {
	if isPlainASCII(name) {
		return strings.ToLower(strings.Join(strings.Fields(name), " "))
	}
	return cases.Fold().String(stripMarks(name))
}

func isPlainASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf || s[i] < ' ' && !unicode.IsSpace(rune(s[i])) || s[i] == 0x7f || s[i] == '`' {
			return false
		}
	}
	return true
}

// stripMarks is Fold without the case folding.
func stripMarks(name string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ToValidUTF8(name, "\uFFFD")) {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Cf) || unicode.IsControl(r) && !unicode.IsSpace(r):
		case strings.ContainsRune("‘’ʼ`", r):
			b.WriteByte('\'')
		case unicode.Is(unicode.Pd, r):
			b.WriteByte('-')
		default:
			b.WriteRune(r)
		}
	}
	return norm.NFKC.String(strings.Join(strings.Fields(b.String()), " "))
}

// Words are the words of a text, folded: runs of letters and digits.
func Words(text string) []string {
	return strings.FieldsFunc(Fold(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}

// longestAcronym is the most letters that a word in capitals may have and still be taken
// for an acronym rather than for a word that is shouted.
const longestAcronym = 6

// nameKey folds a name as Fold does, but keeps acronyms in capitals, so that a name can be
// written again from its key: "PT Pindad" and "PT PINDAD" fold to "PT pindad" and "pt pindad".
// In a name of several words that are all in capitals, none is an acronym.
func nameKey(name string) string {
	words := strings.Fields(stripMarks(name))
	shouted := len(words) > 1
	for _, word := range words {
		shouted = shouted && word == strings.ToUpper(word)
	}
	for i, word := range words {
		if shouted || !isAcronym(word) {
			words[i] = cases.Fold().String(word)
		}
	}
	return strings.Join(words, " ")
}

func isAcronym(word string) bool {
	letters := 0
	for _, r := range word {
		if !unicode.IsLetter(r) {
			continue
		}
		if !unicode.IsUpper(r) {
			return false
		}
		letters++
	}
	return 2 <= letters && letters <= longestAcronym
}

// particles stay lower-case inside a name.
var particles = map[string]bool{
	"a": true, "an": true, "and": true, "at": true, "by": true, "for": true, "from": true, "in": true, "of": true,
	"on": true, "the": true, "to": true, "with": true,
	"dan": true, "dari": true, "dengan": true, "di": true, "ke": true, "pada": true, "untuk": true, "yang": true,
	"al": true, "bin": true, "binti": true, "da": true, "de": true, "del": true, "der": true, "di'": true, "dos": true,
	"du": true, "e": true, "el": true, "ibn": true, "la": true, "le": true, "van": true, "von": true, "y": true,
}

// titleCase writes a name from its key: words capitalized, also after a hyphen, with
// particles lower unless they come first.
func titleCase(key string) string {
	words := strings.Fields(key)
	for i, word := range words {
		if i > 0 && particles[word] || isAcronym(word) {
			continue
		}
		parts := strings.Split(word, "-")
		for j, part := range parts {
			if j == 0 || !particles[part] {
				parts[j] = capitalize(part)
			}
		}
		words[i] = strings.Join(parts, "-")
	}
	return strings.Join(words, " ")
}

func capitalize(word string) string {
	r, size := utf8.DecodeRuneInString(word)
	if size == 0 {
		return ""
	}
	return string(unicode.ToTitle(r)) + word[size:]
}
