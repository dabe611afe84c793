package actor

import (
	"slices"
	"strings"

	"geokg/schema"
)

// link ties a title to whom it names and where, as chunks of one sentence.
type link struct {
	title, owner, person int  // -1: none
	from, to             int  // pieces of the whole phrase
	beside               bool // the person stands in apposition, divided by a comma
	former, elect        bool
	deputy               bool
}

// Words that colour a title.
var (
	formerWords = []string{"former", "ex", "then", "late", "mantan", "eks", "bekas", "almarhum", "mendiang"}
	electWords  = []string{"elect", "terpilih", "designate"}
	deputyWords = []string{"deputy", "vice", "assistant", "wakil", "deputi"}
	actingWords = []string{"acting", "interim", "caretaker", "outgoing", "incoming", "designated"}
	articles    = []string{"the", "a", "an", "its", "their", "his", "her"}
)

// entitle finds the titles of a sentence with their owners and people.
func (rd *reader) entitle(s int) {
	l := &rd.lines[s]
	for i := range l.chunks {
		if c := &l.chunks[i]; c.kind == titled && rd.gazetteer.titleNouns[c.readings[0].entity].name == "" {
			rd.address(l, i)
		}
	}
	for i := range l.chunks {
		c := &l.chunks[i]
		if c.kind == titled && rd.gazetteer.titleNouns[c.readings[0].entity].name == "" {
			continue
		}
		switch {
		case rd.ledBy(l, i):
			c.kind = plain
		case c.kind == titled || c.kind == office:
			k := link{title: i, owner: -1, person: -1, from: c.from, to: c.to}
			if rd.lang == "en" {
				rd.linkEnglish(s, &k)
			} else {
				rd.linkFollowing(s, &k)
			}
			rd.colour(l, &k)
			l.links = append(l.links, k)
		}
	}
}

// ledBy reports whether chunk i is "pimpinan" behind a noun: "koalisi pimpinan Arab Saudi"
// is led by it and names no leader.
func (rd *reader) ledBy(l *line, i int) bool {
	c := &l.chunks[i]
	return rd.lang == "id" && c.to-c.from == 1 && l.pieces[c.from].folded == "pimpinan" && l.ahead(i) >= 0
}

// address makes a form of address or a rank a part of the name after it.
func (rd *reader) address(l *line, i int) {
	j := l.after(i)
	from := l.chunks[i].from
	if n := rd.compatriot(l, j); n >= 0 {
		l.chunks[i].kind, l.chunks[j].kind = gone, gone
		l.chunks[n].from = from
		if l.chunks[n].kind == unlisted {
			l.chunks[n].guess = schema.Person
		}
		return
	}
	if j < 0 || !rd.mayBePerson(l, j) {
		return
	}
	l.chunks[i].kind = gone
	l.chunks[j].from = from
	if l.chunks[j].kind == unlisted {
		l.chunks[j].guess = schema.Person
	}
}

// linkFollowing reads "Menteri Pertahanan Rusia Sergei Shoigu", "Presiden Putin", "Sergei
// Shoigu, Menteri Pertahanan Rusia," and "Presiden Rusia waktu itu, Vladimir Putin".
func (rd *reader) linkFollowing(s int, k *link) {
	l := &rd.lines[s]
	at := rd.skip(l, k.title, append([]string{"senior", "tinggi", "utama", "interim", "sementara", "transisi", "petahana"}, electWords...)...)
	if rd.sameOffice(&l.chunks[k.title]) { // "mitranya dari China, Wang Yi"
		if n := l.after(at); n >= 0 && l.pieces[l.chunks[n].from].folded == "nya" {
			at = n
		}
		at = rd.skip(l, at, "dari", "asal")
	}
	j := rd.portfolio(l, k.title, l.after(at))
	rd.bodyBefore(l, j)
	if j >= 0 && rd.mayOwn(l, j) && !rd.isPerson(&l.chunks[j]) {
		k.owner, k.to = j, l.chunks[j].to
		at = rd.skip(l, j, electWords...)
		at = rd.accredited(l, at)
		j = rd.afterAcronym(s, at)
	}
	if j >= 0 && rd.serves(l, k.title, j) {
		k.owner, k.to = j, l.chunks[j].to
		rd.apposition(l, k, j)
		return
	}
	if j >= 0 && rd.mayBePerson(l, j) {
		k.person, k.to = rd.wholePerson(l, j), 0
		k.to = l.chunks[k.person].to
		return
	}
	rd.apposition(l, k, rd.skip(l, at, "saat", "waktu", "ketika", "kala", "itu", "ini"))
}

// servants are the offices of those who work for a leader.
var servants = []string{"special-envoy", "adviser", "national-security-adviser", "spokesperson"}

