package extract

import (
	"slices"
	"strings"

	"geokg/schema"
)

// arguments are the fillers of the roles of a predicate.
type arguments struct {
	subject, object, recipient []filler
}

// arguments resolves the roles of p. A transfer without goods has its receiver as object.
func (c *clauses) arguments(p *predicate, rel schema.Relation) arguments {
	is := p.frame.Is
	c.parties = rel.Name == "MEDIATED"
	defer func() { c.parties = false }()
	args := arguments{subject: c.roleOf(p, "subject", is.Subject), object: c.roleOf(p, "object", is.Object)}
	if rel.Standing || !c.lex.voiced() && !answersDeeds(rel.Name) {
		args.object = slices.DeleteFunc(args.object, func(f filler) bool { return f.event })
	}
	if c.parties && !slices.ContainsFunc(args.object, isParty) {
		if found := c.memory.bargain(c.index); len(found) > 0 {
			args.object = found
		}
	}
	if c.parties && len(args.object) == 0 && !p.nominal && !c.lex.voiced() {
		for _, k := range p.slots[slotWord] {
			args.object = append(args.object, c.described(k)...) // "a deal brokered by Qatar"
		}
	}
	if rel.Transfer {
		args.recipient = c.roleOf(p, "recipient", is.Recipient)
		if len(args.object) == 0 && !p.frame.Coded && named(args.recipient) && len(p.slots[slotMod]) == 0 && !c.told(p.slots[slotPatient], args.recipient) {
			args.object, args.recipient = args.recipient, nil
		} else if len(args.recipient) == 0 {
			args.recipient = c.users(args.object)
		}
	}
	if len(args.object) == 0 && !p.nominal {
		args.object = c.sharedObject(p)
	}
	if len(args.object) == 0 && rel.Name == "AGREED_WITH" && !p.nominal && len(args.subject) == 1 {
		args.object = c.counterpart(p)
	}
	if !p.nominal && (rel.Name == "ACCEPTED" || rel.Name == "REJECTED") {
		args.object = c.proposers(args.object)
		if len(args.object) == 0 {
			args.object = c.memory.proposer(args.subject, c.index)
		}
	}
	if rel.Name == "VIOLATED" && c.lex.voiced() {
		for i, o := range args.object {
			if d := c.described(o.tok); o.event && c.here(o) && len(d) > 0 {
				args.object[i] = d[0] // an order, a ban: broken for itself
			}
		}
	}
	if rel.Standing && c.lex.voiced() {
		args.subject = slices.DeleteFunc(args.subject, func(f filler) bool { return f.event })
	}
	if (rel.Plover == "AID" || rel.Plover == "CONSULT" && !c.parties) && c.lex.voiced() {
		args.object = slices.DeleteFunc(args.object, func(f filler) bool { return f.event }) // who helps with an inquiry, or hails a release, helps and receives nobody
	}
	if len(args.object) == 0 && !p.nominal && rel.Name == "CRITICIZED" && len(p.frame.Within) > 0 {
		if t := c.memory.last(c.index); t != nil {
			args.object = t.actors()
		}
	}
	if len(args.object) == 0 && (p.nominal || len(p.slots[slotWord]) > 0) && rel.Name == "MEMBER_OF" {
		args.object = c.bloc()
	}
	if len(args.object) == 0 && p.nominal && rel.Plover == "ASSAULT" && rel.Name != "KILLED" && c.lex.voiced() {
		for _, k := range c.with(p.tok, "acl:relcl", "acl") {
			if c.preposition(k) == "" && len(args.object) == 0 {
				args.object = c.placesUnder(k, rel) // "serangan yang menewaskan 40 orang di Rakhine"
			}
		}
	}
	if len(args.object) == 0 && rel.Name == "SEIZED" && (!p.nominal && len(p.slots[slotWord]) > 0 || p.light >= 0 && slices.Equal(is.Object, []string{"state"})) {
		args.object = c.ruled(args.subject)
	}
	if len(args.subject) == 0 && rel.Name == "KILLED" && !p.nominal {
		args.subject = c.slayers(p)
	}
	if len(args.subject) == 0 && p.passive && rel.Name == "ARRESTED" {
		if args.subject = c.onlyState(); len(args.subject) == 0 && !p.nominal {
			args.subject = c.stateOfPlace(p, rel)
		}
	}
	if len(args.subject) == 0 && p.passive && rel.Plover == "ASSAULT" {
		args.subject = c.attackersIn(p)
	}
	if len(args.object) == 0 && rel.Name == "PROTESTED" && !p.nominal {
		args.object = c.provokers(p, args.subject)
	}
	if len(args.object) == 0 && rel.Name == "SUPPORTED" && !p.nominal {
		args.object = c.honoured(p)
	}
	if p.frame.Owned {
		args.object = slices.DeleteFunc(args.object, func(f filler) bool { return !c.here(f) || c.tells(f.tok) || !named(c.owners(f.tok)) })
	}
	switch rel.Name {
	case "PRODUCES", "DEVELOPS", "POSSESSES", "USES", "SUPPLIED":
		args.object = slices.DeleteFunc(args.object, func(f filler) bool {
			return !f.named && !c.lex.voiced() && c.here(f) && (c.enacts(f.tok) || c.utterance(f.tok))
		})
	}
	if f := p.frame.Content; f != nil && rel.Name != "AGREED_WITH" && !slices.ContainsFunc(args.object, isParty) && rel.Name != "DENIED" {
		if found := c.addressee(p, args, f.Control == "patient"); len(found) > 0 {
			args.object = found
		}
	}
	return args
}

