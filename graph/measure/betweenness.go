package measure

import "math/rand/v2"

// betweennessWork bounds how many arcs are looked at. A network of n actors and m arcs
// takes n times m; above that, the paths from as many actors as fit stand for all.
const betweennessWork = 100_000_000

// fewestPivots is how many actors the paths begin from at least, however large the network.
const fewestPivots = 64

// betweenness is the share of the shortest paths between two others that lead over an
// actor (Brandes 2001, A Faster Algorithm for Betweenness Centrality), whatever the
// direction of edges. In a large network it is estimated from paths that begin at pivots
// drawn with a fixed seed (Brandes and Pich 2007, Centrality Estimation in Large Networks);
// pivots is how many.
func betweenness(both [][]arc) (share []float64, pivots int) {
	n := len(both)
	pivots = n
	if work := arcs(both) + n; n > 0 && n*work > betweennessWork {
		pivots = min(n, max(fewestPivots, betweennessWork/work))
	}
	from := rand.New(rand.NewPCG(seed, 1)).Perm(n)[:pivots]
	b := brandes{both: both, share: make([]float64, n), dist: make([]int32, n), paths: make([]float64, n), lean: make([]float64, n)}
	for _, source := range from {
		b.add(source)
	}
	if n > 2 {
		scale := float64(n) / float64(pivots) / (float64(n-1) * float64(n-2))
		for i := range b.share {
			b.share[i] *= scale
		}
	}
	return b.share, pivots
}

// brandes is the state of the search from one source after another.
type brandes struct {
	both  [][]arc
	share []float64 // what paths have added up to so far
	order []int     // actors as they were reached
	dist  []int32   // from the source, plus 1; 0 is not reached
	paths []float64 // how many shortest paths lead from the source
	lean  []float64 // how much of the paths beyond lead over it
}

func (b *brandes) add(source int) {
	clear(b.dist)
	clear(b.paths)
	clear(b.lean)
	b.order = append(b.order[:0], source)
	b.dist[source], b.paths[source] = 1, 1
	for i := 0; i < len(b.order); i++ {
		v := b.order[i]
		for _, a := range b.both[v] {
			if b.dist[a.to] == 0 {
				b.dist[a.to] = b.dist[v] + 1
				b.order = append(b.order, a.to)
			}
			if b.dist[a.to] == b.dist[v]+1 {
				b.paths[a.to] += b.paths[v]
			}
		}
	}
	for i := len(b.order) - 1; i > 0; i-- {
		w := b.order[i]
		for _, a := range b.both[w] {
			if b.dist[a.to] == b.dist[w]-1 {
				b.lean[a.to] += b.paths[a.to] / b.paths[w] * (1 + b.lean[w])
			}
		}
		b.share[w] += b.lean[w]
	}
}
