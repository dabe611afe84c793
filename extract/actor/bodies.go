package actor

import (
	"slices"

	"geokg/schema"
)

// own links the nouns for who acts ("troops", "defence ministry") with whom they belong
// to, and makes one chunk of the two.
func (rd *reader) own(s int) {
	l := &rd.lines[s]
	for n := range l.chunks {
		i := n
		if rd.lang != "en" {
			i = len(l.chunks) - 1 - n // "agen pemerintah India": the owner first
		}
		if l.chunks[i].kind != bodied {
			continue
		}
		if rd.lang == "en" {
			rd.ownEnglish(s, i)
		} else {
			rd.ownFollowing(s, i)
		}
		if l.chunks[i].owner < 0 {
			rd.unlist(l, i)
		}
	}
}

// unlist makes a name of a capital noun and the unlisted words beside it: "Rapid Support
// Forces", "Pasukan Dukungan Cepat".
func (rd *reader) unlist(l *line, i int) {
	c := &l.chunks[i]
	j := l.after(i)
	if rd.lang == "en" {
		j = l.ahead(i)
	}
	if !l.pieces[c.from].capital() || j < 0 || l.chunks[j].kind != unlisted || l.pieces[l.chunks[j].to-1].possessive {
		return
	}
	l.absorb(i, j)
	c.kind, c.readings, c.guess = unlisted, nil, schema.Organization
	if j := l.after(i); rd.lang != "en" && j >= 0 && l.chunks[j].kind == named && !rd.isPerson(&l.chunks[j]) {
		l.absorb(i, j) // "Otoritas Moneter Singapura"
	}
	c.core = [2]int{c.from, c.to}
}

// ownFollowing links "pasukan keamanan" with "Israel" in "pasukan keamanan Israel", and
// with the second of "pasukan AS dan Inggris".
func (rd *reader) ownFollowing(s, i int) {
	l := &rd.lines[s]
	j := rd.afterAcronym(s, i) // "Kementerian Luar Negeri (Kemlu) RI"
	if l.pieces[l.chunks[i].from].folded == "militer" && rd.attributive(s, i) {
		return // "latihan militer AS-Korea Selatan" is no drill of one army
	}
	for gap := 0; gap < 2 && j >= 0 && rd.isModifier(s, l, j); gap++ {
		j = l.after(j)
	}
	if j < 0 || !rd.mayOwn(l, j) {
		return
	}
	c := &l.chunks[i]
	c.owner = j
	if and := l.after(j); l.is(and, "dan") {
		if k := l.after(and); k >= 0 && rd.mayOwn(l, k) && l.chunks[k].kind == named && rd.joinedInTree(s, k, i, j) {
			c.joint = k
		}
	}
	c.to = l.chunks[j].to
	rd.swallow(l, i+1, j)
}

// ownEnglish links "troops" with "Israeli" in "Israeli ground troops" and "leaders" with
// "Germany" in "leaders of Germany and France".
func (rd *reader) ownEnglish(s, i int) {
	l := &rd.lines[s]
	j := l.ahead(i)
	for gap := 0; gap < 2 && j >= 0 && rd.isModifier(s, l, j); gap++ {
		j = l.ahead(j)
	}
	if j >= 0 && rd.mayOwn(l, j) && rd.possesses(l, j, i) {
		l.chunks[i].owner = j
		if and := l.ahead(j); l.is(and, "and") {
			if k := l.ahead(and); k >= 0 && rd.mayOwn(l, k) && rd.isAdjective(&l.chunks[k]) && rd.isAdjective(&l.chunks[j]) {
				l.chunks[i].joint = k
			}
		}
		l.chunks[i].from = l.chunks[j].from
		rd.swallow(l, j, i-1)
		return
	}
	of := l.after(i)
	noun := rd.gazetteer.bodyNouns[l.chunks[i].readings[0].entity]
	if !l.is(of, "of") && !(l.is(of, "in", "at") && (!noun.state || noun.role != "MIL")) {
		return
	}
	j = l.after(of)
	if l.is(j, "the") {
		j = l.after(j)
	}
	if n := rd.entitledOwner(l, j); noun.state && n >= 0 {
		l.chunks[i].owner = n
		return
	}
	if j < 0 || !rd.mayOwn(l, j) || rd.isAdjective(&l.chunks[j]) {
		return
	}
	l.chunks[i].owner = j
	if and := l.after(j); l.is(and, "and") {
		if k := l.after(and); k >= 0 && rd.mayOwn(l, k) && l.chunks[k].kind == named && rd.joinedInTree(s, k, i, j) {
			l.chunks[i].joint = k
		}
	}
	if l.is(of, "in") {
		return
	}
	l.chunks[i].to = l.chunks[j].to
	rd.swallow(l, i+1, j)
}

