package extract

import (
	"slices"
	"strings"

	"geokg/extract/nlp"
)

// tree is a sentence with the children of every word, in the order of the text.
type tree struct {
	*nlp.Sentence
	kids   [][]int
	forms  []string // in lower case
	lemmas []string // in lower case
}

func newTree(sent *nlp.Sentence) tree {
	n := len(sent.Tokens)
	lower := make([]string, 2*n)
	t := tree{sent, make([][]int, n), lower[:n:n], lower[n:]}
	for i, tok := range sent.Tokens {
		t.forms[i], t.lemmas[i] = strings.ToLower(tok.Form), strings.ToLower(tok.Lemma)
		if tok.Head >= 0 {
			t.kids[tok.Head] = append(t.kids[tok.Head], i)
		}
	}
	return t
}

// rel is the relation of word i without its subtype, unless the subtype changes the role.
func (t tree) rel(i int) string {
	r := t.Tokens[i].Rel
	switch r {
	case "nsubj:pass", "obl:agent", "aux:pass", "acl:relcl", "nmod:poss", "compound:prt", "advcl:relcl":
		return r
	}
	r, _, _ = strings.Cut(r, ":")
	return r
}

// lower is the form of word i in lower case.
func (t tree) lower(i int) string { return t.forms[i] }

// is reports whether word i has one of the given words as its form or lemma, in lower case.
func (t tree) is(i int, set words) bool {
	return set[t.forms[i]] || set[t.lemmas[i]]
}

// with returns the children of i by one of rels.
func (t tree) with(i int, rels ...string) []int {
	var out []int
	for _, k := range t.kids[i] {
		if slices.Contains(rels, t.rel(k)) {
			out = append(out, k)
		}
	}
	return out
}

// first is the first child of i by one of rels, or -1.
func (t tree) first(i int, rels ...string) int {
	if found := t.with(i, rels...); len(found) > 0 {
		return found[0]
	}
	return -1
}

// preposition is what marks word i as oblique: "to", "kepada", "because of"; "" if nothing.
func (t tree) preposition(i int) string {
	var words []string
	for _, k := range t.kids[i] {
		if t.rel(k) == "case" && k < i {
			words = append(words, t.lower(k))
			for _, f := range t.with(k, "fixed") {
				words = append(words, t.lower(f))
			}
		}
	}
	return strings.Join(words, " ")
}

// possessive reports whether word i carries the English genitive.
func (t tree) possessive(i int) bool {
	if t.rel(i) == "nmod:poss" {
		return true
	}
	for _, k := range t.kids[i] {
		if t.rel(k) == "case" && k > i {
			return true
		}
	}
	return false
}

// markers are the words that open clause i: "that", "untuk", "before".
func (t tree) markers(i int) []string {
	var words []string
	for _, k := range t.kids[i] {
		if r := t.rel(k); (r == "mark" || r == "advmod" || r == "case") && k < i {
			words = append(words, t.lower(k))
			for _, f := range t.with(k, "fixed") {
				words = append(words, t.lower(f))
			}
		} else if r == "nsubj" || r == "nsubj:pass" {
			for _, m := range t.with(k, "case", "mark") {
				words = append(words, t.lower(m)) // a subject has no preposition: it opens the clause
			}
		}
	}
	return words
}

// below calls f for i and every word under it, parents first, until f returns false for a
// word: then nothing under that word is visited.
func (t tree) below(i int, f func(int) bool) {
	if !f(i) {
		return
	}
	for _, k := range t.kids[i] {
		t.below(k, f)
	}
}

// isClause reports whether word i heads a clause of its own.
func (t tree) isClause(i int) bool {
	switch t.Tokens[i].UPOS {
	case "VERB", "AUX":
		return true
	}
	return t.first(i, "nsubj", "nsubj:pass", "cop") >= 0
}
