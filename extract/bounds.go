package extract

import (
	"slices"
	"strings"

	"geokg/extract/actor"
	"geokg/extract/nlp"
)

// closed hangs a noun that the parser made an attribute of the noun before it on their verb,
// where a demonstrative stands between them: it ends a phrase in a language that puts it last
// ("menyebut serangan itu pelanggaran").
func (r *repairer) closed(i int) {
	tokens := r.sent.Tokens
	noun := tokens[i].Head
	if !r.lex.voiced() || noun < 0 || noun > i || tokens[i].UPOS != "NOUN" || tokens[i].Rel != "nmod" || !r.bare(i, "case") {
		return
	}
	verb := tokens[noun].Head
	if verb < 0 || tokens[verb].UPOS != "VERB" || tokens[noun].Rel != "obj" {
		return
	}
	for k := noun + 1; k < i; k++ {
		if tokens[k].Head == noun && r.lex.cues.Demonstrative[strings.ToLower(tokens[k].Form)] {
			tokens[i].Head, tokens[i].Rel = verb, "xcomp"
			return
		}
	}
}

// jointly makes an attribute of "together" right after the noun of what is done together, where
// the parser took it for a preposition beside the one that follows: "latihan bersama dengan X".
func (r *repairer) jointly(i int) {
	tokens := r.sent.Tokens
	if !r.lex.voiced() || i == 0 || i+1 >= len(tokens) || tokens[i].Rel != "case" || tokens[i-1].UPOS != "NOUN" || tokens[i].Head < i || r.above(i, i-1) {
		return
	}
	next := tokens[i+1]
	if next.Head != tokens[i].Head || next.Rel != "case" || strings.ToLower(next.Form) != r.lex.cues.Together {
		return
	}
	jointly := []string{strings.ToLower(tokens[i].Form)}
	if !slices.ContainsFunc(r.lex.nouns[strings.ToLower(tokens[i-1].Form)], func(u unit) bool { return slices.Equal(u.with, jointly) }) {
		return
	}
	tokens[i].Head, tokens[i].Rel, tokens[i].UPOS = i-1, "amod", "ADJ"
}

// thatClause makes the content of a noun of speech of the clause after it, where the parser took it
// for a relative clause although nothing is missing in it: "denied a report that X had shipped
// arms".
func (r *repairer) thatClause(i int) {
	tokens := r.sent.Tokens
	if r.lex.voiced() || tokens[i].Rel != "acl:relcl" || r.bare(i, "nsubj", "nsubj:pass") {
		return
	}
	noun, that := r.statement(tokens[i].Head), slices.IndexFunc(tokens, func(t nlp.Token) bool { return t.Head == i })
	if noun < 0 || that < noun || that > i || !r.lex.cues.Complement[strings.ToLower(tokens[that].Form)] ||
		tokens[that].Rel == "nsubj" || tokens[that].Rel == "nsubj:pass" || tokens[that].Rel == "obj" && r.objects(i) < 2 {
		return
	}
	tokens[i].Head, tokens[i].Rel = noun, "acl"
	tokens[that].Rel, tokens[that].UPOS = "mark", "SCONJ"
}

// statement is the noun of speech in whose phrase noun i stands, or -1: "a claim by a lawmaker".
func (r *repairer) statement(i int) int {
	for steps := 0; i >= 0 && steps < 3 && r.sent.Tokens[i].UPOS != "VERB"; i, steps = r.sent.Tokens[i].Head, steps+1 {
		if slices.ContainsFunc(r.lex.nouns[strings.ToLower(r.sent.Tokens[i].Lemma)], func(u unit) bool { return u.frame.Content != nil }) {
			return i
		}
	}
	return -1
}

// objects is how many objects word i has.
func (r *repairer) objects(i int) (n int) {
	for _, t := range r.sent.Tokens {
		if t.Head == i && t.Rel == "obj" {
			n++
		}
	}
	return n
}

// clauseOfTime makes the past tense after a noun the head of the clause that "after" or "while"
// opens, where the parser took it for an attribute of its own object and hung that on the noun:
// "after a ship fired flares at a boat". What goes on with "and" goes on with that clause.
func (r *repairer) clauseOfTime(i int) {
	tokens := r.sent.Tokens
	object := tokens[i].Head
	if r.lex.voiced() || tokens[i].Rel != "amod" || object < i || tokens[object].Rel != "obj" || !r.act(i) || strings.HasSuffix(tokens[i].Form, "ing") {
		return
	}
	subject := tokens[object].Head
	if subject != i-1 || tokens[subject].UPOS != "NOUN" && tokens[subject].UPOS != "PROPN" {
		return
	}
	verb := tokens[subject].Head
	tokens[i].Head, tokens[i].Rel, tokens[i].UPOS = verb, "advcl", "VERB"
	tokens[subject].Head, tokens[subject].Rel = i, "nsubj"
	tokens[object].Head = i
	for k := range tokens {
		switch t := &tokens[k]; {
		case k > i && t.Head == subject:
			t.Head = i
		case k < subject && (t.Rel == "case" || t.Rel == "mark") && r.lex.cues.Time[strings.ToLower(t.Form)] && r.above(subject, k):
			t.Head, t.Rel, t.UPOS = i, "mark", "SCONJ"
		case k > i && t.Head == verb && t.Rel == "conj" && t.UPOS == "VERB" && !r.parted(i, k, ",", ";"):
			t.Head = i
		}
	}
}