// serves reports whether the title in chunk i is that of who works for the person in chunk j:
// of a leader ("utusan Putin"), or with a name of its own after a comma ("Penasihat Orban,
// Balazs Orban,").
func (rd *reader) serves(l *line, i, j int) bool {
	c := &l.chunks[i]
	if c.kind != office || !slices.Contains(servants, rd.gazetteer.offices[c.readings[0].entity].Key) || !rd.isPerson(&l.chunks[j]) {
		return false
	}
	for _, r := range l.chunks[j].readings {
		if t := rd.gazetteer.tenureAt(r.entity, rd.art.Published); t != nil && slices.Contains(leading, t.Office) {
			return true
		}
	}
	n := l.next(j)
	if n < 0 || !l.pieces[l.chunks[n].from].apart || !rd.mayBePerson(l, n) {
		return false
	}
	end := l.next(n)
	return end < 0 || l.pieces[l.chunks[end].from].apart
}

// linkEnglish reads "Russian Defence Minister Sergei Shoigu", "President Putin", "the
// president of Russia", "Shoigu, the Russian defence minister," and "Russia's defence
// minister, Sergei Shoigu,".
func (rd *reader) linkEnglish(s int, k *link) {
	l := &rd.lines[s]
	j := l.ahead(k.title)
	for gap := 0; gap < 2 && j >= 0 && (rd.isModifier(s, l, j) || l.is(j, formerWords...) || l.is(j, deputyWords...) || l.is(j, actingWords...)); gap++ {
		j = l.ahead(j)
	}
	if j >= 0 && rd.mayOwn(l, j) && rd.possesses(l, j, k.title) && (!rd.isPerson(&l.chunks[j]) || rd.staff(l, j)) {
		k.owner, k.from = j, l.chunks[j].from
	}
	at := rd.accredited(l, rd.skip(l, k.title, electWords...))
	j = l.after(at)
	if k.owner < 0 && (l.is(j, "of", "for", "at") || rd.sameOffice(&l.chunks[k.title]) && l.is(j, "from", "in")) {
		if o := rd.ofOwner(l, j); o >= 0 {
			k.owner, k.to = o, l.chunks[o].to
			at, j = o, l.after(o)
		}
	}
	if j >= 0 && rd.mayBePerson(l, j) {
		k.person = rd.wholePerson(l, j)
		k.to = l.chunks[k.person].to
		if of := l.after(k.person); k.owner < 0 && l.is(of, "of") {
			if o := rd.ofOwner(l, of); o >= 0 {
				k.owner = o
			}
		}
		return
	}
	rd.apposition(l, k, at)
}

// staff reports whether the person in chunk j owns the title after it: who works for a leader
// holds an office of the leader's state ("Orban's chief of staff").
func (rd *reader) staff(l *line, j int) bool { return l.pieces[l.chunks[j].to-1].possessive }

// compatriot is the person named after the country in chunk j, -1 if there is none: "wartawan
// AS Evan Gershkovich".
func (rd *reader) compatriot(l *line, j int) int {
	if rd.lang != "id" || j < 0 || l.chunks[j].kind != named || !slices.ContainsFunc(l.chunks[j].readings, func(r reading) bool {
		return rd.gazetteer.entities[r.entity].Kind == schema.Country
	}) {
		return -1
	}
	n := l.after(j)
	if n >= 0 && (rd.isPerson(&l.chunks[n]) || l.chunks[n].kind == unlisted && (l.chunks[n].guess == schema.Person || l.chunks[n].guess == "" && l.chunks[n].to-l.chunks[n].from > 1)) {
		return n
	}
	return -1
}

// sameOffice reports whether a title only says that its office is the one named before:
// "his Chinese counterpart".
func (rd *reader) sameOffice(c *chunk) bool {
	return c.kind == titled && rd.gazetteer.titleNouns[c.readings[0].entity].name == "="
}

// bodyBefore makes a body of an unlisted name between a title and a country: "Komandan
// Pasukan Bela Diri Jepang" has no person called Bela Diri.
func (rd *reader) bodyBefore(l *line, j int) {
	if j < 0 || l.chunks[j].kind != unlisted || l.chunks[j].guess == schema.Person {
		return
	}
	n := l.after(j)
	if n < 0 || l.chunks[n].kind != named || !slices.ContainsFunc(l.chunks[n].readings, func(r reading) bool {
		return rd.gazetteer.entities[r.entity].Kind == schema.Country
	}) {
		return
	}
	l.absorb(j, n)
	c := &l.chunks[j]
	c.core[1], c.guess = c.to, schema.Organization
}

// portfolio takes an unlisted name between a minister's title and a country into the title,
// and returns the chunk that may own it: "Menteri Irigasi Mesir".
func (rd *reader) portfolio(l *line, title, j int) int {
	if j < 0 || l.chunks[j].kind != unlisted || l.chunks[j].guess == schema.Person || !strings.HasPrefix(l.pieces[l.chunks[title].from].folded, "menteri") {
		return j
	}
	n := l.after(j)
	if n < 0 || l.chunks[n].kind != named || !rd.mayOwn(l, n) || rd.isPerson(&l.chunks[n]) {
		return j
	}
	l.chunks[j].kind = gone
	l.chunks[title].to = l.chunks[j].to
	return n
}

