package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"geokg/schema"
)

func newSchema() *cli.Command {
	return &cli.Command{
		Name:  "schema",
		Usage: "the vocabulary: relations, kinds, factuality",
		Subcommands: []*cli.Command{{
			Name:   "show",
			Usage:  "print the vocabulary",
			Action: runSchemaShow,
		}},
	}
}

func runSchemaShow(c *cli.Context) error {
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
