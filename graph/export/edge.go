package export

import (
	"cmp"
	"context"

	"geokg/graph"
)

// edge is an edge of a network with what its claims say of it besides.
type edge struct {
	graph.Triple
	stories int     // articles that make the claims, those that carry one text counted once
	spells  []spell // times that the claims tell, in their order
}

// edgesOf returns the network that a filter selects, and its edges.
func edgesOf(ctx context.Context, source graph.Source, filter graph.Filter) (graph.Network, []edge, error) {
	network, err := source.Network(ctx, filter)
	if err != nil {
		return network, nil, err
	}
	edges := make([]edge, len(network.Edges))
	at := map[graph.TripleKey]int{}
	for i, t := range network.Edges {
		edges[i].Triple, at[t.TripleKey] = t, i
	}
	stories := map[graph.TripleKey]map[string]bool{}
	filter.Factualities = filter.Makes()
	for a, err := range source.Articles(ctx, filter) {
		if err != nil {
			return network, nil, err
		}
		story := cmp.Or(a.CopyOf, a.Article.ID)
		for _, c := range a.Claims {
			claim, err := graph.NewClaim(c)
			if err != nil {
				return network, nil, err
			}
			for _, key := range claim.Triples {
				i, ok := at[key]
				if !ok {
					continue
				}
				if s := (spell{claim.FirstDay, claim.LastDay}); s != (spell{}) {
					edges[i].spells = append(edges[i].spells, s)
				}
				if stories[key] == nil {
					stories[key] = map[string]bool{}
				}
				stories[key][story] = true
				edges[i].stories = len(stories[key])
			}
		}
	}
	return network, edges, nil
}
