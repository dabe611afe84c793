package vec

// IntPanel is the right-hand side of an integer product: weights of eight bits, K rows
// by Cols columns.
//
// The assembly reads pairs of 16 bits, neighbours in k. Plain Go multiplies two columns
// at once: a word holds the weight of one column in its low half and that of the next
// added 32 bits higher, so one 64-bit product with an activation yields both.
type IntPanel struct {
	K, Cols int        // K is even, Cols a multiple of Width
	pairs   []int16    // by stripe of Width columns, pair of k, column
	twins   [][4]int64 // by stripe of eight columns, k
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
	p.twins = make([][4]int64, p.K*p.Cols/8)
	for j := range cols {
		stripe := p.twins[j/8*p.K:]
		for i := range k {
			stripe[i][j%8/2] += int64(w[j*k+i]) << (j % 2 * 32)
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
	for j := 0; j < p.Cols; j += 8 {
		stripe := p.twins[j/8*p.K:][:p.K]
		r := 0
		for ; r+2 <= rows; r += 2 {
			twoRows(c[r*cRow+j:], c[(r+1)*cRow+j:], a[r*aRow:], a[(r+1)*aRow:], stripe)
		}
		if r < rows {
			oneRow(c[r*cRow+j:], a[r*aRow:], stripe)
		}
	}
}

// twoRows sets eight values of two rows; the rows of A are x and y.
func twoRows(cx, cy []int32, x, y []int16, stripe [][4]int64) {
	x, y = x[:len(stripe)], y[:len(stripe)]
	var x0, x1, x2, x3, y0, y1, y2, y3 int64
	for i := range stripe {
		xi, yi, w := int64(x[i]), int64(y[i]), &stripe[i]
		x0 += xi * w[0]
		y0 += yi * w[0]
		x1 += xi * w[1]
		y1 += yi * w[1]
		x2 += xi * w[2]
		y2 += yi * w[2]
		x3 += xi * w[3]
		y3 += yi * w[3]
	}
	split((*[8]int32)(cx), x0, x1, x2, x3)
	split((*[8]int32)(cy), y0, y1, y2, y3)
}

func oneRow(c []int32, x []int16, stripe [][4]int64) {
	x = x[:len(stripe)]
	var x0, x1, x2, x3 int64
	for i := range stripe {
		xi, w := int64(x[i]), &stripe[i]
		x0 += xi * w[0]
		x1 += xi * w[1]
		x2 += xi * w[2]
		x3 += xi * w[3]
	}
	split((*[8]int32)(c), x0, x1, x2, x3)
}

// split takes the two sums out of each word; a negative low half has borrowed from the
// high one.
func split(c *[8]int32, words ...int64) {
	for i, w := range words {
		low := int32(w)
		c[2*i], c[2*i+1] = low, int32((w-int64(low))>>32)
	}
}
