package extract

import (
	"slices"

	"geokg/schema"
)

// memory is what an article has told so far, so that "the attack", "tuduhan itu" and "the
// deal" find the event that they speak of. It belongs to one article.
type memory struct {
	told   []told
	claims []schema.Claim
}

// told is one predicate with what filled its roles.
type told struct {
	relation        schema.Relation
	subject, object []filler
	place           *schema.Participant
	sentence        int
	aside           bool // told in a clause of time: not what the sentence reports
	tok             int
}

// recall is how many sentences back an event may lie that a noun speaks of.
const recall = 4

// add remembers a predicate that told of something.
func (m *memory) add(t told) { m.told = append(m.told, t) }

// upTo is what the article has told before word i of a sentence.
func (m *memory) upTo(sentence, i int) *memory {
	n := len(m.told)
	for n > 0 && m.told[n-1].sentence == sentence && m.told[n-1].tok > i {
		n--
	}
	return &memory{told: m.told[:n], claims: m.claims}
}

// event is the latest event that a noun of relation rel may speak of, or nil: of the same
// relation, else of the same PLOVER category.
func (m *memory) event(rel schema.Relation, sentence int) *told {
	var like *told
	for i := len(m.told) - 1; i >= 0; i-- {
		t := &m.told[i]
		if sentence-t.sentence > recall {
			break
		}
		if t.relation.Name == rel.Name {
			return t
		}
		if like == nil && !rel.Standing && related(t.relation, rel) {
			like = t
		}
	}
	return like
}

// last is the latest act that "the move" or "keputusan itu" may speak of, or nil: in each
// sentence rather one that it reports than one that it only dates something by.
func (m *memory) last(sentence int) *told {
	var aside *told
	for i := len(m.told) - 1; i >= 0 && sentence-m.told[i].sentence <= 2; i-- {
		t := &m.told[i]
		if t.relation.Standing {
			continue
		}
		if aside != nil && aside.sentence != t.sentence {
			break
		}
		if !t.aside {
			return t
		}
		if aside == nil {
			aside = t
		}
	}
	return aside
}

// deed is the latest act that somebody may have followed: neither asked for nor said to be.
func (m *memory) deed(sentence int) *told {
	var found *told
	for i := len(m.told) - 1; i >= 0 && sentence-m.told[i].sentence <= 1; i-- {
		t := &m.told[i]
		if found != nil && t.sentence != found.sentence {
			break
		}
		if !t.relation.Standing && t.relation.Plover != "REQUEST" && t.relation.Name != "PROMISED" {
			found = t // the first of its sentence is what that is about
		}
	}
	return found
}

// group is the group without a name that was told of last, else the body that acted last:
// who "mereka" are.
func (m *memory) group(sentence int) []filler {
	for i := len(m.told) - 1; i >= 0 && sentence-m.told[i].sentence <= 1; i-- {
		for _, f := range slices.Concat(m.told[i].object, m.told[i].subject) {
			if f.Kind == schema.Group {
				return []filler{f}
			}
		}
	}
	for i := len(m.told) - 1; i >= 0 && sentence-m.told[i].sentence <= 1; i-- {
		for _, f := range m.told[i].subject {
			if f.Kind == schema.Organization || f.Kind == schema.Country {
				return []filler{f} // fighters, a company, a country: "they" though it is one
			}
		}
	}
	return nil
}

// thing is the thing, document or place that the last act was done to: what "it" is as an object.
func (m *memory) thing(sentence int) []filler {
	for i := len(m.told) - 1; i >= 0 && sentence-m.told[i].sentence <= 1; i-- {
		for _, f := range m.told[i].object {
			if (f.Kind.IsThing() || f.Kind.IsPlace() && f.Kind != schema.Country) && !f.event {
				return []filler{f}
			}
		}
	}
	return nil
}

// document is the agreement or thing that the last deal was about, or nil.
func (m *memory) document(sentence int) []filler {
	for i := len(m.told) - 1; i >= 0 && sentence-m.told[i].sentence <= 2; i-- {
		for _, f := range m.told[i].object {
			if f.Kind == schema.Agreement {
				return []filler{f}
			}
		}
	}
	return nil
}

