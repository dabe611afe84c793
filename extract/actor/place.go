package actor

import (
	"slices"
	"strings"

	"geokg/schema"
)

// Words after which a name is where something is.
var (
	placeWords = map[string][]string{
		"en": {"in", "at", "near", "outside", "inside", "into", "across", "around", "throughout", "via"},
		"id": {"di", "dekat", "sekitar", "seluruh"},
	}
	// Nouns after which a name is a place.
	locatedWords = map[string][]string{
		"id": {"warga", "penduduk", "kota", "bandara", "pelabuhan", "jalan", "wali", "walikota"},
	}
)

// setPlace gives the mention of a place its reading as one. A capital is its country as
// an actor and the city as a place; the words before it tell which is meant.
func (rd *reader) setPlace(s, i int, m *Mention) {
	g := rd.gazetteer
	l := &rd.lines[s]
	e := *l.chunks[i].entity
	if !e.Kind.IsPlace() || m.Pronoun || l.chunks[i].kind == bodied {
		return
	}
	m.Place = &e
	before := l.ahead(i)
	if rd.lang == "en" && l.is(before, "the") {
		before = l.ahead(before)
	}
	m.IsPlace = l.is(before, locatedWords[rd.lang]...) || l.is(before, placeWords[rd.lang]...) || rd.locates(s, i, e)
	index, ok := g.index[e.ID]
	if !ok {
		return
	}
	if country, ok := g.capital[index]; ok && !g.blocked[[2]string{foldPhrase(rd.words(m.Span)), g.entities[country].ID}] {
		m.Entity = g.entities[country]
		if !m.IsPlace {
			m.How += ", capital of " + m.Entity.Name
		}
	}
}

// locates reports whether chunk i says where the place before it lies ("Jeddah, Arab
// Saudi", "Istana Merdeka, Jakarta").
func (rd *reader) locates(s, i int, e schema.Entity) bool {
	l := &rd.lines[s]
	j := l.prev(i)
	if j < 0 || l.chunks[j].mention < 0 {
		return false
	}
	between := rd.words(schema.Span{Start: l.pieces[l.chunks[j].to-1].span.End, End: l.pieces[l.chunks[i].from].span.Start})
	if strings.TrimSpace(between) != "," {
		return false
	}
	m := &rd.doc.Mentions[l.chunks[j].mention]
	if m.Place != nil {
		return m.Place.In == e.ID || m.IsPlace && m.Place.Kind == schema.City
	}
	return m.Entity.Kind == schema.Thing && e.Kind == schema.City
}

// standsBeside reports whether an adjective is coordinated with the owner of a body:
// "Israeli and US troops".
func (rd *reader) standsBeside(s, i int) bool {
	l := &rd.lines[s]
	return slices.ContainsFunc(l.chunks, func(c chunk) bool { return c.kind == bodied && c.joint == i })
}

// afterPlaceWord reports whether a preposition of place stands before chunk i.
func (rd *reader) afterPlaceWord(s, i int) bool {
	l := &rd.lines[s]
	j := l.ahead(i)
	return l.is(j, placeWords[rd.lang]...) || rd.lang != "en" && l.is(j, "ke")
}

// kindInContext guesses what an unlisted name names from what stands around it.
func (rd *reader) kindInContext(s, i int) schema.Kind {
	l := &rd.lines[s]
	c := &l.chunks[i]
	words := c.core[1] - c.core[0]
	capitals := true
	for _, p := range l.pieces[c.core[0]:c.core[1]] {
		capitals = capitals && casingOf(p.text) == upper
	}
	switch {
	case capitals && words == 1:
		return schema.Organization
	case rd.afterPlaceWord(s, i):
		return schema.City
	case words > 1 && words <= 4:
		return schema.Person
	}
	head := headOf(rd.sents[s].Tokens, [2]int{l.pieces[c.from].token, l.pieces[c.to-1].token + 1})
	if words == 1 && isSubject(rd.sents[s].Tokens, head) {
		return schema.Person
	}
	return schema.Organization
}
