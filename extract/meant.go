package extract

import (
	"slices"

	"geokg/extract/actor"
	"geokg/schema"
)

// clitic reports whether the patient of p is nothing but the pronoun "nya".
func (c *clauses) clitic(p *predicate) bool {
	words := p.slots[slotPatient]
	return !p.nominal && c.lex.voiced() && len(words) == 1 && c.lower(words[0]) == "nya"
}

// meant are the actors, places or things that "nya" as the object of p stands for: for what
// is praised or condemned those behind the deed told last, for what is signed the document,
// else what it was resolved to or, of what is no actor, what the sentence before is about.
func (c *clauses) meant(p *predicate, args arguments) []filler {
	is := p.frame.Is.Object
	known := slices.DeleteFunc(slices.Clone(args.object), func(f filler) bool {
		return slices.ContainsFunc(args.subject, func(s filler) bool { return s.ID == f.ID })
	})
	switch {
	case slices.Contains(is, "agreement"):
		if found := c.memory.document(c.index); found != nil {
			return found
		}
	case len(known) == 0 && isVerdict(p.frame.Relation) && (slices.Contains(is, "any") || slices.Contains(is, "body")):
		if t := c.memory.last(c.index); t != nil && isVerdict(t.relation.Name) {
			return t.object // "memujinya … mengecamnya"
		} else if t != nil {
			return slices.DeleteFunc(t.actors(), func(f filler) bool {
				return slices.ContainsFunc(args.subject, func(s filler) bool { return s.ID == f.ID })
			})
		}
	}
	if len(known) == 0 && c.index > 0 {
		for _, m := range c.doc.In(c.index - 1) {
			if !m.Pronoun && !m.Modifier && m.Entity.Kind != schema.Person && m.Entity.Kind != schema.Country && fits(m.Entity, is) && !m.Entity.Kind.IsActor() {
				f := c.participant(m, m.Entity, p.slots[slotPatient][0])
				f.span = c.Tokens[p.slots[slotPatient][0]].Span
				return []filler{f}
			}
		}
	}
	return known
}

// owned puts those whose a thing without a name is in its place: who backs Ukraine's
// sovereignty backs Ukraine. Documents stand for themselves.
func (c *clauses) owned(objects []filler) []filler {
	var out []filler
	for _, f := range objects {
		if did := c.culprits(f); len(did) > 0 {
			out = append(out, did...)
			continue
		}
		if f.named || f.event || f.Kind != schema.Thing || !c.here(f) || c.tells(f.tok) && !c.drills(f.tok) || c.lex.cues.Documents[c.lower(f.tok)] {
			out = append(out, f)
			continue
		}
		found := slices.DeleteFunc(slices.Concat(c.owners(f.tok), c.authors(f.tok)), func(o filler) bool { return !o.Kind.IsActor() })
		if len(found) == 0 {
			out = append(out, f)
		}
		for _, o := range found {
			o.event = true
			out = append(out, o)
		}
	}
	return out
}

// authors are those by whom, as its own words tell, what noun i names was done: "the closure of
// the newspaper by X".
func (c *clauses) authors(i int) []filler {
	var out []filler
	for _, v := range c.with(i, "acl", "acl:relcl") {
		if c.lex.cues.Committing[c.lower(v)] {
			for _, k := range c.with(v, "obl:agent") {
				out = append(out, c.fillers(k)...) // "kejahatan yang dilakukan X"
			}
		}
	}
	for _, k := range c.with(i, "nmod", "obl", "obl:agent") {
		switch prep := c.preposition(k); {
		case c.lex.voiced() && prep == "":
			out = append(out, c.authors(k)...)
		case c.lex.voiced():
		case c.lex.cues.Agent[prep]:
			out = append(out, c.fillers(k)...)
		case c.lex.cues.Genitive[prep] && c.nameAt(k) == nil && !c.tells(k):
			out = append(out, c.authors(k)...)
		}
	}
	return out
}

