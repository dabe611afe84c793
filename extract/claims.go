package extract

import (
	"slices"

	"geokg/schema"
)

// claims reads every claim of a sentence that its frames support.
func (c *clauses) claims() []schema.Claim {
	var out []schema.Claim
	told := map[int]schema.RelationName{}      // nouns whose verb has told the same ("voiced its support")
	for _, echo := range []bool{false, true} { // what another did first may be told after
		for i := range c.Tokens {
			for _, p := range c.at(i) {
				if p.frame.Relation == "" && !p.frame.Echo || p.frame.Echo != echo || told[i] != "" && (p.nominal && (told[i] == p.frame.Relation || c.spent(p)) || told[i] == "REJECTED" && p.frame.Relation == "SUPPORTED") {
					continue
				}
				found := c.read(p)
				for _, k := range p.slots[slotWord] {
					if len(found) > 0 && (!p.nominal || p.frame.Relation == "SANCTIONED") {
						told[k] = p.frame.Relation
					}
				}
				c.memory.claims = append(c.memory.claims, found...)
				out = append(out, found...)
			}
		}
	}
	return append(slices.DeleteFunc(out, func(u schema.Claim) bool {
		return u.Relation == "USES" && u.Factuality == schema.Asserted && slices.ContainsFunc(out, func(t schema.Claim) bool {
			return t.Relation == "TESTED" && t.Subject.ID == u.Subject.ID && t.Object.ID == u.Object.ID // who test-fires a weapon
		})
	}), c.aimed()...)
}

// spent reports whether noun p is only a word of the act that the verb above it tells of:
// "bantuan" in "membekukan bantuan", "undangan" in "menerima undangan". What is asked for or
// promised is an act of its own, and so is trade that is stopped.
func (c *clauses) spent(p *predicate) bool {
	v := c.Tokens[p.tok].Head
	if rel, _ := schema.LookupRelation(p.frame.Relation); !p.nominal || v < 0 || !c.lex.voiced() || rel.Symmetric {
		return false
	}
	return slices.ContainsFunc(c.at(v), func(q *predicate) bool {
		return (!q.nominal || q.frame.Relation == "SANCTIONED") && q.frame.Relation != "" && q.frame.Relation != p.frame.Relation && (q.frame.Content == nil || q.frame.Relation == "ACCEPTED") && slices.Contains(q.slots[slotWord], p.tok)
	})
}

// mutual reports whether the words say that each does it to the other: "each other",
// "clashes between".
func (c *clauses) mutual(p *predicate) bool {
	for prep := range c.lex.cues.Between {
		if rel, _ := schema.LookupRelation(p.frame.Relation); len(p.slots[prep]) > 0 && (p.nominal || rel.Symmetric || c.lex.voiced()) {
			return true
		}
	}
	return p.frame.Mutual || slices.ContainsFunc(c.kids[p.tok], func(k int) bool { return c.is(k, c.lex.cues.Reciprocal) })
}

// also is the further claim that a frame makes of two fillers.
func (c *clauses) also(p *predicate, a Also, pair [2]filler, s standing) []schema.Claim {
	rel, _ := schema.LookupRelation(a.Relation)
	choose := func(role string) []filler {
		switch role {
		case "subject":
			return pair[:1]
		case "object":
			return pair[1:]
		case "patient":
			return c.resolve(p.slots[slotPatient], []string{"weapon", "thing"})
		case slotWord:
			return c.resolve(p.slots[slotWord], []string{"weapon", "thing"})
		case "behind":
		default:
			return c.resolve(p.slots[role], []string{"place"})
		}
		var found []filler
		for _, q := range c.at(pair[1].tok) {
			if q.nominal && q.frame.Relation == a.Relation {
				found = append(found, c.roleOf(q, "subject", q.frame.Is.Subject)...)
			}
		}
		for _, k := range p.slots[slotWord] {
			if len(found) == 0 {
				found = c.owners(k) // "menjadi sasaran sanksi Inggris"
			}
		}
		return found
	}
	if a.Planned {
		s.planned = true
		s.holder = p.role("subject")
	}
	var out []schema.Claim
	for _, x := range choose(a.Subject) {
		for _, y := range choose(a.Object) {
			if x.ID == y.ID || rel.Transfer && (c.tells(y.tok) || y.vague) {
				continue
			}
			if rel.Transfer && pair[1].Kind.IsActor() {
				out = append(out, c.claim(p, rel, x, y, pair[1:], s)...)
			} else {
				out = append(out, c.claim(p, rel, x, y, nil, s)...)
			}
		}
	}
	return out
}

