package query

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"

	"geokg/graph"
)

// BrowserParams returns a line for each parameter of a bound template, ":param NAME => LITERAL",
// as Neo4j Browser and cypher-shell take them before the statement.
func (t Template) BrowserParams(q graph.Query) (string, error) {
	var b strings.Builder
	for _, p := range t.Params {
		literal, err := cypherLiteral(q.Params[p.Name])
		if err != nil {
			return "", fmt.Errorf("parameter %s: %w", p.Name, err)
		}
		fmt.Fprintf(&b, ":param %s => %s\n", p.Name, literal)
	}
	return b.String(), nil
}

var (
	// Cypher takes no variable here.
	bounded = regexp.MustCompile(`\b(LIMIT|SKIP) (\$[a-z][a-z0-9_]*)`)
	// A subquery sees the variables that it names.
	subquery = regexp.MustCompile(`\bCALL \(([^()]*)\) \{`)
)

// asked is the variable that holds the parameters in an inlined statement. No template has
// variables of this name or of the next.
const (
	asked   = "params"
	written = "written" // the same with names in place of ids
)

// Inline is the Cypher statement of a bound template with its parameters written into a
// leading WITH, so that it can be run as it stands.
func (t Template) Inline(q graph.Query) (string, error) {
	statement, ok := q.Text[graph.Cypher]
	if !ok {
		return "", fmt.Errorf("template %s: %w", t.Name, graph.ErrDialect)
	}
	if len(t.Params) == 0 {
		return statement, nil
	}
	literals, err := t.literals(q)
	if err != nil {
		return "", err
	}
	var pairs []string
	for _, p := range t.Params {
		pairs = append(pairs, p.Name+": "+literals["$"+p.Name])
	}
	return "WITH {" + strings.Join(pairs, ", ") + "} AS " + asked + "\n" + asking(statement, literals, q.Columns), nil
}

// literals is each parameter's value as Cypher, by "$" and its name.
func (t Template) literals(q graph.Query) (map[string]string, error) {
	literals := map[string]string{}
	for _, p := range t.Params {
		literal, err := cypherLiteral(q.Params[p.Name])
		if err != nil {
			return nil, fmt.Errorf("parameter %s: %w", p.Name, err)
		}
		literals["$"+p.Name] = literal
	}
	return literals, nil
}

// asking is a statement that reads its parameters from the variable asked of the line above.
func asking(statement string, literals map[string]string, columns []graph.Column) string {
	statement = outsideQuotes(boundedBy(statement, literals), func(code string) string {
		code = parameter.ReplaceAllStringFunc(code, func(name string) string { return asked + "." + name[1:] })
		return subquery.ReplaceAllStringFunc(code, func(found string) string {
			switch seen := subquery.FindStringSubmatch(found)[1]; seen {
			case "*":
				return found
			case "":
				return "CALL (" + asked + ") {"
			default:
				return "CALL (" + seen + ", " + asked + ") {"
			}
		})
	})
	var names []string
	for _, c := range columns {
		names = append(names, c.Name)
	}
	return "CALL (" + asked + ") {\n" + indent(statement) + "\n}\nRETURN " + strings.Join(names, ", ")
}

// boundedBy puts the numbers in that bound the rows.
func boundedBy(statement string, literals map[string]string) string {
	return outsideQuotes(statement, func(code string) string {
		return bounded.ReplaceAllStringFunc(code, func(found string) string {
			word, name, _ := strings.Cut(found, " ")
			return word + " " + literals[name]
		})
	})
}

func indent(text string) string { return "  " + strings.ReplaceAll(text, "\n", "\n  ") }

// outsideQuotes applies change to what is neither in quotes nor a comment.
func outsideQuotes(statement string, change func(string) string) string {
	var b strings.Builder
	from := 0
	for _, at := range literal.FindAllStringIndex(statement, -1) {
		b.WriteString(change(statement[from:at[0]]))
		b.WriteString(statement[at[0]:at[1]])
		from = at[1]
	}
	b.WriteString(change(statement[from:]))
	return b.String()
}

// cypherLiteral writes a parameter's value as Cypher does.
func cypherLiteral(value any) (string, error) {
	switch v := value.(type) {
	case nil:
		return "null", nil
	case bool:
		return strconv.FormatBool(v), nil
	case int64:
		return strconv.FormatInt(v, 10), nil
	case string:
		return cypherString(v), nil
	case []string:
		parts := make([]string, len(v))
		for i, s := range v {
			parts[i] = cypherString(s)
		}
		return "[" + strings.Join(parts, ", ") + "]", nil
	}
	return "", fmt.Errorf("%v (%T) has no literal", value, value)
}

// cypherString quotes s. What does not show is escaped, so that a line stays one line.
func cypherString(s string) string {
	var b strings.Builder
	b.WriteByte('\'')
	for _, r := range s {
		switch {
		case r == '\'' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case unicode.IsPrint(r):
			b.WriteRune(r)
		default:
			for _, unit := range utf16.Encode([]rune{r}) {
				fmt.Fprintf(&b, `\u%04X`, unit)
			}
		}
	}
	b.WriteByte('\'')
	return b.String()
}
