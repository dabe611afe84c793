package extract

import (
	"slices"
	"strings"

	"geokg/extract/actor"
	"geokg/extract/when"
	"geokg/schema"
)

// filler is what a word brings into a role.
type filler struct {
	schema.Participant
	place *schema.Entity // its reading as a place, if it has one
	tok   int
	span  schema.Span // the words that name it
	named bool        // it was named or resolved; else it is a description
	event bool        // it is the actor behind an event that the word tells of
	vague bool        // an abstract noun: no thing that one could hold or hand over
}

// acts reports whether a filler can act: an actor, or a region with a government of its own.
func (f filler) acts() bool { return f.Kind.IsActor() || f.Kind == schema.Region && f.Role != "" }

// fits reports whether a filler is of one of the classes; a region that acts counts as a state.
func (f filler) fits(is []string) bool {
	return fits(f.Entity, is) || f.Kind == schema.Region && f.Role != "" && fits(schema.Entity{Kind: schema.Country}, is)
}

// clauses is a sentence ready for reading claims: its tree, its mentions, its predicates.
type clauses struct {
	tree
	art   schema.Article
	index int // of the sentence
	doc   *actor.Document
	lex   *Lexicon

	gazetteer *actor.Gazetteer
	memory    *memory
	aims      []aim // acts that may lack a target, for event data
	parties   bool  // a mutual event stands for its parties, as whoever mediates it sees it
	times     []when.Moment
	tagged    int // see tag; 0: not looked for yet
	found     map[int][]*predicate
	busy      map[int]bool
}

// at returns the predicates that word i triggers, found once.
func (c *clauses) at(i int) []*predicate {
	if found, ok := c.found[i]; ok || c.busy[i] {
		return found
	}
	c.busy[i] = true
	c.found[i] = c.match(i)
	delete(c.busy, i)
	return c.found[i]
}

// nameAt is the name that word i belongs to, or nil. Things and groups are no names.
func (c *clauses) nameAt(i int) *actor.Mention {
	for _, m := range c.doc.At(c.index, i) {
		if !m.Pronoun && !m.Modifier && !m.Entity.Kind.IsThing() && m.Entity.Kind != schema.Group || m.Entity.Kind == schema.Agreement {
			return m
		}
	}
	return nil
}

// fillers are the participants that word i brings into a role: the mention that it heads,
// its conjuncts and the members that it includes; the actors behind an event; the possessor
// of a word that stands for it; or the thing that it describes.
func (c *clauses) fillers(i int) []filler { return c.fill(i, 0) }

func (c *clauses) fill(i, depth int) []filler {
	if depth > 6 {
		return nil
	}
	out := c.one(i, depth)
	members := c.members(i, depth)
	if len(members) > 0 && !named(out) && !c.counted(i) {
		out = nil // "member states, Indonesia among them": only who is named
	}
	for _, k := range c.with(i, "appos") {
		if c.listed(i, k) {
			out = append(out, c.fill(k, depth+1)...)
		}
	}
	for _, k := range c.with(i, "conj") {
		if c.titleOf(i, k) {
			continue
		}
		if !c.isClause(k) || len(c.doc.At(c.index, k)) > 0 {
			out = append(out, c.fill(k, depth+1)...)
		}
	}
	return append(out, members...)
}

// counted reports whether noun i has a number or a word that counts.
func (c *clauses) counted(i int) bool {
	return c.first(i, "nummod") >= 0 || slices.ContainsFunc(c.kids[i], func(k int) bool { return c.lex.cues.Counts[c.lower(k)] })
}

// listed reports whether k, which the parser took for an apposition of i, goes on a list with
// it: two states or two bodies are no names of one another ("China, Iran and Cuba").
func (c *clauses) listed(i, k int) bool {
	if len(c.with(i, "conj")) == 0 && len(c.with(k, "conj")) == 0 {
		return false
	}
	a, b := c.mentioned(i), c.mentioned(k)
	return len(a) > 0 && len(b) > 0 && a[0].Kind == schema.Country && b[0].Kind == schema.Country && a[0].ID != b[0].ID
}

