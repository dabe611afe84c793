package extract

import (
	"slices"
	"strings"

	"geokg/extract/actor"
	"geokg/extract/nlp"
)

// noun makes a noun of a word that the tagger took for a verb although no verb can stand there:
// an inflected form after "to" ("assistance to refugees"), or a bare form right after the object
// of a verb that takes no bare infinitive ("issued an arrest warrant").
func (r *repairer) noun(i int) {
	tokens := r.sent.Tokens
	tok := &tokens[i]
	if r.lex.voiced() || i < 2 || tok.UPOS != "VERB" || tok.Head < 0 {
		return
	}
	before := &tokens[i-1]
	form := strings.ToLower(tok.Form)
	switch {
	case strings.EqualFold(before.Form, "to") && before.Head == i && strings.HasSuffix(form, "s") && form != strings.ToLower(tok.Lemma) && tok.Rel != "root":
		before.UPOS, before.Rel = "ADP", "case"
		tok.UPOS, tok.Rel = "NOUN", "obl"
		if tokens[tok.Head].UPOS == "NOUN" {
			tok.Rel = "nmod"
		}
	case tok.Rel == "xcomp" && form == strings.ToLower(tok.Lemma) && before.UPOS == "NOUN" && before.Rel == "obj" && before.Head == tok.Head &&
		!r.bare(i-1, "det", "nummod", "nmod:poss") && r.bare(i, "mark", "aux", "nsubj") && !r.bareInfinitive(tok.Head):
		tok.UPOS = "NOUN"
	default:
		return
	}
	for k := range tokens {
		if tokens[k].Head == i && tokens[k].Rel == "obl" {
			tokens[k].Rel = "nmod"
		}
	}
}

// bareInfinitive reports whether verb i takes a complement without "to": "make", "see".
func (r *repairer) bareInfinitive(i int) bool {
	return r.lex.cues.Letting[strings.ToLower(r.sent.Tokens[i].Lemma)]
}

// doing makes a verb of a gerund that the tagger took for a noun although it opens a clause or has
// an object: "accused of shipping arms".
func (r *repairer) doing(i int) {
	tokens := r.sent.Tokens
	tok := &tokens[i]
	if r.lex.voiced() || tok.UPOS != "NOUN" || !strings.HasSuffix(tok.Form, "ing") || r.bare(i, "mark", "obj") {
		return
	}
	if lemma := r.verbOf(strings.ToLower(tok.Form)); lemma != "" {
		tok.UPOS, tok.Lemma = "VERB", lemma
	}
}

// verbOf is the verb of the frames whose gerund is form, or "".
func (r *repairer) verbOf(form string) string {
	stem := strings.TrimSuffix(form, "ing")
	options := []string{stem, stem + "e"}
	if n := len(stem); n > 2 && stem[n-1] == stem[n-2] {
		options = append(options, stem[:n-1])
	}
	for _, o := range options {
		if r.lex.verbs[o] != nil {
			return o
		}
	}
	return ""
}

// opening makes a noun of a plural that opens the sentence and that the tagger took for a verb:
// "Talks mediated by X ended".
func (r *repairer) opening(i int) {
	tokens := r.sent.Tokens
	form := strings.ToLower(tokens[i].Form)
	if r.lex.voiced() || i > 0 || tokens[i].UPOS != "VERB" || !strings.HasSuffix(form, "s") || r.lex.nouns[form] == nil || !r.bare(i, "nsubj", "obj", "aux") {
		return
	}
	tokens[i].UPOS = "NOUN"
	for k := range tokens {
		if tokens[k].Head == i && tokens[k].UPOS == "VERB" && (tokens[k].Rel == "xcomp" || tokens[k].Rel == "ccomp" || tokens[k].Rel == "advcl") && !strings.HasSuffix(tokens[k].Form, "ing") {
			tokens[k].Rel = "acl"
		}
	}
}

// joint hangs who is joined to a participle by a hyphen on it, where the parser hung it on
// something else: "Iran-backed rebels attacked ships".
func (r *repairer) joint(m *actor.Mention) {
	tokens := r.sent.Tokens
	i := m.Tokens[1] + 1
	if r.lex.voiced() || i >= len(tokens) || tokens[i-1].Form != "-" || tokens[i].Rel != "amod" || tokens[i].Head < i || m.Head != i-2 || tokens[m.Head].Head == i {
		return
	}
	tokens[m.Head].Head, tokens[m.Head].Rel = i, "compound"
}

