package eval

import (
	"cmp"
	"slices"

	"geokg/schema"
)

// item is what a claim counts as: a triple, or an unordered pair and a category.
type item struct {
	article, subject, object string
	what                     string // relation, or PLOVER category
}

func compareItems(a, b item) int {
	return cmp.Or(cmp.Compare(a.article, b.article), cmp.Compare(a.subject, b.subject),
		cmp.Compare(a.object, b.object), cmp.Compare(a.what, b.what))
}

// itemKind makes items of one kind.
type itemKind func(article string, relation schema.RelationName, plover, subject, object string) item

func triple(article string, relation schema.RelationName, _, subject, object string) item {
	if r, ok := schema.LookupRelation(relation); ok && r.Symmetric && subject > object {
		subject, object = object, subject
	}
	return item{article, subject, object, string(relation)}
}

func pair(article string, relation schema.RelationName, plover, subject, object string) item {
	if subject > object {
		subject, object = object, subject
	}
	return item{article, subject, object, cmp.Or(plover, string(relation))}
}

// candidate is a gold entity that a system's may stand for.
type candidate struct {
	distance int
	key      string
}

// strange is the distance of an entity that is none of the gold's.
const strange = 6

// candidates lists the gold entities that e matches, best first, or else e itself.
func candidates(e *schema.EntityJSON, table map[string]entity) []candidate {
	var out []candidate
	m := mentionOf(e)
	for key, row := range table {
		if d := row.distance(m); d != noMatch {
			out = append(out, candidate{d, key})
		}
	}
	if len(out) == 0 {
		id := ""
		if e != nil {
			id = cmp.Or(e.ID, e.Name)
		}
		return []candidate{{strange, "~" + id}}
	}
	slices.SortFunc(out, compareCandidates)
	return out
}

func compareCandidates(a, b candidate) int {
	return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.key, b.key))
}

// resolve is the gold item that a system's claim stands for, the one of best match that is
// in gold, or else an item of its own.
func resolve(make itemKind, c *schema.ClaimJSON, table map[string]entity, gold map[item][]int) item {
	type reading struct{ subject, object candidate }
	var ranked []reading
	objects := candidates(c.Object, table)
	for _, s := range candidates(c.Subject, table) {
		for _, o := range objects {
			ranked = append(ranked, reading{s, o})
		}
	}
	slices.SortFunc(ranked, func(a, b reading) int {
		return cmp.Or(cmp.Compare(a.subject.distance+a.object.distance, b.subject.distance+b.object.distance),
			compareCandidates(a.subject, b.subject), compareCandidates(a.object, b.object))
	})
	itemOf := func(r reading) item {
		return make(c.Article, c.Relation, orEmpty(c.Plover), r.subject.key, r.object.key)
	}
	for _, r := range ranked {
		if i := itemOf(r); gold[i] != nil {
			return i
		}
	}
	return itemOf(ranked[0])
}

func orEmpty(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// Attribute is something of a claim beside its triple.
type Attribute int

// The attributes, in the order in which they are printed.
const (
	Factuality Attribute = iota
	Holder
	Place
	Recipient
	Sentence
	Time
	attributes
)

func (a Attribute) String() string {
	return [...]string{"factuality", "holder", "place", "recipient", "sentence", "time"}[a]
}

// credits is what a system's claim earns for its attributes, in halves.
type credits [attributes]int

const whole = 2

func (c *credits) sum() (n int) {
	for _, x := range c {
		n += x
	}
	return n
}

func creditsOf(gold *goldClaim, system *schema.ClaimJSON, table map[string]entity) credits {
	var out credits
	give := func(a Attribute, ok bool) {
		if ok {
			out[a] = whole
		}
	}
	give(Factuality, gold.Factuality == system.Factuality)
	give(Sentence, gold.Sentence == system.Sentence)
	give(Holder, sameEntity(gold.Holder, schema.Author, system.Holder.EntityJSON, table))
	give(Place, sameEntity(gold.Place, "", system.Place, table))
	give(Recipient, sameEntity(gold.Recipient, "", system.Recipient, table))
	out[Time] = timeCredit(gold.Time, orEmpty(system.Time))
	return out
}

// sameEntity reports whether a system's entity, none standing for the value nobody, is the
// one with a gold key.
func sameEntity(key, nobody string, system *schema.EntityJSON, table map[string]entity) bool {
	if system == nil {
		return key == nobody
	}
	row, ok := table[key]
	return ok && row.distance(mentionOf(system)) != noMatch
}

// timeCredit is whole for the same days, half if one contains the other.
func timeCredit(gold, system string) int {
	if gold == "" || system == "" {
		if gold == system {
			return whole
		}
		return 0
	}
	g, err1 := schema.ParseTime(gold)
	s, err2 := schema.ParseTime(system)
	if err1 != nil || err2 != nil {
		return 0
	}
	switch inside, around := g.Contains(s), s.Contains(g); {
	case inside && around:
		return whole
	case inside || around:
		return whole / 2
	}
	return 0
}

// marked reports whether gold has a value for the attribute that a system does not get
// right by saying nothing.
func (c *goldClaim) marked(a Attribute) bool {
	switch a {
	case Factuality:
		return c.Factuality != schema.Asserted
	case Holder:
		return c.Holder != schema.Author
	case Place:
		return c.Place != ""
	case Recipient:
		return c.Recipient != ""
	case Time:
		return c.Time != ""
	}
	return false
}
