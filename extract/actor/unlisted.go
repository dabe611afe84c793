package actor

import (
	"slices"
	"strings"
	"unicode/utf8"

	"geokg/schema"
)

// particles stand in lower case inside people's names.
var particles = map[string]bool{
	"al": true, "el": true, "bin": true, "binti": true, "bint": true, "ibn": true, "ben": true, "abu": true, "ul": true, "ur": true,
	"van": true, "von": true, "der": true, "den": true, "ter": true, "de": true, "del": true, "della": true, "la": true, "le": true,
	"da": true, "das": true, "do": true, "dos": true, "du": true, "af": true, "zu": true, "y": true,
}

// unlistedAt returns how many pieces from at form a name that the gazetteer lacks, and
// what it names if its words tell; 0 if none starts there.
func (rd *reader) unlistedAt(s int, pieces []piece, at int) (int, schema.Kind) {
	if !rd.startsName(s, pieces, at) {
		return 0, ""
	}
	end := at + 1
	treaty := rd.lang != "en" && rd.isHeadOf(pieces, at, schema.Agreement)
	for end < len(pieces) {
		n := rd.continuesName(s, pieces, end)
		if n == 0 && treaty && !pieces[end].apart && pieces[end].capital() && !rd.lex.calendar[pieces[end].folded] {
			n = 1
		}
		if n == 0 {
			break
		}
		end += n
	}
	if end == at+1 && rd.sents[s].Tokens[pieces[at].token].UPOS == "ADJ" && casingOf(pieces[at].text) == title {
		return 0, ""
	}
	return end - at, rd.kindByWords(pieces[at:end])
}

// startsName reports whether an unlisted name may start at a piece: a capital where none
// must stand, or at the start of a sentence a word tagged as a name or a noun that heads
// names ("Desa Pazigyi").
func (rd *reader) startsName(s int, pieces []piece, at int) bool {
	p := &pieces[at]
	if p.folded == "al" && at+1 < len(pieces) && pieces[at+1].joined && pieces[at+1].capital() {
		return !rd.lex.calendar[pieces[at+1].folded]
	}
	if !p.capital() || rd.lex.calendar[p.folded] || utf8.RuneCountInString(p.text) < 2 {
		return false
	}
	if casingOf(p.text) == upper && rd.lex.groups[p.folded] {
		return false // "WNI", "ABK": people, not a body
	}
	tag := rd.sents[s].Tokens[p.token].UPOS
	switch tag {
	case "PRON", "DET", "ADP", "CCONJ", "SCONJ", "AUX", "PART":
		return false
	}
	if !p.initial {
		return true
	}
	if rd.lang == "id" && derived(p.folded) && at+1 < len(pieces) && !pieces[at+1].capital() {
		return false // "Perdagangan kedua negara"
	}
	if _, n := rd.lex.heads.longest(pieces, at, nil); n > 0 {
		return at+n < len(pieces) && !pieces[at+n].apart && (pieces[at+n].capital() || isNumber(pieces[at+n].text))
	}
	return tag == "PROPN"
}

// derived reports whether a word looks like an Indonesian noun for an act or a state.
func derived(word string) bool {
	return len(word) > 7 && strings.HasSuffix(word, "an") && (strings.HasPrefix(word, "pe") || strings.HasPrefix(word, "ke"))
}

// continuesName returns how many pieces from at go on with an unlisted name.
func (rd *reader) continuesName(s int, pieces []piece, at int) int {
	p := &pieces[at]
	if p.apart || pieces[at-1].possessive {
		return 0
	}
	if p.joined && !isNumber(p.text) && rd.startsElsewhere(pieces, at) {
		return 0
	}
	if p.joined && (p.capital() || isNumber(p.text)) && p.token == pieces[at-1].token {
		return 1
	}
	if p.joined && !isNumber(p.text) {
		if rd.lang == "en" && compoundEndings[p.folded] {
			return 0
		}
		return 1
	}
	if n := particlesAt(pieces, at); n > 0 {
		return n + 1
	}
	if isNumber(p.text) {
		if _, n := rd.lex.heads.longest(pieces, at-1, nil); n == 1 && utf8.RuneCountInString(p.text) <= 4 {
			return 1
		}
		return 0
	}
	if !p.capital() || rd.lex.calendar[p.folded] || rd.startsElsewhere(pieces, at) {
		return 0
	}
	return 1
}

