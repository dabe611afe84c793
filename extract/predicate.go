package extract

import (
	"slices"
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

// What stands in frames for an object that is a sum ("pledge @money") and for a complement
// in the infinitive ("tell @to").
const (
	sumOfMoney = "@money"
	infinitive = "@to"
)

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
			if h := c.Tokens[k].Head; h != i && h >= 0 && c.Tokens[h].Head == i && !c.lex.voiced() && c.rel(h) == "obl" {
				c.hung(p, h) // "spoke by video link with X"
			}
			if c.Tokens[k].UPOS == "VERB" || c.rel(k) == "xcomp" {
				c.serialArguments(p, k)
			} else {
				c.nounArguments(p, k, 0)
			}
			p.add(slotWord, k)
			if c.lex.voiced() {
				for _, g := range c.proposedBy(k) {
					p.add(slotPoss, g) // "menyetujui usulan … yang diajukan mediator"
				}
			}
		}
	}
	return p
}

// unname puts what is called a name in the place of the name, where the parser made one phrase
// of both: "called the tariffs protectionist".
func (c *clauses) unname(p *predicate) {
	for _, k := range p.slots[slotPatient] {
		if p.nominal || !slices.Contains(p.frame.Within, c.lower(k)) || c.lex.voiced() && c.nameAt(k) != nil {
			continue
		}
		named := slices.DeleteFunc(c.with(k, "nmod", "compound"), func(g int) bool { return c.preposition(g) != "" })
		if len(named) == 0 && !isVerdict(p.frame.Relation) {
			continue // "keeps 1,000 troops there": what stands there is its object
		}
		p.drop(k)
		if h := c.Tokens[p.tok].Head; len(named) == 0 && !c.lex.voiced() && c.rel(p.tok) == "acl:relcl" {
			p.add(slotPatient, h) // "a move that X called a provocation"
		}
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
