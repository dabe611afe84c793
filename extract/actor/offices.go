package actor

import (
	"slices"
	"strings"

	"geokg/schema"
)

// heldOffice is an office that the text tied to a person so far.
type heldOffice struct {
	key    string // of the office, or the English name of a title
	title  string // in English
	person schema.Entity
	body   schema.Entity
}

// MemberOfParliament is the name in titles.tsv of an office in the parliament of a country.
const MemberOfParliament = "Member of Parliament"

// offices makes the office facts of the person in a chunk.
func (rd *reader) offices(s, person int) {
	l := &rd.lines[s]
	for i := range l.links {
		if l.links[i].person == person {
			rd.office(s, &l.links[i])
		}
	}
}

func (rd *reader) office(s int, k *link) {
	l := &rd.lines[s]
	c := &l.chunks[k.person]
	if c.entity == nil || c.entity.Kind != schema.Person || len(rd.held) == 0 && rd.sameOffice(&l.chunks[k.title]) {
		return
	}
	person := *c.entity
	body, ok := rd.bodyOf(s, k, person)
	if !ok {
		return
	}
	key, name := rd.officeName(s, k, person, body)
	if name == MemberOfParliament && body.Kind == schema.Country {
		body, _ = rd.body(bodyNoun{name: "parliament"}, body)
	}
	rd.held = append(rd.held, heldOffice{key, name, person, body})
	from, to := min(k.from, c.from), max(k.to, c.to)
	if k.owner >= 0 {
		from, to = min(from, l.chunks[k.owner].from), max(to, l.chunks[k.owner].to)
	}
	rd.doc.Offices = append(rd.doc.Offices, Office{
		Person: person, Body: body, Title: name, Sentence: s, Span: rd.spanOf(s, from, to),
		Former: k.former, Elect: k.elect,
	})
}

// bodyOf is the country or body of the office in a link: the one named, or else the one
// for which the person held that office.
func (rd *reader) bodyOf(s int, k *link, person schema.Entity) (schema.Entity, bool) {
	l := &rd.lines[s]
	g := rd.gazetteer
	if k.owner >= 0 {
		rd.decideOwner(s, k.owner)
		if owner := l.chunks[k.owner].entity; owner != nil {
			if owner.Kind == schema.City || owner.Kind == schema.Region {
				return rd.capitalState(*owner), true
			}
			if state := rd.stateOf(*owner); owner.Kind == schema.Person {
				return state, state.Kind != schema.Person
			}
			return *owner, true
		}
		return schema.Entity{}, false
	}
	if c := &l.chunks[k.title]; c.kind == titled && g.titleNouns[c.readings[0].entity].name == MemberOfParliament {
		if c.to-c.from == 1 && rd.lang == "id" && l.pieces[c.from].folded == "anggota" {
			return schema.Entity{}, false // a member of what?
		}
		return rd.onlyCountry(s)
	}
	if at := l.chunks[k.title].from - 1; at >= 0 && rd.lang == "en" && slices.Contains([]string{"government", "presidential", "cabinet"}, l.pieces[at].folded) && !l.pieces[at+1].apart {
		return rd.countryTold(s)
	}
	if l.chunks[k.title].kind != office {
		return schema.Entity{}, false
	}
	if inner := l.chunks[k.title].inner; inner != nil {
		return g.entities[inner.readings[0].entity], true
	}
	if body, ok := rd.tenureBody(&l.chunks[k.title], person); ok {
		return body, true
	}
	if rd.crowned(&l.chunks[k.title]) {
		return schema.Entity{}, false
	}
	if body, ok := rd.onlyBody(&l.chunks[k.title]); ok {
		return body, true
	}
	return rd.countryTold(s)
}

// countryTold is the only country in the text so far, or the first of the sentence.
func (rd *reader) countryTold(s int) (schema.Entity, bool) {
	if body, ok := rd.onlyCountry(s); ok {
		return body, true
	}
	return rd.firstCountry(s)
}

// firstCountry is the country that a sentence names first, before a title without one: whose
// minister a reporter quotes is of the country that he writes about.
func (rd *reader) firstCountry(s int) (schema.Entity, bool) {
	if rd.lang != "en" {
		return schema.Entity{}, false
	}
	in := rd.pastIn(s, func(m *pastMention) bool { return m.entity.Kind == schema.Country && len(m.others) == 0 })
	if len(in) == 0 {
		return schema.Entity{}, false
	}
	return in[0].entity, true
}

