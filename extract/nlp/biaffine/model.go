package biaffine

import (
	"sync"

	"geokg/extract/nlp/vec"
)

// Scales of the sixteen-bit activations: what a value of one becomes.
const (
	inputScale  = 1 << 11 // sums of vectors, cut at ±16
	outputScale = 1 << 14 // outputs of LSTM cells, below one
	mapScale    = 1 << 10 // outputs of rectifiers, cut at ±32
)

// Model is a network ready to parse. It never changes, so any number of goroutines may
// use it.
type Model struct {
	Config
	Vocabulary
	words, affixes                         index
	wordVecs, affixVecs, tagVecs, bankVecs vectors
	lstm                                   [2][2]cells
	maps, arc, labels                      dense
	tagIDs                                 map[string]uint8
	roles                                  []role // of the labels
	caseLabel                              int    // -1: none
	scratch                                sync.Pool
}

// vectors are rows of eight-bit values, each row with a scale.
type vectors struct {
	width int
	q     []int8
	scale []float32
}

// addTo adds row i to dst.
func (v *vectors) addTo(dst []float32, i int) {
	s := v.scale[i]
	row := v.q[i*v.width:][:len(dst)]
	for j, q := range row {
		dst[j] += float32(float32(q) * s)
	}
}

// dense is a layer with eight-bit weights; scale holds a weight's value times that of
// the activation, for every output.
type dense struct {
	panel       *vec.IntPanel
	scale, bias []float32
}

type cells struct{ in, rec dense }

func newDense(q quantized, bias []float32, activation float32) dense {
	d := dense{panel: vec.NewIntPanel(q.values, q.cols, q.rows)}
	d.scale, d.bias = make([]float32, d.panel.Cols), make([]float32, d.panel.Cols)
	for i, s := range q.scale {
		d.scale[i] = s / activation
	}
	copy(d.bias, bias)
	return d
}

// apply sets out to the layer's values for rows rows of x, which are xRow apart.
func (d *dense) apply(out []float32, acc []int32, x []int16, xRow, rows int) {
	d.panel.Mul(acc, d.panel.Cols, x, xRow, rows)
	for r := range rows {
		o := out[r*d.panel.Cols:][:d.panel.Cols]
		copy(o, d.bias)
		vec.AddScaled(o, acc[r*d.panel.Cols:], d.scale)
	}
}

// addTo adds the layer's values, without bias, to out.
func (d *dense) addTo(out []float32, acc []int32, x []int16, xRow, rows int) {
	d.panel.Mul(acc, d.panel.Cols, x, xRow, rows)
	for r := range rows {
		vec.AddScaled(out[r*d.panel.Cols:][:d.panel.Cols], acc[r*d.panel.Cols:], d.scale)
	}
}

// TagID returns the number of a tag, for Sentence.Tags.
func (m *Model) TagID(name string) uint8 { return m.tagIDs[name] }

// TreebankID returns the number of a treebank symbol and whether the model knows it.
func (m *Model) TreebankID(name string) (int, bool) {
	for i, t := range m.Treebanks {
		if t == name {
			return i, true
		}
	}
	return 0, false
}
