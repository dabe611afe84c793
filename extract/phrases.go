package extract

import (
	"slices"
	"strings"

	"geokg/extract/actor"
	"geokg/extract/nlp"
	"geokg/schema"
)

// aside hangs a noun that comments on the clause before it on that clause, and what a name
// does to it as its relative clause: "expelled three envoys, an accusation Paris dismissed".
// The parser made one phrase of the noun and the name.
func (r *repairer) aside(m *actor.Mention) {
	tokens := r.sent.Tokens
	noun, verb := m.Tokens[0]-1, tokens[m.Head].Head
	if r.lex.voiced() || noun < 2 || tokens[noun].UPOS != "NOUN" || verb < m.Tokens[1] || tokens[verb].UPOS != "VERB" ||
		tokens[noun-1].UPOS != "DET" && tokens[noun-1].UPOS != "ADJ" || !strings.HasPrefix(tokens[m.Head].Rel, "nsubj") || !r.bare(verb, "obj", "ccomp", "mark") {
		return
	}
	if tokens[noun].Head != m.Head && !strings.HasPrefix(tokens[noun].Rel, "nsubj") && tokens[noun].Head != verb {
		return
	}
	comma := noun - 1
	for comma > 0 && (tokens[comma].Head == noun || tokens[comma].Head == m.Head && tokens[comma].UPOS == "DET") {
		tokens[comma].Head = noun
		comma--
	}
	if tokens[comma].Form != "," && tokens[comma].Form != ";" && tokens[comma].Form != "–" && tokens[comma].Form != "-" || !r.indefinite(noun) {
		return
	}
	top := tokens[verb].Head
	for top >= 0 && tokens[top].UPOS != "VERB" && tokens[top].Head >= 0 {
		top = tokens[top].Head
	}
	if top < 0 || top > comma {
		return
	}
	tokens[noun].Head, tokens[noun].Rel = top, "parataxis"
	tokens[verb].Head, tokens[verb].Rel = noun, "acl:relcl"
}

// indefinite reports whether a noun has the article "a".
func (r *repairer) indefinite(noun int) bool {
	for k := max(0, noun-4); k < noun; k++ {
		if t := r.sent.Tokens[k]; t.Head == noun && t.UPOS == "DET" && (strings.EqualFold(t.Form, "a") || strings.EqualFold(t.Form, "an")) {
			return true
		}
	}
	return false
}

// infinitive makes a verb of what stands after "to" and before a bare plural, where the parser
// took the two for one noun with a preposition: "continued to fire rockets". The verb before
// must be one that governs, and the word one that frames know as an act.
func (r *repairer) infinitive(i int) {
	tokens := r.sent.Tokens
	noun := tokens[i].Head
	if r.lex.voiced() || i < 2 || tokens[i].UPOS != "NOUN" || tokens[i].Rel != "compound" || noun < i || tokens[i-1].Head != noun ||
		tokens[i-1].Form != "to" || r.lex.verbs[strings.ToLower(tokens[i].Form)] == nil {
		return
	}
	verb := tokens[noun].Head
	if verb < 0 || verb > i || tokens[verb].UPOS != "VERB" && tokens[verb].UPOS != "ADJ" || !r.governs(verb) {
		return
	}
	for k := range tokens {
		if tokens[k].Head == verb && k > noun && tokens[k].Rel == "obl" {
			tokens[k].Head = i
		}
	}
	tokens[i].UPOS, tokens[i].Head, tokens[i].Rel = "VERB", verb, "xcomp"
	tokens[i-1].UPOS, tokens[i-1].Head, tokens[i-1].Rel = "PART", i, "mark"
	tokens[noun].Head, tokens[noun].Rel = i, "obj"
}

// national makes a noun of an adjective that stands as one: "detained a Ukrainian national".
func (r *repairer) national(i int) {
	tokens := r.sent.Tokens
	verb := tokens[i].Head
	if r.lex.voiced() || tokens[i].UPOS != "ADJ" || tokens[i].Rel != "xcomp" || verb < 0 || verb > i || tokens[verb].UPOS != "VERB" || !r.bare(verb, "obj") {
		return
	}
	counted := !r.bare(i, "det", "nummod")
	for k := range tokens {
		counted = counted || tokens[k].Head == i && tokens[k].Rel == "amod" && !r.bare(k, "det", "nummod")
	}
	if !counted {
		return
	}
	tokens[i].UPOS, tokens[i].Rel = "NOUN", "obj"
}

