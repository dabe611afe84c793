package extract

import (
	"slices"
	"strings"

	"geokg/extract/actor"
)

// finite makes the verb that tells what a name does the head of their clause, where the
// parser made the name the head: "Human Rights Watch called for …", "France, which is trying
// to mediate, appealed to both".
func (r *repairer) finite(m *actor.Mention) {
	tokens := r.sent.Tokens
	name := m.Head
	switch tokens[name].Rel {
	case "root", "parataxis", "ccomp", "advcl":
	default:
		return
	}
	if r.lex.voiced() || !r.bare(name, "cop", "case", "nsubj", "nsubj:pass") {
		return
	}
	verb := r.predicateOf(name, m.Tokens[1])
	if verb < 0 {
		return
	}
	tokens[verb].Head, tokens[verb].Rel = tokens[name].Head, tokens[name].Rel
	tokens[name].Head, tokens[name].Rel = verb, "nsubj"
	for k := range tokens {
		if tokens[k].Head == name && (k > verb || tokens[k].Rel == "aux") {
			tokens[k].Head = verb
		}
	}
}

// predicateOf is the verb after word from that may tell what name does, or -1: neither a
// gerund nor a passive participle, without a subject and an opening word of its own.
func (r *repairer) predicateOf(name, from int) int {
	for k := from; k < len(r.sent.Tokens); k++ {
		tok := r.sent.Tokens[k]
		if tok.Head != name && !r.after(k, name) || tok.UPOS != "VERB" || strings.HasSuffix(tok.Form, "ing") || !r.bare(k, "nsubj", "nsubj:pass", "mark", "cc", "obl:agent") {
			continue
		}
		switch tok.Rel {
		case "acl", "parataxis", "conj", "xcomp", "ccomp", "appos", "dep", "advcl":
			return k
		}
	}
	return -1
}

// after reports whether verb k stands behind the comma that ends an apposition of name, or a
// relative clause of it, on which the parser hung it: "Finland and Sweden, both members of the EU,
// applied to join".
func (r *repairer) after(k, name int) bool {
	tokens := r.sent.Tokens
	h := tokens[k].Head
	if h <= name || tokens[h].Head != name || tokens[k-1].Form != "," {
		return false
	}
	return tokens[h].Rel == "appos" || tokens[h].Rel == "conj" && r.bare(h, "cc") || strings.HasPrefix(tokens[h].Rel, "acl") && tokens[k].Rel == "conj"
}

// divide gives two coordinated verbs their own objects, where the parser made one phrase of
// them: "condemned the advance and imposed visa bans on X".
func (r *repairer) divide(i int) {
	tokens := r.sent.Tokens
	noun := tokens[i].Head
	if tokens[i].Rel != "conj" || noun < 0 || noun > i || tokens[noun].UPOS == "VERB" || !r.bare(i, "nsubj", "obj") {
		return
	}
	object := tokens[noun].Head
	if object < i || tokens[object].Rel != "obj" {
		return
	}
	verb := tokens[object].Head
	if verb < 0 || verb > noun || tokens[verb].UPOS != "VERB" {
		return
	}
	for k := range tokens[:noun] {
		if tokens[k].Head == object {
			tokens[k].Head = noun
		}
	}
	tokens[noun].Head, tokens[noun].Rel = verb, "obj"
	tokens[i].Head = verb
	tokens[object].Head = i
}

// goal makes a name with a preposition the oblique that it is, where the parser made it the
// subject of the infinitive after it: "send officers to Haiti to help fight gangs".
func (r *repairer) goal(m *actor.Mention) {
	tokens := r.sent.Tokens
	verb, prep, next := tokens[m.Head].Head, m.Tokens[0]-1, m.Tokens[1]
	if prep < 0 || next >= len(tokens) || verb < next || tokens[m.Head].Rel != "nsubj" || tokens[verb].Head < 0 ||
		tokens[prep].UPOS != "ADP" || tokens[prep].Head != verb || tokens[next].UPOS != "PART" {
		return
	}
	tokens[m.Head].Head, tokens[m.Head].Rel = tokens[verb].Head, "obl"
	tokens[prep].Head, tokens[prep].Rel = m.Head, "case"
}

// relativeVerb makes a verb of what the parser took for a noun in a relative clause: "a
// charge that Rwanda denies". Only a language without voice prefixes needs it.
func (r *repairer) relativeVerb(i int) {
	tokens := r.sent.Tokens
	if r.lex.voiced() || tokens[i].UPOS != "NOUN" || tokens[i].Head < 0 || tokens[i].Head > i || r.lex.verbs[strings.ToLower(tokens[i].Lemma)] == nil ||
		!r.bare(i, "cop") {
		return
	}
	pronoun, subject := -1, -1
	for k := tokens[i].Head + 1; k < i; k++ {
		switch {
		case tokens[k].Head != i:
		case r.lex.cues.Relative[strings.ToLower(tokens[k].Form)]:
			pronoun = k
		case pronoun >= 0 && slices.Contains([]string{"nmod", "compound", "nsubj"}, tokens[k].Rel):
			subject = k
		}
		if subject < 0 && pronoun >= 0 && tokens[k].Head == pronoun && tokens[k].Rel == "nsubj" && tokens[i].Rel == "acl:relcl" {
			tokens[k].Head, subject = i, k // "which Germany and Spain strongly support"
		}
	}
	if pronoun < 0 || subject < 0 {
		return
	}
	tokens[i].UPOS = "VERB"
	if tokens[i].Rel == "ccomp" {
		return // "demanded that he step down"
	}
	tokens[i].Rel = "acl:relcl"
	tokens[pronoun].Rel, tokens[subject].Rel = "obj", "nsubj"
}

