package extract

import (
	"slices"
	"strings"

	"geokg/schema"
)

// nounSlots collects the arguments of noun p.tok, and those of the light verb above it.
func (c *clauses) nounSlots(p *predicate) {
	i := p.tok
	c.nounArguments(p, i, 0)
	if isState(p.frame.Relation) {
		for _, k := range c.with(i, "appos") {
			if c.nameAt(k) != nil && c.lower(k-1) == "," {
				p.add(slotAgent, k) // "sekutu Rusia, Belarus"
			}
		}
	}
	if rel, _ := schema.LookupRelation(p.frame.Relation); rel.Symmetric && c.lex.voiced() && len(p.slots[slotMod]) > 0 {
		for _, k := range c.with(i, "conj") {
			if m := c.nameAt(k); m != nil && m.Entity.Kind.IsActor() {
				p.add(slotMod, k) // "perdagangan Vietnam dan AS"
			}
		}
	}
	if k := c.bearer(i); k >= 0 && len(p.slots[slotAgent]) == 0 {
		p.add(slotAgent, k)
	}
	if len(p.slots[slotAgent]) == 0 {
		for _, k := range c.commented(i) {
			p.add(slotAgent, k)
		}
	}
	if h := c.Tokens[i].Head; h >= 0 && h < i && c.Tokens[h].UPOS != "VERB" && (c.rel(i) == "nmod" || c.rel(i) == "compound") && c.preposition(i) == "" {
		p.add(slotHead, h)
	}
	for _, k := range c.hosts(i) {
		p.add(slotHost, k)
	}
	if v := c.venue(i); v >= 0 {
		p.add(slotHead, v)
		for _, k := range c.subjects(v) {
			p.add(slotHost, k)
		}
	}
	if rel, _ := schema.LookupRelation(p.frame.Relation); rel.Transfer && !c.lex.voiced() {
		for _, k := range p.slots["of"] {
			c.hung(p, k) // "supplier of weapons to Greece"
		}
	}
	for top := i; c.narrows(top); {
		top = c.Tokens[top].Head
		for _, k := range c.kids[top] {
			if prep := c.preposition(k); prep != "" && k > i {
				p.add(prep, k)
			}
		}
		i = top
	}
	c.strays(p, p.tok)
	v, reverse := -1, false
	if c.lex.voiced() {
		v, reverse = c.carriedIn(i) // "kunjungan yang dilakukan X itu berlangsung …", "latihan gabungan yang digelar X"
	}
	if v < 0 {
		v, reverse = c.carrier(i)
	}
	if v < 0 {
		v, reverse = c.carriedIn(p.tok)
	}
	if v >= 0 {
		p.light = v
		c.verbSlots(p, v, c.passive(v) != reverse)
		if c.lex.cues.Involving[c.lower(v)] {
			for _, k := range p.slots[slotPatient] {
				p.add(c.lex.cues.Together, k) // "latihan itu melibatkan 14 negara"
			}
		}
		p.drop(i)
		if c.preposition(i) != "" && c.Tokens[i].Head != v && c.Tokens[v].Head != i {
			p.drop(c.Tokens[i].Head) // "responsibility" in "claimed responsibility for the attack"
		}
	}
}

// commented are the subjects of the clause that noun i, after a comma, sums up as an act: "X landed
// on Y, a trip condemned by Z".
func (c *clauses) commented(i int) []int {
	v := c.Tokens[i].Head
	if c.lex.voiced() || v < 0 || v > i || c.rel(i) != "parataxis" && c.rel(i) != "appos" || c.Tokens[v].UPOS != "VERB" || c.passive(v) || c.first(i, "det") < 0 {
		return nil
	}
	if said := c.first(v, "ccomp"); said >= 0 && said < v {
		v = said
	}
	return c.subjects(v)
}

// venue is the place that a sentence says somebody is in for event i: "X is in Y for a visit", or -1.
func (c *clauses) venue(i int) int {
	v := c.Tokens[i].Head
	if c.lex.voiced() || v < 0 || v > i || c.first(v, "cop") < 0 || c.nameAt(v) == nil || !c.lex.cues.Inside[c.preposition(v)] {
		return -1
	}
	return v
}

