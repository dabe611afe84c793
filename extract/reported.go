package extract

import (
	"slices"
	"strings"

	"geokg/extract/actor"
	"geokg/extract/nlp"
)

// reporter makes who stands right before a verb of speech at the end of a sentence its subject,
// and what stands before the comma its content, where the parser hung the two otherwise: "An
// Ecuadorean boat fired on a trawler and later seized it, Defence Minister X said on Tuesday".
func (r *repairer) reporter(i int) {
	tokens := r.sent.Tokens
	if r.lex.voiced() || !r.reports(i) {
		return
	}
	comma := r.phraseBefore(i)
	if comma < 1 {
		return
	}
	r.tidings(i, comma)
	for k := comma + 1; k < i; k++ {
		if h := tokens[k].Head; (h <= comma || h >= i) && h != k && (tokens[k].UPOS == "NOUN" || tokens[k].UPOS == "PROPN" || tokens[k].UPOS == "PRON") && r.bare(k, "cc") && !r.above(k, i) {
			tokens[k].Head, tokens[k].Rel = i, "nsubj"
		}
	}
}

// reports reports whether verb i tells what somebody says, with nothing but its time, its
// place and its hearer after it.
func (r *repairer) reports(i int) bool {
	tokens := r.sent.Tokens
	speech := slices.ContainsFunc(r.lex.verbs[strings.ToLower(tokens[i].Lemma)], func(u unit) bool {
		return u.frame.Relation == "" && u.frame.Content != nil && u.frame.Content.Holder == "agent" && u.frame.Content.Factuality == "" && len(u.with) == 0
	})
	return speech && !strings.HasSuffix(tokens[i].Form, "ing") && r.bare(i, "aux", "mark", "cc") && !slices.ContainsFunc(tokens[i+1:], func(t nlp.Token) bool {
		return t.Head == i && (t.Rel == "ccomp" || t.Rel == "xcomp")
	})
}

// phraseBefore is the comma that opens the noun phrase right before verb i, or -1: nothing in
// between is a verb or opens a clause.
func (r *repairer) phraseBefore(i int) int {
	tokens := r.sent.Tokens
	for k := i - 1; k > 0; k-- {
		switch tokens[k].UPOS {
		case "VERB", "AUX", "SCONJ", "CCONJ":
			return -1
		}
		if r.lex.cues.Relative[strings.ToLower(tokens[k].Form)] {
			return -1
		}
		if tokens[k].Form == "," {
			if k == i-1 {
				return -1
			}
			return k
		}
	}
	return -1
}

// tidings makes a clause of what stands before the comma and hangs it on verb i.
func (r *repairer) tidings(i, comma int) {
	tokens := r.sent.Tokens
	for v := range tokens[:comma] {
		if tokens[v].Head == i && tokens[v].Rel == "conj" {
			tokens[v].Head, tokens[v].Rel = tokens[i].Head, "conj" // "stormed X and arrested Y, sources told Z"
			tokens[i].Rel = "parataxis"
			return
		}
	}
	subject := slices.IndexFunc(tokens[:comma], func(t nlp.Token) bool {
		return t.Head == i && (strings.HasPrefix(t.Rel, "nsubj") || t.Rel == "obj") && (t.UPOS == "NOUN" || t.UPOS == "PROPN")
	})
	if subject < 0 || slices.ContainsFunc(tokens[:comma], func(t nlp.Token) bool { return t.Head == i && t.Rel == "ccomp" }) {
		return
	}
	verb := r.finiteUnder(subject, comma)
	if verb < 0 {
		return
	}
	tokens[verb].UPOS, tokens[verb].Head, tokens[verb].Rel, tokens[verb].Feats = "VERB", i, "ccomp", "VerbForm=Fin"
	tokens[subject].Head, tokens[subject].Rel = verb, "nsubj"
	for k := range tokens[:comma] {
		if k > verb && (tokens[k].Head == i || tokens[k].Head == subject) {
			tokens[k].Head = verb
		}
	}
}

// finiteUnder is the first past tense before word end that the parser made an attribute of noun
// subject, or -1.
func (r *repairer) finiteUnder(subject, end int) int {
	tokens := r.sent.Tokens
	for k := subject + 1; k < end; k++ {
		if tokens[k].Head != subject || strings.HasSuffix(tokens[k].Form, "ing") || !slices.Contains([]string{"acl", "appos", "dep", "amod", "parataxis"}, tokens[k].Rel) ||
			!r.bare(k, "obl:agent", "mark", "aux:pass") || strings.EqualFold(tokens[k+1].Form, "by") {
			continue
		}
		if r.past(k) {
			return k
		}
	}
	return -1
}

