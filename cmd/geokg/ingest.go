package main

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/urfave/cli/v2"

	"geokg/graph"
	"geokg/refresh"
	"geokg/schema"
)

func newIngest() *cli.Command {
	return &cli.Command{
		Name:      "ingest",
		Usage:     "read articles, extract what they claim and store it",
		ArgsUsage: pathsUsage,
		Description: `Reads plain text, HTML and JSONL (one object a line: id, url, title, date, lang,
source, text or file), each of them gzipped or not. An article that is stored
already, word for word, is not extracted again; a changed one replaces what it
said before.`,
		Flags: append([]cli.Flag{
			storeFlag(),
			workersFlag(),
			decisionsFlag(),
			&cli.BoolFlag{Name: "dry-run", Usage: "store nothing, show what would be"},
		}, append(extractionFlags(), articleFlags()...)...),
		Action: runIngest,
	}
}

// mostTriples is how many new triples are printed; a query shows the others.
const mostTriples = 200

func runIngest(c *cli.Context) error {
	extractor, langs, err := newExtractor(c)
	if err != nil {
		return err
	}
	files, err := filesOf(c, langs)
	if err != nil {
		return err
	}
	decisions, err := decisionsOf(c)
	if err != nil {
		return err
	}
	store, err := ingestStore(c)
	if err != nil {
		return err
	}
	defer store.Close()

	start := time.Now()
	bar := newProgress(c.App.ErrWriter, files)
	problems := problems{w: bar}
	var fresh []schema.Claim
	more := 0
	ingest := refresh.Ingest{
		Store:   store,
		Extract: reviewed(extractor, decisions),
		Workers: c.Int("workers"),
		Problem: problems.tell,
		Stored: func(a graph.ArticleClaims) {
			kept := min(len(a.Claims), mostTriples-len(fresh))
			fresh = append(fresh, a.Claims[:kept]...)
			more += len(a.Claims) - kept
		},
		Progress: bar.update,
	}
	report, err := ingest.Run(c.Context, files.All(c.Context))
	bar.stop()
	if err := printTriples(c.App.Writer, fresh); err != nil {
		return err
	}
	if more > 0 {
		fmt.Fprintf(c.App.Writer, "... and %d more; geokg query triples shows them\n", more)
	}
	printSummary(c.App.Writer, report, time.Since(start), c.Bool("dry-run"))
	failed := problems.end()
	switch {
	case err != nil && c.Context.Err() != nil:
		return hint(err, "what was stored is kept; the same command goes on from there")
	case err != nil:
		return err
	}
	return failed
}

func printSummary(w io.Writer, r refresh.Report, took time.Duration, dry bool) {
	if r.New+r.Changed > 0 {
		fmt.Fprintln(w)
	}
	fmt.Fprintf(w, "articles: %d read, %d new, %d changed, %d unchanged, %d skipped\n",
		r.Read, r.New, r.Changed, r.Unchanged, r.Skipped)
	seconds := max(took.Seconds(), 0.001)
	added := "added"
	if dry {
		added = "found, none stored (dry run)"
	}
	fmt.Fprintf(w, "graph: %d claims, %d events, %d actors, places and things %s\n", r.Claims, r.Events, r.Entities, added)
	fmt.Fprintf(w, "time: %.1f s, %.0f claims/s\n", seconds, float64(r.Claims)/seconds)
}

// ingestTarget is the part of a store that an ingest uses.
type ingestTarget interface {
	refresh.Store
	Close() error
}

func ingestStore(c *cli.Context) (ingestTarget, error) {
	if !c.Bool("dry-run") {
		return openStore(c, forWriting)
	}
	known, err := openIfThere(c)
	if err != nil {
		return nil, err
	}
	return dryRun{known}, nil
}

// dryRun is a store that knows what is stored and stores nothing.
type dryRun struct{ known graph.Store } // nil: there is no store yet

func (d dryRun) Hashes(ctx context.Context, articles []string) (map[string]string, error) {
	if d.known == nil {
		return nil, nil
	}
	return d.known.Hashes(ctx, articles)
}

// Apply counts what the batch holds.
func (d dryRun) Apply(ctx context.Context, batch graph.Batch) (graph.Changes, error) {
	var changes graph.Changes
	ids := make([]string, len(batch.Articles))
	for i, art := range batch.Articles {
		ids[i] = art.ID
		changes.ClaimsAdded += len(art.Claims)
	}
	stored, err := d.Hashes(ctx, ids)
	if err != nil {
		return changes, err
	}
	for _, id := range ids {
		if stored[id] == "" {
			changes.New = append(changes.New, id)
		} else {
			changes.Changed = append(changes.Changed, id)
		}
	}
	changes.EventsAdded = len(batch.Events())
	changes.EntitiesAdded = len(batch.Entities())
	return changes, nil
}

func (d dryRun) Close() error {
	if d.known == nil {
		return nil
	}
	return d.known.Close()
}
