package vec

// twins are the weights of an IntPanel for plain Go. A float64 holds the weight of one
// column and, twinBits higher, that of the next: one multiplication with an activation
// yields the products of both, and the machine has more registers for floats than for
// integers. No sum leaves the 53 bits of a float64, so all is exact in whatever order:
// k is cut into runs short enough for that.
type twins struct {
	k    int          // rows, an even number
	quad [][4]float64 // by stripe of four columns, pair of k: twins of the first k, of the second
	runs []int        // ends of the runs, in pairs of k
}

const (
	twinBits = 27
	// maxWeight is how much the weights of a column in one run may amount to: 32768 times
	// that stays below half of what twinBits hold.
	maxWeight = 1<<(twinBits-1)/32768 - 1
)

// packTwins packs weights as NewIntPanel takes them for the padded sizes of the panel.
func packTwins(w []int8, k, cols, paddedK, paddedCols int) twins {
	t := twins{k: paddedK, quad: make([][4]float64, paddedK/2*paddedCols/4), runs: cutRuns(w, k, cols)}
	for j := range cols {
		stripe := t.quad[j/4*paddedK/2:]
		for i, v := range w[j*k:][:k] {
			stripe[i/2][i%2*2+j%4/2] += float64(int64(v) << (j % 2 * twinBits))
		}
	}
	return t
}

// cutRuns returns the ends of the runs.
func cutRuns(w []int8, k, cols int) []int {
	var runs []int
	weight := make([]int, cols) // of each column in this run
	for pair := range (k + 1) / 2 {
		from, to := pair*2, min(pair*2+2, k)
		full := false
		for j := range cols {
			full = full || weight[j]+amount(w[j*k+from:j*k+to]) > maxWeight
		}
		if full {
			runs = append(runs, pair)
			clear(weight)
		}
		for j := range cols {
			weight[j] += amount(w[j*k+from : j*k+to])
		}
	}
	return append(runs, (k+1)/2)
}

func amount(w []int8) (sum int) {
	for _, v := range w {
		sum += max(int(v), -int(v))
	}
	return sum
}

// blockRows is the number of rows that meet a stripe of weights while it is near.
const blockRows = 8

// mul is IntPanel.Mul.
func (t *twins) mul(c []int32, cRow int, a []int16, aRow, rows int) {
	var x [blockRows / 2 * MaxK / 2][4]float64
	half := t.k / 2
	for r := 0; r < rows; r += blockRows {
		n := min(blockRows, rows-r)
		for i := 0; i < n; i += 2 {
			widen(x[i/2*half:][:half], a[(r+i)*aRow:], a[min(r+i+1, rows-1)*aRow:])
		}
		for stripe := range len(t.quad) / half {
			w := t.quad[stripe*half:][:half]
			for i := 0; i < n; i += 2 {
				at := (r+i)*cRow + stripe*4
				t.tile(c[at:], c[min(r+i+1, rows-1)*cRow+stripe*4:], x[i/2*half:][:half], w)
			}
		}
	}
}

// widen lays two rows of activations side by side, pairs of k together.
func widen(dst [][4]float64, x, y []int16) {
	x, y = x[:2*len(dst)], y[:2*len(dst)]
	for i := range dst {
		dst[i] = [4]float64{float64(x[2*i]), float64(y[2*i]), float64(x[2*i+1]), float64(y[2*i+1])}
	}
}

// tile sets four values of two rows, which may be the same one.
func (t *twins) tile(cx, cy []int32, x, w [][4]float64) {
	var sx, sy [4]int32
	from := 0
	for _, to := range t.runs {
		x0, x1, y0, y1 := run(x[from:to], w[from:to])
		part(&sx, 0, x0)
		part(&sx, 2, x1)
		part(&sy, 0, y0)
		part(&sy, 2, y1)
		from = to
	}
	copy(cx[:4], sx[:])
	copy(cy[:4], sy[:])
}

// run sums products of two rows with two twins. More of them at once would not fit into
// the sixteen registers of amd64.
func run(x, w [][4]float64) (x0, x1, y0, y1 float64) {
	x = x[:len(w)]
	for i := range w {
		w, x := &w[i], &x[i]
		x0 += x[0]*w[0] + x[2]*w[2]
		x1 += x[0]*w[1] + x[2]*w[3]
		y0 += x[1]*w[0] + x[3]*w[2]
		y1 += x[1]*w[1] + x[3]*w[3]
	}
	return x0, x1, y0, y1
}

// part adds the two sums in a twin to c; a negative low one has borrowed from the high one.
func part(c *[4]int32, at int, twin float64) {
	both := int64(twin)
	low := both << (64 - twinBits) >> (64 - twinBits)
	c[at] += int32(low)
	c[at+1] += int32((both - low) >> twinBits)
}
