package actor

import (
	"slices"

	"geokg/schema"
)

// chunkKind is what a run of words was recognised as.
type chunkKind uint8

const (
	plain    chunkKind = iota
	named              // a name of the gazetteer
	unlisted           // a name that the gazetteer lacks
	bodied             // a noun for who acts for a body: "troops"
	office             // an office of the gazetteer
	titled             // another title
	back               // a pronoun or description
	gone               // absorbed by a neighbour
)

// chunk is a run of pieces that belong together.
type chunk struct {
	kind     chunkKind
	from, to int       // half-open range of pieces
	core     [2]int    // the pieces of the name itself, without what a neighbour added
	readings []reading // by kind: of names, bodyNouns, offices, titleNouns or backNouns
	inner    *chunk    // the name inside a title or a description: "NATO" of "NATO chief"
	told     *wanted   // what a description asks for that is no back noun
	guess    schema.Kind
	owner    int // chunk of whom a body belongs to; -1: none
	joint    int // chunk of a second owner ("pasukan AS dan Inggris"); -1: none
	role     string

	was chunkKind // what it was before it was taken in

	entity  *schema.Entity // what it was resolved to
	others  []schema.Entity
	how     string
	mention int // in Document.Mentions; -1: none
}

// line is a sentence as pieces and the chunks that they form.
type line struct {
	pieces []piece
	chunks []chunk
	links  []link
}

// chunk divides a sentence into chunks, the longest first.
func (rd *reader) chunk(s int) line {
	l := line{pieces: rd.gazetteer.names.piecesOf(&rd.sents[s])}
	for at := 0; at < len(l.pieces); {
		c := rd.chunkAt(s, l.pieces, at)
		c.core = [2]int{c.from, c.to}
		c.owner, c.joint, c.mention = -1, -1, -1
		l.chunks = append(l.chunks, c)
		at = c.to
	}
	return l
}

// chunkAt is the longest chunk that starts at a piece; of equally long ones a name comes
// first.
func (rd *reader) chunkAt(s int, pieces []piece, at int) chunk {
	best := chunk{from: at, to: at + 1}
	consider := func(kind chunkKind, readings []reading, n int) {
		if n > 0 && (best.kind == plain || at+n > best.to) {
			best.kind, best.readings, best.to = kind, readings, at+n
		}
	}
	readings, n := rd.nameAt(pieces, at)
	if n == 1 && rd.noName(s, &pieces[at], readings) || n > 1 && rd.startsLonger(pieces, at+1, at+n) {
		n = 0
	}
	consider(named, readings, n)
	nameLength := n
	readings, n = rd.clear(rd.lex.backs, pieces, at)
	if !rd.pointsBack(pieces, at, n) {
		n = 0
	}
	consider(back, readings, n)
	readings, n = rd.clear(rd.gazetteer.titles, pieces, at)
	if nameLength > 0 && n > nameLength && rd.titleLength(pieces, at+nameLength) > n-nameLength {
		n = 0 // "U.S. Secretary of State" is no "U.S. Secretary"
	}
	consider(office, readings, n)
	readings, n = rd.clear(rd.lex.titles, pieces, at)
	consider(titled, readings, n)
	readings, n = rd.clear(rd.lex.bodies, pieces, at)
	consider(bodied, readings, n)
	if d := rd.descriptionAt(s, pieces, at); d != nil && (best.kind == plain || d.end > best.to) {
		best = chunk{kind: back, from: at, to: d.end, inner: d.nation, told: &d.wanted}
	}
	if best.kind == office {
		best.inner = rd.innerName(pieces, at, best.to)
	}
	if best.kind == plain {
		if n, guess := rd.unlistedAt(s, pieces, at); n > 0 {
			best.kind, best.to, best.guess = unlisted, at+n, guess
		}
	}
	return best
}

// nameAt is the longest name of the gazetteer at a piece. A short name that a hyphen joins
// to a further part of a name is none: "Sang" in "Yoo Sang-bum".
func (rd *reader) nameAt(pieces []piece, at int) ([]reading, int) {
	readings, n := rd.gazetteer.names.longest(pieces, at, rd.acceptName)
	if n == 0 || at+n >= len(pieces) {
		return readings, n
	}
	if next := &pieces[at+n]; rd.lang == "id" && !next.apart && next.capital() && slices.Contains(compass, next.folded) &&
		!slices.ContainsFunc(readings, func(r reading) bool { return rd.gazetteer.entities[r.entity].Kind != schema.Country }) {
		return nil, 0
	}
	if next := &pieces[at+n]; next.joined && !next.capital() && !compoundEndings[next.folded] && !isNumber(next.text) &&
		!slices.ContainsFunc(readings, func(r reading) bool { return r.form != shortName }) {
		return nil, 0
	}
	return readings, n
}

// compass are the words that make another place of a country's name: "Amerika Barat".
var compass = []string{"barat", "timur", "utara", "selatan", "tengah"}

// acceptName leaves common nouns for things to Describe, and what the user blocked out.
func (rd *reader) acceptName(r reading) bool {
	g := rd.gazetteer
	if len(g.blocked) > 0 && g.blocked[[2]string{foldPhrase(r.raw), g.entities[r.entity].ID}] {
		return false
	}
	switch g.entities[r.entity].Kind {
	case schema.Weapon, schema.Thing:
		return hasCapital(r.raw)
	}
	return true
}

