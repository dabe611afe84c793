package extract

import (
	"slices"
	"strings"

	"geokg/extract/nlp"
)

// headless makes the past tense after the first phrase of a sentence its main word, where the
// parser took the phrase for that and the verb for an attribute: "Afghan warlords armed Tajik
// rebels". Only a language whose past tense looks like its participle needs it.
func (r *repairer) headless() {
	tokens := r.sent.Tokens
	root := slices.IndexFunc(tokens, func(t nlp.Token) bool { return t.Head < 0 })
	if r.lex.voiced() || root < 0 {
		return
	}
	if tokens[root].UPOS == "ADJ" && !r.bare(root, "obj") && r.bare(root, "cop") {
		r.past(root)
		return
	}
	if u := tokens[root].UPOS; u != "NOUN" && u != "PROPN" || !r.bare(root, "cop", "nsubj", "case") {
		return
	}
	verb := r.afterPhrase(root)
	if verb < 0 || verb+1 >= len(tokens) || !slices.Contains([]string{"amod", "advmod", "acl", "dep", "appos", "case"}, tokens[verb].Rel) || !slices.Contains([]string{"VERB", "ADJ", "NOUN"}, tokens[verb].UPOS) {
		return
	}
	next := tokens[verb+1]
	if next.UPOS == "PUNCT" || next.UPOS == "SCONJ" || next.UPOS == "CCONJ" || next.UPOS == "ADP" && (tokens[verb].Rel != "acl" || strings.EqualFold(next.Form, "by")) {
		return
	}
	object := tokens[verb].Head
	if object < verb {
		object = slices.IndexFunc(tokens, func(t nlp.Token) bool { return t.Head == verb && t.Rel == "obj" })
		if k := r.besidesAfter(verb); object < 0 && k >= 0 && r.bare(k, "case") {
			object = k
		}
	}
	if object >= 0 && object < verb || object < 0 && next.UPOS != "ADP" || !r.past(verb) {
		return
	}
	tokens[verb].Head, tokens[verb].Rel = -1, tokens[root].Rel
	tokens[root].Head, tokens[root].Rel = verb, "nsubj"
	if object >= 0 {
		tokens[object].Head, tokens[object].Rel = verb, "obj"
	}
	for k := range tokens {
		if k > verb && tokens[k].Head >= 0 && tokens[k].Head < verb || k < verb && k != root && tokens[k].Head == object && object >= 0 {
			tokens[k].Head = verb
		}
	}
}

// afterPhrase is the first word after the nouns that word root heads without a comma or a
// verb between, or -1.
func (r *repairer) afterPhrase(root int) int {
	tokens := r.sent.Tokens
	for i := root + 1; i < len(tokens); i++ {
		t := tokens[i]
		switch {
		case t.UPOS == "ADV":
		case t.UPOS == "PUNCT":
			return -1
		case slices.Contains([]string{"amod", "advmod", "acl", "dep", "appos"}, t.Rel) && (t.Head > i || t.UPOS == "VERB" || strings.HasSuffix(t.Form, "ed")), t.Rel == "case" && t.UPOS == "VERB":
			return i
		case !r.above(root, i):
			return -1
		}
	}
	return -1
}

// past makes a verb of word i if it is the regular past tense of one that frames know as an
// act, or one already.
func (r *repairer) past(i int) bool {
	if r.sent.Tokens[i].UPOS == "VERB" && r.act(i) {
		return true
	}
	return r.regular(i)
}

// regular makes word i the verb, known to frames, that it is the regular past tense of.
func (r *repairer) regular(i int) bool {
	tok := &r.sent.Tokens[i]
	stem, ok := strings.CutSuffix(strings.ToLower(tok.Form), "ed")
	if !ok || len(stem) < 3 {
		return false
	}
	for _, lemma := range []string{stem, stem + "e", strings.TrimSuffix(stem, "i") + "y", stem[:len(stem)-1]} {
		if slices.ContainsFunc(r.lex.verbs[lemma], func(u unit) bool { return u.frame.Relation != "" }) {
			tok.UPOS, tok.Lemma = "VERB", lemma
			return true
		}
	}
	return false
}

