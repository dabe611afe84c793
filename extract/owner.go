package extract

import (
	"slices"
	"strings"

	"geokg/schema"
)

// leader is the body that leads the forces that noun i names ("pasukan oposisi pimpinan
// HTS"), or whose they are ("militan Boko Haram").
func (c *clauses) leader(i, depth int) []filler {
	if m := c.nameAt(i); m != nil && m.Entity.Kind == schema.Person {
		return nil // "anggota parlemen Turki Mustafa Yeneroglu"
	}
	delegation := c.lex.cues.Delegation[c.lower(i)]
	for _, k := range c.kids[i] {
		led := []int{k}
		if c.lex.cues.Led[c.lower(k)] || delegation && c.lex.cues.Led[c.lemmas[k]] {
			led = c.kids[k]
		} else if prep := c.preposition(k); !c.lex.cues.Ranks[c.lower(i)] || prep != "" && (c.lex.voiced() || !c.lex.cues.Genitive[prep]) || c.rel(k) == "conj" {
			continue
		}
		for _, g := range led {
			found := c.fill(g, depth+1)
			if len(found) > 0 && found[0].named && (found[0].Kind == schema.Organization || found[0].Kind == schema.Group || delegation && found[0].Kind == schema.Person) {
				return found
			}
		}
	}
	return nil
}

// whose are the state or body whose forces or officials noun i names in a relative clause:
// "Rwanda, whose troops entered Goma".
func (c *clauses) whose(i int) []filler {
	if !c.is(i, c.lex.cues.Ranks) && !c.is(i, c.lex.cues.Transparent) || c.lex.voiced() {
		return nil
	}
	for _, k := range c.with(i, "nmod:poss") {
		if h := c.antecedent(k); h != k {
			found := c.mentioned(h)
			return slices.DeleteFunc(found, func(f filler) bool { return !f.acts() || f.Kind == schema.Person })
		}
	}
	return nil
}

// called is the body that a noun for a group ends in the name of: "kelompok peretas China
// APT40" is neither hackers nor China.
func (c *clauses) called(i int) []filler {
	whole := c.nameAt(i)
	if !c.lex.cues.Bands[c.lower(i)] || c.counted(i) {
		return nil
	}
	if whole != nil {
		if _, listed := c.gazetteer.Entity(whole.Entity.ID); listed || !c.lex.voiced() {
			return nil
		}
	}
	for _, m := range c.doc.In(c.index) {
		if m.Pronoun || m.Entity.Kind != schema.Organization || m.Tokens[0] <= i || m.Tokens[0] > i+4 {
			continue
		}
		if whole != nil && m.Tokens[0] == whole.Tokens[1] {
			return []filler{c.participant(m, m.Entity, i)} // "Perusahaan Korea Selatan Hanwha Aerospace"
		}
		if whole != nil {
			continue
		}
		for w, steps := m.Head, 0; w >= 0 && steps < 4 && (c.preposition(w) == "" && slices.Contains([]string{"nmod", "flat", "compound", "appos", "amod"}, c.rel(w))); w, steps = c.Tokens[w].Head, steps+1 {
			if c.Tokens[w].Head == i {
				return []filler{c.participant(m, m.Entity, i)}
			}
		}
	}
	return nil
}

// owners are those whose a thing is, by a name in the bare words that narrow it down:
// "kapal selam nuklir Amerika Serikat", "Russian missiles".
func (c *clauses) owners(i int) []filler {
	for _, k := range c.with(i, "nmod", "nmod:poss", "flat", "compound", "amod") {
		if c.preposition(k) != "" {
			continue
		}
		if whose := c.antecedent(k); whose != k {
			if found := c.mentioned(whose); named(found) {
				return found
			}
		}
		if m := c.nameAt(k); m != nil || len(c.doc.At(c.index, k)) > 0 {
			if found := c.fillers(k); named(found) && !(c.lex.voiced() && found[0].Kind.IsThing()) {
				return found
			}
		}
		if w := c.lower(k); c.lex.voiced() && strings.HasPrefix(w, "pe") && !strings.HasPrefix(w, "per") && strings.HasSuffix(w, "an") && c.nameAt(k) == nil {
			continue // "rencana pemindahan warga Palestina": whom it is done to
		}
		if found := c.owners(k); found != nil {
			return found
		}
	}
	return nil
}