// read turns one predicate into claims: one for each combination of the members of its roles.
func (c *clauses) read(p *predicate) []schema.Claim {
	s := c.standingOf(p)
	if s.dropped {
		return nil
	}
	if p.nominal && c.lex.voiced() && c.lex.cues.Bound[c.lower(p.tok)] {
		s = standing{holder: s.holder} // who cancels a purchase of missiles "buatan Israel" leaves them made there
	}
	if p.frame.Echo {
		return c.echo(p, s)
	}
	rel, ok := schema.LookupRelation(p.frame.Relation)
	if !ok {
		return nil
	}
	if rel.Name == "PROMISED" && c.harms(p) {
		rel, _ = schema.LookupRelation("THREATENED") // a vow of harm
	}
	if rel.Name == "TESTED" && c.aimedAt(p) {
		return nil
	}
	args := c.arguments(p, rel)
	if len(args.object) == 0 && c.mutual(p) {
		args.object = args.subject
	}
	if len(args.subject)+len(args.object) == 0 {
		args = c.occasion(p, rel)
	}
	if (isVerdict(rel.Name) || rel.Name == "INVESTIGATED") && len(c.lex.cues.Documents) > 0 {
		args.object = c.owned(args.object)
	}
	if isVerdict(rel.Name) && c.lex.voiced() {
		args.object = slices.DeleteFunc(args.object, func(f filler) bool { return f.Kind == schema.Region && !f.acts() }) // a river is not opposed
	}
	if c.clitic(p) {
		args.object = c.meant(p, args)
	}
	if rel.Name == "DENIED" {
		return c.denials(p, args, s)
	}
	var out []schema.Claim
	both := pairs(args, rel.Symmetric)
	if rel.Name == "ALLY_OF" && p.nominal && len(args.object) == 0 && len(p.slots[slotPoss])+len(p.slots["of"]) > 0 && !c.lex.voiced() {
		both = nil // allies of somebody else, whom nothing tells: "Washington and Paris, its sponsors"
	}
	if p.frame.Mutual && !rel.Symmetric {
		both = append(both, pairs(arguments{subject: args.object, object: args.subject}, false)...)
	}
	for _, pair := range both {
		out = append(out, c.claim(p, rel, pair[0], pair[1], args.recipient, s)...)
		for _, a := range p.frame.Also {
			out = append(out, c.also(p, a, pair, s)...)
		}
	}
	c.carry(p, out)
	out = append(out, c.again(p, out)...)
	if len(out) > 0 {
		c.memory.add(told{rel, args.subject, args.object, out[0].Place, c.index, c.dates(p), p.tok})
	}
	if c.lex.coded {
		c.aims = append(c.aims, aim{p, rel, args.subject, s, slices.ContainsFunc(out, hasTarget)})
	}
	return out
}

// dates reports whether p stands in a clause of time: "two weeks after Sofia expelled an envoy".
func (c *clauses) dates(p *predicate) bool {
	for i, steps := p.tok, 0; i >= 0 && steps < 8; i, steps = c.Tokens[i].Head, steps+1 {
		if c.rel(i) == "advcl" && (containsAny(c.lex.cues.Time, c.markers(i)) || containsAny(c.lex.cues.Meanwhile, c.markers(i))) {
			return true
		}
	}
	return false
}

// aimedAt reports whether verb p tells where a weapon was sent, and that is no empty sea: who fires
// at a state or a town tests nothing.
func (c *clauses) aimedAt(p *predicate) bool {
	if p.nominal {
		return false
	}
	for prep := range c.lex.cues.Goal {
		if slices.ContainsFunc(c.resolve(p.slots[prep], []string{"state", "place"}), func(f filler) bool { return f.Kind == schema.Country || f.Kind == schema.City }) {
			return true
		}
	}
	return false
}

// harms reports whether what verb p promises is an act of harm and nothing else.
func (c *clauses) harms(p *predicate) bool {
	return !p.nominal && slices.ContainsFunc(c.with(p.tok, "xcomp", "ccomp", "advcl"), func(k int) bool {
		harm, other := false, false
		for _, q := range c.at(k) {
			rel, ok := schema.LookupRelation(q.frame.Relation)
			harm = harm || rel.Hostile()
			other = other || ok && !rel.Hostile() || rel.Plover == "PROTEST" || rel.Plover == "MOBILIZE"
		}
		return harm && !other
	})
}

