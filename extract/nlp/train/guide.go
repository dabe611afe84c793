package train

import (
	"geokg/extract/nlp/biaffine"
	"geokg/extract/nlp/vec"
)

// guide is a second task for the first layer of LSTMs, dropped when training ends: to tell
// the true tag of a word, and its relation without its head (a multi-task loss in the
// manner of Hashimoto et al. 2017, "A Joint Many-Task Model"). It teaches the layer to see
// through tags that the tagger got wrong.
type guide struct {
	biaffine.Linear
	grad       biaffine.Linear
	tags, rels int
	score      []float32
}

// guideWeight is the weight of the task's loss beside that of arcs and labels. On held-out
// sentences annotated by people LAS was 78.0 without a guide, 78.3 with 0.2, 78.5 with 0.5
// and 78.9 with 1.
const guideWeight = 1

func newGuide(n *network) *guide {
	g := &guide{tags: len(n.Tags) + biaffine.ReservedTags, rels: len(n.Labels)}
	out := vec.Pad(g.tags + g.rels)
	for _, l := range []*biaffine.Linear{&g.Linear, &g.grad} {
		*l = biaffine.Linear{W: biaffine.NewMatrix(out, 2*n.Hidden), B: make([]float32, out)}
	}
	n.rand.glorot(g.W)
	return g
}

// backward adds the gradient of the task to that of the first layer's outputs and returns
// its loss a word.
func (g *guide) backward(n *network) float32 {
	width, in := len(g.B), 2*n.Hidden
	x := n.layers[0].dropped
	g.score = grow(g.score, n.rows*width)
	fillRows(g.score, g.B, width, n.rows)
	n.mulT(g.score, width, x, in, n.rows, g.W)
	var loss float32
	scale := guideWeight / float32(n.words())
	for b, ex := range n.batch {
		clear(g.score[n.row(b, 0)*width:][:width])
		for i := range ex.heads {
			row := g.score[n.row(b, i+1)*width:][:width]
			loss += g.cost(row, int(ex.truth[i]), int(ex.rels[i])) * scale
			for j := range row {
				row[j] *= scale
			}
		}
	}
	n.mul(n.layers[0].dDropped, in, g.score, width, n.rows, g.W)
	n.outer(g.grad.W, g.score, width, x, in, n.rows)
	sumRows(g.grad.B, g.score, width, n.rows)
	return loss
}

// cost turns the scores of one word into the gradient of its loss and returns the loss.
func (g *guide) cost(row []float32, tag, rel int) float32 {
	tags, rels := row[:g.tags], row[g.tags:g.tags+g.rels]
	softmax(tags)
	softmax(rels)
	clear(row[g.tags+g.rels:])
	return cost(tags, tag) + cost(rels, rel)
}
