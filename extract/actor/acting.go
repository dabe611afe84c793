package actor

import (
	"slices"
	"strings"

	"geokg/extract/nlp"

	"geokg/schema"
)

// The tree tells whom a back reference cannot mean: who acts on what it stands for.

// relatives are the pronouns that stand for the noun their clause belongs to.
var relatives = []string{"which", "who", "that", "whom", "yang"}

// actingOn are the ids of those who act on what a token stands for: the subject of its verb,
// whoever is told to act, what the token is in apposition to, and the states of all these.
// A description does not point back to them ("told X to withdraw from the country").
func (rd *reader) actingOn(s, token int, several bool) []string {
	var ids []string
	for _, head := range rd.doers(s, token, several) {
		for _, m := range rd.pastIn(s, func(m *pastMention) bool { return m.head == head }) {
			for _, e := range append([]schema.Entity{m.entity}, m.others...) {
				ids = append(ids, e.ID, rd.stateOf(e).ID)
			}
		}
	}
	return ids
}

// doers are the words that act on what a token stands for. What belongs to several may
// belong to one of them and who acts with it: "signed a treaty of the two countries".
func (rd *reader) doers(s, token int, several bool) []int {
	tokens := rd.sents[s].Tokens
	var found []int
	for steps := 0; steps < 8 && tokens[token].Head >= 0; steps++ {
		rel, _, _ := strings.Cut(tokens[token].Rel, ":")
		up := tokens[token].Head
		if rd.activeHost(s, token) {
			return rd.subjectsOf(s, up)
		}
		if several && rel == "nmod" && tokens[up].Rel != "appos" {
			return nil
		}
		switch rel {
		case "nsubj":
			return found
		case "appos":
			found = append(found, rd.apposed(s, token))
			token = up
		case "nmod", "conj", "compound", "flat":
			token = up
		default:
			return append(found, rd.subjectsOf(s, up)...)
		}
	}
	return found
}

// apposed is the word nearest before a token that its apposition may be to: the one that it
// hangs on, or what hangs there before it.
func (rd *reader) apposed(s, token int) int {
	tokens := rd.sents[s].Tokens
	up := tokens[token].Head
	for t := token - 1; t > up; t-- {
		if tokens[t].Head == up && tokens[t].Rel == "appos" {
			return t
		}
	}
	return up
}

// subjectsOf are the words that are the subject of a verb, in its clause or, where a
// clause has none of its own, in the one above.
func (rd *reader) subjectsOf(s, verb int) []int {
	tokens := rd.sents[s].Tokens
	for steps := 0; steps < 4 && verb >= 0; steps++ {
		rel, _, _ := strings.Cut(tokens[verb].Rel, ":")
		own := rd.subjectOf(s, verb)
		if own >= 0 && !slices.Contains(relatives, fold(tokens[own].Form)) {
			return []int{own}
		}
		above := tokens[verb].Head
		switch {
		case above < 0:
			return nil
		case rel == "acl":
			return []int{above}
		case rel == "xcomp":
			if told := rd.child(s, above, "obj", "iobj"); told >= 0 && told < verb {
				return []int{told}
			}
		case rel != "advcl" && rel != "conj":
			return nil
		}
		verb = above
	}
	return nil
}

// conjunctions are words that the parser may take for prepositions before a subject.
var conjunctions = []string{"after", "before", "since", "until", "as", "setelah", "sebelum", "sejak", "ketika", "saat", "usai", "sampai", "hingga"}

// subjectOf is the subject of a verb, also one that the parser took for an oblique because a
// preposition could stand before it: "after Erdogan attacked". -1 if it has none.
func (rd *reader) subjectOf(s, verb int) int {
	tokens := rd.sents[s].Tokens
	if own := rd.child(s, verb, "nsubj"); own >= 0 || tokens[verb].UPOS != "VERB" {
		return own
	}
	for t := range tokens[:verb] {
		if tokens[t].Head != verb || tokens[t].Rel != "obl" || tokens[t].UPOS != "PROPN" || t == 0 {
			continue
		}
		mark := rd.child(s, t, "case")
		if mark >= 0 && slices.Contains(conjunctions, fold(tokens[mark].Form)) && rd.oneName(s, t, verb) {
			return t
		}
	}
	return -1
}

// oneName reports whether the words from a token up to another are parts of one name.
func (rd *reader) oneName(s, from, to int) bool {
	for t := from; t < to; t++ {
		if rd.sents[s].Tokens[t].UPOS != "PROPN" {
			return false
		}
	}
	return true
}

// child is the first word that hangs on a word by one of the relations; -1 if none does.
func (rd *reader) child(s, of int, rels ...string) int {
	return slices.IndexFunc(rd.sents[s].Tokens, func(t nlp.Token) bool {
		rel, _, _ := strings.Cut(t.Rel, ":")
		return t.Head == of && slices.Contains(rels, rel)
	})
}

// isObject reports whether a pronoun is the object of a verb and no reflexive: who does it
// to him is another.
func (rd *reader) isObject(s, token int) bool {
	tok := &rd.sents[s].Tokens[token]
	return (tok.Rel == "obj" || tok.Rel == "iobj") && !strings.HasSuffix(fold(tok.Form), "self") || rd.activeHost(s, token)
}

// activeHost reports whether the clitic at a token hangs on a word with the prefix of active
// verbs, whatever its tag: "menentangnya" is "opposes it".
func (rd *reader) activeHost(s, token int) bool {
	tokens := rd.sents[s].Tokens
	if rd.lang != "id" || token == 0 || tokens[token].Head != token-1 || fold(tokens[token].Form) != "nya" {
		return false
	}
	host := &tokens[token-1]
	return strings.HasPrefix(fold(host.Form), "me") && len(host.Form) > 6 && host.Lemma != fold(host.Form)
}

// attitudes are verbs of what somebody does about another's plans and acts, not about their
// own: "Japan opposes its entry".
var attitudes = []string{
	"oppose", "reject", "back", "support", "welcome", "condemn", "criticize", "criticise", "denounce", "block", "veto", "deplore",
	"tentang", "tolak", "dukung", "sambut", "kecam", "kutuk", "kritik", "halangi", "hambat", "veto",
}

// subjectAbove is the subject, among mentions of a sentence, of the nearest clause that a
// pronoun stands in: of its own if it is a possessor, else of one above.
func (rd *reader) subjectAbove(s, token int, in []pastMention) *schema.Entity {
	tokens := rd.sents[s].Tokens
	own := strings.HasPrefix(tokens[token].Rel, "nmod") || strings.HasPrefix(tokens[token].Rel, "det")
	for at, steps := tokens[token].Head, 0; at >= 0 && steps < 12; at, steps = tokens[at].Head, steps+1 {
		subject := rd.subjectOf(s, at)
		if subject < 0 {
			continue
		}
		if subject >= token || !own || slices.Contains(attitudes, tokens[at].Lemma) {
			own = true
			continue
		}
		for i := range in {
			if in[i].head == subject {
				return &in[i].entity
			}
		}
	}
	return nil
}

// countsOther reports whether a number word at a token counts the noun after it, which is
// what the two are: "the two blocs", "both bids".
func (rd *reader) countsOther(s, token int) bool {
	tok := &rd.sents[s].Tokens[token]
	if tok.Head <= token || rd.sents[s].Tokens[tok.Head].UPOS != "NOUN" {
		return false
	}
	rel, _, _ := strings.Cut(tok.Rel, ":")
	return rel == "nummod" || rel == "det" || rel == "advmod"
}
