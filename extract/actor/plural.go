package actor

import (
	"slices"

	"geokg/schema"
)

// two finds the pair that "both countries" or "the two leaders" points to: the only two
// that fit in the sentence so far, or with one or two sentences before it.
func (rd *reader) two(s int, b backNoun) []schema.Entity {
	for from := s; from >= 0 && from > s-reach; from-- {
		if b.person && b.country {
			for _, only := range []backNoun{{person: true, number: 2}, {country: true, number: 2}} {
				if found := rd.distinct(from, s, only, true); len(found) == 2 {
					return found
				}
			}
		}
		found := rd.distinct(from, s, b, false)
		if len(found) > 2 {
			found = rd.distinct(from, s, b, true)
		}
		if len(found) == 2 {
			return found
		}
		if len(found) > 2 {
			break
		}
	}
	if s > 0 && b.country { // "China, sekutu kedua negara itu": those told before
		if found := rd.before(s, b); len(found) == 2 {
			return found
		}
	}
	return nil
}

// before are the entities that b may point to in the two sentences before s, without those
// of s itself.
func (rd *reader) before(s int, b backNoun) []schema.Entity {
	past := rd.past
	rd.past = rd.past[:rd.pastFrom[s]]
	defer func() { rd.past = past }()
	return rd.distinct(max(0, s-2), s-1, b, false)
}

// distinct are the entities that b may point to in sentences from to s, each once and no
// more than a few: more than two are as good as none. People
// stand for the states that they lead where states are asked for.
func (rd *reader) distinct(from, s int, b backNoun, strict bool) []schema.Entity {
	var found []schema.Entity
	enter := func(e schema.Entity) {
		if b.country && !b.person && e.Kind == schema.Person {
			e = rd.stateOf(e)
		}
		if b.number == 2 && !b.person && rd.isForum(e) {
			return // bodies of states and helpers are no "sides"
		}
		if b.admits(rd, e) && !slices.ContainsFunc(found, func(o schema.Entity) bool { return o.ID == e.ID }) {
			found = append(found, e)
		}
	}
	for i := rd.pastFrom[from]; i < len(rd.past) && len(found) <= 2; i++ {
		m := &rd.past[i]
		if m.place {
			continue
		}
		if strict && (m.modifier || b.leader && !rd.leads(m.entity)) {
			continue
		}
		enter(m.entity)
		for _, o := range m.others {
			enter(o)
		}
	}
	return found
}

// isForum reports whether a body is one of states, of helpers or of the press.
func (rd *reader) isForum(e schema.Entity) bool {
	i, ok := rd.gazetteer.index[e.ID]
	return ok && slices.Contains([]string{"IGO", "NGO", "MED"}, rd.gazetteer.facts[i].role)
}

// leads reports whether a person holds an office in the text or, at its date, in the
// gazetteer.
func (rd *reader) leads(e schema.Entity) bool {
	if slices.ContainsFunc(rd.held, func(h heldOffice) bool { return h.person.ID == e.ID }) {
		return true
	}
	i, ok := rd.gazetteer.index[e.ID]
	return ok && slices.ContainsFunc(rd.gazetteer.people[i], func(t Tenure) bool { return t.at(rd.art.Published) })
}

// many finds the antecedent of a plural pronoun: the members of a coordination that is
// the subject of this sentence or the one before.
func (rd *reader) many(s int, b backNoun) []schema.Entity {
	for back := 0; back < 2; back++ {
		in := rd.pastIn(s-back, func(m *pastMention) bool { return b.admits(rd, m.entity) && !m.place && !m.modifier })
		var subjects []schema.Entity
		head := -1
		for _, m := range in {
			if m.subject && len(subjects) == 0 {
				subjects = append(append(subjects, m.entity), m.others...)
				head = m.head
			} else if len(subjects) > 0 && rd.joinedTo(m, head) {
				subjects = append(append(subjects, m.entity), m.others...)
			}
		}
		if subjects = unique(subjects); len(subjects) >= 2 {
			return subjects
		}
	}
	return nil
}

// joinedTo reports whether a mention is a conjunct of the word head in the tree.
func (rd *reader) joinedTo(m pastMention, head int) bool {
	tok := rd.sents[m.sentence].Tokens[m.head]
	return tok.Rel == "conj" && tok.Head == head
}

func unique(entities []schema.Entity) []schema.Entity {
	var out []schema.Entity
	for _, e := range entities {
		if !slices.ContainsFunc(out, func(o schema.Entity) bool { return o.ID == e.ID }) {
			out = append(out, e)
		}
	}
	return out
}
