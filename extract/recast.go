package extract

import (
	"slices"
	"strings"

	"geokg/extract/nlp"
)

// Repairs of words that the tagger took for others, and of clauses hung on the wrong word, in a
// language without voice prefixes.

// timed hangs a clause that the parser took for a relative one of a time on the verb of speech
// before the time: "denied on Friday that it had sold drones".
func (r *repairer) timed(i int) {
	tokens := r.sent.Tokens
	noun := tokens[i].Head
	if r.lex.voiced() || noun < 1 || !strings.HasPrefix(tokens[i].Rel, "acl") || !strings.HasPrefix(tokens[noun].Rel, "obl") || r.bare(i, "nsubj", "nsubj:pass", "mark") {
		return
	}
	verb, that := tokens[noun].Head, r.firstOf(i)
	if verb >= 0 && that > noun && tokens[noun].Rel == "obl:tmod" && strings.HasSuffix(tokens[i].Form, "ing") && strings.EqualFold(tokens[that].Form, "of") && r.governs(verb) {
		tokens[i].Head, tokens[i].Rel = verb, "xcomp" // "accused X on Saturday of massing troops"
		return
	}
	if verb < 0 || verb > noun || that < noun || !strings.EqualFold(tokens[that].Form, "that") || !r.governs(verb) || !r.bare(verb, "ccomp", "obj") ||
		tokens[noun].Rel != "obl:tmod" && tokens[that].Rel != "mark" {
		return
	}
	tokens[i].Head, tokens[i].Rel = verb, "ccomp"
	tokens[that].Rel, tokens[that].UPOS = "mark", "SCONJ"
}

// firstOf is the first word that hangs on word i.
func (r *repairer) firstOf(i int) int {
	return slices.IndexFunc(r.sent.Tokens, func(t nlp.Token) bool { return t.Head == i })
}

// gerundForm gives a gerund the lemma that frames know it by: "ramming".
func (r *repairer) gerundForm(i int) {
	tok := &r.sent.Tokens[i]
	if r.lex.voiced() || tok.UPOS != "VERB" || !strings.HasSuffix(tok.Form, "ing") || r.lex.verbs[strings.ToLower(tok.Lemma)] != nil {
		return
	}
	if lemma := r.verbOf(strings.ToLower(tok.Form)); lemma != "" {
		tok.Lemma = lemma
	}
}

// since makes a conjunction of what the parser took for a preposition of the subject of a clause
// of time: "after a wave of attacks killed dozens".
func (r *repairer) since(i int) {
	tokens := r.sent.Tokens
	noun := tokens[i].Head
	if r.lex.voiced() || tokens[i].Rel != "case" || noun < i || tokens[noun].Rel != "obl" || !r.lex.cues.Time[strings.ToLower(tokens[i].Form)] || strings.EqualFold(tokens[i].Form, "during") {
		return
	}
	verb := tokens[noun].Head
	if verb >= 0 && verb < i {
		verb = r.behind(noun, verb)
	}
	if verb < noun || tokens[verb].UPOS != "VERB" || strings.HasSuffix(tokens[verb].Form, "ing") || r.parted(noun, verb, ",") || !r.bare(verb, "nsubj", "nsubj:pass", "aux:pass") || r.bare(verb, "obj", "xcomp", "ccomp") {
		return
	}
	tokens[noun].Head, tokens[noun].Rel = verb, "nsubj"
	tokens[i].Head, tokens[i].Rel = verb, "mark"
	if tokens[verb].Rel == "parataxis" || tokens[verb].Rel == "conj" {
		tokens[verb].Rel = "advcl"
	}
}

// behind is the verb right after the phrase of a noun that the parser hung, as the noun, on verb top
// before it; or -1.
func (r *repairer) behind(noun, top int) int {
	for k := noun + 1; k < len(r.sent.Tokens); k++ {
		if r.above(noun, k) {
			continue
		}
		if t := r.sent.Tokens[k]; t.Head == top && t.UPOS == "VERB" && (t.Rel == "conj" || t.Rel == "parataxis" || t.Rel == "advcl") && r.bare(k, "cc", "mark", "nsubj") {
			return k
		}
		break
	}
	return -1
}

// plural makes a noun of one for an act that the tagger took for a verb after its own attributes:
// "began their annual Freedom Shield exercises".
func (r *repairer) plural(i int) {
	tokens := r.sent.Tokens
	verb := tokens[i].Head
	form := strings.ToLower(tokens[i].Form)
	if r.lex.voiced() || i < 2 || tokens[i].UPOS != "VERB" || tokens[i].Rel != "ccomp" && tokens[i].Rel != "xcomp" || verb < 0 || verb > i || !strings.HasSuffix(form, "s") ||
		r.lex.nouns[form] == nil || !r.bare(i, "nsubj", "obj", "aux", "mark") {
		return
	}
	object := i - 1
	for object > verb && tokens[object].Rel == "flat" {
		object = tokens[object].Head
	}
	if tokens[object].Head != verb || tokens[object].Rel != "obj" {
		return
	}
	tokens[i].UPOS, tokens[i].Rel = "NOUN", "obj"
	for k := range tokens {
		switch {
		case tokens[k].Head == object && tokens[k].Rel != "flat":
			tokens[k].Head = i
		case tokens[k].Head == i && (tokens[k].Rel == "advcl" || strings.HasPrefix(tokens[k].Rel, "obl")):
			tokens[k].Head = verb
		}
	}
	tokens[object].Head, tokens[object].Rel = i, "compound"
}

