package extract

import (
	"slices"
	"strings"

	"geokg/extract/nlp"
	"geokg/schema"
)

// standing is how sure a claim is, and whose it is.
type standing struct {
	negated, denied, alleged, hypothetical, planned, prohibited, dropped bool
	holder                                                               []int  // words; nil: the author
	cue                                                                  []int  // words that decided, as evidence
	cameo                                                                string // root of the code that the frame around gives; "" for none
}

// factuality is the one value of the seven that the cues add up to: a bar outranks a
// denial, doubt and hearsay outrank not doing, and not doing outranks planning.
func (s standing) factuality() schema.Factuality {
	switch {
	case s.prohibited:
		return schema.Prohibited
	case s.denied:
		return schema.Denied
	case s.hypothetical:
		return schema.Hypothetical
	case s.alleged:
		return schema.Alleged
	case s.negated:
		return schema.Negated
	case s.planned:
		return schema.Planned
	}
	return schema.Asserted
}

// standingOf climbs from a predicate to the root of its sentence and gathers what its own
// words, the frames above it and the speech verbs around it say of it.
func (c *clauses) standingOf(p *predicate) standing {
	var s standing
	c.local(p.tok, &s)
	if c.nameAt(p.tok) != nil {
		return s
	}
	cur := p.tok
	if p.light >= 0 {
		c.local(p.light, &s)
		for _, q := range c.at(p.light) {
			if q.frame.Light && q.frame.Content != nil {
				c.apply(q, &s) // "halted arms deliveries"
			}
		}
		c.speech(cur, -1, &s)
		cur = p.light
	}
	s.hypothetical = s.hypothetical || c.questioned()
	presupposed, below := false, -1
	for steps := 0; steps < 32; steps++ {
		c.speech(cur, below, &s)
		head, rel := c.Tokens[cur].Head, c.rel(cur)
		if head < 0 {
			break
		}
		marks := c.markers(cur)
		if containsAny(c.lex.cues.Contrast, marks) && c.first(cur, "nsubj", "nsubj:pass") >= 0 && (rel == "advcl" || rel == "conj" || rel == "ccomp" || rel == "parataxis") {
			break
		}
		switch rel {
		case "advcl":
			if containsAny(c.lex.cues.Condition, marks) {
				s.hypothetical = true
			}
			if containsAny(c.lex.cues.Time, marks) && !(containsAny(c.lex.cues.Result, marks) && c.first(cur, "nsubj", "nsubj:pass") < 0) {
				s.planned = s.planned || c.toCome(cur, head)
				return s
			}
			if containsAny(c.lex.cues.Purpose, marks) && !containsAny(c.lex.cues.Reason, marks) && !presupposed && !c.governed(cur, head) {
				s.planned = s.planned || !c.used(head)
			}
		case "acl:relcl", "advcl:relcl":
			presupposed = true
		case "conj":
			if !presupposed {
				c.shared(cur, head, &s)
			}
		case "xcomp":
			if c.lex.voiced() && !presupposed && !c.governed(cur, head) {
				c.shared(cur, head, &s) // "mungkin bergabung dengan Israel menyerang Iran"
			}
		}
		if rel == "acl" && !c.isPurpose(cur) {
			presupposed = presupposed || !c.governed(cur, head)
		}
		if p.nominal && cur == p.tok && (rel == "obl" || rel == "nmod") && !c.lex.voiced() && (c.lex.cues.Time[c.preposition(cur)] || p.frame.Relation == "VISITED" && c.preposition(cur) == "on") {
			presupposed = true // "during a visit to Beijing, X promised …"
		}
		c.govern(cur, head, presupposed, &s)
		if p.nominal && cur == p.tok && !c.governed(cur, head) && c.Tokens[head].UPOS == "VERB" {
			if c.journey(cur, head) {
				c.local(head, &s)
			} else {
				presupposed = true
			}
		}
		below, cur = cur, head
	}
	if s.holder == nil {
		s.holder = c.reported(p.tok)
	}
	return s
}

