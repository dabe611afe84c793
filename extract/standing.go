package extract

import (
	"slices"

	"geokg/schema"
)

// cues are the small words of a language that colour a claim, and those that the grammar
// of arguments needs. All in lower case, as forms or lemmas.
type cues struct {
	Negation      []string `yaml:"negation"`      // not, tidak
	Hypothetical  []string `yaml:"hypothetical"`  // may, mungkin
	Alleged       []string `yaml:"alleged"`       // reportedly, kabarnya
	Planned       []string `yaml:"planned"`       // will, akan
	Condition     []string `yaml:"condition"`     // if, jika: marks of a clause
	Time          []string `yaml:"time"`          // before, sebelum: clauses in the author's own voice
	Attribution   []string `yaml:"attribution"`   // according to, menurut: prepositions
	Agent         []string `yaml:"agent"`         // by, oleh
	Genitive      []string `yaml:"genitive"`      // of, dari: prepositions that stay with their noun
	Relative      []string `yaml:"relative"`      // who, which, yang
	Purpose       []string `yaml:"purpose"`       // to, untuk
	Including     []string `yaml:"including"`     // including, termasuk
	Transparent   []string `yaml:"transparent"`   // nouns that stand for what they are of: side, pihak
	Place         []string `yaml:"place"`         // in, at, di: prepositions of the place of an act
	Complement    []string `yaml:"complement"`    // that, bahwa: marks of a clause that is a content
	Counts        []string `yaml:"counts"`        // words that count without a figure: dozens, ribuan
	Meanwhile     []string `yaml:"meanwhile"`     // while, saat: marks of a clause at the same time
	Additive      []string `yaml:"additive"`      // also, juga: the sentence goes on where the one before stopped
	Classifier    []string `yaml:"classifier"`    // unit, butir: words that stand between a number and what is counted
	Demonstrative []string `yaml:"demonstrative"` // this, itu: the noun was named before
	Like          []string `yaml:"like"`          // as, seperti: the same at another time
	Retaliation   []string `yaml:"retaliation"`   // avenge, membalas: words for what answers an attack
	Facility      []string `yaml:"facility"`      // camp, pangkalan: nouns for what stands at a place
	Abstract      []string `yaml:"abstract"`      // right, alasan: nouns for nothing that one could hold
	Measure       []string `yaml:"measure"`       // than, sedikitnya: before a number they are no preposition
	Reciprocal    []string `yaml:"reciprocal"`    // each other, saling
	Point         string   `yaml:"point"`         // the decimal sign of figures

	Scales   map[string]float64 `yaml:"scales"`   // thousand, juta
	Numerals map[string]float64 `yaml:"numerals"` // two, tiga

	negation, hypothetical, alleged, planned, condition, time, attribution, agent                                      map[string]bool
	genitive, relative, purpose, including, transparent, place, complement                                             map[string]bool
	counts, reciprocal, measure, abstract, retaliation, facility, meanwhile, additive, classifier, demonstrative, like map[string]bool
}

func (c *cues) index() {
	for _, x := range []struct {
		set  *map[string]bool
		list []string
	}{
		{&c.negation, c.Negation}, {&c.hypothetical, c.Hypothetical}, {&c.alleged, c.Alleged},
		{&c.planned, c.Planned}, {&c.condition, c.Condition}, {&c.time, c.Time},
		{&c.attribution, c.Attribution}, {&c.agent, c.Agent}, {&c.genitive, c.Genitive},
		{&c.relative, c.Relative}, {&c.purpose, c.Purpose}, {&c.including, c.Including},
		{&c.transparent, c.Transparent}, {&c.place, c.Place}, {&c.complement, c.Complement},
		{&c.counts, c.Counts}, {&c.reciprocal, c.Reciprocal}, {&c.measure, c.Measure}, {&c.abstract, c.Abstract},
		{&c.retaliation, c.Retaliation}, {&c.facility, c.Facility}, {&c.meanwhile, c.Meanwhile},
		{&c.additive, c.Additive}, {&c.classifier, c.Classifier}, {&c.demonstrative, c.Demonstrative}, {&c.like, c.Like},
	} {
		*x.set = make(map[string]bool, len(x.list))
		for _, w := range x.list {
			(*x.set)[w] = true
		}
	}
}

