package main

import (
	"context"
	"encoding/csv"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"geokg/extract/actor"
	"geokg/extract/events"
	"geokg/graph"
	"geokg/graph/export"
	"geokg/schema"
)

func newAggregate() *cli.Command {
	return &cli.Command{
		Name:      "aggregate",
		Usage:     "count events for series in time, as CSV",
		ArgsUsage: "[FILE|-...]",
		Description: `FILE is what geokg extract printed as events-csv or as jsonl, gzipped or not; without one
the events of the store are counted. A dyad is directed: the country, or if there is none
the code, of who acts and of whom it is done to. What several reports tell of one event
counts once as event and each time as report. An event without a date counts as of its
publication; one dated less precisely than the period is left out, and so said.`,
		Flags: append([]cli.Flag{
			storeFlag(),
			&cli.StringFlag{Name: "by", Value: "dyad,month", Usage: "what to count by: " + strings.Join(events.Dimensions(), ", ")},
			&cli.BoolFlag{Name: "fill", Usage: "a row of zeros for each period between two of the same group"},
		}, filterFlags()...),
		Action: runAggregate,
	}
}

func runAggregate(c *cli.Context) error {
	series, err := events.NewSeries(listOf(c.String("by")))
	if err != nil {
		return usagef(c, "--by: %v", err)
	}
	filter, err := filterOf(c)
	if err != nil {
		return err
	}
	if filter.Actors, err = spellings(filter.Actors); err != nil {
		return err
	}
	records := fileEvents(c)
	if c.NArg() == 0 {
		store, err := openStore(c, forReading)
		if err != nil {
			return err
		}
		defer store.Close()
		records = storedEvents(c.Context, store, filter.Sources)
	}
	for record, err := range records {
		if err != nil {
			return err
		}
		if selects(filter, record) {
			series.Add(record)
		}
	}
	return printSeries(c, series)
}

// spellings are names with the ids and country codes that the gazetteer has for them.
func spellings(names []string) ([]string, error) {
	if len(names) == 0 {
		return nil, nil
	}
	known, err := actor.Default()
	if err != nil {
		return nil, err
	}
	all := slices.Clone(names)
	for _, name := range names {
		for _, e := range known.Lookup(name) {
			all = append(all, e.ID)
			if e.ISO3 != "" {
				all = append(all, e.ISO3)
			}
		}
	}
	return all, nil
}

func printSeries(c *cli.Context, series *events.Series) error {
	columns, rows := series.Table(c.Bool("fill"))
	out := csv.NewWriter(c.App.Writer)
	_ = out.Write(columns) // Flush tells of errors
	for _, row := range rows {
		for i := range slices.Index(columns, "events") {
			row[i] = export.Cell(row[i])
		}
		_ = out.Write(row)
	}
	out.Flush()
	for _, left := range []struct {
		n   int
		why string
	}{
		{series.Left().Sideless, "a side that no country or code stands for"},
		{series.Left().Undated, "no date"},
		{series.Left().Coarse, "a date less precise than the period"},
	} {
		if left.n > 0 {
			fmt.Fprintf(c.App.ErrWriter, "geokg: not counted: %d with %s\n", left.n, left.why)
		}
	}
	return out.Error()
}

// selects reports whether a filter lets an event through. What was coded is filtered, not
// the claims that it was coded from, since those tell of each other.
func selects(f graph.Filter, r events.Record) bool {
	first, last := r.Of("date"), r.Of("date_end")
	of := func(list []string, values ...string) bool {
		return len(list) == 0 || slices.ContainsFunc(list, func(want string) bool {
			return slices.ContainsFunc(values, func(v string) bool { return schema.Fold(v) == schema.Fold(want) })
		})
	}
	dated := first != "" || last != ""
	return (f.Since == "" || dated && (last == "" || last >= f.Since)) &&
		(f.Until == "" || dated && first[:min(len(first), len(f.Until))] <= f.Until) &&
		of(plain(f.Relations), r.Of("relation")) && of(plain(f.Factualities), r.Of("factuality")) &&
		of(f.Sources, r.Of("publisher")) &&
		of(f.Actors, r.Of("source_id"), r.Of("source_name"), r.Of("source_iso3"),
			r.Of("target_id"), r.Of("target_name"), r.Of("target_iso3"))
}

func plain[T ~string](list []T) []string {
	words := make([]string, len(list))
	for i, word := range list {
		words[i] = string(word)
	}
	return words
}

// storedEvents are the events of a store.
func storedEvents(ctx context.Context, store graph.Source, sources []string) iter.Seq2[events.Record, error] {
	return func(yield func(events.Record, error) bool) {
		for a, err := range store.Articles(ctx, graph.Filter{Sources: sources}) {
			if err != nil {
				yield(nil, err)
				return
			}
			if !codeClaims(a.Article, a.Claims, yield) {
				return
			}
		}
	}
}

// codeClaims yields the events of the claims of one article.
func codeClaims(art schema.Article, claims []schema.Claim, yield func(events.Record, error) bool) bool {
	known, err := actor.Default()
	if err != nil {
		return yield(nil, err)
	}
	for _, event := range events.Of(art.ID, events.Complete(claims, known)).Events {
		if !yield(events.Row{Event: event, Article: art}.Record(), nil) {
			return false
		}
	}
	return true
}