// reported is who a tag after a comma says told the sentence: ", lapor Radio Okapi", wherever
// the parser hung it. Only a language that puts the speaker after the bare word has such tags.
func (c *clauses) reported(from int) []int {
	if k := c.tag(); k >= 0 && k != from {
		return c.mentionAfter(k)
	}
	return nil
}

// tag is the word of speech that stands after a comma and before who speaks, or -1: "lapor"
// in ", lapor Radio Okapi".
func (c *clauses) tag() int {
	if c.tagged == 0 {
		c.tagged = c.findTag()
	}
	return c.tagged
}

func (c *clauses) findTag() int {
	if !c.lex.voiced() {
		return -1
	}
	for k := 2; k < len(c.Tokens); k++ {
		if mark := c.Tokens[k-1]; mark.UPOS != "PUNCT" || !strings.ContainsAny(mark.Form, ",\"”") || strings.HasSuffix(c.lower(k), "an") {
			continue
		}
		tags := slices.ContainsFunc(c.lex.nouns[c.lower(k)], func(u unit) bool {
			f := u.frame
			return f.Relation == "" && f.Content != nil && f.Content.Holder == slotAgent && f.Content.Factuality == ""
		})
		if tags {
			return k
		}
	}
	return -1
}

// toCome reports whether clause i without a subject goes on with what the clause above only
// plans: "will stop in X before heading to Y".
func (c *clauses) toCome(i, head int) bool {
	if c.first(i, "nsubj", "nsubj:pass") >= 0 {
		return false
	}
	var above standing
	c.local(head, &above)
	return above.planned
}

// local gathers the cues among the dependents of word i, and of a word right before it that
// hangs beside it ("siap menangkap"). What stands under a condition is hypothetical.
func (c *clauses) local(i int, s *standing) {
	if i > 0 && c.Tokens[i-1].Head == c.Tokens[i].Head && c.Tokens[i-1].Head >= 0 && c.Tokens[i-1].UPOS != "VERB" {
		c.cue(i-1, s)
	}
	s.hypothetical = s.hypothetical || c.unreal(i)
	for _, k := range c.kids[i] {
		switch c.rel(k) {
		case "advcl":
			if containsAny(c.lex.cues.Condition, c.markers(k)) {
				s.hypothetical = true
			}
		case "advmod", "aux", "det", "amod", "mark", "cop", "discourse", "aux:pass", "cc":
			c.cue(k, s)
		}
	}
	if s.negated && slices.ContainsFunc(c.kids[i], func(k int) bool { return c.lex.cues.Permission[c.lower(k)] && c.rel(k) != "obj" }) {
		s.prohibited, s.negated, s.hypothetical = true, false, false // "tidak boleh memiliki"
	}
}

// questioned reports whether the sentence asks whether it is so: a question that does not take the
// act for granted.
func (c *clauses) questioned() bool {
	last := len(c.Tokens) - 1
	for last >= 0 && c.Tokens[last].UPOS == "PUNCT" && c.Tokens[last].Form != "?" {
		last--
	}
	return last >= 0 && c.Tokens[last].Form == "?" && !slices.ContainsFunc(c.Tokens, func(t nlp.Token) bool {
		return c.lex.cues.Given[strings.ToLower(t.Form)]
	})
}

// unreal reports whether word i stands in the mood of what did not happen: "would have met".
func (c *clauses) unreal(i int) bool {
	aux := c.with(i, "aux")
	return slices.ContainsFunc(aux, func(k int) bool { return c.lex.cues.Unreal[c.lower(k)] }) &&
		slices.ContainsFunc(aux, func(k int) bool { return c.lex.cues.Perfect[c.lower(k)] })
}

// cue gathers what word k says of the clause it stands in.
func (c *clauses) cue(k int, s *standing) {
	q := c.lex.cues
	hit := true
	switch {
	case c.is(k, q.Negation):
		s.negated = !s.negated
	case c.is(k, q.Hypothetical):
		s.hypothetical = true
	case c.is(k, q.Alleged):
		s.alleged = true
	case c.is(k, q.Planned):
		s.planned = true
	default:
		hit = false
	}
	if hit {
		s.cue = append(s.cue, k)
	}
}