// afterNoun makes the subject of its clause of a noun that the parser hung on a word before by the
// "after" that opens the clause: "lodged a protest after Chinese jets locked radar on a ship".
func (r *repairer) afterNoun(i int) {
	tokens := r.sent.Tokens
	noun := i - 1
	for noun >= 0 && tokens[noun].UPOS == "ADV" {
		noun--
	}
	if r.lex.voiced() || noun < 1 || tokens[i].UPOS != "VERB" || tokens[i].Rel != "advcl" && tokens[i].Rel != "acl" || strings.HasSuffix(tokens[i].Form, "ing") ||
		!r.bare(i, "nsubj", "nsubj:pass", "mark", "obl:agent", "aux:pass") || r.bare(i, "obj") {
		return
	}
	for tokens[noun].Head > noun && tokens[noun].Head < i {
		noun = tokens[noun].Head
	}
	if tokens[noun].Head < 0 || tokens[noun].Head > noun || r.above(noun, i) || tokens[noun].UPOS != "NOUN" && tokens[noun].UPOS != "PROPN" || tokens[noun].Rel != "nmod" && tokens[noun].Rel != "obl" {
		return
	}
	if r.opened(noun, i, "nsubj") {
		tokens[i].Rel = "advcl"
	}
}

// opened makes noun a subject, by rel, of the clause of verb i that the preposition of time before
// noun opens, and reports whether there is one.
func (r *repairer) opened(noun, i int, rel string) bool {
	tokens := r.sent.Tokens
	opener := slices.IndexFunc(tokens[:noun], func(t nlp.Token) bool {
		return t.Head == noun && t.Rel == "case" && r.lex.cues.Time[strings.ToLower(t.Form)]
	})
	if opener < 0 {
		return false
	}
	tokens[noun].Head, tokens[noun].Rel = i, rel
	tokens[opener].Head, tokens[opener].Rel, tokens[opener].UPOS = i, "mark", "SCONJ"
	return true
}

// actorOf makes a bare noun right before a verb without a subject its subject, where the parser
// took it for a circumstance: "a day after suspected militants killed seven people".
func (r *repairer) actorOf(i int) {
	tokens := r.sent.Tokens
	k := i - 1
	for k >= 0 && tokens[k].UPOS == "ADV" {
		k--
	}
	if r.lex.voiced() || k < 0 || tokens[k].Head != i || tokens[k].Rel != "obl" || tokens[k].UPOS != "NOUN" && tokens[k].UPOS != "PROPN" ||
		!r.bare(k, "case") || r.bare(i, "mark", "obj") || !r.bare(i, "nsubj", "nsubj:pass") || !r.act(i) {
		return
	}
	tokens[k].Rel = "nsubj"
}

// stopped hangs what stands before a semicolon on the clause before it, where the parser hung it on
// the clause after.
func (r *repairer) stopped() {
	tokens := r.sent.Tokens
	for stop := range tokens {
		if tokens[stop].Form != ";" {
			continue
		}
		for i := range tokens[:stop] {
			after := tokens[i].Head
			if after <= stop || tokens[after].Head < 0 || tokens[after].Head >= stop || tokens[after].Head == i {
				continue
			}
			tokens[i].Head = tokens[after].Head
		}
	}
}

// beyond hangs a clause that no comma divides from a name on the noun that it tells about, for a
// name takes no such clause: "a strike in the Bekaa Valley that killed an official", "a deal at the
// White House brokered by X". In Indonesian that holds of places alone ("serangan di Gaza yang
// menewaskan …").
func (r *repairer) beyond(m *actor.Mention) {
	tokens := r.sent.Tokens
	end := m.Tokens[1]
	if end >= len(tokens) || tokens[end].UPOS == "PUNCT" || m.Pronoun || r.lex.voiced() && !r.placed(m) {
		return
	}
	for i := end; i < len(tokens); i++ {
		h := tokens[i].Head
		if h < m.Tokens[0] || h >= end || tokens[i].UPOS != "VERB" || tokens[i].Rel != "acl" && tokens[i].Rel != "acl:relcl" || !r.opens(i, end) {
			continue
		}
		if noun := r.eventAbove(m.Head); noun >= 0 {
			tokens[i].Head = noun
		}
		return
	}
}

// opens reports whether the clause of verb i begins with the word at.
func (r *repairer) opens(i, at int) bool {
	first := r.sent.Tokens[at]
	pronoun := r.lex.cues.Relative[strings.ToLower(first.Form)] && (r.lex.voiced() || strings.EqualFold(first.Form, "that"))
	return i == at || first.Head == i && pronoun
}

// placed reports whether a mention stands where an act takes place.
func (r *repairer) placed(m *actor.Mention) bool {
	return m.IsPlace && slices.ContainsFunc(r.sent.Tokens, func(t nlp.Token) bool {
		return t.Head == m.Head && t.Rel == "case" && r.lex.cues.Place[strings.ToLower(t.Form)]
	})
}

// eventAbove is the noun for an act or an agreement that the phrase of word i stands in, or that is
// the object before it of its verb; -1 if there is none.
func (r *repairer) eventAbove(i int) int {
	tokens := r.sent.Tokens
	for h, steps := tokens[i].Head, 0; h >= 0 && h < i && steps < 3; h, steps = tokens[h].Head, steps+1 {
		if tokens[h].UPOS == "VERB" {
			for k := h + 1; k < i; k++ {
				if tokens[k].Head == h && tokens[k].Rel == "obj" && r.tellsAct(k) {
					return k
				}
			}
			return -1
		}
		if r.tellsAct(h) {
			return h
		}
	}
	return -1
}

// tellsAct reports whether frames know noun i.
func (r *repairer) tellsAct(i int) bool {
	tok := r.sent.Tokens[i]
	return r.lex.nouns[strings.ToLower(tok.Form)] != nil || !r.lex.voiced() && r.lex.nouns[strings.ToLower(tok.Lemma)] != nil
}