// retag makes a verb of every form that can be nothing else, and a name of every word that
// stands for one, whatever the tagger took them for.
func (r *repairer) retag(mentions []*actor.Mention) {
	tokens := r.sent.Tokens
	for i := range tokens {
		if lemma, ok := r.lex.forms[strings.ToLower(tokens[i].Form)]; ok && tokens[i].UPOS != "PROPN" {
			tokens[i].UPOS, tokens[i].Lemma = "VERB", lemma
		}
		if tokens[i].UPOS == "VERB" && !r.lex.voiced() && r.lex.verbs[strings.ToLower(tokens[i].Lemma)] == nil && r.lex.verbs[strings.ToLower(tokens[i].Form)] == nil {
			r.regular(i)
		}
	}
	for _, m := range mentions {
		switch tok := &tokens[m.Head]; tok.UPOS {
		case "AUX", "ADV", "ADP", "VERB", "SCONJ", "CCONJ", "INTJ", "PART":
			if m.Pronoun || m.Modifier {
				continue
			}
			tok.UPOS = "PROPN"
			if h := tok.Head; !r.lex.voiced() && m.Entity.Kind.IsThing() && (tok.Rel == "ccomp" || tok.Rel == "xcomp") && 0 <= h && h < m.Tokens[0] && tokens[h].UPOS == "VERB" {
				tok.Rel = "obj" // "using Turkish-made TB2 drones"
			}
		}
	}
}

// reduced hangs a passive participle right after an object on that object, where the parser
// made it a complement of the verb before: "showed a missile designed in North Korea".
func (r *repairer) reduced(i int) {
	tokens := r.sent.Tokens
	verb := tokens[i].Head
	if r.lex.voiced() || tokens[i].Rel != "xcomp" || verb < 0 || strings.HasSuffix(tokens[i].Form, "ing") || !r.bare(i, "mark", "obj", "aux") ||
		!strings.Contains(tokens[i].Feats, "VerbForm=Part") {
		return
	}
	for k := i - 1; k > verb; k-- {
		if tokens[k].Head == verb {
			if tokens[k].Rel == "obj" {
				tokens[i].Head, tokens[i].Rel = k, "acl"
			}
			return
		}
		if tokens[k].UPOS == "VERB" || tokens[k].UPOS == "PUNCT" {
			return
		}
	}
}

// present makes a verb of what the parser took for a plural noun right after a name: "Cuba
// bars its nationals from fighting".
func (r *repairer) present(m *actor.Mention) {
	tokens := r.sent.Tokens
	i := m.Tokens[1]
	if r.lex.voiced() || i >= len(tokens) || tokens[i].UPOS != "NOUN" || tokens[m.Head].Head != i || !strings.HasSuffix(tokens[i].Form, "s") ||
		!r.bare(m.Head, "case") || !r.act(i) && !r.governs(i) {
		return
	}
	switch tokens[i].Rel {
	case "root", "ccomp", "parataxis", "conj", "advcl":
	default:
		return
	}
	object := -1
	for k := i + 1; k < len(tokens) && object < 0; k++ {
		if tokens[k].Head == i && slices.Contains([]string{"appos", "nmod", "obj", "dep", "flat", "compound", "obl"}, tokens[k].Rel) && r.bare(k, "case") {
			object = k
		}
	}
	if object < 0 {
		return
	}
	tokens[i].UPOS = "VERB"
	tokens[m.Head].Rel, tokens[object].Rel = "nsubj", "obj"
	for k := range tokens {
		if tokens[k].Head == i && tokens[k].Rel == "acl" {
			tokens[k].Rel = "advcl"
		}
	}
}

// gathered makes a name the subject that it is, where the parser took a participle after it
// for one: "BRICS leaders meeting in Johannesburg have agreed".
func (r *repairer) gathered(m *actor.Mention) {
	tokens := r.sent.Tokens
	i := m.Tokens[1]
	if r.lex.voiced() || i >= len(tokens) || tokens[m.Head].Head != i || tokens[i].UPOS != "NOUN" || !strings.HasSuffix(tokens[i].Form, "ing") ||
		!strings.HasPrefix(tokens[i].Rel, "nsubj") || !r.bare(m.Head, "case") || r.bare(i, "nmod", "obl", "obj") {
		return
	}
	tokens[m.Head].Head, tokens[m.Head].Rel = tokens[i].Head, tokens[i].Rel
	tokens[i].Head, tokens[i].Rel, tokens[i].UPOS = m.Head, "acl", "VERB"
	for k := range tokens {
		if tokens[k].Head == i && tokens[k].Rel == "nmod" {
			tokens[k].Rel = "obl"
		}
	}
}

// compound makes one noun phrase of an object and the noun right after it that the parser
// took for a complement: "develop a new stealth fighter".
func (r *repairer) compound(i int) {
	tokens := r.sent.Tokens
	if r.lex.voiced() || i == 0 || tokens[i].UPOS != "NOUN" || tokens[i].Rel != "xcomp" && tokens[i].Rel != "obj" || !r.bare(i, "case", "det", "amod", "nummod") {
		return
	}
	k := i - 1
	if tokens[k].UPOS != "NOUN" || tokens[k].Rel != "obj" || tokens[k].Head != tokens[i].Head || tokens[k].Head > k {
		return
	}
	for j := range tokens[:k] {
		if tokens[j].Head == k {
			tokens[j].Head = i
		}
	}
	tokens[i].Rel = "obj"
	tokens[k].Head, tokens[k].Rel = i, "compound"
}
