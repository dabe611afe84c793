package train

import (
	"context"
	"fmt"
	"io"
	"math"
	"slices"
	"sync"

	"geokg/extract/nlp/biaffine"
)

// trainStudent trains networks that differ in their seeds and lets one more learn from
// their mean opinion beside the treebanks (Hinton, Vinyals and Dean 2015; Kuncoro and
// others 2016): it comes near to their joint accuracy at the price of one. Teachers are
// trained side by side; each has its own random numbers, so the outcome does not depend
// on their timing.
func trainStudent(ctx context.Context, exs []*example, v biaffine.Vocabulary, teachers int, teacher, student parserOptions) (*biaffine.Network, error) {
	nets := make([]*biaffine.Network, teachers)
	errs := make([]error, teachers)
	var wg sync.WaitGroup
	for i := range nets {
		wg.Go(func() {
			o := teacher
			o.seed += uint64(i) + 1
			o.log = prefixed{teacher.log, fmt.Sprintf("teacher %d: ", i+1)}
			nets[i], errs[i] = trainParser(ctx, exs, v, o)
		})
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	for _, net := range nets {
		teach(exs, net, 1/float32(teachers))
	}
	return trainParser(ctx, exs, v, student)
}

// prefixed is a log of which every line has a beginning of its own.
type prefixed struct {
	io.Writer
	prefix string
}

func (p prefixed) Write(b []byte) (int, error) {
	if _, err := p.Writer.Write(slices.Concat([]byte(p.prefix), b)); err != nil {
		return 0, err
	}
	return len(b), nil
}

// opinion is what teachers think of a sentence: for every word a probability for each
// head and, given the true head, for each label.
type opinion struct {
	heads, labels []float32
}

// teach adds the opinion of a network to those that the examples carry, with a weight.
func teach(exs []*example, net *biaffine.Network, weight float32) {
	n := &network{Network: net, sure: true}
	for _, ex := range exs {
		words, labels := len(ex.heads), len(n.Labels)
		if words > longest {
			continue
		}
		if ex.taught == nil {
			ex.taught = &opinion{make([]float32, words*(words+1)), make([]float32, words*labels)}
		}
		n.layout([]*example{ex})
		n.forward()
		ld := n.proj.arcScores(n, 0)
		for i := range words {
			row := n.proj.score[i*ld:][:words+1]
			row[i+1] = never
			softmax(row)
			addScaled(ex.taught.heads[i*(words+1):], row, weight)
		}
		ld = n.proj.labelScores(n)
		for i := range words {
			row := n.proj.label[i*ld:][:labels]
			softmax(row)
			addScaled(ex.taught.labels[i*labels:], row, weight)
		}
	}
}

func addScaled(dst, v []float32, weight float32) {
	for i, x := range v {
		dst[i] += float32(x * weight)
	}
}

// trust is the share of the target that teachers give; the treebank gives the rest.
const trust = 0.5

// cost turns the probabilities of the choices for one word into the gradient of the loss
// and returns the loss. taught is what the teachers think, nil if there are none.
func cost(probs []float32, truth int, taught []float32) float32 {
	loss := -math.Log(float64(max(probs[truth], 1e-30)))
	if taught == nil {
		probs[truth]--
		return float32(loss)
	}
	for i, p := range taught {
		probs[i] -= float32(trust * p)
	}
	probs[truth] -= 1 - trust
	return float32(loss)
}

// headsOf is what the teachers of an example think of the head of word i.
func (ex *example) headsOf(i int) []float32 {
	if ex.taught == nil {
		return nil
	}
	n := len(ex.heads) + 1
	return ex.taught.heads[i*n:][:n]
}

// labelsOf is what they think of its label, of which there are n.
func (ex *example) labelsOf(i, n int) []float32 {
	if ex.taught == nil {
		return nil
	}
	return ex.taught.labels[i*n:][:n]
}