// trailing hangs a participle of charging, demanding or drawing answers that a comma divides from
// the clause before it on the verb that speaks above that clause: "denied that it had shelled X,
// accusing Y of …".
func (r *repairer) trailing(i int) {
	tokens := r.sent.Tokens
	first := tokens[i].Head
	if r.lex.voiced() || tokens[i].Rel != "advcl" || first < 0 || first > i || tokens[i-1].Form != "," || !strings.HasSuffix(tokens[i].Form, "ing") ||
		tokens[first].Rel != "ccomp" && tokens[first].Rel != "xcomp" || !r.speaks(i) && !r.suffers(i) {
		return
	}
	if verb := tokens[first].Head; verb >= 0 && verb < first && r.governs(verb) {
		tokens[i].Head = verb
	}
}

// harming hangs a participle of harm that a comma divides from its clause on the nearest verb of
// attack before it, where the parser hung it on a verb of none: "accused X of firing at boats,
// injuring one man".
func (r *repairer) harming(i int) {
	tokens := r.sent.Tokens
	head := tokens[i].Head
	if r.lex.voiced() || i == 0 || head < 0 || head > i || tokens[i].Rel != "advcl" || tokens[i-1].Form != "," || !strings.HasSuffix(tokens[i].Form, "ing") || !r.attacks(i, 0) || r.attacks(head, 0) || r.light(head) {
		return
	}
	for k := i - 1; k > 0; k-- {
		if tokens[k].UPOS == "VERB" && r.attacks(k, 3) {
			tokens[i].Head = k
			return
		}
	}
}

// attacks reports whether frames know verb i, with at most so many words beside it, as an attack.
func (r *repairer) attacks(i, words int) bool {
	return slices.ContainsFunc(r.lex.verbs[strings.ToLower(r.sent.Tokens[i].Lemma)], func(u unit) bool {
		rel, _ := schema.LookupRelation(u.frame.Relation)
		return len(u.with) <= words && rel.Plover == "ASSAULT"
	})
}

// suffers reports whether verb i tells of what somebody gets for what he did: "drawing rebukes".
func (r *repairer) suffers(i int) bool {
	return slices.ContainsFunc(r.lex.verbs[strings.ToLower(r.sent.Tokens[i].Lemma)], func(u unit) bool { return u.frame.Reverse })
}

// speaks reports whether a frame knows verb i, in whatever form, as one that speaks to somebody.
func (r *repairer) speaks(i int) bool {
	return slices.ContainsFunc(r.lex.verbs[strings.ToLower(r.sent.Tokens[i].Lemma)], func(u unit) bool {
		return u.frame.Relation != "" && u.frame.Content != nil
	})
}

// raised makes a relative pronoun the object of the verb that lacks one, where the parser gave it
// to the verb of speech between: "a truce which Bogota says the rebels have broken".
func (r *repairer) raised(i int) {
	tokens := r.sent.Tokens
	if r.lex.voiced() || tokens[i].Rel != "acl:relcl" || !r.governs(i) {
		return
	}
	pronoun, inner := -1, -1
	for k := range tokens {
		switch {
		case tokens[k].Head != i:
		case tokens[k].Rel == "obj" && k < i && r.lex.cues.Relative[strings.ToLower(tokens[k].Form)]:
			pronoun = k
		case (tokens[k].Rel == "ccomp" || tokens[k].Rel == "xcomp" && !r.bare(k, "aux")) && k > i && tokens[k].UPOS == "VERB":
			inner = k
		}
	}
	if pronoun < 0 || inner < 0 || !r.bare(inner, "obj") && !r.bare(inner, "nsubj", "nsubj:pass") {
		return
	}
	tokens[pronoun].Head = inner
	if r.bare(inner, "nsubj", "nsubj:pass") {
		tokens[pronoun].Rel = "nsubj"
	}
}

