package actor

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// form is what kind of a name a reading is.
type form uint8

const (
	fullName  form = iota // a name that stands alone: "Vladimir Putin", "NATO"
	shortName             // a part of a person's name: "Putin"
	adjective             // "Russian"
	demonym               // "Russians"
	metonym               // a seat that stands for a government: "Kremlin"
)

// reading is one thing that a name can stand for.
type reading struct {
	entity int32
	form   form
	raw    string // the name as the gazetteer writes it
}

// nameIndex finds the names of the gazetteer, word by word, longest first.
type nameIndex struct {
	words map[string]int32 // folded word to its number, from 1
	next  map[uint64]int32 // node<<32 | word to node
	ends  [][]reading      // by node
}

// sibling returns an empty index that numbers words as x does, so that the same pieces
// can be looked up in both.
func (x *nameIndex) sibling() *nameIndex {
	y := newNameIndex(0)
	y.words = x.words
	return y
}

func newNameIndex(size int) *nameIndex {
	return &nameIndex{
		words: make(map[string]int32, size),
		next:  make(map[uint64]int32, 2*size),
		ends:  make([][]reading, 1, size+1), // 0 is the root
	}
}

// add enters a name. The same reading twice is kept once.
func (x *nameIndex) add(raw string, entity int32, f form) bool {
	node := int32(0)
	n := 0
	for _, word := range nameWords(raw) {
		key := uint64(node)<<32 | uint64(x.number(word))
		to, ok := x.next[key]
		if !ok {
			to = int32(len(x.ends))
			x.ends = append(x.ends, nil)
			x.next[key] = to
		}
		node = to
		n++
	}
	if n == 0 {
		return false
	}
	for _, r := range x.ends[node] {
		if r.entity == entity && r.raw == raw {
			return true
		}
	}
	x.ends[node] = append(x.ends[node], reading{entity, f, raw})
	return true
}

// number is the number of a word, folded; a new one if no name has had it.
func (x *nameIndex) number(word string) int32 {
	var buffer [64]byte
	if folded, ok := appendFolded(buffer[:0], word); ok {
		if n, ok := x.words[string(folded)]; ok {
			return n
		}
	}
	folded := fold(word)
	n, ok := x.words[folded]
	if !ok {
		n = int32(len(x.words)) + 1
		x.words[folded] = n
	}
	return n
}

// longest returns the readings of the longest name that starts at pieces[at], and how
// many pieces it takes; 0 if none does.
func (x *nameIndex) longest(pieces []piece, at int, accept func(reading) bool) ([]reading, int) {
	var best []reading
	length := 0
	node := int32(0)
	for i := at; i < len(pieces); i++ {
		if pieces[i].word == 0 || i > at && pieces[i].apart {
			break
		}
		to, ok := x.next[uint64(node)<<32|uint64(pieces[i].word)]
		if !ok {
			break
		}
		node = to
		if ends := x.ends[node]; len(ends) > 0 {
			if fit := fitting(ends, pieces[at:i+1], accept); len(fit) > 0 {
				best, length = fit, i+1-at
			}
		}
	}
	return best, length
}

// fitting keeps the readings whose capitals the pieces have.
func fitting(ends []reading, pieces []piece, accept func(reading) bool) []reading {
	var fit []reading
	for _, r := range ends {
		if spelledLike(r.raw, pieces) && (accept == nil || accept(r)) {
			fit = append(fit, r)
		}
	}
	return fit
}

func spelledLike(raw string, pieces []piece) bool {
	words := nameWords(raw)
	if len(words) != len(pieces) {
		return false
	}
	for i, w := range words {
		if !writtenLike(strings.ReplaceAll(w, ".", ""), pieces[i].text, pieces[i].joined) {
			return false
		}
	}
	return true
}

// nameWords divides a name into the words that are compared, as sentences are divided
// into pieces: at white space, punctuation and hyphens, without possessive endings.
func nameWords(name string) []string {
	if isPlainWord(name) {
		return []string{name}
	}
	if isPlainPhrase(name) {
		return strings.Fields(name)
	}
	var words []string
	for _, field := range strings.Fields(name) {
		for _, p := range splitForm(field) {
			words = append(words, field[p[0]:p[1]])
		}
	}
	return words
}

func isPlainWord(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return s != ""
}

// isPlainPhrase reports whether s is nothing but letters without accents and spaces.
func isPlainPhrase(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i] | 0x20; (c < 'a' || c > 'z') && s[i] != ' ' {
			return false
		}
	}
	return true
}

// splitForm divides a written word into ranges of letters and digits. Full stops and
// apostrophes between letters belong to them ("U.S.", "Sana'a"); a possessive ending
// ("Iran's", "States'") and other punctuation do not.
func splitForm(s string) [][2]int {
	var parts [][2]int
	start := -1
	end := func(at int) {
		if start >= 0 {
			if e := start + len(trimPossessive(s[start:at])); e > start {
				parts = append(parts, [2]int{start, e})
			}
		}
		start = -1
	}
	for i, r := range s {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r):
			if start < 0 {
				start = i
			}
		case start >= 0 && (isApostrophe(r) || r == '.') && letterAfter(s, i, r):
		case start >= 0 && r == '+': // "OPEC+"
		default:
			end(i)
		}
	}
	end(len(s))
	return parts
}

// letterAfter reports whether the mark r at s[i] stands before a letter.
func letterAfter(s string, i int, r rune) bool {
	next, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
	return unicode.IsLetter(next)
}

// trimPossessive cuts the English possessive "'s" off a word.
func trimPossessive(word string) string {
	for _, ending := range []string{"'s", "’s", "'S", "’S"} {
		if cut, ok := strings.CutSuffix(word, ending); ok {
			return cut
		}
	}
	return word
}
