package actor

import (
	"slices"

	"geokg/schema"
)

// two finds the pair that "both countries" or "the two leaders" points to: the only two
// that fit in the sentence so far, or with one or two sentences before it.
func (rd *reader) two(s, token int, b wanted) []schema.Entity {
	for from := s; from >= 0 && from > s-reach; from-- {
		for _, l := range slices.Backward(rd.lists(from, token, b)) {
			if len(l.members) == 2 {
				return l.members
			}
		}
		if b.person && b.country {
			for _, only := range b.peopleThenStates() {
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

// peopleThenStates are what to look for where people or states are asked for, in this order.
func (b *wanted) peopleThenStates() []wanted {
	return []wanted{
		{backNoun: backNoun{person: true, number: 2}, except: b.except},
		{backNoun: backNoun{country: true, number: 2}, except: b.except},
	}
}

// before are the entities that b may point to in the two sentences before s, without those
// of s itself.
func (rd *reader) before(s int, b wanted) []schema.Entity {
	past := rd.past
	rd.past = rd.past[:rd.pastFrom[s]]
	defer func() { rd.past = past }()
	return rd.distinct(max(0, s-2), s-1, b, false)
}

// distinct are the entities that b may point to in sentences from to s, each once and no
// more than a few: more than asked for are as good as none. People
// stand for the states that they lead where states are asked for.
func (rd *reader) distinct(from, s int, b wanted, strict bool) []schema.Entity {
	return rd.distinctUpTo(from, s, b, strict, 2)
}

func (rd *reader) distinctUpTo(from, s int, b wanted, strict bool, limit int) []schema.Entity {
	var found []schema.Entity
	enter := func(e schema.Entity) {
		if b.country && !b.person && e.Kind == schema.Person {
			if e = rd.stateOf(e); e.Kind == schema.Organization && !b.body {
				e = rd.homeOf(e) // who leads a ruling party
			}
		}
		if b.number == 2 && !b.person && rd.isForum(e) && !slices.Contains(blocWords, b.noun) {
			return // bodies of states and helpers are no "sides"
		}
		if b.admits(rd, e) && !slices.ContainsFunc(found, func(o schema.Entity) bool { return o.ID == e.ID }) {
			found = append(found, e)
		}
	}
	for i := rd.pastFrom[from]; i < len(rd.past) && len(found) <= limit; i++ {
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

// homeOf is the country that a listed body belongs to, else the body.
func (rd *reader) homeOf(e schema.Entity) schema.Entity {
	if i, ok := rd.gazetteer.index[e.ID]; ok {
		if country, ok := rd.gazetteer.iso[rd.gazetteer.facts[i].iso3]; ok {
			return rd.gazetteer.entities[country]
		}
	}
	return e
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
// the subject of this sentence or the one before, else those that were named together last.
func (rd *reader) many(s, token int, b wanted) []schema.Entity {
	for back := 0; back < 2; back++ {
		for _, l := range rd.lists(s-back, token, b) {
			if l.subject && len(l.members) >= 2 {
				return l.members
			}
		}
	}
	if s == 0 {
		return nil
	}
	if lists := rd.widest(rd.lists(s-1, -1, b)); len(lists) == 1 && len(lists[0].members) >= 2 && (rd.lang != "id" || slices.Contains([]string{"nsubj", "nsubj:pass", "obj", "obl:agent"}, rd.sents[s-1].Tokens[lists[0].heads[0]].Rel)) {
		return lists[0].members
	}
	return nil
}

// widest is the list that has the members of all the others, if there is one, else all.
func (rd *reader) widest(lists []list) []list {
	for _, l := range slices.Backward(lists) {
		if !slices.ContainsFunc(lists, func(o list) bool { return len(unique(slices.Concat(l.members, o.members))) > len(l.members) }) {
			return []list{l}
		}
	}
	return lists
}

// number finds whom "the three countries" points to: so many that were named together, or
// all that the text names in this sentence or with the one before.
func (rd *reader) number(s, token int, b wanted, n int) []schema.Entity {
	if found := rd.listOf(s, token, b, n); found != nil {
		return found
	}
	b.number = 2
	for from := s; from >= 0 && from > s-reach; from-- {
		if b.person && b.country { // people before the states that they lead
			for _, only := range b.peopleThenStates() {
				if found := rd.distinctUpTo(from, s, only, true, n); len(found) == n {
					return found
				}
			}
		}
		if found := rd.distinctUpTo(from, s, b, false, n); len(found) == n {
			return found
		}
	}
	return nil
}

// listOf is the last coordination of n that fit, in sentence s or one of the two before;
// not one that acts on the word at token.
func (rd *reader) listOf(s, token int, b wanted, n int) []schema.Entity {
	for back := 0; back < reach; back++ {
		lists := rd.lists(s-back, token, b)
		for i := len(lists) - 1; i >= 0; i-- {
			if len(lists[i].members) == n {
				return lists[i].members
			}
		}
		if len(lists) > 0 {
			return nil
		}
	}
	return nil
}

// list is the members of a coordination.
type list struct {
	members []schema.Entity
	heads   []int // their words
	subject bool
}

// lists are the coordinations of sentence s so far, of those that b admits. Who acts on the
// word at token of the same sentence is left out; -1: nobody.
func (rd *reader) lists(s, token int, b wanted) []list {
	in := rd.pastIn(s, func(m *pastMention) bool {
		return rd.entitled(b, m.entity) && !m.place && !m.modifier && (token < 0 || !rd.actsOn(s, m.head, token))
	})
	var all []list
	for _, m := range in {
		members := []schema.Entity{rd.standsFor(b, m.entity)}
		for _, o := range m.others {
			members = append(members, rd.standsFor(b, o))
		}
		if n := len(all) - 1; n >= 0 && rd.joined(s, m.head, all[n].heads) {
			all[n].members, all[n].heads = unique(append(all[n].members, members...)), append(all[n].heads, m.head)
			continue
		}
		all = append(all, list{members, []int{m.head}, m.subject})
	}
	return slices.DeleteFunc(all, func(l list) bool { return len(l.members) < 2 })
}

// entitled reports whether b may point to an entity or to the state that a person leads.
func (rd *reader) entitled(b wanted, e schema.Entity) bool {
	if b.number == 2 && !b.person && rd.isForum(e) && !slices.Contains(blocWords, b.noun) {
		return false
	}
	return b.admits(rd, rd.standsFor(b, e))
}

// standsFor is the state of a person where states are asked for.
func (rd *reader) standsFor(b wanted, e schema.Entity) schema.Entity {
	if b.country && !b.person && !b.leader && e.Kind == schema.Person {
		return rd.stateOf(e)
	}
	return e
}

// actsOn reports whether the name at head is a subject of the verb whose object or oblique
// token is: who urges both sides is none of the two.
func (rd *reader) actsOn(s, head, token int) bool {
	tokens := rd.sents[s].Tokens
	if token >= len(tokens) || isSubject(tokens, token) {
		return false
	}
	verb := tokens[token].Head
	for steps := 0; steps < 8 && head >= 0; steps++ {
		if isSubject(tokens, head) {
			return tokens[head].Head == verb
		}
		switch tokens[head].Rel {
		case "conj", "appos", "flat", "nmod":
			head = tokens[head].Head
		default:
			return false
		}
	}
	return false
}

// joined reports whether the name at head goes on with a list: as a conjunct, or as what the
// parser took for an apposition.
func (rd *reader) joined(s, head int, list []int) bool {
	tok := rd.sents[s].Tokens[head]
	return (tok.Rel == "conj" || tok.Rel == "appos") && slices.Contains(list, tok.Head)
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