// standing is how sure a claim is, and whose it is.
type standing struct {
	negated, denied, alleged, hypothetical, planned, prohibited, dropped bool
	holder                                                               []int // words; nil: the author
	cue                                                                  []int // words that decided, as evidence
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
	cur := p.tok
	if p.light >= 0 {
		c.local(p.light, &s)
		c.speech(cur, &s)
		cur = p.light
	}
	presupposed := false
	for steps := 0; steps < 32; steps++ {
		c.speech(cur, &s)
		head, rel := c.Tokens[cur].Head, c.rel(cur)
		if head < 0 {
			break
		}
		marks := c.markers(cur)
		switch rel {
		case "advcl":
			if containsAny(c.lex.cues.condition, marks) {
				s.hypothetical = true
			}
			if containsAny(c.lex.cues.time, marks) {
				return s
			}
			if containsAny(c.lex.cues.purpose, marks) && !presupposed && !c.governed(cur, head) {
				s.planned = s.planned || !c.used(head)
			}
		case "acl:relcl", "advcl:relcl":
			presupposed = true
		case "conj":
			if !presupposed {
				c.shared(cur, head, &s)
			}
		}
		if rel == "acl" && !c.isPurpose(cur) {
			presupposed = presupposed || !c.governed(cur, head)
		}
		c.govern(cur, head, presupposed, &s)
		if p.nominal && cur == p.tok && !c.governed(cur, head) && c.Tokens[head].UPOS == "VERB" {
			presupposed = true
		}
		cur = head
	}
	return s
}

// local gathers the cues among the dependents of word i, and of a word right before it that
// hangs beside it ("siap menangkap"). What stands under a condition is hypothetical.
func (c *clauses) local(i int, s *standing) {
	if i > 0 && c.Tokens[i-1].Head == c.Tokens[i].Head && c.Tokens[i-1].Head >= 0 && c.Tokens[i-1].UPOS != "VERB" {
		c.cue(i-1, s)
	}
	for _, k := range c.kids[i] {
		switch c.rel(k) {
		case "advcl":
			if containsAny(c.lex.cues.condition, c.markers(k)) {
				s.hypothetical = true
			}
		case "advmod", "aux", "det", "amod", "mark", "cop", "discourse", "aux:pass", "cc":
			c.cue(k, s)
		}
	}
}

// cue gathers what word k says of the clause it stands in.
func (c *clauses) cue(k int, s *standing) {
	q := c.lex.cues
	hit := true
	switch {
	case c.is(k, q.negation):
		s.negated = !s.negated
	case c.is(k, q.hypothetical):
		s.hypothetical = true
	case c.is(k, q.alleged):
		s.alleged = true
	case c.is(k, q.planned):
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
// preposition of attribution ("according to X"). The innermost holder stands.
func (c *clauses) speech(i int, s *standing) {
	for _, k := range c.kids[i] {
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
			if c.lex.cues.attribution[c.preposition(k)] {
				s.holder = []int{k}
			} else if c.lex.cues.attribution[c.lower(k)] {
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
	if q.frame.Content.Clauses && !c.isClause(cur) {
		return false
	}
	if c.rel(cur) == "advcl" {
		marks := c.markers(cur)
		return len(marks) == 0 || containsAny(c.lex.cues.purpose, marks) || containsAny(c.lex.cues.complement, marks)
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
	}
	if f.Holder != "" && s.holder == nil {
		s.holder = q.speaker(f.Holder)
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

func containsAny(set map[string]bool, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return set[w] })
}