// entitledOwner is the person behind the title in chunk j, whose state the body is of: "the
// government of President Gustavo Petro". -1 if there is none.
func (rd *reader) entitledOwner(l *line, j int) int {
	if j < 0 || l.chunks[j].kind != office && l.chunks[j].kind != titled {
		return -1
	}
	if n := l.after(j); n >= 0 && rd.mayBePerson(l, n) {
		return n
	}
	return -1
}

// swallow marks what stands between a body and its owner as part of the body. A back
// reference keeps standing until the document resolves it, through the owner index.
func (rd *reader) swallow(l *line, from, to int) {
	for k := from; k <= to; k++ {
		if c := &l.chunks[k]; c.kind != gone {
			c.kind, c.was = gone, c.kind
		}
	}
}

// mayOwn reports whether troops, ministries or offices may belong to chunk j.
func (rd *reader) mayOwn(l *line, j int) bool {
	c := &l.chunks[j]
	switch c.kind {
	case named:
		for _, r := range c.readings {
			switch rd.gazetteer.entities[r.entity].Kind {
			case schema.Weapon, schema.Thing, schema.Agreement:
			default:
				return true
			}
		}
	case unlisted:
		return c.guess == schema.Organization || c.guess == "" && casingOf(l.pieces[c.from].text) == upper
	case bodied:
		return c.owner >= 0
	case back:
		b := rd.wantedBy(c)
		return b.number == 1 && (b.own || b.country)
	}
	return false
}

// possesses reports whether the English name in chunk j is a possessor of the noun in
// chunk i: an adjective, a possessive, an acronym, or a name right before it.
func (rd *reader) possesses(l *line, j, i int) bool {
	c := &l.chunks[j]
	if c.kind == back {
		return l.pieces[c.from].folded == "its" || l.pieces[c.from].folded == "their" ||
			l.pieces[c.from].folded == "his" || l.pieces[c.from].folded == "her" || l.pieces[c.to-1].possessive
	}
	return rd.isAdjective(c) || l.pieces[c.to-1].possessive || casingOf(l.pieces[c.to-1].text) == upper || j == i-1
}

// isAdjective reports whether a chunk is the adjective of a country.
func (rd *reader) isAdjective(c *chunk) bool {
	if c.kind != named {
		return false
	}
	for _, r := range c.readings {
		if r.form == adjective {
			return true
		}
	}
	return false
}

// joinedInTree reports whether the tree puts the name in chunk k beside one of two
// chunks, so that "and" stands between names and not between clauses.
func (rd *reader) joinedInTree(s, k, i, j int) bool {
	l, tokens := &rd.lines[s], rd.sents[s].Tokens
	span := func(c *chunk) [2]int { return [2]int{l.pieces[c.from].token, l.pieces[c.to-1].token + 1} }
	head := headOf(tokens, span(&l.chunks[k]))
	up := tokens[head].Head
	for _, c := range []*chunk{&l.chunks[i], &l.chunks[j]} {
		if in := span(c); up >= in[0] && up < in[1] {
			return true
		}
	}
	return false
}

// body resolves a chunk of a body noun and its owner.
func (rd *reader) body(noun bodyNoun, owner schema.Entity) (schema.Entity, string) {
	state := rd.stateOf(owner)
	if noun.state {
		return state, noun.name + " of " + state.Name + " stand for it"
	}
	name := state.Name + " " + noun.name
	if i, ok := rd.gazetteer.index[state.ID]; ok {
		if adj := rd.gazetteer.adjective[i]; adj != "" {
			name = adj + " " + noun.name
		}
		for _, listed := range []string{name, state.Name + " " + noun.name, noun.name + " of " + state.Name} {
			for _, e := range rd.gazetteer.Lookup(listed) {
				if e.Kind == schema.Organization {
					return e, "body of " + state.Name + " in the gazetteer"
				}
			}
		}
	}
	return schema.UnknownEntity(schema.Organization, name), noun.name + " of " + state.Name
}

// StateOf is the country that a person leads or acts for by an office of the article or the
// gazetteer, or that a city lies in; of others themselves.
func (d *Document) StateOf(e schema.Entity) schema.Entity {
	if d.reader == nil {
		return e
	}
	return d.reader.stateOf(e)
}

