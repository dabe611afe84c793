package query

import (
	"regexp"
	"slices"
	"strings"

	"geokg/graph"
	"geokg/schema"
)

// Template is a named question with typed parameters.
type Template struct {
	Name        string
	Summary     string // one sentence
	Description string // all that the head says, Summary first
	Group       Group  // what it asks about
	Example     string // a command that asks it
	Params      []Param
	Columns     []Column
	Text        map[graph.Dialect]string // the statements, ready to be run
}

// Group is what templates ask about, for lists of them.
type Group string

// The groups, in the order of lists. A template without a group is the reader's own.
const (
	Actors      Group = "actors"      // who an actor is and what passes between two
	Cooperation Group = "cooperation" // meetings, pacts, trade and aid
	Conflict    Group = "conflict"    // sanctions, threats, attacks
	Networks    Group = "networks"    // who stands where among the others
	Time        Group = "time"        // what happened, changed or was known when
	Doubt       Group = "doubt"       // what is denied, charged, planned or told once
	Search      Group = "search"      // names, words, places, triples
	Sources     Group = "sources"     // articles, who published them, the words behind an answer
	Own         Group = ""
)

var groups = []Group{Actors, Cooperation, Conflict, Networks, Time, Doubt, Search, Sources, Own}

// Groups returns the groups in the order of lists.
func Groups() []Group { return slices.Clone(groups) }

// Param is one parameter of a template.
type Param struct {
	Name     string
	Kind     Kind
	List     bool // several values, with commas between as a person writes them
	Required bool
	Default  string // as a person writes it; "" if there is none
	Doc      string
}

// Column is one column of the answer.
type Column struct {
	graph.Column
	Doc string
}

// Kind is what the value of a parameter is.
type Kind string

// The kinds, with what the statement gets.
const (
	String     Kind = "string"     // the words as they are
	Int        Kind = "int"        // a whole number that is not negative
	Bool       Kind = "bool"       // true or false
	Date       Kind = "date"       // YYYY, YYYY-MM or YYYY-MM-DD as it is
	Name       Kind = "name"       // a name folded by schema.Fold
	Entity     Kind = "entity"     // the id of an entity; who asks turns names into ids first, with template names
	Relation   Kind = "relation"   // the name of a relation, in capitals
	Words      Kind = "words"      // words folded by schema.Words, with spaces between
	Factuality Kind = "factuality" // a factuality, in lower case
)

var kinds = []Kind{String, Int, Bool, Date, Name, Words, Entity, Relation, Factuality}

// Type writes the type of p as a head does: "entity", "list of relation".
func (p Param) Type() string {
	if p.List {
		return "list of " + string(p.Kind)
	}
	return string(p.Kind)
}

// Param returns the parameter of that name.
func (t Template) Param(name string) (Param, bool) {
	for _, p := range t.Params {
		if p.Name == name {
			return p, true
		}
	}
	return Param{}, false
}

var vocabularyWord = regexp.MustCompile(`@[a-z]+`)

// namedPart is a part of a statement with a name, to stand wherever @name does.
var namedPart = regexp.MustCompile(`(?ms)^@let ([a-z]+)\n(.*?)\n@end\n`)

// expand puts the vocabulary in for the words that stand for parts of it, and parts of the
// statement for their names, and returns the first word that stands for none.
func expand(statement string) (expanded, unknown string) {
	var all, symmetric, standing []string
	for _, r := range schema.Relations() {
		all = append(all, string(r.Name))
		if r.Symmetric {
			symmetric = append(symmetric, "'"+string(r.Name)+"'")
		}
		if r.Standing {
			standing = append(standing, "'"+string(r.Name)+"'")
		}
	}
	words := map[string]string{
		"@relations": strings.Join(all, "|"),
		"@symmetric": strings.Join(symmetric, ", "),
		"@standing":  strings.Join(standing, ", "),
	}
	replace := func(text string) string {
		return vocabularyWord.ReplaceAllStringFunc(text, func(word string) string {
			if words[word] == "" && unknown == "" {
				unknown = word
			}
			return words[word]
		})
	}
	for _, part := range namedPart.FindAllStringSubmatch(statement, -1) {
		words["@"+part[1]] = replace(strings.TrimSpace(part[2]))
	}
	return replace(namedPart.ReplaceAllString(statement, "")), unknown
}
