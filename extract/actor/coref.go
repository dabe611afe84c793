package actor

import (
	"slices"
	"strings"

	"geokg/extract/nlp"
	"geokg/schema"
)

// pastMention is a mention as what comes after it may point back to it.
type pastMention struct {
	entity   schema.Entity
	others   []schema.Entity
	sentence int
	head     int // token
	subject  bool
	modifier bool
	place    bool
}

// reach is how many sentences back a pronoun may point.
const reach = 3

// pointBack resolves a pronoun or description. What is not certain stays without an
// entity.
func (rd *reader) pointBack(s, i int) {
	l := &rd.lines[s]
	c := &l.chunks[i]
	b := rd.wantedBy(c)
	token := rd.pointer(s, c, b)
	var found []schema.Entity
	if rd.ordinal(s, token) {
		return
	}
	if rd.counted(l, i) || b.number > 1 && rd.countsOther(s, token) {
		return
	}
	switch b.number {
	case 1:
		found = rd.one(s, i, token, b)
	case 2:
		if j := l.after(i); j < 0 || l.chunks[j].kind == plain || l.chunks[j].kind == back {
			b.except = rd.actingOn(s, token, true)
			found = rd.two(s, token, b)
		}
	case 3:
		b.except = rd.actingOn(s, token, true)
		if n := max(b.count, numberIn(l.pieces[c.from:c.to])); n > 0 {
			found = rd.number(s, token, b, n)
		} else {
			found = rd.many(s, token, b)
		}
	}
	if len(found) == 0 {
		return
	}
	c.entity, c.others, c.how = &found[0], found[1:], "points back"
}

// pointer is the token of a back reference that tells its place in the tree: its head, or
// the pronoun in "his country".
func (rd *reader) pointer(s int, c *chunk, b wanted) int {
	l := &rd.lines[s]
	first, last := l.pieces[c.from].token, l.pieces[c.to-1].token
	switch {
	case b.state && rd.lang == "en":
		return first
	case b.state:
		return last
	}
	return headOf(rd.sents[s].Tokens, [2]int{first, last + 1})
}

// ordinal reports whether a number word at a token tells which one the noun before it is:
// "kunjungan keempatnya".
func (rd *reader) ordinal(s, token int) bool {
	tok := &rd.sents[s].Tokens[token]
	if rd.lang != "id" || numerals[fold(tok.Form)] == 0 || token == 0 || tok.Head != token-1 || token+1 == len(rd.sents[s].Tokens) {
		return false
	}
	return rd.sents[s].Tokens[token-1].UPOS == "NOUN" && fold(rd.sents[s].Tokens[token+1].Form) == "nya"
}

// numerals are the number words of descriptions.
var numerals = map[string]int{"three": 3, "four": 4, "five": 5, "ketiga": 3, "keempat": 4, "kelima": 5}

// numberIn is the number that a description tells, or 0.
func numberIn(pieces []piece) int {
	for i := range pieces {
		if n := numerals[pieces[i].folded]; n > 0 {
			return n
		}
	}
	return 0
}

// counted reports whether a number or a word of quantity stands before chunk i: "keenam
// perusahaan itu" is no single one.
func (rd *reader) counted(l *line, i int) bool {
	j := l.ahead(i)
	if j < 0 || l.chunks[j].kind != plain {
		return false
	}
	word := l.pieces[l.chunks[j].from].folded
	return isNumber(word) || slices.Contains(quantities, word)
}

// quantified reports whether the people that a noun names are counted: "1,500 troops",
// "two senior aides", "20 tentara India".
func (rd *reader) quantified(s int, c *chunk) bool {
	l, tokens := &rd.lines[s], rd.sents[s].Tokens
	head := l.pieces[c.core[1]-1].token
	for t := max(0, head-6); t < head; t++ {
		if tokens[t].Head == head && tokens[t].Rel == "nummod" {
			return true
		}
	}
	before := c.from - 1
	if before < 0 || l.pieces[c.from].apart {
		return false
	}
	word := l.pieces[before].folded
	return isNumber(word) || tokens[l.pieces[before].token].UPOS == "NUM" || slices.Contains(amounts, word)
}

// amounts are words of quantity other than numerals.
var amounts = []string{
	"several", "some", "many", "dozens", "scores", "hundreds", "thousands", "more", "extra", "additional",
	"beberapa", "sejumlah", "puluhan", "belasan", "ratusan", "ribuan", "seorang", "sekelompok",
}

var quantities = []string{
	"dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "kedua", "ketiga", "keempat", "kelima", "keenam",
	"ketujuh", "para", "beberapa", "sejumlah", "semua", "seluruh",
}

