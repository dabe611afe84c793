package graph

import (
	"fmt"
	"slices"

	"geokg/schema"
)

// Filter selects claims by what they say and where they stand. Its zero value selects
// everything; of each list that is not empty, a claim has to fit one entry.
type Filter struct {
	// Since and Until are dates as people write them, "2023-09-13", "2023-09" or "2023". A
	// claim fits if any day of its time lies between; one that tells no time counts as of
	// its publication, and one that has neither fits no window.
	Since, Until string

	Relations    []schema.RelationName
	Factualities []schema.Factuality
	Actors       []string // ids of entities: as subject, object or recipient
	Sources      []string // who published the article
	Articles     []string // ids of articles
	Claims       []string // ids of claims
}

// Everything reports whether f leaves nothing out.
func (f Filter) Everything() bool {
	return !f.ofClaims() && len(f.Sources) == 0 && len(f.Articles) == 0
}

// ofClaims reports whether f asks for anything that an article without claims lacks.
func (f Filter) ofClaims() bool {
	return f.Since != "" || f.Until != "" || len(f.Relations) > 0 || len(f.Factualities) > 0 || len(f.Actors) > 0 ||
		len(f.Claims) > 0
}

// Check reports what the vocabulary does not have and dates that are none.
func (f Filter) Check() error {
	for _, date := range []string{f.Since, f.Until} {
		if err := schema.CheckPublished(date); err != nil {
			return fmt.Errorf("date %q: want YYYY, YYYY-MM or YYYY-MM-DD", date)
		}
	}
	for _, name := range f.Relations {
		if _, ok := schema.LookupRelation(name); !ok {
			return fmt.Errorf("no relation %q in the vocabulary", name)
		}
	}
	for _, name := range f.Factualities {
		if !slices.ContainsFunc(schema.Factualities(), func(i schema.FactualityInfo) bool { return i.Name == name }) {
			return fmt.Errorf("no factuality %q in the vocabulary", name)
		}
	}
	return nil
}

// Params are the values that the statements of stores ask for: since, until, relations,
// factualities, actors, sources, articles and ids (of claims), each nil where f does not restrict, and claims, which
// is false if articles without a claim belong to the answer.
func (f Filter) Params() map[string]any {
	return map[string]any{
		"since": orNil(f.Since), "until": orNil(f.Until), "relations": words(f.Relations),
		"factualities": words(f.Factualities), "actors": words(f.Actors), "sources": words(f.Sources),
		"articles": words(f.Articles), "ids": words(f.Claims),
		"claims": f.ofClaims(),
	}
}

func orNil(word string) any {
	if word == "" {
		return nil
	}
	return word
}

func words[T ~string](list []T) any {
	if len(list) == 0 {
		return nil
	}
	plain := make([]string, len(list))
	for i, word := range list {
		plain[i] = string(word)
	}
	return plain
}