// contentOf hangs an infinitive right after the noun whose content it is on that noun, where
// the parser hung it on the verb: "expressed its willingness to resume talks".
func (r *repairer) contentOf(i int) {
	tokens := r.sent.Tokens
	verb := tokens[i].Head
	if verb < 0 || tokens[i].Rel != "xcomp" && tokens[i].Rel != "advcl" || i < 2 {
		return
	}
	noun := i - 2
	if r.lex.voiced() {
		noun = r.ownedBefore(i)
	} else if strings.ToLower(tokens[i-1].Form) != "to" {
		return
	}
	for !r.lex.voiced() && noun > verb && tokens[noun].Head != verb {
		noun = tokens[noun].Head // "rejected an offer by X to send troops"
	}
	if noun < 0 {
		return
	}
	if tokens[noun].Head != verb || tokens[noun].Rel != "obj" || tokens[noun].UPOS != "NOUN" || !r.lex.voiced() && !r.above(noun, i-2) {
		return
	}
	lemma := tokens[noun].Lemma
	if r.lex.voiced() {
		lemma = tokens[noun].Form // "pemerintah" is no "perintah"
	}
	for _, u := range r.lex.nouns[strings.ToLower(lemma)] {
		if u.frame.Content != nil && u.frame.Content.Factuality != "" && len(u.with) == 0 {
			tokens[i].Head, tokens[i].Rel = noun, "acl"
			return
		}
	}
}

// ownedBefore is the noun right before verb i, or before the bare name of whose it is ("rencana
// Netanyahu memperluas …"); -1 if there is none.
func (r *repairer) ownedBefore(i int) int {
	tokens := r.sent.Tokens
	k := i - 1
	for k > 0 && tokens[k].UPOS == "PROPN" && tokens[k].Head >= 0 && tokens[k].Head < k && r.bare(k, "case") {
		k = tokens[k].Head
	}
	if tokens[k].UPOS != "NOUN" {
		return -1
	}
	return k
}

// addressed makes an object of a name right after a verb that has its subject before, where
// the parser made a second subject of it: "China warned Taiwan against declaring …".
func (r *repairer) addressed(i int) {
	tokens := r.sent.Tokens
	if r.lex.voiced() || !r.bare(i, "obj") {
		return
	}
	before, after := -1, -1
	for k := range tokens {
		switch {
		case tokens[k].Head != i || tokens[k].Rel != "nsubj":
		case k < i:
			before = k
		case after < 0:
			after = k
		}
	}
	if before >= 0 && after >= 0 {
		tokens[after].Rel = "obj"
	}
}

// particle makes a noun the object of a verb and its particle, where the parser took the
// particle for a preposition: "called off negotiations".
func (r *repairer) particle(i int) {
	tokens := r.sent.Tokens
	if r.lex.voiced() || i+2 >= len(tokens) || tokens[i+1].UPOS != "ADP" || tokens[i+1].Rel != "case" || !r.bare(i, "obj") {
		return
	}
	noun, word := tokens[i+1].Head, strings.ToLower(tokens[i+1].Form)
	if noun < 0 || tokens[noun].Head != i || tokens[noun].Rel != "obl" || tokens[noun].UPOS != "NOUN" || !slices.Contains([]string{"off", "up", "out", "down"}, word) {
		return
	}
	if slices.ContainsFunc(r.lex.verbs[strings.ToLower(tokens[i].Lemma)], func(u unit) bool { return len(u.with) == 1 && u.with[0] == word }) {
		tokens[i+1].Head, tokens[i+1].Rel = i, "compound:prt"
		tokens[noun].Rel = "obj"
	}
}
