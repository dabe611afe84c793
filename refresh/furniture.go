package refresh

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode"
)

//go:embed furniture.txt
var furnitureFile string

// furniture tells paragraphs of a page that are set into its article from those of the
// article.
type furniture struct {
	leads  map[string]bool
	begins []string
	whole  map[string]bool
}

var pageFurniture = func() furniture {
	f, err := parseFurniture(furnitureFile)
	if err != nil {
		panic(err) // the file is part of the program, and tested
	}
	return f
}()

func parseFurniture(text string) (furniture, error) {
	f := furniture{leads: map[string]bool{}, whole: map[string]bool{}}
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

// without returns a text without the paragraphs that are furniture.
func (f furniture) without(text string) string {
	var kept []string
	for paragraph := range strings.SplitSeq(text, "\n\n") {
		if !f.is(paragraph) {
			kept = append(kept, paragraph)
		}
	}
	return strings.Join(kept, "\n\n")
}

func (f furniture) is(paragraph string) bool {
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
func (f furniture) leadsAway(folded string) bool {
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
