package extract

import (
	"slices"
	"strings"

	"geokg/extract/nlp"
)

// plainObject makes the object of a verb of what the tagger first took for an infinitive: "arrested
// two suspects".
func (r *repairer) plainObject(i int) {
	tokens := r.sent.Tokens
	verb := tokens[i].Head
	if r.lex.voiced() || tokens[i].UPOS != "NOUN" || tokens[i].Rel != "xcomp" || verb < 0 || verb > i || tokens[verb].UPOS != "VERB" ||
		!r.bare(i, "case", "mark", "cop") || !r.bare(verb, "obj", "ccomp") || r.lex.cues.Copula[strings.ToLower(tokens[verb].Lemma)] || !r.act(verb) {
		return
	}
	tokens[i].Rel = "obj"
}

// datedClause hangs a relative clause that the parser hung on a time on the noun for an act before
// it: "carried out strikes on X last week, which killed nine civilians".
func (r *repairer) datedClause(i int) {
	tokens := r.sent.Tokens
	noun := tokens[i].Head
	if r.lex.voiced() || tokens[i].Rel != "acl:relcl" || noun < 0 || noun > i || !strings.HasSuffix(tokens[noun].Rel, ":tmod") {
		return
	}
	if event := r.eventAbove(noun); event >= 0 {
		tokens[i].Head = event
	}
}

// inside reports whether a preposition of place marks word i.
func (r *repairer) inside(i int) bool {
	return slices.ContainsFunc(r.sent.Tokens, func(t nlp.Token) bool {
		return t.Head == i && t.Rel == "case" && r.lex.cues.Place[strings.ToLower(t.Form)]
	})
}

// besides hangs a noun with an article that the parser joined to the place before it on what stands
// in that place: "struck a refinery in Ryazan and a depot near Bryansk".
func (r *repairer) besides(i int) {
	tokens := r.sent.Tokens
	place := tokens[i].Head
	if r.lex.voiced() || tokens[i].UPOS != "NOUN" || tokens[i].Rel != "conj" || place < 0 || place > i || tokens[place].UPOS != "PROPN" || !r.indefinite(i) || !r.inside(place) ||
		tokens[place].Rel != "obl" && tokens[place].Rel != "nmod" {
		return
	}
	noun := tokens[place].Head
	if noun >= 0 && tokens[noun].UPOS == "VERB" {
		verb := noun
		noun = -1
		for k := verb + 1; k < place; k++ {
			if tokens[k].Head == verb && tokens[k].Rel == "obj" {
				noun = k
			}
		}
	}
	if noun >= 0 && noun < place && tokens[noun].UPOS == "NOUN" && slices.Contains([]string{"obj", "nsubj", "nsubj:pass", "conj"}, tokens[noun].Rel) {
		tokens[i].Head = noun
	}
}
