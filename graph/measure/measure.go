package measure

import (
	"fmt"
	"slices"
	"strings"

	"geokg/graph"
	"geokg/schema"
)

// Kind is one of the measures, and the name under which its values are kept in a store.
type Kind string

// The measures.
const (
	Degree      Kind = "degree"      // with how many others there are edges
	PageRank    Kind = "pagerank"    // how often one meets the actor on a walk along edges, by their claims
	Betweenness Kind = "betweenness" // the share of shortest paths between others that lead over it
	Communities Kind = "communities" // the number of its group, the largest is 1
)

// Kinds returns all measures.
func Kinds() []Kind { return []Kind{Degree, PageRank, Betweenness, Communities} }

// KindOf returns the measure of that name.
func KindOf(name string) (Kind, error) {
	kind := Kind(strings.ToLower(name))
	if !slices.Contains(Kinds(), kind) {
		return "", fmt.Errorf("no measure %q: want one of %v", name, Kinds())
	}
	return kind, nil
}

// Actor is one actor with the values that were asked for.
type Actor struct {
	schema.Entity
	Degree      int // others that edges lead to or come from
	In, Out     int // others that edges come from, and lead to; symmetric ones count for both
	Claims      int // of all its edges
	PageRank    float64
	Betweenness float64
	Community   int
}

// Table is the answer: the actors of a network by id.
type Table struct {
	Actors     []Actor
	Edges      int     // that were looked at
	Groups     int     // communities
	Modularity float64 // of the communities: up to 1, the higher the better they part
	Pivots     int     // how many actors the paths of betweenness begin at: all unless it is estimated
}

// Of measures a network.
func Of(network graph.Network, kinds ...Kind) Table {
	a := adjacencyOf(network)
	table := Table{Actors: make([]Actor, len(network.Entities)), Edges: len(network.Edges)}
	var ranks, shares []float64
	var groups []int
	for _, kind := range kinds {
		switch kind {
		case PageRank:
			ranks = pageRank(a.out)
		case Betweenness:
			shares, table.Pivots = betweenness(a.both)
		case Communities:
			groups, table.Modularity = communities(a.both)
		}
	}
	for i, e := range network.Entities {
		actor := &table.Actors[i]
		actor.Entity, actor.Degree, actor.Out = e, len(a.both[i]), len(a.out[i])
		for _, arc := range a.both[i] {
			actor.Claims += int(arc.weight)
		}
		for _, arc := range a.out[i] {
			table.Actors[arc.to].In++
		}
		if ranks != nil {
			actor.PageRank = ranks[i]
		}
		if shares != nil {
			actor.Betweenness = shares[i]
		}
		if groups != nil {
			actor.Community = groups[i]
			table.Groups = max(table.Groups, groups[i])
		}
	}
	return table
}

// Value is that of a measure.
func (a Actor) Value(kind Kind) float64 {
	switch kind {
	case PageRank:
		return a.PageRank
	case Betweenness:
		return a.Betweenness
	case Communities:
		return float64(a.Community)
	}
	return float64(a.Degree)
}

// Scores are the values of a measure as a store keeps them.
func (t Table) Scores(kind Kind) []graph.Score {
	scores := make([]graph.Score, len(t.Actors))
	for i, a := range t.Actors {
		scores[i] = graph.Score{Entity: a.ID, Value: a.Value(kind)}
	}
	return scores
}
