package query

import (
	"cmp"
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"
	"sync"

	"geokg/graph"
)

//go:embed templates
var embedded embed.FS

// ErrNoTemplate is returned for a name that no template of the set has.
var ErrNoTemplate = errors.New("no such template")

// Set is a collection of templates by name. It does not change once loaded.
type Set struct {
	templates []Template // sorted by name
}

// Builtin returns the templates that come with geokg.
var Builtin = sync.OnceValue(func() Set {
	files, err := fs.Sub(embedded, "templates")
	if err == nil {
		var set Set
		if set, err = (Set{}).With(files); err == nil {
			return set
		}
	}
	panic("query: " + err.Error())
})

// With returns s together with the templates that stand in a folder: every NAME.sql and
// NAME.cypher right in it. A template of s with such a name gives way to the one of the
// folder, which may leave out one of the two dialects. Errors name file and line.
func (s Set) With(folder fs.FS) (Set, error) {
	byName := map[string]*Template{}
	var faults []error
	for _, dialect := range []graph.Dialect{graph.SQL, graph.Cypher} {
		files, err := fs.Glob(folder, "*."+string(dialect))
		if err != nil {
			return Set{}, err
		}
		for _, file := range files {
			faults = append(faults, add(byName, folder, file, dialect))
		}
	}
	if err := errors.Join(faults...); err != nil {
		return Set{}, fmt.Errorf("load templates: %w", err)
	}
	for _, old := range s.templates {
		if byName[old.Name] == nil {
			byName[old.Name] = &old
		}
	}
	var merged Set
	for _, t := range byName {
		merged.templates = append(merged.templates, *t)
	}
	slices.SortFunc(merged.templates, func(a, b Template) int { return cmp.Compare(a.Name, b.Name) })
	return merged, nil
}

// add reads a file into the template that it is a part of.
func add(byName map[string]*Template, folder fs.FS, file string, dialect graph.Dialect) error {
	raw, err := fs.ReadFile(folder, file)
	if err != nil {
		return err
	}
	t, err := parseFile(dialect, string(raw))
	if err != nil {
		return fmt.Errorf("%s:%w", file, err)
	}
	t.Name = strings.TrimSuffix(file, path.Ext(file))
	if !templateName.MatchString(t.Name) {
		return fmt.Errorf("%s:1: a template's name has lower-case letters, digits and hyphens", file)
	}
	other, ok := byName[t.Name]
	if !ok {
		byName[t.Name] = &t
		return nil
	}
	if difference := headsDiffer(*other, t); difference != "" {
		return fmt.Errorf("%s:1: the head differs from that of the other dialect: %s", file, difference)
	}
	other.Text[dialect] = t.Text[dialect]
	return nil
}

// headsDiffer says in what two heads differ; "" if they say the same.
func headsDiffer(a, b Template) string {
	switch {
	case a.Description != b.Description:
		return "description"
	case a.Group != b.Group:
		return "group"
	case a.Example != b.Example:
		return "example"
	case !reflect.DeepEqual(a.Params, b.Params):
		return "parameters"
	case !reflect.DeepEqual(a.Columns, b.Columns):
		return "columns"
	}
	return ""
}

// Templates returns all templates, sorted by name.
func (s Set) Templates() []Template { return slices.Clone(s.templates) }

// ByGroup returns the templates of a group, sorted by name.
func (s Set) ByGroup(group Group) []Template {
	var list []Template
	for _, t := range s.templates {
		if t.Group == group {
			list = append(list, t)
		}
	}
	return list
}

// Lookup returns the template of that name, or ErrNoTemplate.
func (s Set) Lookup(name string) (Template, error) {
	i, ok := slices.BinarySearchFunc(s.templates, name, func(t Template, name string) int { return cmp.Compare(t.Name, name) })
	if !ok {
		return Template{}, fmt.Errorf("%w: %q", ErrNoTemplate, name)
	}
	return s.templates[i], nil
}

// Run asks the template of that name, with its parameters as a person writes them. Entities
// are given by id.
func (s Set) Run(ctx context.Context, reader graph.Reader, name string, params map[string]string) (graph.Result, error) {
	t, err := s.Lookup(name)
	if err != nil {
		return graph.Result{}, err
	}
	q, err := t.Bind(params)
	if err != nil {
		return graph.Result{}, err
	}
	return reader.Run(ctx, q)
}
