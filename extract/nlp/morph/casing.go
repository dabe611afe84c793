package morph

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// casing says what becomes of the capitals of some words in their lemmas.
type casing struct {
	pos    []string // nil: all
	inside bool     // not of the first word of a sentence
	keep   bool     // the capitals stay
	whole  bool     // and nothing comes off
}

// addCase reads "case TREEBANK HOW [POS,…]", where HOW is lower, keep, keep-inside or
// whole-inside. The first line that fits a word counts; without any, capitals are lowered.
func (r *rules) addCase(args []string) error {
	if len(args) < 2 || len(args) > 3 {
		return fmt.Errorf("case: want a treebank or *, how, and perhaps parts of speech")
	}
	var c casing
	switch args[1] {
	case "lower":
	case "keep":
		c.keep = true
	case "keep-inside":
		c.keep, c.inside = true, true
	case "whole-inside":
		c.keep, c.inside, c.whole = true, true, true
	default:
		return fmt.Errorf("case: want lower, keep, keep-inside or whole-inside, not %q", args[1])
	}
	if len(args) == 3 {
		c.pos = strings.Split(args[2], ",")
	}
	r.cases[args[0]] = append(r.cases[args[0]], c)
	return nil
}

// casing returns the rule for a word.
func (r *rules) casing(w Word) casing {
	cases, ok := r.cases[w.Treebank]
	if !ok {
		cases = r.cases["*"]
	}
	for _, c := range cases {
		if (c.pos == nil || slices.Contains(c.pos, w.UPOS)) && !(c.inside && w.First) {
			return c
		}
	}
	return casing{}
}

// normal is the form of a word as lexicon and rules know it, and whether it is its own
// lemma.
func (r *rules) normal(w Word) (form string, whole bool) {
	if !hasUpper(w.Form) {
		return w.Form, false
	}
	c := r.casing(w)
	if !c.keep {
		return strings.ToLower(w.Form), false
	}
	return w.Form, c.whole
}

func hasUpper(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf {
			return strings.ContainsFunc(s[i:], unicode.IsUpper)
		} else if c >= 'A' && c <= 'Z' {
			return true
		}
	}
	return false
}
