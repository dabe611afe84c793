package extract

import (
	"slices"

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
	if head < 0 || !c.relative(w) && (c.rel(w) != "acl" || c.lex.voiced() || !c.passive(w)) {
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
	if head < 0 || !c.lex.voiced() || !c.tells(i) {
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
