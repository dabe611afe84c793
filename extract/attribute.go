package extract

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"geokg/extract/when"
	"geokg/schema"
)

// timeOf is the time of a predicate: what hangs on it or on what carries it; else that of
// the clause that it happens with. What is to come reads "on Monday" ahead.
func (c *clauses) timeOf(p *predicate, ahead bool) string {
	if len(c.times) == 0 {
		return ""
	}
	for cur, steps := p.tok, 0; cur >= 0 && steps < 6; steps++ {
		if m := c.timeUnder(cur); m != nil {
			if ahead {
				return m.Ahead
			}
			return m.Value
		}
		if c.rel(cur) == "root" {
			return c.soleTime(cur, ahead)
		}
		if !c.sameTime(cur) {
			return ""
		}
		cur = c.Tokens[cur].Head
	}
	return ""
}

// soleTime is the only time that a sentence tells, if nothing else in it that happens lies
// between that and the main verb: "halted trade starting Thursday".
func (c *clauses) soleTime(root int, ahead bool) string {
	if len(c.times) != 1 || c.compared(&c.times[0]) || c.ofSpeech(&c.times[0], root) {
		return ""
	}
	m := &c.times[0]
	for w, steps := m.Tokens[0], 0; w != root; w, steps = c.Tokens[w].Head, steps+1 {
		if w < 0 || steps > 12 || c.happens(w) {
			return ""
		}
		switch c.rel(w) {
		case "acl:relcl", "ccomp", "parataxis", "conj":
			return ""
		}
	}
	if ahead {
		return m.Ahead
	}
	return m.Value
}

// happens reports whether word w tells of something that any frame reads.
func (c *clauses) happens(w int) bool {
	return slices.ContainsFunc(c.at(w), func(p *predicate) bool { return p.frame.Relation != "" })
}

// timeUnder is the time expression that hangs on word i, not below another clause: one that
// names its year before others, and what only says that it is now last.
func (c *clauses) timeUnder(i int) *when.Moment {
	var best *when.Moment
	rank := func(m *when.Moment) int {
		switch {
		case m.Full:
			return 3
		case m.Now:
			return 1
		}
		return 2
	}
	for k := range c.times {
		m := &c.times[k]
		if c.compared(m) || best != nil && rank(m) <= rank(best) || c.ofSpeech(m, i) {
			continue
		}
		for w := m.Tokens[0]; w < m.Tokens[1]; w++ {
			if c.hangsOn(w, i) {
				best = m
				break
			}
		}
	}
	return best
}

// ofSpeech reports whether a time tells when word i was reported, and not when it happened:
// "…, kata juru bicara itu, Kamis (19/1)".
func (c *clauses) ofSpeech(m *when.Moment, i int) bool {
	k := c.tag()
	return k > i && m.Tokens[0] > k
}

// compared reports whether a time is one that the clause is likened to ("as four years ago").
func (c *clauses) compared(m *when.Moment) bool {
	return m.Tokens[0] > 0 && c.lex.cues.Like[c.lower(m.Tokens[0]-1)]
}

// hangsOn reports whether word w lies under i with neither a clause nor another act between,
// nor what i is compared with or has its cause in.
func (c *clauses) hangsOn(w, i int) bool {
	for steps := 0; w >= 0 && steps < 12; steps++ {
		if w == i {
			return true
		}
		switch c.rel(w) {
		case "acl", "acl:relcl", "advcl":
			if !c.takesPlace(w) {
				return false
			}
		case "ccomp", "xcomp", "parataxis":
			return false
		case "conj":
			if c.Tokens[w].UPOS == "VERB" {
				return false
			}
		}
		if c.tellsAct(w) && !c.partOf(w, i) || c.lex.cues.Apart[c.preposition(w)] {
			return false
		}
		w = c.Tokens[w].Head
	}
	return false
}

