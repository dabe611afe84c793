package main

import (
	"context"
	"encoding/csv"
	"encoding/json"

	"github.com/urfave/cli/v2"

	"geokg/graph"
	"geokg/graph/export"
	"geokg/refresh"
)

func formatFlag(usage, standard string) cli.Flag {
	return &cli.StringFlag{Name: "format", Value: standard, Usage: usage}
}

func newExtract() *cli.Command {
	return &cli.Command{
		Name:      "extract",
		Usage:     "print what articles claim; no store is touched",
		ArgsUsage: pathsUsage,
		Flags: append([]cli.Flag{
			formatFlag("table, jsonl, csv, events or events-csv (docs/event-data.md)", "table"),
			workersFlag(),
		}, append(extractionFlags(), articleFlags()...)...),
		Action: runExtract,
	}
}

func runExtract(c *cli.Context) error {
	out, err := newClaimWriter(c)
	if err != nil {
		return err
	}
	extractor, langs, err := newExtractor(c)
	if err != nil {
		return err
	}
	files, err := filesOf(c, langs)
	if err != nil {
		return err
	}
	problems := problems{w: c.App.ErrWriter}
	var writeErr error
	ingest := refresh.Ingest{
		Store:   nowhere{},
		Extract: claimsOf(extractor),
		Workers: c.Int("workers"),
		Problem: problems.tell,
		Stored: func(a graph.ArticleClaims) {
			if writeErr == nil {
				writeErr = out.write(a.Article, a.Claims)
			}
		},
	}
	if _, err := ingest.Run(c.Context, files.All(c.Context)); err != nil {
		return err
	}
	if writeErr == nil {
		writeErr = out.close()
	}
	if writeErr != nil {
		return writeErr
	}
	return problems.end()
}

func newClaimWriter(c *cli.Context) (claimWriter, error) {
	switch format := c.String("format"); format {
	case "table":
		return &tableClaims{w: c.App.Writer}, nil
	case "jsonl":
		return jsonlClaims{c.App.Writer}, nil
	case "csv":
		return csvClaims{export.NewClaimCSV(c.App.Writer)}, nil
	case "events":
		return codedEvents{json.NewEncoder(c.App.Writer)}, nil
	case "events-csv":
		return &eventTable{to: csv.NewWriter(c.App.Writer)}, nil
	default:
		return nil, usagef(c, "unknown format %q, want table, jsonl, csv, events or events-csv", format)
	}
}

// nowhere is a store that is always empty.
type nowhere struct{}

func (nowhere) Hashes(context.Context, []string) (map[string]string, error) { return nil, nil }

func (nowhere) Apply(context.Context, graph.Batch) (graph.Changes, error) {
	return graph.Changes{}, nil
}
