package extract

import (
	"slices"
	"strings"
)

// predicate is a word that a frame recognises, with its arguments by slot.
type predicate struct {
	tok     int
	unit    unit
	frame   *Frame
	nominal bool
	passive bool
	light   int // the verb that carries a nominal predicate ("hold talks"); -1 if none
	slots   map[string][]int
}

// Slots are named agent and patient (who acts and who is acted upon, whatever the voice),
// iobj, poss ("Russia's", "-nya"), mod (a bare or adjectival modifier of a noun), self (the
// noun itself) and, for everything else, the preposition itself: "to", "kepada", "between".
const (
	slotAgent   = "agent"
	slotPatient = "patient"
	slotIobj    = "iobj"
	slotPoss    = "poss"
	slotMod     = "mod"
	slotSelf    = "self"
)

// predicates finds every word of the sentence that a frame recognises.
func (c *clauses) predicates() []*predicate {
	var out []*predicate
	for i := range c.Tokens {
		for _, p := range c.match(i) {
			out = append(out, p)
		}
	}
	return out
}

// match returns the predicates that word i triggers: of the frames whose words fit, those
// that asked for the most words; several frames may share them. A name triggers the frames
// of its kind alone ("@agreement").
func (c *clauses) match(i int) []*predicate {
	var units []unit
	nominal := false
	switch name := c.nameAt(i); {
	case name != nil:
		if name.Head != i {
			return nil
		}
		units, nominal = c.lex.nouns["@"+string(name.Entity.Kind)], true
	default:
		units, nominal = c.candidates(i)
	}
	best := -1
	for _, u := range units {
		if c.holds(i, u) {
			best = max(best, len(u.with))
		}
	}
	var out []*predicate
	for _, u := range units {
		if len(u.with) == best && c.holds(i, u) && !repeated(out, u) {
			out = append(out, c.predicate(i, u, nominal))
		}
	}
	return out
}

// candidates are the units whose first word is word i, by what its tag and its dependents
// allow, and whether they are nouns.
func (c *clauses) candidates(i int) (units []unit, nominal bool) {
	tok := c.Tokens[i]
	switch c.rel(i) {
	case "case", "fixed", "mark", "cc", "aux", "aux:pass", "cop":
		return nil, false
	}
	switch tok.UPOS {
	case "VERB", "AUX":
		units = c.lookup(c.lex.verbs, i)
		if units == nil && !strings.HasPrefix(tok.Rel, "aux") {
			units, nominal = c.lookup(c.lex.nouns, i), true
		}
	case "NOUN", "PROPN":
		units, nominal = c.lookup(c.lex.nouns, i), true
		if units == nil {
			units, nominal = c.lookup(c.lex.verbs, i), false
			if units != nil && !c.verbal(i) {
				units = nil
			}
		}
	case "ADJ", "ADV", "SCONJ", "ADP":
		units = c.lookup(c.lex.adjs, i)
		if units == nil && c.verbal(i) {
			units = c.lookup(c.lex.verbs, i)
		}
	}
	return units, nominal
}

// repeated reports whether a frame matched already by another of its words.
func repeated(found []*predicate, u unit) bool {
	return slices.ContainsFunc(found, func(p *predicate) bool { return p.frame == u.frame })
}

// lookup finds the units of word i by form and by lemma. In a language that derives the
// passive by prefix the lemma counts only for words whose form is not listed ("menembaki"
// for "menembak"), and their voice is that of their own form.
func (c *clauses) lookup(index map[string][]unit, i int) []unit {
	form, lemma := c.lower(i), strings.ToLower(c.Tokens[i].Lemma)
	byForm := index[form]
	switch {
	case form == lemma:
		return byForm
	case len(c.lex.inflect) == 0:
		return slices.Concat(byForm, index[lemma])
	case byForm != nil:
		return byForm
	}
	var out []unit
	for _, u := range index[lemma] {
		out = append(out, unit{frame: u.frame, with: u.with})
	}
	return out
}

// verbal reports whether word i, whatever its tag, has the dependents of a verb.
func (c *clauses) verbal(i int) bool {
	return c.first(i, "nsubj", "nsubj:pass", "obj", "aux", "aux:pass") >= 0
}

// holds reports whether what the unit asks for stands beside word i.
func (c *clauses) holds(i int, u unit) bool {
	for _, w := range u.with {
		if !c.beside(i, w) {
			return false
		}
	}
	f := u.frame
	if len(f.Within) > 0 && !c.mentions(f.Within) {
		return false
	}
	return len(f.Without) == 0 || !c.under(i, f.Without)
}