// drills reports whether noun i tells of drills: who condemns them condemns those who hold them.
func (c *clauses) drills(i int) bool {
	return slices.ContainsFunc(c.at(i), func(p *predicate) bool { return p.nominal && p.frame.Relation == "EXERCISED_WITH" })
}

// culprits are those who, as a clause after it tells, did what a filler names: "crimes committed by X".
func (c *clauses) culprits(f filler) []filler {
	var out []filler
	if c.lex.voiced() || f.named || f.event || !c.here(f) {
		return nil
	}
	for _, v := range c.with(f.tok, "acl", "acl:relcl") {
		if c.is(v, c.lex.cues.Committing) {
			out = append(out, c.resolve(c.with(v, "obl:agent"), []string{"actor"})...)
		}
	}
	return out
}

// isVerdict reports whether a relation is a word for or against somebody.
func isVerdict(name schema.RelationName) bool {
	switch name {
	case "SUPPORTED", "CRITICIZED", "REJECTED", "PROTESTED":
		return true
	}
	return false
}

// answersDeeds reports whether a relation takes what somebody did as its object, and so the
// one who did it.
func answersDeeds(name schema.RelationName) bool {
	switch name {
	case "INVESTIGATED", "ACCEPTED", "ACCUSED", "DENIED", "MEDIATED", "THREATENED", "REQUESTED", "PROMISED", "TARGET_OF":
		return true
	}
	return isVerdict(name)
}

// echo are the claims of who does as the one did who was told of last: "followed suit".
func (c *clauses) echo(p *predicate, s standing) []schema.Claim {
	before := c.memory.deed(c.index)
	if before == nil {
		return nil
	}
	var out []schema.Claim
	own := func(f filler) bool {
		return slices.ContainsFunc(before.subject, func(s filler) bool { return s.ID == f.ID })
	}
	for _, pair := range pairs(arguments{subject: c.roleOf(p, "subject", p.frame.Is.Subject), object: before.object}, false) {
		if own(pair[0]) {
			continue
		}
		out = append(out, c.claim(p, before.relation, pair[0], pair[1], nil, s)...)
	}
	return out
}

// occasion are the parties of an event that a noun points back to, where it was told as
// another one of its kind: "that meeting" after a visit.
func (c *clauses) occasion(p *predicate, rel schema.Relation) (args arguments) {
	if !p.nominal || !rel.Symmetric || !c.points(p.tok) {
		return args
	}
	if t := c.memory.event(rel, c.index); t != nil && t.relation.Name != rel.Name && alike(t.subject, t.object) {
		args.subject, args.object = t.subject, t.object
	}
	return args
}

// alike reports whether both sides are people, or both states.
func alike(a, b []filler) bool {
	return len(a) > 0 && len(b) > 0 && a[0].Kind == b[0].Kind && (a[0].Kind == schema.Person || a[0].Kind == schema.Country)
}

// bloc is the only alliance that this sentence and the one before name: what "a member" is
// a member of.
func (c *clauses) bloc() []filler {
	return c.only(func(m *actor.Mention) bool { return m.Entity.Kind == schema.Alliance }, 2)
}

// onlyState is the state that alone is named in the text so far: whose police arrest.
func (c *clauses) onlyState() []filler {
	found := c.only(func(m *actor.Mention) bool { return m.Entity.Kind == schema.Country }, c.index+1)
	for i := range found {
		found[i].named = false
	}
	return found
}

// only is the one entity that the last sentences name and fits, or none.
func (c *clauses) only(fits func(*actor.Mention) bool, sentences int) []filler {
	var found []filler
	for s := max(0, c.index-sentences+1); s <= c.index; s++ {
		for _, m := range c.doc.In(s) {
			if !fits(m) || slices.ContainsFunc(found, func(f filler) bool { return f.ID == m.Entity.ID }) {
				continue
			}
			f := c.participant(m, m.Entity, m.Head)
			if s != c.index {
				f.span = schema.Span{}
			}
			found = append(found, f)
		}
	}
	if len(found) != 1 {
		return nil
	}
	return found
}
