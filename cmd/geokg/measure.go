package main

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"geokg/graph"
	"geokg/graph/measure"
	"geokg/graph/plot"
	"geokg/graph/query"
)

func newMeasure() *cli.Command {
	return &cli.Command{
		Name:      "measure",
		Usage:     "tell who matters in the network and who belongs together",
		ArgsUsage: "[degree|pagerank|betweenness|communities]...",
		Description: `Measures, all of them if none is named:
  degree       with how many others there are edges
  pagerank     how often one meets the actor on a walk along edges, by their claims
  betweenness  the share of shortest paths between two others that lead over it; of a
               network too large to take them all it is estimated from the paths that
               begin at some actors, drawn by a fixed seed, and the answer says how many
  communities  the number of its group (Louvain method), the largest is 1
Edges are made by asserted claims unless --factuality names others, and join actors
alone unless --with-things asks for things and places. The order is that of the first measure.`,
		Flags: slices.Concat([]cli.Flag{
			storeFlag(),
			formatFlag("table, json or csv", "table"),
			&cli.BoolFlag{Name: "ids", Usage: "show ids in the table too"},
			&cli.IntFlag{Name: "limit", Value: 20, Usage: "actors to print at most, 0 for all"},
			&cli.BoolFlag{Name: "with-things", Usage: "edges to things and places too"},
			&cli.BoolFlag{Name: "write", Usage: "keep the values in the store too: table measure in SQLite, properties degree, pagerank, betweenness and community of entities in Neo4j"},
		}, filterFlags(), plotFlags()),
		Action: runMeasure,
	}
}

func runMeasure(c *cli.Context) error {
	kinds, err := measuresOf(c)
	if err != nil {
		return err
	}
	print, err := answerPrinter(c)
	if err == nil && c.String("format") == "cypher" {
		err = usagef(c, "unknown format %q, want table, json or csv", "cypher")
	}
	if err != nil {
		return err
	}
	if c.IsSet("plot") {
		if err := checkPlot(c); err != nil {
			return err
		}
	}
	store, filter, err := openFiltered(c, access(!c.Bool("write")))
	if err != nil {
		return err
	}
	defer store.Close()
	network, err := store.Network(c.Context, filter)
	if err != nil {
		return err
	}
	if !c.Bool("with-things") {
		network = network.Actors()
	}
	newest, err := newestArticle(c.Context, store)
	if err != nil {
		return err
	}
	if c.IsSet("plot") && !c.Bool("write") {
		return drawMeasured(c, network, filter, newest)
	}
	table := measure.Of(network, kinds...)
	if c.Bool("write") {
		for _, kind := range kinds {
			if err := store.KeepMeasure(c.Context, string(kind), table.Scores(kind)); err != nil {
				return err
			}
		}
	}
	if c.IsSet("plot") {
		return drawMeasured(c, network, filter, newest)
	}
	a := measured(table, kinds, c.Int("limit"))
	a.newest = newest
	return print(c, a)
}

// measuresOf is the measures that the arguments name.
func measuresOf(c *cli.Context) ([]measure.Kind, error) {
	var kinds []measure.Kind
	for _, name := range c.Args().Slice() {
		kind, err := measure.KindOf(name)
		if err != nil {
			return nil, usagef(c, "%v", err)
		}
		if !slices.Contains(kinds, kind) {
			kinds = append(kinds, kind)
		}
	}
	if len(kinds) == 0 {
		return measure.Kinds(), nil
	}
	return kinds, nil
}

func drawMeasured(c *cli.Context, network graph.Network, filter graph.Filter, newest string) error {
	focus := ""
	if len(filter.Actors) == 1 {
		focus = filter.Actors[0]
	}
	note := answer{newest: newest}.freshness()
	if window := windowOf(filter); window != "" {
		note = window + "; " + note
	}
	return drawNetwork(c, network, plot.Options{Title: "Who deals with whom", Note: note, Focus: focus})
}

func windowOf(filter graph.Filter) string {
	switch {
	case filter.Since != "" && filter.Until != "":
		return filter.Since + " to " + filter.Until
	case filter.Since != "":
		return "since " + filter.Since
	case filter.Until != "":
		return "until " + filter.Until
	}
	return ""
}

// measured is a table of measures as an answer, the actors in the order of the first.
func measured(table measure.Table, kinds []measure.Kind, limit int) answer {
	a := answer{template: query.Template{Name: "measure"}, question: graph.Query{Params: map[string]any{}}}
	column := func(name string, kind graph.Type, doc string) {
		a.template.Columns = append(a.template.Columns, query.Column{Column: graph.Column{Name: name, Type: kind}, Doc: doc})
		a.result.Columns = append(a.result.Columns, graph.Column{Name: name, Type: kind})
	}
	column("actor", graph.String, "name")
	column("kind", graph.String, "kind")
	for _, kind := range kinds {
		switch kind {
		case measure.Degree:
			for _, name := range []string{"degree", "in", "out", "claims"} {
				column(name, graph.Int, name)
			}
		case measure.Communities:
			column("community", graph.Int, "number of its group")
		default:
			column(string(kind), graph.Float, string(kind))
		}
	}
	column("id", graph.String, "id of the actor")
	actors := slices.Clone(table.Actors)
	slices.SortStableFunc(actors, func(a, b measure.Actor) int {
		order := cmp.Compare(b.Value(kinds[0]), a.Value(kinds[0]))
		if kinds[0] == measure.Communities {
			order = -order
		}
		return cmp.Or(order, cmp.Compare(b.Claims, a.Claims))
	})
	if limit > 0 && limit < len(actors) {
		actors = actors[:limit]
		a.question.Params["limit"] = int64(limit)
	}
	for _, actor := range actors {
		a.result.Rows = append(a.result.Rows, measuredRow(actor, kinds))
	}
	a.result.Warnings = remarks(table, kinds)
	return a
}

func measuredRow(actor measure.Actor, kinds []measure.Kind) []any {
	row := []any{actor.Name, string(actor.Kind)}
	for _, kind := range kinds {
		switch kind {
		case measure.Degree:
			row = append(row, int64(actor.Degree), int64(actor.In), int64(actor.Out), int64(actor.Claims))
		case measure.Communities:
			row = append(row, int64(actor.Community))
		default:
			row = append(row, actor.Value(kind))
		}
	}
	return append(row, actor.ID)
}

// remarks are what to know when reading the values.
func remarks(table measure.Table, kinds []measure.Kind) []string {
	var list []string
	if n := len(table.Actors); slices.Contains(kinds, measure.Betweenness) && table.Pivots < n {
		list = append(list, fmt.Sprintf("betweenness is estimated from the paths that begin at %d of %d actors", table.Pivots, n))
	}
	return list
}
