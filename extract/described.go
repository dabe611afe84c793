package extract

import (
	"cmp"
	"slices"
	"strings"

	"geokg/schema"
)

// surnamed is the name beside which noun i stands in apposition: "Essequibo, a region that
// Guyana controls".
func (c *clauses) surnamed(i int) []filler {
	head := c.Tokens[i].Head
	if c.rel(i) != "appos" || c.Tokens[i].UPOS != "NOUN" || head < 0 || c.preposition(i) != "" || c.tells(i) || c.nameAt(head) == nil {
		return nil
	}
	return c.mentioned(head)
}

// introduced are those whom noun i introduces by name: "a retired officer, X", "two companies, X
// and Y".
func (c *clauses) introduced(i int) []filler {
	if c.Tokens[i].UPOS != "NOUN" && (!c.lex.voiced() || c.nameAt(i) != nil) || c.tells(i) {
		return nil
	}
	counted := c.first(i, "nummod") >= 0
	beside := c.with(i, "appos")
	if c.lex.voiced() {
		for _, k := range c.with(i, "nmod", "flat") {
			beside = append(beside, c.with(k, "appos")...) // "utusan Presiden Donald Trump, Steve Witkoff"
		}
	}
	for _, k := range beside {
		m := c.nameAt(k)
		if m != nil && m.Tokens[0] == i+1 && m.Entity.Kind == schema.Organization && !counted {
			return c.mentioned(k) // "the opposition Labour Party"
		}
		if m == nil || m.Tokens[0] == 0 || c.lower(m.Tokens[0]-1) != "," && c.lower(m.Tokens[0]-1) != "-" {
			continue
		}
		if !counted && (m.Entity.Kind == schema.Person || c.lex.voiced() && m.Entity.Kind == schema.Organization && c.lex.cues.Bands[c.lower(i)]) {
			return c.mentioned(k)
		}
		if counted && len(c.with(k, "conj")) > 0 {
			return c.fill(k, 1) // "two companies, X and Y"
		}
	}
	return c.enumerated(i)
}

// enumerated are those whom a counted noun names after a comma, where the parser made a list of
// it and them: "two companies, Norebo and Murman Seafood".
func (c *clauses) enumerated(i int) []filler {
	for _, k := range c.with(i, "conj") {
		m := c.nameAt(k)
		if m == nil || m.Tokens[0] == 0 || c.lower(m.Tokens[0]-1) != "," || c.first(k, "cc") >= 0 {
			continue
		}
		names := len(c.with(k, "conj")) + len(c.with(i, "conj"))
		if slices.ContainsFunc(c.with(i, "nummod"), func(n int) bool { return int(c.lex.cues.Numerals[c.lower(n)]) == names && names > 1 }) {
			found := c.fill(k, 1)
			for _, g := range c.with(i, "conj") {
				if g != k {
					found = append(found, c.fill(g, 1)...)
				}
			}
			return found
		}
	}
	return nil
}

// presented are the people by name whom officials of a state are: "two Israeli ministers, X and Y".
func (c *clauses) presented(i int) []filler {
	m := c.nameAt(i)
	if m == nil || m.Head != i || m.Role == "" || m.Entity.Kind != schema.Country || len(c.with(i, "appos")) == 0 {
		return nil
	}
	return slices.DeleteFunc(c.introduced(i), func(f filler) bool { return f.Kind != schema.Person })
}

// tells reports whether word i tells of an act or a state.
func (c *clauses) tells(i int) bool {
	return slices.ContainsFunc(c.at(i), func(p *predicate) bool { return p.frame.Relation != "" })
}