// afterAcronym is the chunk after i, past its acronym in brackets: "Mahkamah Pidana
// Internasional (ICC) Karim Khan"; -1 if other punctuation divides the two.
func (rd *reader) afterAcronym(s, i int) int {
	l := &rd.lines[s]
	k := l.next(i)
	if k < 0 || l.chunks[k].to-l.chunks[k].from > 1 || rd.between(l, i, k) != "(" {
		return l.after(i)
	}
	if j := l.next(k); j >= 0 && rd.between(l, k, j) == ")" {
		return j
	}
	return -1
}

// between is what stands between two chunks, without the blanks around it.
func (rd *reader) between(l *line, i, j int) string {
	return strings.TrimSpace(rd.words(schema.Span{Start: l.pieces[l.chunks[i].to-1].span.End, End: l.pieces[l.chunks[j].from].span.Start}))
}

// accredited moves past the country to which an ambassador is sent: "Dubes Swedia untuk
// Indonesia".
func (rd *reader) accredited(l *line, i int) int {
	to := l.after(i)
	if !l.is(to, "to", "untuk") {
		return i
	}
	j := l.after(to)
	if l.is(j, "the") {
		j = l.after(j)
	}
	if j >= 0 && l.chunks[j].kind == named && !rd.isPerson(&l.chunks[j]) {
		return j
	}
	return i
}

// skip moves past plain words and returns the last chunk of them, i if there are none.
func (rd *reader) skip(l *line, i int, words ...string) int {
	for j := l.after(i); j >= 0 && l.is(j, words...); j = l.after(j) {
		i = j
	}
	return i
}

// ofOwner is the owner after "of" in chunk i, -1 if there is none.
func (rd *reader) ofOwner(l *line, i int) int {
	j := l.after(i)
	if l.is(j, "the") {
		j = l.after(j)
	}
	if j >= 0 && rd.mayOwn(l, j) && !rd.isAdjective(&l.chunks[j]) && !rd.isPerson(&l.chunks[j]) {
		return j
	}
	return -1
}

// apposition finds the person whom a comma divides from a title phrase that ends in
// chunk last: before it, or after it if the title has an owner.
func (rd *reader) apposition(l *line, k *link, last int) {
	first := rd.chunkOf(l, k.from)
	for j := l.ahead(first); j >= 0 && (l.is(j, articles...) || l.is(j, formerWords...) || l.is(j, deputyWords...)); j = l.ahead(first) {
		first = j
	}
	ends := l.next(last) < 0 || l.pieces[l.chunks[l.next(last)].from].apart
	if j := l.prev(first); j >= 0 && l.pieces[l.chunks[first].from].apart && rd.mayBePerson(l, j) && ends {
		k.person, k.beside = j, true
		return
	}
	if j := l.next(last); (k.owner >= 0 || rd.sameOffice(&l.chunks[k.title])) && j >= 0 && ends && rd.mayBePerson(l, j) &&
		(l.next(j) < 0 || l.pieces[l.chunks[l.next(j)].from].apart || rd.lang != "en") {
		k.person, k.beside = rd.wholePerson(l, j), true
	}
}

// chunkOf is the chunk that a piece belongs to.
func (rd *reader) chunkOf(l *line, piece int) int {
	return slices.IndexFunc(l.chunks, func(c chunk) bool {
		return c.kind != gone && c.from <= piece && piece < c.to
	})
}

// mayBePerson reports whether chunk j may name a person after a title.
func (rd *reader) mayBePerson(l *line, j int) bool {
	c := &l.chunks[j]
	switch c.kind {
	case named:
		if slices.ContainsFunc(c.readings, func(r reading) bool {
			return rd.gazetteer.entities[r.entity].Kind == schema.Person
		}) {
			return true
		}
		n := l.after(j) // "Menlu Israel Israel Katz"
		return n >= 0 && l.chunks[n].kind == unlisted && l.chunks[n].guess == "" && !l.pieces[c.to-1].possessive
	case unlisted:
		return c.guess == "" || c.guess == schema.Person
	}
	return false
}

// wholePerson makes one chunk of a person's name that the gazetteer cut in two.
func (rd *reader) wholePerson(l *line, j int) int {
	c := &l.chunks[j]
	if c.kind == named && !rd.isPerson(c) {
		if n := l.after(j); n >= 0 && l.chunks[n].kind == unlisted {
			l.absorb(n, j)
			l.chunks[n].core[0] = l.chunks[n].from
			j = n
		}
	}
	if l.chunks[j].kind == unlisted {
		l.chunks[j].guess = schema.Person
	}
	return j
}

// colour reads the words around a title: former, elect, deputy.
func (rd *reader) colour(l *line, k *link) {
	for _, start := range []int{rd.chunkOf(l, k.from), k.title} {
		for j := l.ahead(start); l.is(j, formerWords...) || l.is(j, deputyWords...); j = l.ahead(j) {
			k.former = k.former || l.is(j, formerWords...)
			k.deputy = k.deputy || l.is(j, deputyWords...)
			k.from = min(k.from, l.chunks[j].from)
		}
	}
	for _, at := range []int{k.title, k.owner} {
		if at < 0 {
			continue
		}
		if j := l.after(at); l.is(j, electWords...) {
			k.elect = true
			k.to = max(k.to, l.chunks[j].to)
		}
	}
}
