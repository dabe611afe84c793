package vec

// IntPanel is the right-hand side of an integer product: weights of eight bits, K rows
// by Cols columns.
//
// The assembly reads pairs of 16 bits, neighbours in k. Plain Go multiplies two columns at
// once (see twins.go).
type IntPanel struct {
	K, Cols int     // K is even, Cols a multiple of Width
	pairs   []int16 // by stripe of Width columns, pair of k, column
	twins   twins
}

// MaxK bounds K: sums of so many products of eight and of sixteen bits stay in 32 bits.
const MaxK = 512

// NewIntPanel packs w, which has cols rows of k weights each (a row for every output, as
// stored). Missing rows and columns count as zero.
func NewIntPanel(w []int8, k, cols int) *IntPanel {
	p := &IntPanel{K: (k + 1) / 2 * 2, Cols: Pad(cols)}
	if p.K > MaxK {
		panic("vec: too many rows for a 32-bit sum")
	}
	if !accelerated {
		p.twins = packTwins(w, k, cols, p.K, p.Cols)
		return p
	}
	p.pairs = make([]int16, p.K*p.Cols)
	for j := range cols {
		stripe := p.pairs[j/Width*Width*p.K:]
		for i := range k {
			stripe[i/2*2*Width+j%Width*2+i%2] = int16(w[j*k+i])
		}
	}
	return p
}

// Mul sets C to A·P. The rows of A are aRow values apart and hold P.K values each, those
// of C are cRow apart and hold P.Cols.
func (p *IntPanel) Mul(c []int32, cRow int, a []int16, aRow, rows int) {
	if rows == 0 {
		return
	}
	_ = c[(rows-1)*cRow+p.Cols-1]
	_ = a[(rows-1)*aRow+p.K-1]
	if accelerated {
		p.mulFast(c, cRow, a, aRow, rows)
		return
	}
	p.twins.mul(c, cRow, a, aRow, rows)
}