// wanted is what a back reference asks for in its sentence.
type wanted struct {
	backNoun
	except []string // ids of those who act on it: it is none of them
	count  int      // how many they are; 0: not told
	sorts  []*sort  // what a description says the countries are
	of     string   // ISO3 of the country that it says a body is of
	noun   string   // the English noun of a description
}

// wantedBy is what the back reference in a chunk asks for.
func (rd *reader) wantedBy(c *chunk) wanted {
	if c.told != nil {
		return *c.told
	}
	return wanted{backNoun: rd.gazetteer.backNouns[c.readings[0].entity]}
}

// admits reports whether a back reference may point to an entity.
func (b *wanted) admits(rd *reader, e schema.Entity) bool {
	if slices.Contains(b.except, e.ID) {
		return false
	}
	switch e.Kind {
	case schema.Person:
		return (b.person || b.leader) && rd.genderFits(e, b.gender)
	case schema.Country:
		return b.country && b.isSort(e)
	case schema.Organization, schema.Alliance, schema.Group:
		return b.body && b.isOf(rd, e) && (b.noun == "" || describes(rd, b.noun, e))
	case schema.City, schema.Region:
		return b.place
	}
	return false
}

func (rd *reader) genderFits(e schema.Entity, gender byte) bool {
	i, ok := rd.gazetteer.index[e.ID]
	return gender == 0 || !ok || rd.gazetteer.facts[i].gender == 0 || rd.gazetteer.facts[i].gender == gender
}

// one finds the antecedent of a singular: for a description the nearest in its sentence,
// for a pronoun the subject of a clause above it; else the subject or the only candidate of
// a sentence before.
func (rd *reader) one(s, i, token int, b wanted) []schema.Entity {
	l := &rd.lines[s]
	words := l.pieces[l.chunks[i].from:l.chunks[i].to]
	if words[0].folded == "nya" {
		switch rd.host(s, token) {
		case "NOUN", "PROPN":
		case "VERB":
			b.country, b.body = false, false
		default:
			return nil
		}
	}
	if words[0].folded == "it" && !isSubject(rd.sents[s].Tokens, token) {
		return nil // as an object it is as likely a thing
	}
	pronoun := b.noun == "" && (len(words) == 1 || b.state) && !(b.country && b.place) // "sana" is the nearest place
	if !pronoun || rd.isObject(s, token) {
		b.except = rd.actingOn(s, token, false)
	}
	admits := func(m *pastMention) bool {
		if !b.admits(rd, m.entity) || len(m.others) > 0 || m.place && !b.place {
			return false
		}
		if words[0].folded == "nya" && m.sentence == s && m.subject && (rd.coordinated(m) || rd.bound(s, m.head, token)) {
			return false // neither one of several nor who acts on it is the antecedent
		}
		return pronoun || describes(rd, nounOf(words, b), m.entity)
	}
	for back := 0; back < reach; back++ {
		in := rd.pastIn(s-back, admits)
		if len(in) == 0 && !pronoun && b.country {
			in = slices.DeleteFunc(rd.homes(s-back), func(m pastMention) bool { return !b.admits(rd, m.entity) })
		}
		if back == 0 && b.state && slices.ContainsFunc(in, isPersonNamed) {
			in = slices.DeleteFunc(in, func(m pastMention) bool { return !isPersonNamed(m) }) // "di negaranya" is whose a person is
		}
		if len(in) == 0 {
			continue
		}
		if back == 0 && !pronoun {
			return []schema.Entity{rd.nearest(s, in)}
		}
		var e *schema.Entity
		if back == 0 {
			e = rd.subjectAbove(s, token, in)
		}
		if e == nil {
			e = chosen(in)
		}
		if e == nil && back == 0 {
			e = &in[len(in)-1].entity
		}
		if e != nil {
			if b.state {
				state := rd.stateOf(*e)
				e = &state
			}
			return []schema.Entity{*e}
		}
		if back > 0 {
			return nil
		}
	}
	return nil
}

func isPersonNamed(m pastMention) bool { return m.entity.Kind == schema.Person }

// nearest is the last of the mentions of a sentence, before those that only qualify another
// noun: "its NATO membership".
func (rd *reader) nearest(s int, in []pastMention) schema.Entity {
	for _, m := range slices.Backward(in) {
		if rd.sents[s].Tokens[m.head].Rel != "compound" {
			return m.entity
		}
	}
	return in[len(in)-1].entity
}

