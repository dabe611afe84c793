package main

import (
	"context"
	"fmt"
	"strings"

	"geokg/graph"
	"geokg/graph/query"
	"geokg/refresh"
	"geokg/schema"
)

// resolveNames puts ids in the place of the names that people wrote for entities.
func resolveNames(ctx context.Context, reader graph.Reader, template query.Template, params map[string]string) error {
	for _, param := range template.Params {
		value, given := params[param.Name]
		if param.Kind != query.Entity || !given {
			continue
		}
		names := []string{value}
		if param.List {
			names = strings.Split(value, ",")
		}
		for i, name := range names {
			id, err := entityID(ctx, reader, strings.TrimSpace(name))
			if err != nil {
				return fmt.Errorf("--%s: %w", flagName(param), err)
			}
			names[i] = id
		}
		params[param.Name] = strings.Join(names, ",")
	}
	return nil
}

// entityID is the id of the one entity that a name means: the only one that bears it, or
// else the only one with a name that it begins or is a word of. Ids are taken as they are.
func entityID(ctx context.Context, reader graph.Reader, name string) (string, error) {
	if kind, _, found := strings.Cut(name, ":"); found && len(schema.Kind(kind).Labels()) > 0 {
		return name, nil
	}
	result, err := query.Builtin().Run(ctx, reader, "names", map[string]string{"name": name})
	if err != nil {
		return "", err
	}
	var exact, near []candidate
	for i := range result.Rows {
		c := candidate{textOf(cell(result, i, "name")), textOf(cell(result, i, "id"))}
		if textOf(cell(result, i, "match")) == "exact" {
			exact = append(exact, c)
		} else {
			near = append(near, c)
		}
	}
	switch {
	case len(exact)+len(near) == 0:
		return "", hint(fmt.Errorf("nobody and nothing is named %s in the store", refresh.ShowName(name)),
			"geokg query names finds names by their beginning or one of their words")
	case len(exact) == 1:
		return exact[0].id, nil
	case len(exact) == 0 && len(near) == 1:
		return near[0].id, nil
	case len(exact) > 0:
		return "", ambiguous(name, exact)
	}
	return "", ambiguous(name, near)
}

// candidate is an entity that a name may mean.
type candidate struct{ name, id string }

// mostCandidates is how many candidates an error lists.
const mostCandidates = 12

func ambiguous(name string, candidates []candidate) error {
	p := &problem{message: fmt.Sprintf("%s may mean one of these", refresh.ShowName(name))}
	for i, c := range candidates {
		if i == mostCandidates {
			p.hints = append(p.hints, fmt.Sprintf("and %d more", len(candidates)-i))
			break
		}
		p.hints = append(p.hints, fmt.Sprintf("%s (%s)", printable(c.name), printable(c.id)))
	}
	p.hints = append(p.hints, "write more of the name, or the id")
	return p
}

// newestArticle is when the newest article of the store was published; "" if none is dated.
func newestArticle(ctx context.Context, reader graph.Reader) (string, error) {
	result, err := query.Builtin().Run(ctx, reader, "newest", nil)
	if err != nil || len(result.Rows) == 0 {
		return "", err
	}
	return textOf(cell(result, 0, "published")), nil
}

// cell is the value of a column in a row; nil if there is no such column.
func cell(result graph.Result, row int, column string) any {
	for i, c := range result.Columns {
		if c.Name == column {
			return result.Rows[row][i]
		}
	}
	return nil
}