// named is the thing, agreement or body that a noun with a demonstrative points back to,
// by the noun in its name: "resolusi itu" after "Resolusi 1874".
func (c *clauses) named(i int) []filler {
	if !c.points(i) || c.Tokens[i].UPOS != "NOUN" {
		return nil
	}
	for s := c.index; s >= 0 && s >= c.index-recall; s-- {
		mentions := c.doc.In(s)
		for k := len(mentions) - 1; k >= 0; k-- {
			m := mentions[k]
			if m.Pronoun || m.Modifier || s == c.index && m.Span.End > c.Tokens[i].Span.Start || len(m.Forms) == 0 {
				continue
			}
			if m.Entity.Kind != schema.Agreement && m.Entity.Kind != schema.Thing && m.Entity.Kind != schema.Weapon {
				continue
			}
			words := strings.Fields(strings.ToLower(m.Forms[0]))
			if len(words) > 1 && slices.Contains(words, c.lower(i)) {
				return []filler{c.participant(m, m.Entity, i)}
			}
		}
	}
	return nil
}

// pointed is the body, or the state, that a noun with a demonstrative after a relative clause
// points back to: "lembaga yang dipimpin Dilma Rousseff itu".
func (c *clauses) pointed(i int) []filler {
	state := c.lower(i) == "negara" || c.lower(i) == "negeri"
	if !c.lex.voiced() || !state && !c.lex.cues.Bands[c.lower(i)] || !c.points(i) || c.nameAt(i) != nil || c.first(i, "acl", "acl:relcl") < 0 {
		return nil
	}
	for s := c.index - 1; s >= 0 && s >= c.index-2; s-- {
		var found []filler
		for _, m := range c.doc.In(s) {
			if m.Pronoun || m.Modifier || (m.Entity.Kind == schema.Country) != state || !state && m.Entity.Kind != schema.Organization && m.Entity.Kind != schema.Alliance {
				continue
			}
			f := c.participant(m, m.Entity, i)
			f.span = c.Tokens[i].Span
			if !slices.ContainsFunc(found, func(o filler) bool { return o.ID == f.ID }) {
				found = append(found, f)
			}
		}
		if len(found) > 0 {
			return found[len(found)-1:]
		}
	}
	return nil
}

// points reports whether noun i has a demonstrative: it was told of before.
func (c *clauses) points(i int) bool {
	return slices.ContainsFunc(c.with(i, "det"), func(k int) bool { return c.lex.cues.Demonstrative[c.lower(k)] })
}

// behind are the actors of the event that a nominal predicate tells of: who condemns an
// attack condemns the attacker. A noun that does not say who acted speaks of an event that
// the article told before.
func (c *clauses) behind(p *predicate, depth int) []filler {
	rel, _ := schema.LookupRelation(p.frame.Relation)
	if rel.Standing && !(rel.Symmetric && c.parties) || rel.Symmetric && !c.parties {
		return nil
	}
	t := told{relation: rel}
	for _, k := range p.role("subject") {
		t.subject = append(t.subject, c.fill(k, depth+1)...)
	}
	if len(t.subject) == 0 && c.lex.voiced() {
		for _, k := range c.around(p) {
			t.subject = append(t.subject, c.fill(k, depth+1)...)
		}
	}
	if rel.Symmetric {
		for _, k := range p.role("object") {
			t.object = append(t.object, c.fill(k, depth+1)...)
		}
	}
	if actors := t.actors(); len(actors) > 0 {
		return actors
	}
	if c.lex.voiced() && len(p.slots[slotMod]) > 0 && !c.points(p.tok) && slices.ContainsFunc(p.slots[slotMod], func(k int) bool { return c.nameAt(k) != nil }) {
		return nil // "serangan Pahalgam" is one of its own
	}
	if c.indefinite(p.tok) {
		return nil // "an earlier agreement" was not told before
	}
	if before := c.memory.upTo(c.index, p.tok).event(rel, c.index); before != nil {
		return before.actors()
	}
	if c.parties {
		return c.memory.bargain(c.index)
	}
	return nil
}

// indefinite reports whether noun i has the article "a".
func (c *clauses) indefinite(i int) bool {
	return slices.ContainsFunc(c.with(i, "det"), func(k int) bool { return c.lower(k) == "a" || c.lower(k) == "an" })
}

