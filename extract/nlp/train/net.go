package train

import (
	"slices"

	"geokg/extract/nlp/biaffine"
	"geokg/extract/nlp/vec"
)

// network is a parser in training: the weights, their gradients, and all values of one
// batch. Rows are laid out as in package biaffine: by position, the root first, and
// within a position by decreasing length of sentence.
type network struct {
	*biaffine.Network
	grad *biaffine.Network
	rand random
	drop dropout

	batch  []*example
	first  []int
	active []int
	rows   int

	in     inputs
	layers [2]layer
	proj   projection
	guide  *guide
	panel  vec.Panel
}

// dropout gives the shares of values that are left out in training.
type dropout struct {
	input, hidden, word float32
}

func newNetwork(c biaffine.Config, v biaffine.Vocabulary, seed uint64) *network {
	n := &network{
		Network: biaffine.NewNetwork(c, v),
		grad:    biaffine.NewNetwork(c, v),
		rand:    random(seed),
		drop:    dropout{input: 0.23, hidden: 0.33, word: 0.05},
	}
	for _, m := range []biaffine.Matrix{n.WordVecs, n.AffixVecs, n.TagVecs, n.BankVecs} {
		n.rand.uniform(m.V, 0.1)
	}
	for layer := range n.LSTM {
		for dir := range 2 {
			l := &n.LSTM[layer][dir]
			n.rand.glorot(l.In.W)
			n.rand.glorot(l.Rec)
			for i := range c.Hidden {
				l.In.B[c.Hidden+i] = 1 // forget gates begin open
			}
		}
	}
	for _, l := range []biaffine.Linear{n.Project, n.Bilinear, n.Classify} {
		n.rand.glorot(l.W)
	}
	n.guide = newGuide(n)
	return n
}

// learn computes the gradients of a batch and returns its loss a word.
func (n *network) learn(batch []*example) float32 {
	n.layout(batch)
	n.forward()
	loss := n.proj.backward(n)
	n.layers[1].backward(n, 1)
	loss += n.guide.backward(n)
	n.layers[0].backward(n, 0)
	n.in.backward(n)
	return loss
}

func (n *network) forward() {
	n.in.forward(n)
	n.layers[0].forward(n, 0, n.in.x)
	n.layers[1].forward(n, 1, n.layers[0].dropped)
	n.proj.forward(n)
}

func (n *network) layout(batch []*example) {
	n.batch = append(n.batch[:0], batch...)
	slices.SortStableFunc(n.batch, func(a, b *example) int { return len(b.heads) - len(a.heads) })
	n.first, n.active, n.rows = n.first[:0], n.active[:0], 0
	k := len(n.batch)
	for t := 0; t <= len(n.batch[0].heads); t++ {
		for len(n.batch[k-1].heads) < t {
			k--
		}
		n.first, n.active = append(n.first, n.rows), append(n.active, k)
		n.rows += k
	}
}

// row is the row of word t of sentence b; word 0 is the root.
func (n *network) row(b, t int) int { return n.first[t] + b }

// words is the number of words in the batch.
func (n *network) words() int { return n.rows - len(n.batch) }

// mulT adds x·Wᵀ to out.
func (n *network) mulT(out []float32, outRow int, x []float32, xRow, rows int, w biaffine.Matrix) {
	n.panel.PackT(w.V, w.Cols, w.Rows, w.Cols)
	n.panel.MulAdd(out, outRow, x, xRow, 1, rows)
}

// mul adds x·W to out.
func (n *network) mul(out []float32, outRow int, x []float32, xRow, rows int, w biaffine.Matrix) {
	n.panel.Pack(w.V, w.Rows, w.Cols, w.Cols)
	n.panel.MulAdd(out, outRow, x, xRow, 1, rows)
}

// outer adds dyᵀ·x to the gradient of a matrix.
func (n *network) outer(dw biaffine.Matrix, dy []float32, dyRow int, x []float32, xRow, rows int) {
	n.panel.Pack(x, rows, dw.Cols, xRow)
	n.panel.MulAdd(dw.V, dw.Cols, dy, 1, dyRow, dw.Rows)
}

// sumRows adds the rows of dy to the gradient of a bias.
func sumRows(db, dy []float32, dyRow, rows int) {
	for r := range rows {
		for j, v := range dy[r*dyRow:][:len(db)] {
			db[j] += v
		}
	}
}

func fillRows(out, bias []float32, outRow, rows int) {
	for r := range rows {
		copy(out[r*outRow:], bias)
	}
}

// zeros returns s with n elements, all zero.
func zeros(s []float32, n int) []float32 {
	s = grow(s, n)
	clear(s)
	return s
}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}