// one is what word i itself stands for.
func (c *clauses) one(i, depth int) []filler {
	if found := c.leader(i, depth); found != nil {
		return found
	}
	if found := c.called(i); found != nil {
		return found
	}
	if found := c.presented(i); found != nil {
		return found
	}
	if found := c.mentioned(i); found != nil {
		return found
	}
	if found := c.surnamed(i); found != nil {
		return found
	}
	if found := c.introduced(i); found != nil {
		return found
	}
	if found := c.pointed(i); found != nil {
		return found
	}
	if c.lex.cues.We[c.lower(i)] {
		return c.ourselves(i)
	}
	if found := c.speaking(i, depth); found != nil {
		return found
	}
	if found := c.whose(i); found != nil {
		return found
	}
	if c.lex.cues.It[c.lower(i)] {
		return c.meaning(i, c.memory.upTo(c.index, i).thing(c.index))
	}
	if c.lex.cues.Them[c.lower(i)] {
		return c.meaning(i, c.memory.upTo(c.index, i).group(c.index))
	}
	many := c.rel(i) == "nsubj" && c.lex.voiced() && c.lex.cues.Counts[c.lower(c.Tokens[i].Head)] // "ribuan warga Israel"
	some := c.lex.cues.People[c.lower(i)] && (c.counted(i) || many)                               // "seorang warga Afghanistan" is not his state
	some = some || c.lex.cues.Districts[c.lower(i)] && c.first(i, "nummod") >= 0                  // "empat wilayah Ukraina" are not Ukraine
	if d := c.described(i); !c.lex.voiced() && c.first(i, "nummod") >= 0 && len(d) > 0 && d[0].Kind == schema.Thing {
		some = true // nor "four Ukrainian regions"
	}
	if !some && (c.is(i, c.lex.cues.Transparent) || !c.lex.voiced() && c.is(i, c.lex.cues.Ranks)) {
		for _, k := range c.with(i, "nmod", "flat", "compound", "appos", "nmod:poss", "amod") {
			if c.lex.cues.Place[c.preposition(k)] && strings.Contains(c.lower(i), "-") || strings.HasPrefix(c.lower(k), "pro-") || strings.HasPrefix(c.lower(k), "anti-") {
				continue // villages in a region, and who is for a state, are not it
			}
			from := c.is(i, c.lex.cues.Ranks) && c.preposition(k) == "from" && c.nameAt(k) != nil // "troops from Kenya"
			if prep := c.preposition(k); !c.lex.voiced() && prep != "" && !c.lex.cues.Genitive[prep] && !from {
				continue // "a village in Sagaing" is not Sagaing
			}
			if found := c.fill(k, depth+1); named(found) || len(found) > 0 && c.lex.cues.Goal[c.lower(i)] {
				return found // "ke arah kapal Filipina"
			}
		}
	}
	if c.lex.cues.Counts[c.lower(i)] || c.lex.cues.Classifier[c.lower(i)] || c.Tokens[i].UPOS == "NUM" && !c.lex.voiced() {
		counted := c.with(i, "nmod", "flat", "compound")
		if c.lex.voiced() {
			counted = append(counted, c.with(i, "nsubj")...) // "ribuan warga menggelar …", read as a clause in a clause
		}
		for _, k := range counted {
			if found := c.fill(k, depth+1); len(found) > 0 {
				return found
			}
		}
	}
	if found := c.named(i); found != nil {
		return found
	}
	if c.is(i, c.lex.cues.Deed) && c.points(i) {
		if t := c.memory.upTo(c.index, i).last(c.index); t != nil {
			if actors := t.actors(); len(actors) > 0 {
				return actors
			}
		}
	}
	if c.is(i, c.lex.cues.Deed) {
		var found []filler
		for _, k := range c.commented(i) {
			found = append(found, c.fill(k, depth+1)...)
		}
		if named(found) {
			return found // "X arrested Y, a move that Z called …"
		}
	}
	for _, p := range c.at(i) {
		if p.nominal && p.frame.Relation != "" {
			if actors := c.behind(p, depth); actors != nil {
				return actors
			}
		}
	}
	if actors := c.doers(i, depth); actors != nil {
		return actors
	}
	return c.described(i)
}

