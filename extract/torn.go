package extract

import (
	"slices"
	"strings"

	"geokg/extract/actor"
	"geokg/extract/nlp"
)

// Repairs of phrases and clauses that the parser tore apart, in a language without voice prefixes.

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

// between gives a name after "between" the other side, where the parser made it the subject of
// what follows: "A truce between X and Y was holding".
func (r *repairer) between(m *actor.Mention) {
	tokens := r.sent.Tokens
	and := m.Tokens[1]
	if r.lex.voiced() || and+1 >= len(tokens) || m.Tokens[0] == 0 || !r.lex.cues.Between[strings.ToLower(tokens[m.Tokens[0]-1].Form)] ||
		!strings.EqualFold(tokens[and].Form, "and") || !r.bare(m.Head, "conj") {
		return
	}
	verb := tokens[and].Head
	if verb <= and || tokens[verb].Rel != "conj" || tokens[verb].Head > and {
		return
	}
	second := slices.IndexFunc(tokens, func(t nlp.Token) bool { return t.Head == verb && strings.HasPrefix(t.Rel, "nsubj") })
	if second < and {
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

// timed hangs a clause that the parser took for a relative one of a time on the verb of speech
// before the time: "denied on Friday that it had sold drones".
func (r *repairer) timed(i int) {
	tokens := r.sent.Tokens
	noun := tokens[i].Head
	if r.lex.voiced() || noun < 1 || !strings.HasPrefix(tokens[i].Rel, "acl") || !strings.HasPrefix(tokens[noun].Rel, "obl") || r.bare(i, "nsubj", "nsubj:pass", "mark") {
		return
	}
	verb, that := tokens[noun].Head, r.firstOf(i)
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

// fronted gives the verb of a sentence the subject that the parser hung on the phrase in front of
// it: "In a call on Tuesday, X and Y reviewed …".
func (r *repairer) fronted(m *actor.Mention) {
	tokens := r.sent.Tokens
	name := m.Head
	front := tokens[name].Head
	if r.lex.voiced() || front < 1 || front > name || tokens[0].UPOS != "ADP" || tokens[0].Head != front || !slices.Contains([]string{"appos", "conj", "nmod"}, tokens[name].Rel) ||
		!r.bare(name, "cc", "case") || !r.parted(front, name) {
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

// parted reports whether a comma stands between two words.
func (r *repairer) parted(from, to int) bool {
	return slices.ContainsFunc(r.sent.Tokens[from:to], func(t nlp.Token) bool { return t.Form == "," })
}

// attributed sets right a sentence that ends in who says it, ", police in X said on Monday": what
// stands before the comma is a clause, and what stands after it the speaker.
func (r *repairer) attributed() {
	tokens := r.sent.Tokens
	said := slices.IndexFunc(tokens, func(t nlp.Token) bool { return t.Head < 0 })
	if r.lex.voiced() || said < 4 || tokens[said].UPOS != "VERB" || !r.governs(said) {
		return
	}
	comma := r.speaker(said)
	if comma < 3 {
		return
	}
	clause := slices.ContainsFunc(tokens[:comma], func(t nlp.Token) bool {
		return t.Head == said && (strings.HasPrefix(t.Rel, "ccomp") || t.Rel == "xcomp" || t.Rel == "parataxis")
	})
	if clause {
		return
	}
	verb, subject := r.told(comma)
	if verb < 0 {
		return
	}
	for k := range tokens[:comma] {
		if k != subject && tokens[k].Head == said || k > verb && tokens[k].Head == subject {
			tokens[k].Head = verb
		}
	}
	tokens[verb].Head, tokens[verb].Rel, tokens[verb].Feats = said, "ccomp", "VerbForm=Fin"
	tokens[subject].Head, tokens[subject].Rel = verb, "nsubj"
}

// speaker is the comma before the phrase that stands right before verb said as its subject, which
// becomes that; or -1.
func (r *repairer) speaker(said int) int {
	tokens := r.sent.Tokens
	comma := said - 1
	for ; comma > 0 && tokens[comma].Form != ","; comma-- {
		if tokens[comma].UPOS == "VERB" || said-comma > 10 {
			return -1
		}
	}
	for k := comma + 1; k < said; k++ {
		if head := tokens[k].Head; (head <= comma || head >= said) && (tokens[k].UPOS == "NOUN" || tokens[k].UPOS == "PROPN") && r.bare(k, "case") {
			tokens[k].Head, tokens[k].Rel = said, "nsubj"
			return comma
		}
	}
	return -1
}

// told is the verb of the clause before comma that the parser took for an attribute of its
// subject, with that subject; or -1.
func (r *repairer) told(comma int) (verb, subject int) {
	tokens := r.sent.Tokens
	for k := 1; k < comma; k++ {
		noun := tokens[k].Head
		if tokens[k].UPOS != "VERB" || tokens[k].Rel != "acl" || noun < 0 || noun > k || strings.HasSuffix(tokens[k].Form, "ing") || !r.bare(noun, "case") ||
			!r.bare(k, "mark", "obl:agent") || r.bare(k, "obj") {
			continue
		}
		return k, noun
	}
	return -1, -1
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
	if verb < noun || tokens[verb].UPOS != "VERB" || strings.HasSuffix(tokens[verb].Form, "ing") || r.parted(noun, verb) || !r.bare(verb, "nsubj", "nsubj:pass", "aux:pass") || r.bare(verb, "obj") {
		return
	}
	tokens[noun].Rel = "nsubj"
	tokens[i].Head, tokens[i].Rel = verb, "mark"
	if tokens[verb].Rel == "parataxis" || tokens[verb].Rel == "conj" {
		tokens[verb].Rel = "advcl"
	}
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
