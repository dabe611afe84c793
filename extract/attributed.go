package extract

import (
	"slices"
	"strings"

	"geokg/extract/nlp"
)

// attributed sets right a sentence that ends in who says it, ", police in X said on Monday": what
// stands before the comma is a clause, and what stands after it the speaker.
func (r *repairer) attributed() {
	tokens := r.sent.Tokens
	said := len(tokens) - 1
	for said >= 0 && (tokens[said].UPOS != "VERB" || tokens[said].Head >= 0 && tokens[said].Rel != "parataxis") {
		said--
	}
	if r.lex.voiced() || said < 4 || !r.governs(said) {
		return
	}
	comma := r.speaker(said)
	if comma < 3 || tokens[said].Head >= 0 {
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
