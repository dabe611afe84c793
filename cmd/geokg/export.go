package main

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"geokg/graph"
	"geokg/graph/export"
	"geokg/graph/neo4j"
)

const neo4jAdmin = "neo4j-admin"

func newExport() *cli.Command {
	return &cli.Command{
		Name:        "export",
		Usage:       "write the graph, or a part of it, for other tools",
		Description: exportDescription(),
		Flags: append([]cli.Flag{
			storeFlag(),
			&cli.StringFlag{Name: "format", Usage: "one of " + strings.Join(exportNames(), ", ")},
			&cli.StringFlag{Name: "out", Usage: "file, or for neo4j-admin folder, to write; a name that ends in .gz is gzipped; standard output if not given"},
		}, filterFlags()...),
		Action: runExport,
	}
}

func exportNames() []string {
	var names []string
	for _, format := range export.Formats() {
		names = append(names, format.Name)
	}
	return append(names, "cypher", neo4jAdmin)
}

func exportDescription() string {
	var b strings.Builder
	b.WriteString("Formats:\n")
	for _, format := range export.Formats() {
		fmt.Fprintf(&b, "  %-12s %s\n", format.Name, format.Summary)
	}
	fmt.Fprintf(&b, "  %-12s %s\n", "cypher", "statements that make the graph in an empty Neo4j database: for cypher-shell")
	fmt.Fprintf(&b, "  %-12s %s\n", neo4jAdmin, "a folder of files for neo4j-admin database import, the fastest way to a large graph")
	b.WriteString("Networks have an edge for each relation of two, made by asserted claims unless --factuality\nnames others.")
	return b.String()
}

func runExport(c *cli.Context) error {
	if c.NArg() > 0 {
		return usagef(c, "no argument expected, got %q", c.Args().First())
	}
	write, err := exportWriter(c)
	if err != nil {
		return err
	}
	store, filter, err := openFiltered(c, forReading)
	if err != nil {
		return err
	}
	defer store.Close()
	if c.String("format") == neo4jAdmin {
		return exportFolder(c, store, filter)
	}
	return intoFile(c.String("out"), c.App.Writer, func(w io.Writer) error {
		return write(c.Context, w, store, filter)
	})
}

type exporter func(context.Context, io.Writer, graph.Source, graph.Filter) error

// exportWriter is the writer that --format names; nil for a folder.
func exportWriter(c *cli.Context) (exporter, error) {
	name := c.String("format")
	if format, ok := export.Lookup(name); ok {
		return format.Write, nil
	}
	switch {
	case name == "cypher":
		return func(ctx context.Context, w io.Writer, source graph.Source, filter graph.Filter) error {
			return neo4j.WriteScript(ctx, w, source, filter, time.Now())
		}, nil
	case name == neo4jAdmin && c.String("out") != "":
		return nil, nil
	case name == neo4jAdmin:
		return nil, usagef(c, "%s needs a folder: --out DIR", name)
	case name == "":
		return nil, usagef(c, "no format given: --format one of %s", strings.Join(exportNames(), ", "))
	}
	return nil, usagef(c, "unknown format %q, want %s", name, strings.Join(exportNames(), ", "))
}

func exportFolder(c *cli.Context, store graph.Store, filter graph.Filter) error {
	folder := c.String("out")
	arguments, err := neo4j.WriteImport(c.Context, folder, store, filter, time.Now())
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.App.Writer, `in %s, with the database stopped:
  neo4j-admin %s
then, with the server running:
  cypher-shell < schema.cypher
`, folder, strings.Join(arguments, " "))
	return err
}

// intoFile writes to the file of that name, whole or not at all, gzipped if it ends in
// .gz; to standard if there is no name.
func intoFile(name string, standard io.Writer, write func(io.Writer) error) error {
	if name == "" {
		return write(standard)
	}
	file, err := os.Create(name + ".part")
	if err != nil {
		return err
	}
	if strings.HasSuffix(name, ".gz") {
		zipped := gzip.NewWriter(file)
		err = errors.Join(write(zipped), zipped.Close())
	} else {
		err = write(file)
	}
	if err = errors.Join(err, file.Close()); err != nil {
		return errors.Join(err, os.Remove(file.Name()))
	}
	return os.Rename(file.Name(), name)
}
