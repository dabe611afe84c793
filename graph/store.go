package graph

import (
	"context"

	"geokg/schema"
)

// ArticleClaims is the unit of writing: one article with all the claims it makes.
type ArticleClaims struct {
	Article schema.Article
	Claims  []schema.Claim
}

// Writer takes articles with their claims. One goroutine writes at a time.
type Writer interface {
	// Apply stores every article of the batch whole or not at all. An article whose hash is
	// stored already is left alone; one whose hash differs replaces all that it said
	// before. Applying a batch again changes nothing.
	Apply(ctx context.Context, batch Batch) (Changes, error)
	// Delete removes an article with its claims and all that rested on them alone.
	// It returns ErrNotFound if there is no such article.
	Delete(ctx context.Context, article string) (Changes, error)
}

// Reader answers queries. It is safe for many goroutines.
type Reader interface {
	Run(ctx context.Context, query Query) (Result, error)
}

// Store is the contract of a backend; package graphtest checks it.
type Store interface {
	Writer
	Reader
	// Hashes returns the stored hash of each of the given articles that is known.
	Hashes(ctx context.Context, articles []string) (map[string]string, error)
	// Verify recomputes every derived edge and property from the claims and reports
	// what differs, one line each; nothing if all is well.
	Verify(ctx context.Context) ([]string, error)
	Close() error
}
