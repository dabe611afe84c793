package actor

import (
	"slices"
	"strings"

	"geokg/schema"
)

// described is a noun of descriptions: "country", "group".
type described struct {
	country, body, place bool
	many                 bool   // an English plural
	sort                 *sort  // what the noun itself says of a country
	noun                 string // the first English noun of its row
}

// sort is what descriptions say a country is: "West African", "kingdom".
type sort struct {
	name    string
	members map[string]bool // by ISO3
}

func (g *Gazetteer) readSort(r *row) error {
	s := &sort{r.cell("sort"), make(map[string]bool)}
	for _, iso3 := range r.list("members") {
		if !isISO3(iso3) {
			return r.errorf("member %q of %s is not three capital letters", iso3, s.name)
		}
		s.members[iso3] = true
	}
	if len(s.members) == 0 {
		return r.errorf("%s has no members", s.name)
	}
	i := int32(len(g.sorts))
	g.sorts = append(g.sorts, s)
	return g.eachWord(r, func(x *lexicon, w string) { x.sorts.add(w, i, fullName) })
}

func (g *Gazetteer) readDescription(r *row) error {
	var d described
	for _, kind := range r.list("kinds") {
		switch kind {
		case "country":
			d.country = true
		case "body":
			d.body = true
		case "place":
			d.place = true
		default:
			return r.errorf("kind %q: want country, body or place", kind)
		}
	}
	if name := r.cell("sort"); name != "" {
		i := slices.IndexFunc(g.sorts, func(s *sort) bool { return s.name == name })
		if i < 0 {
			return r.errorf("sort %q is not in sorts.tsv", name)
		}
		d.sort = g.sorts[i]
	}
	if nouns := r.list("en"); len(nouns) > 0 {
		d.noun = nouns[0]
	}
	i := int32(len(g.described))
	plural := d
	plural.many = true
	g.described = append(g.described, d, plural)
	for _, w := range r.list("en_many") {
		g.lexicons["en"].described.add(w, i+1, fullName)
	}
	return g.eachWord(r, func(x *lexicon, w string) { x.described.add(w, i, fullName) })
}

// description is the state of reading one: "the oil-rich Gulf states".
type description struct {
	wanted
	end    int // piece after it
	words  int // modifiers
	nation *chunk
}