// crowns are the offices whose holders without a country and without a row in the gazetteer
// are of another age, or of a tale: "Raja Canute".
var crowns = []string{"king", "queen", "sultan", "emperor", "crown-prince", "prince"}

func (rd *reader) crowned(title *chunk) bool {
	return !slices.ContainsFunc(title.readings, func(r reading) bool { return !slices.Contains(crowns, rd.gazetteer.offices[r.entity].Key) })
}

// tenureBody is the body for which a person held the office that a title names, at the
// date of the article if there are several.
func (rd *reader) tenureBody(title *chunk, person schema.Entity) (schema.Entity, bool) {
	g := rd.gazetteer
	i, ok := g.index[person.ID]
	if !ok {
		return schema.Entity{}, false
	}
	var found *Tenure
	for n := range g.people[i] {
		t := &g.people[i][n]
		if !slices.ContainsFunc(title.readings, func(r reading) bool { return g.offices[r.entity].Key == t.Office }) {
			continue
		}
		if found == nil || rd.art.Published != "" && t.at(rd.art.Published) {
			found = t
		}
	}
	if found == nil {
		return schema.Entity{}, false
	}
	return g.entities[found.Body], true
}

// onlyBody is the body of an office that only one has: "Secretary of State".
func (rd *reader) onlyBody(title *chunk) (schema.Entity, bool) {
	if len(title.readings) != 1 {
		return schema.Entity{}, false
	}
	body, ok := rd.gazetteer.soleBody[rd.gazetteer.offices[title.readings[0].entity].Key]
	if !ok || body < 0 {
		return schema.Entity{}, false
	}
	return rd.gazetteer.entities[body], true
}

// onlyCountry is the country that the text names up to a sentence, if it is one.
func (rd *reader) onlyCountry(s int) (schema.Entity, bool) {
	var found schema.Entity
	for i := range rd.past {
		e := rd.past[i].entity
		if e.Kind != schema.Country {
			continue
		}
		if found.ID != "" && found.ID != e.ID {
			return schema.Entity{}, false
		}
		found = e
	}
	return found, found.ID != ""
}

// capitalState is the country of a capital, any other place itself.
func (rd *reader) capitalState(e schema.Entity) schema.Entity {
	if i, ok := rd.gazetteer.index[e.ID]; ok {
		if country, ok := rd.gazetteer.capital[i]; ok {
			return rd.gazetteer.entities[country]
		}
	}
	return e
}

// officeName is the key and the English name of the office in a link. Of the offices that
// a title may mean ("Menlu": foreign minister or secretary of state) it is the one that
// the person held for the body, or that the body has.
func (rd *reader) officeName(s int, k *link, person, body schema.Entity) (key, name string) {
	g := rd.gazetteer
	title := &rd.lines[s].chunks[k.title]
	if rd.sameOffice(title) {
		last := rd.held[len(rd.held)-1]
		return last.key, last.title
	}
	if title.kind != office {
		name = g.titleNouns[title.readings[0].entity].name
		if k.deputy {
			name = "Deputy " + name
		}
		return name, name
	}
	kind := g.offices[title.readings[0].entity]
	if len(title.readings) > 1 {
		person, known := g.index[person.ID]
		bodyIndex, knownBody := g.index[body.ID]
		for _, r := range title.readings {
			o := g.offices[r.entity]
			if known && slices.ContainsFunc(g.people[person], func(t Tenure) bool { return t.Office == o.Key }) ||
				!known && knownBody && len(g.tenures[seat{o.Key, bodyIndex}]) > 0 {
				kind = o
				break
			}
		}
	}
	if k.deputy && !strings.HasPrefix(kind.Name, "Deputy") && !strings.HasPrefix(kind.Name, "Vice") {
		return "deputy " + kind.Key, "Deputy " + kind.Name
	}
	return kind.Key, kind.Name
}

// leading are the offices of whom "the Russian leader" means, the first known one.
var leading = []string{"supreme-leader", "leader", "paramount-leader", "president", "chancellor", "prime-minister", "king"}

