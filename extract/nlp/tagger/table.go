package tagger

import "math/bits"

// classes maps the lower-case hash of a word to its ambiguity class, the set of tags it
// had in training.
type classes struct {
	keys  []uint32 // sorted
	sets  []uint64 // bit t: tag t, parallel to keys; certain if the set's tag is beyond doubt
	index map[uint32]class
}

// class is the hash of a set of tags and, if the word never has another one, its tag.
type class struct {
	hash uint32
	tag  uint8
}

const (
	certain = 1 << 63 // the bit of a set with one tag that needs no scoring
	noTag   = 255
)

func newClasses(keys []uint32, sets []uint64) classes {
	c := classes{keys: keys, sets: sets, index: make(map[uint32]class, len(keys))}
	for i, k := range keys {
		cl := class{hash: uint32(mix(sets[i]) >> 32), tag: noTag}
		if sets[i]&certain != 0 {
			cl.tag = uint8(bits.TrailingZeros64(sets[i]))
		}
		c.index[k] = cl
	}
	return c
}

// of returns the class of a word: hash 0 for a word not seen often enough.
func (c classes) of(low uint32) class {
	if cl, ok := c.index[low]; ok {
		return cl
	}
	return class{tag: noTag}
}

// A row holds the weights of one feature: cells[start:end], each a tag and a weight that
// is shifted left by the row's shift.
type row struct {
	key   uint32
	start uint32
	n     uint8
	shift uint8
}

type cell struct {
	tag    uint8
	weight int8
}

// table is an open-addressing hash table from feature to row.
type table struct {
	slots []row // n == 0: empty
	mask  uint32
	cells []cell
}

// newTable builds the table from rows in any order.
func newTable(rows []row, cells []cell) table {
	size := 1 << bits.Len(uint(len(rows)*3/2))
	t := table{slots: make([]row, size), mask: uint32(size - 1), cells: cells}
	for _, r := range rows {
		i := r.key & t.mask
		for t.slots[i].n != 0 {
			i = (i + 1) & t.mask
		}
		t.slots[i] = r
	}
	return t
}

// best returns the tag with the highest score among the first tags of them, the first of
// equal ones. feats is overwritten. Rows are found first and summed up then: so the
// processor waits for many rows at once.
func (t *table) best(feats []uint32, score *[MaxTags + 1]int32, tags int) uint8 {
	found := 0
	for _, f := range feats {
		i := f & t.mask
		r := &t.slots[i]
		for r.key != f && r.n != 0 {
			i = (i + 1) & t.mask
			r = &t.slots[i]
		}
		feats[found] = i
		if r.n != 0 {
			found++
		}
	}
	clear(score[:tags])
	for _, i := range feats[:found] {
		r := &t.slots[i]
		for _, c := range t.cells[r.start : r.start+uint32(r.n)] {
			score[c.tag&MaxTags] += int32(c.weight) << (r.shift & 31)
		}
	}
	best := 0
	for k, s := range score[:tags] {
		if s > score[best] {
			best = k
		}
	}
	return uint8(best)
}
