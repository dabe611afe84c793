package train

import (
	"geokg/extract/nlp/biaffine"
	"geokg/extract/nlp/vec"
)

// projection holds the values above the LSTM: the four vectors of each word, the scores
// of arcs and of labels.
type projection struct {
	maps, dMaps []float32
	mask        []float32 // one row a sentence, for the arc vectors and the sum of the label vectors
	arc, dArc   []float32 // arc vectors of dependents, times the bilinear matrix

	head, dHead   []float32 // of one sentence
	dep, dDep     []float32
	score         []float32
	hidden        []float32 // of all labels
	dHidden       []float32
	label         []float32
	dState        []float32
	panel, panelT vec.Panel
}

func (p *projection) forward(n *network) {
	width, in := n.Config.Maps(), 2*n.Hidden
	p.maps = grow(p.maps, n.rows*width)
	fillRows(p.maps, n.Project.B, width, n.rows)
	n.mulT(p.maps, width, n.layers[1].dropped, in, n.rows, n.Project.W)
	p.mask = n.rand.mask(grow(p.mask, len(n.batch)*width), n.drop.hidden)
	for t := range n.first {
		for b := range n.active[t] {
			x, mask := p.maps[n.row(b, t)*width:][:2*n.Arc], p.mask[b*width:]
			for i, v := range x {
				if v < 0 {
					v *= biaffine.Slope
				}
				x[i] = v * mask[i]
			}
		}
	}
	p.arc = grow(p.arc, n.rows*n.Arc)
	fillRows(p.arc, n.Bilinear.B, n.Arc, n.rows)
	n.mulT(p.arc, n.Arc, p.maps[n.Arc:], width, n.rows, n.Bilinear.W)
}

// backward computes loss and gradients down to the outputs of the last layer.
func (p *projection) backward(n *network) float32 {
	width := n.Config.Maps()
	p.dMaps, p.dArc = zeros(p.dMaps, n.rows*width), zeros(p.dArc, n.rows*n.Arc)
	var loss float32
	for b := range n.batch {
		loss += p.arcLoss(n, b)
	}
	n.mul(p.dMaps[n.Arc:], width, p.dArc, n.Arc, n.rows, n.Bilinear.W)
	n.outer(n.grad.Bilinear.W, p.dArc, n.Arc, p.maps[n.Arc:], width, n.rows)
	sumRows(n.grad.Bilinear.B, p.dArc, n.Arc, n.rows)
	for t := range n.first {
		for b := range n.active[t] {
			at := n.row(b, t) * width
			mask := p.mask[b*width:]
			for i := range 2 * n.Arc {
				d := mask[i]
				if p.maps[at+i] < 0 {
					d *= biaffine.Slope
				}
				p.dMaps[at+i] *= d
			}
		}
	}
	loss += p.labelLoss(n)

	in := 2 * n.Hidden
	p.dState = zeros(p.dState, n.rows*in)
	n.mul(p.dState, in, p.dMaps, width, n.rows, n.Project.W)
	n.outer(n.grad.Project.W, p.dMaps, width, n.layers[1].dropped, in, n.rows)
	sumRows(n.grad.Project.B, p.dMaps, width, n.rows)
	n.layers[1].dDropped = p.dState
	return loss
}

// arcScores sets p.score to the scores of the heads of sentence b, a row for each word,
// and returns the length of a row.
func (p *projection) arcScores(n *network, b int) int {
	words, width := len(n.batch[b].heads), n.Config.Maps()
	p.head, p.dep = grow(p.head, (words+1)*n.Arc), grow(p.dep, words*n.Arc)
	for t := range words + 1 {
		copy(p.head[t*n.Arc:][:n.Arc], p.maps[n.row(b, t)*width:])
		if t > 0 {
			copy(p.dep[(t-1)*n.Arc:][:n.Arc], p.arc[n.row(b, t)*n.Arc:])
		}
	}
	p.panel.PackT(p.head, n.Arc, words+1, n.Arc)
	p.score = zeros(p.score, words*p.panel.Cols)
	p.panel.MulAdd(p.score, p.panel.Cols, p.dep, n.Arc, 1, words)
	return p.panel.Cols
}

