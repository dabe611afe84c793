package story

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"slices"
)

const (
	shingleWords = 6   // words of a shingle
	fewest       = 12  // shingles; a shorter text is like others by chance
	sketchSize   = 128 // shingles kept
	nearPercent  = 32  // resemblance from which two texts are near each other
)

// Keys is how many keys a print has, a power of two. Texts with resemblance r share one with
// probability 1-(1-r)^Keys.
const Keys = 8

// Slot is the place of a key in the prints that have it.
func Slot(key int64) int { return int(key & (Keys - 1)) }

// Print is what is kept of a text to compare it by. The zero value is that of a text too
// short to be compared.
type Print struct {
	Keys   [Keys]int64 // the least of its shingles, each in another order; never negative
	Sketch []uint32    // the least of its shingles in one order, sorted, at most 128
}

// Of is the print of a text. What is not the article's own (see package furniture), its
// dateline, case and punctuation do not show in it.
func Of(text string) Print {
	shingles := shingles(words(text))
	if len(shingles) < fewest {
		return Print{}
	}
	p := Print{Sketch: make([]uint32, len(shingles))}
	for slot := range p.Keys {
		p.Keys[slot] = leastIn(shingles, uint64(slot+1))&^(Keys-1) | int64(slot)
	}
	for i, s := range shingles {
		p.Sketch[i] = uint32(s >> 32)
	}
	slices.Sort(p.Sketch)
	p.Sketch = slices.Clip(slices.Compact(p.Sketch))
	if len(p.Sketch) > sketchSize {
		p.Sketch = slices.Clone(p.Sketch[:sketchSize])
	}
	return p
}

// Comparable reports whether the text was long enough to have a print.
func (p Print) Comparable() bool { return len(p.Sketch) > 0 }

// Near reports whether the texts of two prints resemble each other so much that one is a
// copy of the other: their resemblance, the part of all their shingles that both have
// (Broder, On the resemblance and containment of documents, 1997), is estimated from the
// least shingles of the union, which is exact for texts of up to 128 shingles.
func (p Print) Near(q Print) bool {
	both, all := p.overlap(q)
	return all > 0 && both*100 >= nearPercent*all
}

// overlap counts the least shingles of the union, and how many of them both have.
func (p Print) overlap(q Print) (both, all int) {
	i, j := 0, 0
	for all < sketchSize && i < len(p.Sketch) && j < len(q.Sketch) {
		switch a, b := p.Sketch[i], q.Sketch[j]; {
		case a == b:
			both++
			i++
			j++
		case a < b:
			i++
		default:
			j++
		}
		all++
	}
	return both, min(sketchSize, all+len(p.Sketch)-i+len(q.Sketch)-j)
}

// shingles hashes each run of shingleWords words; each comes once.
func shingles(words []string) []uint64 {
	if len(words) < shingleWords {
		return nil
	}
	hashes := make([]uint64, len(words))
	for i, word := range words {
		hashes[i] = hashWord(word)
	}
	list := make([]uint64, 0, len(words)-shingleWords+1)
	for i := range len(words) - shingleWords + 1 {
		var h uint64
		for _, word := range hashes[i : i+shingleWords] {
			h = scatter(h*3 + word)
		}
		list = append(list, h)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// leastIn is a hash of the shingle that is the least in the order of that number.
func leastIn(shingles []uint64, order uint64) int64 {
	least := ^uint64(0)
	for _, s := range shingles {
		least = min(least, scatter(s+order*0x9e3779b97f4a7c15))
	}
	return int64(scatter(least) >> 1)
}

// hashWord is FNV-1a.
func hashWord(word string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(word) {
		h = (h ^ uint64(word[i])) * 1099511628211
	}
	return h
}

// scatter is the finalizer of splitmix64 (Steele, Lea and Flood, Fast splittable pseudorandom
// number generators, 2014).
func scatter(x uint64) uint64 {
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// Rank is the place of an article among the holders of a key: a hash of its id, never
// negative.
func Rank(article string) int64 {
	sum := sha256.Sum256([]byte(article))
	return int64(binary.BigEndian.Uint64(sum[:8]) >> 1)
}

// Pack writes a print as stores keep it.
func (p Print) Pack() string {
	raw := make([]byte, 0, 8*Keys+4*len(p.Sketch))
	for _, key := range p.Keys {
		raw = binary.BigEndian.AppendUint64(raw, uint64(key))
	}
	for _, s := range p.Sketch {
		raw = binary.BigEndian.AppendUint32(raw, s)
	}
	return base64.RawStdEncoding.EncodeToString(raw)
}

// Unpack reads what [Print.Pack] wrote.
func Unpack(packed string) (Print, error) {
	raw, err := base64.RawStdEncoding.DecodeString(packed)
	if err != nil || len(raw) < 8*Keys || len(raw)%4 != 0 {
		return Print{}, fmt.Errorf("print %.40q: not what a print is packed into", packed)
	}
	var p Print
	for i := range p.Keys {
		p.Keys[i] = int64(binary.BigEndian.Uint64(raw[8*i:]))
	}
	for raw = raw[8*Keys:]; len(raw) > 0; raw = raw[4:] {
		p.Sketch = append(p.Sketch, binary.BigEndian.Uint32(raw))
	}
	return p, nil
}