// stateOf is the country that a person leads or that a city lies in; of others themselves.
func (rd *reader) stateOf(e schema.Entity) schema.Entity {
	g := rd.gazetteer
	i, ok := g.index[e.ID]
	if !ok {
		for n := len(rd.held) - 1; n >= 0; n-- {
			if rd.held[n].person.ID == e.ID {
				return rd.held[n].body
			}
		}
		return e
	}
	switch e.Kind {
	case schema.Person:
		if t := g.tenureAt(i, rd.art.Published); t != nil {
			return g.entities[t.Body]
		}
	case schema.City, schema.Region:
		if country, ok := g.iso[g.facts[i].iso3]; ok {
			return g.entities[country]
		}
	}
	return e
}

// attributive reports whether a body noun only qualifies another noun: "operasi militer",
// "military equipment".
func (rd *reader) attributive(s, i int) bool {
	l, tokens := &rd.lines[s], rd.sents[s].Tokens
	if rd.lang != "en" {
		j := l.ahead(i)
		return j >= 0 && l.chunks[j].kind == plain && tokens[l.pieces[l.chunks[j].from].token].UPOS == "NOUN"
	}
	last := l.pieces[l.chunks[i].core[1]-1].token
	return tokens[last].Head > last && (tokens[last].Rel == "compound" || tokens[last].Rel == "amod")
}

// ownerless resolves a body whose owner is not named: the one that the text named with
// the same noun before, else that of the only country in the text so far.
func (rd *reader) ownerless(s, i int, noun bodyNoun) {
	l := &rd.lines[s]
	c := &l.chunks[i]
	if rd.lang == "en" && !l.is(l.ahead(i), "the") && noun.role != "MED" && noun.role != "LEG" || rd.attributive(s, i) {
		return
	}
	if noun.state && noun.role == "MIL" && !slices.Contains([]string{"military", "army", "militer", "tentara"}, l.pieces[c.from].folded) {
		return
	}
	if noun.role == "REB" {
		if e := rd.lastRebels(s); e != nil {
			c.entity, c.how = e, "armed group named before"
			return
		}
	}
	if state, ok := rd.speakersState(s, l.pieces[c.from].token); ok && noun.state && noun.role == "GOV" && l.pieces[c.from].folded == "pemerintah" {
		c.entity, c.how = &state, "government of who is named before it"
		return
	}
	if e, ok := rd.bodies[c.readings[0].entity]; ok {
		c.entity, c.how = &e, "named with its owner before"
		return
	}
	if owner, ok := rd.onlyOwner(); ok {
		e, _ := rd.body(noun, owner)
		c.entity, c.how = &e, "only country in the text so far"
	}
}

// speakersState is the state of the last person named in a sentence before a token: whose
// "pemerintah" is, where nothing tells.
func (rd *reader) speakersState(s, token int) (schema.Entity, bool) {
	for _, m := range slices.Backward(rd.pastIn(s, func(m *pastMention) bool { return m.entity.Kind == schema.Person && m.head < token })) {
		if state := rd.stateOf(m.entity); state.Kind == schema.Country {
			return state, true
		}
	}
	return schema.Entity{}, false
}

// onlyOwner is the only country that the text so far names as who acts; if it names all of
// them as places or by adjectives, the only one of the places or, without places, of all.
func (rd *reader) onlyOwner() (schema.Entity, bool) {
	var acting, places, all []schema.Entity
	for _, m := range rd.past {
		e := rd.stateOf(m.entity)
		switch {
		case e.Kind != schema.Country:
			continue
		case m.place:
			places = append(places, e)
		case !m.modifier:
			acting = append(acting, e)
		}
		all = append(all, e)
	}
	for _, found := range [][]schema.Entity{acting, places, all} {
		if found = unique(found); len(found) > 0 {
			return found[0], len(found) == 1
		}
	}
	return schema.Entity{}, false
}

// lastRebels is the armed group that the text named last, in this sentence or the two before;
// nil if it named none.
func (rd *reader) lastRebels(s int) *schema.Entity {
	for i := len(rd.past) - 1; i >= 0 && s-rd.past[i].sentence < reach; i-- {
		e := rd.past[i].entity
		if at, ok := rd.gazetteer.index[e.ID]; ok && rd.gazetteer.facts[at].role == "REB" {
			return &e
		}
	}
	return nil
}
