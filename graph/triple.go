package graph

import (
	"slices"

	"geokg/schema"
)

// TripleKey names an edge; of a symmetric relation the subject is the smaller id.
type TripleKey struct {
	Subject  string
	Relation schema.RelationName
	Object   string
}

// ID is the key as one word: "SUBJECT|RELATION|OBJECT".
func (k TripleKey) ID() string { return k.Subject + "|" + string(k.Relation) + "|" + k.Object }

// triplesOf are the edges that a claim is about: one, and for a transfer with a recipient
// a second from giver to receiver, so that the two are not cut off from each other.
func triplesOf(c schema.Claim, relation schema.Relation) []TripleKey {
	key := TripleKey{c.Subject.ID, c.Relation, c.Object.ID}
	if relation.Symmetric {
		key.Subject, key.Object = min(key.Subject, key.Object), max(key.Subject, key.Object)
	}
	keys := []TripleKey{key}
	if relation.Transfer && c.Recipient != nil && c.Recipient.ID != c.Object.ID {
		keys = append(keys, TripleKey{c.Subject.ID, c.Relation, c.Recipient.ID})
	}
	return keys
}

// Triple is an edge as stored. It stands while at least one claim asserts it.
type Triple struct {
	TripleKey
	Claims          int    // asserted claims
	Articles        int    // articles that make them
	FirstDay        string // earliest first day and latest last day of these claims; "" if none has one
	LastDay         string
	GoldsteinTenths int  // sum over these claims
	Disputed        bool // a claim about this triple is denied or negated
}

// Delta is by how much a set of claims, whole articles of them, moves an edge.
type Delta struct {
	TripleKey
	Claims          int // asserted
	Articles        int
	FirstDay        string
	LastDay         string
	GoldsteinTenths int
	Contrary        int // denied and negated claims
}

// Net is by how much the edges move when the claims of removed go and those of added come,
// sorted by id. Days and Contrary are those of both together: they say what to look at
// again, not what holds then.
func Net(added, removed []Delta) []Delta {
	byID := map[string]Delta{}
	for _, d := range added {
		byID[d.ID()] = d
	}
	for _, r := range removed {
		d := byID[r.ID()]
		d.TripleKey = r.TripleKey
		d.Claims -= r.Claims
		d.Articles -= r.Articles
		d.GoldsteinTenths -= r.GoldsteinTenths
		d.FirstDay = Earlier(d.FirstDay, r.FirstDay)
		d.LastDay = max(d.LastDay, r.LastDay)
		d.Contrary += r.Contrary
		byID[r.ID()] = d
	}
	return sorted(byID, Delta.ID)
}

// Triple is the edge that the claims of d alone make; false if none of them asserts it.
func (d Delta) Triple() (Triple, bool) {
	return Triple{d.TripleKey, d.Claims, d.Articles, d.FirstDay, d.LastDay, d.GoldsteinTenths, d.Contrary > 0}, d.Claims > 0
}

// Asserts reports whether claims of this factuality make edges.
func Asserts(f schema.Factuality) bool { return f == schema.Asserted }

// Contradicts reports whether claims of this factuality dispute edges.
func Contradicts(f schema.Factuality) bool { return f == schema.Denied || f == schema.Negated }

// Sum adds up claims, article after article, to deltas.
type Sum struct {
	makes   []schema.Factuality // whose claims count as asserted; nil: those of Asserts
	deltas  map[TripleKey]*Delta
	counted map[TripleKey]string // the article last counted in a delta
}

// Add counts a claim. The claims of one article come one after another.
func (s *Sum) Add(c Claim) {
	if s.deltas == nil {
		s.deltas, s.counted = map[TripleKey]*Delta{}, map[TripleKey]string{}
	}
	for _, key := range c.Triples {
		delta, ok := s.deltas[key]
		if !ok {
			delta = &Delta{TripleKey: key}
			s.deltas[key] = delta
		}
		if Contradicts(c.Factuality) {
			delta.Contrary++
		}
		if !s.counts(c.Factuality) {
			continue
		}
		delta.Claims++
		if s.counted[key] != c.Article {
			s.counted[key] = c.Article
			delta.Articles++
		}
		delta.FirstDay = Earlier(delta.FirstDay, c.FirstDay)
		delta.LastDay = max(delta.LastDay, c.LastDay)
		delta.GoldsteinTenths += c.GoldsteinTenths
	}
}

func (s *Sum) counts(f schema.Factuality) bool {
	if s.makes == nil {
		return Asserts(f)
	}
	return slices.Contains(s.makes, f)
}

// Deltas returns the sums, sorted by the id of the triple.
func (s *Sum) Deltas() []Delta {
	byID := make(map[string]Delta, len(s.deltas))
	for key, delta := range s.deltas {
		byID[key.ID()] = *delta
	}
	return sorted(byID, Delta.ID)
}

// Earlier is the earlier of two days; one that is not known does not count.
func Earlier(a, b string) string {
	if a == "" || b != "" && b < a {
		return b
	}
	return a
}

// Symmetric reports whether the direction of the edge means nothing.
func (k TripleKey) Symmetric() bool {
	relation, _ := schema.LookupRelation(k.Relation)
	return relation.Symmetric
}
