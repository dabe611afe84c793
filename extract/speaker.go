package extract

import (
	"geokg/schema"
)

// ourselves are those for whom a speaker says "we" at word i: the state or body of the office
// that the speaker holds, or the speaker where that is one. Who speaks is told by the clause
// around or, in a quotation that goes on, by the sentence before.
func (c *clauses) ourselves(i int) []filler {
	speakers := c.holders(c.standingOf(&predicate{tok: i, frame: &Frame{}, nominal: true, light: -1}))
	if len(speakers) == 0 {
		if h := c.memory.holder("", c.index); h != nil {
			speakers = []filler{{Participant: *h}}
		}
	}
	var out []filler
	for _, s := range speakers {
		e := s.Entity
		if e.Kind == schema.Person {
			e = c.office(e)
		}
		if e.Kind.IsActor() && e.Kind != schema.Person && e.ID != "" {
			out = append(out, filler{Participant: schema.Participant{Entity: e, Forms: c.written(e)}, tok: i, span: c.Tokens[i].Span, named: true})
		}
	}
	return out
}

// office is the state or body for which a person speaks: that of the last office that the
// article tells, else that of the gazetteer.
func (c *clauses) office(person schema.Entity) schema.Entity {
	for k := len(c.doc.Offices) - 1; k >= 0; k-- {
		if o := c.doc.Offices[k]; o.Person.ID == person.ID && !o.Former {
			return o.Body
		}
	}
	return c.doc.StateOf(person)
}

// written are the words that name an entity where the article last did so, or its own name.
func (c *clauses) written(e schema.Entity) []string {
	for s := c.index; s >= 0; s-- {
		for _, m := range c.doc.In(s) {
			if m.Entity.ID == e.ID && !m.Pronoun {
				return m.Forms
			}
		}
	}
	return []string{e.Name}
}
