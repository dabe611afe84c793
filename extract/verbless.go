package extract

import (
	"slices"
	"strings"

	"geokg/extract/nlp"
)

// verbless finds the verb of a clause of which the parser made one phrase, taking the past tense
// for an attribute of its object: "The World Food Programme delivered 500 tons of flour to Gaza",
// "Police in Nairobi fired tear gas". What stands before the verb is its subject and what dates it.
func (r *repairer) verbless() {
	tokens := r.sent.Tokens
	top := slices.IndexFunc(tokens, func(t nlp.Token) bool { return t.Head < 0 })
	if r.lex.voiced() || top < 0 || !slices.Contains([]string{"NOUN", "PROPN", "ADJ"}, tokens[top].UPOS) || !r.bare(top, "cop", "case", "nsubj", "nsubj:pass") {
		return
	}
	verb := r.hidden()
	if verb <= top {
		return
	}
	object := tokens[verb].Head
	if object < verb {
		object = r.besidesAfter(verb)
	}
	tokens[verb].Head, tokens[verb].Rel, tokens[verb].Feats = -1, tokens[top].Rel, "VerbForm=Fin"
	tokens[top].Head, tokens[top].Rel = verb, "nsubj"
	for k := range tokens {
		switch h := tokens[k].Head; {
		case k == top || k == verb || h < 0:
		case k > verb && h < verb:
			r.rehang(k, verb)
		case k < verb && h > verb:
			r.adjunct(k, verb)
		}
	}
	if object > verb {
		tokens[object].Head, tokens[object].Rel = verb, "obj"
	}
}

// hidden is the first word after a noun that can be nothing but a past tense with an object, outside
// of relative clauses and of what commas set off; -1 if there is none.
func (r *repairer) hidden() int {
	tokens := r.sent.Tokens
	for i := 1; i+1 < len(tokens); i++ {
		if r.lex.cues.Relative[strings.ToLower(tokens[i].Form)] {
			i = r.relativeEnd(i)
			continue
		}
		before, next := tokens[i-1], tokens[i+1]
		if strings.HasSuffix(tokens[i].Form, "ing") || !slices.Contains([]string{"NOUN", "PROPN", "ADV", "PUNCT", "NUM"}, before.UPOS) || before.Form == "-" || before.Form == "“" || before.Form == "\"" {
			continue
		}
		if slices.Contains([]string{"PUNCT", "SCONJ", "CCONJ", "ADP", "AUX"}, next.UPOS) || !r.bare(i, "obl:agent", "aux:pass", "det") {
			continue
		}
		if tokens[i].UPOS == "VERB" && (r.act(i) || r.light(i) || r.governs(i)) && !strings.EqualFold(tokens[i].Form, tokens[i].Lemma) || r.past(i) {
			return i
		}
	}
	return -1
}

// relativeEnd is where the relative clause that pronoun i opens ends: at the comma after it where one
// stands before it, else at its verb.
func (r *repairer) relativeEnd(i int) int {
	tokens := r.sent.Tokens
	aside := tokens[i-1].Form == ","
	for k := i + 1; k < len(tokens); k++ {
		if aside && tokens[k].Form == "," || !aside && tokens[k].UPOS == "VERB" {
			return k
		}
	}
	return len(tokens)
}

// rehang hangs word k, which the parser hung on something before the verb, on the verb; an
// apposition on the noun before its comma.
func (r *repairer) rehang(k, verb int) {
	tokens := r.sent.Tokens
	if tokens[k].Rel == "appos" {
		for noun := k - 1; noun > verb; noun-- {
			if u := tokens[noun].UPOS; (u == "NOUN" || u == "PROPN") && !r.above(k, noun) {
				tokens[k].Head = noun
				return
			}
		}
	}
	tokens[k].Head = verb
	switch {
	case tokens[k].Rel == "nmod" && !r.bare(k, "case"):
		tokens[k].Rel = "obl"
	case tokens[k].Rel == "acl":
		tokens[k].Rel = "advcl"
	}
}

// adjunct hangs word k, between the subject and the verb, that the parser made a part of the object,
// on the verb.
func (r *repairer) adjunct(k, verb int) {
	tokens := r.sent.Tokens
	if tokens[k].UPOS == "ADP" {
		if noun := slices.IndexFunc(tokens[k+1:verb], func(t nlp.Token) bool { return t.UPOS == "NOUN" || t.UPOS == "PROPN" }); noun >= 0 {
			tokens[k].Head, tokens[k].Rel = k+1+noun, "case"
			return
		}
	}
	tokens[k].Head = verb
	switch {
	case strings.HasSuffix(tokens[k].Form, "day"):
		tokens[k].Rel = "obl:tmod"
	case tokens[k].UPOS == "NOUN" || tokens[k].UPOS == "PROPN":
		tokens[k].Rel = "obl"
	case tokens[k].UPOS == "ADV":
		tokens[k].Rel = "advmod"
	}
}
