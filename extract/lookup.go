package extract

import (
	"slices"
	"strings"
)

// asks is how many words a unit asks for beside its own.
func (u unit) asks() int {
	if len(u.frame.Means) > 0 || u.frame.Only {
		return len(u.with) + 1
	}
	return len(u.with)
}

// candidates are the units whose first word is word i, by what its tag and its dependents
// allow, and whether they are nouns.
func (c *clauses) candidates(i int) (units []unit, nominal bool) {
	tok := c.Tokens[i]
	if c.coverb(i) {
		return nil, false
	}
	switch c.rel(i) {
	case "case", "fixed", "mark", "cc", "aux", "aux:pass", "cop":
		return nil, false
	}
	switch tok.UPOS {
	case "VERB", "AUX":
		units = c.lookup(c.lex.verbs, i)
		if units == nil && !strings.HasPrefix(tok.Rel, "aux") {
			units, nominal = c.lookup(c.lex.nouns, i), true
			if c.lex.voiced() {
				units = c.lex.nouns[c.lower(i)] // "mendialogkan" is no dialogue
			}
		}
	case "NOUN", "PROPN":
		units, nominal = c.lookup(c.lex.nouns, i), true
		if units == nil {
			units, nominal = c.lookup(c.lex.verbs, i), false
			if units != nil && !c.verbal(i) {
				units = nil
			}
		}
	case "ADJ", "ADV", "SCONJ", "ADP":
		units = c.lookup(c.lex.adjs, i)
		if units == nil && c.verbal(i) {
			units = c.lookup(c.lex.verbs, i)
		}
	}
	return units, nominal
}

// coverb reports whether verb i only marks a role of a protest: "berdemonstrasi menentang X".
func (c *clauses) coverb(i int) bool {
	if !c.lex.cues.Coverbs[c.lower(i)] || !slices.Contains([]string{"xcomp", "acl", "advcl"}, c.rel(i)) {
		return false
	}
	for v, steps := c.Tokens[i].Head, 0; v >= 0 && steps < 2; v, steps = c.Tokens[v].Head, steps+1 {
		if slices.ContainsFunc(c.lookup(c.lex.verbs, v), func(u unit) bool { return u.frame.Relation == "PROTESTED" && c.holds(v, u) }) {
			return true
		}
	}
	return false
}

// repeated reports whether a frame matched already by another of its words.
func repeated(found []*predicate, u unit) bool {
	return slices.ContainsFunc(found, func(p *predicate) bool { return p.frame == u.frame })
}

// lookup finds the units of word i by form and by lemma. In a language that derives the
// passive by prefix the lemma counts only for words whose form is not listed ("menembaki"
// for "menembak"), and their voice is that of their own form.
func (c *clauses) lookup(index map[string][]unit, i int) []unit {
	form, lemma := c.lower(i), c.lemmas[i]
	byForm := index[form]
	switch {
	case form == lemma:
		return byForm
	case !c.lex.voiced():
		return slices.Concat(byForm, index[lemma])
	case byForm != nil:
		return byForm
	}
	var out []unit
	for _, u := range index[lemma] {
		out = append(out, unit{frame: u.frame, with: u.with})
	}
	return out
}

// verbal reports whether word i, whatever its tag, has the dependents of a verb.
func (c *clauses) verbal(i int) bool {
	return c.first(i, "nsubj", "nsubj:pass", "obj", "aux", "aux:pass") >= 0
}

// holds reports whether what the unit asks for stands beside word i.
func (c *clauses) holds(i int, u unit) bool {
	for _, w := range u.with {
		if !c.beside(i, w) {
			return false
		}
	}
	f := u.frame
	if len(f.Means) > 0 && !c.doneWith(i, f.Means) {
		return false
	}
	if len(f.NotOf) > 0 && c.narrows(i) && slices.Contains(f.NotOf, c.lower(c.Tokens[i].Head)) {
		return false
	}
	if len(f.Within) > 0 && !c.mentions(f.Within) {
		return false
	}
	return len(f.Without) == 0 || !c.under(i, f.Without)
}

// doneWith reports whether one of words tells what act i is done with: in a phrase or clause
// of means ("lewat serangan udara", "menggunakan drone"), or as what acts ("rudal Rusia
// menghantam").
func (c *clauses) doneWith(i int, words []string) bool {
	same := func(k int) bool { return slices.Contains(words, c.lower(k)) }
	for _, k := range c.kids[i] {
		switch r := c.rel(k); {
		case r == "nsubj" || r == "obl:agent" || c.lex.cues.Means[c.preposition(k)]:
			if same(k) || slices.ContainsFunc(c.with(k, "nmod", "compound", "amod", "flat"), same) {
				return true
			}
		case c.lex.cues.Means[c.lower(k)]:
			for _, g := range c.with(k, "obj") {
				if same(g) || slices.ContainsFunc(c.with(g, "nmod", "compound", "amod", "flat"), same) {
					return true
				}
			}
		}
	}
	return false
}

