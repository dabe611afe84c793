package nlp

import "strings"

// edit is a sentence whose tree is being changed. All changes keep it a tree.
type edit struct {
	toks  []Token
	lower []string // forms in lower case
	first []int32  // first child of each word in the text; -1: none
	next  []int32  // the next child of the same head; -1: none
	words *Syntax
}

func newEdit(toks []Token, words *Syntax) *edit {
	e := &edit{toks: toks, words: words}
	e.lower = make([]string, len(toks))
	for i := range toks {
		e.lower[i] = strings.ToLower(toks[i].Form)
	}
	e.first, e.next = make([]int32, len(toks)), make([]int32, len(toks))
	for i := range toks {
		e.first[i] = -1
	}
	for i := len(toks) - 1; i >= 0; i-- {
		if h := toks[i].Head; h >= 0 {
			e.next[i] = e.first[h]
			e.first[h] = int32(i)
		}
	}
	return e
}

// child returns the first child of i that is accepted, or -1.
func (e *edit) child(i int, accept func(k int) bool) int {
	for k := e.first[i]; k >= 0; k = e.next[k] {
		if accept(int(k)) {
			return int(k)
		}
	}
	return -1
}

// kids returns the children of i, a copy that stays as it is when the tree changes.
func (e *edit) kids(i int) []int {
	var out []int
	for k := e.first[i]; k >= 0; k = e.next[k] {
		out = append(out, int(k))
	}
	return out
}

// rel is the relation of i without its subtype.
func (e *edit) rel(i int) string {
	r, _, _ := strings.Cut(e.toks[i].Rel, ":")
	return r
}

// with returns the first child of i by one of rels, subtypes aside, or -1.
func (e *edit) with(i int, rels ...string) int {
	return e.child(i, func(k int) bool { return contains(rels, e.rel(k)) })
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// under reports whether i is top or below it.
func (e *edit) under(i, top int) bool {
	for ; i >= 0; i = e.toks[i].Head {
		if i == top {
			return true
		}
	}
	return false
}

// move hangs i on head by rel. It does nothing if head is below i.
func (e *edit) move(i, head int, rel string) {
	if e.under(head, i) {
		return
	}
	e.unlink(i)
	e.toks[i].Head, e.toks[i].Rel = head, rel
	e.insert(i)
}

// raise puts the child i in the place of its head, which becomes a child of i by rel.
func (e *edit) raise(i int, rel string) {
	h := e.toks[i].Head
	e.unlink(i)
	e.unlink(h)
	e.toks[i].Head, e.toks[i].Rel = e.toks[h].Head, e.toks[h].Rel
	e.toks[h].Head, e.toks[h].Rel = i, rel
	e.insert(i)
	e.insert(h)
}

// unlink takes i out of the list of its head's children.
func (e *edit) unlink(i int) {
	h := e.toks[i].Head
	if h < 0 {
		return
	}
	at := &e.first[h]
	for *at != int32(i) {
		at = &e.next[*at]
	}
	*at = e.next[i]
}

// insert puts i into the list of its head's children.
func (e *edit) insert(i int) {
	h := e.toks[i].Head
	if h < 0 {
		return
	}
	at := &e.first[h]
	for *at >= 0 && *at < int32(i) {
		at = &e.next[*at]
	}
	e.next[i], *at = *at, int32(i)
}

func (e *edit) isVerb(i int) bool { return e.toks[i].UPOS == "VERB" }

// isNominal reports whether i is a noun, a name or a pronoun.
func (e *edit) isNominal(i int) bool {
	switch e.toks[i].UPOS {
	case "NOUN", "PROPN", "PRON":
		return true
	}
	return false
}

// passive reports whether verb i stands in the passive: by what hangs on it, or by its tag.
// Where the form does not show the voice ("they shipped", "shipped goods"), the tag counts
// for participles without a subject alone.
func (e *edit) passive(i int) bool {
	sign := e.child(i, func(k int) bool {
		switch e.toks[k].Rel {
		case "aux:pass", "nsubj:pass", "csubj:pass":
			return true
		}
		return false
	})
	if sign >= 0 {
		return true
	}
	return hasFeat(e.toks[i].Feats, "Voice=Pass") && (e.words.ShowsVoice || e.with(i, "nsubj", "aux", "obj") < 0)
}

// hasFeat reports whether the features hold pair, such as "Voice=Pass".
func hasFeat(feats, pair string) bool {
	for f := range strings.SplitSeq(feats, "|") {
		if f == pair {
			return true
		}
	}
	return false
}

// subject is the relation of a subject of i.
func (e *edit) subject(i int) string {
	if e.passive(i) {
		return "nsubj:pass"
	}
	return "nsubj"
}

// preposition returns the first case marker before i that hangs on it, or -1.
func (e *edit) preposition(i int) int {
	return e.child(i, func(k int) bool { return k < i && e.rel(k) == "case" })
}

// punctuated reports whether a punctuation mark stands between words from and to.
func (e *edit) punctuated(from, to int) bool {
	for i := from + 1; i < to; i++ {
		if e.toks[i].UPOS == "PUNCT" {
			return true
		}
	}
	return false
}
