package query

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"geokg/graph"
	"geokg/schema"
)

// ErrParam is returned for parameters that a template does not take.
var ErrParam = errors.New("parameter")

// Bind gives the template its parameters, as a person writes them: "2023-09", "100",
// "MET,VISITED". One that is not given has its default or is null. The error, an
// ErrParam, says which parameter is wrong and what it should be.
func (t Template) Bind(params map[string]string) (graph.Query, error) {
	for name := range params {
		if _, ok := t.Param(name); !ok {
			return graph.Query{}, fmt.Errorf("%w %s: template %s has only %s", ErrParam, name, t.Name, t.paramNames())
		}
	}
	q := graph.Query{Name: t.Name, Text: t.Text, Params: map[string]any{}}
	for _, c := range t.Columns {
		q.Columns = append(q.Columns, c.Column)
	}
	for _, p := range t.Params {
		written, given := params[p.Name]
		switch {
		case !given && p.Required:
			return graph.Query{}, fmt.Errorf("%w %s of template %s is required: %s", ErrParam, p.Name, t.Name, p.Doc)
		case !given && p.Default == "":
			q.Params[p.Name] = nil
			continue
		case !given:
			written = p.Default
		}
		value, err := p.value(written)
		if err != nil {
			return graph.Query{}, fmt.Errorf("%w %s of template %s: %w", ErrParam, p.Name, t.Name, err)
		}
		q.Params[p.Name] = value
	}
	return q, nil
}

func (t Template) paramNames() string {
	names := make([]string, len(t.Params))
	for i, p := range t.Params {
		names[i] = p.Name
	}
	if len(names) == 0 {
		return "none"
	}
	return strings.Join(names, ", ")
}

// value reads what a person wrote for p.
func (p Param) value(written string) (any, error) {
	if !p.List {
		return p.Kind.value(written)
	}
	var list []string
	for _, item := range strings.Split(written, ",") {
		value, err := p.Kind.value(strings.TrimSpace(item))
		if err != nil {
			return nil, err
		}
		list = append(list, fmt.Sprint(value))
	}
	return list, nil
}

func (k Kind) value(written string) (any, error) {
	if strings.TrimSpace(written) == "" {
		return nil, errors.New("is empty")
	}
	switch k {
	case Int:
		return parseInt(written)
	case Bool:
		value, err := strconv.ParseBool(written)
		if err != nil {
			return nil, fmt.Errorf("%q: want true or false", written)
		}
		return value, nil
	case Date:
		if err := schema.CheckPublished(written); err != nil {
			return nil, fmt.Errorf("%q: want YYYY, YYYY-MM or YYYY-MM-DD", written)
		}
	case Name:
		return parseName(written)
	case Words:
		return parseWords(written)
	case Relation:
		return parseRelation(written)
	case Factuality:
		return parseFactuality(written)
	}
	return written, nil
}

func parseInt(written string) (any, error) {
	value, err := strconv.ParseInt(written, 10, 64)
	if err != nil || value < 0 {
		return nil, fmt.Errorf("%q: want a whole number from 0", written)
	}
	return value, nil
}

func parseName(written string) (any, error) {
	folded := schema.Fold(written)
	if folded == "" {
		return nil, errors.New("has no letter that shows")
	}
	return folded, nil
}

func parseWords(written string) (any, error) {
	words := schema.Words(written)
	if len(words) == 0 {
		return nil, errors.New("has no letter or digit")
	}
	return strings.Join(words, " "), nil
}

func parseRelation(written string) (any, error) {
	name := schema.RelationName(strings.ToUpper(strings.ReplaceAll(written, " ", "_")))
	if _, ok := schema.LookupRelation(name); !ok {
		return nil, fmt.Errorf("no relation %q in the vocabulary", written)
	}
	return string(name), nil
}

func parseFactuality(written string) (any, error) {
	var names []string
	for _, f := range schema.Factualities() {
		names = append(names, string(f.Name))
	}
	value := strings.ToLower(written)
	if !slices.Contains(names, value) {
		return nil, fmt.Errorf("%q: want one of %s", written, strings.Join(names, ", "))
	}
	return value, nil
}