// bound reports whether the clitic at a token is the object of a verb whose subject the name
// at head is: "Putin meneleponnya" is about somebody else.
func (rd *reader) bound(s, head, token int) bool {
	tokens := rd.sents[s].Tokens
	verb := tokens[token].Head
	return verb >= 0 && verb == token-1 && tokens[verb].UPOS == "VERB" && !slices.Contains(sayings, fold(tokens[verb].Form)) && rd.actsOn(s, head, token)
}

// coordinated reports whether a mention is the first of several names.
func (rd *reader) coordinated(m *pastMention) bool {
	return slices.ContainsFunc(rd.sents[m.sentence].Tokens, func(t nlp.Token) bool {
		return t.Head == m.head && t.Rel == "conj" && t.UPOS == "PROPN"
	})
}

// homes are the countries of the bodies named in a sentence so far: "the country" after
// "Hezbollah".
func (rd *reader) homes(s int) []pastMention {
	in := rd.pastIn(s, func(m *pastMention) bool { return m.entity.Kind == schema.Organization && !m.place })
	var homes []pastMention
	for _, m := range in {
		if home := rd.homeOf(m.entity); home.Kind == schema.Country {
			m.entity = home
			homes = append(homes, m)
		}
	}
	return homes
}

// sayings are words of speech whose clitic is the speaker: "ujarnya".
var sayings = []string{
	"kata", "ujar", "tutur", "ucap", "tambah", "jelas", "tegas", "imbuh", "papar", "terang", "ungkap", "sebut", "lanjut", "cetus",
	"pungkas", "kilah", "tukas", "sambung", "beber", "urai",
}

// host is the tag of the word that the clitic at a token hangs on; words of speech count
// as verbs.
func (rd *reader) host(s, token int) string {
	if token == 0 {
		return ""
	}
	tok := &rd.sents[s].Tokens[token-1]
	if slices.Contains(sayings, fold(tok.Form)) {
		return "VERB"
	}
	return tok.UPOS
}

// chosen is the first subject among mentions of one sentence, else the only entity.
func chosen(in []pastMention) *schema.Entity {
	for i := range in {
		if in[i].subject {
			return &in[i].entity
		}
	}
	for i := range in[1:] {
		if in[i+1].entity.ID != in[0].entity.ID {
			return nil
		}
	}
	return &in[0].entity
}

// pastIn are the mentions so far of a sentence that pass a test.
func (rd *reader) pastIn(s int, admits func(*pastMention) bool) []pastMention {
	var in []pastMention
	if s < 0 {
		return nil
	}
	for i := rd.pastFrom[s]; i < len(rd.past) && rd.past[i].sentence == s; i++ {
		if m := &rd.past[i]; admits(m) {
			in = append(in, *m)
		}
	}
	return in
}

// blocWords are descriptions that fit bodies of states only.
var blocWords = []string{"bloc", "alliance", "organization", "organisation", "union", "blok", "aliansi", "organisasi", "pakta"}

// nounOf is the noun of a description.
func nounOf(words []piece, b wanted) string {
	switch first := words[0].folded; {
	case b.noun != "":
		return b.noun
	case (first == "the" || first == "that" || first == "this") && len(words) > 1:
		return words[1].folded
	default:
		return first
	}
}

// describes reports whether a description may be of an entity: "the ministry" of a body
// whose name has the word, "the bloc" of a body of states, "the city" of a city.
func describes(rd *reader, noun string, e schema.Entity) bool {
	switch {
	case e.Kind == schema.Country:
		return true
	case slices.Contains([]string{"city", "kota", "town", "village", "desa"}, noun):
		return e.Kind == schema.City
	case e.Kind == schema.City || e.Kind == schema.Region:
		return true
	case slices.Contains(blocWords, noun):
		i, ok := rd.gazetteer.index[e.ID]
		return e.Kind == schema.Alliance || ok && rd.gazetteer.facts[i].role == "IGO"
	case slices.Contains([]string{"kelompok", "group", "milisi", "militia", "gerakan", "movement"}, noun):
		return !rd.isForum(e)
	case slices.Contains([]string{"company", "perusahaan"}, noun):
		i, ok := rd.gazetteer.index[e.ID]
		return !ok && e.Kind == schema.Organization || ok && rd.gazetteer.facts[i].role == "BUS"
	case slices.Contains([]string{"ministry", "kementerian", "parliament", "parlemen", "court", "mahkamah", "council", "dewan", "commission", "komisi"}, noun):
		return strings.Contains(fold(e.Name), englishOf[noun])
	}
	return true
}

var englishOf = map[string]string{
	"ministry": "ministry", "kementerian": "ministry", "parliament": "parliament", "parlemen": "parliament", "court": "court",
	"mahkamah": "court", "council": "council", "dewan": "council", "commission": "commission", "komisi": "commission",
}
