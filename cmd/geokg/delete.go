package main

import (
	"errors"
	"fmt"

	"github.com/urfave/cli/v2"

	"geokg/graph"
	"geokg/refresh"
)

func newDelete() *cli.Command {
	return &cli.Command{
		Name:      "delete",
		Usage:     "remove an article and all that rests on it alone",
		ArgsUsage: "ARTICLE",
		Flags:     []cli.Flag{storeFlag()},
		Action:    runDelete,
	}
}

func runDelete(c *cli.Context) error {
	if c.NArg() != 1 {
		return usagef(c, "want the id of one article")
	}
	id := c.Args().First()
	store, err := openStore(c, forWriting)
	if err != nil {
		return err
	}
	defer store.Close()
	changes, err := store.Delete(c.Context, id)
	if errors.Is(err, graph.ErrNotFound) {
		return hint(fmt.Errorf("no article %s in the store", refresh.ShowName(id)), "geokg query evidence shows the ids of articles")
	}
	if err != nil {
		return fmt.Errorf("delete %s: %w", refresh.ShowName(id), err)
	}
	_, err = fmt.Fprintf(c.App.Writer, "deleted %s: %d claims, %d events, %d actors, places and things, %d edges\n",
		refresh.ShowName(id), changes.ClaimsRemoved, changes.EventsRemoved, changes.EntitiesRemoved, changes.TriplesRemoved)
	return err
}
