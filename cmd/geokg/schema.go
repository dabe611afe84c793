package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"geokg/graph/neo4j"
	"geokg/schema"
)

func newSchema() *cli.Command {
	return &cli.Command{
		Name:  "schema",
		Usage: "the vocabulary, and the constraints and indexes of the store",
		Subcommands: []*cli.Command{{
			Name:  "show",
			Usage: "print the vocabulary: relations, kinds, factuality",
			Flags: []cli.Flag{
				&cli.BoolFlag{Name: "cypher", Usage: "print the statements that make the constraints and indexes in Neo4j instead"},
			},
			Action: runSchemaShow,
		}, {
			Name:   "apply",
			Usage:  "make the constraints and indexes that the store lacks",
			Flags:  []cli.Flag{storeFlag()},
			Action: runSchemaApply,
		}, newSchemaCodes()},
	}
}

// runSchemaApply does for a server what its first ingest would; the tables of a file are
// made when it is opened.
func runSchemaApply(c *cli.Context) error {
	if c.NArg() > 0 {
		return usagef(c, "no argument expected, got %q", c.Args().First())
	}
	if !isServer(c.String("store")) {
		store, err := openStore(c, forWriting)
		if err != nil {
			return err
		}
		fmt.Fprintf(c.App.Writer, "%s: all tables are there\n", c.String("store"))
		return store.Close()
	}
	server, err := connectServer(c)
	if err != nil {
		return err
	}
	defer server.Close()
	made, err := server.ApplySchema(c.Context)
	if err != nil {
		return err
	}
	for _, name := range made {
		fmt.Fprintf(c.App.Writer, "made %s\n", name)
	}
	fmt.Fprintf(c.App.Writer, "%s: all %d constraints and indexes are there\n", c.String("store"), len(neo4j.Schema()))
	return nil
}

func runSchemaShow(c *cli.Context) error {
	if c.Bool("cypher") {
		return writeString(c.App.Writer, strings.Join(neo4j.Schema(), ";\n")+";\n")
	}
	relations := grid{
		columns: []string{"relation", "type", "plover", "cameo", "goldstein", "meaning"},
		numeric: []bool{4: true, 5: false},
	}
	for _, r := range schema.Relations() {
		row := []string{string(r.Name), relationType(r), r.Plover, strings.Join(r.Cameo, " "), "", r.Label["en"]}
		if !r.Standing {
			row[4] = fmt.Sprintf("%+.1f", r.Goldstein)
		}
		relations.rows = append(relations.rows, row)
	}
	kinds := grid{columns: []string{"kind", "labels", "meaning"}}
	for _, k := range schema.Kinds() {
		kinds.rows = append(kinds.rows, []string{string(k.Name), strings.Join(k.Labels, ":"), k.Label["en"]})
	}
	factualities := grid{columns: []string{"factuality", "FactBank", "meaning"}}
	for _, f := range schema.Factualities() {
		factualities.rows = append(factualities.rows, []string{string(f.Name), f.FactBank, f.Meaning})
	}
	for i, g := range []grid{relations, kinds, factualities} {
		if i > 0 {
			fmt.Fprintln(c.App.Writer)
		}
		if err := g.print(c.App.Writer, screenOf(c.App.Writer)); err != nil {
			return err
		}
	}
	return nil
}

// relationType says how a relation may be read.
func relationType(r schema.Relation) string {
	kind := "act"
	if r.Standing {
		kind = "standing"
	}
	if r.Symmetric {
		kind += ", symmetric"
	}
	if r.Transfer {
		kind += ", transfer"
	}
	return kind
}
