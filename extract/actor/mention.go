package actor

import (
	"slices"

	"geokg/schema"
)

// Mention is a range of a sentence that names an actor, a place or a thing.
type Mention struct {
	Sentence int
	Tokens   [2]int // half-open range in the sentence
	Head     int    // token of the sentence that stands for the mention in the tree
	Span     schema.Span
	Entity   schema.Entity   // what it is as an actor: "Moscow" is Russia
	Place    *schema.Entity  // what it is as a place, if it is one: "Moscow" is the city
	IsPlace  bool            // the words around it read it as a place ("in Moscow")
	Others   []schema.Entity // further members of a plural mention ("kedua pemimpin")
	Role     string          // CAMEO role code of who acts: "MIL" for "Israeli troops"
	How      string          // what decided the entity, for a person who asks why
	Counted  bool            // a number or a word of quantity stands before it: "20 tentara India"
	Pronoun  bool            // a pronoun or a demonstrative description: no name
	Modifier bool            // the adjective of a country: "Israeli"
	Forms    []string        // the words that name it in the text
}

// Office is a person's office as a title or an apposition tells it.
type Office struct {
	Person, Body schema.Entity
	Title        string // in English: "Foreign Minister"
	Sentence     int
	Span         schema.Span // title, body and name
	Former       bool        // "mantan", "former", "ex-"
	Elect        bool        // elected or named, not yet in office
}

// Document is what was found in one article.
type Document struct {
	Mentions []Mention // by sentence, then start; of two that start together the longer first
	Offices  []Office  // by sentence and position

	ordered []*Mention          // pointers into Mentions
	starts  []int               // of the mentions of each sentence, and the end
	forms   map[string][]string // the words that name each entity, by its id
	reader  *reader
}

// Forms returns the words that name an entity anywhere in the article, pronouns and adjectives
// aside, the first first.
func (d *Document) Forms(id string) []string { return d.forms[id] }

// At returns the mentions whose range covers a token: first those that have it as
// their head, then the narrower before the wider.
func (d *Document) At(sentence, token int) []*Mention {
	var found []*Mention
	for _, m := range d.In(sentence) {
		if m.Tokens[0] <= token && token < m.Tokens[1] {
			found = append(found, m)
		}
	}
	slices.SortStableFunc(found, func(a, b *Mention) int {
		if ah, bh := a.Head == token, b.Head == token; ah != bh {
			if ah {
				return -1
			}
			return 1
		}
		return a.Span.Len() - b.Span.Len()
	})
	return found
}

// In returns the mentions of a sentence in their order. The slice belongs to the document.
func (d *Document) In(sentence int) []*Mention {
	if sentence < 0 || sentence+1 >= len(d.starts) {
		return nil
	}
	from, to := d.starts[sentence], d.starts[sentence+1]
	return d.ordered[from:to:to]
}

// finish puts the mentions in order and indexes them by sentence.
func (d *Document) finish(sentences int) {
	slices.SortStableFunc(d.Mentions, func(a, b Mention) int {
		if a.Sentence != b.Sentence {
			return a.Sentence - b.Sentence
		}
		if a.Span.Start != b.Span.Start {
			return a.Span.Start - b.Span.Start
		}
		return b.Span.End - a.Span.End
	})
	d.starts = make([]int, sentences+1)
	at := 0
	for s := range sentences {
		d.starts[s] = at
		for at < len(d.Mentions) && d.Mentions[at].Sentence == s {
			at++
		}
	}
	d.starts[sentences] = at
	d.ordered = make([]*Mention, len(d.Mentions))
	for i := range d.Mentions {
		d.ordered[i] = &d.Mentions[i]
	}
	d.forms = map[string][]string{}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Pronoun || m.Modifier || len(m.Others) > 0 {
			continue
		}
		for _, form := range m.Forms {
			if !slices.Contains(d.forms[m.Entity.ID], form) {
				d.forms[m.Entity.ID] = append(d.forms[m.Entity.ID], form)
			}
		}
	}
}