// Words of descriptions.
var (
	determiners = []string{"the", "that", "this", "both", "its", "their"}
	counts      = map[string]int{"both": 2, "two": 2, "three": 3, "four": 4, "five": 5, "kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5}
	pointing    = []string{"itu", "tersebut", "ini"}
	// choosing are modifiers of what was not named before: "the first country", "kelompok lain".
	choosing = []string{
		"first", "second", "third", "last", "next", "other", "same", "only", "new", "main", "most", "least", "whole", "entire", "host", "home",
		"target", "member", "donor", "top", "such", "many", "few", "several", "more", "any", "remaining", "leading", "major", "key", "respective",
		"lain", "lainnya", "pertama", "terakhir", "sama", "baru", "utama", "mana", "asal", "tujuan", "tuan", "anggota", "dunia", "maju", "berkembang",
	}
)

// descriptionAt is the description that points back and starts at a piece, nil if none does.
func (rd *reader) descriptionAt(s int, pieces []piece, at int) *description {
	d := &description{end: at}
	d.number = 1
	ok := false
	if rd.lang == "en" {
		ok = rd.englishDescription(s, pieces, d)
	} else {
		ok = rd.followedDescription(s, pieces, d)
	}
	if !ok {
		return nil
	}
	d.own = d.body
	return d
}

// englishDescription reads a determiner, a number, modifiers and a noun.
func (rd *reader) englishDescription(s int, pieces []piece, d *description) bool {
	first := pieces[d.end].folded
	if !slices.Contains(determiners, first) {
		return false
	}
	d.count = counts[first]
	d.end++
	if d.end < len(pieces) && counts[pieces[d.end].folded] > 0 && !pieces[d.end].apart {
		d.count = counts[pieces[d.end].folded]
		d.end++
	}
	for d.end < len(pieces) && !pieces[d.end].apart {
		if noun, n := rd.describedAt(pieces, d.end); n > 0 && !pieces[d.end].capital() && rd.endsPhrase(s, pieces, d.end+n) {
			word := pieces[d.end].folded
			d.end += n
			neighbour := strings.HasPrefix(word, "neighbo")
			if noun.many != (d.count > 1 || neighbour && strings.HasSuffix(word, "s")) || (first == "its" || first == "their") && !neighbour {
				return false
			}
			return rd.take(d, noun) && (d.words > 0 || d.count > 1 || d.body || noun.sort != nil || neighbour)
		}
		if !rd.modifierOf(s, pieces, d, adjective) {
			return false
		}
	}
	return false
}

// followedDescription reads a noun, modifiers and "itu", "tersebut" or "ini"; before them
// perhaps a number, which can do without.
func (rd *reader) followedDescription(s int, pieces []piece, d *description) bool {
	if n := counts[pieces[d.end].folded]; n > 0 && d.end+1 < len(pieces) && !pieces[d.end+1].apart {
		d.count = n
		d.end++
	}
	noun, n := rd.describedAt(pieces, d.end)
	if n == 0 || pieces[d.end].capital() && !pieces[d.end].initial || !rd.take(d, noun) {
		return false
	}
	head := pieces[d.end].token
	d.end += n
	if d.count == 0 && rd.pointsOver(s, head) {
		return true
	}
	for d.end < len(pieces) && !pieces[d.end].apart {
		if slices.Contains(pointing, pieces[d.end].folded) {
			d.end++
			return true
		}
		if !rd.modifierOf(s, pieces, d, fullName) {
			break
		}
	}
	return d.count > 1 && (len(d.sorts) > 0 || d.body && d.words == 0)
}

// take makes the noun the one of the description.
func (rd *reader) take(d *description, noun *described) bool {
	d.country, d.body, d.place, d.noun = noun.country, noun.body, noun.place, noun.noun
	if noun.sort != nil {
		d.sorts = append(d.sorts, noun.sort)
	}
	switch {
	case d.count > 2:
		d.number = 3
	case d.count == 2 || noun.many:
		d.number = 2
	}
	return d.body || d.nation == nil
}

// modifierOf reads a word of a description other than its noun: of a sort, a country, or an
// adjective or noun that does not choose among many.
func (rd *reader) modifierOf(s int, pieces []piece, d *description, nation form) bool {
	if d.words++; d.words > 4 {
		return false
	}
	if readings, n := rd.lex.sorts.longest(pieces, d.end, nil); n > 0 {
		d.sorts = append(d.sorts, rd.gazetteer.sorts[readings[0].entity])
		d.end += n
		return true
	}
	if readings, n := rd.nameAt(pieces, d.end); n > 0 && pieces[d.end].capital() {
		for _, r := range readings {
			e := rd.gazetteer.entities[r.entity]
			if e.Kind == schema.Country && (r.form == nation || r.form == adjective) {
				d.nation = &chunk{kind: named, from: d.end, to: d.end + n, core: [2]int{d.end, d.end + n}, readings: []reading{r}, owner: -1, joint: -1, mention: -1}
				d.of = e.ISO3
				d.end += n
				return true
			}
		}
		return false
	}
	p := &pieces[d.end]
	if p.capital() || p.possessive || slices.Contains(choosing, p.folded) || strings.HasSuffix(p.folded, "est") && rd.lang == "en" {
		return false
	}
	switch rd.sents[s].Tokens[p.token].UPOS {
	case "ADJ", "NOUN", "PROPN", "X", "VERB":
		d.end++
		return true
	}
	return false
}

func (rd *reader) describedAt(pieces []piece, at int) (*described, int) {
	if at >= len(pieces) {
		return nil, 0
	}
	readings, n := rd.lex.described.longest(pieces, at, nil)
	if n == 0 {
		return nil, 0
	}
	return &rd.gazetteer.described[readings[0].entity], n
}

// endsPhrase reports whether no noun, name or "of" goes on with the English phrase before a
// piece.
func (rd *reader) endsPhrase(s int, pieces []piece, at int) bool {
	if at >= len(pieces) || pieces[at].apart || pieces[at-1].possessive {
		return true
	}
	p := &pieces[at]
	if p.joined || p.folded == "of" || p.folded == "for" || p.capital() && !rd.lex.calendar[p.folded] {
		return false
	}
	return rd.sents[s].Tokens[p.token].UPOS != "NOUN"
}

// pointsOver reports whether "itu" belongs to a noun over the clause between them: "lembaga
// yang dipimpinnya itu".
func (rd *reader) pointsOver(s, head int) bool {
	tokens := rd.sents[s].Tokens
	if head+2 >= len(tokens) || fold(tokens[head+1].Form) != "yang" {
		return false
	}
	for t := head + 2; t < min(head+15, len(tokens)); t++ {
		if tokens[t].Head == head && slices.Contains(pointing[:2], fold(tokens[t].Form)) {
			return true
		}
	}
	return false
}

// isSort reports whether a country is all that a description says.
func (b *wanted) isSort(e schema.Entity) bool {
	return !slices.ContainsFunc(b.sorts, func(s *sort) bool { return !s.members[e.ISO3] })
}

// isOf reports whether a body is of the country that a description says.
func (b *wanted) isOf(rd *reader, e schema.Entity) bool {
	if b.of == "" {
		return true
	}
	if home, ok := rd.homeland[e.ID]; ok {
		return home.ISO3 == b.of
	}
	return rd.homeOf(e).ISO3 == b.of
}
