package eval

import (
	"math/rand/v2"
	"slices"
)

// Range is where F1 lies in 95 of 100 samples of as many articles, drawn with replacement.
type Range struct{ Low, High float64 }

const (
	samples       = 1000
	bootstrapSeed = 1
)

// bootstrap draws samples of articles and returns the middle 95 % of their F1.
func bootstrap(articles []string, counts map[string]Count) Range {
	if len(articles) == 0 {
		return Range{}
	}
	random := rand.New(rand.NewPCG(bootstrapSeed, uint64(len(articles))))
	scores := make([]float64, samples)
	for i := range scores {
		var c Count
		for range articles {
			c.add(counts[articles[random.IntN(len(articles))]])
		}
		scores[i] = c.F1()
	}
	slices.Sort(scores)
	return Range{scores[samples*25/1000], scores[samples*975/1000-1]}
}
