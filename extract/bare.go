package extract

import (
	"slices"
	"strings"

	"geokg/extract/nlp"
)

// Repairs of what stands without a preposition beside a verb, in a language whose verbs show their
// voice: what follows an active one is its object, what follows a passive one acts.

// bareArgument makes the noun right after verb i the argument that it is, where the parser took it for an
// oblique: "menuding Israel berada di balik …", "yang dicapai kedua pihak".
func (r *repairer) bareArgument(i int) {
	tokens := r.sent.Tokens
	verb := tokens[i].Head
	if !r.lex.voiced() || tokens[i].Rel != "obl" || verb < 0 || verb >= i || tokens[verb].UPOS != "VERB" || tokens[i].UPOS != "NOUN" && tokens[i].UPOS != "PROPN" || !r.bare(i, "case") {
		return
	}
	if slices.ContainsFunc(tokens[verb+1:i], func(t nlp.Token) bool { return t.Head != i }) {
		return
	}
	form := strings.ToLower(tokens[verb].Form)
	switch {
	case strings.HasPrefix(form, "di") && r.bare(verb, "obl:agent"):
		tokens[i].Rel = "obl:agent"
	case strings.HasPrefix(form, "me") && r.bare(verb, "obj"):
		tokens[i].Rel = "obj"
	}
}

// eventClause hangs a relative clause of a light verb on the noun for an event right before its
// pronoun, where the parser hung it on a noun before that: "bagian dari kesepakatan yang dicapai …".
func (r *repairer) eventClause(i int) {
	tokens := r.sent.Tokens
	head := tokens[i].Head
	if !r.lex.voiced() || tokens[i].Rel != "acl:relcl" || head < 0 || tokens[head].UPOS != "NOUN" || !r.light(i) || r.tellsEvent(head) {
		return
	}
	pronoun := slices.IndexFunc(tokens, func(t nlp.Token) bool { return t.Head == i && r.lex.cues.Relative[strings.ToLower(t.Form)] })
	if noun := pronoun - 1; noun > head && tokens[noun].UPOS == "NOUN" && r.tellsEvent(noun) {
		tokens[i].Head = noun
	}
}

// tellsEvent reports whether frames know noun k as one for an act.
func (r *repairer) tellsEvent(k int) bool {
	return slices.ContainsFunc(r.lex.nouns[strings.ToLower(r.sent.Tokens[k].Form)], func(u unit) bool { return u.frame.Relation != "" })
}
