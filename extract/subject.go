package extract

import (
	"slices"
	"strings"

	"geokg/schema"
)

// antecedent is what a relative pronoun stands for: the noun that its clause modifies. A
// clause that hangs on anything else belongs to the name before the pronoun.
func (c *clauses) antecedent(k int) int {
	if !c.lex.cues.Relative[c.lower(k)] {
		return k
	}
	for v := c.Tokens[k].Head; v >= 0; v = c.Tokens[v].Head {
		switch c.rel(v) {
		case "acl:relcl", "acl", "advcl:relcl":
			h := c.Tokens[v].Head
			if h >= 0 && strings.HasSuffix(c.Tokens[h].Rel, ":tmod") && len(c.doc.At(c.index, h)) == 0 {
				return c.nameBefore(h) // "Inisiatif Gandum, Senin, yang ditengahi Turki"
			}
			if h >= 0 && (c.isNoun(h) || len(c.doc.At(c.index, h)) > 0) && !c.idiomatic(h) {
				return c.identified(h)
			}
			return c.nameBefore(k)
		}
	}
	return c.nameBefore(k)
}

// related is what a relative pronoun with a preposition stands for: the name right before the
// two, else its antecedent ("Azerbaijan, against which Armenia fought").
func (c *clauses) related(k int) int {
	prep := c.first(k, "case")
	if prep < 1 || prep > k || !c.lex.cues.Relative[c.lower(k)] {
		return c.antecedent(k)
	}
	before := prep - 1
	if c.lower(before) == "," && before > 0 {
		before--
	}
	if m := c.nameAt(before); m != nil {
		return m.Head
	}
	return c.antecedent(k)
}

// idiomatic reports whether noun h is only a part of what the verb above it says ("berterima
// kasih kepada Rusia, yang ...").
func (c *clauses) idiomatic(h int) bool {
	head := c.Tokens[h].Head
	if head < 0 || c.rel(h) != "obj" {
		return false
	}
	if slices.ContainsFunc(c.with(h, "nmod", "compound", "flat"), func(k int) bool { return c.preposition(k) == "" }) {
		return false
	}
	for _, u := range c.lookup(c.lex.verbs, head) {
		if u.frame.Relation != "" && slices.Contains(u.with, c.lower(h)) && len(c.doc.At(c.index, h)) == 0 && c.lex.nouns[c.lower(h)] == nil {
			return true
		}
	}
	return false
}

// identified is the name that noun h is said to be ("China became the first country that
// ..."), or h.
func (c *clauses) identified(h int) int {
	if top := c.Tokens[h].Head; c.lex.voiced() && c.rel(h) == "appos" && top >= 0 && c.preposition(h) == "" {
		if whole, part := c.nameAt(h), c.nameAt(top); whole != nil && part != nil && whole.Place != nil && !part.Entity.Kind.IsPlace() && part.Entity.Kind != schema.Person {
			return top // "Rumah Sakit Al-Ahli, Kota Gaza, yang dibom"
		}
	}
	if len(c.doc.At(c.index, h)) > 0 {
		return h
	}
	verb := h
	if v := c.Tokens[h].Head; v >= 0 && (c.rel(h) == "obj" || c.rel(h) == "xcomp") && c.is(v, c.lex.cues.Copula) {
		verb = v
	}
	for _, k := range c.with(verb, "nsubj") {
		if k = c.antecedent(k); c.nameAt(k) != nil {
			return k
		}
	}
	return h
}

// isNoun reports whether word i is a noun that tells of no speech.
func (c *clauses) isNoun(i int) bool {
	if u := c.Tokens[i].UPOS; u != "NOUN" && u != "PROPN" && u != "PRON" {
		return false
	}
	for _, u := range c.lookup(c.lex.nouns, i) {
		if u.frame.Content != nil && u.frame.Relation == "" && c.first(i, "nsubj", "nmod") >= 0 && c.rel(i) == "parataxis" {
			return false
		}
	}
	return true
}

// nameBefore is the head of the mention that ends before word k, short of a verb; k if none.
func (c *clauses) nameBefore(k int) int {
	for i := k - 1; i >= 0 && c.Tokens[i].UPOS != "VERB"; i-- {
		if found := c.doc.At(c.index, i); len(found) > 0 {
			return found[len(found)-1].Head
		}
	}
	return k
}

// relativeObject fills the patient of a relative clause that has lost its pronoun
// ("missiles Moscow fired") from the noun that it modifies.
func (c *clauses) relativeObject(p *predicate, i int) {
	if len(p.slots[slotPatient]) > 0 || c.rel(i) != "acl:relcl" {
		return
	}
	if head := c.Tokens[i].Head; head >= 0 && len(p.slots[slotAgent]) > 0 && !slices.Contains(p.slots[slotAgent], head) {
		p.add(slotPatient, head)
	}
}