// compoundEndings are words that a hyphen joins to an English name without being part of
// it: "Wagner-linked".
var compoundEndings = map[string]bool{
	"based": true, "backed": true, "linked": true, "led": true, "run": true, "held": true, "made": true, "style": true, "born": true,
	"era": true, "wide": true, "related": true, "aligned": true, "affiliated": true, "owned": true, "funded": true, "occupied": true,
	"controlled": true, "like": true, "friendly": true, "fired": true, "built": true, "brokered": true, "type": true, "class": true,
	"supported": true, "sponsored": true, "dominated": true, "bound": true, "sanctioned": true, "trained": true, "designed": true,
	"mediated": true, "allied": true, "dependent": true, "supplied": true, "financed": true, "speaking": true, "majority": true,
}

// particlesAt counts the particles from a piece that a capital word follows: "von der
// Leyen".
func particlesAt(pieces []piece, at int) int {
	n := at
	for n < len(pieces) && n < at+3 && particles[pieces[n].folded] && !pieces[n].capital() && !pieces[n].apart {
		n++
	}
	if n == at || n >= len(pieces) || pieces[n].apart || !pieces[n].capital() {
		return 0
	}
	return n - at
}

// startsElsewhere reports whether a chunk of another kind starts at a piece.
func (rd *reader) startsElsewhere(pieces []piece, at int) bool {
	if _, n := rd.nameAt(pieces, at); n > 0 {
		return true
	}
	for _, x := range []*nameIndex{rd.gazetteer.titles, rd.lex.titles} {
		if _, n := x.longest(pieces, at, nil); n > 0 {
			return true
		}
	}
	return false
}

// kindByWords tells what a name names by a noun in it: the first word in Indonesian, the
// last or the first in English.
func (rd *reader) kindByWords(pieces []piece) schema.Kind {
	if h := rd.headAt(pieces, 0); h != nil && len(pieces) > 1 {
		return h.kind
	}
	if rd.lang == "en" && len(pieces) > 1 {
		if h := rd.headAt(pieces, len(pieces)-1); h != nil {
			return h.kind
		}
	}
	return ""
}

func (rd *reader) isHeadOf(pieces []piece, at int, kind schema.Kind) bool {
	h := rd.headAt(pieces, at)
	return h != nil && h.kind == kind
}

func (rd *reader) headAt(pieces []piece, at int) *headNoun {
	if at < 0 || at >= len(pieces) {
		return nil
	}
	readings, n := rd.lex.heads.longest(pieces, at, nil)
	if n == 0 {
		return nil
	}
	return &rd.gazetteer.headNouns[readings[0].entity]
}

// join completes unlisted names with the names beside them that are parts of them, and
// names of all sorts with the nouns that say what they are.
func (rd *reader) join(s int) {
	l := &rd.lines[s]
	for i := range l.chunks {
		if l.chunks[i].kind != unlisted {
			continue
		}
		if rd.lang == "en" {
			rd.joinEnglish(l, i)
		} else {
			rd.joinFollowing(l, i)
		}
		rd.joinPerson(l, i)
	}
	for i := range l.chunks {
		switch l.chunks[i].kind {
		case unlisted, named:
			rd.joinHead(s, i)
		}
	}
}

// joinFollowing completes "Bank Pembangunan" with "China": a name that a head noun
// starts goes on over the name after it.
func (rd *reader) joinFollowing(l *line, i int) {
	if rd.headAt(l.pieces[l.chunks[i].from:l.chunks[i].to], 0) == nil {
		return
	}
	if c := &l.chunks[i]; c.to-c.from == 1 && l.pieces[c.from].initial && ownable(rd.headAt(l.pieces[c.from:c.to], 0).kind) {
		c.kind = plain // "Rudal Israel …" names no missile: its owner follows
		return
	}
	if j := l.after(i); j >= 0 && l.chunks[j].kind == named && !rd.isPerson(&l.chunks[j]) {
		if c := &l.chunks[i]; c.to-c.from == 1 && l.pieces[c.from].initial && rd.agrees(&l.chunks[j], rd.headAt(l.pieces, c.from).kind) {
			c.kind = plain // "Maskapai Garuda Indonesia" is what the name after it names
			return
		}
		l.absorb(i, j)
		c := &l.chunks[i]
		c.core[1] = c.to
		c.guess = rd.headAt(l.pieces[c.from:c.to], 0).kind
	}
}

