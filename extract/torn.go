package extract

import (
	"slices"
	"strings"

	"geokg/extract/actor"
	"geokg/extract/nlp"
)

// Repairs of phrases of names that the parser tore apart, in a language without voice prefixes.

// coordinated makes two names with "and" between them one coordination, where the parser hung
// the first on the second: "Peru and South Korea signed …".
func (r *repairer) coordinated(m *actor.Mention) {
	tokens := r.sent.Tokens
	first, and := m.Head, m.Tokens[1]
	second := tokens[first].Head
	if r.lex.voiced() || second <= and || !slices.Contains([]string{"nmod", "compound"}, tokens[first].Rel) || tokens[and].Rel != "cc" ||
		tokens[and].Head != second || tokens[second].UPOS != "PROPN" || !r.bare(first, "case", "nmod:poss") {
		return
	}
	for k := and + 1; k < second; k++ {
		if tokens[k].Head != second || tokens[k].Rel != "flat" && tokens[k].Rel != "det" && tokens[k].Rel != "compound" {
			return
		}
	}
	tokens[first].Head, tokens[first].Rel = tokens[second].Head, tokens[second].Rel
	tokens[second].Head, tokens[second].Rel = first, "conj"
	for k := range tokens[:first] {
		if tokens[k].Head == second {
			tokens[k].Head = first
		}
	}
}

// between gives a name after "between" or "by" the other side, where the parser made it the subject
// of what follows: "A truce between X and Y was holding".
func (r *repairer) between(m *actor.Mention) {
	tokens := r.sent.Tokens
	and := m.Tokens[1]
	if r.lex.voiced() || and+1 >= len(tokens) || m.Tokens[0] == 0 || !strings.EqualFold(tokens[and].Form, "and") || !r.bare(m.Head, "conj") {
		return
	}
	before := m.Tokens[0] - 1
	if tokens[before].UPOS == "DET" && before > 0 {
		before--
	}
	if opener := strings.ToLower(tokens[before].Form); !r.lex.cues.Between[opener] && !r.lex.cues.Agent[opener] {
		return
	}
	verb, second := tokens[and].Head, -1
	if verb > and && strings.HasPrefix(tokens[verb].Rel, "nsubj") {
		verb, second = tokens[verb].Head, verb
	}
	if verb <= and || tokens[verb].Rel != "conj" && tokens[verb].Rel != "acl" || tokens[verb].Head > and {
		return
	}
	if second < 0 {
		second = slices.IndexFunc(tokens, func(t nlp.Token) bool { return t.Head == verb && strings.HasPrefix(t.Rel, "nsubj") })
	}
	if second < and || second > verb {
		return
	}
	tokens[and].Head, tokens[second].Head, tokens[second].Rel = second, m.Head, "conj"
	r.headOf(verb)
}

// headOf makes verb, which lost its subject to a phrase before it, the head of the clause whose
// subject that phrase belongs to.
func (r *repairer) headOf(verb int) {
	tokens := r.sent.Tokens
	for noun := tokens[verb].Head; noun >= 0; noun = tokens[noun].Head {
		if u := tokens[noun].UPOS; u != "NOUN" && u != "PROPN" || noun > verb {
			continue
		}
		if rel := tokens[noun].Rel; rel == "root" || strings.HasPrefix(rel, "nsubj") {
			top := tokens[noun].Head
			tokens[verb].Head, tokens[verb].Rel = top, "ccomp"
			if top < 0 {
				tokens[verb].Rel = "root"
			}
			tokens[noun].Head, tokens[noun].Rel = verb, "nsubj"
			return
		}
	}
}

// ranked makes one phrase of a name and the noun for its people right after it, where the parser
// gave the verb both: "Bogota and the ELN guerrillas will resume …".
func (r *repairer) ranked(m *actor.Mention) {
	tokens := r.sent.Tokens
	name, noun := m.Head, m.Tokens[1]
	if r.lex.voiced() || noun >= len(tokens) || tokens[noun].UPOS != "NOUN" || !r.lex.cues.Ranks[strings.ToLower(tokens[noun].Form)] ||
		tokens[name].Head == noun || tokens[noun].Head == name || tokens[name].Head < 0 || !r.bare(noun, "case", "det", "amod") {
		return
	}
	tokens[noun].Head, tokens[noun].Rel = tokens[name].Head, tokens[name].Rel
	tokens[name].Head, tokens[name].Rel = noun, "compound"
	for k := range tokens[:name] {
		if tokens[k].Head == name {
			tokens[k].Head = noun
		}
	}
}

