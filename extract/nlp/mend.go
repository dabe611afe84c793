package nlp

import "strings"

// mend repairs in trees in the style of a treebank what people annotate there without
// exception, or nearly so. Unlike Normalize it is part of parsing.
func (s *Syntax) mend(toks []Token, treebank string) {
	presents := s.Presents[treebank]
	for i := range toks {
		switch toks[i].Rel {
		case "advmod":
			s.mendNegation(toks, i)
		case "obj":
			presents.mendObject(toks, i)
		}
	}
}

func (s *Syntax) mendNegation(toks []Token, i int) {
	if len(s.Negation) == 0 || !s.Negation[strings.ToLower(toks[i].Form)] {
		return
	}
	if denied := denies(toks, i); denied >= 0 && !below(toks, denied, i) {
		toks[i].Head = denied
	}
}

// mendObject gives what stands after a verb without objects the relation that it has there.
// A second subject it does not make.
func (p presents) mendObject(toks []Token, i int) {
	verb := toks[i].Head
	if len(p) == 0 || verb < 0 || verb > i {
		return
	}
	if rel := p[strings.ToLower(toks[verb].Form)]; rel != "" && (rel != "nsubj" || !hasSubject(toks, verb)) {
		toks[i].Rel = rel
	}
}

// denies returns which word the negation at i denies: the verb or adjective after it, or what
// the auxiliary or adverb after it belongs to. Of the negations before verbs, adjectives and
// auxiliaries in the Indonesian treebanks that people annotated, 227 of 229 do. It returns -1
// where the tree may know better.
func denies(toks []Token, i int) int {
	next := i + 1
	for next < len(toks) && toks[next].UPOS == "PART" && toks[next].Head == i {
		next++ // "bukankah": an enclitic
	}
	if next == len(toks) {
		return -1
	}
	head := toks[next].Head
	switch toks[next].UPOS {
	case "PUNCT":
		return -1
	case "VERB":
		return next
	case "ADJ":
		if head > next {
			return -1 // it may be an adverb: "not easily beaten"
		}
		return next
	}
	switch {
	case toks[i].Head == next && toks[next].UPOS != "AUX" || toks[i].Head == head:
		return -1
	case head > next:
		return head
	}
	return next
}

// below reports whether i stands below top.
func below(toks []Token, i, top int) bool {
	for ; i >= 0; i = toks[i].Head {
		if i == top {
			return true
		}
	}
	return false
}

func hasSubject(toks []Token, verb int) bool {
	for i := range toks {
		if toks[i].Head == verb && strings.HasPrefix(toks[i].Rel, "nsubj") {
			return true
		}
	}
	return false
}