// ownable reports whether a noun of a kind may stand before its owner without naming it.
func ownable(k schema.Kind) bool {
	return k == schema.Weapon || k == schema.Thing || k == schema.Agreement
}

// commonNoun reports whether a chunk is one capital word at the start of an Indonesian
// sentence that is no name: "Kebijakan Trump", "Kelompok Houthi".
func (rd *reader) commonNoun(l *line, c *chunk) bool {
	p := &l.pieces[c.from]
	if rd.lang != "id" || c.to-c.from > 1 || !p.initial || rd.midwords[p.folded] {
		return false
	}
	return len(p.folded) > 5 && strings.HasSuffix(p.folded, "an") || rd.lex.groups[p.folded]
}

// joinEnglish completes "Development Bank" with "China" before it and "University" with
// "of Indonesia" after it.
func (rd *reader) joinEnglish(l *line, i int) {
	c := &l.chunks[i]
	last := rd.headAt(l.pieces[:c.to], c.to-1)
	if last == nil {
		rd.joinAdjective(l, i)
		return
	}
	c.guess = last.kind
	if of := l.after(i); l.is(of, "of", "for") {
		j := l.after(of)
		if l.is(j, "the") {
			j = l.after(j)
		}
		if j >= 0 && (l.chunks[j].kind == named && !rd.isPerson(&l.chunks[j]) || l.chunks[j].kind == unlisted) {
			for k := i + 1; k <= j; k++ {
				l.absorb(i, k)
			}
			c.core[1] = c.to
			return
		}
	}
	if j := l.ahead(i); j >= 0 && l.chunks[j].kind == named && !rd.isPerson(&l.chunks[j]) &&
		!l.pieces[l.chunks[j].to-1].possessive && (c.to-c.from > 1 || last.kind != schema.Thing && last.kind != schema.Weapon) {
		l.absorb(i, j)
		c.core[0] = c.from
	}
}

// joinAdjective completes a single unlisted word with the adjective of a country before it:
// "Georgian Dream".
func (rd *reader) joinAdjective(l *line, i int) {
	c := &l.chunks[i]
	j := l.ahead(i)
	if c.to-c.from > 1 || c.guess != "" || j < 0 || !rd.isAdjective(&l.chunks[j]) || l.pieces[c.from].joined {
		return
	}
	l.absorb(i, j)
	c.core[0], c.guess = c.from, schema.Organization
}

// joinPerson makes one name of an unlisted word and a listed short name beside it: the
// "Lyudmila Putin" of a text is not the Putin of the gazetteer.
func (rd *reader) joinPerson(l *line, i int) {
	c := &l.chunks[i]
	if c.guess != "" || l.pieces[c.from].initial && c.to-c.from == 1 && casingOf(l.pieces[c.from].text) == upper {
		return
	}
	if j := l.after(i); j >= 0 && rd.isShort(&l.chunks[j]) && rd.commonNoun(l, c) {
		c.kind = plain
		return
	}
	if j := l.after(i); j >= 0 && rd.isShort(&l.chunks[j]) && !l.pieces[c.to-1].possessive && !l.pieces[l.chunks[j].from].joined {
		l.absorb(i, j)
		c.core[1] = c.to
		c.guess = schema.Person
	}
	j := l.ahead(i)
	if j < 0 || l.pieces[l.chunks[j].to-1].possessive {
		return
	}
	if rd.isPerson(&l.chunks[j]) && isSuffix(l.pieces[c.from].folded) && c.to-c.from == 1 {
		l.absorb(j, i)
		return
	}
	if rd.isShort(&l.chunks[j]) && !l.pieces[c.from].joined {
		l.absorb(i, j)
		c.core[0] = c.from
		c.guess = schema.Person
	}
}