// title resolves a title: beside a name it is that person; alone it is the holder of the
// office, or the state or body that an unnamed official stands for.
func (rd *reader) title(s, i int, k *link) {
	l := &rd.lines[s]
	c := &l.chunks[i]
	if c.inner != nil {
		rd.putInner(s, c)
	}
	if k == nil || k.title != i {
		return
	}
	if k.person >= 0 {
		if k.beside {
			rd.decide(s, k.person, k)
			c.entity, c.how = l.chunks[k.person].entity, "apposition"
			rd.putTitle(s, i, k)
		}
		return
	}
	rd.lone(s, i, k)
	rd.putTitle(s, i, k)
}

// putInner makes the mention of the name inside a title: of "TNI" in "Panglima TNI".
func (rd *reader) putInner(s int, c *chunk) {
	m := rd.build(s, c.inner.from, c.inner.to)
	m.Entity, m.How = rd.gazetteer.entities[c.inner.readings[0].entity], "name inside a title"
	m.Modifier = c.inner.readings[0].form == adjective
	c.inner.mention = len(rd.doc.Mentions)
	rd.doc.Mentions = append(rd.doc.Mentions, m)
}

// lone resolves a title without a name.
func (rd *reader) lone(s, i int, k *link) {
	l := &rd.lines[s]
	c := &l.chunks[i]
	var body *schema.Entity
	if k.owner >= 0 {
		rd.decideOwner(s, k.owner)
		body = l.chunks[k.owner].entity
		if body == nil {
			return
		}
		state := rd.capitalState(*body)
		if home, ok := rd.homeland[state.ID]; ok && rd.isMission(&l.chunks[k.owner]) {
			state = home // an attaché of an embassy is its state's
		}
		if body.Kind == schema.Person {
			state = rd.stateOf(*body)
		}
		body = &state
	}
	if body == nil && c.inner != nil {
		body = &rd.gazetteer.entities[c.inner.readings[0].entity]
	}
	if k.former || k.elect || k.deputy || l.is(l.ahead(rd.chunkOf(l, k.from)), "as", "sebagai", "selaku", "menjadi") {
		return
	}
	if rd.sameOffice(c) && (k.owner < 0 || l.chunks[k.owner].entity.Kind == schema.Person) {
		if e, ok := rd.peer(s, i, k); ok {
			c.entity, c.how = &e, "holds the same office"
		}
		return
	}
	if body == nil {
		if only, ok := rd.onlyBody(c); c.kind == office && ok {
			body = &only
		}
	}
	if e, how, ok := rd.heldBy(c, body); ok {
		c.entity, c.how = &e, how
		rd.describedOffice(s, k, e, body)
		return
	}
	if body == nil {
		return
	}
	role, lone := "GOV", true
	if c.kind == titled {
		noun := rd.gazetteer.titleNouns[c.readings[0].entity]
		role, lone = noun.role, noun.lone
	} else {
		role = rd.gazetteer.offices[c.readings[0].entity].Role
	}
	if lone {
		c.entity, c.how, c.role = body, "official without a name", role
	}
}

// missions are the bodies of a state abroad.
var missions = []string{"embassy", "consulate"}

func (rd *reader) isMission(c *chunk) bool {
	return (c.kind == bodied || c.was == bodied) && slices.Contains(missions, rd.gazetteer.bodyNouns[c.readings[0].entity].name)
}

// peer is who was named last with the same office as the person whose counterpart a title
// without a country means.
func (rd *reader) peer(s, i int, k *link) (schema.Entity, bool) {
	l := &rd.lines[s]
	owner := k.owner
	if n := l.after(i); owner < 0 && n >= 0 && l.chunks[n].kind == back {
		owner = n // "sejawatnya"
	}
	if owner < 0 {
		return schema.Entity{}, false
	}
	rd.decideOwner(s, owner)
	person := l.chunks[owner].entity
	if person == nil {
		return schema.Entity{}, false
	}
	at := slices.IndexFunc(rd.held, func(h heldOffice) bool { return h.person.ID == person.ID })
	if at < 0 {
		return schema.Entity{}, false
	}
	for _, h := range slices.Backward(rd.held) {
		if h.key == rd.held[at].key && h.person.ID != person.ID && h.body.ID != rd.held[at].body.ID {
			return h.person, true
		}
	}
	return schema.Entity{}, false
}

