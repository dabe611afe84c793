package actor

import (
	"slices"
	"strings"

	"geokg/schema"
)

// fullMention is a name in full, which shorter forms later or earlier in the text refer to.
type fullMention struct {
	entity   schema.Entity
	words    []string // folded
	sentence int
	chunk    int
}

// learn notes the names in full of a sentence.
func (rd *reader) learn(s int) {
	l := &rd.lines[s]
	for i := range l.chunks {
		c := &l.chunks[i]
		kind := c.kind
		if kind == gone {
			kind = c.was
		}
		f := fullMention{sentence: s, chunk: i}
		for _, p := range l.pieces[c.core[0]:c.core[1]] {
			f.words = append(f.words, p.folded)
		}
		switch {
		case kind == unlisted && len(f.words) > 1:
			c.guess = rd.unlistedKind(s, i)
			f.entity = schema.UnknownEntity(c.guess, rd.name(s, c))
		case kind == named && len(c.readings) == 1 && c.readings[0].form == fullName:
			f.entity = rd.gazetteer.entities[c.readings[0].entity]
		default:
			continue
		}
		if at, ok := rd.first[f.entity.ID]; !ok || s < at {
			rd.first[f.entity.ID] = s
		}
		for n, word := range f.words {
			if !slices.Contains(f.words[:n], word) {
				rd.full[word] = append(rd.full[word], f)
			}
		}
	}
	for i := range l.pieces {
		if p := &l.pieces[i]; !p.initial && p.capital() {
			rd.midwords[p.folded] = true
		}
	}
}

// name is the name of an unlisted chunk as its key is built from it.
func (rd *reader) name(s int, c *chunk) string {
	name := strings.Trim(rd.words(rd.spanOf(s, c.core[0], c.core[1])), ".")
	if number, ok := strings.CutPrefix(name, "Resolusi "); ok && isNumber(number) {
		return "Resolution " + number // one name in both languages
	}
	return name
}

// unlistedKind is what an unlisted name names.
func (rd *reader) unlistedKind(s, i int) schema.Kind {
	if k := rd.lines[s].chunks[i].guess; k != "" {
		return k
	}
	return rd.kindInContext(s, i)
}

// decideUnlisted gives a name that the gazetteer lacks the entity of the full name that
// it is short for, or one of its own.
func (rd *reader) decideUnlisted(s, i int, k *link) {
	l := &rd.lines[s]
	c := &l.chunks[i]
	if c.core[1]-c.core[0] == 1 {
		word := l.pieces[c.core[0]].folded
		if e, ok := rd.acronyms[l.pieces[c.core[0]].text]; ok {
			c.entity, c.how = &e, "acronym explained in the text"
			return
		}
		if f := rd.fullFor(s, word, k != nil && k.person == i); f != nil && !rd.keptApart(rd.name(s, c), f.entity) && !rd.foreign(s, f.entity, k) {
			c.entity, c.how = &f.entity, "short for "+f.entity.Name+" in the text"
			return
		}
	}
	if rd.onlyInitial(s, c) {
		return
	}
	e := schema.UnknownEntity(rd.unlistedKind(s, i), rd.name(s, c))
	c.entity, c.how = rd.merged(e, "name that the gazetteer lacks")
}

// foreign reports whether a name after a title with an owner cannot be a person of the
// gazetteer, none of whose offices is of that owner: "Jordan's King Hussein" is not Saddam.
func (rd *reader) foreign(s int, e schema.Entity, k *link) bool {
	index, listed := rd.gazetteer.index[e.ID]
	if !listed || k == nil || k.owner < 0 {
		return false
	}
	owner := rd.lines[s].chunks[k.owner].entity
	tenures := rd.gazetteer.people[index]
	return owner != nil && len(tenures) > 0 &&
		!slices.ContainsFunc(tenures, func(t Tenure) bool { return rd.belongsTo(t.Body, *owner) })
}

// keptApart reports whether the user forbids to take a name for an entity.
func (rd *reader) keptApart(name string, e schema.Entity) bool {
	return len(rd.gazetteer.apart) > 0 && rd.gazetteer.apart[sortedPair(schema.UnknownEntity(e.Kind, name).ID, e.ID)]
}

// onlyInitial reports whether an unlisted name is a single word that has a capital only
// where a sentence starts: as likely a common word.
func (rd *reader) onlyInitial(s int, c *chunk) bool {
	p := &rd.lines[s].pieces[c.core[0]]
	if c.to-c.from > 1 || !p.initial || casingOf(p.text) == upper {
		return false
	}
	return !rd.midwords[p.folded]
}

// merged is the entity that the user merged e into, and by which line, or e and how it was found.
func (rd *reader) merged(e schema.Entity, how string) (*schema.Entity, string) {
	if m, ok := rd.gazetteer.merged[e.ID]; ok {
		if other, ok := rd.gazetteer.Entity(m.into); ok {
			return &other, how + ", merged by " + m.line
		}
	}
	return &e, how
}

// fullFor is the name in full that a single word is short for: the last one before
// sentence s ends that contains it as its first or last word, else the first after.
// Nil if two people share the word and neither stands nearer.
func (rd *reader) fullFor(s int, word string, person bool) *fullMention {
	var best *fullMention
	for i := range rd.full[word] {
		f := &rd.full[word][i]
		if person && f.entity.Kind != schema.Person || !f.shortens(word) {
			continue
		}
		if best == nil || f.sentence <= s {
			best = f
		}
	}
	return best
}

