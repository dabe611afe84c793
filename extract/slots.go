package extract

import (
	"slices"
	"strings"
)

// passive reports whether verb i stands in the passive: by its dependents; by its form in a
// language whose verbs mark the voice; else by standing alone after its noun ("drones used
// by Russia").
func (c *clauses) passive(i int) bool {
	if c.lex.voiced() {
		if c.first(i, "nsubj:pass", "aux:pass") >= 0 && !strings.Contains(c.Tokens[i].Feats, "Voice=Act") {
			return !c.active(i)
		}
		return strings.Contains(c.Tokens[i].Feats, "Voice=Pass") && !c.active(i)
	}
	if c.first(i, "aux:pass") >= 0 || c.first(i, "nsubj:pass") >= 0 && c.first(i, "obj") < 0 && c.first(i, "aux", "cop") >= 0 {
		return true
	}
	if c.compounded(i) || c.first(i, "obl:agent") >= 0 && c.first(i, "obj", "aux") < 0 {
		return true
	}
	if c.first(i, "nsubj", "nsubj:pass", "aux", "obj") >= 0 {
		return false
	}
	r := c.rel(i)
	return (r == "acl" || r == "amod" || r == "advcl") && strings.Contains(c.Tokens[i].Feats, "VerbForm=Part") && !strings.HasSuffix(c.lower(i), "ing")
}

// compounded reports whether verb i is joined to who acts by a hyphen: "Iran-backed".
func (c *clauses) compounded(i int) bool {
	return c.rel(i) == "amod" && i > 1 && c.Tokens[i].Head > i && c.lower(i-1) == "-" && c.Tokens[i-2].Head == i
}

// active reports whether the form of verb i is listed, and only as an active one: "terbang".
func (c *clauses) active(i int) bool {
	units := c.lex.verbs[c.lower(i)]
	return len(units) > 0 && !slices.ContainsFunc(units, func(u unit) bool { return u.passive })
}

// verbSlots collects the arguments of verb i into p.
func (c *clauses) verbSlots(p *predicate, i int, passive bool) {
	surface, deep := slotAgent, slotPatient
	if passive {
		surface, deep = slotPatient, slotAgent
		if slices.Contains([]string{"conj", "xcomp", "advcl", "acl"}, c.rel(i)) && c.lex.voiced() && c.first(i, "nsubj", "nsubj:pass") < 0 {
			for _, k := range c.understood(i) {
				p.add(surface, k) // "didanai dan dipersenjatai Iran": what stands after it acts
			}
		}
	}
	for _, k := range c.kids[i] {
		if passive && k == i-2 && c.compounded(i) {
			p.add(slotAgent, c.whoseState(i, k))
			continue
		}
		switch c.rel(k) {
		case "nsubj", "nsubj:pass":
			p.add(surface, c.antecedent(k))
		case "obj":
			if passive && len(p.slots[slotPatient]) > 0 {
				p.add(deep, k)
			} else if c.secondObject(i, k) >= 0 {
				p.add(slotIobj, k)
			} else {
				p.add(slotPatient, c.antecedent(k))
			}
		case "nmod:poss":
			if c.lower(k) == "nya" {
				p.add(slotPatient, k)
			}
		case "iobj":
			p.add(slotIobj, k)
		case "obl:agent":
			if prep := c.preposition(k); !c.lex.voiced() && prep != "" && !c.lex.cues.Agent[prep] {
				c.oblique(p, k, passive) // "marched against X", taken for a passive
				continue
			}
			p.add(slotAgent, k)
		case "obl", "nmod", "advmod":
			c.oblique(p, k, passive)
		case "xcomp", "advcl", "acl":
			if c.lex.cues.Coverbs[c.lower(k)] {
				for _, g := range c.with(k, "obj") {
					p.add(c.lower(k), g)
				}
			}
			if c.lex.cues.Including[c.lower(k)] {
				for _, g := range c.with(k, "obl", "nmod") {
					c.oblique(p, g, passive)
				}
			}
		}
	}
	if len(p.slots[slotPatient]) == 0 && !passive {
		for _, k := range c.kids[i] {
			if k > i && c.Tokens[k].Rel == "obl" && c.Tokens[k].UPOS == "NOUN" && c.preposition(k) == "" && c.first(k, "case") < 0 {
				p.add(slotPatient, k) // "killing at least 14 people"
			}
		}
		for _, k := range p.slots[slotIobj] {
			p.add(slotPatient, k) // "asked Iran to supply drones"
		}
	}
	if passive && len(p.slots[slotAgent]) == 0 && c.lex.voiced() {
		for _, a := range c.with(i, "xcomp", "advmod", "amod", "obl") {
			for _, k := range c.kids[a] {
				if c.lex.cues.Agent[c.preposition(k)] && len(p.slots[slotAgent]) == 0 {
					p.add(slotAgent, k) // "ditolak mentah-mentah oleh Mesir"
				}
			}
		}
	}
	if !passive && len(p.slots[slotPatient]) == 0 && c.lex.voiced() {
		for _, v := range c.with(i, "xcomp") {
			for _, k := range c.with(v, "nsubj") {
				if i < k && k < v {
					p.add(slotPatient, k) // "melatih pasukan X menggunakan …"
				}
			}
		}
	}
	if passive && len(p.slots[slotAgent]) == 0 && !c.lex.voiced() {
		for _, o := range c.with(i, "obl", "obj") {
			for _, k := range c.with(o, "nmod") {
				if c.lex.cues.Agent[c.preposition(k)] {
					p.add(slotAgent, k) // "signed on Saturday by X"
				}
			}
		}
	}
	if passive && len(p.slots[slotAgent]) == 0 {
		for _, k := range c.sharedAgent(i) {
			p.add(slotAgent, k)
		}
	}
	if len(p.slots[surface]) == 0 {
		for _, k := range c.understood(i) {
			p.add(surface, k)
		}
	}
	c.relativeObject(p, i)
	if head := i - 1; c.lex.voiced() && c.rel(i) == "xcomp" && c.Tokens[i].Head == head && c.first(i, "obj", "obl") < 0 {
		for _, k := range c.with(head, "obl") {
			if k > i {
				c.oblique(p, k, passive) // "mengumumkan keluar dari WHO"
			}
		}
	}
	if passive && !c.lex.voiced() {
		for _, k := range p.slots[slotAgent] {
			c.hung(p, k) // "supplied by Iran to Russia"
		}
	}
	for _, k := range p.slots[slotPatient] {
		c.hung(p, k)
		if !c.isSum(k) {
			continue
		}
		for _, g := range c.with(i, "obl") {
			if c.lex.cues.Course[c.preposition(g)] && g > k {
				c.hung(p, g) // "20 million crowns in aid for Gaza"
			}
		}
	}
}

