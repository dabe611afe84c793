// Package furniture knows the paragraphs that outlets set into their articles and that are no
// part of them: links to other articles, names of editors, notices.
package furniture

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode"
)

//go:embed furniture.txt
var furnitureFile string

// list tells such paragraphs from those of the article.
type list struct {
	leads  map[string]bool
	begins []string
	whole  map[string]bool
}

var known = func() list {
	f, err := parse(furnitureFile)
	if err != nil {
		panic(err) // the file is part of the program, and tested
	}
	return f
}()

func parse(text string) (list, error) {
	f := list{leads: map[string]bool{}, whole: map[string]bool{}}
	number := 0
	for line := range strings.Lines(text) {
		number++
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		kind, words, _ := strings.Cut(line, "\t")
		if words == "" || words != strings.ToLower(words) {
			return f, fmt.Errorf("furniture.txt:%d: want a kind, a tab, and words in lower case", number)
		}
		switch kind {
		case "lead":
			f.leads[words] = true
		case "begins":
			f.begins = append(f.begins, words)
		case "whole":
			f.whole[words] = true
		default:
			return f, fmt.Errorf("furniture.txt:%d: kind %q is not known, want lead, begins or whole", number, kind)
		}
	}
	return f, nil
}

// Is reports whether a paragraph is furniture.
func Is(paragraph string) bool { return known.is(paragraph) }

// Without returns a text without its pieces that are furniture; sep parts it into pieces.
func Without(text, sep string) string {
	var kept []string
	for piece := range strings.SplitSeq(text, sep) {
		if !Is(piece) {
			kept = append(kept, piece)
		}
	}
	return strings.Join(kept, sep)
}

func (f list) is(paragraph string) bool {
	folded := strings.TrimLeftFunc(strings.ToLower(paragraph), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if f.whole[lettersOnly(folded)] || f.leadsAway(folded) {
		return true
	}
	for _, words := range f.begins {
		if strings.HasPrefix(folded, words) {
			return true
		}
	}
	return false
}

// leadsAway reports whether a paragraph is a lead and the headline of another article.
func (f list) leadsAway(folded string) bool {
	const more = 2 // words between the lead and its colon
	head, _, found := strings.Cut(folded, ":")
	if !found {
		return false
	}
	words := strings.Fields(head)
	for n := max(1, len(words)-more); n <= len(words); n++ {
		if f.leads[strings.Join(words[:n], " ")] {
			return true
		}
	}
	return false
}

// lettersOnly leaves out digits and punctuation.
func lettersOnly(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }), " ")
}
