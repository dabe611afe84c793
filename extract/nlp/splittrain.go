package nlp

import (
	"math"
	"math/rand/v2"

	"geokg/schema"
)

// SplitText is a text with its sentences, to train a SplitModel on.
type SplitText struct {
	Treebank  string
	Text      string
	Sentences []schema.Span
}

const (
	splitRounds    = 6
	splitMargin    = 2
	splitMinWeight = 6  // smaller ones are left out of the file
	splitMinCount  = 2  // features seen less often are left out
	splitScale     = 10 // of the weights in the file
)

// splitCase is a boundary of a training text.
type splitCase struct {
	features []int32
	ends     bool
}

// splitTrainer holds the cases of all texts, features as numbers.
type splitTrainer struct {
	cases    []splitCase
	ids      map[splitFeature]int32
	features []splitFeature
	counts   []int
	several  bool // treebanks, so that each has weights of its own
}

// TrainSplit trains a model for r on texts, an averaged perceptron over the features of
// all boundaries. The same texts and seed give the same model.
func TrainSplit(r *Rules, texts []SplitText, seed uint64) *SplitModel {
	t := splitTrainer{ids: map[splitFeature]int32{}}
	for i := range texts {
		t.several = t.several || texts[i].Treebank != texts[0].Treebank
	}
	for i := range texts {
		t.read(r, &texts[i])
	}
	m := &SplitModel{weights: map[splitFeature]int32{}}
	for id, mean := range t.train(seed) {
		if w := math.Round(splitScale * mean); math.Abs(w) >= splitMinWeight {
			m.weights[t.features[id]] = int32(w)
		}
	}
	return m
}

// read walks over a text as Split does, taking the right decisions.
func (t *splitTrainer) read(r *Rules, text *SplitText) {
	ends := map[int]bool{}
	for _, sent := range text.Sentences {
		ends[sent.End] = true
	}
	for _, block := range blocks(text.Text) {
		s := splitter{rules: r, text: text.Text, block: block}
		s.decide = func(b boundary) bool {
			if s.canEnd(b) && !s.plainly(b) {
				t.add(&s, b, text.Treebank, ends[b.end])
			}
			return ends[b.end]
		}
		s.sentences()
	}
}

func (t *splitTrainer) add(s *splitter, b boundary, treebank string, ends bool) {
	c := splitCase{ends: ends}
	s.features(b, func(name []byte) {
		f := string(name)
		c.features = append(c.features, t.id(splitFeature{allTreebanks, f}))
		if t.several {
			c.features = append(c.features, t.id(splitFeature{treebank, f}))
		}
	})
	t.cases = append(t.cases, c)
}

func (t *splitTrainer) id(f splitFeature) int32 {
	id, ok := t.ids[f]
	if !ok {
		id = int32(len(t.features))
		t.ids[f] = id
		t.features = append(t.features, f)
		t.counts = append(t.counts, 0)
	}
	t.counts[id]++
	return id
}

// train returns the mean weights over all updates.
func (t *splitTrainer) train(seed uint64) []float64 {
	weights, sums := make([]float64, len(t.features)), make([]float64, len(t.features))
	random := rand.New(rand.NewPCG(seed, 0))
	step := 0.0
	for range splitRounds {
		for _, i := range random.Perm(len(t.cases)) {
			step++
			t.update(&t.cases[i], weights, sums, step)
		}
	}
	for i := range weights {
		weights[i] -= sums[i] / max(step, 1)
	}
	return weights
}

func (t *splitTrainer) update(c *splitCase, weights, sums []float64, step float64) {
	score := 0.0
	for _, f := range c.features {
		score += weights[f]
	}
	change := -1.0
	if c.ends {
		change = 1
	}
	if score*change > splitMargin {
		return
	}
	for _, f := range c.features {
		if t.counts[f] >= splitMinCount {
			weights[f] += change
			sums[f] += change * step
		}
	}
}