// strays files what stands after noun i and the parser hung on the verb above it, where the
// noun has nothing by that preposition: "merayakan kunjungan Paus ke Jakarta"; and an agent
// that it hung on a noun below ("penggunaan rudal buatan AS oleh Ukraina").
func (c *clauses) strays(p *predicate, i int) {
	if !c.lex.voiced() {
		if v := c.Tokens[i].Head; v >= 0 && v < i && c.Tokens[v].UPOS == "VERB" && c.rel(i) == "obj" && !c.passive(v) {
			for _, k := range c.with(v, "obl", "obl:agent") {
				if prep := c.preposition(k); k > i && c.lex.cues.Agent[prep] && c.nameAt(k) != nil {
					p.add(prep, k) // "condemned the killing of soldiers by Mali's junta"
				}
			}
		}
		return
	}
	if v := c.Tokens[i].Head; v >= 0 && v < i && c.Tokens[v].UPOS == "VERB" && c.rel(i) == "obj" {
		for _, k := range c.with(v, "obl") {
			if prep := c.preposition(k); k > i && c.lex.cues.Stray[prep] && len(p.slots[prep]) == 0 {
				p.add(prep, k)
			}
		}
	}
	if v := c.Tokens[i].Head; i+1 < len(c.Tokens) && c.Tokens[i+1].Head == v && c.rel(i+1) == "xcomp" && c.lookup(c.lex.verbs, i+1) == nil {
		for _, k := range c.with(i+1, "obl") {
			p.add(c.preposition(k), k) // "melancarkan serbuan mendadak ke Kursk"
		}
	}
	if len(p.slots[slotAgent]) > 0 {
		return
	}
	c.below(i, func(k int) bool {
		if prep := c.preposition(k); k > i && c.lex.cues.Agent[prep] {
			p.add(prep, k)
		}
		return k == i || !c.isClause(k)
	})
}

// answers reports whether verb v takes or turns down what it is asked: whoever does is who
// was asked ("menolak permintaan Kyiv").
func (c *clauses) answers(v int) bool {
	return c.lex.voiced() && slices.ContainsFunc(c.at(v), func(q *predicate) bool {
		return q.frame.Relation == "REJECTED" || q.frame.Relation == "ACCEPTED"
	})
}

// hosts are the subject of the verb that noun i belongs to as an oblique ("atas undangan X"),
// through nouns of the same kind, or that it is said of ("serangan itu bentuk dukungan").
func (c *clauses) hosts(i int) []int {
	for steps := 0; steps < 4; steps++ {
		v := c.Tokens[i].Head
		if v < 0 {
			return nil
		}
		switch {
		case (c.Tokens[v].UPOS == "VERB" || c.Tokens[v].UPOS == "ADJ") && (c.rel(i) == "obl" || c.is(v, c.lex.cues.Copula)):
			return c.subjects(v)
		case c.Tokens[v].UPOS == "VERB" && c.rel(i) == "obj" && (c.preposition(i) != "" || c.answers(v)):
			return c.subjects(v)
		case c.Tokens[v].UPOS != "NOUN" || c.nameAt(v) != nil:
			return nil
		}
		i = v
	}
	return nil
}

// bearer is the name that noun i is said of by standing beside it ("Turkey, a NATO member",
// "NATO member Turkey"), or -1.
func (c *clauses) bearer(i int) int {
	head := c.Tokens[i].Head
	if head >= 0 && c.lower(head) == "one" && c.rel(head) == "appos" && c.lex.cues.Genitive[c.preposition(i)] {
		return c.bearer(head) // "X, one of Y's allies"
	}
	if head < 0 || i == 0 || c.preposition(i) != "" || c.first(i, "cc") >= 0 || len(c.doc.At(c.index, head)) == 0 && !strings.HasPrefix(c.rel(i), "nsubj") {
		return -1
	}
	switch c.rel(i) {
	case "appos":
		return head
	case "conj":
		if c.lower(i-1) == "," || i > 1 && c.lower(i-2) == "," {
			return head
		}
	case "nsubj", "nsubj:pass":
		if head < i && c.lower(i-1) == "," && c.nameAt(head) != nil {
			return head
		}
		for _, k := range c.with(head, "nsubj", "nsubj:pass") {
			if k < i && c.lower(i-1) == "," && c.nameAt(k) != nil {
				return k // "Turki, anggota NATO, …" with two subjects
			}
		}
	case "compound", "nmod":
		if i < head && !c.lex.voiced() {
			return head
		}
	}
	return -1
}

// narrows reports whether noun i only narrows down the noun it hangs on ("surat perintah
// penangkapan").
func (c *clauses) narrows(i int) bool {
	head := c.Tokens[i].Head
	return head >= 0 && head < i && c.Tokens[head].UPOS == "NOUN" && c.preposition(i) == "" &&
		(c.rel(i) == "nmod" || c.rel(i) == "compound") && len(c.doc.At(c.index, head)) == 0
}