// under reports whether one of words stands in the phrase or clause that i heads.
func (c *clauses) under(i int, words []string) bool {
	found := false
	c.below(i, func(k int) bool {
		found = found || slices.Contains(words, c.lower(k)) || slices.Contains(words, strings.ToLower(c.Tokens[k].Lemma))
		return !found && (k == i || c.rel(k) != "conj" && c.rel(k) != "parataxis" && c.rel(k) != "ccomp")
	})
	return found
}

// beside reports whether word w is a particle, preposition, object or other dependent of
// word i, or one of the two words after it.
func (c *clauses) beside(i int, w string) bool { return c.besideAt(i, w) >= 0 }

// besideAt is where word w stands beside word i, or -1.
func (c *clauses) besideAt(i int, w string) int {
	same := func(k int) bool { return c.lower(k) == w || strings.ToLower(c.Tokens[k].Lemma) == w }
	for k := i + 1; k <= i+2 && k < len(c.Tokens); k++ {
		if same(k) && c.Tokens[k].UPOS != "VERB" {
			return k
		}
	}
	for _, k := range c.kids[i] {
		if same(k) {
			return k
		}
		for _, g := range c.kids[k] {
			if r := c.rel(g); (r == "case" || r == "nmod" || r == "compound" || r == "amod") && same(g) {
				return g
			}
		}
	}
	return -1
}

// mentions reports whether one of words stands in the sentence, as form or lemma.
func (c *clauses) mentions(words []string) bool {
	for i := range c.Tokens {
		if slices.Contains(words, c.lower(i)) || slices.Contains(words, strings.ToLower(c.Tokens[i].Lemma)) {
			return true
		}
	}
	return false
}

func (c *clauses) predicate(i int, u unit, nominal bool) *predicate {
	p := &predicate{tok: i, unit: u, frame: u.frame, nominal: nominal, light: -1, slots: map[string][]int{}}
	if nominal {
		c.nounSlots(p)
	} else {
		p.passive = u.passive || c.passive(i)
		c.verbSlots(p, i, p.passive)
	}
	for _, w := range u.with {
		if k := c.besideAt(i, w); k >= 0 && c.Tokens[k].UPOS != "ADP" {
			p.drop(k)
			c.nounArguments(p, k, 0)
		}
	}
	return p
}

// passive reports whether verb i stands in the passive: by its dependents; by its form in a
// language whose verbs mark the voice; else by standing alone after its noun ("drones used
// by Russia").
func (c *clauses) passive(i int) bool {
	if c.first(i, "nsubj:pass", "aux:pass") >= 0 {
		return true
	}
	if len(c.lex.inflect) > 0 {
		return strings.Contains(c.Tokens[i].Feats, "Voice=Pass")
	}
	if c.first(i, "nsubj", "aux", "obj") >= 0 {
		return false
	}
	r := c.rel(i)
	return (r == "acl" || r == "amod" || r == "advcl") && strings.Contains(c.Tokens[i].Feats, "VerbForm=Part") && !strings.HasSuffix(c.lower(i), "ing")
}

// verbSlots collects the arguments of verb i into p.
func (c *clauses) verbSlots(p *predicate, i int, passive bool) {
	surface, deep := slotAgent, slotPatient
	if passive {
		surface, deep = slotPatient, slotAgent
	}
	for _, k := range c.kids[i] {
		switch c.rel(k) {
		case "nsubj", "nsubj:pass":
			p.add(surface, c.antecedent(k))
		case "obj":
			if passive && len(p.slots[slotPatient]) > 0 {
				p.add(deep, k)
			} else {
				p.add(slotPatient, c.antecedent(k))
			}
		case "iobj":
			p.add(slotIobj, k)
		case "obl:agent":
			p.add(slotAgent, k)
		case "obl", "nmod", "advmod":
			c.oblique(p, k, passive)
		case "advcl", "acl":
			if c.lex.cues.Including[c.lower(k)] {
				for _, g := range c.with(k, "obl", "nmod") {
					c.oblique(p, g, passive)
				}
			}
		}
	}
	if len(p.slots[surface]) == 0 {
		for _, k := range c.understood(i) {
			p.add(surface, k)
		}
	}
	c.relativeObject(p, i)
	for _, k := range p.slots[slotPatient] {
		c.hung(p, k)
	}
}

// oblique files word k, a dependent with a preposition, under its preposition.
func (c *clauses) oblique(p *predicate, k int, passive bool) {
	prep := c.preposition(k)
	switch {
	case prep == "":
	case passive && c.lex.cues.Agent[prep]:
		p.add(slotAgent, k)
	default:
		p.add(prep, k)
	}
}