// under reports whether one of words stands in the phrase or clause that i heads.
func (c *clauses) under(i int, words []string) bool {
	found := false
	c.below(i, func(k int) bool {
		found = found || slices.Contains(words, c.lower(k)) || slices.Contains(words, c.lemmas[k])
		return !found && (k == i || c.rel(k) != "conj" && c.rel(k) != "parataxis" && c.rel(k) != "ccomp")
	})
	return found
}

// beside reports whether word w is a particle, preposition, object or other dependent of
// word i, or one of the two words after it.
func (c *clauses) beside(i int, w string) bool { return c.besideAt(i, w) >= 0 }

// besideAt is where word w stands beside word i, or -1.
func (c *clauses) besideAt(i int, w string) int {
	switch w {
	case sumOfMoney:
		return c.sum(i)
	case infinitive:
		return c.infinitive(i)
	}
	same := func(k int) bool { return c.lower(k) == w || c.isFormOf(k, w) }
	for k := i + 1; k <= i+2 && k < len(c.Tokens); k++ {
		if same(k) && c.Tokens[k].UPOS != "VERB" {
			return k
		}
	}
	if k := c.Tokens[i].Head; k >= 0 && strings.HasPrefix(c.Tokens[i].Rel, "acl") && same(k) && !c.isPurpose(i) {
		return k // "the deal that they reached"
	}
	for _, k := range c.kids[i] {
		if c.rel(k) == "nsubj" && !c.lex.voiced() && c.Tokens[i].UPOS == "VERB" {
			continue // "withdraw troops" is not what troops do that withdraw
		}
		if c.lex.cues.Attribution[c.preposition(k)] {
			continue // "menurut intelijen Seoul, … mengirim tentara" sends no intelligence
		}
		if same(k) && !(c.isVerbal(k) && c.lex.nouns[w] != nil) {
			return k
		}
		for _, g := range c.kids[k] {
			if r := c.rel(g); (r == "case" || r == "nmod" || r == "compound" || r == "amod") && same(g) {
				return g
			}
			for _, h := range c.with(g, "case") {
				if c.rel(g) == "nmod" && c.rel(k) == "obj" && c.nameAt(k) == nil && (c.lex.voiced() || !c.tells(k)) && same(h) {
					return h
				}
			}
		}
	}
	return -1
}

// isVerbal reports whether word k is an infinitive: "pledge to support" is no pledge of support.
func (c *clauses) isVerbal(k int) bool {
	return !c.lex.voiced() && c.Tokens[k].UPOS == "VERB" && c.rel(k) == "xcomp" && len(c.with(k, "mark")) > 0
}

// infinitive is the mark of the infinitive that is the complement of verb i, or -1.
func (c *clauses) infinitive(i int) int {
	for _, k := range c.with(i, "xcomp", "ccomp", "advcl") {
		for _, m := range c.with(k, "mark") {
			if c.lex.cues.Purpose[c.lower(m)] && c.Tokens[m].UPOS == "PART" {
				return m
			}
		}
	}
	return -1
}

// sum is the object of verb i, or what it is done to, if that is a sum of money; else -1.
func (c *clauses) sum(i int) int {
	for _, k := range c.with(i, "obj", "nsubj:pass", "iobj") {
		if c.isSum(k) {
			return k
		}
	}
	return -1
}

// isSum reports whether word k is a sum of money or counted in one.
func (c *clauses) isSum(k int) bool {
	sign := func(g int) bool {
		return c.Tokens[g].UPOS == "SYM" && c.lower(g) != "%" || strings.HasSuffix(c.lower(g), "$")
	}
	return sign(k) || c.is(k, c.lex.cues.Currency) || slices.ContainsFunc(c.kids[k], sign)
}

// isFormOf reports whether word i is an inflected form of w; in a language that derives
// nouns from verbs by affixes, not one that is only made of it ("pengeboman" of "bom").
func (c *clauses) isFormOf(i int, w string) bool {
	return c.lemmas[i] == w && (!c.lex.voiced() || strings.HasPrefix(c.lower(i), w) || c.Tokens[i].UPOS == "VERB")
}

// mentions reports whether one of words stands in the sentence, as form or lemma.
func (c *clauses) mentions(words []string) bool {
	for i := range c.Tokens {
		if slices.Contains(words, c.lower(i)) || slices.Contains(words, c.lemmas[i]) {
			return true
		}
	}
	return false
}
