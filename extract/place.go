package extract

import (
	"slices"

	"geokg/schema"
)

// placeOf is where the act of a predicate happened: the object, where it is a place that is
// visited or attacked; else what a preposition of place brings to it or to what it happens
// with. States have none.
func (c *clauses) placeOf(p *predicate, rel schema.Relation, object filler) *schema.Participant {
	if !rel.HasPlace() {
		return nil
	}
	if rel.Place == schema.PlaceObject {
		if place := object.asPlace(); place != nil {
			return place
		}
	}
	for cur, steps := p.tok, 0; cur >= 0 && steps < 5; steps++ {
		if found := c.placesUnder(cur, rel); len(found) > 0 {
			return c.onePlace(found)
		}
		if !c.sameTime(cur) {
			break
		}
		cur = c.Tokens[cur].Head
	}
	return c.visited(p, rel)
}

// visited is where the clause around p says that somebody went: there they meet, talk and
// sign ("mengunjungi Georgetown dan bertemu presiden").
func (c *clauses) visited(p *predicate, rel schema.Relation) *schema.Participant {
	if p.nominal && p.light < 0 || rel.Plover != "CONSULT" && rel.Plover != "AGREE" || rel.Name == "PHONED" || !c.lex.voiced() {
		return nil
	}
	cur := p.tok
	if p.light >= 0 {
		cur = p.light
	}
	for range 2 {
		head := c.Tokens[cur].Head
		if head < 0 || c.first(cur, "nsubj", "nsubj:pass") >= 0 || !slices.Contains([]string{"conj", "xcomp", "advcl"}, c.rel(cur)) {
			return nil
		}
		for _, q := range c.at(head) {
			if q.frame.Relation == "VISITED" {
				if found := c.roleOf(q, "object", []string{"place"}); len(found) > 0 {
					return found[0].asPlace()
				}
			}
		}
		cur = head
	}
	return nil
}

// asPlace is the filler read as a place, or nil.
func (f filler) asPlace() *schema.Participant {
	e := f.Entity
	if f.place != nil && !e.Kind.IsPlace() {
		e = *f.place
	}
	if !e.Kind.IsPlace() || f.event {
		return nil
	}
	return &schema.Participant{Entity: e, Forms: f.Forms}
}

// placesUnder are the places that hang on word i by a preposition of place, the nearest
// first; and those that an apposition puts after them. Where troops go and missiles come down
// is the place of their being sent and tested; where a body has its seat is no place of what
// it does.
func (c *clauses) placesUnder(i int, rel schema.Relation) []filler {
	var out []filler
	for k := range c.Tokens {
		prep := c.preposition(k)
		goal := c.lex.cues.Goal[prep] && (rel.Name == "MOBILIZED" || rel.Name == "TESTED")
		if !goal && !c.lex.cues.Place[prep] || !c.hangsOn(k, i) || c.seat(k, rel) {
			continue
		}
		found := c.placesAt(k)
		for _, a := range c.with(k, "appos") { // "at the palace, Jakarta"
			if len(found) == 0 {
				found = c.placesAt(a)
			}
		}
		out = append(out, found...)
	}
	return out
}

// seat reports whether place k only tells where a body is that a noun names ("Kedutaan Besar
// China di Oslo"), which only who attacks it cares for.
func (c *clauses) seat(k int, rel schema.Relation) bool {
	head := c.Tokens[k].Head
	if head < 0 || !c.lex.voiced() || rel.Plover == "ASSAULT" || rel.Plover == "COERCE" && rel.Name != "ARRESTED" || rel.Plover == "PROTEST" {
		return false
	}
	m := c.nameAt(head)
	return m != nil && m.Entity.Kind == schema.Organization && c.rel(k) == "nmod"
}

// placesAt are the fillers that word k names, read as places.
func (c *clauses) placesAt(k int) []filler {
	var out []filler
	for _, f := range c.fillers(k) {
		if f.place != nil {
			f.Entity = *f.place
		}
		if f.Kind.IsPlace() && !f.event {
			out = append(out, f)
		}
	}
	return out
}

// onePlace is the place, or the country of several places in one country.
func (c *clauses) onePlace(found []filler) *schema.Participant {
	first := found[0].asPlace()
	if first == nil || len(found) == 1 {
		return first
	}
	for _, f := range found[1:] {
		other := f.asPlace()
		if other == nil {
			continue
		}
		if other.ID == first.In {
			return first // "in Jeddah, Saudi Arabia": the nearer place
		}
		if other.Kind == schema.Region && first.Kind == schema.City && f.span.Start-found[0].span.End < 8 {
			return first // "di Vladivostok di Timur Jauh Rusia"
		}
		if other.In != "" && other.In == first.In {
			if country, ok := c.gazetteer.Entity(first.In); ok {
				return &schema.Participant{Entity: country, Forms: []string{country.Name}}
			}
		}
	}
	return first
}
