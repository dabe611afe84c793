package extract

import (
	"slices"
	"strings"

	"geokg/schema"
)

// around are the words that act in the clause around p, whose own words name no subject: who
// plans, halts or orders what a noun tells of, who does something by it, and who is the
// subject above a clause that the parser hung on an object.
func (c *clauses) around(p *predicate) []int {
	i := p.tok
	if p.light >= 0 || c.nameAt(i) != nil {
		return nil
	}
	for c.narrows(i) && c.lex.cues.Packs[c.lower(c.Tokens[i].Head)] {
		i = c.Tokens[i].Head
	}
	v := c.Tokens[i].Head
	if v < 0 {
		return nil
	}
	if !p.nominal && !c.lex.voiced() {
		return c.issuers(i)
	}
	if !p.nominal {
		top := c.Tokens[v].Head
		if c.Tokens[v].UPOS == "NOUN" && c.is(v, c.lex.cues.Transparent) && len(c.kids[v]) == 1 {
			return nil // "mendesak pemerintah mengirim …": whoever the government is, it is not who urges
		}
		if c.rel(i) == "acl" && top >= 0 && c.Tokens[top].UPOS == "VERB" && !p.passive && c.rel(v) == "obj" {
			return c.subjects(top)
		}
		return nil
	}
	if c.Tokens[v].UPOS != "VERB" || c.passive(v) {
		return nil
	}
	if prep := c.preposition(i); prep != "" {
		if c.lex.cues.Reason[prep] || c.lex.cues.Genitive[prep] && !c.lex.voiced() {
			if words, known := c.blamed(v); known {
				return words
			}
		}
		if p.frame.Relation == "VISITED" && prep == "on" && c.rel(i) == "obl" {
			return c.subjects(v) // "on a visit to Kyiv, X pledged …"
		}
		if !c.lex.voiced() && slices.ContainsFunc(c.at(v), func(q *predicate) bool { return isVerdict(q.frame.Relation) }) {
			return nil // who is dismayed at a killing has not killed
		}
		if c.rel(i) == "obl" && (c.lex.cues.Answers[c.lower(v)] || slices.ContainsFunc(c.kids[i], func(k int) bool { return c.lex.cues.Answers[c.lower(k)] })) {
			return c.subjects(v) // "bertanggung jawab atas", "berada di balik serangan itu"
		}
		if c.rel(i) == "obl" && c.lex.cues.Course[prep] && (!c.lex.voiced() || strings.Contains(c.Tokens[v].Feats, "Voice=Act")) {
			return c.subjects(v)
		}
		if c.rel(i) != "obl" && c.rel(i) != "nmod" || c.lex.voiced() || prep != "on" && prep != "to" {
			return nil
		}
	} else if c.rel(i) != "obj" {
		return nil
	} else if c.lex.voiced() && c.lex.cues.Answers[c.lower(v)] {
		return c.subjects(v) // "mendalangi serangan itu"
	}
	intends := false
	for _, q := range c.at(v) {
		if f := q.frame.Content; q.frame.Relation != "" && f != nil && f.Control == slotPatient {
			words := slices.DeleteFunc(slices.Clone(q.role("object")), func(k int) bool { return k == i })
			if len(words) == 0 && !c.lex.voiced() {
				continue // "ordered the expulsion of diplomats"
			}
			return words
		}
		if f := q.frame.Content; q.frame.Relation != "" && f != nil && f.Control == slotAgent && f.Factuality == string(schema.Planned) && c.lex.voiced() {
			intends = true // "menjanjikan bantuan"
			continue
		}
		if rel, ok := schema.LookupRelation(q.frame.Relation); ok && (!rel.Transfer || c.lex.voiced()) {
			return nil
		}
		if f := q.frame.Content; f != nil && !f.Drop && (f.Factuality == string(schema.Planned) || f.Factuality == string(schema.Negated)) {
			intends = true
		}
	}
	if !intends {
		return nil
	}
	return c.subjects(v)
}

// issuers are those who adopt, issue or send the words that gerund i tells the content of: "adopted
// a resolution demanding that X …", "a statement condemning Y was issued by Z".
func (c *clauses) issuers(i int) []int {
	noun := c.Tokens[i].Head
	if c.rel(i) != "acl" || !strings.HasSuffix(c.lower(i), "ing") || !c.is(noun, c.lex.cues.Documents) && !c.is(noun, c.lex.cues.Letters) {
		return nil
	}
	verb := c.Tokens[noun].Head
	if verb < 0 || c.Tokens[verb].UPOS != "VERB" {
		return nil
	}
	if slices.ContainsFunc(c.at(verb), func(q *predicate) bool {
		return q.frame.Relation == "REJECTED" || q.frame.Relation == "CRITICIZED" || q.frame.Relation == "PROTESTED"
	}) {
		return nil // who vetoes a statement says nothing of what it says
	}
	switch c.rel(noun) {
	case "obj":
		return c.subjects(verb)
	case "nsubj", "nsubj:pass":
		return c.with(verb, "obl:agent")
	}
	return nil
}

// blamed are those whom verb v accuses of an act or punishes for it, and whether it does: "blamed
// Hamas for the attack", "sanctioned Iran over its strikes".
func (c *clauses) blamed(v int) (words []int, known bool) {
	for _, q := range c.at(v) {
		switch q.frame.Relation {
		case "ACCUSED", "SANCTIONED", "EXPELLED", "ARRESTED", "CRITICIZED":
			if q.nominal {
				continue
			}
			if words := q.role("object"); len(words) > 0 {
				return words, true
			}
		}
	}
	return nil, false
}

// relents reports whether noun i tells of letting go, pulling out or laying down arms.
func (c *clauses) relents(i int) bool {
	return slices.ContainsFunc(c.at(i), func(q *predicate) bool {
		rel, ok := schema.LookupRelation(q.frame.Relation)
		return ok && rel.Plover == "RETREAT"
	})
}

// asked reports whether a verb of asking or demanding has noun i as its object: "mendesak
// pembebasan sandera".
func (c *clauses) asked(i int) bool {
	head := c.Tokens[i].Head
	return head >= 0 && c.rel(i) == "obj" && slices.ContainsFunc(c.at(head), func(q *predicate) bool {
		return q.frame.Relation == "REQUESTED"
	})
}

// verbAbove is the verb whose complement word i is, perhaps through its object; -1 if none.
func (c *clauses) verbAbove(i int) int {
	v := c.Tokens[i].Head
	if v >= 0 && c.Tokens[v].UPOS != "VERB" {
		v = c.Tokens[v].Head
	}
	if v < 0 || c.Tokens[v].UPOS != "VERB" {
		return -1
	}
	return v
}

// ownersOf are those whose the patient of p is.
func (c *clauses) ownersOf(p *predicate, is []string) []filler { return c.ownersIn(p, slotPatient, is) }

// ownersIn are those whose a thing in a slot of p is.
func (c *clauses) ownersIn(p *predicate, slot string, is []string) []filler {
	var out []filler
	words := p.slots[slot]
	if p.nominal && slot == slotPatient {
		words = p.role("object")
	}
	for _, k := range words {
		out = append(out, c.owners(k)...)
		if m := c.nameAt(k); m != nil && m.Role != "" {
			out = append(out, c.mentioned(k)...)
		}
	}
	return slices.DeleteFunc(out, func(f filler) bool { return !fits(f.Entity, is) })
}