// fronted gives the verb of a sentence the subject that the parser hung on the phrase in front of
// it: "In a call on Tuesday, X and Y reviewed …".
func (r *repairer) fronted(m *actor.Mention) {
	tokens := r.sent.Tokens
	name := m.Head
	front := tokens[name].Head
	if r.lex.voiced() || front < 1 || front > name || tokens[0].UPOS != "ADP" || tokens[0].Head != front || !slices.Contains([]string{"appos", "conj", "nmod"}, tokens[name].Rel) ||
		!r.bare(name, "cc", "case") || !r.parted(front, name, ",") {
		return
	}
	verb := tokens[front].Head
	if verb < m.Tokens[1] || tokens[verb].UPOS != "VERB" {
		return
	}
	if r.bare(verb, "nsubj", "nsubj:pass") {
		if tokens[verb].Rel == "xcomp" {
			tokens[verb].Rel = "ccomp"
		}
		tokens[name].Head, tokens[name].Rel = verb, "nsubj"
		return
	}
	for k := m.Tokens[1]; k < verb; k++ {
		object := tokens[k].Head
		if tokens[k].UPOS != "VERB" || tokens[k].Rel != "amod" || object < k || object > verb || !r.above(name, object) || strings.HasSuffix(tokens[k].Form, "ing") {
			continue
		}
		tokens[k].Head, tokens[k].Rel = verb, "ccomp"
		tokens[object].Head, tokens[object].Rel = k, "obj"
		tokens[name].Head, tokens[name].Rel, tokens[front].Head = k, "nsubj", k
		return
	}
}

// parted reports whether one of marks stands between two words.
func (r *repairer) parted(from, to int, marks ...string) bool {
	return slices.ContainsFunc(r.sent.Tokens[from:to], func(t nlp.Token) bool { return slices.Contains(marks, t.Form) })
}

// dated makes the past tense after a name and a time the verb whose subject the name is, where the
// parser took it for an attribute: "The United States on Thursday imposed sanctions on …".
func (r *repairer) dated(m *actor.Mention) {
	tokens := r.sent.Tokens
	name, on := m.Head, m.Tokens[1]
	if r.lex.voiced() || on+2 >= len(tokens) || !strings.EqualFold(tokens[on].Form, "on") || !strings.HasSuffix(tokens[on+1].Form, "day") || !r.bare(name, "case") {
		return
	}
	verb := on + 2
	for verb+1 < len(tokens) && tokens[verb].UPOS == "ADV" {
		verb++
	}
	object := tokens[verb].Head
	if object < verb || tokens[verb].Rel != "amod" || strings.HasSuffix(tokens[verb].Form, "ing") || !r.finiteForm(verb) {
		return
	}
	top := tokens[name].Head
	tokens[verb].UPOS, tokens[verb].Head, tokens[verb].Rel = "VERB", top, tokens[name].Rel
	if top >= 0 && strings.HasPrefix(tokens[name].Rel, "nsubj") {
		tokens[verb].Head, tokens[verb].Rel = tokens[top].Head, tokens[top].Rel
		tokens[top].Head, tokens[top].Rel = verb, "parataxis"
		r.relativeOf(top, verb)
	}
	tokens[name].Head, tokens[name].Rel = verb, "nsubj"
	tokens[on+1].Head, tokens[on+1].Rel = verb, "obl:tmod"
	tokens[object].Head, tokens[object].Rel = verb, "obj"
}

// finiteForm reports whether word i may be the past tense of a verb that frames know.
func (r *repairer) finiteForm(i int) bool {
	if r.sent.Tokens[i].UPOS == "VERB" {
		return r.lex.verbs[strings.ToLower(r.sent.Tokens[i].Lemma)] != nil
	}
	form := strings.ToLower(r.sent.Tokens[i].Form)
	for _, cut := range []string{"ed", "d"} {
		if lemma := strings.TrimSuffix(form, cut); lemma != form && r.lex.verbs[lemma] != nil {
			r.sent.Tokens[i].Lemma = lemma
			return true
		}
	}
	return false
}

// relativeOf hangs clause i, whose subject is the pronoun right before it, on the noun before that:
// "a broker it accused of …".
func (r *repairer) relativeOf(i, verb int) {
	tokens := r.sent.Tokens
	if i < verb+3 || tokens[i-1].UPOS != "PRON" || tokens[i-1].Head != i || tokens[i-2].UPOS != "NOUN" {
		return
	}
	tokens[i-1].Rel = "nsubj"
	tokens[i].Head, tokens[i].Rel = i-2, "acl:relcl"
}

// vocative makes a subject of a name that the parser took for one spoken to: "Finland, which …,
// became a member".
func (r *repairer) vocative(m *actor.Mention) {
	tokens := r.sent.Tokens
	verb := tokens[m.Head].Head
	if r.lex.voiced() || tokens[m.Head].Rel != "vocative" || verb < m.Tokens[1] || tokens[verb].UPOS != "VERB" || !r.bare(verb, "nsubj", "nsubj:pass") {
		return
	}
	tokens[m.Head].Rel = "nsubj"
}
