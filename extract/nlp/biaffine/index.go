package biaffine

import "math/bits"

// index finds the place of a hash in a sorted list: an open table, half empty.
type index struct {
	shift int
	slots []slot
}

type slot struct {
	hash uint32
	row  int32 // one more than the place, so that zero is an empty slot
}

func newIndex(hashes []uint32) index {
	size := 2 << bits.Len(uint(len(hashes)))
	x := index{32 - bits.Len(uint(size-1)), make([]slot, size)}
	for row, h := range hashes {
		i := h >> x.shift
		for x.slots[i].row != 0 {
			i = (i + 1) & uint32(size-1)
		}
		x.slots[i] = slot{h, int32(row) + 1}
	}
	return x
}

// find returns the place of h, or -1.
func (x *index) find(h uint32) int {
	mask := uint32(len(x.slots) - 1)
	for i := h >> x.shift; ; i = (i + 1) & mask {
		s := x.slots[i]
		if s.row == 0 || s.hash == h {
			return int(s.row) - 1
		}
	}
}
