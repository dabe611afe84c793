package nlp

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"geokg/extract/lang"
)

// SyntaxFile is the file of a language pack that lists the words which the normal form of
// trees and their repairs look for.
const SyntaxFile = "syntax.yaml"

// Syntax holds words of one language by the part they play in a sentence, all in lower
// case. Forms are meant unless it says lemmas.
type Syntax struct {
	Time       wordSet  `yaml:"time"`        // nouns that say when: "year", "monday"
	Adverb     wordSet  `yaml:"adverb"`      // words that are never subject or object, whatever their tag
	That       wordSet  `yaml:"that"`        // markers of a statement: "that"
	Agent      wordSet  `yaml:"agent"`       // prepositions of who acts in a passive clause: "by"
	Cause      wordSet  `yaml:"cause"`       // after such a preposition they make it a conjunction: "oleh karena"
	Recipient  wordSet  `yaml:"recipient"`   // prepositions of who is given something: "to"
	Transfer   wordSet  `yaml:"transfer"`    // lemmas of verbs of giving
	Control    wordSet  `yaml:"control"`     // lemmas of verbs whose object does what the complement says: "urge"
	Statal     wordSet  `yaml:"statal"`      // passive forms whose next word is no agent: "named"
	Negation   wordSet  `yaml:"negation"`    // words that deny what follows: "not"
	ShowsVoice bool     `yaml:"shows_voice"` // passive verbs have a form of their own
	BareAgent  []string `yaml:"bare_agent"`  // beginnings of passive verbs right after which their agent stands: "di"

	// Presents names by treebank the verbs after which no object stands in it, and the relation
	// of what does: in some "there are talks" has a subject, in others an object.
	Presents map[string]presents `yaml:"presents"`
}

// wordSet is read from a list of words.
type wordSet map[string]bool

// UnmarshalYAML reads a list of words.
func (w *wordSet) UnmarshalYAML(unmarshal func(any) error) error {
	var list []string
	if err := unmarshal(&list); err != nil {
		return err
	}
	*w = make(wordSet, len(list))
	for _, word := range list {
		if word != strings.ToLower(word) {
			return fmt.Errorf("want %q in lower case", word)
		}
		if (*w)[word] {
			return fmt.Errorf("%q stands twice", word)
		}
		(*w)[word] = true
	}
	return nil
}

// presents maps forms of verbs to "nsubj" or "obl".
type presents map[string]string

// UnmarshalYAML reads a map.
func (p *presents) UnmarshalYAML(unmarshal func(any) error) error {
	var list map[string]string
	if err := unmarshal(&list); err != nil {
		return err
	}
	for _, verb := range slices.Sorted(maps.Keys(list)) {
		if verb != strings.ToLower(verb) {
			return fmt.Errorf("want %q in lower case", verb)
		}
		if rel := list[verb]; rel != "nsubj" && rel != "obl" {
			return fmt.Errorf("%s: want nsubj or obl, not %q", verb, rel)
		}
	}
	*p = list
	return nil
}

// LoadSyntax reads SyntaxFile. A pack without the file has no such words.
func LoadSyntax(pack fs.FS) (*Syntax, error) {
	s := &Syntax{}
	err := lang.ReadYAML(pack, SyntaxFile, s)
	if errors.Is(err, fs.ErrNotExist) {
		return s, nil
	}
	return s, err
}
