package extract

import (
	"slices"

	"geokg/schema"
)

// retaliates reports whether what p threatens or vows answers an attack.
func (c *clauses) retaliates(p *predicate) bool {
	found := false
	c.below(p.tok, func(k int) bool {
		found = found || c.is(k, c.lex.cues.Retaliation)
		return !found
	})
	return found
}

// addressee is whom words are meant for that name nobody: who is to act in what is asked
// ("demanded that Y leave"), or whom the threatened or promised act touches.
func (c *clauses) addressee(p *predicate, args arguments, acts bool) []filler {
	told := c.with(p.tok, "xcomp", "ccomp", "advcl", "obj")
	if p.light >= 0 {
		told = append(told, c.with(p.light, "xcomp", "ccomp", "advcl")...)
	}
	told = slices.DeleteFunc(told, func(k int) bool { return containsAny(c.lex.cues.Time, c.markers(k)) })
	for _, k := range told {
		if acts {
			if found := c.resolve(c.with(k, "nsubj", "nsubj:pass"), []string{"actor"}); len(found) > 0 {
				return found
			}
			if found := c.partiesOf(k); len(found) > 1 && p.frame.Relation == "REQUESTED" {
				return found
			}
			continue
		}
		for _, q := range c.at(k) {
			if q.frame.Relation == "" {
				continue
			}
			for _, role := range []string{"recipient", "object"} {
				if found := c.roleOf(q, role, []string{"actor"}); named(found) || len(found) > 0 && p.frame.Relation == "THREATENED" && c.lex.voiced() {
					return found
				}
			}
		}
	}
	if p.frame.Relation == "PROMISED" {
		if found := c.gainers(told); len(found) > 0 {
			return found
		}
	}
	if found := c.answering(p); len(found) > 0 {
		return found
	}
	if acts && p.frame.Relation == "REQUESTED" {
		for _, k := range p.slots[slotPatient] {
			if c.relents(k) {
				return slices.DeleteFunc(c.memory.blamed(c.index), func(f filler) bool {
					return slices.ContainsFunc(args.subject, func(s filler) bool { return s.ID == f.ID })
				})
			}
		}
	}
	if !acts && c.retaliates(p) {
		if found := c.memory.attackers(args.subject, c.index); len(found) > 0 {
			return found
		}
		if found := c.memory.blamed(c.index); len(found) > 0 && p.frame.Relation == "THREATENED" {
			return found
		}
		if t := c.memory.last(c.index); t != nil && p.frame.Relation == "THREATENED" {
			return slices.DeleteFunc(t.actors(), func(f filler) bool {
				return slices.ContainsFunc(args.subject, func(s filler) bool { return s.ID == f.ID })
			})
		}
	}
	if head := c.Tokens[p.tok].Head; !acts && head >= 0 && c.rel(p.tok) == "conj" {
		for _, q := range c.at(head) {
			if q.frame.Relation == "" || q.frame.Content == nil && (p.frame.Relation != "PROMISED" || c.lex.voiced()) {
				continue
			}
			if found := c.roleOf(q, "object", []string{"actor"}); len(found) > 0 {
				return found
			}
		}
	}
	return nil
}

// gainers are those whom the promised acts are for, by the names beside them: "offered to share
// images with Nigerian forces", "to send aid to Gaza".
func (c *clauses) gainers(told []int) []filler {
	if c.lex.voiced() {
		return nil
	}
	for _, k := range told {
		words := c.with(k, "iobj", "obl")
		for _, o := range c.with(k, "obj") {
			words = append(words, c.with(o, "nmod")...)
		}
		for _, w := range words {
			if prep := c.preposition(w); c.rel(w) != "iobj" && prep != "to" && prep != "with" && prep != "for" {
				continue
			}
			if found := c.resolve([]int{w}, []string{"actor", "place"}); named(found) {
				return found
			}
		}
	}
	return nil
}

// partiesOf are both sides of the mutual act that noun k tells of: whoever calls for a truce
// between two asks both.
func (c *clauses) partiesOf(k int) []filler {
	for _, q := range c.at(k) {
		if rel, _ := schema.LookupRelation(q.frame.Relation); rel.Symmetric && q.nominal && c.mutual(q) {
			return append(c.roleOf(q, "subject", []string{"actor"}), c.roleOf(q, "object", []string{"actor"})...)
		}
	}
	return nil
}

// answering are those who accept or reject what noun p asks for, offers or charges: it was meant
// for them ("rejected Colombo's request").
func (c *clauses) answering(p *predicate) []filler {
	head := c.Tokens[p.tok].Head
	if !p.nominal || head < 0 || c.rel(p.tok) != "obj" || c.lex.voiced() {
		return nil
	}
	for _, q := range c.at(head) {
		switch q.frame.Relation {
		case "ACCEPTED", "REJECTED", "DENIED":
			return c.roleOf(q, "subject", []string{"actor"})
		}
	}
	return nil
}
