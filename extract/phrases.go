package extract

import (
	"strings"

	"geokg/extract/actor"
)

// aside hangs a noun that comments on the clause before it on that clause, and what a name
// does to it as its relative clause: "expelled three envoys, an accusation Paris dismissed".
// The parser made one phrase of the noun and the name.
func (r *repairer) aside(m *actor.Mention) {
	tokens := r.sent.Tokens
	noun, verb := m.Tokens[0]-1, tokens[m.Head].Head
	if len(r.lex.inflect) > 0 || noun < 2 || tokens[noun].UPOS != "NOUN" || verb < m.Tokens[1] || tokens[verb].UPOS != "VERB" ||
		tokens[noun-1].UPOS != "DET" && tokens[noun-1].UPOS != "ADJ" || !strings.HasPrefix(tokens[m.Head].Rel, "nsubj") || !r.bare(verb, "obj", "ccomp", "mark") {
		return
	}
	if tokens[noun].Head != m.Head && !strings.HasPrefix(tokens[noun].Rel, "nsubj") && tokens[noun].Head != verb {
		return
	}
	comma := noun - 1
	for comma > 0 && tokens[comma].Head == noun {
		comma--
	}
	if tokens[comma].Form != "," && tokens[comma].Form != ";" && tokens[comma].Form != "–" && tokens[comma].Form != "-" || !r.indefinite(noun) {
		return
	}
	top := tokens[verb].Head
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
	if len(r.lex.inflect) > 0 || i < 2 || tokens[i].UPOS != "NOUN" || tokens[i].Rel != "compound" || noun < i || tokens[i-1].Head != noun ||
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
	if len(r.lex.inflect) > 0 || tokens[i].UPOS != "ADJ" || tokens[i].Rel != "xcomp" || verb < 0 || verb > i || tokens[verb].UPOS != "VERB" ||
		r.bare(i, "det", "nummod") || !r.bare(verb, "obj") {
		return
	}
	tokens[i].UPOS, tokens[i].Rel = "NOUN", "obj"
}

// raised makes a relative pronoun the object of the verb that lacks one, where the parser gave it
// to the verb of speech between: "a truce which Bogota says the rebels have broken".
func (r *repairer) raised(i int) {
	tokens := r.sent.Tokens
	if len(r.lex.inflect) > 0 || tokens[i].Rel != "acl:relcl" || !r.governs(i) {
		return
	}
	pronoun, inner := -1, -1
	for k := range tokens {
		switch {
		case tokens[k].Head != i:
		case tokens[k].Rel == "obj" && k < i && r.lex.cues.Relative[strings.ToLower(tokens[k].Form)]:
			pronoun = k
		case tokens[k].Rel == "ccomp" && k > i && tokens[k].UPOS == "VERB":
			inner = k
		}
	}
	if pronoun < 0 || inner < 0 || !r.bare(inner, "obj") {
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
	if len(r.lex.inflect) > 0 || strings.HasPrefix(tokens[i].Rel, "acl") || strings.HasSuffix(tokens[i].Form, "ing") || r.bare(i, "obl:agent") ||
		!r.bare(i, "aux", "aux:pass", "cop", "mark", "obj", "cc") {
		return
	}
	subject, verb := r.subjectAndNext(i)
	if subject < 0 || verb < 0 {
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

// subjectAndNext are the subject of verb i and the first finite verb that hangs on i after it
// without a subject or an opening word of its own; -1 where there is none.
func (r *repairer) subjectAndNext(i int) (subject, verb int) {
	subject, verb = -1, -1
	for k, t := range r.sent.Tokens {
		switch {
		case t.Head != i:
		case k < i && strings.HasPrefix(t.Rel, "nsubj"):
			subject = k
		case k > i && verb < 0 && t.UPOS == "VERB" && !strings.HasSuffix(t.Form, "ing") && r.bare(k, "mark", "cc", "nsubj", "nsubj:pass", "aux:pass"):
			switch t.Rel {
			case "advcl", "conj", "parataxis", "xcomp", "ccomp", "dep", "acl":
				verb = k
			}
		}
	}
	return subject, verb
}

// promise hangs a verb of speech that goes on after a clause with a noun or adjective at its
// head on the verb of speech above that clause: "said the dead were civilians and vowed …".
func (r *repairer) promise(i int) {
	tokens := r.sent.Tokens
	first := tokens[i].Head
	if len(r.lex.inflect) > 0 || tokens[i].Rel != "conj" || first < 0 || tokens[first].Rel != "ccomp" || tokens[first].UPOS == "VERB" || !r.governs(i) ||
		!r.bare(i, "nsubj", "nsubj:pass", "aux") {
		return
	}
	if verb := tokens[first].Head; verb >= 0 && verb < first && r.governs(verb) && tokens[verb].UPOS == "VERB" {
		tokens[i].Head = verb
	}
}
