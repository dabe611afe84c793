package plot

import (
	"math"
	"math/rand/v2"
	"slices"
)

// point is a place on the plane.
type point struct{ x, y float64 }

func (p point) minus(q point) point             { return point{p.x - q.x, p.y - q.y} }
func (p point) plus(q point) point              { return point{p.x + q.x, p.y + q.y} }
func (p point) times(f float64) point           { return point{p.x * f, p.y * f} }
func (p point) length() float64                 { return math.Hypot(p.x, p.y) }
func (p point) distance(q point) float64        { return p.minus(q).length() }
func (p point) toward(q point, t float64) point { return p.plus(q.minus(p).times(t)) }

// stressRounds is how often every node is moved; networks of some hundreds have settled
// by then.
const stressRounds = 300

// lay places the nodes of a connected network so that their distances on the plane are as
// near as can be to those along edges (Gansner, Koren and North 2004, Graph Drawing by
// Stress Majorization). near lists the neighbours of each node, sorted. An edge is about 1
// long, more where it joins nodes with many neighbours that they do not share.
func lay(near [][]int) []point {
	n := len(near)
	at := make([]point, n)
	random := rand.New(rand.NewPCG(1, 1))
	for i := range at {
		angle := 2 * math.Pi * float64(i) / float64(n)
		at[i] = point{math.Cos(angle) + random.Float64()/10, math.Sin(angle) + random.Float64()/10}
	}
	length := edgeLengths(near)
	ideal := make([][]float64, n)
	for i := range near {
		ideal[i] = distances(near, length, i)
	}
	for range stressRounds {
		for i := range at {
			at[i] = settled(at, ideal[i], i)
		}
	}
	return at
}

// settled is where node i stands best while all others stay.
func settled(at []point, ideal []float64, i int) point {
	var sum point
	weights := 0.0
	for j, want := range ideal {
		if j == i || want == 0 {
			continue
		}
		weight := 1 / (want * want)
		away := at[i].minus(at[j])
		if d := away.length(); d > 1e-9 {
			sum = sum.plus(at[j].plus(away.times(want / d)).times(weight))
		} else {
			sum = sum.plus(at[j].times(weight))
		}
		weights += weight
	}
	if weights == 0 {
		return at[i]
	}
	return sum.times(1 / weights)
}

// edgeLengths is how long each edge should be, in the order of near.
func edgeLengths(near [][]int) [][]float64 {
	lengths := make([][]float64, len(near))
	for i, list := range near {
		lengths[i] = make([]float64, len(list))
		for k, j := range list {
			shared := 0
			for _, other := range list {
				if _, ok := slices.BinarySearch(near[j], other); ok {
					shared++
				}
			}
			apart := len(list) + len(near[j]) - 2*shared - 2
			lengths[i][k] = 1 + 0.12*math.Sqrt(float64(max(apart, 0)))
		}
	}
	return lengths
}

// distances are those along edges from one node to all (Dijkstra, over a list: networks
// that are drawn are small).
func distances(near [][]int, length [][]float64, from int) []float64 {
	far := make([]float64, len(near))
	done := make([]bool, len(near))
	for i := range far {
		far[i] = math.Inf(1)
	}
	far[from] = 0
	for range near {
		next := -1
		for i := range near {
			if !done[i] && (next < 0 || far[i] < far[next]) {
				next = i
			}
		}
		done[next] = true
		for k, j := range near[next] {
			far[j] = min(far[j], far[next]+length[next][k])
		}
	}
	return far
}

// parts are the connected parts of a network, the largest first.
func parts(near [][]int) [][]int {
	seen := make([]bool, len(near))
	var list [][]int
	for i := range near {
		if seen[i] {
			continue
		}
		seen[i] = true
		part := []int{i}
		for k := 0; k < len(part); k++ {
			for _, j := range near[part[k]] {
				if !seen[j] {
					seen[j] = true
					part = append(part, j)
				}
			}
		}
		slices.Sort(part)
		list = append(list, part)
	}
	slices.SortStableFunc(list, func(a, b []int) int { return len(b) - len(a) })
	return list
}
