package actor

import (
	"embed"
	"io/fs"
	"strings"

	"geokg/schema"
)

//go:embed words
var words embed.FS

// lexicon is the nouns of one language that tell who is meant, as data files list them.
type lexicon struct {
	bodies    *nameIndex // "troops", "defence ministry"; an index into bodyNouns
	heads     *nameIndex // "Party", "Strait"; an index into headNouns
	titles    *nameIndex // "envoy", "General"; an index into titleNouns
	backs     *nameIndex // "it", "the two leaders"; an index into backNouns
	described *nameIndex // "country", "group"; an index into described
	sorts     *nameIndex // "West African", "island"; an index into sorts
	calendar  map[string]bool
	groups    map[string]bool // nouns for people and groups, folded
}

// bodyNoun is a noun for who acts for a country or body.
type bodyNoun struct {
	state bool   // they are the state that they belong to; else a body of their own
	role  string // CAMEO role code
	name  string // in English
}

// headNoun tells what kind of thing a name is that contains it or stands beside it.
type headNoun struct {
	kind schema.Kind
	role string
	near bool // also as a word beside the name
}

// titleNoun is a title that is no office of the gazetteer.
type titleNoun struct {
	name string // in English; "" if it is no office
	role string
	lone bool // alone it stands for the state or body
}

// backNoun is a pronoun or a description that points back.
type backNoun struct {
	person, country, body, place, leader bool // what it may point to
	state                                bool // a person pointed to stands for the state that he or she leads
	number                               int  // 1, 2 or 3: many
	gender                               byte // 'm', 'f' or 0
	own                                  bool // also stands for a possessor
}

// languages are the languages that the word lists have a column for.
var languages = []string{"en", "id"}

// readWords reads the word lists.
func (g *Gazetteer) readWords() error {
	g.lexicons = make(map[string]*lexicon)
	for _, lang := range languages {
		g.lexicons[lang] = &lexicon{
			bodies:    g.names.sibling(),
			heads:     g.names.sibling(),
			titles:    g.names.sibling(),
			backs:     g.names.sibling(),
			described: g.names.sibling(),
			sorts:     g.names.sibling(),
			calendar:  make(map[string]bool),
			groups:    make(map[string]bool),
		}
	}
	folder, err := fs.Sub(words, "words")
	if err != nil {
		return err
	}
	for _, t := range []struct {
		file string
		read func(*row) error
	}{
		{"bodies.tsv", g.readBody}, {"heads.tsv", g.readHead}, {"titles.tsv", g.readTitle},
		{"backs.tsv", g.readBack}, {"calendar.tsv", g.readCalendar},
		{"groups.tsv", g.readGroup}, {"sorts.tsv", g.readSort}, {"descriptions.tsv", g.readDescription},
	} {
		if err := eachRow(folder, t.file, t.read); err != nil {
			return err
		}
	}
	return nil
}

func (g *Gazetteer) readBody(r *row) error {
	mode := r.cell("mode")
	if mode != "state" && mode != "body" {
		return r.errorf("mode %q is neither state nor body", mode)
	}
	i := int32(len(g.bodyNouns))
	g.bodyNouns = append(g.bodyNouns, bodyNoun{mode == "state", r.cell("role"), r.cell("name")})
	return g.eachWord(r, func(x *lexicon, w string) { x.bodies.add(w, i, fullName) })
}

func (g *Gazetteer) readHead(r *row) error {
	i := int32(len(g.headNouns))
	g.headNouns = append(g.headNouns, headNoun{schema.Kind(r.cell("kind")), r.cell("role"), r.cell("near") == "y"})
	return g.eachWord(r, func(x *lexicon, w string) { x.heads.add(w, i, fullName) })
}

func (g *Gazetteer) readTitle(r *row) error {
	i := int32(len(g.titleNouns))
	g.titleNouns = append(g.titleNouns, titleNoun{r.cell("name"), r.cell("role"), r.cell("lone") == "y"})
	return g.eachWord(r, func(x *lexicon, w string) { x.titles.add(w, i, fullName) })
}

func (g *Gazetteer) readBack(r *row) error {
	b := backNoun{own: r.cell("own") == "y"}
	for _, kind := range r.list("kinds") {
		switch kind {
		case "person":
			b.person = true
		case "country":
			b.country = true
		case "body":
			b.body = true
		case "place":
			b.place = true
		case "leader":
			b.leader = true
		case "state":
			b.state = true
		case "actor":
			b.person, b.country, b.body = true, true, true
		default:
			return r.errorf("kind %q: want person, country, body, place, leader, state or actor", kind)
		}
	}
	switch r.cell("number") {
	case "one":
		b.number = 1
	case "two":
		b.number = 2
	case "many":
		b.number = 3
	default:
		return r.errorf("number %q: want one, two or many", r.cell("number"))
	}
	if gender := r.cell("gender"); gender != "" {
		b.gender = gender[0]
	}
	i := int32(len(g.backNouns))
	g.backNouns = append(g.backNouns, b)
	return g.eachWord(r, func(x *lexicon, w string) { x.backs.add(w, i, fullName) })
}

func (g *Gazetteer) readCalendar(r *row) error {
	return g.eachWord(r, func(x *lexicon, w string) {
		for _, part := range strings.Fields(w) {
			x.calendar[fold(part)] = true
		}
	})
}

func (g *Gazetteer) eachWord(r *row, do func(*lexicon, string)) error {
	for _, lang := range languages {
		for _, w := range r.list(lang) {
			do(g.lexicons[lang], w)
		}
	}
	return nil
}

func (g *Gazetteer) readGroup(r *row) error {
	return g.eachWord(r, func(x *lexicon, w string) { x.groups[fold(w)] = true })
}