// startsLonger reports whether a longer name starts at a piece inside a name that an
// article starts: "Gulf of Aden" in "the Gulf of Aden".
func (rd *reader) startsLonger(pieces []piece, at, end int) bool {
	if pieces[at-1].folded != "the" {
		return false
	}
	_, n := rd.gazetteer.names.longest(pieces, at, rd.acceptName)
	return at+n > end
}

// clear is the longest match of an index at a piece that does not take the start of a name
// going on behind it: "Ketua" and not "Ketua DPR" before "DPR AS".
func (rd *reader) clear(x *nameIndex, pieces []piece, at int) ([]reading, int) {
	readings, n := x.longest(pieces, at, nil)
	for q := at + 1; q < at+n; q++ {
		if pieces[q-1].folded == "angkatan" {
			continue // "Angkatan Laut Norwegia" has no Laut Norwegia
		}
		if _, m := rd.gazetteer.names.longest(pieces, q, rd.acceptName); q+m > at+n {
			return x.longest(pieces[:q], at, nil)
		}
	}
	return readings, n
}

// innerName is the name among the pieces of a title; nil if there is none.
func (rd *reader) innerName(pieces []piece, from, to int) *chunk {
	for q := from; q < to; q++ {
		if readings, n := rd.gazetteer.names.longest(pieces[:to], q, rd.acceptName); n > 0 && n < to-from {
			c := &chunk{kind: named, from: q, to: q + n, core: [2]int{q, q + n}, readings: readings, owner: -1, joint: -1, mention: -1}
			if !rd.isPerson(c) {
				return c
			}
		}
	}
	return nil
}

// titleLength is how many pieces from at a title takes.
func (rd *reader) titleLength(pieces []piece, at int) int {
	if at >= len(pieces) {
		return 0
	}
	_, n := rd.gazetteer.titles.longest(pieces, at, nil)
	return n
}

// pointsBack reports whether a description is no part of a longer name or phrase: not
// "the Group of Seven", not "the city of Kharkiv".
func (rd *reader) pointsBack(pieces []piece, at, n int) bool {
	points := n > 0 && slices.Contains([]string{"itu", "tersebut"}, pieces[at+n-1].folded) // "negara Afrika itu"
	for _, p := range pieces[min(at+1, at+n) : at+n] {
		if p.capital() && !points {
			return false
		}
	}
	if n == 1 {
		return pieces[at].folded != "nya" || at > 0 && pieces[at].token > pieces[at-1].token
	}
	next := at + n
	return next >= len(pieces) || pieces[next].apart || pieces[next].folded != "of" && pieces[next].folded != "for"
}

// noName reports whether a word that a name could be is only the first word of a
// sentence: "Lima orang", "Male victims".
func (rd *reader) noName(s int, p *piece, readings []reading) bool {
	if rd.lex.calendar[p.folded] {
		return true
	}
	if !p.initial || casingOf(p.text) == upper {
		return false
	}
	switch rd.sents[s].Tokens[p.token].UPOS {
	case "PROPN", "NOUN", "ADJ", "X":
		return false
	}
	return !slices.ContainsFunc(readings, func(r reading) bool {
		_, capital := rd.gazetteer.capital[r.entity]
		kind := rd.gazetteer.entities[r.entity].Kind
		return capital || kind == schema.Country || kind == schema.Person && rd.sents[s].Tokens[p.token].UPOS == "NUM" // "Xi"
	})
}

// next is the index of the chunk after i that still stands; -1 if none.
func (l *line) next(i int) int {
	for i++; i < len(l.chunks); i++ {
		if l.chunks[i].kind != gone {
			return i
		}
	}
	return -1
}

// prev is the index of the chunk before i that still stands; -1 if none.
func (l *line) prev(i int) int {
	for i--; i >= 0; i-- {
		if l.chunks[i].kind != gone {
			return i
		}
	}
	return -1
}

// after is the chunk after i if no punctuation divides the two; -1 otherwise.
func (l *line) after(i int) int {
	if j := l.next(i); j >= 0 && !l.pieces[l.chunks[j].from].apart {
		return j
	}
	return -1
}

// ahead is the chunk before i if no punctuation divides the two; -1 otherwise.
func (l *line) ahead(i int) int {
	if j := l.prev(i); j >= 0 && !l.pieces[l.chunks[i].from].apart {
		return j
	}
	return -1
}

// is reports whether chunk i is a plain word with one of the folded forms.
func (l *line) is(i int, words ...string) bool {
	return i >= 0 && l.chunks[i].kind == plain && slices.Contains(words, l.pieces[l.chunks[i].from].folded)
}

// absorb makes chunk j, a neighbour, a part of chunk i.
func (l *line) absorb(i, j int) {
	c, d := &l.chunks[i], &l.chunks[j]
	c.from, c.to = min(c.from, d.from), max(c.to, d.to)
	d.kind = gone
}

func hasCapital(s string) bool {
	for _, r := range s {
		if r >= 'A' && r <= 'Z' {
			return true
		}
	}
	return false
}