// provokers are others whose deed a protest follows: "lodged a protest after Chinese jets entered
// its airspace".
func (c *clauses) provokers(p *predicate, protesters []filler) []filler {
	for _, clause := range c.with(p.tok, "advcl") {
		if !containsAny(c.lex.cues.Time, c.markers(clause)) {
			continue
		}
		for _, k := range c.with(clause, "nsubj") {
			found := slices.DeleteFunc(c.fill(k, 0), func(f filler) bool {
				return !f.Kind.IsActor() || slices.ContainsFunc(protesters, func(s filler) bool { return s.ID == f.ID })
			})
			if len(found) > 0 {
				return found
			}
		}
	}
	return nil
}

// counterpart is the other party of the mutual act that p goes on from: "menelepon Modi dan
// sepakat …".
func (c *clauses) counterpart(p *predicate) []filler {
	head := c.Tokens[p.tok].Head
	if head < 0 || c.rel(p.tok) != "conj" {
		return nil
	}
	for _, q := range c.at(head) {
		if rel, ok := schema.LookupRelation(q.frame.Relation); ok && rel.Symmetric && !q.nominal {
			return c.roleOf(q, "object", []string{"actor"})
		}
	}
	return nil
}

// ruled is the state in which somebody takes power: their own, else the only one named.
func (c *clauses) ruled(subjects []filler) []filler {
	if len(subjects) == 0 || c.lex.voiced() {
		return nil
	}
	if state, ok := c.gazetteer.Entity("country:" + c.country(subjects[0])); ok {
		return []filler{{Participant: c.formsOf(state), tok: subjects[0].tok, span: subjects[0].span}}
	}
	return c.onlyState()
}

// slayers are those of whom a verb beside a verb of dying says that they hit the dead: "tewas
// ditembak tentara Israel".
func (c *clauses) slayers(p *predicate) []filler {
	for _, k := range c.with(p.tok, "xcomp", "advcl", "acl", "conj") {
		for _, q := range c.at(k) {
			if rel, ok := schema.LookupRelation(q.frame.Relation); ok && rel.Plover == "ASSAULT" && q.passive {
				if found := c.roleOf(q, "subject", q.frame.Is.Subject); len(found) > 0 {
					return found
				}
			}
		}
	}
	return nil
}

