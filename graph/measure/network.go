package measure

import (
	"cmp"
	"slices"

	"geokg/graph"
)

// adjacency is a network of actors 0 to n-1, in the order of their ids. Edges from one to
// itself are left out; those of two actors are one, with their claims together.
type adjacency struct {
	out  [][]arc // by direction, symmetric relations both ways
	both [][]arc // whatever the direction
}

// arc leads to another actor; the weight is how many claims there are.
type arc struct {
	to     int
	weight float64
}

func adjacencyOf(network graph.Network) adjacency {
	index := make(map[string]int, len(network.Entities))
	for i, e := range network.Entities {
		index[e.ID] = i
	}
	a := adjacency{out: make([][]arc, len(index)), both: make([][]arc, len(index))}
	for _, edge := range network.Edges {
		s, o := index[edge.Subject], index[edge.Object]
		if s == o {
			continue
		}
		weight := float64(edge.Claims)
		a.out[s] = append(a.out[s], arc{o, weight})
		if edge.Symmetric() {
			a.out[o] = append(a.out[o], arc{s, weight})
		}
		a.both[s] = append(a.both[s], arc{o, weight})
		a.both[o] = append(a.both[o], arc{s, weight})
	}
	merge(a.out)
	merge(a.both)
	return a
}

// merge sorts the arcs of each actor by where they lead, and makes those to one place one.
func merge(lists [][]arc) {
	for i, list := range lists {
		slices.SortFunc(list, func(a, b arc) int { return cmp.Compare(a.to, b.to) })
		merged := list[:0]
		for _, next := range list {
			if n := len(merged); n > 0 && merged[n-1].to == next.to {
				merged[n-1].weight += next.weight
			} else {
				merged = append(merged, next)
			}
		}
		lists[i] = merged
	}
}

func arcs(lists [][]arc) int {
	n := 0
	for _, list := range lists {
		n += len(list)
	}
	return n
}
