package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"geokg/graph"
	"geokg/graph/export"
)

func newBackup() *cli.Command {
	return &cli.Command{
		Name:      "backup",
		Usage:     "copy the graph to a new file, also while others write to it",
		ArgsUsage: "FILE",
		Description: `Of a SQLite store the copy is a store itself: --store sqlite:FILE opens it.
Of a Neo4j store it is articles with their claims, gzipped if FILE ends in .gz: geokg
import restores them into any store. (Neo4j's own neo4j-admin database dump copies a
stopped database.)`,
		Flags:  []cli.Flag{storeFlag()},
		Action: runBackup,
	}
}

func runBackup(c *cli.Context) error {
	if c.NArg() != 1 {
		return usagef(c, "want the name of one new file")
	}
	name := c.Args().First()
	store, err := openStore(c, forReading)
	if err != nil {
		return err
	}
	defer store.Close()
	if file, ok := store.(interface {
		Backup(ctx context.Context, path string) error
	}); ok {
		if err := file.Backup(c.Context, name); err != nil {
			return err
		}
		_, err = fmt.Fprintf(c.App.Writer, "backed up to %s: --store sqlite:%s opens it\n", name, name)
		return err
	}
	if !strings.HasSuffix(name, ".jsonl") && !strings.HasSuffix(name, ".jsonl.gz") {
		return usagef(c, "the backup of a server is FILE.jsonl or FILE.jsonl.gz, not %s", name)
	}
	records, _ := export.Lookup("jsonl")
	err = intoFile(name, nil, func(w io.Writer) error {
		return records.Write(c.Context, w, store, graph.Filter{})
	})
	if err != nil {
		return fmt.Errorf("back up to %s: %w", name, err)
	}
	_, err = fmt.Fprintf(c.App.Writer, "backed up to %s: geokg import %s restores it\n", name, name)
	return err
}
