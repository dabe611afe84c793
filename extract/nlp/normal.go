package nlp

// The normal form of a tree is one for all treebanks and languages, so that whoever reads
// it need not know how each of them was annotated. It has the relations of Universal
// Dependencies, with these subtypes and no others:
//
//	nsubj:pass csubj:pass aux:pass   in passive clauses, always
//	obl:agent                        who acts in a passive clause
//	obl:tmod nmod:tmod               when
//	nmod:poss                        owner
//	acl:relcl advcl:relcl            relative clauses, always
//	compound:prt                     particle of a verb
//
// Nouns that modify a noun are nmod (never compound), parts of a name flat, complement
// clauses ccomp if they have a subject of their own or a marker such as "that", else xcomp.

// normalize brings the relations of a tree into normal form. No head changes.
func (e *edit) normalize() {
	for i := range e.toks {
		e.toks[i].Rel = e.normal(i)
	}
}

func (e *edit) normal(i int) string {
	full, base := e.toks[i].Rel, e.rel(i)
	head := e.toks[i].Head
	if head < 0 {
		return "root"
	}
	switch base {
	case "compound":
		return e.normalCompound(i, full)
	case "nmod":
		if full == "nmod:poss" {
			return full
		}
		return e.timed(i, "nmod")
	case "obl":
		if full == "obl:agent" || e.isAgent(i, head) {
			return "obl:agent"
		}
		return e.timed(i, "obl")
	case "nsubj":
		return e.subject(head)
	case "csubj":
		if e.passive(head) {
			return "csubj:pass"
		}
	case "xcomp", "ccomp":
		return e.complement(i)
	case "acl":
		if full == "acl:relcl" || e.relative(i) >= 0 {
			return "acl:relcl"
		}
	case "aux", "advcl":
		if full == "aux:pass" || full == "advcl:relcl" {
			return full
		}
	}
	return base
}

// normalCompound keeps particles and numerals and makes nmod of all others.
func (e *edit) normalCompound(i int, full string) string {
	switch {
	case full == "compound:prt":
		return full
	case e.toks[i].UPOS == "NUM" || e.isVerb(e.toks[i].Head):
		return "compound"
	}
	return e.timed(i, "nmod")
}

// timed adds to base that i says when.
func (e *edit) timed(i int, base string) string {
	if e.isTime(i) || e.toks[i].Rel == base+":tmod" {
		return base + ":tmod"
	}
	return base
}

// isTime reports whether i is a noun of time, or a number under a marker of time.
func (e *edit) isTime(i int) bool {
	if e.words.Time[e.lower[i]] {
		return true
	}
	c := e.preposition(i)
	return e.toks[i].UPOS == "NUM" && c >= 0 && e.words.Time[e.lower[c]]
}

// isAgent reports whether i, an oblique of head, says who acts.
func (e *edit) isAgent(i, head int) bool {
	c := e.preposition(i)
	return c >= 0 && e.words.Agent[e.lower[c]] && e.passive(head)
}

// complement is the relation of the complement clause i.
func (e *edit) complement(i int) string {
	own := e.child(i, func(k int) bool {
		switch e.rel(k) {
		case "nsubj", "csubj":
			return true
		case "mark":
			return e.words.That[e.lower[k]]
		}
		return false
	})
	if own >= 0 {
		return "ccomp"
	}
	return "xcomp"
}

// relative returns the relative pronoun of clause i, or -1.
func (e *edit) relative(i int) int {
	return e.child(i, func(k int) bool { return k < i && hasFeat(e.toks[k].Feats, "PronType=Rel") })
}