// pairs are the subjects and objects of the claims. A symmetric act of several with nobody
// else is an act of each with each.
func pairs(args arguments, symmetric bool) [][2]filler {
	var out [][2]filler
	if symmetric && len(args.subject) == 0 {
		args.subject, args.object = args.object, nil
	}
	if symmetric && (len(args.object) == 0 || len(args.subject) > 1 && !slices.ContainsFunc(args.object, isParty)) {
		for i, a := range args.subject {
			for _, b := range args.subject[i+1:] {
				out = append(out, [2]filler{a, b})
			}
		}
		return out
	}
	for _, a := range args.subject {
		for _, b := range args.object {
			if a.ID != b.ID {
				out = append(out, [2]filler{a, b})
			}
		}
	}
	return out
}

func isParty(f filler) bool { return f.acts() }

// claim builds the claims of one subject and object, one for each recipient and holder.
func (c *clauses) claim(p *predicate, rel schema.Relation, subject, object filler, recipients []filler, s standing) []schema.Claim {
	base := schema.Claim{
		Article: c.art.ID, Lang: c.art.Lang, Published: c.art.Published, Source: c.art.Source, Sentence: c.index,
		Subject: subject.Participant, Relation: rel.Name, Object: object.Participant,
		Factuality: s.factuality(), Note: p.frame.Note, Mode: p.frame.Mode,
		Rule: p.frame.rule, Confidence: c.confidence(p, subject, object, s),
	}
	if base.Factuality == schema.Asserted && p.frame.Default != "" {
		base.Factuality = schema.Factuality(p.frame.Default)
	}
	base.Time = c.timeOf(p, base.Factuality == schema.Planned || base.Factuality == schema.Hypothetical)
	base.Place = c.placeOf(p, rel, object)
	base.Quantity = c.quantityOf(object)
	base.Evidence = c.evidence(p, s, append([]filler{subject, object}, recipients...))
	base.Cameo, base.CameoFine = codes(rel, p.frame, base)
	if undone := base.Factuality == schema.Planned || base.Factuality == schema.Negated; undone && s.cameo != "" && !rel.Standing {
		base.CameoFine = s.cameo
	}
	var out []schema.Claim
	for _, r := range orNone(recipients) {
		for _, h := range orNone(ownFirst(c.holders(s), subject)) {
			claim := base
			if r != nil && r.ID != subject.ID && r.ID != object.ID {
				claim.Recipient = &r.Participant
			}
			if h != nil {
				claim.Holder = &h.Participant
			}
			out = append(out, claim)
		}
	}
	return out
}

// orNone is the fillers, or one nil where there are none.
func orNone(found []filler) []*filler {
	if len(found) == 0 {
		return []*filler{nil}
	}
	out := make([]*filler, len(found))
	for i := range found {
		out[i] = &found[i]
	}
	return out
}

// holders are those whose claim it is; a holder that only a description names is kept.
func (c *clauses) holders(s standing) []filler {
	return c.resolve(s.holder, []string{"actor", "agreement"})
}

// ownFirst is the subject alone, if it is one of the holders: each speaks for itself.
func ownFirst(holders []filler, subject filler) []filler {
	for i, h := range holders {
		if h.ID == subject.ID {
			return holders[i : i+1]
		}
	}
	return holders
}

// codes are the relation's code and the finest that is certain.
func codes(rel schema.Relation, f *Frame, claim schema.Claim) (code, fine string) {
	if rel.Standing || len(rel.Cameo) == 0 {
		return "", ""
	}
	code = rel.Cameo[0]
	if slices.Contains(rel.Cameo, f.Cameo) {
		code = f.Cameo
	}
	fine = code
	if f.Cameo != "" {
		fine = f.Cameo
	}
	return code, fine
}

// evidence is the words from the first to the last that carry the claim.
func (c *clauses) evidence(p *predicate, s standing, roles []filler) schema.Evidence {
	span := c.Tokens[p.tok].Span
	for _, w := range s.cue {
		if c.Tokens[w].Head == p.tok || w == p.light {
			span = span.Cover(c.Tokens[w].Span)
		}
	}
	for _, f := range roles {
		if c.Span.Contains(f.span) {
			span = span.Cover(f.span)
		}
	}
	return schema.Evidence{Span: span, Text: span.Of(c.art.Text)}
}

// doubtful is by how much less often a claim is right with a side that is only described, or
// read from an event: fitted, as the priors of the patterns are, on the annotated passages.
const doubtful = 0.84

// confidence is the frame's prior, lowered for what makes a reading doubtful.
func (c *clauses) confidence(p *predicate, subject, object filler, s standing) float64 {
	q := p.frame.Quality
	if q == 0 {
		q = 0.87
	}
	for _, f := range []filler{subject, object} {
		if !f.named {
			q *= doubtful
		}
		if f.event {
			q *= doubtful
		}
	}
	if p.nominal && p.light < 0 {
		q *= 0.95
	}
	return q
}