// speaking is who says the clause that pronoun i is the subject of: "rebels said they opposed".
func (c *clauses) speaking(i, depth int) []filler {
	if !c.lex.cues.Speaker[c.lower(i)] || c.rel(i) != "nsubj" {
		return nil
	}
	clause := c.Tokens[i].Head
	head := c.Tokens[clause].Head
	if head < 0 || c.rel(clause) != "ccomp" {
		return nil
	}
	for _, q := range c.at(head) {
		if f := q.frame.Content; f != nil && f.Holder != "" {
			var found []filler
			for _, k := range q.speaker(f.Holder) {
				if k != i {
					found = append(found, c.fill(k, depth+1)...)
				}
			}
			return found
		}
	}
	return nil
}

func named(found []filler) bool {
	return slices.ContainsFunc(found, func(f filler) bool { return f.named })
}

// mentioned are the participants of the mention that word i stands for: the widest that it
// heads, else the widest that covers it. A modifier stands for itself only where it is the
// word asked for.
func (c *clauses) mentioned(i int) []filler {
	var best *actor.Mention
	for _, m := range c.doc.At(c.index, i) {
		if m.Modifier && m.Head != i {
			continue
		}
		if best == nil || (m.Head == i) == (best.Head == i) && m.Span.Len() > best.Span.Len() || m.Head == i && best.Head != i {
			best = m
		}
	}
	if best == nil {
		return nil
	}
	out := []filler{c.participant(best, best.Entity, i)}
	for _, e := range best.Others {
		f := c.participant(best, e, i)
		f.place = nil
		out = append(out, f)
	}
	return append(out, c.joined(best, i)...)
}

// joined are the other parts of a compound of names in one word ("AS-Rusia").
func (c *clauses) joined(m *actor.Mention, i int) []filler {
	var out []filler
	for _, o := range c.doc.At(c.index, i) {
		if o != m && o.Head == m.Head && o.Tokens[0] == m.Tokens[0] && !o.Span.Overlaps(m.Span) {
			out = append(out, c.participant(o, o.Entity, i))
		}
	}
	return out
}

func (c *clauses) participant(m *actor.Mention, e schema.Entity, i int) filler {
	return filler{
		Participant: schema.Participant{Entity: e, Forms: c.formsFor(m, e), Role: m.Role},
		place:       m.Place, tok: i, span: m.Span, named: true,
	}
}

// formsFor are the words of mention m and those that name entity e elsewhere in the article.
func (c *clauses) formsFor(m *actor.Mention, e schema.Entity) []string {
	forms := slices.Clone(m.Forms)
	for _, form := range c.doc.Forms(e.ID) {
		if !slices.Contains(forms, form) {
			forms = append(forms, form)
		}
	}
	return forms
}

// here reports whether words of this sentence name a filler.
func (c *clauses) here(f filler) bool { return f.tok < len(c.Tokens) && c.Span.Contains(f.span) }

// country is the ISO 3166 code of the country that a filler acts for: by the gazetteer, by
// an office that the article tells, or by a country in the words that name it ("Danish
// parliament", "two Spanish citizens").
func (c *clauses) country(f filler) string {
	if f.ISO3 != "" {
		return f.ISO3
	}
	for _, o := range c.doc.Offices {
		if o.Person.ID != f.ID || o.Former {
			continue
		}
		if iso3 := c.gazetteer.Nationality(o.Body.ID, c.art.Published); iso3 != "" {
			return iso3
		}
		if o.Body.Kind == schema.Alliance {
			return ""
		}
	}
	if iso3 := c.gazetteer.Nationality(f.ID, c.art.Published); iso3 != "" {
		return iso3
	}
	for _, m := range c.doc.In(c.index) {
		if m.Entity.ISO3 != "" && m.Entity.ID != f.ID && (f.span.Contains(m.Span) || (!f.named || f.Kind == schema.Group && m.Modifier) && c.hangsOn(m.Head, f.tok)) {
			return m.Entity.ISO3
		}
	}
	for _, word := range strings.Fields(f.Name) {
		for _, e := range c.gazetteer.Lookup(word) {
			if e.ISO3 != "" {
				return e.ISO3
			}
		}
	}
	return ""
}
