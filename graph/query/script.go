package query

import (
	"fmt"
	"regexp"
	"strings"

	"geokg/graph"
)

// Script is the Cypher statement of a template for people who keep it and change it: one
// parameter a line, with what it means, and entities by name, which the statement looks up.
// A parameter that bounds the rows stands where it does so.
func (t Template) Script(params map[string]string) (string, error) {
	q, err := t.Bind(params)
	if err != nil {
		return "", err
	}
	statement, ok := q.Text[graph.Cypher]
	if !ok {
		return "", fmt.Errorf("template %s: %w", t.Name, graph.ErrDialect)
	}
	literals, err := t.literals(q)
	if err != nil {
		return "", err
	}
	read := t.readParams(statement)
	if len(read) == 0 {
		return boundedBy(statement, literals), nil
	}
	head := "WITH {\n"
	var found []string
	for i, p := range read {
		comma := ","
		if i == len(read)-1 {
			comma = ""
		}
		head += fmt.Sprintf("  %s: %s%s // %s\n", p.Name, literals["$"+p.Name], comma, p.Doc)
		if p.Kind == Entity {
			found = append(found, p.Name+": "+lookedUp(p))
		}
	}
	if len(found) == 0 {
		return head + "} AS " + asked + "\n" + asking(statement, literals, q.Columns), nil
	}
	return head + "} AS " + written + "\nWITH " + written + " {.*,\n  " + strings.Join(found, ",\n  ") + "\n} AS " + asked + "\n" +
		asking(statement, literals, q.Columns), nil
}

// readParams are the parameters that a statement reads other than to bound its rows.
func (t Template) readParams(statement string) []Param {
	unbounded := outsideQuotes(statement, func(code string) string { return bounded.ReplaceAllString(code, "") })
	names := map[string]bool{}
	for _, name := range parameter.FindAllString(literal.ReplaceAllString(unbounded, ""), -1) {
		names[name[1:]] = true
	}
	var read []Param
	for _, p := range t.Params {
		if names[p.Name] {
			read = append(read, p)
		}
	}
	return read
}

// lookedUp is the id of the entity that has the name written for p, null if none is written.
func lookedUp(p Param) string {
	const id = `COLLECT {
    CALL db.index.fulltext.queryNodes('geokg_entity_names', '"' + coalesce(NAME, '-') + '"') YIELD node
    WHERE toLower(NAME) IN node.folded
    RETURN node.id ORDER BY node.id LIMIT 1
  }[0]`
	if p.List {
		return "[name IN " + written + "." + p.Name + " | " + strings.ReplaceAll(id, "NAME", "name") + "]"
	}
	return strings.ReplaceAll(id, "NAME", written+"."+p.Name)
}

var word = regexp.MustCompile(`"[^"]*"|\S+`)

// ExampleParams is what the example gives the parameters, as it writes them: flags by name,
// and what has no flag to the required parameters in their order.
func (t Template) ExampleParams() (map[string]string, error) {
	words := word.FindAllString(t.Example, -1)
	if len(words) < 3 || strings.Join(words[:3], " ") != "geokg query "+t.Name {
		return nil, fmt.Errorf("template %s: example %q: want \"geokg query %s ...\"", t.Name, t.Example, t.Name)
	}
	params := map[string]string{}
	var bare []string
	for i := 3; i < len(words); i++ {
		name, flag := strings.CutPrefix(words[i], "--")
		if !flag {
			bare = append(bare, strings.Trim(words[i], `"`))
			continue
		}
		if i++; i == len(words) {
			return nil, fmt.Errorf("template %s: example %q: --%s has no value", t.Name, t.Example, name)
		}
		params[strings.ReplaceAll(name, "-", "_")] = strings.Trim(words[i], `"`)
	}
	for _, p := range t.Params {
		if _, given := params[p.Name]; p.Required && !given && len(bare) > 0 {
			params[p.Name], bare = bare[0], bare[1:]
		}
	}
	if len(bare) > 0 {
		return nil, fmt.Errorf("template %s: example %q: %q is no parameter's", t.Name, t.Example, bare[0])
	}
	return params, nil
}