// members are what a phrase includes by name: "negara lain, termasuk China".
func (c *clauses) members(i, depth int) []filler {
	var out []filler
	for _, k := range c.with(i, "nmod", "obl", "appos", "acl", "conj", "dep") {
		if prep := c.preposition(k); c.lex.cues.Including[prep] {
			out = append(out, c.fill(k, depth+1)...)
		}
	}
	return out
}

// described is the thing or the unnamed group that word i and what hangs on it describe.
func (c *clauses) described(i int) []filler {
	switch c.Tokens[i].UPOS {
	case "NOUN", "PROPN", "X":
	default:
		return nil
	}
	e, span, ok := c.doc.Describe(c.Sentence, c.index, i)
	if !ok {
		return nil
	}
	return []filler{{
		Participant: schema.Participant{Entity: e, Forms: c.countedForms(i, span)},
		tok:         i, span: span, vague: c.is(i, c.lex.cues.Abstract),
	}}
}

// countedForms are the words of the description that word i heads, without and with its
// number: "people", "seven people".
func (c *clauses) countedForms(i int, span schema.Span) []string {
	forms := []string{span.Of(c.art.Text)}
	for _, k := range c.with(i, "nmod:poss") {
		if own := c.Tokens[k].Span; c.lower(k) == "nya" && own.Start == c.Tokens[i].Span.End {
			span = span.Cover(own)
			forms = append(forms, span.Of(c.art.Text)) // "pasukannya"
		}
	}
	for _, k := range c.with(i, "nummod", "det") {
		if c.Tokens[k].Span.Start < span.Start && (c.rel(k) == "nummod" || c.lex.voiced()) {
			forms = append(forms, c.Tokens[k].Span.Cover(span).Of(c.art.Text))
		}
	}
	return forms
}

// resolve turns words into fillers of the given classes, each entity once.
func (c *clauses) resolve(words []int, is []string) []filler {
	var out []filler
	for _, i := range words {
		if k := c.ofCount(i); k >= 0 && c.nameAt(k) != nil && c.forces(k, is) {
			i = k // "dozens of Malian soldiers"
		}
		found := c.fillers(i)
		switch {
		case c.nameAt(i) != nil && c.forces(i, is):
			found = c.described(i)
		case !slices.ContainsFunc(found, func(f filler) bool { return f.fits(is) }) && c.nameAt(i) == nil:
			found = append(found, c.described(i)...)
		}
		if c.lex.cues.Tools[c.lower(i)] && !slices.ContainsFunc(found, func(f filler) bool { return f.fits(is) }) {
			found = append(found, c.owners(i)...)
			if !named(found) {
				found = append(found, c.wielders(i)...)
			}
		}
		for _, f := range found {
			if f.vague && len(is) > 0 && !slices.Contains(is, "any") {
				continue
			}
			if len(is) > 0 && is[0] == "place" && f.place != nil && !f.event {
				f.Entity = *f.place
			}
			if f.Kind == schema.Person && len(is) == 1 && is[0] == "state" {
				f.Entity = c.led(f.Entity)
			}
			if !f.fits(is) {
				if f.place == nil || !fits(*f.place, is) {
					continue
				}
				f.Entity = *f.place
			}
			if !slices.ContainsFunc(out, func(o filler) bool { return o.ID == f.ID }) {
				f.Country = c.country(f)
				f.Role = cmp.Or(f.Role, c.gazetteer.Role(f.ID, c.art.Published))
				out = append(out, f)
			}
		}
	}
	return out
}

// ofCount is what a noun that counts counts ("dozens of soldiers"), or -1.
func (c *clauses) ofCount(i int) int {
	if !c.lex.cues.Counts[c.lower(i)] || c.lex.voiced() {
		return -1
	}
	return c.first(i, "nmod")
}

// meaning are fillers told before, as what pronoun i stands for.
func (c *clauses) meaning(i int, found []filler) []filler {
	for k := range found {
		found[k].tok, found[k].span = i, c.Tokens[i].Span
	}
	return found
}
