package biaffine

import "geokg/extract/nlp/vec"

// label names the arcs of sentence b.
func (m *Model) label(w *work, b int, s *Sentence) {
	n, cols := len(s.Heads), m.labels.panel.Cols
	w.label = grow(w.label, n*cols)
	w.pairs = w.pairs[:0]
	for i, h := range s.Heads {
		w.pairs = append(w.pairs, pair{int32(i), h})
	}
	m.labelScores(w, b, w.label)
	w.roles.choose(m, w, b, s)
}

// pair is a word and a head that it has or might have; -1 is the root.
type pair struct{ word, head int32 }

// labelScores sets out to the scores of the labels of w.pairs, words of sentence b.
func (m *Model) labelScores(w *work, b int, out []float32) {
	n, width, at := len(w.pairs), m.maps.panel.Cols, 2*m.Arc
	w.x, w.state = grow(w.x, n*m.Label), grow(w.state, n*m.Label)
	for i, p := range w.pairs {
		x := w.x[i*m.Label:][:m.Label]
		head := w.maps[(w.first[p.head+1]+b)*width+at:][:m.Label]
		word := w.maps[(w.first[p.word+1]+b)*width+at+m.Label:][:m.Label]
		for j := range x {
			x[j] = head[j] + word[j]
		}
		rectify(x)
	}
	vec.Quantize(w.state, w.x[:n*m.Label], mapScale)
	w.acc = grow(w.acc, n*m.labels.panel.Cols)
	m.labels.apply(out, w.acc, w.state, m.Label, n)
}