// secondObject is the object after object k of verb i, or -1: "sell it F-16 jets".
func (c *clauses) secondObject(i, k int) int {
	for _, o := range c.with(i, "obj") {
		if o > k && !c.lex.voiced() && !c.passive(i) {
			return o
		}
	}
	return -1
}

// sharedAgent is the agent of a passive verb right after verb i with "and" between them and
// nothing else: "didanai dan dipersenjatai Iran".
func (c *clauses) sharedAgent(i int) []int {
	for _, k := range c.with(i, "conj") {
		if k <= i+2 && c.passive(k) && c.first(k, "nsubj", "nsubj:pass") < 0 {
			return c.with(k, "obj", "obl:agent")
		}
	}
	return nil
}

// oblique files word k, a dependent with a preposition, under its preposition.
func (c *clauses) oblique(p *predicate, k int, passive bool) {
	prep := c.preposition(k)
	if !c.lex.voiced() {
		k = c.related(k)
	}
	switch {
	case prep == "" || c.absolute(k):
	case passive && c.lex.cues.Agent[prep]:
		p.add(slotAgent, k)
	case c.lex.cues.Worth[prep]:
		p.add(prep, k)
		for _, g := range c.kids[k] { // "bantuan senilai 1 miliar dolar dari Jerman"
			if of := c.preposition(g); of != "" {
				p.add(of, g)
			}
		}
	default:
		p.add(prep, k)
	}
}

// absolute reports whether a phrase with a preposition of means is a clause of its own: ", with
// France and Germany acting as guarantors".
func (c *clauses) absolute(k int) bool {
	first := c.first(k, "case")
	if c.lex.voiced() || first < 1 || c.lower(first) != "with" || c.lower(first-1) != "," {
		return false
	}
	acts := func(i int) bool {
		return slices.ContainsFunc(c.with(i, "acl", "advcl"), func(v int) bool { return strings.HasSuffix(c.lower(v), "ing") })
	}
	return acts(k) || slices.ContainsFunc(c.with(k, "conj"), acts)
}

// hung files the prepositional modifiers of object k, and of the bare nouns that narrow it
// down, as arguments of its verb too, after the verb's own: parsers often hang "to Russia"
// on "drones".
func (c *clauses) hung(p *predicate, k int) {
	if !c.lex.voiced() && c.lex.cues.Counts[c.lower(k)] {
		for _, g := range c.with(k, "nmod") {
			c.hung(p, g) // "millions of shells from X"
		}
	}
	for _, g := range c.with(k, "conj") {
		if !c.isClause(g) && (c.lex.voiced() || c.nameAt(g) == nil) {
			c.hung(p, g) // "mengekspor sepatu dan kendaraan ke Peru"
		}
	}
	if c.lex.voiced() && c.gains(p) {
		for _, v := range c.with(k, "acl") {
			for _, o := range c.with(v, "obj") {
				c.hung(p, o) // "membeli kapal selam bertenaga nuklir dari X"
			}
		}
	}
	for _, g := range c.with(k, "nmod", "obl", "compound", "flat") {
		switch prep := c.preposition(g); {
		case prep == "" && g > k && len(c.with(g, "conj")) == 0:
			c.hung(p, g)
		case c.lex.cues.Genitive[prep] && !c.lex.voiced() && (c.is(k, c.lex.cues.Counts) || c.is(k, c.lex.cues.Classifier)):
			c.hung(p, g) // "containers of munitions to Russia"
		case prep != "" && !c.lex.cues.Genitive[prep] || prep != "" && c.gains(p):
			p.add(prep, g)
			if c.isSum(k) {
				c.hung(p, g) // "$100 million in aid to Ukraine"
			}
		}
	}
}

// gains reports whether the frame's subject is who the goods come from.
func (c *clauses) gains(p *predicate) bool {
	s := p.frame.Roles.Subject
	return len(s) > 0 && s[0] != slotAgent
}

// preposition is what marks word i as oblique, without a word that only includes it
// ("termasuk dengan Rusia").
func (c *clauses) preposition(i int) string {
	prep := c.tree.preposition(i)
	if first, rest, ok := strings.Cut(prep, " "); ok && c.lex.cues.Including[first] {
		return rest
	}
	return prep
}

// whoseState is who acts in the compound of word k and participle i: of "state", whose state the
// noun tells ("Chinese state-backed hackers").
func (c *clauses) whoseState(i, k int) int {
	if c.nameAt(k) != nil || !c.is(k, c.lex.cues.Transparent) {
		return k
	}
	for _, g := range c.with(c.Tokens[i].Head, "amod", "nmod", "compound") {
		if g != i && len(c.doc.At(c.index, g)) > 0 {
			return g
		}
	}
	return i // nobody
}
