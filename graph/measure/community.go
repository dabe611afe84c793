package measure

import (
	"cmp"
	"math/rand/v2"
	"slices"
)

// seed of all that is drawn at random.
const seed = 1

// communities numbers the groups of actors that have more claims with each other than with
// the rest, from 1, the largest first (Blondel et al. 2008, Fast unfolding of communities
// in large networks, the Louvain method). modularity, up to 1, is how well they part.
func communities(both [][]arc) (numbers []int, modularity float64) {
	groups := make([]int, len(both))
	for i := range groups {
		groups[i] = i
	}
	l := newLevel(both, make([]float64, len(both)))
	order := rand.New(rand.NewPCG(seed, 2))
	for l.total > 0 && l.settle(order.Perm(len(l.arcs))) {
		count := compact(l.group)
		for i, g := range groups {
			groups[i] = l.group[g]
		}
		l = l.joined(count)
	}
	return bySize(groups), l.modularity()
}

// level is a network whose nodes are groups of actors, and a group of its own for each.
type level struct {
	arcs   [][]arc
	inner  []float64 // twice the weight within each node
	degree []float64 // the weight at each node, inner ones counted twice
	total  float64   // of all degrees
	group  []int     // of each node
	weight []float64 // of each group: the degrees of its nodes
}

func newLevel(arcs [][]arc, inner []float64) *level {
	l := &level{arcs: arcs, inner: inner, degree: make([]float64, len(arcs)), group: make([]int, len(arcs))}
	for i, list := range arcs {
		l.group[i] = i
		l.degree[i] = inner[i]
		for _, a := range list {
			l.degree[i] += a.weight
		}
		l.total += l.degree[i]
	}
	l.weight = slices.Clone(l.degree)
	return l
}

// settle moves nodes, in the given order, to the group of a neighbour where that gains
// most, until nothing is gained any more. It reports whether a node has moved.
func (l *level) settle(order []int) bool {
	shared := make([]float64, len(l.arcs)) // weight between a node and each group
	moved := false
	for again := true; again; {
		again = false
		for _, node := range order {
			if l.move(node, shared) {
				again, moved = true, true
			}
		}
	}
	return moved
}

func (l *level) move(node int, shared []float64) bool {
	from := l.group[node]
	for _, a := range l.arcs[node] {
		shared[l.group[a.to]] += a.weight
	}
	l.weight[from] -= l.degree[node]
	gain := func(group int) float64 { return shared[group] - l.degree[node]*l.weight[group]/l.total }
	const least = 1e-9 // what counts as a gain, so that rounding moves nobody to and fro
	best, most := from, gain(from)+least
	for _, a := range l.arcs[node] {
		if group := l.group[a.to]; gain(group) > most {
			best, most = group, gain(group)
		}
	}
	for _, a := range l.arcs[node] {
		shared[l.group[a.to]] = 0
	}
	l.group[node] = best
	l.weight[best] += l.degree[node]
	return best != from
}

// joined makes each group of l a node.
func (l *level) joined(count int) *level {
	arcs, inner := make([][]arc, count), make([]float64, count)
	for i, list := range l.arcs {
		g := l.group[i]
		inner[g] += l.inner[i]
		for _, a := range list {
			if to := l.group[a.to]; to == g {
				inner[g] += a.weight
			} else {
				arcs[g] = append(arcs[g], arc{to, a.weight})
			}
		}
	}
	merge(arcs)
	return newLevel(arcs, inner)
}

// modularity of every node as a group (Newman 2004).
func (l *level) modularity() float64 {
	sum := 0.0
	for i, degree := range l.degree {
		if l.total > 0 {
			sum += l.inner[i]/l.total - (degree/l.total)*(degree/l.total)
		}
	}
	return sum
}

// compact numbers the groups that are left from 0, and returns how many there are.
func compact(groups []int) int {
	numbers := map[int]int{}
	for i, g := range groups {
		number, ok := numbers[g]
		if !ok {
			number = len(numbers)
			numbers[g] = number
		}
		groups[i] = number
	}
	return len(numbers)
}

// bySize numbers groups from 1, the largest first, of equal ones that of the first actor.
func bySize(groups []int) []int {
	count := compact(groups)
	size, rank := make([]int, count), make([]int, count)
	for _, g := range groups {
		size[g]++
	}
	order := make([]int, count)
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return -cmp.Compare(size[a], size[b]) })
	for i, g := range order {
		rank[g] = i + 1
	}
	numbers := make([]int, len(groups))
	for i, g := range groups {
		numbers[i] = rank[g]
	}
	return numbers
}