// takesPlace reports whether clause w only tells when and where the noun that it modifies
// happened ("pertemuan yang digelar di Vladivostok").
func (c *clauses) takesPlace(w int) bool {
	head := c.Tokens[w].Head
	if head < 0 || !c.relative(w) && (c.rel(w) != "acl" || len(c.lex.inflect) > 0 || !c.passive(w)) {
		return false
	}
	light := false
	for _, u := range c.lookup(c.lex.verbs, w) {
		light = light || u.frame.Light
	}
	for _, p := range c.at(head) {
		if light && p.nominal && p.frame.Relation != "" {
			return true
		}
	}
	return false
}

// partOf reports whether noun w is a word of the predicate i itself: "received a visit".
func (c *clauses) partOf(w, i int) bool {
	return slices.ContainsFunc(c.at(i), func(p *predicate) bool {
		return p.frame.Relation != "" && slices.Contains(p.slots[slotWord], w)
	})
}

// tellsAct reports whether noun i tells of an act of one against another, which has its own
// time and place.
func (c *clauses) tellsAct(i int) bool {
	for _, p := range c.at(i) {
		if rel, ok := schema.LookupRelation(p.frame.Relation); ok && p.nominal && p.light < 0 && !rel.Standing && !rel.Symmetric && len(p.role("subject")) > 0 {
			return true
		}
	}
	return false
}

// sameTime reports whether clause or noun i happens when what it hangs on does.
func (c *clauses) sameTime(i int) bool {
	if c.judged(i) {
		return false
	}
	switch c.rel(i) {
	case "conj", "obj", "obl", "nsubj", "nsubj:pass", "nmod", "compound":
		return true
	case "xcomp", "advcl":
		marks := c.markers(i)
		if containsAny(c.lex.cues.Meanwhile, marks) {
			return true
		}
		return !containsAny(c.lex.cues.Purpose, marks) && !containsAny(c.lex.cues.Time, marks) &&
			!containsAny(c.lex.cues.Condition, marks) && !c.relative(i)
	}
	return false
}

// judged reports whether noun i tells of an act that a verb is for or against, or asks for:
// who condemns an attack on Monday does not tell when it was.
func (c *clauses) judged(i int) bool {
	head := c.Tokens[i].Head
	if head < 0 || len(c.lex.inflect) == 0 || !c.tells(i) {
		return false
	}
	return slices.ContainsFunc(c.at(head), func(q *predicate) bool {
		return !q.nominal && q.frame.Relation != "" && !slices.Contains(q.slots[slotWord], i) && !slices.Contains(q.slots[slotAgent], i) && answersDeeds(q.frame.Relation)
	})
}

// relative reports whether clause i has a relative pronoun.
func (c *clauses) relative(i int) bool {
	for _, k := range c.kids[i] {
		if c.lex.cues.Relative[c.lower(k)] && c.Tokens[k].UPOS == "PRON" {
			return true
		}
	}
	return false
}

// placeOf is where the act of a predicate happened: the object, where it is a place that is
// visited or attacked; else what a preposition of place brings to it or to what it happens
// with. States have none.
func (c *clauses) placeOf(p *predicate, rel schema.Relation, object filler) *schema.Participant {
	if !rel.HasPlace() {
		return nil
	}
	if rel.Place == schema.PlaceObject {
		if place := object.asPlace(); place != nil {
			return place
		}
	}
	for cur, steps := p.tok, 0; cur >= 0 && steps < 5; steps++ {
		if found := c.placesUnder(cur, rel); len(found) > 0 {
			return c.onePlace(found)
		}
		if !c.sameTime(cur) {
			break
		}
		cur = c.Tokens[cur].Head
	}
	return c.visited(p, rel)
}