// whose makes the noun after "whose" the subject of the clause that the parser hung on the name
// before, and itself in apposition: "Mali, whose spokesman accused Ukraine, broke off ties".
func (r *repairer) whose(i int) {
	tokens := r.sent.Tokens
	noun := tokens[i].Head
	if r.lex.voiced() || !strings.EqualFold(tokens[i].Form, "whose") || noun < i {
		return
	}
	if h := tokens[noun].Head; h >= 0 && h < i && tokens[noun].Rel == "nmod" && tokens[h].Rel == "appos" {
		noun = h // "13 of whose soldiers"
	}
	name := tokens[noun].Head
	if name < 0 || name > i || tokens[noun].Rel != "appos" && tokens[noun].Rel != "nmod" && tokens[noun].Rel != "conj" {
		return
	}
	for v := noun + 1; v < len(tokens); v++ {
		if tokens[v].Head != name || tokens[v].UPOS != "VERB" || !strings.HasPrefix(tokens[v].Rel, "acl") {
			continue
		}
		if r.bare(v, "nsubj", "nsubj:pass") {
			tokens[noun].Head, tokens[noun].Rel, tokens[v].Rel = v, "nsubj", "acl:relcl"
			if !r.bare(v, "aux:pass") {
				tokens[noun].Rel = "nsubj:pass"
			}
		}
		return
	}
}

// charge hangs a gerund that tells what somebody is accused of on the verb that accuses, where
// the parser hung it on a noun between: "charged the captain of a freighter with cutting a cable".
func (r *repairer) charge(i int) {
	tokens := r.sent.Tokens
	if r.lex.voiced() || i < 2 || !strings.HasSuffix(tokens[i].Form, "ing") || tokens[i-1].Head != i || tokens[i-1].Rel != "mark" && tokens[i-1].Rel != "case" {
		return
	}
	verb := tokens[i].Head
	for verb >= 0 && (tokens[verb].UPOS != "VERB" || verb > i) {
		verb = tokens[verb].Head
	}
	if verb < 0 || !r.charges(verb, strings.ToLower(tokens[i-1].Form)) {
		return
	}
	if tokens[i].Head != verb {
		tokens[i].Head, tokens[i].Rel = verb, "advcl"
	}
	if r.bare(i, "obj") {
		for k := i + 1; k < len(tokens) && tokens[k].UPOS != "VERB" && tokens[k].UPOS != "PUNCT" && tokens[k].UPOS != "ADP"; k++ {
			if tokens[k].Head == verb && (tokens[k].Rel == "obj" || tokens[k].Rel == "nmod" || tokens[k].Rel == "obl") {
				tokens[k].Head, tokens[k].Rel = i, "obj"
				return
			}
		}
	}
}

// charges reports whether verb i may have a gerund after prep for what its object does.
func (r *repairer) charges(i int, prep string) bool {
	return slices.ContainsFunc(r.lex.verbs[strings.ToLower(r.sent.Tokens[i].Lemma)], func(u unit) bool {
		if len(u.with) > 0 {
			return false
		}
		if r.lex.cues.Reason[prep] {
			return isVerdict(u.frame.Relation) || u.frame.Relation == "SANCTIONED" || u.frame.Relation == "ARRESTED" || u.frame.Relation == "ACCUSED"
		}
		return u.frame.Relation == "ACCUSED" && (prep == "of" || prep == "with")
	})
}

// possessor hangs a name with the genitive on the name right after it, where the parser made one
// of several of it: "by Zelenskyy and Canada's Justin Trudeau".
func (r *repairer) possessor(m *actor.Mention, next *actor.Mention) {
	tokens := r.sent.Tokens
	mark := m.Tokens[1]
	if r.lex.voiced() || mark >= len(tokens) || next.Tokens[0] != mark+1 || tokens[mark].Form != "'s" && tokens[mark].Form != "’s" || tokens[m.Head].Rel == "nmod:poss" {
		return
	}
	if r.above(m.Head, next.Head) {
		tokens[next.Head].Head, tokens[next.Head].Rel = tokens[m.Head].Head, tokens[m.Head].Rel
	}
	tokens[m.Head].Head, tokens[m.Head].Rel = next.Head, "nmod:poss"
	for k := range tokens {
		if tokens[k].Head == m.Head && tokens[k].Rel != "case" && tokens[k].Rel != "flat" && tokens[k].Rel != "compound" && tokens[k].Rel != "amod" && tokens[k].Rel != "det" && (k < m.Tokens[0] || k >= mark) {
			tokens[k].Head = next.Head
		}
	}
}

// prompted hangs an infinitive on the verb before it that makes its object do something, where
// the parser hung it on the verb of the main clause: "did the same, prompting Russia to withdraw".
func (r *repairer) prompted(i int) {
	tokens := r.sent.Tokens
	top := tokens[i].Head
	if r.lex.voiced() || top < 0 || top > i || tokens[i].Rel != "advcl" && tokens[i].Rel != "xcomp" || i < 2 || !strings.EqualFold(tokens[i-1].Form, "to") {
		return
	}
	verb := i - 2
	for verb > top && tokens[verb].UPOS != "VERB" {
		verb--
	}
	if verb <= top || tokens[verb].Head != top || !r.bare(verb, "xcomp", "ccomp") {
		return
	}
	makes := slices.ContainsFunc(r.lex.verbs[strings.ToLower(tokens[verb].Lemma)], func(u unit) bool {
		return u.frame.Content != nil && u.frame.Content.Control == "patient" && len(u.with) == 0
	})
	if object := slices.IndexFunc(tokens, func(t nlp.Token) bool { return t.Head == verb && (t.Rel == "obj" || t.Rel == "iobj") }); makes && object > verb && object < i {
		tokens[i].Head, tokens[i].Rel = verb, "xcomp"
	}
}