// hung files the prepositional modifiers of object k, and of the bare nouns that narrow it
// down, as arguments of its verb too, after the verb's own: parsers often hang "to Russia"
// on "drones".
func (c *clauses) hung(p *predicate, k int) {
	for _, g := range c.with(k, "nmod", "obl", "compound", "flat") {
		switch prep := c.preposition(g); {
		case prep == "" && g > k && len(c.with(g, "conj")) == 0:
			c.hung(p, g)
		case prep != "" && !c.lex.cues.Genitive[prep] || prep != "" && c.gains(p):
			p.add(prep, g)
		}
	}
}

// gains reports whether the frame's subject is who the goods come from.
func (c *clauses) gains(p *predicate) bool {
	s := p.frame.Roles.Subject
	return len(s) > 0 && s[0] != slotAgent
}

// nounSlots collects the arguments of noun p.tok, and those of the light verb above it.
func (c *clauses) nounSlots(p *predicate) {
	i := p.tok
	c.nounArguments(p, i, 0)
	if k := c.bearer(i); k >= 0 && len(p.slots[slotAgent]) == 0 {
		p.add(slotAgent, k)
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
	if v, reverse := c.carrier(i); v >= 0 {
		p.light = v
		c.verbSlots(p, v, c.passive(v) != reverse)
		p.drop(i)
	}
}

// bearer is the name that noun i is said of by standing beside it ("Turkey, a NATO member",
// "NATO member Turkey"), or -1.
func (c *clauses) bearer(i int) int {
	head := c.Tokens[i].Head
	if head < 0 || c.preposition(i) != "" || c.first(i, "cc") >= 0 || len(c.doc.At(c.index, head)) == 0 {
		return -1
	}
	switch c.rel(i) {
	case "appos":
		return head
	case "conj":
		if c.lower(i-1) == "," || i > 1 && c.lower(i-2) == "," {
			return head
		}
	case "compound", "nmod":
		if i < head && len(c.lex.inflect) == 0 {
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
			if prep != "" {
				p.add(prep, k)
				continue
			}
			p.add(slotMod, k)
			if depth < 3 && len(c.doc.At(c.index, k)) == 0 {
				c.nounArguments(p, k, depth+1)
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
	case "obj", "nsubj:pass", "nsubj", "xcomp", "obl":
		if c.preposition(i) != "" {
			return -1, false
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

// preposition is what marks word i as oblique, without a word that only includes it
// ("termasuk dengan Rusia").
func (c *clauses) preposition(i int) string {
	prep := c.tree.preposition(i)
	if first, rest, ok := strings.Cut(prep, " "); ok && c.lex.cues.Including[first] {
		return rest
	}
	return prep
}

// add files word k under slot, once.
func (p *predicate) add(slot string, k int) {
	if k != p.tok && !slices.Contains(p.slots[slot], k) {
		p.slots[slot] = append(p.slots[slot], k)
	}
}

// drop takes word i out of every slot.
func (p *predicate) drop(i int) {
	for slot, words := range p.slots {
		p.slots[slot] = slices.DeleteFunc(words, func(k int) bool { return k == i })
	}
}

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
			if h >= 0 && (c.isNoun(h) || len(c.doc.At(c.index, h)) > 0) {
				return h
			}
			return c.nameBefore(k)
		}
	}
	return c.nameBefore(k)
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

// controller is the understood subject of clause i below head: the role that the frame of
// head names, else head's own subject.
func (c *clauses) controller(i, head int) []int {
	role := slotAgent
	for _, p := range c.at(head) {
		if p.frame.Content != nil && p.frame.Content.Control != "" && p.tok == head {
			role = p.frame.Content.Control
			if words := p.role(role); len(words) > 0 {
				return words
			}
		}
	}
	if own := c.with(head, "nsubj", "nsubj:pass"); len(own) > 0 {
		return c.antecedents(own)
	}
	if head != i {
		return c.understood(head)
	}
	return nil
}

// role is the words that fill a role or slot of p.
func (p *predicate) role(name string) []int {
	roles := p.frame.Roles
	if p.nominal {
		roles = p.frame.NounRole
	}
	slots := []string{name}
	switch name {
	case "subject":
		slots = roles.Subject
	case "object":
		slots = roles.Object
	case "recipient":
		slots = roles.Recipient
	}
	for _, s := range slots {
		if words := p.slots[s]; len(words) > 0 {
			return words
		}
	}
	return nil
}