// shared gathers the cues that a coordinated clause takes from the one before it: "will
// meet X and visit Y". A clause with a subject or auxiliary of its own takes none.
func (c *clauses) shared(i, head int, s *standing) {
	if c.first(i, "nsubj", "nsubj:pass", "aux", "cop") >= 0 {
		return
	}
	var t standing
	c.local(head, &t)
	s.planned = s.planned || t.planned
	s.hypothetical = s.hypothetical || t.hypothetical
	s.alleged = s.alleged || t.alleged
}

// speech finds who says clause i: a speech verb hung beside it ("…, said X") or a
// preposition of attribution ("according to X"), without what is said itself, below. The
// innermost holder stands.
func (c *clauses) speech(i, below int, s *standing) {
	for _, k := range c.kids[i] {
		if k == below {
			continue
		}
		switch c.rel(k) {
		case "parataxis", "advcl", "ccomp", "discourse", "dep", "conj", "appos":
			if c.rel(k) != "parataxis" && !c.bareSpeech(k) {
				continue
			}
			for _, q := range c.at(k) {
				if f := q.frame.Content; f != nil && f.Holder != "" && !f.Drop && c.first(k, "ccomp", "xcomp") < 0 {
					c.apply(q, s)
					return
				}
			}
		case "obl", "nmod", "advmod":
			if s.holder != nil {
				continue
			}
			if c.lex.cues.Attribution[c.preposition(k)] {
				s.holder = []int{k}
			} else if c.lex.cues.Attribution[c.lower(k)] {
				s.holder = c.mentionAfter(k)
			}
		}
	}
}

// mentionAfter is the head of the first mention after word k, within three words.
func (c *clauses) mentionAfter(k int) []int {
	for i := k + 1; i <= k+3 && i < len(c.Tokens); i++ {
		if found := c.doc.At(c.index, i); len(found) > 0 {
			return []int{found[len(found)-1].Head}
		}
	}
	return nil
}

// bareSpeech reports whether k is a speech verb with nothing but its speaker, after what
// was said.
func (c *clauses) bareSpeech(k int) bool {
	return k > c.Tokens[k].Head && c.Tokens[k].UPOS == "VERB" && c.first(k, "obj", "ccomp", "xcomp", "mark", "cc") < 0 &&
		c.first(k, "nsubj") >= 0
}

// govern applies the frames of head to clause or noun cur in their complement. What a
// relative clause presupposes takes the holder of the clause around it and nothing else.
func (c *clauses) govern(cur, head int, presupposed bool, s *standing) {
	if !c.complement(cur) {
		return
	}
	for _, q := range c.at(head) {
		if q.frame.Content == nil || !c.takes(q, cur) {
			continue
		}
		if presupposed {
			if f := q.frame.Content.Factuality; f != "" && f != string(schema.Alleged) {
				continue
			}
			t := standing{holder: s.holder}
			c.apply(q, &t)
			s.holder = t.holder
			continue
		}
		c.apply(q, s)
	}
}

// governed reports whether a frame of head rules over cur.
func (c *clauses) governed(cur, head int) bool {
	return slices.ContainsFunc(c.at(head), func(q *predicate) bool {
		return q.frame.Content != nil && c.complement(cur) && c.takes(q, cur)
	})
}

// journey reports whether noun cur tells what the travel of head is for: "will fly to Cairo for
// talks with X". That is as sure as the travel.
func (c *clauses) journey(cur, head int) bool {
	return c.lex.cues.Errand[c.preposition(cur)] && slices.ContainsFunc(c.at(head), func(q *predicate) bool { return q.frame.Relation == "VISITED" })
}

// used reports whether head tells of the use of a thing: what it is used for is done.
func (c *clauses) used(head int) bool {
	return slices.ContainsFunc(c.at(head), func(q *predicate) bool { return q.frame.Relation == "USES" })
}

// complement reports whether word i stands where a content may stand.
func (c *clauses) complement(i int) bool {
	switch c.rel(i) {
	case "xcomp", "ccomp", "obj", "nsubj:pass", "csubj", "obl", "nmod", "acl", "advcl", "parataxis", "compound", "nsubj":
		return true
	}
	return false
}