func isSuffix(folded string) bool {
	return slices.Contains([]string{"jr", "sr", "ii", "iii", "iv"}, folded)
}

// joinHead widens a name by the noun beside it that says what it is: "wilayah Sagaing",
// "rudal balistik Hwasong-18", "Kharkiv region". The noun also tells the kind of an
// unlisted name.
func (rd *reader) joinHead(s, i int) {
	l := &rd.lines[s]
	at, head := rd.headBefore(s, i)
	if head == nil && rd.lang == "en" {
		at, head = rd.headAfter(s, i)
	}
	if head == nil || !rd.agrees(&l.chunks[i], head.kind) {
		return
	}
	if l.chunks[i].guess == "" {
		l.chunks[i].guess = head.kind
	}
	for k := min(at, i); k <= max(at, i); k++ {
		if k != i && l.chunks[k].kind != gone {
			l.absorb(i, k)
		}
	}
}

// headBefore finds a head noun up to three nouns and adjectives before a name.
func (rd *reader) headBefore(s, i int) (int, *headNoun) {
	l := &rd.lines[s]
	j := l.ahead(i)
	if rd.lang == "en" && l.is(j, "of") {
		j = l.ahead(j)
	}
	gap := 3
	if rd.lang == "en" {
		gap = 0
	}
	for n := 0; n <= gap && j >= 0 && l.chunks[j].kind == plain; n++ {
		at := l.chunks[j].from
		for start := max(0, at-1); start <= at; start++ {
			readings, k := rd.lex.heads.longest(l.pieces, start, nil)
			if k > 0 && start+k == at+1 && (start == at || !l.pieces[at].apart) {
				h := &rd.gazetteer.headNouns[readings[0].entity]
				if h.near && !l.pieces[start].possessive {
					return j - (at - start), h
				}
			}
		}
		if !rd.isModifier(s, l, j) {
			break
		}
		j = l.ahead(j)
	}
	return -1, nil
}

// headAfter finds a head noun up to two words after a name: "Fattah hypersonic missile".
func (rd *reader) headAfter(s, i int) (int, *headNoun) {
	l := &rd.lines[s]
	if l.pieces[l.chunks[i].to-1].possessive {
		return -1, nil
	}
	j := l.after(i)
	for n := 0; n <= 2 && j >= 0 && l.chunks[j].kind == plain; n++ {
		if h := rd.headAt(l.pieces, l.chunks[j].from); h != nil && h.near {
			return j, h
		}
		if !rd.isModifier(s, l, j) {
			break
		}
		j = l.after(j)
	}
	return -1, nil
}

// isModifier reports whether chunk j is a lower-case noun or adjective.
func (rd *reader) isModifier(s int, l *line, j int) bool {
	c := &l.chunks[j]
	if c.kind != plain || l.pieces[c.from].capital() {
		return false
	}
	switch rd.sents[s].Tokens[l.pieces[c.from].token].UPOS {
	case "NOUN", "ADJ", "PROPN", "X":
		return true
	}
	return false
}

// agrees reports whether a noun of a kind may belong to a name: "kelompok Hamas" is one,
// "perusahaan Rusia" is not Russia.
func (rd *reader) agrees(c *chunk, kind schema.Kind) bool {
	if c.kind == unlisted {
		return c.guess == "" || c.guess == kind
	}
	for _, r := range c.readings {
		if r.form != fullName {
			continue
		}
		switch k := rd.gazetteer.entities[r.entity].Kind; kind {
		case schema.City, schema.Region:
			if k == schema.City || k == schema.Region {
				return true
			}
		case schema.Organization:
			if k == schema.Organization || k == schema.Group || k == schema.Alliance {
				return true
			}
		case k:
			return true
		}
	}
	return false
}

// isPerson reports whether all that a listed name may stand for are people.
func (rd *reader) isPerson(c *chunk) bool {
	return c.kind == named && !slices.ContainsFunc(c.readings, func(r reading) bool {
		return rd.gazetteer.entities[r.entity].Kind != schema.Person
	})
}

// isShort reports whether a listed name is only the short name of people.
func (rd *reader) isShort(c *chunk) bool {
	return c.kind == named && !slices.ContainsFunc(c.readings, func(r reading) bool { return r.form != shortName })
}
