package graph

import (
	"cmp"
	"maps"
	"slices"

	"geokg/schema"
)

// Network is who stands to whom: the edges that claims make, and what stands at their ends.
type Network struct {
	Entities []schema.Entity // sorted by id
	Edges    []Triple        // sorted by id
}

// Actors is the network without things and places: the edges between actors alone.
func (n Network) Actors() Network {
	acts := map[string]bool{}
	for _, e := range n.Entities {
		acts[e.ID] = e.Kind.IsActor()
	}
	return n.Keep(func(t Triple) bool { return acts[t.Subject] && acts[t.Object] })
}

// Keep is the network of the edges for which keep is true.
func (n Network) Keep(keep func(Triple) bool) Network {
	var kept Network
	ends := map[string]bool{}
	for _, edge := range n.Edges {
		if keep(edge) {
			kept.Edges = append(kept.Edges, edge)
			ends[edge.Subject], ends[edge.Object] = true, true
		}
	}
	for _, e := range n.Entities {
		if ends[e.ID] {
			kept.Entities = append(kept.Entities, e)
		}
	}
	return kept
}

// NewNetwork puts edges together with the entities at their ends, which lookup returns by
// id. Both come out sorted.
func NewNetwork(edges []Triple, lookup func(ids []string) ([]schema.Entity, error)) (Network, error) {
	ends := map[string]bool{}
	for _, edge := range edges {
		ends[edge.Subject], ends[edge.Object] = true, true
	}
	entities, err := lookup(slices.Sorted(maps.Keys(ends)))
	if err != nil {
		return Network{}, err
	}
	slices.SortFunc(edges, func(a, b Triple) int { return cmp.Compare(a.ID(), b.ID()) })
	slices.SortFunc(entities, func(a, b schema.Entity) int { return cmp.Compare(a.ID, b.ID) })
	return Network{entities, edges}, nil
}

// Stored reports whether the edges that a store keeps are those of the network of f: they
// are sums over all asserted claims, of which a window, a source or an article is only a part.
func (f Filter) Stored() bool {
	return f.Since == "" && f.Until == "" && len(f.Sources) == 0 && len(f.Articles) == 0 && len(f.Claims) == 0 && len(f.Factualities) == 0
}

// Evidence is the filter of the claims that count in the network of f: besides those that
// make its edges, those that dispute them.
func (f Filter) Evidence() Filter {
	f.Factualities = append(f.Makes(), schema.Denied, schema.Negated)
	return f
}

// Makes are the factualities whose claims make edges.
func (f Filter) Makes() []schema.Factuality {
	if len(f.Factualities) == 0 {
		return []schema.Factuality{schema.Asserted}
	}
	return slices.Clone(f.Factualities)
}

// Edges adds claims up to the edges of the network of f. It takes the claims that Evidence
// selects, those of one article after another.
func (f Filter) Edges(claims func(each func(Claim)) error) ([]Triple, error) {
	sum := Sum{makes: f.Makes()}
	if err := claims(sum.Add); err != nil {
		return nil, err
	}
	var edges []Triple
	for _, delta := range sum.Deltas() {
		if edge, ok := delta.Triple(); ok && f.touches(edge) {
			edges = append(edges, edge)
		}
	}
	return edges, nil
}

func (f Filter) touches(edge Triple) bool {
	return len(f.Actors) == 0 || slices.Contains(f.Actors, edge.Subject) || slices.Contains(f.Actors, edge.Object)
}