// led makes the finite verb after a participle the head of their clause, where the parser made
// the participle the head: "soldiers led by X stormed the palace".
func (r *repairer) led(i int) {
	tokens := r.sent.Tokens
	if r.lex.voiced() || strings.HasPrefix(tokens[i].Rel, "acl") || strings.HasSuffix(tokens[i].Form, "ing") || r.bare(i, "obl:agent") ||
		!r.bare(i, "aux", "aux:pass", "cop", "mark", "obj", "cc") {
		return
	}
	subject, verb := slices.IndexFunc(tokens, func(t nlp.Token) bool { return t.Head == i && strings.HasPrefix(t.Rel, "nsubj") }), r.next(i)
	if subject < 0 || subject > i || verb < 0 {
		return
	}
	tokens[verb].Head, tokens[verb].Rel = tokens[i].Head, tokens[i].Rel
	tokens[i].Head, tokens[i].Rel = subject, "acl"
	tokens[subject].Head, tokens[subject].Rel = verb, "nsubj"
	for k := range tokens {
		if tokens[k].Head == i && k > verb {
			tokens[k].Head = verb
		}
	}
}

// next is the first finite verb that hangs on verb i after it without a subject or an opening
// word of its own, or -1.
func (r *repairer) next(i int) int {
	for k, t := range r.sent.Tokens {
		if t.Head != i || k < i || t.UPOS != "VERB" || strings.HasSuffix(t.Form, "ing") || !r.bare(k, "mark", "cc", "nsubj", "nsubj:pass", "aux:pass") {
			continue
		}
		switch t.Rel {
		case "advcl", "conj", "parataxis", "xcomp", "ccomp", "dep", "acl":
			return k
		}
	}
	return -1
}

// promise hangs a verb of speech that goes on after a clause with a noun or adjective at its
// head on the verb of speech above that clause: "said the dead were civilians and vowed …".
func (r *repairer) promise(i int) {
	tokens := r.sent.Tokens
	first := tokens[i].Head
	if r.lex.voiced() || tokens[i].Rel != "conj" || first < 0 || tokens[first].Rel != "ccomp" || tokens[first].UPOS == "VERB" || !r.governs(i) ||
		!r.bare(i, "nsubj", "nsubj:pass", "aux") {
		return
	}
	if verb := tokens[first].Head; verb >= 0 && verb < first && r.governs(verb) && tokens[verb].UPOS == "VERB" {
		tokens[i].Head = verb
	}
}

// main makes the finite verb after a noun and its relative clause the head of their clause,
// where the parser made the noun the head: "the pact that X signed with Y angered Z".
func (r *repairer) main(i int) {
	tokens := r.sent.Tokens
	if r.lex.voiced() || tokens[i].UPOS != "NOUN" || !slices.Contains([]string{"root", "ccomp", "parataxis"}, tokens[i].Rel) ||
		!r.bare(i, "cop", "case", "nsubj", "nsubj:pass") {
		return
	}
	clause := slices.IndexFunc(tokens, func(t nlp.Token) bool {
		return t.Head == i && strings.HasPrefix(t.Rel, "acl") && t.UPOS == "VERB"
	})
	if clause < i {
		return
	}
	verb := r.next(clause)
	if verb < 0 {
		return
	}
	tokens[verb].Head, tokens[verb].Rel = tokens[i].Head, tokens[i].Rel
	tokens[i].Head, tokens[i].Rel = verb, "nsubj"
	for k := range tokens {
		switch {
		case tokens[k].Head == verb && clause < k && k < verb && tokens[k].Rel == "obl":
			tokens[k].Head = clause
		case (tokens[k].Head == i || tokens[k].Head == clause) && k > verb:
			tokens[k].Head = verb
		}
	}
}

// before hangs a phrase with a preposition that stands between a participle of the subject and
// the verb on the participle: "the attack launched by X on Y killed Z".
func (r *repairer) before(i int) {
	tokens := r.sent.Tokens
	verb := tokens[i].Head
	if r.lex.voiced() || tokens[i].Rel != "obl" || verb < i || r.bare(i, "case") {
		return
	}
	for clause := i - 1; clause > 0; clause-- {
		switch t := tokens[clause]; {
		case t.UPOS == "PUNCT":
			return
		case strings.HasPrefix(t.Rel, "acl") && t.UPOS == "VERB" && tokens[t.Head].Head == verb && strings.HasPrefix(tokens[t.Head].Rel, "nsubj"):
			tokens[i].Head = clause
			return
		}
	}
}