// sharedObject is the object of a verb that stands after p with "and" between them and
// nothing else: "invaded and occupied Kursk"; or of the verb before p, if p has but a pronoun
// that was not resolved: "summoned the ambassador and expelled him".
func (c *clauses) sharedObject(p *predicate) []filler {
	if words := p.slots[slotPatient]; len(words) > 0 && c.rel(p.tok) == "conj" && c.Tokens[words[0]].UPOS == "PRON" && len(c.doc.At(c.index, words[0])) == 0 {
		return c.resolve(c.with(c.Tokens[p.tok].Head, "obj"), p.frame.Is.Object)
	}
	for _, k := range c.with(p.tok, "conj") {
		if k <= p.tok+2 && c.Tokens[k].UPOS == "VERB" {
			return c.resolve(c.with(k, "obj"), p.frame.Is.Object)
		}
	}
	return nil
}

// told reports whether words name something besides the fillers: goods that were told, but
// are none.
func (c *clauses) told(words []int, found []filler) bool {
	return slices.ContainsFunc(words, func(i int) bool {
		return !slices.ContainsFunc(found, func(f filler) bool { return f.tok == i || f.span.Contains(c.Tokens[i].Span) })
	})
}

// users are those who a relative clause says use what is handed over: it went to them.
func (c *clauses) users(goods []filler) []filler {
	for _, g := range goods {
		for _, top := range []int{g.tok, c.Tokens[g.tok].Head} {
			if top < 0 {
				continue
			}
			for _, k := range c.with(top, "acl:relcl", "acl") {
				for _, q := range c.at(k) {
					if q.frame.Relation == "USES" {
						if found := c.roleOf(q, "subject", []string{"actor"}); len(found) > 0 {
							return found
						}
					}
				}
			}
		}
	}
	return nil
}

// roleOf tries the slots of a role in order and takes the first that yields a filler.
func (c *clauses) roleOf(p *predicate, role string, is []string) []filler {
	roles := p.frame.Roles
	if p.nominal {
		roles = p.frame.NounRole
	}
	slots := map[string][]string{"subject": roles.Subject, "object": roles.Object, "recipient": roles.Recipient}[role]
	for _, slot := range slots {
		if slot == slotSelf {
			return c.itself(p.tok, is)
		}
		if of, ok := strings.CutPrefix(slot, "of:"); ok {
			if found := c.ownersIn(p, of, is); len(found) > 0 {
				return found
			}
			continue
		}
		switch slot {
		case slotOwner:
			if found := c.ownersOf(p, is); len(found) > 0 {
				return found
			}
			continue
		case slotDeed:
			if t := c.memory.last(c.index); t != nil {
				return t.actors()
			}
			continue
		case slotAbove:
			if v := c.verbAbove(p.tok); v >= 0 && p.light < 0 {
				if found := c.resolve(c.subjects(v), is); len(found) > 0 {
					return found
				}
			}
			continue
		}
		name, events := strings.CutPrefix(slot, "event:")
		found := c.resolve(p.slots[name], is)
		switch {
		case events:
			found = slices.DeleteFunc(found, func(f filler) bool { return !f.event })
		case name == slotMod && role == "object" && !c.lex.voiced() && p.nominal && isViolence(p.frame.Relation):
			found = slices.DeleteFunc(found, func(f filler) bool { return !f.named }) // "hybrid" in "a hybrid attack" is nobody
		case name == slotMod && role == "subject" && !c.lex.voiced():
			found = slices.DeleteFunc(found, func(f filler) bool { return f.event }) // "air" in "air strikes" is nobody
		}
		if len(found) > 0 {
			if role == "subject" && name == slotAgent {
				found = append(found, c.companions(p, found[0], is)...)
			}
			return found
		}
	}
	if role == "subject" && len(slots) > 0 {
		if found := c.resolve(c.around(p), is); len(found) > 0 {
			return found
		}
		if p.nominal && c.relents(p.tok) && c.asked(p.tok) {
			return c.memory.blamed(c.index)
		}
	}
	return nil
}

