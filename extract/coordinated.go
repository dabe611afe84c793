package extract

import (
	"slices"
	"strings"
)

// acted makes two clauses of two subjects joined by "and" or "but", where the parser took the first
// verb for an attribute of an apposition: "Lee proposed talks, but Kim dismissed the offer".
func (r *repairer) acted(i int) {
	tokens := r.sent.Tokens
	object := tokens[i].Head
	if r.lex.voiced() || tokens[i].UPOS != "VERB" || tokens[i].Rel != "amod" || object < i || tokens[object].Rel != "appos" || strings.HasSuffix(tokens[i].Form, "ing") {
		return
	}
	name := tokens[object].Head
	if name < 0 || name > i || tokens[name].Rel != "nsubj" || r.parted(name, i, ",", ";") || !r.above(name, i-1) {
		return
	}
	verb := tokens[name].Head
	other := slices.IndexFunc(r.conjuncts(name), func(k int) bool { return k > object && k < verb })
	if verb < object || other < 0 {
		return
	}
	subject := r.conjuncts(name)[other]
	tokens[i].Head, tokens[i].Rel = tokens[verb].Head, tokens[verb].Rel
	tokens[verb].Head, tokens[verb].Rel = i, "conj"
	tokens[name].Head = i
	tokens[object].Head, tokens[object].Rel = i, "obj"
	tokens[subject].Head, tokens[subject].Rel = verb, "nsubj"
	for k := range tokens {
		if tokens[k].Head == subject && tokens[k].Rel == "cc" {
			tokens[k].Head = verb
		}
	}
}

// conjuncts are the words that the parser joined to word i.
func (r *repairer) conjuncts(i int) (list []int) {
	for k, t := range r.sent.Tokens {
		if t.Head == i && t.Rel == "conj" {
			list = append(list, k)
		}
	}
	return list
}

// timeSubject makes the subject of a clause of time of the noun right before its verb that the
// parser gave the word for "after" as a preposition: "setelah rudal Rusia memasuki wilayahnya".
func (r *repairer) timeSubject(i int) {
	tokens := r.sent.Tokens
	if !r.lex.voiced() || i < 2 || tokens[i].Rel != "advcl" || !r.bare(i, "nsubj", "nsubj:pass", "mark") {
		return
	}
	noun := i - 1
	for noun >= 0 && tokens[noun].Head != i {
		noun = tokens[noun].Head
	}
	if noun < 0 || noun > i || tokens[noun].Rel != "obl" || tokens[noun].UPOS != "NOUN" && tokens[noun].UPOS != "PROPN" {
		return
	}
	rel := "nsubj"
	if strings.Contains(tokens[i].Feats, "Voice=Pass") {
		rel = "nsubj:pass"
	}
	r.opened(noun, i, rel)
}
