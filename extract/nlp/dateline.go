package nlp

import (
	"slices"
	"strings"

	"geokg/schema"
)

// maxDateline bounds the words of a dateline.
const maxDateline = 10

// Dateline is the piece at the head of a text or of a paragraph that names place, date or
// agency up to a dash, as in "Jakarta (ANTARA) -", "MOSCOW, Sept 13 (Reuters) -", "JAKARTA,
// KOMPAS.com --". Split gives it as a piece of its own, though it is no sentence. It is
// empty if there is none.
func Dateline(text string) schema.Span {
	start := skipSpace(text, 0, len(text))
	at := start
	var words []string
	for len(words) < maxDateline {
		end := chunkEnd(text, at, len(text))
		next := skipSpace(text, end, len(text))
		if next >= len(text) || strings.Contains(text[end:next], "\n") {
			break
		}
		if isDash(text[at:end]) && startsSentence(text[next:]) && endsDateline(words) {
			return schema.Span{Start: start, End: end}
		}
		words = append(words, text[at:end])
		at = next
	}
	return schema.Span{}
}

// isAddress reports whether a word is the address of a site: "Liputan6.com", "TEMPO.CO,".
func isAddress(word string) bool {
	word = strings.ToLower(strings.Trim(word, ",;:"))
	return slices.ContainsFunc([]string{".com", ".co", ".id", ".net", ".org"}, func(end string) bool { return strings.HasSuffix(word, end) })
}

func isDash(s string) bool {
	return s == "-" || s == "--" || s == "–" || s == "—"
}

// endsDateline reports whether words before a dash make a dateline: the last is an agency
// in brackets, or all are names and the first a place in capitals or set off by a comma, or one
// is the address of an agency ("KOMPAS.com").
func endsDateline(words []string) bool {
	if len(words) == 0 {
		return false
	}
	if strings.HasSuffix(words[len(words)-1], ")") && strings.Contains(strings.Join(words, " "), "(") {
		return true
	}
	for _, w := range words {
		if c, _ := first(w); isLower(c) {
			return false
		}
	}
	place := words[0]
	if slices.ContainsFunc(words, isAddress) {
		return true
	}
	return strings.HasSuffix(place, ",") || len(place) > 2 && allUpper(strings.Trim(place, ".,"))
}
