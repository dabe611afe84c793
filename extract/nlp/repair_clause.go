package nlp

// Repairs of clauses: which verb heads which.

// subjectOf returns the first subject of i, or -1.
func (e *edit) subjectOf(i int) int { return e.with(i, "nsubj", "csubj") }

// repairSerialVerb: of two verbs in a row after a subject, the first governs. In "Iran
// denies having sold drones" a parser may take "denies" for an adverbial clause of "sold"; but
// an adverbial clause before its verb has a marker or a comma.
func (e *edit) repairSerialVerb(i int) {
	second := e.toks[i].Head
	if e.rel(i) != "advcl" || !e.isVerb(i) || second < i || !e.isVerb(second) || e.infinite(i) ||
		e.punctuated(i, second) || e.with(i, "mark", "case", "obj") >= 0 {
		return
	}
	subject := e.subjectOf(i)
	if subject < 0 {
		subject = e.subjectOf(second)
	}
	if subject < 0 || subject > i || e.punctuated(subject, i) && e.subjectOf(i) < 0 || e.opened(i, subject) {
		return
	}
	e.raise(i, "xcomp")
	for _, k := range e.kids(second) {
		if k < i || e.rel(k) == "punct" || e.rel(k) == "parataxis" {
			rel := e.toks[k].Rel
			if k == subject {
				rel = e.subject(i)
			}
			e.move(k, i, rel)
		}
	}
	e.toks[second].Rel = e.complement(second)
}

// infinite reports whether verb i is marked as a participle, gerund or infinitive.
func (e *edit) infinite(i int) bool {
	f := e.toks[i].Feats
	return hasFeat(f, "VerbForm=Part") || hasFeat(f, "VerbForm=Ger") || hasFeat(f, "VerbForm=Inf")
}

// opened reports whether clause i has an opening word before its subject: "when".
func (e *edit) opened(i, subject int) bool {
	return e.child(i, func(k int) bool {
		return k < subject && (e.toks[k].UPOS == "SCONJ" || e.toks[k].UPOS == "ADV")
	}) >= 0
}

// repairAdverbHead: an adverb does not head a clause whose verb follows it ("already
// earlier visited").
func (e *edit) repairAdverbHead(i int) {
	adverb := e.toks[i].Head
	if adverb < 0 || !e.isVerb(i) || adverb > i || e.toks[adverb].UPOS != "ADV" ||
		e.rel(adverb) == "advmod" || e.with(i, "mark") >= 0 ||
		e.subjectOf(i) >= 0 || e.with(adverb, "cop") >= 0 || e.punctuated(adverb, i) {
		return
	}
	switch e.rel(i) {
	case "xcomp", "ccomp", "advcl", "acl", "parataxis":
	default:
		return
	}
	e.raise(i, "advmod")
	e.inherit(i, adverb)
}

// repairAdverbClause: a clause does not modify an adverb but what the adverb modifies.
func (e *edit) repairAdverbClause(i int) {
	adverb := e.toks[i].Head
	if adverb < 0 || adverb > i || e.rel(i) != "acl" || e.toks[adverb].UPOS != "ADV" || e.rel(adverb) != "advmod" {
		return
	}
	e.move(i, e.toks[adverb].Head, e.toks[i].Rel)
}

// repairNameHead: where a name heads a clause and a verb hangs on it without a relative
// pronoun, right after adverbs at most, the name is the subject of the verb.
func (e *edit) repairNameHead(i int) {
	name := e.toks[i].Head
	if name < 0 || !e.isVerb(i) || e.rel(i) != "acl" || name > i || !e.isNominal(name) ||
		e.toks[i].Rel == "acl:relcl" || e.with(i, "mark") >= 0 || e.subjectOf(i) >= 0 ||
		e.subjectOf(name) >= 0 || e.with(name, "cop", "case", "mark") >= 0 || e.infinite(i) {
		return
	}
	switch e.rel(name) {
	case "root", "parataxis", "ccomp", "advcl":
	default:
		return
	}
	if !e.onlyAdverbs(name, i) {
		return
	}
	e.raise(i, e.subject(i))
	for _, k := range e.kids(name) {
		if k > i || e.isAdverbial(k) || e.rel(k) == "punct" {
			e.move(k, i, e.toks[k].Rel)
		}
	}
}

// onlyAdverbs reports whether nothing stands between the phrase of name and verb but
// adverbs and auxiliaries.
func (e *edit) onlyAdverbs(name, verb int) bool {
	for k := name + 1; k < verb; k++ {
		head := e.toks[k].Head
		if !e.isAdverbial(k) && (head < 0 || !e.isAdverbial(head)) && e.rel(k) != "flat" && e.rel(k) != "det" && e.rel(k) != "nmod" {
			return false
		}
	}
	return true
}

func (e *edit) isAdverbial(k int) bool {
	switch e.toks[k].UPOS {
	case "ADV", "AUX", "PART":
		return true
	}
	return e.words.Adverb[e.lower[k]]
}

// inherit hands the dependents of from, which heads the clause no longer, to verb.
func (e *edit) inherit(verb, from int) {
	for _, k := range e.kids(from) {
		rel := e.toks[k].Rel
		if e.rel(k) == "nsubj" {
			rel = e.subject(verb)
		}
		if e.rel(k) != "advmod" || k > verb {
			e.move(k, verb, rel)
		}
	}
}

// repairRelative: a clause that begins with a relative pronoun right after a nominal
// belongs to it and not to the verb before.
func (e *edit) repairRelative(i int) {
	switch e.toks[i].Rel {
	case "advcl", "ccomp", "xcomp", "parataxis":
	default:
		return
	}
	pronoun, head := e.relative(i), e.toks[i].Head
	if pronoun < 1 || pronoun < head && head < i || e.with(i, "mark") >= 0 || e.toks[pronoun].UPOS != "PRON" {
		return
	}
	before := pronoun - 1
	if e.toks[before].UPOS == "PUNCT" && before > 0 {
		before--
	}
	if !e.isNominal(before) || e.under(before, i) {
		return
	}
	for e.partOfName(before) {
		before = e.toks[before].Head
	}
	e.move(i, before, "acl:relcl")
}

// repairBeforeRelative: what stands before the relative pronoun is no part of the relative
// clause but of the phrase that it belongs to ("the talks, this time, which ...").
func (e *edit) repairBeforeRelative(i int) {
	verb := e.toks[i].Head
	if verb < i || e.rel(i) != "obl" || e.toks[verb].Rel != "acl:relcl" {
		return
	}
	if nominal := e.toks[verb].Head; nominal >= 0 && nominal < i && i < e.relative(verb) {
		e.move(i, nominal, "nmod")
	}
}

// partOfName reports whether the phrase of i goes on in that of its head to the left.
func (e *edit) partOfName(i int) bool {
	h := e.toks[i].Head
	return h >= 0 && h < i && (e.rel(i) == "flat" || e.rel(i) == "fixed")
}
