package extract

import (
	"slices"
	"strings"

	"geokg/extract/nlp"
)

// repair returns the sentence with the trees of serial verbs set right, as far as the
// frames know the words: a verb that governs the clause after it ("membantah telah
// memasok", "gagal memasok") heads that clause, whatever the parser made of it. The
// sentence itself is not changed.
func (lex *Lexicon) repair(sent nlp.Sentence) nlp.Sentence {
	r := repairer{lex, nlp.Sentence{Span: sent.Span, Tokens: slices.Clone(sent.Tokens)}}
	for i := range r.sent.Tokens {
		r.measure(i)
		if r.sent.Tokens[i].UPOS == "VERB" {
			r.serial(i)
			r.complement(i)
		}
	}
	return r.sent
}

type repairer struct {
	lex  *Lexicon
	sent nlp.Sentence
}

// governs reports whether word k has a frame that says something of a complement.
func (r *repairer) governs(k int) bool {
	tok := r.sent.Tokens[k]
	for _, index := range []map[string][]unit{r.lex.verbs, r.lex.adjs} {
		units := index[strings.ToLower(tok.Form)]
		if units == nil {
			units = index[strings.ToLower(tok.Lemma)]
		}
		for _, u := range units {
			if c := u.frame.Content; c != nil && len(u.with) == 0 && (c.Factuality != "" || c.Holder != "") {
				return true
			}
		}
	}
	return false
}

// serial makes a governing verb that stands right before verb i, and hangs on it or on its
// subject, the head of i.
func (r *repairer) serial(i int) {
	tokens := r.sent.Tokens
	k := i - 1
	for k >= 0 && slices.Contains([]string{"AUX", "ADV", "PART", "SCONJ"}, tokens[k].UPOS) && !r.governs(k) {
		k--
	}
	if k < 0 || !r.governs(k) || tokens[k].UPOS == "AUX" || tokens[k].UPOS == "SCONJ" {
		return
	}
	subject := tokens[k].Head >= 0 && tokens[k].Head < k && tokens[tokens[k].Head].Head == i && tokens[k].Rel != "acl:relcl" && tokens[k].Rel != "conj"
	if tokens[k].Head != i && !subject {
		return
	}
	switch tokens[k].Rel {
	case "advcl", "advmod", "amod", "aux", "nsubj", "dep", "acl", "obl", "compound", "nmod", "case", "mark", "parataxis":
	default:
		return
	}
	tokens[k].Head, tokens[k].Rel = tokens[i].Head, tokens[i].Rel
	tokens[i].Head, tokens[i].Rel = k, "xcomp"
	for j := range tokens[:k] {
		if tokens[j].Head == i {
			tokens[j].Head = k
		}
	}
}

// complement hangs verb i on the verb that governs it, where the parser hung it on that
// verb's object: "meminta Iran memasok drone", "asked Iran to supply drones".
func (r *repairer) complement(i int) {
	tokens := r.sent.Tokens
	noun := tokens[i].Head
	if noun < 0 || tokens[i].Rel != "acl" || tokens[noun].Rel != "obj" {
		return
	}
	if verb := tokens[noun].Head; verb >= 0 && verb < noun && noun < i && r.governs(verb) {
		tokens[i].Head, tokens[i].Rel = verb, "xcomp"
	}
}

// measure makes a counted noun after words such as "more than" the object that it is: the
// parser took the words for a preposition.
func (r *repairer) measure(i int) {
	tokens := r.sent.Tokens
	tok := &tokens[i]
	noun := tok.Head
	if tok.Rel != "case" || noun < 0 || !r.lex.cues.measure[strings.ToLower(tok.Form)] || tokens[noun].Rel != "obl" {
		return
	}
	counted := slices.ContainsFunc(tokens, func(t nlp.Token) bool { return t.Head == noun && t.Rel == "nummod" })
	if counted {
		tok.Rel, tokens[noun].Rel = "advmod", "obj"
	}
}