// takes reports whether cur is the content of predicate q, not one of its other arguments.
func (c *clauses) takes(q *predicate, cur int) bool {
	if cur == q.tok || slices.Contains(q.slots[slotAgent], cur) {
		return false
	}
	if !q.nominal && c.rel(cur) == "nsubj" {
		return false
	}
	if prep := c.preposition(cur); c.lex.voiced() && (c.rel(cur) == "obl" || c.rel(cur) == "nmod") && (c.lex.cues.Course[prep] || c.lex.cues.Time[prep] || c.lex.cues.Meanwhile[prep]) && !q.nominal {
		return false // "dalam kunjungannya ke Kyiv, ia menjanjikan …"
	}
	if q.frame.Content.Clauses && !c.isClause(cur) {
		return false
	}
	if c.rel(cur) == "advcl" {
		marks := c.markers(cur)
		if cur > 0 && c.lower(cur-1) == "," && strings.HasSuffix(c.lower(cur), "ing") && !c.lex.voiced() {
			return false // "denied it, accusing Kyiv of …"
		}
		return len(marks) == 0 || containsAny(c.lex.cues.Purpose, marks) || containsAny(c.lex.cues.Complement, marks)
	}
	if c.rel(cur) == "parataxis" {
		return c.first(cur, "nsubj", "nsubj:pass") >= 0 && cur > q.tok
	}
	return true
}

// apply adds the content of predicate q to s.
func (c *clauses) apply(q *predicate, s *standing) {
	f := q.frame.Content
	var own standing
	c.local(q.tok, &own)
	if f.Drop {
		s.dropped = true
		return
	}
	switch schema.Factuality(f.Factuality) {
	case schema.Denied:
		s.dropped = s.dropped || own.negated
		s.denied = true
	case schema.Negated:
		s.negated = !s.negated
		s.hypothetical = s.hypothetical || own.hypothetical
	case schema.Alleged:
		s.alleged = true
	case schema.Planned:
		s.planned = true
		s.negated = s.negated != own.negated
		s.hypothetical = s.hypothetical || own.hypothetical
		s.alleged = s.alleged || own.alleged
	case schema.Hypothetical:
		s.hypothetical = true
	case schema.Prohibited:
		s.prohibited = true
	case "":
		s.dropped = s.dropped || own.negated
		if f.Holder == "" { // "will begin negotiating"
			s.planned = s.planned || own.planned
			s.hypothetical = s.hypothetical || own.hypothetical
			s.alleged = s.alleged || own.alleged
		}
	}
	if f.Holder != "" && s.holder == nil {
		s.holder = c.spokesman(q.speaker(f.Holder))
	}
	if f.Factuality != "" {
		s.cameo = f.Cameo // the outer verb rules
	}
	s.cue = append(s.cue, q.tok)
}

// speaker is the words that name the holder of q's content: the role that the frame tells,
// or what a noun of speech belongs to ("kata Menlu AS", "a statement by").
func (q *predicate) speaker(role string) []int {
	slots := []string{role}
	if q.nominal {
		slots = []string{role, slotMod, slotPoss, "by", "from", "oleh", "dari", "of"}
	}
	for _, slot := range slots {
		if words := q.role(slot); len(words) > 0 {
			return words
		}
	}
	return nil
}

// spokesman is the one word of several, each below the one before, that names who speaks:
// "kata pejabat dinas keamanan SBU".
func (c *clauses) spokesman(words []int) []int {
	if len(words) < 2 || !c.lex.voiced() {
		return words
	}
	for n, k := range words[1:] {
		if c.Tokens[k].Head != words[n] {
			return words
		}
	}
	for _, k := range words {
		if m := c.nameAt(k); m != nil && m.Entity.Kind.IsActor() {
			return []int{k}
		}
	}
	return words[:1]
}

func containsAny(set words, list []string) bool {
	return slices.ContainsFunc(list, func(w string) bool { return set[w] })
}
