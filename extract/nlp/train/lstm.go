package train

import (
	"geokg/extract/nlp/biaffine"
	"geokg/extract/nlp/vec"
)

// layer holds the values of a bidirectional LSTM layer.
type layer struct {
	in      []float32 // what it read
	out     []float32 // both directions side by side
	dropped []float32 // out, some cells left out: one mask a sentence
	mask    []float32
	dir     [2]direction

	dDropped, dOut []float32
	dIn            []float32
	past           []float32 // outputs of the positions before, row by row
}

type direction struct {
	gates, cell, squash []float32
	dCell               []float32 // one row a sentence
	forward, backward   vec.Panel // recurrent weights
}

func (l *layer) forward(n *network, depth int, in []float32) {
	width := 2 * n.Hidden
	l.in, l.out = in, grow(l.out, n.rows*width)
	for d := range 2 {
		l.direct(n, &l.dir[d], &n.LSTM[depth][d], d)
	}
	l.mask = n.rand.mask(grow(l.mask, len(n.batch)*width), n.drop.hidden)
	l.dropped = grow(l.dropped, n.rows*width)
	for t := range n.first {
		for i, v := range l.out[n.first[t]*width:][:n.active[t]*width] {
			l.dropped[n.first[t]*width+i] = v * l.mask[i]
		}
	}
}

// steps calls f for every position in the order of direction d with the position before
// it and the number of sentences that have both; the first has no sentence before it.
func (n *network) steps(d int, f func(t, prev, both int)) {
	last := len(n.first) - 1
	for i := range n.first {
		t, prev := i, i-1
		if d == 1 {
			t, prev = last-i, last-i+1
		}
		if i == 0 {
			f(t, -1, 0)
			continue
		}
		f(t, prev, min(n.active[t], n.active[prev]))
	}
}

func (l *layer) direct(n *network, dir *direction, w *biaffine.LSTM, d int) {
	h, width, gates := n.Hidden, 2*n.Hidden, n.Gates()
	dir.gates = grow(dir.gates, n.rows*gates)
	dir.cell, dir.squash = grow(dir.cell, n.rows*h), grow(dir.squash, n.rows*h)
	fillRows(dir.gates, w.In.B, gates, n.rows)
	n.mulT(dir.gates, gates, l.in, w.In.W.Cols, n.rows, w.In.W)
	dir.forward.PackT(w.Rec.V, h, gates, h)
	none := make([]float32, h)
	n.steps(d, func(t, prev, both int) {
		if both > 0 {
			dir.forward.MulAdd(dir.gates[n.first[t]*gates:], gates, l.out[n.first[prev]*width+d*h:], width, 1, both)
		}
		for b := range n.active[t] {
			r, before := n.first[t]+b, none
			if b < both {
				before = dir.cell[(n.first[prev]+b)*h:][:h]
			}
			vec.LSTMCell(h, dir.gates[r*gates:], before, dir.cell[r*h:], dir.squash[r*h:], l.out[r*width+d*h:])
		}
	})
}

// backward takes dDropped, which the layer above has filled, and fills dIn.
func (l *layer) backward(n *network, depth int) {
	width := 2 * n.Hidden
	l.dOut = grow(l.dOut, n.rows*width)
	for t := range n.first {
		at := n.first[t] * width
		for i, v := range l.dDropped[at:][:n.active[t]*width] {
			l.dOut[at+i] = v * l.mask[i]
		}
	}
	in := n.LSTM[depth][0].In.W.Cols
	l.dIn = zeros(l.dIn, n.rows*in)
	for d := range 2 {
		w, g := &n.LSTM[depth][d], &n.grad.LSTM[depth][d]
		dir := &l.dir[d]
		l.unroll(n, dir, w, d)
		dGates := dir.gates
		n.mul(l.dIn, in, dGates, n.Gates(), n.rows, w.In.W)
		n.outer(g.In.W, dGates, n.Gates(), l.in, in, n.rows)
		sumRows(g.In.B, dGates, n.Gates(), n.rows)
		n.outer(g.Rec, dGates, n.Gates(), l.past, n.Hidden, n.rows)
	}
	if depth > 0 {
		n.layers[depth-1].dDropped = l.dIn
	}
}

// unroll goes through the positions in reverse, turns the gates into their gradients and
// gathers l.past.
func (l *layer) unroll(n *network, dir *direction, w *biaffine.LSTM, d int) {
	h, width, gates := n.Hidden, 2*n.Hidden, n.Gates()
	dir.backward.Pack(w.Rec.V, gates, h, h)
	dir.dCell = zeros(dir.dCell, len(n.batch)*h)
	l.past = zeros(l.past, n.rows*h)
	none := make([]float32, h)
	n.steps(1-d, func(t, _, _ int) {
		prev := t - 1
		if d == 1 {
			prev = t + 1
		}
		both := 0
		if prev >= 0 && prev < len(n.first) {
			both = min(n.active[t], n.active[prev])
		}
		for b := range n.active[t] {
			r, before := n.first[t]+b, none
			if b < both {
				p := n.first[prev] + b
				before = dir.cell[p*h:][:h]
				copy(l.past[r*h:][:h], l.out[p*width+d*h:])
			}
			cellBackward(h, dir.gates[r*gates:], before, dir.squash[r*h:], dir.dCell[b*h:], l.dOut[r*width+d*h:])
		}
		if both > 0 {
			dir.backward.MulAdd(l.dOut[n.first[prev]*width+d*h:], width, dir.gates[n.first[t]*gates:], gates, 1, both)
		}
	})
}

// cellBackward turns the gates of one cell row into their gradients, given that of the
// output; dCell comes from the step after and goes to the step before.
func cellBackward(h int, gates, before, squash, dCell, dOut []float32) {
	in, forget, outGate, cand := gates[:h], gates[h:2*h], gates[2*h:3*h], gates[3*h:4*h]
	before, squash, dCell, dOut = before[:h], squash[:h], dCell[:h], dOut[:h]
	for j := range h {
		i, f, o, g, s, dh := in[j], forget[j], outGate[j], cand[j], squash[j], dOut[j]
		dc := dCell[j] + dh*o*(1-s*s)
		in[j] = dc * g * i * (1 - i)
		forget[j] = dc * before[j] * f * (1 - f)
		outGate[j] = dh * s * o * (1 - o)
		cand[j] = dc * i * (1 - g*g)
		dCell[j] = dc * f
	}
}