// severed makes the verb between a name with an apposition and the verb's object the head of
// their clause, where the parser made an attribute of it: "Albania, a NATO ally, severed ties",
// "The president of X, Y, hosted Z".
func (r *repairer) severed(m *actor.Mention) {
	tokens := r.sent.Tokens
	name := m.Head
	if r.lex.voiced() || !slices.Contains([]string{"root", "ccomp", "parataxis"}, tokens[name].Rel) || !r.bare(name, "cop", "case", "nsubj") {
		return
	}
	for i := m.Tokens[1] + 2; i < len(tokens); i++ {
		if tokens[i].Rel != "amod" || tokens[i].UPOS != "VERB" || tokens[i-1].Form != "," || strings.HasSuffix(tokens[i].Form, "ing") || !r.act(i) && !r.light(i) && !r.governs(i) {
			continue
		}
		object := tokens[i].Head
		if object < i {
			object = r.besidesAfter(i)
		}
		if object < i || !slices.Contains([]string{"appos", "conj", "list", "nmod"}, tokens[object].Rel) || !r.bare(object, "case") || !r.above(name, object) {
			continue
		}
		tokens[i].Head, tokens[i].Rel = tokens[name].Head, tokens[name].Rel
		tokens[name].Head, tokens[name].Rel = i, "nsubj"
		tokens[object].Head, tokens[object].Rel = i, "obj"
		for k := range tokens {
			if k > i && k != object && (tokens[k].Head == name || tokens[k].Head >= 0 && tokens[k].Head < i && r.above(name, tokens[k].Head)) {
				tokens[k].Head = i
			}
		}
		return
	}
}

// besidesAfter is the phrase right after word i that hangs on the same noun as it, or -1.
func (r *repairer) besidesAfter(i int) int {
	tokens := r.sent.Tokens
	for k := i + 1; k < len(tokens) && tokens[k].UPOS != "PUNCT" && tokens[k].UPOS != "ADP"; k++ {
		if tokens[k].Head == tokens[i].Head {
			return k
		}
	}
	return -1
}

// perfect makes an auxiliary of the word that the parser took for the main verb, where it took the
// participle after it for an attribute of the object: "experts have accused Turkey".
func (r *repairer) perfect(i int) {
	tokens := r.sent.Tokens
	if r.lex.voiced() || tokens[i].UPOS != "AUX" || strings.HasPrefix(tokens[i].Rel, "aux") || tokens[i].Rel == "cop" {
		return
	}
	verb := i + 1
	for verb < len(tokens) && tokens[verb].UPOS == "ADV" {
		verb++
	}
	if verb+2 < len(tokens) && tokens[verb+1].Form == "-" && tokens[verb].Head == verb+2 {
		verb += 2 // "had test-fired"
	}
	if verb >= len(tokens) || tokens[verb].UPOS != "VERB" || tokens[verb].Rel != "amod" || strings.HasSuffix(tokens[verb].Form, "ing") {
		return
	}
	object := tokens[verb].Head
	if object < verb || tokens[object].Head != i && (tokens[object].Head != tokens[i].Head || tokens[object].Rel != "obj") {
		return
	}
	tokens[verb].Head, tokens[verb].Rel = tokens[i].Head, tokens[i].Rel
	for k := range tokens {
		if tokens[k].Head == i {
			tokens[k].Head = verb
		}
	}
	tokens[i].Head, tokens[i].Rel = verb, "aux"
	tokens[object].Head, tokens[object].Rel = verb, "obj"
}

// tag makes a clause of what stands before ", police said" at the end of a sentence, where the
// parser made its verb an attribute of the subject and of who reports a conjunct of it: "Gunmen
// abducted 43 pupils, police said".
func (r *repairer) tag(i int) {
	tokens := r.sent.Tokens
	who := i - 1
	if r.lex.voiced() || who < 2 || tokens[who].Rel != "conj" || !r.governs(i) || !r.bare(who, "cc") {
		return
	}
	subject := tokens[who].Head
	if subject < 0 || tokens[subject].Head != i || !strings.HasPrefix(tokens[subject].Rel, "nsubj") {
		return
	}
	verb := -1
	for k := subject + 1; k < who && verb < 0; k++ {
		if tokens[k].Head == subject && tokens[k].Rel == "acl" && tokens[k].UPOS == "VERB" && !strings.HasSuffix(tokens[k].Form, "ing") {
			verb = k
		}
	}
	if verb < 0 {
		return
	}
	tokens[verb].Head, tokens[verb].Rel, tokens[verb].Feats = i, "ccomp", "VerbForm=Fin"
	tokens[subject].Head, tokens[subject].Rel = verb, "nsubj"
	tokens[who].Head, tokens[who].Rel = i, "nsubj"
}

// glued makes an attribute of a participle joined to a name by a hyphen, where the parser took it
// for a verb with an object: "using Turkish-made drones".
func (r *repairer) glued(i int) {
	tokens := r.sent.Tokens
	if r.lex.voiced() || i < 2 || tokens[i].UPOS != "VERB" || tokens[i-1].Form != "-" || tokens[i-2].UPOS == "NOUN" || strings.HasPrefix(tokens[i].Rel, "acl") || tokens[i].Rel == "amod" || tokens[i].Head < 0 || tokens[i].Head > i {
		return
	}
	object := slices.IndexFunc(tokens, func(t nlp.Token) bool { return t.Head == i && t.Rel == "obj" })
	if object < i || tokens[tokens[i].Head].UPOS != "VERB" {
		return
	}
	verb := tokens[i].Head
	for k := range tokens {
		if tokens[k].Head == i && k > object {
			tokens[k].Head = verb
		}
	}
	tokens[object].Head, tokens[i].Head, tokens[i].Rel = verb, object, "amod"
	tokens[i-2].Head, tokens[i-2].Rel = i, "compound"
}
