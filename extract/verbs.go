package extract

import (
	"slices"
	"strings"

	"geokg/extract/actor"
)

// direct makes the bare phrase right after a verb without an object its object, where the parser
// made a part of a name or an attribute of it: "retook Kharkiv".
func (r *repairer) direct(i int) {
	tokens := r.sent.Tokens
	if r.lex.voiced() || !r.bare(i, "obj") || !r.act(i) {
		return
	}
	for k := i + 1; k < len(tokens) && tokens[k].UPOS != "PUNCT" && tokens[k].UPOS != "ADP" && tokens[k].UPOS != "VERB"; k++ {
		if tokens[k].Head == i && slices.Contains([]string{"flat", "appos", "nmod", "compound"}, tokens[k].Rel) && r.bare(k, "case") {
			tokens[k].Rel = "obj"
			return
		}
	}
}

// denying makes a complement of a gerund right after the verb that governs it and before its own
// object, where the tagger took it for a noun or an adjective: "denied bombing Aleppo".
func (r *repairer) denying(i int) {
	tokens := r.sent.Tokens
	form := strings.ToLower(tokens[i].Form)
	verb := i - 1
	if r.lex.voiced() || verb < 0 || i+1 >= len(tokens) || tokens[i].UPOS != "NOUN" && tokens[i].UPOS != "ADJ" || !strings.HasSuffix(form, "ing") ||
		tokens[i].Head != verb || tokens[i].Rel != "obj" && tokens[i].Rel != "xcomp" || tokens[verb].UPOS != "VERB" || !r.governs(verb) {
		return
	}
	lemma := r.verbOf(form)
	if lemma == "" {
		return
	}
	for k := i + 1; k < len(tokens) && tokens[k].UPOS != "PUNCT" && tokens[k].UPOS != "ADP"; k++ {
		own := tokens[k].Head == i && slices.Contains([]string{"flat", "appos", "nmod", "compound", "obj"}, tokens[k].Rel)
		if own || tokens[k].Head == verb && tokens[k].Rel == "obj" {
			tokens[i].UPOS, tokens[i].Lemma, tokens[i].Rel = "VERB", lemma, "xcomp"
			tokens[k].Head, tokens[k].Rel = i, "obj"
			return
		}
	}
}

// absolute makes the subject of a gerund of what stands between "with" and it: ", with Ethiopia
// pounding Kharkiv".
func (r *repairer) absolute(i int) {
	tokens := r.sent.Tokens
	if r.lex.voiced() || !strings.HasSuffix(tokens[i].Form, "ing") || !r.bare(i, "nsubj", "mark") {
		return
	}
	for k := i - 1; k > 0 && tokens[k].UPOS != "VERB" && tokens[k].UPOS != "PUNCT"; k-- {
		if !strings.EqualFold(tokens[k].Form, "with") || tokens[k].Rel != "case" {
			continue
		}
		if noun := tokens[k].Head; noun > k && noun < i && tokens[noun].Head == i && tokens[noun].Rel == "obl" {
			tokens[k].Head, tokens[k].Rel = i, "mark"
			tokens[noun].Rel = "nsubj"
		}
		return
	}
}

// bordering makes a relative clause of a pronoun, a verb taken for a plural noun and a name that
// the parser made the subject of the clause around: "Brazil, which borders Peru, freed X".
func (r *repairer) bordering(m *actor.Mention) {
	tokens := r.sent.Tokens
	pronoun := m.Tokens[1] + 1
	if r.lex.voiced() || pronoun+1 >= len(tokens) || tokens[pronoun-1].Form != "," || tokens[pronoun].Rel != "det" || !r.lex.cues.Relative[strings.ToLower(tokens[pronoun].Form)] {
		return
	}
	noun, inner := tokens[pronoun].Head, pronoun+1
	if noun <= inner || tokens[inner].Head != noun || tokens[inner].UPOS != "NOUN" || !strings.HasSuffix(tokens[inner].Form, "s") || !strings.HasPrefix(tokens[noun].Rel, "nsubj") {
		return
	}
	verb := tokens[noun].Head
	if verb < noun || tokens[verb].Head != m.Head && tokens[m.Head].Head != verb {
		return
	}
	if tokens[verb].Head == m.Head {
		tokens[verb].Head, tokens[verb].Rel = tokens[m.Head].Head, tokens[m.Head].Rel
	}
	tokens[m.Head].Head, tokens[m.Head].Rel = verb, tokens[noun].Rel
	tokens[inner].UPOS, tokens[inner].Head, tokens[inner].Rel = "VERB", m.Head, "acl:relcl"
	tokens[pronoun].Head, tokens[pronoun].Rel = inner, "nsubj"
	tokens[noun].Head, tokens[noun].Rel = inner, "obj"
}

// shipping makes a verb of a gerund that the tagger took for a part of its object's name, after a
// verb of charging: "accused of shipping drones to Russia".
func (r *repairer) shipping(i int) {
	tokens := r.sent.Tokens
	form := strings.ToLower(tokens[i].Form)
	noun := tokens[i].Head
	if r.lex.voiced() || i < 2 || noun < i || !strings.HasSuffix(form, "ing") || tokens[i].UPOS != "NOUN" && tokens[i].UPOS != "ADJ" || !slices.Contains([]string{"nmod", "compound", "amod"}, tokens[i].Rel) {
		return
	}
	mark := &tokens[i-1]
	verb := tokens[noun].Head
	for verb >= 0 && tokens[verb].UPOS != "VERB" {
		verb = tokens[verb].Head
	}
	lemma := r.verbOf(form)
	if lemma == "" || mark.Rel != "case" || mark.Head != noun || verb < 0 || verb > i || !r.charges(verb, strings.ToLower(mark.Form)) {
		return
	}
	tokens[i].UPOS, tokens[i].Lemma, tokens[i].Head, tokens[i].Rel = "VERB", lemma, verb, "advcl"
	mark.Head, mark.Rel = i, "mark"
	tokens[noun].Head, tokens[noun].Rel = i, "obj"
}