// visited is where the clause around p says that somebody went: there they meet, talk and
// sign ("mengunjungi Georgetown dan bertemu presiden").
func (c *clauses) visited(p *predicate, rel schema.Relation) *schema.Participant {
	if p.nominal && p.light < 0 || rel.Plover != "CONSULT" && rel.Plover != "AGREE" || rel.Name == "PHONED" || len(c.lex.inflect) == 0 {
		return nil
	}
	cur := p.tok
	if p.light >= 0 {
		cur = p.light
	}
	for range 2 {
		head := c.Tokens[cur].Head
		if head < 0 || c.first(cur, "nsubj", "nsubj:pass") >= 0 || !slices.Contains([]string{"conj", "xcomp", "advcl"}, c.rel(cur)) {
			return nil
		}
		for _, q := range c.at(head) {
			if q.frame.Relation == "VISITED" {
				if found := c.roleOf(q, "object", []string{"place"}); len(found) > 0 {
					return found[0].asPlace()
				}
			}
		}
		cur = head
	}
	return nil
}

// asPlace is the filler read as a place, or nil.
func (f filler) asPlace() *schema.Participant {
	e := f.Entity
	if f.place != nil && !e.Kind.IsPlace() {
		e = *f.place
	}
	if !e.Kind.IsPlace() || f.event {
		return nil
	}
	return &schema.Participant{Entity: e, Forms: f.Forms}
}

// placesUnder are the places that hang on word i by a preposition of place, the nearest
// first; and those that an apposition puts after them. Where troops go and missiles come down
// is the place of their being sent and tested; where a body has its seat is no place of what
// it does.
func (c *clauses) placesUnder(i int, rel schema.Relation) []filler {
	var out []filler
	for k := range c.Tokens {
		prep := c.preposition(k)
		goal := c.lex.cues.Goal[prep] && (rel.Name == "MOBILIZED" || rel.Name == "TESTED")
		if !goal && !c.lex.cues.Place[prep] || !c.hangsOn(k, i) || c.seat(k, rel) {
			continue
		}
		found := c.placesAt(k)
		for _, a := range c.with(k, "appos") { // "at the palace, Jakarta"
			if len(found) == 0 {
				found = c.placesAt(a)
			}
		}
		out = append(out, found...)
	}
	return out
}

// seat reports whether place k only tells where a body is that a noun names ("Kedutaan Besar
// China di Oslo"), which only who attacks it cares for.
func (c *clauses) seat(k int, rel schema.Relation) bool {
	head := c.Tokens[k].Head
	if head < 0 || len(c.lex.inflect) == 0 || rel.Plover == "ASSAULT" || rel.Plover == "COERCE" && rel.Name != "ARRESTED" || rel.Plover == "PROTEST" {
		return false
	}
	m := c.nameAt(head)
	return m != nil && m.Entity.Kind == schema.Organization && c.rel(k) == "nmod"
}

// placesAt are the fillers that word k names, read as places.
func (c *clauses) placesAt(k int) []filler {
	var out []filler
	for _, f := range c.fillers(k) {
		if f.place != nil {
			f.Entity = *f.place
		}
		if f.Kind.IsPlace() && !f.event {
			out = append(out, f)
		}
	}
	return out
}

// onePlace is the place, or the country of several places in one country.
func (c *clauses) onePlace(found []filler) *schema.Participant {
	first := found[0].asPlace()
	if first == nil || len(found) == 1 {
		return first
	}
	for _, f := range found[1:] {
		other := f.asPlace()
		if other == nil {
			continue
		}
		if other.ID == first.In {
			return first // "in Jeddah, Saudi Arabia": the nearer place
		}
		if other.Kind == schema.Region && first.Kind == schema.City && f.span.Start-found[0].span.End < 8 {
			return first // "di Vladivostok di Timur Jauh Rusia"
		}
		if other.In != "" && other.In == first.In {
			if country, ok := c.gazetteer.Entity(first.In); ok {
				return &schema.Participant{Entity: country, Forms: []string{country.Name}}
			}
		}
	}
	return first
}