// appended makes a noun of the plural after a comma that a clause with "that" follows, where the
// tagger took it for a verb: "…, charges that London dismissed".
func (r *repairer) appended(i int) {
	tokens := r.sent.Tokens
	if r.lex.voiced() || i < 2 || i+2 >= len(tokens) || tokens[i].UPOS != "VERB" || tokens[i-1].Form != "," || !strings.HasSuffix(tokens[i].Form, "s") || tokens[i].Head < 0 ||
		tokens[i].Head > i || !r.bare(i, "nsubj", "obj", "aux") || !r.lex.cues.Relative[strings.ToLower(tokens[i+1].Form)] {
		return
	}
	clause := slices.IndexFunc(tokens, func(t nlp.Token) bool { return t.Head == i && (t.Rel == "ccomp" || t.Rel == "xcomp") })
	if clause < i {
		return
	}
	tokens[i].UPOS, tokens[i].Rel = "NOUN", "parataxis"
	tokens[clause].Rel = "acl:relcl"
	tokens[i+1].Head, tokens[i+1].Rel = clause, "obj"
}

// demanding hangs a participle right after an object that is a document on it: who adopts "a
// resolution demanding a truce" demands nothing.
func (r *repairer) demanding(i int) {
	tokens := r.sent.Tokens
	verb := tokens[i].Head
	if r.lex.voiced() || tokens[i].Rel != "advcl" && tokens[i].Rel != "xcomp" || verb < 0 || verb > i-1 || !strings.HasSuffix(tokens[i].Form, "ing") || tokens[i-1].Head != verb || tokens[i-1].Rel != "obj" {
		return
	}
	if r.lex.cues.Documents[strings.ToLower(tokens[i-1].Form)] && r.bare(i, "mark") {
		tokens[i].Head, tokens[i].Rel = i-1, "acl"
	}
}

// trade makes a noun of a gerund without an object after "attacks on" and the like: "attacks on
// shipping in the Red Sea".
func (r *repairer) trade(i int) {
	tokens := r.sent.Tokens
	if r.lex.voiced() || i < 2 || tokens[i].UPOS != "VERB" || !strings.HasSuffix(tokens[i].Form, "ing") || !r.bare(i, "obj", "xcomp", "ccomp", "nsubj") || tokens[i-2].UPOS != "NOUN" || tokens[i-1].Head != i {
		return
	}
	switch strings.ToLower(tokens[i-1].Form) {
	case "on", "against":
	default:
		return
	}
	tokens[i].UPOS, tokens[i].Head, tokens[i].Rel = "NOUN", i-2, "nmod"
	tokens[i-1].UPOS, tokens[i-1].Rel = "ADP", "case"
}

// resumed hangs a finite verb that goes on after a complement, and that the parser hung on a noun
// or an infinitive of that complement, on the finite verb above: "expressed support for Y's bid to
// join Z and praised W".
func (r *repairer) resumed(i int) {
	tokens := r.sent.Tokens
	finite := func(k int) bool {
		past := strings.HasSuffix(tokens[k].Form, "ed") && !r.bare(k, "obj") && r.bare(k, "aux", "aux:pass")
		return tokens[k].UPOS == "VERB" && (past || strings.Contains(tokens[k].Feats, "VerbForm=Fin") && !strings.EqualFold(tokens[k].Form, tokens[k].Lemma))
	}
	first := tokens[i].Head
	if !r.lex.voiced() && tokens[i].Rel == "conj" && first >= 0 && first < i && !r.bare(i, "nsubj") && slices.ContainsFunc(tokens[first:i], func(t nlp.Token) bool { return t.Form == ";" }) {
		r.independent(i, first)
		return
	}
	if r.lex.voiced() || tokens[i].Rel != "conj" || first < 0 || first > i || !finite(i) || !r.bare(i, "nsubj", "nsubj:pass", "aux") || r.bare(i, "cc") ||
		tokens[first].UPOS == "VERB" && !strings.Contains(tokens[first].Feats, "VerbForm=Inf") {
		return
	}
	for verb := tokens[first].Head; verb >= 0 && verb < i; verb = tokens[verb].Head {
		if finite(verb) {
			tokens[i].Head = verb
			return
		}
	}
}

