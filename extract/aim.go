package extract

import (
	"slices"

	"geokg/extract/actor"
	"geokg/schema"
)

// aimed is for event data alone: an act that no claim gives a target with a code is aimed at
// the first other country or international body that the words of its predicate name, as
// coders of event data have it. "Threatened to cut off gas to Moldova" threatens Moldova.
func (c *clauses) aimed(p *predicate, rel schema.Relation, subjects []filler, s standing, claims []schema.Claim) []schema.Claim {
	if rel.Standing || len(subjects) == 0 || slices.ContainsFunc(claims, hasTarget) {
		return nil
	}
	target := c.otherBelow(p, rel, subjects)
	if target == nil {
		return nil
	}
	var out []schema.Claim
	for _, subject := range subjects {
		if subject.ID == target.ID {
			continue
		}
		for _, claim := range c.claim(p, rel, subject, *target, nil, s) {
			claim.Confidence *= 0.7
			out = append(out, claim)
		}
	}
	return out
}

// hasTarget reports whether event data has a code for whom an act is aimed at. What somebody
// moves or tests is aimed at nobody by being his own.
func hasTarget(claim schema.Claim) bool {
	aim := claim.Object
	if claim.Recipient != nil {
		aim = *claim.Recipient
	}
	if nation := sideOf(aim); nation != "" {
		return claim.Relation != "MOBILIZED" && claim.Relation != "TESTED" || nation != sideOf(claim.Subject)
	}
	return claim.Relation != "MOBILIZED" && claim.Place != nil && sideOf(*claim.Place) != ""
}

// sideOf is the country that somebody acts for, or the role of who acts for none.
func sideOf(p schema.Participant) string {
	switch {
	case p.ISO3 != "":
		return p.ISO3
	case p.Country != "":
		return p.Country
	case p.Kind == schema.Alliance:
		return "IGO"
	}
	return p.Role
}

// otherBelow is the first side under predicate p besides those of its subjects: one that acts
// before one that is only a place, and that before somebody else of their own country; nil if
// there is none.
func (c *clauses) otherBelow(p *predicate, rel schema.Relation, subjects []filler) *filler {
	top := p.tok
	if p.light >= 0 {
		top = p.light
	} else if head := c.Tokens[top].Head; p.nominal && head >= 0 && c.Tokens[head].UPOS == "VERB" {
		top = head
	}
	under := map[int]bool{}
	c.below(top, func(k int) bool {
		own := k != top && !rel.Symmetric && slices.ContainsFunc(subjects, func(f filler) bool { return f.tok == k })
		aside := k != top && (c.rel(k) == "parataxis" || c.rel(k) == "conj" && c.isClause(k))
		under[k] = !own && !aside
		return under[k]
	})
	own := func(f filler) bool {
		return slices.ContainsFunc(subjects, func(s filler) bool { return sideOf(s.Participant) == sideOf(f.Participant) })
	}
	var place, home *filler
	for _, m := range c.doc.In(c.index) {
		if !under[m.Head] || m.Pronoun {
			continue
		}
		f := c.side(m)
		switch {
		case sideOf(f.Participant) == "":
		case own(f):
			if home == nil && !m.IsPlace && !m.Modifier && !slices.ContainsFunc(subjects, func(s filler) bool { return s.ID == f.ID || s.span.Contains(f.span) }) {
				home = &f
			}
		case !m.IsPlace:
			return &f
		case place == nil && rel.Plover != "CONSULT" && !rel.Symmetric:
			place = &f
		}
	}
	if place == nil && !rel.Symmetric {
		return home
	}
	return place
}

// side is a mention as somebody who acts.
func (c *clauses) side(m *actor.Mention) filler {
	f := c.participant(m, m.Entity, m.Head)
	f.Country = c.country(f)
	if f.Role == "" {
		f.Role = c.gazetteer.Role(f.ID, c.art.Published)
	}
	if !f.Kind.IsActor() {
		f.Country, f.Role = "", ""
	}
	return f
}