// understood is the subject that verb i shares with the clause around it: of the verb it is
// coordinated with, of the verb that controls it, or the noun that it modifies.
func (c *clauses) understood(i int) []int {
	for steps := 0; steps < 8; steps++ {
		head := c.Tokens[i].Head
		if head < 0 {
			return nil
		}
		switch c.rel(i) {
		case "acl", "acl:relcl", "amod":
			if c.isPurpose(i) {
				return c.controller(i, head)
			}
			if c.Tokens[head].UPOS == "VERB" {
				return c.controller(i, head)
			}
			return []int{head}
		case "xcomp", "advcl", "ccomp", "obl", "csubj", "parataxis", "dep":
			return c.controller(i, head)
		case "conj":
			if own := c.with(head, "nsubj", "nsubj:pass"); len(own) > 0 {
				return c.antecedents(own)
			}
			i = head
		default:
			return nil
		}
	}
	return nil
}

// subjects are the words that verb v has as its subject, its own or understood.
func (c *clauses) subjects(v int) []int {
	if own := c.with(v, "nsubj", "nsubj:pass"); len(own) > 0 {
		return c.antecedents(own)
	}
	return c.understood(v)
}

func (c *clauses) antecedents(words []int) []int {
	var out []int
	for _, k := range words {
		out = append(out, c.antecedent(k))
	}
	return out
}

// isPurpose reports whether clause i is an infinitive hung on a noun ("a vow to avenge").
func (c *clauses) isPurpose(i int) bool {
	for _, m := range c.markers(i) {
		if c.lex.cues.Purpose[m] {
			return true
		}
	}
	return false
}

// controlled is the object of head that is to do what infinitive i after it tells, or -1:
// "expects Washington to sell jets". A frame that names who is to act outranks it.
func (c *clauses) controlled(i, head int) int {
	k := c.first(head, "obj", "iobj")
	if c.lex.voiced() || c.rel(i) != "xcomp" || k < head || k > i || c.nameAt(k) == nil {
		return -1
	}
	for _, p := range c.at(head) {
		if p.frame.Content != nil && p.frame.Content.Control != "" {
			return -1
		}
	}
	return k
}

// answerable are those whom the verb above praises, blames or punishes for what gerund i tells:
// "condemned Iran for supplying drones", "was sanctioned over shelling Goma".
func (c *clauses) answerable(i, head int) []int {
	if !containsAny(c.lex.cues.Reason, c.markers(i)) {
		return nil
	}
	for _, p := range c.at(head) {
		if rel, ok := schema.LookupRelation(p.frame.Relation); ok && !p.nominal && !rel.Symmetric && !rel.Transfer && !rel.Standing {
			if words := p.role("object"); len(words) > 0 {
				return words
			}
		}
	}
	return nil
}

// controller is the understood subject of clause i below head: the role that the frame of
// head names, else head's own subject.
func (c *clauses) controller(i, head int) []int {
	role := slotAgent
	if containsAny(c.lex.cues.Wish, c.markers(i)) {
		for _, p := range c.at(head) {
			if p.frame.Relation == "THREATENED" && !p.nominal {
				if words := p.role("object"); len(words) > 0 {
					return words // "memperingatkan Teheran agar tidak mengirim rudal"
				}
			}
		}
	}
	if k := c.controlled(i, head); k >= 0 {
		return []int{k}
	}
	if words := c.answerable(i, head); len(words) > 0 {
		return words
	}
	aside := c.lex.voiced() && (containsAny(c.lex.cues.Time, c.markers(i)) || containsAny(c.lex.cues.Meanwhile, c.markers(i)))
	for _, p := range c.at(head) {
		if aside {
			break // "menegaskan dukungan saat bertemu dengan X": who tells it meets X
		}
		if p.frame.Content != nil && p.frame.Content.Control != "" && p.tok == head && !c.trails(i) {
			role = p.frame.Content.Control
			if words := p.role(role); len(words) > 0 {
				return words
			}
			if words := p.role("object"); role == slotPatient && p.frame.Relation != "" && !c.lex.voiced() && len(words) > 0 {
				return words // "called on Ankara to ratify"
			}
		}
		if p.nominal && p.frame.Content != nil {
			if words := p.speaker(slotAgent); len(words) > 0 {
				return words // "Xi plans to meet", "Xi's plan to meet"
			}
		}
	}
	if own := c.with(head, "nsubj", "nsubj:pass"); len(own) > 0 {
		return c.antecedents(own)
	}
	if v := c.Tokens[head].Head; v >= 0 && !c.lex.voiced() && c.rel(head) == "obj" && c.Tokens[head].UPOS == "NOUN" && c.isPurpose(i) {
		return c.subjects(v) // "accepted an invitation to visit Madrid"
	}
	if c.nameAt(head) != nil {
		return []int{head} // "Retno thanked …", where the parser took the name for the main word
	}
	if head != i {
		return c.understood(head)
	}
	return nil
}

// trails reports whether clause i is a participle after a comma, which tells what the subject of
// the verb before does too: "ordered him to leave, accusing Paris of …".
func (c *clauses) trails(i int) bool {
	return !c.lex.voiced() && i > 0 && c.rel(i) == "advcl" && c.lower(i-1) == "," && strings.HasSuffix(c.lower(i), "ing")
}