// describedOffice makes an office fact of a title without a name, if the text has named
// its holder but not the office: "Modi … the Indian prime minister".
func (rd *reader) describedOffice(s int, k *link, person schema.Entity, body *schema.Entity) {
	if body == nil || !slices.ContainsFunc(rd.past, func(m pastMention) bool { return m.entity.ID == person.ID }) ||
		slices.ContainsFunc(rd.held, func(h heldOffice) bool { return h.person.ID == person.ID && h.body.ID == body.ID }) {
		return
	}
	key, name := rd.officeName(s, k, person, *body)
	rd.held = append(rd.held, heldOffice{key, name, person, *body})
	rd.doc.Offices = append(rd.doc.Offices, Office{
		Person: person, Body: *body, Title: name, Sentence: s, Span: rd.spanOf(s, k.from, k.to),
	})
}

// heldBy finds who holds the office that a title names: the person whom the text named
// with it last, else the holder at the date of the article.
func (rd *reader) heldBy(c *chunk, body *schema.Entity) (schema.Entity, string, bool) {
	g := rd.gazetteer
	keys := rd.officeKeys(c)
	for n := len(rd.held) - 1; n >= 0; n-- {
		h := rd.held[n]
		if slices.Contains(keys, h.key) && (body == nil || h.body.ID == body.ID) {
			return h.person, "named with the office before", true
		}
	}
	if body == nil || rd.art.Published == "" {
		return schema.Entity{}, "", false
	}
	i, ok := g.index[body.ID]
	if !ok {
		return schema.Entity{}, "", false
	}
	for _, key := range keys {
		if at, ok := g.officeAt[key]; !ok || !g.offices[at].Single {
			continue // "an Israeli minister" is nobody in particular
		}
		for _, at := range rd.seatsOf(i) {
			if p, ok := g.holder(seat{key, at}, rd.art.Published); ok {
				return g.entities[p], "holder of the office in " + rd.art.Published, true
			}
		}
	}
	return schema.Entity{}, "", false
}

// seatsOf are a body and its country: the chief of the Pentagon is a secretary of the
// United States.
func (rd *reader) seatsOf(body int32) []int32 {
	if country, ok := rd.gazetteer.iso[rd.gazetteer.facts[body].iso3]; ok && country != body {
		return []int32{body, country}
	}
	return []int32{body}
}

// officeKeys are the offices that a title may mean.
func (rd *reader) officeKeys(c *chunk) []string {
	var keys []string
	if rd.sameOffice(c) && len(rd.held) > 0 {
		return []string{rd.held[len(rd.held)-1].key}
	}
	if c.kind == titled {
		name := rd.gazetteer.titleNouns[c.readings[0].entity].name
		keys = append(keys, name)
		if name == "Leader" {
			keys = append(keys, leading...)
		}
		return keys
	}
	for _, r := range c.readings {
		keys = append(keys, rd.gazetteer.offices[r.entity].Key)
	}
	if slices.Contains(keys, "leader") {
		keys = append(keys, leading...)
	}
	return keys
}

// putTitle makes the mention of a title phrase.
func (rd *reader) putTitle(s, i int, k *link) {
	l := &rd.lines[s]
	c := &l.chunks[i]
	if c.entity == nil || c.mention >= 0 {
		return
	}
	from, to := k.from, k.to
	if k.beside {
		from, to = c.from, c.to
		if k.owner >= 0 && !rd.apartBetween(l, k.owner, i) {
			from, to = min(from, l.chunks[k.owner].from), max(to, l.chunks[k.owner].to)
		}
	}
	m := rd.build(s, from, to)
	m.Entity, m.How, m.Role = *c.entity, c.how, c.role
	m.Pronoun = k.owner < 0
	m.Counted = rd.quantified(s, c)
	rd.record(s, i, m)
}

// apartBetween reports whether punctuation stands between two chunks.
func (rd *reader) apartBetween(l *line, i, j int) bool {
	if i > j {
		i, j = j, i
	}
	for p := l.chunks[i].from + 1; p <= l.chunks[j].from; p++ {
		if l.pieces[p].apart {
			return true
		}
	}
	return false
}
