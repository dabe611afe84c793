package extract

import (
	"slices"

	"geokg/extract/actor"
	"geokg/schema"
)

// aim is an act that was read: event data may still have to find whom it is aimed at.
type aim struct {
	p        *predicate
	rel      schema.Relation
	subjects []filler
	standing standing
	found    bool // a claim says it
}

// same reports whether two acts share a word.
func (a aim) same(b aim) bool {
	return a.p.tok == b.p.tok || a.p.light >= 0 && (a.p.light == b.p.light || a.p.light == b.p.tok) || b.p.light >= 0 && b.p.light == a.p.tok
}

// aimed are the acts of the sentence that no claim gives a target with a code. Each is aimed
// at the first other country or international body that the words of its predicate name, as
// coders of event data have it: "threatened to cut off gas to Moldova" threatens Moldova. A
// noun tells of an act of its own only with a verb that carries it.
func (c *clauses) aimed() []schema.Claim {
	var out []schema.Claim
	for _, a := range c.aims {
		if a.rel.Standing || len(a.subjects) == 0 || a.p.nominal && a.p.light < 0 && !a.p.frame.Coded ||
			slices.ContainsFunc(c.aims, func(b aim) bool { return b.found && a.same(b) }) {
			continue
		}
		target := c.otherBelow(a.p, a.rel, a.subjects)
		if target == nil {
			continue
		}
		for _, subject := range a.subjects {
			if subject.ID == target.ID {
				continue
			}
			for _, claim := range c.claim(a.p, a.rel, subject, *target, nil, a.standing) {
				claim.Confidence *= 0.7
				out = append(out, claim)
			}
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