// wielders are those whom the clause around a weapon tells to use it: "a missile that killed
// two people was fired by Ukraine".
func (c *clauses) wielders(i int) []filler {
	around := c.with(i, "acl", "acl:relcl") // "a bomb planted by X"
	if head := c.Tokens[i].Head; head >= 0 {
		around = append(around, head)
	}
	for _, v := range around {
		if !c.lex.voiced() && c.passive(v) && slices.ContainsFunc(c.lookup(c.lex.verbs, v), func(u unit) bool { return u.frame.Relation == "USES" }) {
			if found := c.resolve(c.with(v, "obl:agent"), []string{"actor"}); len(found) > 0 {
				return found
			}
		}
		for _, q := range c.at(v) {
			if q.frame.Relation == "USES" && slices.Contains(q.slots[slotPatient], i) {
				if found := c.roleOf(q, "subject", []string{"actor"}); len(found) > 0 {
					return found
				}
			}
		}
	}
	return nil
}

// forces reports whether word i names armed forces where a group or a thing is asked for,
// not the state that they stand for: "put its army on alert".
func (c *clauses) forces(i int, is []string) bool {
	m := c.nameAt(i)
	if c.lex.voiced() && m.Entity.Kind == schema.Country && m.Role == "MIL" && c.lex.cues.Tools[c.lower(i)] && slices.Contains(is, "any") {
		return true // "menghancurkan 41 pesawat tempur Rusia"
	}
	if c.lex.voiced() && m.Role == "GOV" && c.Tokens[i].UPOS == "NOUN" && len(is) == 2 && slices.Contains(is, "person") && slices.Contains(is, "group") {
		return m.Entity.Kind == schema.Country || m.Entity.Kind == schema.Organization // "membunuh para pemimpin Hamas"
	}
	serves := m.Entity.Kind == schema.Country && (m.Role == "MIL" || m.Role == "COP") ||
		!c.lex.voiced() && m.Entity.Kind != schema.Person && c.people(i) // "killed a Hezbollah commander"
	return serves && (len(is) > 0 && is[0] == "group" || slices.Contains(is, "group") && !slices.Contains(is, "actor") && !slices.Contains(is, "state"))
}

// led is the country in which a person holds an office by the article, else the person: who
// topples a president seizes the country.
func (c *clauses) led(person schema.Entity) schema.Entity {
	for _, o := range c.doc.Offices {
		if o.Person.ID == person.ID && o.Body.Kind == schema.Country {
			return o.Body
		}
	}
	if state, ok := c.gazetteer.Entity("country:" + c.gazetteer.Nationality(person.ID, c.art.Published)); ok {
		return state
	}
	return person
}

// doers are the actors of the act that a verb tells of together with its object i: of "coba"
// in "menguji coba rudal".
func (c *clauses) doers(i, depth int) []filler {
	head := c.Tokens[i].Head
	if head < 0 || c.rel(i) != "obj" {
		return nil
	}
	for _, p := range c.at(head) {
		if p.nominal || p.frame.Relation == "" || !slices.Contains(p.slots[slotWord], i) {
			continue
		}
		var t told
		for _, k := range p.role("subject") {
			t.subject = append(t.subject, c.fill(k, depth+1)...)
		}
		return t.actors()
	}
	return nil
}

// titleOf reports whether k, which the parser took for a conjunct of the person named by i,
// only tells who that is: "Zahedi, komandan senior Garda Revolusi,".
func (c *clauses) titleOf(i, k int) bool {
	m := c.nameAt(i)
	described := m != nil && (m.Entity.Kind == schema.Person || !c.lex.voiced() && m.Entity.Kind == schema.Organization)
	return described && c.nameAt(k) == nil && c.first(k, "cc") < 0 && len(c.with(i, "conj")) == 1
}

// people reports whether noun i describes people and not the body that they belong to.
func (c *clauses) people(i int) bool {
	d := c.described(i)
	return c.Tokens[i].UPOS == "NOUN" && len(d) > 0 && d[0].Kind == schema.Group
}