// nounArguments files the dependents of noun i, and those of the bare nouns that only
// narrow it down ("serangan udara Israel ke Gaza": of "udara" too).
func (c *clauses) nounArguments(p *predicate, i, depth int) {
	for _, k := range c.kids[i] {
		prep := c.preposition(k)
		switch r := c.rel(k); {
		case r == "nmod:poss" || c.possessive(k), r == "det" && c.Tokens[k].UPOS == "PRON":
			p.add(slotPoss, k)
		case r == "nmod" || r == "obl" || r == "obl:agent" || r == "compound" || r == "amod" || r == "flat":
			if c.lex.cues.Worth[prep] && depth < 3 {
				c.nounArguments(p, k, depth+1) // "bantuan senilai 100 juta dolar untuk X"
				continue
			}
			if prep != "" {
				p.add(prep, k)
				if !c.lex.voiced() && c.nameAt(k) != nil {
					c.hung(p, k) // "from Serbia to Israel"
				}
				continue
			}
			if w := c.lower(k); strings.HasPrefix(w, "pro-") || strings.HasPrefix(w, "anti-") {
				continue // who is for a state is not it
			}
			p.add(slotMod, k)
			if depth < 3 && len(c.doc.At(c.index, k)) == 0 {
				c.nounArguments(p, k, depth+1)
			} else if c.lex.voiced() {
				for _, g := range c.with(k, "nmod", "obl") { // "penarikan pasukan Prancis dari Niger"
					if prep := c.preposition(g); prep != "" {
						p.add(prep, g)
					}
				}
			}
		case r == "acl" && prep == "" && c.Tokens[k].UPOS == "VERB" && c.lookup(c.lex.verbs, k) == nil:
			for _, g := range c.kids[k] { // an adjective taken for a verb: "serbuan mendadak ke Kursk"
				if prep := c.preposition(g); prep != "" {
					p.add(prep, g)
				}
			}
		case (r == "acl" || r == "acl:relcl") && c.lex.cues.Involving[c.lower(k)]:
			for _, g := range c.with(k, "obj", "obl:agent") {
				p.add(c.lex.cues.Together, g) // "latihan yang juga diikuti Thailand"
			}
		case (r == "appos" || r == "acl") && prep != "":
			p.add(prep, k)
		case (r == "nsubj" || r == "nsubj:pass") && depth == 0:
			p.add(slotAgent, c.antecedent(k))
		}
	}
}

// carrier is the light verb that noun i is the object (or passive subject) of, or -1, and
// whether its subject is at the receiving end ("received a visit").
func (c *clauses) carrier(i int) (verb int, reverse bool) {
	head := c.Tokens[i].Head
	if head < 0 {
		return -1, false
	}
	switch c.rel(i) {
	case "conj":
		return c.carrier(head)
	case "nmod", "compound", "flat":
		prep := c.preposition(i)
		one := c.lower(head) == "one" && c.lex.cues.Genitive[prep] // "remains one of Israel's allies"
		if one || c.lex.cues.Packs[c.lower(head)] && (prep == "" || c.lex.cues.Genitive[prep]) {
			return c.carrier(head) // "paket sanksi", "a wave of strikes"
		}
		if c.rel(head) == "obj" && prep != "" {
			return c.phrasal(c.Tokens[head].Head, prep), false
		}
		return -1, false
	case "obj", "nsubj:pass", "nsubj", "xcomp", "obl":
		if prep := c.preposition(i); prep != "" {
			return c.phrasal(head, prep), false
		}
	default:
		return -1, false
	}
	for _, u := range c.lookup(c.lex.verbs, head) {
		if (u.frame.Light || u.frame.Reverse) && c.holds(head, u) {
			return head, u.frame.Reverse
		}
	}
	return -1, false
}

// carriedIn is the light verb of the clause that modifies noun i, which is its object or
// passive subject ("the sanctions that Washington imposed", "an attack launched by Hamas"), or
// -1, and whether its subject is at the receiving end.
func (c *clauses) carriedIn(i int) (verb int, reverse bool) {
	for _, v := range c.with(i, "acl", "acl:relcl") {
		if c.lex.voiced() && !c.passive(v) || c.Tokens[v].UPOS != "VERB" || c.isPurpose(v) || !c.passive(v) && c.first(v, "nsubj") < 0 {
			continue
		}
		if slices.ContainsFunc(c.with(v, "obj"), func(k int) bool { return !c.lex.cues.Relative[c.lower(k)] }) {
			continue
		}
		for _, u := range c.lookup(c.lex.verbs, v) {
			if (u.frame.Light || u.frame.Reverse) && c.holds(v, u) {
				return v, u.frame.Reverse
			}
		}
	}
	return -1, false
}

// phrasal is verb v if it is a light verb together with preposition prep: "responded with",
// "claimed responsibility for"; else -1.
func (c *clauses) phrasal(v int, prep string) int {
	for _, u := range c.lookup(c.lex.verbs, v) {
		if u.frame.Light && slices.Contains(u.with, prep) && c.holds(v, u) {
			return v
		}
	}
	return -1
}
