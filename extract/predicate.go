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
// noun itself), word (the word that the unit asked for beside its own), host (the subject of
// the verb that a noun with a preposition belongs to: "builds it with Russian help"),
// head (the noun that a noun narrows down), owner (whose the patient is), "of:" before a slot (whose the thing in it is), above (who acts in
// the clause around), deed (who did what was told last) and, for everything else, the preposition itself: "to",
// "kepada", "between".
const (
	slotAgent   = "agent"
	slotPatient = "patient"
	slotIobj    = "iobj"
	slotPoss    = "poss"
	slotMod     = "mod"
	slotSelf    = "self"
	slotWord    = "word"
	slotHost    = "host"
	slotOwner   = "owner"
	slotHead    = "head"
	slotAbove   = "above"
	slotDeed    = "deed"
)

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
	best := map[bool]int{true: -1, false: -1} // of frames that tell of an act, and of the others
	for _, u := range units {
		if c.holds(i, u) {
			tells := u.frame.Relation != ""
			best[tells] = max(best[tells], u.asks())
		}
	}
	var out []*predicate
	for _, u := range units {
		if u.asks() == best[u.frame.Relation != ""] && c.holds(i, u) && !repeated(out, u) {
			out = append(out, c.predicate(i, u, nominal))
		}
	}
	return out
}

// asks is how many words a unit asks for beside its own.
func (u unit) asks() int {
	if len(u.frame.Means) > 0 {
		return len(u.with) + 1
	}
	return len(u.with)
}

