package measure

import "math"

// PageRank after Brin and Page 1998: the chance to meet an actor on a walk that follows an
// arc by its claims, or else, and with chance 1-damping, begins anew anywhere.
const (
	damping    = 0.85
	rankChange = 1e-10 // in all of the ranks, when the walk has settled
	mostRounds = 200
)

// pageRank adds up to 1.
func pageRank(out [][]arc) []float64 {
	n := float64(len(out))
	total := make([]float64, len(out))
	rank := make([]float64, len(out))
	for i, list := range out {
		rank[i] = 1 / n
		for _, a := range list {
			total[i] += a.weight
		}
	}
	for range mostRounds {
		next := make([]float64, len(out))
		idle := 0.0 // of those from whom no arc leads
		for i, list := range out {
			if total[i] == 0 {
				idle += rank[i]
			}
			for _, a := range list {
				next[a.to] += damping * rank[i] * a.weight / total[i]
			}
		}
		change := 0.0
		for i := range next {
			next[i] += (1 - damping + damping*idle) / n
			change += math.Abs(next[i] - rank[i])
		}
		rank = next
		if change < rankChange {
			break
		}
	}
	return rank
}