// companions are those of the same kind together with whom, by a preposition for that, first does
// what verb p tells: "Rusia bersama China memveto resolusi itu".
func (c *clauses) companions(p *predicate, first filler, is []string) []filler {
	if p.nominal || !c.lex.voiced() || slices.Contains(p.frame.Roles.Object, c.lex.cues.Alongside) {
		return nil
	}
	beside := slices.Clone(p.slots[c.lex.cues.Alongside])
	for _, k := range c.with(first.tok, "nmod") {
		if c.preposition(k) == c.lex.cues.Alongside {
			beside = append(beside, k)
		}
	}
	return slices.DeleteFunc(c.resolve(beside, is), func(f filler) bool {
		return !f.named || !f.acts() || f.Kind != first.Kind || f.ID == first.ID
	})
}

// itself is what the predicate's own noun names or describes: "the pact between X and Y".
func (c *clauses) itself(i int, is []string) []filler {
	found := c.mentioned(i)
	if found == nil {
		found = c.described(i)
	}
	return slices.DeleteFunc(found, func(f filler) bool { return !fits(f.Entity, is) })
}

// attackersIn are those who attack in the clause of time that tells how p came about: "were
// killed when militants ambushed a convoy".
func (c *clauses) attackersIn(p *predicate) []filler {
	for _, k := range c.with(p.tok, "advcl") {
		if !containsAny(c.lex.cues.Time, c.markers(k)) && !containsAny(c.lex.cues.Meanwhile, c.markers(k)) {
			continue
		}
		for _, q := range c.at(k) {
			if rel, _ := schema.LookupRelation(q.frame.Relation); rel.Plover == "ASSAULT" {
				if found := c.roleOf(q, "subject", p.frame.Is.Subject); len(found) > 0 {
					return found
				}
			}
		}
	}
	return nil
}

// honoured are those to whom somebody speaks or goes in order to say what p tells without
// naming anybody: "phoned X to offer condolences".
func (c *clauses) honoured(p *predicate) []filler {
	head := c.Tokens[p.tok].Head
	if head < 0 || !containsAny(c.lex.cues.Purpose, c.markers(p.tok)) {
		return nil
	}
	for _, q := range c.at(head) {
		if rel, _ := schema.LookupRelation(q.frame.Relation); rel.Plover == "CONSULT" {
			return c.roleOf(q, "object", []string{"actor"})
		}
	}
	return nil
}

// enacts reports whether noun i tells of an act and not of a thing: "make a stop".
func (c *clauses) enacts(i int) bool {
	return slices.ContainsFunc(c.at(i), func(p *predicate) bool {
		rel, ok := schema.LookupRelation(p.frame.Relation)
		return ok && p.nominal && !rel.Standing && !rel.Transfer
	})
}

// utterance reports whether noun i tells of something said: "remarks that X made".
func (c *clauses) utterance(i int) bool {
	return slices.ContainsFunc(c.at(i), func(p *predicate) bool { return p.nominal && p.frame.Content != nil && p.frame.Relation == "" })
}

// stateOfPlace is the state in which p took place, by its own words: whose police arrest.
func (c *clauses) stateOfPlace(p *predicate, rel schema.Relation) []filler {
	for _, f := range c.placesUnder(p.tok, rel) {
		id := f.In
		if f.Kind == schema.Country {
			id = f.ID
		}
		if state, ok := c.gazetteer.Entity(id); ok {
			f.Entity, f.named = state, false
			f.Forms = append(slices.Clone(c.doc.Forms(id)), state.Name)
			return []filler{f}
		}
	}
	return nil
}

// proposers are those whose proposal the objects are: "the truce proposed by X". A thing without
// one stands for itself.
func (c *clauses) proposers(objects []filler) []filler {
	var out []filler
	for _, o := range objects {
		var found []filler
		if !o.event && !o.Kind.IsActor() && c.here(o) {
			found = c.resolve(c.proposedBy(o.tok), []string{"actor"})
		}
		if len(found) == 0 {
			found = []filler{o}
		}
		out = append(out, found...)
	}
	return out
}

// proposedBy are the words for those whose proposal noun i is, by a relative clause.
func (c *clauses) proposedBy(i int) []int {
	var words []int
	for _, v := range c.with(i, "acl", "acl:relcl") {
		if c.is(v, c.lex.cues.Proposing) {
			words = append(words, c.with(v, "obl:agent", "nsubj")...)
		}
	}
	return words
}
