package eval

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"

	"geokg/schema"
)

// entityRow is a row of the gold entity table.
type entityRow struct {
	Article string   `json:"article"`
	Key     string   `json:"key"`
	Type    string   `json:"type"`
	ISO3    string   `json:"iso3"`
	Aliases []string `json:"aliases"`
}

// entity is a gold entity, ready to be matched.
type entity struct {
	lang  string
	iso3  string
	key   set
	names set
	heads set // of things and weapons
}

type set map[string]bool

func (s set) meets(t set) bool {
	for x := range s {
		if t[x] {
			return true
		}
	}
	return false
}

func newEntity(row entityRow, lang string) entity {
	e := entity{lang: lang, iso3: row.ISO3, key: folded(row.Key), names: folded(append([]string{row.Key}, row.Aliases...)...)}
	if row.Type == "thing" || row.Type == "weapon" {
		e.heads = headsOf(e.names, lang)
	}
	return e
}

// noMatch is the distance of entities that do not match.
const noMatch = -1

// mention is an entity as a system names it; nil if it names none.
type mention struct {
	iso3        string
	name, names set
}

func mentionOf(e *schema.EntityJSON) *mention {
	if e == nil {
		return nil
	}
	return &mention{e.ISO3, folded(e.Name), folded(append([]string{e.Name}, e.Names...)...)}
}

// distance is how far a system's entity is from e, in halves: 0 if its name is the key, 2
// a name, 4 if any of its names is one, 6 if the country code is the same, 8 if the head
// noun is, one more if the country code differs; noMatch if none of these.
func (e *entity) distance(m *mention) int {
	if m == nil {
		return noMatch
	}
	d := noMatch
	switch {
	case m.name.meets(e.key):
		d = 0
	case m.name.meets(e.names):
		d = 2
	case m.names.meets(e.names):
		d = 4
	case m.iso3 != "" && m.iso3 == e.iso3:
		d = 6
	case m.iso3 == "" && len(e.heads) > 0 && headsOf(m.names, e.lang).meets(e.heads):
		d = 8
	default:
		return noMatch
	}
	if m.iso3 != e.iso3 {
		d++
	}
	return d
}

// folded is the set of names with case folded and white space collapsed.
func folded(names ...string) set {
	fold := cases.Fold()
	out := set{}
	for _, n := range names {
		if n != "" {
			out[strings.Join(strings.Fields(fold.String(n)), " ")] = true
		}
	}
	return out
}

func headsOf(names set, lang string) set {
	out := set{}
	for n := range names {
		out[head(n, lang)] = true
	}
	return out
}

var (
	wordPattern = regexp.MustCompile(`[\p{L}\p{N}_'-]+`)

	// quantities stand before the noun that they count.
	quantities = words("a an the some several many dozens hundreds thousands millions tons of beberapa sejumlah " +
		"puluhan belasan ratusan ribuan jutaan ratus ribu juta unit butir buah pucuk ton")
	// prepositions end an English noun phrase.
	prepositions = words("of for from to in on at with by that which")
)

func words(list string) set {
	out := set{}
	for _, w := range strings.Fields(list) {
		out[w] = true
	}
	return out
}

// head is the head noun of a folded name: in Indonesian the first word, a reduplicated one
// once, else the last before a preposition, in the singular.
func head(name, lang string) string {
	all := wordPattern.FindAllString(name, -1)
	list := all
	for len(list) > 0 && (quantities[list[0]] || startsWithDigit(list[0])) {
		list = list[1:]
	}
	if len(list) == 0 {
		list = all
	}
	if len(list) == 0 {
		return ""
	}
	if lang == "id" {
		first, rest, _ := strings.Cut(list[0], "-")
		if strings.HasPrefix(rest, first) {
			return first
		}
		return list[0]
	}
	n := 0
	for n < len(list) && !prepositions[list[n]] {
		n++
	}
	if n == 0 {
		n = len(list)
	}
	last := list[n-1]
	if strings.HasSuffix(last, "s") && !strings.HasSuffix(last, "ss") {
		return last[:len(last)-1]
	}
	return last
}

func startsWithDigit(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.IsDigit(c)
}
