package vec

// IntPanel is the right-hand side of an integer product: weights of eight bits, K rows
// by Cols columns.
//
// The assembly reads pairs of 16 bits, neighbours in k. Plain Go multiplies two columns
// at once: a word holds the weight of one column in its low half and that of the next
// added 32 bits higher, so one 64-bit product with an activation yields both.
type IntPanel struct {
	K, Cols int // K is even, Cols a multiple of Width
	pairs   []int16
	twins   []int64
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
	if accelerated {
		p.pairs = make([]int16, p.K*p.Cols)
		for j := range cols {
			stripe := p.pairs[j/Width*Width*p.K:]
			for i := range k {
				stripe[i/2*2*Width+j%Width*2+i%2] = int16(w[j*k+i])
			}
		}
		return p
	}
	p.twins = make([]int64, p.K*p.Cols/2)
	for j := range cols {
		column := p.twins[j/2*p.K:]
		for i := range k {
			column[i] += int64(w[j*k+i]) << (j % 2 * 32)
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
	p.mulPlain(c, cRow, a, aRow, rows)
}

func (p *IntPanel) mulPlain(c []int32, cRow int, a []int16, aRow, rows int) {
	k := p.K
	r := 0
	for ; r+2 <= rows; r += 2 {
		x, y := a[r*aRow:][:k], a[(r+1)*aRow:][:k]
		for j := 0; j < p.Cols; j += 4 {
			u, v := p.twins[j/2*k:][:k], p.twins[(j/2+1)*k:][:k]
			var xu, xv, yu, yv int64
			for i := range x {
				xi, yi := int64(x[i]), int64(y[i])
				xu += xi * u[i]
				xv += xi * v[i]
				yu += yi * u[i]
				yv += yi * v[i]
			}
			split((*[4]int32)(c[r*cRow+j:]), xu, xv)
			split((*[4]int32)(c[(r+1)*cRow+j:]), yu, yv)
		}
	}
	for ; r < rows; r++ {
		x := a[r*aRow:][:k]
		for j := 0; j < p.Cols; j += 4 {
			u, v := p.twins[j/2*k:][:k], p.twins[(j/2+1)*k:][:k]
			var xu, xv int64
			for i := range x {
				xu += int64(x[i]) * u[i]
				xv += int64(x[i]) * v[i]
			}
			split((*[4]int32)(c[r*cRow+j:]), xu, xv)
		}
	}
}

// split takes the two sums out of each word; a negative low half has borrowed from the
// high one.
func split(c *[4]int32, u, v int64) {
	c[0], c[1] = int32(u), int32((u-int64(int32(u)))>>32)
	c[2], c[3] = int32(v), int32((v-int64(int32(v)))>>32)
}
