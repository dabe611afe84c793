package biaffine

import (
	"unicode"
	"unicode/utf8"
)

// Longest prefix and suffix, in characters, that have vectors of their own.
const (
	maxPrefix = 4
	maxSuffix = 5
)

// MaxAffixes is the most hashes that HashAffixes gives for a word.
const MaxAffixes = maxPrefix + maxSuffix + 1

// Kinds of hashed things, so that a prefix is not taken for a suffix.
const (
	wordHash = iota + 1
	prefixHash
	suffixHash
	shapeHash
)

// Spelling is the working form of one word: lower case, every digit the same. Its zero
// value is ready and may be used again and again.
type Spelling struct {
	runes []rune
	shape uint32
}

// Set takes in a word; first says that it begins its sentence.
func (s *Spelling) Set(form string, first bool) {
	s.runes = s.runes[:0]
	h := start(shapeHash)
	if first {
		h = step(h, '^')
	}
	last, run := rune(-1), 0
	for _, r := range form {
		class := r
		switch {
		case r < utf8.RuneSelf && 'a' <= r && r <= 'z', r >= utf8.RuneSelf && unicode.IsLower(r):
			class = 'x'
		case r < utf8.RuneSelf && 'A' <= r && r <= 'Z', r >= utf8.RuneSelf && unicode.IsUpper(r):
			class, r = 'X', unicode.ToLower(r)
		case '0' <= r && r <= '9':
			class, r = 'd', '0'
		}
		s.runes = append(s.runes, r)
		if class != last {
			last, run = class, 0
		}
		if run++; run <= 2 {
			h = step(h, class)
		}
	}
	s.shape = finish(h)
}

// Word returns the hash under which the word stands in a vocabulary.
func (s *Spelling) Word() uint32 {
	h := start(wordHash)
	for _, r := range s.runes {
		h = step(h, r)
	}
	return finish(h)
}

// Affixes appends the hashes of the word's prefixes, suffixes and shape.
func (s *Spelling) Affixes(dst []uint32) []uint32 {
	n := len(s.runes)
	h := start(prefixHash)
	for i := range min(n, maxPrefix) {
		h = step(h, s.runes[i])
		dst = append(dst, finish(h+uint32(i)))
	}
	h = start(suffixHash)
	for i := range min(n, maxSuffix) {
		h = step(h, s.runes[n-1-i])
		dst = append(dst, finish(h+uint32(i)))
	}
	return append(dst, s.shape)
}

// FNV-1a over characters with the finaliser of MurmurHash3.
func start(kind uint32) uint32     { return step(2166136261, rune(kind)) }
func step(h uint32, r rune) uint32 { return (h ^ uint32(r)) * 16777619 }
func finish(h uint32) uint32 {
	h ^= h >> 16
	h *= 0x85ebca6b
	h ^= h >> 13
	h *= 0xc2b2ae35
	return h ^ h>>16
}
