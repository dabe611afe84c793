package train

import (
	"math"

	"geokg/extract/nlp/biaffine"
)

// random is a SplitMix64 generator: its state is its whole value.
type random uint64

func (r *random) next() uint64 {
	*r += 0x9e3779b97f4a7c15
	z := uint64(*r)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// float returns a number in [0, 1).
func (r *random) float() float32 { return float32(r.next()>>40) / (1 << 24) }

// below returns a number in [0, n).
func (r *random) below(n int) int { return int(r.next() >> 33 % uint64(n)) }

func (r *random) shuffle(n int, swap func(i, j int)) {
	for i := n - 1; i > 0; i-- {
		swap(i, r.below(i+1))
	}
}

func (r *random) uniform(v []float32, limit float32) {
	for i := range v {
		v[i] = (2*r.float() - 1) * limit
	}
}

// glorot fills a matrix as Glorot and Bengio (2010) propose.
func (r *random) glorot(m biaffine.Matrix) {
	r.uniform(m.V, float32(math.Sqrt(6/float64(m.Rows+m.Cols))))
}

// mask fills v with zeros, a share p of them, and with 1/(1-p).
func (r *random) mask(v []float32, p float32) []float32 {
	limit := uint64(float64(p) * (1 << 16))
	keep := 1 / (1 - p)
	for i := 0; i < len(v); i += 4 {
		bits := r.next()
		for j := i; j < min(i+4, len(v)); j++ {
			v[j] = 0
			if bits&0xffff >= limit {
				v[j] = keep
			}
			bits >>= 16
		}
	}
	return v
}
