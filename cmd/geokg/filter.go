package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"geokg/graph"
	"geokg/schema"
)

// filterFlags choose a part of the graph.
func filterFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "since", Usage: "only what happened then or later: 2023-09-13, 2023-09 or 2023; what tells no time counts as of its publication"},
		&cli.StringFlag{Name: "until", Usage: "only what happened then or before"},
		&cli.StringFlag{Name: "relation", Usage: "only these relations: MET,VISITED"},
		&cli.StringFlag{Name: "factuality", Usage: "only claims of these: asserted,planned"},
		&cli.StringFlag{Name: "actor", Usage: "only claims that name one of these: Putin,Korut"},
		&cli.StringFlag{Name: "source", Usage: "only articles that these published: ANTARA,Reuters"},
	}
}

// filterOf reads the filter flags. Names of actors still stand as they were written.
func filterOf(c *cli.Context) (graph.Filter, error) {
	filter := graph.Filter{
		Since: c.String("since"), Until: c.String("until"),
		Actors: listOf(c.String("actor")), Sources: listOf(c.String("source")),
	}
	for _, name := range listOf(c.String("relation")) {
		filter.Relations = append(filter.Relations, schema.RelationName(strings.ToUpper(strings.ReplaceAll(name, " ", "_"))))
	}
	for _, name := range listOf(c.String("factuality")) {
		filter.Factualities = append(filter.Factualities, schema.Factuality(strings.ToLower(name)))
	}
	if err := filter.Check(); err != nil {
		return filter, usagef(c, "%v", err)
	}
	return filter, nil
}

// openFiltered opens the store and reads the filter flags, with ids in the place
// of the names of actors.
func openFiltered(c *cli.Context, how access) (graph.Store, graph.Filter, error) {
	filter, err := filterOf(c)
	if err != nil {
		return nil, filter, err
	}
	store, err := openStore(c, how)
	if err != nil {
		return nil, filter, err
	}
	if err := resolveActors(c.Context, store, &filter); err != nil {
		return nil, filter, errors.Join(err, store.Close())
	}
	return store, filter, nil
}

// resolveActors puts ids in the place of the names in a filter.
func resolveActors(ctx context.Context, reader graph.Reader, filter *graph.Filter) error {
	for i, name := range filter.Actors {
		id, err := entityID(ctx, reader, name)
		if err != nil {
			return fmt.Errorf("--actor: %w", err)
		}
		filter.Actors[i] = id
	}
	return nil
}

// listOf is the words between commas.
func listOf(written string) []string {
	var list []string
	for word := range strings.SplitSeq(written, ",") {
		if word = strings.TrimSpace(word); word != "" {
			list = append(list, word)
		}
	}
	return list
}