func (p *projection) arcLoss(n *network, b int) float32 {
	ex := n.batch[b]
	words, width := len(ex.heads), n.Config.Maps()
	ld := p.arcScores(n, b)
	scale := 1 / float32(n.words())
	var loss float32
	for i, h := range ex.heads {
		row := p.score[i*ld : (i+1)*ld]
		clear(row[words+1:])
		probs := row[:words+1]
		probs[i+1] = never
		softmax(probs)
		loss += cost(probs, int(h)) * scale
		for j := range probs {
			probs[j] *= scale
		}
	}
	p.dDep, p.dHead = zeros(p.dDep, words*n.Arc), zeros(p.dHead, (words+1)*n.Arc)
	p.panelT.Pack(p.head, words+1, n.Arc, n.Arc)
	p.panelT.MulAdd(p.dDep, n.Arc, p.score, ld, 1, words)
	p.panelT.Pack(p.dep, words, n.Arc, n.Arc)
	p.panelT.MulAdd(p.dHead, n.Arc, p.score, 1, ld, words+1)
	for t := range words + 1 {
		r := n.row(b, t)
		add(p.dMaps[r*width:][:n.Arc], p.dHead[t*n.Arc:])
		if t > 0 {
			add(p.dArc[r*n.Arc:][:n.Arc], p.dDep[(t-1)*n.Arc:])
		}
	}
	return loss
}

// never is the score of what cannot be.
const never = -1e9

// labelScores computes p.label for the given heads of every word.
func (p *projection) labelScores(n *network) int {
	words, width, at := n.words(), n.Config.Maps(), 2*n.Arc
	ld := vec.Pad(len(n.Labels))
	p.hidden, p.label = grow(p.hidden, words*n.Label), zeros(p.label, words*ld)
	i := 0
	for b, ex := range n.batch {
		mask := p.mask[b*width+at:][:n.Label]
		for d, h := range ex.heads {
			head := p.maps[n.row(b, int(h))*width+at:][:n.Label]
			dep := p.maps[n.row(b, d+1)*width+at+n.Label:][:n.Label]
			for j := range mask {
				v := head[j] + dep[j]
				if v < 0 {
					v *= biaffine.Slope
				}
				p.hidden[i*n.Label+j] = v * mask[j]
			}
			copy(p.label[i*ld:], n.Classify.B)
			i++
		}
	}
	n.mulT(p.label, ld, p.hidden, n.Label, words, n.Classify.W)
	return ld
}

func (p *projection) labelLoss(n *network) float32 {
	words, width, at := n.words(), n.Config.Maps(), 2*n.Arc
	ld := p.labelScores(n)
	scale := 1 / float32(words)
	var loss float32
	i := 0
	for _, ex := range n.batch {
		for _, rel := range ex.rels {
			row := p.label[i*ld:][:ld]
			probs := row[:len(n.Labels)]
			clear(row[len(n.Labels):])
			softmax(probs)
			loss += cost(probs, int(rel)) * scale
			for j := range probs {
				probs[j] *= scale
			}
			i++
		}
	}
	p.dHidden = zeros(p.dHidden, words*n.Label)
	n.mul(p.dHidden, n.Label, p.label, ld, words, n.Classify.W)
	n.outer(n.grad.Classify.W, p.label, ld, p.hidden, n.Label, words)
	sumRows(n.grad.Classify.B, p.label, ld, words)
	i = 0
	for b, ex := range n.batch {
		mask := p.mask[b*width+at:][:n.Label]
		for d, h := range ex.heads {
			g, z := p.dHidden[i*n.Label:][:n.Label], p.hidden[i*n.Label:]
			for j := range g {
				g[j] *= mask[j]
				if z[j] < 0 {
					g[j] *= biaffine.Slope
				}
			}
			add(p.dMaps[n.row(b, int(h))*width+at:][:n.Label], g)
			add(p.dMaps[n.row(b, d+1)*width+at+n.Label:][:n.Label], g)
			i++
		}
	}
	return loss
}
