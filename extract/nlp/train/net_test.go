package train

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"geokg/extract/nlp/biaffine"
)

var tiny = biaffine.Config{Word: 16, Affix: 8, Tag: 8, Hidden: 16, Arc: 16, Label: 16}

func tinyNetwork() (*network, []*example) {
	v := biaffine.Vocabulary{
		Words: make([]uint32, 5), Affixes: make([]uint32, 6),
		Tags: []string{"A", "B"}, Treebanks: []string{"x", "y"},
		Labels: []string{"det", "root", "subj"}, RootLabel: 1,
	}
	r := random(7)
	var batch []*example
	for bank, words := range []int{4, 1, 6} {
		ex := &example{bank: bank % 2}
		for i := range words {
			ex.words = append(ex.words, int32(r.below(7)))
			ex.counts = append(ex.counts, 1e12) // too frequent to be left out
			ex.affixes = append(ex.affixes, []int32{int32(r.below(6)), int32(r.below(6))})
			ex.tags = append(ex.tags, uint8(r.below(3)))
			ex.truth = append(ex.truth, uint8(r.below(3)))
			ex.heads = append(ex.heads, int32(i))
			ex.rels = append(ex.rels, uint8(r.below(3)))
		}
		batch = append(batch, ex)
	}
	n := newNetwork(tiny, v, 3)
	n.drop = dropout{}
	for _, v := range append(layers(n.Network), n.WordVecs.V, n.AffixVecs.V, n.TagVecs.V, n.BankVecs.V) {
		n.rand.uniform(v, 0.7) // far from the kinks of the rectifiers
	}
	return n, batch
}

// The gradient of every kind of weight agrees with a finite difference of the loss.
func TestGradients(t *testing.T) {
	n, batch := tinyNetwork()
	loss := func() float64 {
		n.grad = biaffine.NewNetwork(n.Config, n.Vocabulary)
		clear(n.guide.grad.W.V)
		return float64(n.learn(batch))
	}
	loss()
	grad, guide := n.grad, slices.Clone(n.guide.grad.W.V)
	type part struct {
		name        string
		value, grad []float32
	}
	var parts []part
	g := layers(grad)
	for i, v := range layers(n.Network) {
		parts = append(parts, part{fmt.Sprintf("layer %d", i), v, g[i]})
	}
	gv := vectors(grad)
	for i, m := range vectors(n.Network) {
		parts = append(parts, part{fmt.Sprintf("vectors %d", i), m.V, gv[i].V})
	}
	parts = append(parts, part{"guide", n.guide.W.V, guide})
	r := random(11)
	for _, p := range parts {
		const h = 2e-3
		for range 6 {
			i := r.below(len(p.value))
			was := p.value[i]
			p.value[i] = was + h
			up := loss()
			p.value[i] = was - h
			down := loss()
			p.value[i] = was
			want := (up - down) / (2 * h)
			require.InDelta(t, want, p.grad[i], 5e-4+0.03*math.Abs(want), "%s, weight %d", p.name, i)
		}
	}
}

func TestExp(t *testing.T) {
	for x := -90.0; x <= 0; x += 0.013 {
		require.InEpsilon(t, math.Exp(max(x, -86)), exp(float32(max(x, -86))), 1e-5, x)
	}
	require.Zero(t, exp(-1e9))
}
