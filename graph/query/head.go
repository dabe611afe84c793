package query

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"geokg/graph"
)

// comment is how a line of the head begins in each dialect.
var comment = map[graph.Dialect]string{graph.SQL: "--", graph.Cypher: "//"}

var (
	labelled     = regexp.MustCompile(`^(group|example): (\S.*)$`)
	declaration  = regexp.MustCompile(`^(param|column) ([a-z][a-z0-9_]*) \(([^()]*)\): (\S.*)$`)
	templateName = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)
)

// parseFile reads one file of a template: the head, and the statement below it. Errors
// begin with the line.
func parseFile(dialect graph.Dialect, text string) (Template, error) {
	var t Template
	lines := strings.Split(text, "\n")
	n := 0
	for ; n < len(lines) && strings.HasPrefix(lines[n], comment[dialect]); n++ {
		if err := t.readHead(strings.TrimSpace(lines[n][len(comment[dialect]):])); err != nil {
			return Template{}, fmt.Errorf("%d: %w", n+1, err)
		}
	}
	t.Description = strings.TrimSpace(t.Description)
	t.Summary, _, _ = strings.Cut(t.Description, "\n")
	statement := strings.TrimSpace(strings.Join(lines[n:], "\n"))
	switch {
	case t.Summary == "":
		return Template{}, fmt.Errorf("1: no description: the first comment says what is asked")
	case len(t.Columns) == 0:
		return Template{}, fmt.Errorf("1: no column is declared")
	case statement == "":
		return Template{}, fmt.Errorf("%d: no statement", n+1)
	}
	expanded, unknown := expand(statement)
	if unknown != "" {
		return Template{}, fmt.Errorf("%d: %s is no part of the vocabulary and no @let names it", lineOf(lines, n, unknown), unknown)
	}
	if undeclared := t.undeclared(expanded); undeclared != "" {
		return Template{}, fmt.Errorf("%d: parameter %s is not declared in the head", lineOf(lines, n, undeclared), undeclared)
	}
	t.Text = map[graph.Dialect]string{dialect: expanded}
	return t, nil
}

// lineOf is the number of the first line from n on that contains word.
func lineOf(lines []string, n int, word string) int {
	for i, line := range lines[n:] {
		if strings.Contains(line, word) {
			return n + i + 1
		}
	}
	return n + 1
}

func (t *Template) readHead(line string) error {
	if m := labelled.FindStringSubmatch(line); m != nil {
		return t.label(m[1], m[2])
	}
	if !strings.HasPrefix(line, "param ") && !strings.HasPrefix(line, "column ") {
		t.Description += line + "\n"
		return nil
	}
	m := declaration.FindStringSubmatch(line)
	if m == nil {
		return fmt.Errorf("want \"param NAME (TYPE): WORDS\" or \"column NAME (TYPE): WORDS\"")
	}
	what, name, about, doc := m[1], m[2], m[3], m[4]
	if what == "column" {
		return t.addColumn(name, graph.Type(about), doc)
	}
	return t.addParam(name, about, doc)
}

// label reads the line that says what the template belongs to, or how it is asked.
func (t *Template) label(what, value string) error {
	field := map[string]*string{"group": (*string)(&t.Group), "example": &t.Example}[what]
	if *field != "" {
		return fmt.Errorf("%s is given twice", what)
	}
	if what == "group" && !slices.Contains(groups, Group(value)) {
		return fmt.Errorf("no group %q, want one of %v", value, groups)
	}
	*field = value
	return nil
}

func (t *Template) addColumn(name string, as graph.Type, doc string) error {
	if !slices.Contains([]graph.Type{graph.String, graph.Int, graph.Float, graph.Bool, graph.List}, as) {
		return fmt.Errorf("column %s: no type %q", name, as)
	}
	for _, c := range t.Columns {
		if c.Name == name {
			return fmt.Errorf("column %s is declared twice", name)
		}
	}
	t.Columns = append(t.Columns, Column{graph.Column{Name: name, Type: as}, doc})
	return nil
}

// addParam reads what stands in the brackets: TYPE, "required" or "default VALUE".
func (t *Template) addParam(name, about, doc string) error {
	if _, twice := t.Param(name); twice {
		return fmt.Errorf("parameter %s is declared twice", name)
	}
	p := Param{Name: name, Doc: doc}
	kind, rest, more := strings.Cut(about, ", ")
	kind, p.List = cutPrefix(kind, "list of ")
	p.Kind = Kind(kind)
	if !slices.Contains(kinds, p.Kind) {
		return fmt.Errorf("parameter %s: no type %q", name, p.Kind)
	}
	hasDefault := false
	p.Default, hasDefault = cutPrefix(rest, "default ")
	switch {
	case rest == "required":
		p.Required, p.Default = true, ""
	case more && !hasDefault:
		return fmt.Errorf("parameter %s: want \"required\" or \"default VALUE\", not %q", name, rest)
	case hasDefault:
		if _, err := p.value(p.Default); err != nil {
			return fmt.Errorf("parameter %s: default: %w", name, err)
		}
	}
	t.Params = append(t.Params, p)
	return nil
}

func cutPrefix(s, prefix string) (string, bool) {
	after, found := strings.CutPrefix(s, prefix)
	return after, found
}

var (
	parameter = regexp.MustCompile(`\$[a-z][a-z0-9_]*`)
	literal   = regexp.MustCompile(`'[^']*'|"[^"]*"|--.*|//.*`)
)

// undeclared returns the first parameter in a statement that its head does not declare.
func (t *Template) undeclared(statement string) string {
	for _, name := range parameter.FindAllString(literal.ReplaceAllString(statement, ""), -1) {
		if _, ok := t.Param(name[1:]); !ok {
			return name
		}
	}
	return ""
}