// bargain are the parties of the last deal, truce or talks.
func (m *memory) bargain(sentence int) []filler {
	for i := len(m.told) - 1; i >= 0 && sentence-m.told[i].sentence <= recall; i-- {
		if t := &m.told[i]; t.relation.Symmetric && !t.relation.Standing {
			if found := t.actors(); len(found) > 1 {
				return found
			}
		}
	}
	return nil
}

// related reports whether a noun for b may speak of an event of a.
func related(a, b schema.Relation) bool {
	return a.Plover != "" && a.Plover == b.Plover
}

// actors are those behind the event: who acted, or both sides if it is mutual.
func (t *told) actors() []filler {
	out := slices.Clone(t.subject)
	if t.relation.Symmetric {
		out = append(out, t.object...)
	}
	for i := range out {
		out[i].event = true
	}
	return slices.DeleteFunc(out, func(f filler) bool { return !f.Kind.IsActor() })
}

// charges are the latest claims that say of subject what it may reject: those of the nearest
// sentence that alleges something of it or accuses it, by another holder.
func (m *memory) charges(subject string, sentence int) []schema.Claim {
	var out []schema.Claim
	at := -1
	for i := len(m.claims) - 1; i >= 0; i-- {
		claim := m.claims[i]
		if claim.Sentence > sentence || sentence-claim.Sentence > recall || at >= 0 && claim.Sentence != at {
			break
		}
		if claim.Subject.ID != subject || claim.Holder != nil && claim.Holder.ID == subject {
			continue
		}
		if claim.Factuality == schema.Alleged || claim.Holder != nil && claim.Factuality == schema.Asserted {
			out, at = append(out, claim), claim.Sentence
		}
	}
	slices.Reverse(out)
	return out
}

// accuser is who accused subject last, or nil.
func (m *memory) accuser(subject string, sentence int) *schema.Participant {
	for i := len(m.claims) - 1; i >= 0; i-- {
		claim := m.claims[i]
		if sentence-claim.Sentence > recall {
			return nil
		}
		if claim.Relation == "ACCUSED" && claim.Object.ID == subject {
			return &claim.Subject
		}
	}
	return nil
}

// holder is who else than who said last what an article reports, or nil.
func (m *memory) holder(who string, sentence int) *schema.Participant {
	for i := len(m.claims) - 1; i >= 0 && sentence-m.claims[i].Sentence <= recall; i-- {
		if h := m.claims[i].Holder; h != nil && h.ID != who {
			return h
		}
	}
	return nil
}

// blamed are those who did the last hostile act: who is meant by a demand that names nobody.
func (m *memory) blamed(sentence int) []filler {
	for i := len(m.told) - 1; i >= 0 && sentence-m.told[i].sentence <= 2; i-- {
		if g, ok := schema.Goldstein(m.told[i].relation.DefaultCameo()); ok && g <= -5 {
			return m.told[i].actors()
		}
	}
	return nil
}

// attackers are those who did something hostile to one of victims last.
func (m *memory) attackers(victims []filler, sentence int) []filler {
	for i := len(m.told) - 1; i >= 0 && sentence-m.told[i].sentence <= recall; i-- {
		t := m.told[i]
		g, ok := schema.Goldstein(t.relation.DefaultCameo())
		if !ok || g > -2 {
			continue
		}
		for _, v := range victims {
			if slices.ContainsFunc(t.object, func(f filler) bool { return f.ID == v.ID || v.Country != "" && f.Country == v.Country }) {
				return t.actors()
			}
		}
	}
	return nil
}

// proposer is who invited, asked or promised something to one of those who answer, last.
func (m *memory) proposer(answering []filler, sentence int) []filler {
	for i := len(m.told) - 1; i >= 0 && sentence-m.told[i].sentence <= 1; i-- {
		t := m.told[i]
		switch t.relation.Name {
		case "INVITED", "REQUESTED", "PROMISED":
		default:
			continue
		}
		for _, a := range answering {
			if slices.ContainsFunc(t.object, func(f filler) bool { return f.ID == a.ID }) {
				return t.actors()
			}
		}
	}
	return nil
}
