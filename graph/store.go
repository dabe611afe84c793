package graph

import (
	"context"
	"iter"

	"geokg/schema"
)

// ArticleClaims is the unit of writing: one article with all the claims it makes.
type ArticleClaims struct {
	Article schema.Article
	Claims  []schema.Claim
	CopyOf  string // id of the article whose text it carries; told by a Source, not written
}

// Writer takes articles with their claims. One goroutine writes at a time.
type Writer interface {
	// Apply stores every article of the batch whole or not at all. An article whose hash is
	// stored already is left alone; one whose hash differs replaces all that it said
	// before, as does each of a batch that is to be stored anew. Applying a batch again
	// changes nothing.
	Apply(ctx context.Context, batch Batch) (Changes, error)
	// Delete removes an article with its claims and all that rested on them alone.
	// It returns ErrNotFound if there is no such article.
	Delete(ctx context.Context, article string) (Changes, error)
}

// Reader answers queries. It is safe for many goroutines.
type Reader interface {
	Run(ctx context.Context, query Query) (Result, error)
}

// Source reads the graph out again. It is safe for many goroutines.
type Source interface {
	// Articles yields the articles with their claims as the filter selects them, articles by
	// id and claims in the order of the text, one article in memory at a time. Participants
	// are complete. An article of which no claim is selected is left out, unless the filter
	// asks for nothing that a claim says. Where articles were read from is not told. An
	// error comes last.
	Articles(ctx context.Context, filter Filter) iter.Seq2[ArticleClaims, error]
	// Network returns the edges that the selected claims make: asserted ones unless the
	// filter names factualities. With actors in the filter, only the edges that touch one.
	Network(ctx context.Context, filter Filter) (Network, error)
}

// Measurer keeps what was computed about entities beside the graph, whose identity it does
// not touch.
type Measurer interface {
	// KeepMeasure replaces all values of the measure of that name, which is one of
	// Measures. An entity that has gone meanwhile is passed over.
	KeepMeasure(ctx context.Context, name string, scores []Score) error
}

// Measures are the names of the measures that stores keep.
var Measures = []string{"degree", "pagerank", "betweenness", "communities"}

// Store is the contract of a backend; package graphtest checks it.
type Store interface {
	Writer
	Reader
	Source
	Measurer
	// Hashes returns the stored hash of each of the given articles that is known.
	Hashes(ctx context.Context, articles []string) (map[string]string, error)
	// Verify recomputes every derived edge and property from the claims and reports
	// what differs, one line each; nothing if all is well.
	Verify(ctx context.Context) ([]string, error)
	Close() error
}

// Score is a value that was computed about an entity.
type Score struct {
	Entity string
	Value  float64
}