// shortens reports whether a word alone may stand for the name: any word of a person's
// name but particles, the first word of a body's.
func (f *fullMention) shortens(word string) bool {
	if len(f.words) < 2 || particles[word] {
		return false
	}
	switch f.entity.Kind {
	case schema.Person:
		return slices.Contains(f.words, word)
	case schema.Country:
		return len(f.words) == 2 && f.words[0] == word && (word == "north" || word == "south")
	}
	return f.entity.Kind == schema.Organization && f.words[0] == word
}

// candidate is a reading of a name with what speaks for it.
type candidate struct {
	entity schema.Entity
	index  int32 // in the gazetteer; -1 if not in it
	score  int
	how    string
}

// What speaks for a reading of a name, in the order of weight.
const (
	namedBefore = 200 // the text named it in full already
	namedLater  = 100
	inOffice    = 60 // the title before the name fits, at the date of the article
	wasInOffice = 40
	isPersonal  = 30 // a title stands before the name
	inPower     = 12 // in some office at the date
	leadsState  = 6
)

var formScore = map[form]int{fullName: 20, adjective: 18, metonym: 16, demonym: 10, shortName: 8}

var kindScore = map[schema.Kind]int{
	schema.Country: 5, schema.Organization: 4, schema.Alliance: 4, schema.Region: 3, schema.City: 2,
}

// decideName chooses among the readings of a listed name.
func (rd *reader) decideName(s, i int, k *link) {
	l := &rd.lines[s]
	c := &l.chunks[i]
	if k != nil && k.person != i {
		k = nil
	}
	var cands []candidate
	for _, r := range c.readings {
		cands = append(cands, rd.weigh(s, r, k))
	}
	if c.core[1]-c.core[0] == 1 && !slices.ContainsFunc(cands, func(o candidate) bool { return o.entity.Kind != schema.Person }) {
		if f := rd.fullFor(s, l.pieces[c.core[0]].folded, true); f != nil {
			if !slices.ContainsFunc(cands, func(o candidate) bool { return o.entity.ID == f.entity.ID }) {
				cands = append(cands, candidate{f.entity, -1, namedBefore + formScore[shortName], "short for " + f.entity.Name + " in the text"})
			}
		}
	}
	if !slices.ContainsFunc(c.readings, func(r reading) bool { return r.form != demonym }) {
		return // "Palestinians": people, whom Describe makes a group of
	}
	best := slices.MaxFunc(cands, func(a, b candidate) int { return a.score - b.score })
	tied := slices.ContainsFunc(cands, func(o candidate) bool { return o.score == best.score && o.entity.ID != best.entity.ID })
	if best.entity.Kind == schema.Person && best.index >= 0 && (tied || rd.stranger(s, c, best, k)) {
		e := schema.UnknownEntity(schema.Person, rd.name(s, c))
		c.entity, c.how = rd.merged(e, "name shared by several people")
		return
	}
	c.entity, c.how = rd.merged(best.entity, best.how)
}

// weigh scores one reading of a name.
func (rd *reader) weigh(s int, r reading, k *link) candidate {
	g := rd.gazetteer
	c := candidate{entity: g.entities[r.entity], index: r.entity, how: "name in the gazetteer"}
	c.score = formScore[r.form] + kindScore[c.entity.Kind]
	if at, ok := rd.first[c.entity.ID]; ok && r.form == shortName {
		c.score += namedLater
		c.how = "named in full later"
		if at <= s {
			c.score += namedBefore - namedLater
			c.how = "named in full before"
		}
	}
	if c.entity.Kind != schema.Person {
		return c
	}
	if k != nil {
		c.score += isPersonal
	}
	for _, t := range g.people[r.entity] {
		now := rd.art.Published != "" && t.at(rd.art.Published)
		if now {
			c.score = max(c.score, c.score-c.score%2+inPower)
		}
		if k != nil && rd.fitsOffice(s, k, &t) {
			c.score += wasInOffice
			c.how = "holder of the office named"
			if now {
				c.score += inOffice - wasInOffice
			}
			break
		}
	}
	return c
}

// fitsOffice reports whether a tenure is of the office and body that a title names.
func (rd *reader) fitsOffice(s int, k *link, t *Tenure) bool {
	l := &rd.lines[s]
	title := &l.chunks[k.title]
	if k.owner >= 0 {
		rd.decideOwner(s, k.owner)
		owner := l.chunks[k.owner].entity
		if owner == nil || !rd.belongsTo(t.Body, *owner) {
			return false
		}
	}
	if title.kind != office {
		return k.owner >= 0
	}
	return slices.ContainsFunc(title.readings, func(r reading) bool { return rd.gazetteer.offices[r.entity].Key == t.Office })
}

// belongsTo reports whether a body is an owner or a part of it.
func (rd *reader) belongsTo(body int32, owner schema.Entity) bool {
	g := rd.gazetteer
	state := rd.stateOf(owner)
	for part, ok := body, true; ok; part, ok = g.inside[part] {
		if g.entities[part].ID == owner.ID {
			return true
		}
	}
	return g.entities[body].ID == state.ID || state.ISO3 != "" && g.facts[body].iso3 == state.ISO3
}

// stranger reports whether a short name after a title with an owner cannot be who the
// gazetteer has: none of the person's offices is of that owner, and the text has not
// named the person in full.
func (rd *reader) stranger(s int, c *chunk, best candidate, k *link) bool {
	short := !slices.ContainsFunc(c.readings, func(r reading) bool { return r.entity == best.index && r.form != shortName })
	if !short || k == nil || k.owner < 0 || best.score >= namedLater {
		return false
	}
	return rd.foreign(s, best.entity, k)
}
