package extract

import (
	"slices"
	"strings"

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
	if !r.lex.voiced() || i == 0 || i+1 >= len(tokens) || tokens[i].Rel != "case" || tokens[i-1].UPOS != "NOUN" || tokens[i].Head < i {
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
	noun := tokens[i].Head
	if r.lex.voiced() || tokens[i].Rel != "acl:relcl" || noun < 0 || noun+1 >= len(tokens) || tokens[noun].UPOS != "NOUN" {
		return
	}
	that := noun + 1
	if tokens[that].Head != i || !r.lex.cues.Complement[strings.ToLower(tokens[that].Form)] || tokens[that].Rel == "nsubj" || tokens[that].Rel == "nsubj:pass" || r.bare(i, "nsubj", "nsubj:pass") {
		return
	}
	if tokens[that].Rel == "obj" && r.objects(i) < 2 {
		return
	}
	if !slices.ContainsFunc(r.lex.nouns[strings.ToLower(tokens[noun].Lemma)], func(u unit) bool { return u.frame.Content != nil }) {
		return
	}
	tokens[i].Rel = "acl"
	tokens[that].Rel, tokens[that].UPOS = "mark", "SCONJ"
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
		case k > i && t.Head == verb && t.Rel == "conj" && t.UPOS == "VERB" && !r.commaBetween(i, k):
			t.Head = i
		}
	}
}

func (r *repairer) commaBetween(i, k int) bool {
	return slices.ContainsFunc(r.sent.Tokens[i:k], func(t nlp.Token) bool { return t.Form == "," || t.Form == ";" })
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
