package biaffine

import (
	"slices"

	"geokg/extract/nlp/vec"
)

// MaxWords is the most words a sentence may have.
const MaxWords = 512

// Sentence is a sentence to parse; Parse fills in Heads and Rels, which the caller makes
// as long as Forms. Heads count from 0, the root's is -1. Rels index Model.Labels.
type Sentence struct {
	Forms []string
	Tags  []uint8 // as Model.TagID numbers them
	Heads []int32
	Rels  []uint8
}

// Bounds of a batch: its sentences, and their words, roots included.
const (
	maxSentences = 16
	maxRows      = 2048
)

// Parse parses sentences in the style of a treebank, several side by side. The result
// for a sentence does not depend on the others.
func (m *Model) Parse(sents []Sentence, treebank int) {
	w := m.scratch.Get().(*work)
	defer m.scratch.Put(w)
	for len(sents) > 0 {
		n, rows := 0, 0
		for n < len(sents) && n < maxSentences && (n == 0 || rows+len(sents[n].Forms)+1 <= maxRows) {
			rows += len(sents[n].Forms) + 1
			n++
		}
		m.parseBatch(w, sents[:n], treebank)
		clear(w.sents) // they belong to the caller
		sents = sents[n:]
	}
}

// work is the memory of one batch. Rows are words, those of one position together:
// position 0 is the root; sentences stand in decreasing length, so that the rows of a
// position are a prefix of those of the one before.
type work struct {
	sents  []*Sentence
	first  []int // first row of a position
	active []int // number of rows of a position
	rows   int

	in     inputs
	x, out []float32
	q      []int16 // inputs of the second layer or of the projection, all rows
	state  []int16 // quantized outputs of the LSTM, all rows
	gates  []float32
	acc    []int32
	cell   []float32 // one row a sentence
	squash []float32
	maps   []float32
	arc    []float32
	head   []float32 // vectors of one sentence, gathered
	score  []float32
	panel  vec.Panel
	tree   decoder
	label  []float32 // scores of labels, a row a word
	pairs  []pair
	roles  labeler
}

func (m *Model) prepare() {
	m.words, m.affixes = newIndex(m.Vocabulary.Words), newIndex(m.Vocabulary.Affixes)
	m.tagIDs = make(map[string]uint8, len(m.Tags))
	for i, t := range m.Tags {
		m.tagIDs[t] = uint8(i + ReservedTags)
	}
	m.roles, m.caseLabel = rolesOf(m.Labels, m.RootLabel), slices.Index(m.Labels, "case")
	m.scratch.New = func() any { return new(work) }
}

func (m *Model) parseBatch(w *work, sents []Sentence, treebank int) {
	w.layout(sents)
	if len(w.sents) == 0 {
		return
	}
	w.in.fill(m, w, treebank)
	m.recur(w, 0)
	w.in.done()
	m.recur(w, 1)
	m.project(w)
	for b, s := range w.sents {
		m.attach(w, b, s)
	}
}

// layout orders the sentences and their rows.
func (w *work) layout(sents []Sentence) {
	w.sents = w.sents[:0]
	for i := range sents {
		if len(sents[i].Forms) > MaxWords {
			panic("biaffine: sentence too long")
		}
		if len(sents[i].Forms) > 0 {
			w.sents = append(w.sents, &sents[i])
		}
	}
	slices.SortStableFunc(w.sents, func(a, b *Sentence) int { return len(b.Forms) - len(a.Forms) })
	w.first, w.active, w.rows = w.first[:0], w.active[:0], 0
	if len(w.sents) == 0 {
		return
	}
	n := len(w.sents)
	for t := 0; t <= len(w.sents[0].Forms); t++ {
		for len(w.sents[n-1].Forms) < t {
			n--
		}
		w.first, w.active = append(w.first, w.rows), append(w.active, n)
		w.rows += n
	}
}

// grow returns s with n elements, whose values are not defined.
func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}

// recur runs both directions of a layer, the second one on w.q, and leaves their outputs
// there.
func (m *Model) recur(w *work, layer int) {
	hidden, gates := m.Hidden, m.Gates()
	width := 2 * hidden
	w.gates, w.acc = grow(w.gates, w.rows*gates), grow(w.acc, w.rows*gates)
	w.state = grow(w.state, w.rows*width)
	w.squash, w.out = grow(w.squash, hidden), grow(w.out, hidden)
	w.cell = grow(w.cell, len(w.sents)*hidden)
	for dir := range 2 {
		c := &m.lstm[layer][dir]
		if layer == 0 {
			w.in.copyTo(w.gates, m, w, dir)
		} else {
			c.in.apply(w.gates, w.acc, w.q, width, w.rows)
		}
		clear(w.cell)
		for step := range w.first {
			t, prev := step, step-1
			if dir == 1 {
				t, prev = len(w.first)-1-step, len(w.first)-step
			}
			if step > 0 {
				n := min(w.active[t], w.active[prev])
				c.rec.addTo(w.gates[w.first[t]*gates:], w.acc, w.state[w.first[prev]*width+dir*hidden:], width, n)
			}
			for b := range w.active[t] {
				row := w.first[t] + b
				cell := w.cell[b*hidden:][:hidden]
				vec.LSTMCell(hidden, w.gates[row*gates:], cell, cell, w.squash, w.out)
				vec.Quantize(w.state[row*width+dir*hidden:][:hidden], w.out, outputScale)
			}
		}
	}
	w.q, w.state = w.state, w.q
}

// project computes the four vectors of every row and the arc vectors of dependents.
func (m *Model) project(w *work) {
	width := m.maps.panel.Cols
	w.maps, w.acc = grow(w.maps, w.rows*width), grow(w.acc, w.rows*max(width, m.arc.panel.Cols))
	m.maps.apply(w.maps, w.acc, w.q, 2*m.Hidden, w.rows)
	for r := range w.rows {
		rectify(w.maps[r*width:][:2*m.Arc])
	}
	w.state = grow(w.state, w.rows*m.Arc)
	for r := range w.rows {
		vec.Quantize(w.state[r*m.Arc:][:m.Arc], w.maps[r*width+m.Arc:][:m.Arc], mapScale)
	}
	w.arc = grow(w.arc, w.rows*m.arc.panel.Cols)
	m.arc.apply(w.arc, w.acc, w.state, m.Arc, w.rows)
}

func rectify(x []float32) {
	for i, v := range x {
		if v < 0 {
			x[i] = v * Slope
		}
	}
}

// attach finds the tree of sentence b and the labels of its arcs.
func (m *Model) attach(w *work, b int, s *Sentence) {
	n, width := len(s.Forms), m.maps.panel.Cols
	w.head = grow(w.head, (n+1)*m.Arc)
	for t := range n + 1 {
		copy(w.head[t*m.Arc:][:m.Arc], w.maps[(w.first[t]+b)*width:])
	}
	w.panel.PackT(w.head, m.Arc, n+1, m.Arc)
	for t := 1; t <= n; t++ {
		copy(w.head[(t-1)*m.Arc:][:m.Arc], w.arc[(w.first[t]+b)*m.arc.panel.Cols:])
	}
	ld := w.panel.Cols
	w.score = grow(w.score, n*ld)
	clear(w.score)
	w.panel.MulAdd(w.score, ld, w.head, m.Arc, 1, n)
	copy(s.Heads, w.tree.decode(w.score, ld, n))
	m.label(w, b, s)
}