// quantityOf is how much of a thing the words right before it tell: number, unit, words.
func (c *clauses) quantityOf(object filler) *schema.Quantity {
	if object.named && !object.Kind.IsThing() || object.event {
		return nil
	}
	first := object.tok
	for first > 0 && (c.Tokens[first].Span.Start > object.span.Start || c.counts(first-1)) {
		first--
	}
	q := schema.Quantity{}
	var figures []string
	span := schema.Span{Start: -1}
	for i := first; i < object.tok; i++ {
		if !c.counts(i) {
			continue
		}
		word := c.lower(i)
		if span.Start < 0 {
			span = c.Tokens[i].Span
		}
		span = span.Cover(c.Tokens[i].Span)
		switch {
		case c.lex.cues.Classifier[word]:
			q.Unit = cmp.Or(q.Unit, c.Tokens[i].Lemma)
		case c.lex.cues.Approximate[word] != "":
			q.Unit = c.lex.cues.Approximate[word]
		default:
			figures = append(figures, word)
		}
	}
	if v, ok := c.number(figures); ok {
		q.Value = &v
	}
	if span.Start < 0 || q.Value == nil && q.Unit == "" {
		return nil
	}
	q.Text = span.Of(c.art.Text)
	return &q
}

// counts reports whether word i belongs to an expression of quantity.
func (c *clauses) counts(i int) bool {
	word := c.lower(i)
	return c.Tokens[i].UPOS == "NUM" || c.lex.cues.Classifier[word] || c.lex.cues.Approximate[word] != "" ||
		c.lex.cues.Scales[word] > 0 || c.lex.cues.Numerals[word] > 0 || word == "of" && i > 0 && c.lex.cues.Approximate[c.lower(i-1)] != ""
}

// number reads a number written in figures with the language's own signs, and its scale.
func (c *clauses) number(words []string) (float64, bool) {
	value, found := 1.0, false
	for _, w := range words {
		if scale := c.lex.cues.Scales[w]; scale > 0 {
			value *= scale
			continue
		}
		if small, ok := c.lex.cues.Numerals[w]; ok && small > 0 {
			value, found = value*small, true
			continue
		}
		if v, err := strconv.ParseFloat(c.figures(w), 64); err == nil {
			value, found = value*v, true
		}
	}
	return value, found
}

// figures rewrites a number in the language's own signs to Go's.
func (c *clauses) figures(w string) string {
	point, group := c.lex.cues.Point, ","
	if point == "," {
		group = "."
	}
	if i := strings.LastIndex(w, point); i >= 0 && strings.Count(w, point) == 1 {
		return strings.ReplaceAll(w[:i], group, "") + "." + w[i+1:]
	}
	return strings.ReplaceAll(strings.ReplaceAll(w, group, ""), point, "")
}

// dedupe keeps the first full statement of each distinct claim.
func dedupe(claims []schema.Claim) []schema.Claim {
	type identity struct{ subject, relation, object, time, factuality, holder string }
	seen := map[identity]int{}
	var out []schema.Claim
	for _, claim := range claims {
		a, b := claim.Subject.ID, claim.Object.ID
		if rel, ok := schema.LookupRelation(claim.Relation); ok && rel.Symmetric && b < a {
			a, b = b, a
		}
		holder := schema.Author
		if claim.Holder != nil {
			holder = claim.Holder.ID
		}
		k := identity{a, string(claim.Relation), b, claim.Time, string(claim.Factuality), holder}
		if i, ok := seen[k]; ok {
			if fuller(claim, out[i]) {
				out[i] = claim
			}
			continue
		}
		seen[k] = len(out)
		out = append(out, claim)
	}
	slices.SortStableFunc(out, func(a, b schema.Claim) int {
		if a.Sentence != b.Sentence {
			return a.Sentence - b.Sentence
		}
		return a.Evidence.Start - b.Evidence.Start
	})
	return out
}

// fuller reports whether a says more than b in the same sentence.
func fuller(a, b schema.Claim) bool {
	return a.Sentence == b.Sentence && a.Recipient != nil && b.Recipient == nil
}
