package extract

import (
	"slices"

	"geokg/schema"
)

// denials are the claims of a denial: that the charge was denied, and to whom; and the
// charge itself as denied, where the sentence points to one told before ("menepis tuduhan
// itu"). A charge that stands in the denial's own complement is read there.
func (c *clauses) denials(p *predicate, args arguments, s standing) []schema.Claim {
	rel, _ := schema.LookupRelation("DENIED")
	var out []schema.Claim
	for _, who := range args.subject {
		charges := c.charged(p, who)
		object, ok := c.deniedTo(p, who, charges, args.object)
		if !ok {
			continue
		}
		denial := c.claim(p, rel, who, object, nil, s)
		out = append(out, denial...)
		if s.negated || s.hypothetical || len(denial) == 0 {
			continue
		}
		for _, charge := range charges {
			holder := who.Participant
			charge.Factuality, charge.Holder = schema.Denied, &holder
			charge.Sentence, charge.Evidence = c.index, denial[0].Evidence
			charge.Rule, charge.ID = p.frame.rule, ""
			out = append(out, charge)
		}
	}
	return out
}

// charged are the charges told before that who rejects here, if the denial has no content
// of its own.
func (c *clauses) charged(p *predicate, who filler) []schema.Claim {
	if len(c.contents(p)) > 0 {
		return nil
	}
	return c.memory.charges(who.ID, c.index)
}

// contents are the words that tell what a predicate denies, asks or promises: its clausal
// complement, or a noun for an act.
func (c *clauses) contents(p *predicate) []int {
	out := c.with(p.tok, "xcomp", "ccomp", "advcl")
	for _, k := range p.slots[slotWord] {
		out = append(out, c.with(k, "acl", "ccomp")...) // "rejected accusations that …"
	}
	for _, k := range p.slots[slotPatient] {
		for _, q := range c.at(k) {
			if q.frame.Relation != "" && len(q.role("object")) > 0 {
				out = append(out, k)
			}
		}
	}
	return out
}

// deniedTo is whom a denial answers: who made the charge; else what the charge is about.
func (c *clauses) deniedTo(p *predicate, who filler, charges []schema.Claim, objects []filler) (filler, bool) {
	if a := c.memory.accuser(who.ID, c.index); a != nil {
		return filler{Participant: *a, tok: p.tok, named: true}, true
	}
	for _, charge := range charges {
		if charge.Holder != nil {
			return filler{Participant: *charge.Holder, tok: p.tok, named: true}, true
		}
	}
	for _, o := range objects {
		if o.named && o.Kind.IsActor() && o.ID != who.ID && !c.homeOf(who, o) {
			return o, true
		}
	}
	if len(objects) > 0 && (objects[0].ID == who.ID || c.homeOf(who, objects[0])) {
		objects = nil
		if h := c.memory.holder(who.ID, c.index); h != nil {
			return filler{Participant: *h, tok: p.tok, named: true}, true
		}
	}
	for _, k := range c.contents(p) {
		for _, q := range c.at(k) {
			if q.frame.Relation == "" {
				continue
			}
			if found := c.roleOf(q, "object", q.frame.Is.Object); len(found) > 0 {
				return found[0], true
			}
		}
	}
	if h := c.memory.holder(who.ID, c.index); h != nil && slices.ContainsFunc(slices.Concat(p.slots[slotPatient], p.slots[slotWord]), c.points) {
		return filler{Participant: *h, tok: p.tok, named: true}, true
	}
	if len(objects) > 0 {
		if from := c.reporter(objects[0]); !objects[0].named && from != nil {
			return *from, true
		}
		return objects[0], true
	}
	return filler{}, false
}

// reporter is the body whose report or claim a thing is, or nil: "denied a Bloomberg report".
func (c *clauses) reporter(o filler) *filler {
	if c.lex.voiced() || !c.here(o) || !slices.ContainsFunc(c.lookup(c.lex.nouns, o.tok), func(u unit) bool { return u.frame.Content != nil }) {
		return nil
	}
	for _, f := range c.owners(o.tok) {
		if f.Kind == schema.Organization || f.Kind == schema.Country {
			return &f
		}
	}
	return nil
}

// homeOf reports whether o is the country that who acts for: nobody answers his own.
func (c *clauses) homeOf(who, o filler) bool {
	return o.Kind == schema.Country && o.ISO3 != "" && o.ISO3 == c.country(who)
}
