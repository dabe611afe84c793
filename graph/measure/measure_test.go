package measure

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	gonum "gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/community"
	"gonum.org/v1/gonum/graph/network"
	"gonum.org/v1/gonum/graph/simple"

	"geokg/graph"
	"geokg/schema"
)

// ring and the like are networks of actors a, b, c, ... in words: "a MET b 2".
func networkOf(edges ...string) graph.Network {
	var triples []graph.Triple
	for _, words := range edges {
		var t graph.Triple
		if _, err := fmt.Sscan(words, &t.Subject, &t.Relation, &t.Object, &t.Claims); err != nil {
			panic(err)
		}
		triples = append(triples, t)
	}
	built, err := graph.NewNetwork(triples, func(ids []string) ([]schema.Entity, error) {
		var entities []schema.Entity
		for _, id := range ids {
			entities = append(entities, schema.Entity{ID: id, Kind: schema.Country, Name: id})
		}
		return entities, nil
	})
	if err != nil {
		panic(err)
	}
	return built
}

// random is a network as the news give them: few hubs, many that are named once.
func random(actors, edges int) graph.Network {
	r := rand.New(rand.NewPCG(3, 4))
	zipf := rand.NewZipf(r, 1.3, 8, uint64(actors-1))
	relations := []string{"MET", "VISITED", "ACCUSED", "SANCTIONED"}
	seen := map[string]bool{}
	var list []string
	for len(list) < edges {
		s, o, relation := zipf.Uint64(), r.Uint64N(uint64(actors)), relations[r.IntN(len(relations))]
		if relation == "MET" && o < s {
			s, o = o, s
		}
		key := fmt.Sprintf("n%06d %s n%06d", s, relation, o)
		if s == o || seen[key] {
			continue
		}
		seen[key] = true
		list = append(list, fmt.Sprintf("%s %d", key, 1+r.IntN(5)))
	}
	return networkOf(list...)
}

func TestSmallNetworks(t *testing.T) {
	star := Of(networkOf("a MET b 1", "a VISITED c 2", "d ACCUSED a 1", "a ACCUSED a 7"), Kinds()...)
	a := star.Actors[0]
	assert.Equal(t, []int{3, 2, 2, 4}, []int{a.Degree, a.In, a.Out, a.Claims}, "an edge to oneself does not count")
	assert.InDelta(t, 1, a.Betweenness, 1e-12, "all paths lead over the middle")
	assert.Zero(t, star.Actors[1].Betweenness)
	assert.Equal(t, 4, star.Pivots)
	assert.Equal(t, "a", best(star, PageRank))

	line := Of(networkOf("a MET b 1", "b MET c 1", "c MET d 1", "d MET e 1"), Betweenness)
	assert.InDelta(t, 4.0/6, line.Actors[2].Betweenness, 1e-12)
	assert.InDelta(t, 3.0/6, line.Actors[1].Betweenness, 1e-12)

	two := Of(networkOf("a MET b 3", "b MET c 3", "a MET c 3", "x MET y 3", "y MET z 3", "x MET z 3", "w MET x 2", "c MET x 1"), Communities)
	assert.Equal(t, 2, two.Groups)
	var groups []int
	for _, actor := range two.Actors {
		groups = append(groups, actor.Community)
	}
	assert.Equal(t, []int{2, 2, 2, 1, 1, 1, 1}, groups, "the larger group is the first")
	assert.Greater(t, two.Modularity, 0.3)

	assert.Equal(t, Table{Actors: []Actor{}}, Of(graph.Network{}, Kinds()...))
}

func best(table Table, kind Kind) string {
	top := table.Actors[0]
	for _, actor := range table.Actors {
		if actor.Value(kind) > top.Value(kind) {
			top = actor
		}
	}
	return top.ID
}

// What is computed here is what gonum computes.
func TestAgainstGonum(t *testing.T) {
	small := random(80, 300)
	table := Of(small, PageRank, Betweenness)
	a := adjacencyOf(small)
	directed := simple.NewWeightedDirectedGraph(0, 0)
	plain := simple.NewUndirectedGraph()
	for i := range a.out {
		directed.AddNode(node(i))
		plain.AddNode(node(i))
	}
	for i := range a.out {
		for _, arc := range a.out[i] {
			directed.SetWeightedEdge(edge{node(i), node(arc.to), arc.weight})
			plain.SetEdge(edge{node(i), node(arc.to), 1})
		}
	}
	ranks := network.PageRankSparse(directed, damping, 1e-12)
	shares := network.Betweenness(plain)
	pairs := float64((len(a.out) - 1) * (len(a.out) - 2))
	for i, actor := range table.Actors {
		assert.InDelta(t, ranks[int64(i)], actor.PageRank, 1e-8)
		assert.InDelta(t, shares[int64(i)]/pairs, actor.Betweenness, 1e-9)
	}
}

// Communities part as well as those that gonum finds.
func TestCommunitiesAgainstGonum(t *testing.T) {
	large := random(400, 1200)
	table := Of(large, Communities)
	a := adjacencyOf(large)
	g := simple.NewWeightedUndirectedGraph(0, 0)
	for i := range a.both {
		for _, arc := range a.both[i] {
			g.SetWeightedEdge(edge{node(i), node(arc.to), arc.weight})
		}
	}
	groups := make([][]gonum.Node, table.Groups)
	for i, actor := range table.Actors {
		groups[actor.Community-1] = append(groups[actor.Community-1], node(i))
	}
	assert.InDelta(t, community.Q(g, groups, 1), table.Modularity, 1e-9)
	theirs := community.Q(g, community.Modularize(g, 1, rand.NewPCG(1, 1)).Communities(), 1)
	assert.Greater(t, table.Modularity, theirs-0.02)
}

// node and edge are those of gonum's graphs.
type node int64

func (n node) ID() int64 { return int64(n) }

type edge struct {
	from, to node
	weight   float64
}

func (e edge) From() gonum.Node         { return e.from }
func (e edge) To() gonum.Node           { return e.to }
func (e edge) ReversedEdge() gonum.Edge { return edge{e.to, e.from, e.weight} }
func (e edge) Weight() float64          { return e.weight }

// An estimate puts those first that the whole count does, and stays near it.
func TestPivots(t *testing.T) {
	large := random(6000, 20000)
	table := Of(large, Betweenness)
	require.Less(t, table.Pivots, len(table.Actors))
	a := adjacencyOf(large)
	b := brandes{both: a.both, share: make([]float64, len(a.both)), dist: make([]int32, len(a.both)),
		paths: make([]float64, len(a.both)), lean: make([]float64, len(a.both))}
	top := 0
	for source := range a.both {
		b.add(source)
	}
	for i := range b.share {
		if b.share[i] > b.share[top] {
			top = i
		}
	}
	n := float64(len(a.both))
	assert.Equal(t, table.Actors[top].ID, best(table, Betweenness))
	assert.InEpsilon(t, b.share[top]/((n-1)*(n-2)), table.Actors[top].Betweenness, 0.05)
}

func TestTheSameEveryTime(t *testing.T) {
	once := Of(random(300, 1500), Kinds()...)
	for range 3 {
		assert.Equal(t, once, Of(random(300, 1500), Kinds()...))
	}
}

// BenchmarkMeasures measures 100,000 edges among 20,000 actors.
func BenchmarkMeasures(b *testing.B) {
	large := random(20_000, 100_000)
	for _, kind := range Kinds() {
		b.Run(string(kind), func(b *testing.B) {
			for b.Loop() {
				Of(large, kind)
			}
		})
	}
}
