package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"geokg/extract/actor"
	"geokg/schema"
)

// offices are the claims of office that titles and appositions make. They are the
// author's, whoever speaks.
func (c *clauses) offices() []schema.Claim {
	var out []schema.Claim
	for _, o := range c.doc.Offices {
		if o.Sentence != c.index || o.Body.ID == "" || o.Person.ID == "" || o.Body.Kind == schema.Group {
			continue
		}
		claim := c.plain(relationOf(o), o.Person, o.Body, o.Span, "title", 0.95)
		claim.Note = o.Title
		switch {
		case o.Elect:
			claim.Factuality = schema.Planned
		case o.Former:
			if len(c.art.Published) >= 7 {
				claim.Time = "../" + c.art.Published[:7]
			}
		}
		out = append(out, claim)
	}
	return out
}

// relationOf is how an office ties its holder to its body: who sits in a parliament is a
// member of it.
func relationOf(o actor.Office) schema.RelationName {
	if o.Title == actor.MemberOfParliament {
		return "MEMBER_OF"
	}
	return "HOLDS_OFFICE"
}

// plain is a claim of the author's that no frame but the named rule supports.
func (c *clauses) plain(rel schema.RelationName, subject, object schema.Entity, span schema.Span, rule string, confidence float64) schema.Claim {
	return schema.Claim{
		Article: c.art.ID, Lang: c.art.Lang, Published: c.art.Published, Source: c.art.Source, Sentence: c.index,
		Subject:  c.formsOf(subject),
		Relation: rel, Object: c.formsOf(object),
		Factuality: schema.Asserted, Evidence: schema.Evidence{Span: span, Text: span.Of(c.art.Text)},
		Rule: rule, Confidence: confidence,
	}
}

// formsOf is an entity with the words that name it in the sentence, or its own name.
func (c *clauses) formsOf(e schema.Entity) schema.Participant {
	for _, m := range c.doc.In(c.index) {
		if m.Entity.ID == e.ID || m.Place != nil && m.Place.ID == e.ID {
			return schema.Participant{Entity: e, Forms: c.formsFor(m, e)}
		}
	}
	return schema.Participant{Entity: e, Forms: []string{e.Name}}
}

// locations are the claims that a place lies in another: "Jeddah, Saudi Arabia", "Sanaa dan
// Hodeidah, Yaman", "the Polish village of Przewodow".
func (c *clauses) locations() []schema.Claim {
	var out []schema.Claim
	mentions := c.doc.In(c.index)
	for i := range mentions[:max(0, len(mentions)-1)] {
		if state, part := mentions[i], mentions[i+1]; c.narrowed(state, part) {
			out = append(out, c.plain("LOCATED_IN", *part.Place, state.Entity, state.Span.Cover(part.Span), "place", 0.95))
		}
	}
	for i, whole := range mentions {
		if whole.Pronoun || whole.Place == nil {
			continue
		}
		for j := i - 1; j >= 0; j-- {
			part := mentions[j]
			joint, ok := c.between(part, mentions[j+1])
			if ok && j == i-1 && joint == jointIn && c.stands(part) {
				out = append(out, c.plain("LOCATED_IN", part.Entity, *whole.Place, part.Span.Cover(whole.Span), "place", 0.8))
				break
			}
			if !ok || part.Place == nil || part.Place.Kind == schema.Country || !within(*part.Place, *whole.Place) {
				break
			}
			if j < i-1 && joint != jointList || j == i-1 && joint != jointIn {
				break
			}
			out = append(out, c.plain("LOCATED_IN", *part.Place, *whole.Place, part.Span.Cover(whole.Span), "place", 0.95))
		}
	}
	for i := range c.Tokens {
		if c.lex.cues.Facilities[c.lower(i)] {
			out = append(out, c.standsAt(i)...)
		}
	}
	return out
}

// standsAt are the claims of where the facility that noun i names or describes stands, if a
// preposition of place and a place follow it: "pangkalan militer di Gyumri".
func (c *clauses) standsAt(i int) []schema.Claim {
	found := c.mentioned(i)
	if found == nil {
		found = c.described(i)
	}
	if len(found) != 1 || found[0].Kind == schema.Country || found[0].Kind == schema.Person || found[0].Kind == schema.Group {
		return nil
	}
	f := found[0]
	if s := c.standingOf(&predicate{tok: i, frame: &Frame{}, nominal: true, light: -1}); s.factuality() == schema.Prohibited || s.factuality() == schema.Negated {
		return nil // "tidak boleh memiliki pangkalan di X"
	}
	for _, m := range c.doc.In(c.index) {
		if m.Place == nil || m.Pronoun || m.Modifier && !c.lex.voiced() || m.Span.Start <= f.span.End || m.Place.ID == f.ID || !c.lex.cues.Inside[c.joint(f.span, m.Span)] {
			continue
		}
		claim := c.plain("LOCATED_IN", f.Entity, *m.Place, f.span.Cover(m.Span), "place", 0.75)
		claim.Subject = f.Participant
		return []schema.Claim{claim}
	}
	return nil
}

