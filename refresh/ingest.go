package refresh

import (
	"context"
	"fmt"
	"iter"
	"runtime"

	"golang.org/x/sync/errgroup"

	"geokg/graph"
	"geokg/schema"
)

// Store is what an ingest needs of a graph. Hashes is called while Apply runs.
type Store interface {
	Hashes(ctx context.Context, articles []string) (map[string]string, error)
	Apply(ctx context.Context, batch graph.Batch) (graph.Changes, error)
}

// Extract turns an article into claims and says what it could not make out. It is called
// from many goroutines.
type Extract func(ctx context.Context, art schema.Article) (claims []schema.Claim, warnings []string, err error)

// Ingest takes articles from a source through extraction into a store. Workers extract
// side by side; one goroutine writes, in the order of the source, so that neither the
// graph nor what is reported depends on how many workers there are.
type Ingest struct {
	Store   Store
	Extract Extract
	Workers int // 0: one a processor

	// The callbacks run one at a time, in the order of the source. Any may be nil.
	Problem  func(Item)                // a record that gave no article, or one with warnings
	Stored   func(graph.ArticleClaims) // an article that was new or changed, after it is safe in the store
	Progress func(Report)              // the counts so far, after each write
}

// An article waits in memory from its reading to its writing; these bound how many do.
const (
	hashGroup      = 32   // articles whose hashes are asked for at once
	batchArticles  = 64   // articles written at once, at most
	batchClaims    = 2000 // claims written at once, about
	waitsPerWorker = 8
)

// Run ingests all that src yields. A record that fails is reported and counted, and the
// rest goes on; an error means that the store failed or ctx ended. Even then the report
// tells what was stored, and running again goes on from there.
func (g *Ingest) Run(ctx context.Context, src iter.Seq[Item]) (Report, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	workers := g.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	ordered := make(chan *job, workers*waitsPerWorker)
	work := make(chan *job)

	var group errgroup.Group
	group.Go(func() error {
		defer close(ordered)
		defer close(work)
		return g.read(ctx, src, ordered, work)
	})
	for range workers {
		group.Go(func() error {
			for j := range work {
				g.extract(ctx, j)
			}
			return nil
		})
	}
	w := writer{Ingest: g, ctx: context.WithoutCancel(ctx)}
	writeErr := w.run(ordered)
	if writeErr != nil {
		cancel()
		for range ordered { // lets the reader finish
		}
	}
	readErr := group.Wait()
	switch {
	case writeErr != nil:
		return w.report, writeErr
	case readErr != nil:
		return w.report, readErr
	}
	return w.report, ctx.Err()
}

// job is a record on its way. What the worker sets may be read once done is closed.
type job struct {
	item      Item
	claims    []schema.Claim
	unchanged bool
	dropped   bool // ctx ended first
	done      chan struct{}
}

func newJob(item Item) *job { return &job{item: item, done: make(chan struct{})} }

// read sends every record to ordered, and those that have to be extracted to work too.
func (g *Ingest) read(ctx context.Context, src iter.Seq[Item], ordered, work chan<- *job) error {
	seen := map[string]string{} // hashes of the articles of this run
	var waiting []*job
	flush := func() error {
		err := g.markUnchanged(ctx, waiting, seen)
		for _, j := range waiting {
			if err == nil {
				dispatch(ctx, j, ordered, work)
			}
		}
		waiting = waiting[:0]
		return err
	}
	for item := range src {
		waiting = append(waiting, newJob(item))
		if len(waiting) < hashGroup {
			continue
		}
		if err := flush(); err != nil || ctx.Err() != nil {
			return err
		}
	}
	return flush()
}

// markUnchanged finds the articles that the store or this run has already, word for word.
func (g *Ingest) markUnchanged(ctx context.Context, jobs []*job, seen map[string]string) error {
	var ids []string
	for _, j := range jobs {
		if j.item.Err == nil {
			ids = append(ids, j.item.Article.ID)
		}
	}
	if len(ids) == 0 || ctx.Err() != nil {
		return nil
	}
	stored, err := g.Store.Hashes(ctx, ids)
	if err != nil {
		return fmt.Errorf("hashes of %s: %w", count(len(ids), "article"), err)
	}
	for _, j := range jobs {
		if art := j.item.Article; j.item.Err == nil {
			known, again := seen[art.ID]
			if !again {
				known = stored[art.ID]
			}
			j.unchanged = known == art.Hash
			seen[art.ID] = art.Hash
		}
	}
	return nil
}

func dispatch(ctx context.Context, j *job, ordered, work chan<- *job) {
	select {
	case ordered <- j:
	case <-ctx.Done():
		return
	}
	if j.item.Err != nil || j.unchanged {
		close(j.done)
		return
	}
	select {
	case work <- j:
	case <-ctx.Done():
		j.dropped = true
		close(j.done)
	}
}

// extract does the work of one job. A panic over one article is that article's failure,
// not the end of all others.
func (g *Ingest) extract(ctx context.Context, j *job) {
	defer close(j.done)
	defer func() {
		if r := recover(); r != nil {
			j.item.Err = fmt.Errorf("extraction panicked, please report it with the article: %v", r)
		}
	}()
	claims, warnings, err := g.Extract(ctx, j.item.Article)
	switch {
	case err != nil && ctx.Err() != nil:
		j.dropped = true
	case err != nil:
		j.item.Err = fmt.Errorf("extract: %w", err)
	default:
		j.claims = claims
		j.item.Warnings = append(j.item.Warnings, warnings...)
	}
}