// independent makes a sentence of its own of the clause of verb i after a semicolon.
func (r *repairer) independent(i, first int) {
	tokens := r.sent.Tokens
	root := first
	for tokens[root].Head >= 0 {
		root = tokens[root].Head
	}
	if root > i {
		return
	}
	tokens[i].Head, tokens[i].Rel = root, "parataxis"
	for k := i + 1; k < len(tokens); k++ {
		if tokens[k].Head == first && (tokens[k].Rel == "obj" || strings.HasPrefix(tokens[k].Rel, "obl")) {
			tokens[k].Head = i
		}
	}
}

// meanwhile gives a clause of time its subject, which the parser took for an oblique without a
// preposition: "while the EU and the United States urged restraint".
func (r *repairer) meanwhile(i int) {
	tokens := r.sent.Tokens
	verb := tokens[i].Head
	word := strings.ToLower(tokens[i].Form)
	if r.lex.voiced() || tokens[i].Rel != "mark" || verb < i || tokens[verb].UPOS != "VERB" || !r.lex.cues.Meanwhile[word] && !r.lex.cues.Time[word] || !r.bare(verb, "nsubj", "nsubj:pass") {
		return
	}
	for k := i + 1; k < verb; k++ {
		if tokens[k].Head == verb && tokens[k].Rel == "obl" && r.bare(k, "case") && (tokens[k].UPOS == "PROPN" || tokens[k].UPOS == "NOUN") {
			tokens[k].Rel = "nsubj"
			if top := tokens[verb].Head; tokens[verb].Rel == "conj" && top >= 0 {
				tokens[verb].Rel = "advcl"
				if strings.HasSuffix(tokens[top].Form, "ing") && tokens[top].Head >= 0 {
					tokens[verb].Head = tokens[top].Head
				}
			}
			return
		}
	}
}

// blaming makes a verb of the past tense after "and" that the parser took for an attribute of its
// object: "called it an act of terror and blamed gangs". Only verbs that speak of somebody can be
// nothing else.
func (r *repairer) blaming(i int) {
	tokens := r.sent.Tokens
	object := tokens[i].Head
	if r.lex.voiced() || i < 2 || tokens[i].Rel != "amod" || object < i || tokens[object].Rel != "conj" || tokens[i-1].Rel != "cc" || !strings.HasSuffix(tokens[i].Form, "ed") ||
		tokens[i].UPOS != "VERB" || !r.plainly(i) && !r.judges(i) {
		return
	}
	verb := tokens[object].Head
	for verb >= 0 && tokens[verb].UPOS != "VERB" {
		verb = tokens[verb].Head
	}
	if verb < 0 || verb > i {
		return
	}
	tokens[i].Head, tokens[i].Rel, tokens[i].Feats = verb, "conj", "VerbForm=Fin"
	tokens[i-1].Head = i
	tokens[object].Head, tokens[object].Rel = i, "obj"
}

// judges reports whether a frame knows verb i as one that praises, condemns or rejects.
func (r *repairer) judges(i int) bool {
	return slices.ContainsFunc(r.lex.verbs[strings.ToLower(r.sent.Tokens[i].Lemma)], func(u unit) bool { return len(u.with) == 0 && isVerdict(u.frame.Relation) })
}

// belongs hangs a passive participle on the noun that it tells of, where the parser hung it on a
// name in that noun's phrase: "an invitation to visit Tehran extended by X".
func (r *repairer) belongs(i int) {
	tokens := r.sent.Tokens
	if r.lex.voiced() || tokens[i].Rel != "acl" || tokens[i].Head < 0 || r.bare(i, "obl:agent") {
		return
	}
	units := r.lex.verbs[strings.ToLower(tokens[i].Lemma)]
	for noun := tokens[i].Head; noun >= 0; noun = tokens[noun].Head {
		lemma := strings.ToLower(tokens[noun].Lemma)
		if slices.ContainsFunc(units, func(u unit) bool { return len(u.with) == 1 && u.with[0] == lemma }) && tokens[noun].UPOS == "NOUN" {
			tokens[i].Head = noun
			return
		}
	}
}

// insisting makes a verb of speech with a subject of its own the head of the clause right after it,
// where the parser took it for a clause of that one: "though Tehran insists it is not seeking …".
func (r *repairer) insisting(i int) {
	tokens := r.sent.Tokens
	inner := tokens[i].Head
	if r.lex.voiced() || tokens[i].Rel != "advcl" || inner < i || tokens[inner].UPOS != "VERB" || r.bare(i, "mark") || r.bare(i, "nsubj") || r.bare(inner, "nsubj", "nsubj:pass") ||
		!r.governs(i) || r.parted(i, inner, ",") {
		return
	}
	tokens[i].Head = tokens[inner].Head
	if tokens[i].Head < 0 {
		tokens[i].Rel = tokens[inner].Rel
	}
	tokens[inner].Head, tokens[inner].Rel = i, "ccomp"
}