// candidates are the units whose first word is word i, by what its tag and its dependents
// allow, and whether they are nouns.
func (c *clauses) candidates(i int) (units []unit, nominal bool) {
	tok := c.Tokens[i]
	if c.coverb(i) {
		return nil, false
	}
	switch c.rel(i) {
	case "case", "fixed", "mark", "cc", "aux", "aux:pass", "cop":
		return nil, false
	}
	switch tok.UPOS {
	case "VERB", "AUX":
		units = c.lookup(c.lex.verbs, i)
		if units == nil && !strings.HasPrefix(tok.Rel, "aux") {
			units, nominal = c.lookup(c.lex.nouns, i), true
			if len(c.lex.inflect) > 0 {
				units = c.lex.nouns[c.lower(i)] // "mendialogkan" is no dialogue
			}
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

// coverb reports whether verb i only marks a role of a protest: "berdemonstrasi menentang X".
func (c *clauses) coverb(i int) bool {
	if !c.lex.cues.Coverbs[c.lower(i)] || !slices.Contains([]string{"xcomp", "acl", "advcl"}, c.rel(i)) {
		return false
	}
	for v, steps := c.Tokens[i].Head, 0; v >= 0 && steps < 2; v, steps = c.Tokens[v].Head, steps+1 {
		if slices.ContainsFunc(c.lookup(c.lex.verbs, v), func(u unit) bool { return u.frame.Relation == "PROTESTED" && c.holds(v, u) }) {
			return true
		}
	}
	return false
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
	if len(f.Means) > 0 && !c.doneWith(i, f.Means) {
		return false
	}
	if len(f.NotOf) > 0 && c.narrows(i) && slices.Contains(f.NotOf, c.lower(c.Tokens[i].Head)) {
		return false
	}
	if len(f.Within) > 0 && !c.mentions(f.Within) {
		return false
	}
	return len(f.Without) == 0 || !c.under(i, f.Without)
}

// doneWith reports whether one of words tells what act i is done with: in a phrase or clause
// of means ("lewat serangan udara", "menggunakan drone"), or as what acts ("rudal Rusia
// menghantam").
func (c *clauses) doneWith(i int, words []string) bool {
	same := func(k int) bool { return slices.Contains(words, c.lower(k)) }
	for _, k := range c.kids[i] {
		switch r := c.rel(k); {
		case r == "nsubj" || r == "obl:agent" || c.lex.cues.Means[c.preposition(k)]:
			if same(k) || slices.ContainsFunc(c.with(k, "nmod", "compound", "amod", "flat"), same) {
				return true
			}
		case c.lex.cues.Means[c.lower(k)]:
			for _, g := range c.with(k, "obj") {
				if same(g) || slices.ContainsFunc(c.with(g, "nmod", "compound", "amod", "flat"), same) {
					return true
				}
			}
		}
	}
	return false
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
	switch w {
	case sumOfMoney:
		return c.sum(i)
	case infinitive:
		return c.infinitive(i)
	}
	same := func(k int) bool { return c.lower(k) == w || c.isFormOf(k, w) }
	for k := i + 1; k <= i+2 && k < len(c.Tokens); k++ {
		if same(k) && c.Tokens[k].UPOS != "VERB" {
			return k
		}
	}
	if k := c.Tokens[i].Head; k >= 0 && strings.HasPrefix(c.Tokens[i].Rel, "acl") && same(k) && !c.isPurpose(i) {
		return k // "the deal that they reached"
	}
	for _, k := range c.kids[i] {
		if c.rel(k) == "nsubj" && len(c.lex.inflect) == 0 && c.Tokens[i].UPOS == "VERB" {
			continue // "withdraw troops" is not what troops do that withdraw
		}
		if same(k) {
			return k
		}
		for _, g := range c.kids[k] {
			if r := c.rel(g); (r == "case" || r == "nmod" || r == "compound" || r == "amod") && same(g) {
				return g
			}
			for _, h := range c.with(g, "case") {
				if c.rel(g) == "nmod" && c.rel(k) == "obj" && c.nameAt(k) == nil && (len(c.lex.inflect) > 0 || !c.tells(k)) && same(h) {
					return h
				}
			}
		}
	}
	return -1
}

// What stands in frames for an object that is a sum ("pledge @money") and for a complement
// in the infinitive ("tell @to").
const (
	sumOfMoney = "@money"
	infinitive = "@to"
)

// infinitive is the mark of the infinitive that is the complement of verb i, or -1.
func (c *clauses) infinitive(i int) int {
	for _, k := range c.with(i, "xcomp", "ccomp", "advcl") {
		for _, m := range c.with(k, "mark") {
			if c.lex.cues.Purpose[c.lower(m)] && c.Tokens[m].UPOS == "PART" {
				return m
			}
		}
	}
	return -1
}

// sum is the object of verb i, or what it is done to, if that is a sum of money; else -1.
func (c *clauses) sum(i int) int {
	for _, k := range c.with(i, "obj", "nsubj:pass", "iobj") {
		if c.isSum(k) {
			return k
		}
	}
	return -1
}

// isSum reports whether word k is a sum of money or counted in one.
func (c *clauses) isSum(k int) bool {
	sign := func(g int) bool {
		return c.Tokens[g].UPOS == "SYM" && c.lower(g) != "%" || strings.HasSuffix(c.lower(g), "$")
	}
	return sign(k) || c.is(k, c.lex.cues.Currency) || slices.ContainsFunc(c.kids[k], sign)
}

// isFormOf reports whether word i is an inflected form of w; in a language that derives
// nouns from verbs by affixes, not one that is only made of it ("pengeboman" of "bom").
func (c *clauses) isFormOf(i int, w string) bool {
	return strings.ToLower(c.Tokens[i].Lemma) == w && (len(c.lex.inflect) == 0 || strings.HasPrefix(c.lower(i), w) || c.Tokens[i].UPOS == "VERB")
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
	c.unname(p)
	for _, w := range u.with {
		if k := c.besideAt(i, w); k >= 0 && (c.Tokens[k].UPOS != "ADP" || c.rel(k) == "xcomp") && c.Tokens[k].UPOS != "PART" {
			p.drop(k)
			for _, g := range c.with(k, "acl", "xcomp") {
				if c.lex.cues.Coverbs[c.lower(g)] {
					for _, o := range c.with(g, "obj") {
						p.add(c.lower(g), o) // "berunjuk rasa menentang X"
					}
				}
			}
			if h := c.Tokens[k].Head; h != i && h >= 0 && c.Tokens[h].Head == i && len(c.lex.inflect) == 0 && c.rel(h) == "obl" {
				c.hung(p, h) // "spoke by video link with X"
			}
			if c.Tokens[k].UPOS == "VERB" || c.rel(k) == "xcomp" {
				c.serialArguments(p, k)
			} else {
				c.nounArguments(p, k, 0)
			}
			p.add(slotWord, k)
		}
	}
	return p
}

// unname puts what is called a name in the place of the name, where the parser made one phrase
// of both: "called the tariffs protectionist".
func (c *clauses) unname(p *predicate) {
	for _, k := range p.slots[slotPatient] {
		if p.nominal || !slices.Contains(p.frame.Within, c.lower(k)) {
			continue
		}
		named := slices.DeleteFunc(c.with(k, "nmod", "compound"), func(g int) bool { return c.preposition(g) != "" })
		if len(named) == 0 && !isVerdict(p.frame.Relation) {
			continue // "keeps 1,000 troops there": what stands there is its object
		}
		p.drop(k)
		for _, g := range named {
			p.add(slotPatient, g)
			c.point(g, k)
		}
		return
	}
}

// point moves the determiners of word from that stand before word to to it.
func (c *clauses) point(to, from int) {
	for _, k := range c.with(from, "det") {
		if k < to && !slices.Contains(c.kids[to], k) {
			c.kids[to] = append([]int{k}, c.kids[to]...)
		}
	}
}

// serialArguments files the objects and obliques of verb k, which makes one word with p's
// own: "memanggil pulang duta besar dari X".
func (c *clauses) serialArguments(p *predicate, k int) {
	for _, g := range c.kids[k] {
		switch c.rel(g) {
		case "obj":
			if p.passive {
				p.add(slotAgent, g) // "telah diuji coba Angkatan Laut Turki"
				continue
			}
			p.add(slotPatient, g)
			c.hung(p, g)
		case "obl", "nmod":
			c.oblique(p, g, p.passive)
		}
	}
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
