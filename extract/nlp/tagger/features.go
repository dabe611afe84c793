package tagger

import (
	"unicode"
	"unicode/utf8"
)

// A feature is a 32-bit hash of a template number and the values of one, two or three
// attributes. Nothing is built as a string: a word's attributes are hashed once, and
// templates mix those hashes.

// maxRunes bounds how much of a word is looked at from its start; the end is always seen.
const maxRunes = 48

// attr holds the hashed attributes of one word.
type attr struct {
	form  uint32
	low   uint32 // lower case, digits folded
	shape uint32 // runs of character classes cut at two
	class uint32 // ambiguity class: the tags the word had in training
	sure  uint8  // the tag of a word that never has another, or noTag
	pre   [4]uint32
	suf   [5]uint32
}

// pad stands for the words before and after a sentence.
var pad = attr{form: 1, low: 1, shape: 1, class: 1, sure: noTag}

// String hashing: FNV-1a over runes, finished by mix.
const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

func mix(h uint64) uint64 {
	h ^= h >> 31
	h *= 0x9e3779b97f4a7c15
	h ^= h >> 29
	return h
}

func one(template int, a uint32) uint32 {
	return uint32(mix(uint64(template)<<32|uint64(a)) >> 32)
}

func two(template int, a, b uint32) uint32 {
	return uint32(mix(mix(uint64(template)<<32|uint64(a))^uint64(b)<<7) >> 32)
}

func three(template int, a, b, c uint32) uint32 {
	return two(template, uint32(mix(uint64(a)<<32|uint64(b))>>32), c)
}

// symbol hashes a treebank symbol.
func symbol(s string) uint32 {
	h := uint64(fnvOffset)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * fnvPrime
	}
	return uint32(mix(h) >> 32)
}

// foldDigits gives the symbol that stands for a word of digits only: one for four-digit
// numbers, which are mostly years, and one for all others; 0 if the word has other
// characters.
func foldDigits(form string) rune {
	for i := 0; i < len(form); i++ {
		if form[i] < '0' || form[i] > '9' {
			return 0
		}
	}
	if len(form) == 4 {
		return 'Y'
	}
	return 'N'
}

// Character classes of a shape.
func shapeOf(r rune) uint32 {
	switch {
	case r >= 'a' && r <= 'z':
		return 2
	case r >= 'A' && r <= 'Z':
		return 3
	case r >= '0' && r <= '9':
		return 4
	case r < utf8.RuneSelf:
		return uint32(r) + 8
	case unicode.IsUpper(r):
		return 3
	case unicode.IsLetter(r):
		return 2
	}
	return 5
}

// hashWord fills every attribute but the class.
func hashWord(a *attr, form string, first bool) {
	var buf [maxRunes]rune
	n := 0
	formHash, lowHash, shape := uint64(fnvOffset), uint64(fnvOffset), uint64(fnvOffset)
	last, run := uint32(0), 0
	for _, r := range form {
		formHash = (formHash ^ uint64(r)) * fnvPrime
		c := shapeOf(r)
		if c == last {
			run++
		} else {
			last, run = c, 1
		}
		if run <= 2 {
			shape = (shape ^ uint64(c)) * fnvPrime
		}
		low := lower(r)
		if low >= '0' && low <= '9' {
			low = '0'
		}
		lowHash = (lowHash ^ uint64(low)) * fnvPrime
		if n == maxRunes { // keep the start and the last runes
			copy(buf[maxRunes-8:], buf[maxRunes-7:])
			n--
		}
		buf[n] = low
		n++
	}
	if y := foldDigits(form); y != 0 {
		lowHash = uint64(y)
	}
	if first {
		shape = (shape ^ 1) * fnvPrime
	}
	a.form = uint32(mix(formHash) >> 32)
	a.low = uint32(mix(lowHash) >> 32)
	a.shape = uint32(mix(shape) >> 32)
	h := uint64(fnvOffset)
	for k := range a.pre {
		if k < n {
			h = (h ^ uint64(buf[k])) * fnvPrime
		}
		a.pre[k] = uint32(mix(h) >> 32)
	}
	h = fnvOffset
	for k := range a.suf {
		if k < n {
			h = (h ^ uint64(buf[n-1-k])) * fnvPrime
		}
		a.suf[k] = uint32(mix(h) >> 32)
	}
}

func lower(r rune) rune {
	if r < utf8.RuneSelf {
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}
	return unicode.ToLower(r)
}

// static appends the features of a word that do not depend on predicted tags. words
// holds the sentence with two pads on either side; i counts with them. Template numbers
// are part of the model file's meaning: changing them needs a new training.
func static(dst []uint32, words []attr, i int, bank uint32) []uint32 {
	l2, l1, w, r1, r2 := &words[i-2], &words[i-1], &words[i], &words[i+1], &words[i+2]
	return append(dst,
		one(0, 0),
		one(1, w.form), one(2, w.low), one(3, w.shape), one(4, w.class),
		one(5, w.suf[0]), one(6, w.suf[1]), one(7, w.suf[2]), one(8, w.suf[3]), one(9, w.suf[4]),
		one(10, w.pre[0]), one(11, w.pre[1]), one(12, w.pre[2]), one(13, w.pre[3]),
		one(14, l1.low), one(15, l2.low), one(16, r1.low), one(17, r2.low),
		one(18, l1.suf[2]), one(19, r1.suf[2]), one(20, r1.class), one(21, r2.class),
		one(22, l1.shape), one(23, r1.shape),
		two(24, w.pre[2], w.suf[2]), two(25, l1.low, w.low), two(26, w.low, r1.low),
		two(27, w.class, r1.class), two(28, w.low, r1.class), two(29, w.suf[2], r1.class),
		two(30, r1.class, r2.class), two(31, w.shape, l1.shape), two(32, w.shape, r1.shape),
		two(33, w.shape, w.class), two(34, w.shape, w.suf[2]), two(35, w.shape, w.low),
		two(36, l1.low, w.class), two(37, l1.low, w.shape), two(38, r1.low, w.shape),
		three(39, w.shape, l1.shape, r1.shape),
		one(40, bank), two(41, bank, w.form), two(42, bank, w.low), two(43, bank, w.suf[1]),
		two(44, bank, w.suf[2]), two(45, bank, w.pre[2]), two(46, bank, w.shape),
		two(47, bank, w.class), three(48, bank, w.shape, w.class),
		two(49, bank, l1.low), two(50, bank, r1.low), three(51, bank, w.shape, r1.shape),
		three(52, bank, w.class, r1.class),
	)
}

// dynamic appends the features that depend on the two tags before the word.
func dynamic(dst []uint32, words []attr, i int, bank, t1, t2 uint32) []uint32 {
	w, r1 := &words[i], &words[i+1]
	return append(dst,
		one(64, t1), two(65, t1, t2), two(66, t1, w.low), two(67, t1, w.suf[2]),
		two(68, t1, w.pre[2]), two(69, t1, w.shape), two(70, t1, w.class),
		three(71, t1, w.class, r1.class), three(72, t1, t2, w.class), two(73, t1, r1.low),
		two(74, t1, r1.class), two(75, t2, w.class), two(76, bank, t1),
		three(77, bank, t1, w.shape), three(78, bank, t1, w.class), three(79, t1, t2, w.shape),
	)
}