// joint is what stands between two names, without the words that only tell which part of a place
// is meant: "in" of "in southern".
func (c *clauses) joint(a, b schema.Span) string {
	var words []string
	for _, w := range strings.Fields(strings.ToLower(c.art.Text[a.End:b.Start])) {
		if !c.lex.cues.Parts[w] {
			words = append(words, w)
		}
	}
	return strings.Join(words, " ")
}

// narrowed reports whether the adjective of a state stands before a place that its noun
// introduces: "the Polish village of Przewodow".
func (c *clauses) narrowed(state, part *actor.Mention) bool {
	if !state.Modifier || state.Entity.Kind != schema.Country || part.Place == nil || part.Place.Kind == schema.Country || part.Modifier ||
		part.Tokens[0] < state.Tokens[1] || part.Tokens[0] > state.Tokens[1]+1 || part.Place.In != "" && part.Place.In != state.Entity.ID {
		return false
	}
	return part.Tokens[1]-part.Tokens[0] > 2 && c.Tokens[part.Tokens[0]].UPOS == "NOUN"
}

// stands reports whether a mention names a body or thing that the place after it locates:
// an organization or building that the place belongs to in the tree.
func (c *clauses) stands(m *actor.Mention) bool {
	switch m.Entity.Kind {
	case schema.Person, schema.Country, schema.Weapon, schema.Group, schema.Agreement:
		return false
	case schema.Thing:
		if first, _ := utf8.DecodeRuneInString(m.Forms[0]); !unicode.IsUpper(first) {
			return false // goods lie nowhere
		}
	}
	if m.Place != nil || m.Pronoun || m.Modifier {
		return false
	}
	top := m.Head
	for c.rel(top) == "conj" && c.Tokens[top].Head >= 0 {
		top = c.Tokens[top].Head
	}
	if !c.lex.voiced() && c.rel(top) == "obl:agent" {
		return false // "signed by X and Y in Z"
	}
	for _, o := range c.doc.In(c.index) {
		if o.Place == nil || o.Span.Start <= m.Span.End || o.Span.Start >= m.Span.End+8 {
			continue
		}
		if head := c.Tokens[o.Head].Head; head == m.Head || head >= 0 && c.names(head, m.Entity.ID) {
			return true
		}
	}
	return false
}

// names reports whether word i belongs to a mention of an entity.
func (c *clauses) names(i int, id string) bool {
	return slices.ContainsFunc(c.doc.At(c.index, i), func(m *actor.Mention) bool { return m.Entity.ID == id })
}

type joint int

const (
	jointIn   joint = iota // "Jeddah, Saudi Arabia", "Vladivostok di Timur Jauh"
	jointList              // "Sanaa dan Hodeidah"
)

// between tells how two neighbouring mentions of places are joined.
func (c *clauses) between(a, b *actor.Mention) (joint, bool) {
	if a.Span.End > b.Span.Start {
		return 0, false
	}
	words := strings.TrimLeft(c.joint(a.Span, b.Span), ") ") // "… (ICC) di Den Haag"
	if fields := strings.Fields(strings.TrimPrefix(words, ",")); len(fields) > 1 && c.lex.cues.Transparent[fields[0]] {
		words = fields[len(fields)-1] // ", kota di"
	}
	switch words {
	case ",", "di", ", di", "in", ", in":
		return jointIn, true
	case "and", "dan":
		return jointList, true
	}
	return 0, false
}

// within reports whether place a may lie in place b, as far as the gazetteer knows.
func within(a, b schema.Entity) bool {
	if a.ID == b.ID || b.Kind == schema.City {
		return false
	}
	if a.In == "" || b.ID == a.In {
		return b.Kind == schema.Country || b.Kind == schema.Region
	}
	return a.Kind != schema.Region && b.Kind == schema.Region && (b.In == a.In || b.In == "")
}
