package runner

import (
	"context"
	"fmt"
	"time"

	"golang.org/x/sync/errgroup"

	"geokg/graph"
	"geokg/refresh/ledger"
)

// extractGroup is how many articles are read from the ledger at a time.
const extractGroup = 64

// extract turns the cleaned articles that wait into claims in the outbox.
func (r *Runner) extract(ctx context.Context, t *tally, extracted bell) error {
	for {
		list, err := r.Ledger.Cleaned(ctx, extractGroup)
		if err != nil || len(list) == 0 {
			return err
		}
		group, ctx := errgroup.WithContext(ctx)
		group.SetLimit(r.Workers)
		problems := make([]error, len(list))
		claims := make([]int, len(list))
		for i, v := range list {
			group.Go(func() (err error) {
				claims[i], problems[i], err = r.extractOne(ctx, v)
				return err
			})
		}
		if err := group.Wait(); err != nil {
			return err
		}
		extracted.ring()
		for i, v := range list {
			t.source(v.Source, func(s *SourceReport) {
				s.Claims += claims[i]
				if problems[i] != nil {
					s.fail("article "+v.Article.ID, problems[i])
				}
			})
			if problems[i] != nil {
				r.Log.Warn("article left out", "source", v.Source, "article", v.Article.ID, "problem", problems[i])
			}
		}
	}
}

// extractOne extracts one article; a panic over it is its own failure.
func (r *Runner) extractOne(ctx context.Context, v ledger.Version) (claims int, problem, err error) {
	start := time.Now()
	list, problem := func() (a graph.ArticleClaims, err error) {
		defer func() {
			if p := recover(); p != nil {
				err = fmt.Errorf("extraction panicked, please report it with the article: %v", p)
			}
		}()
		claims, _, err := r.Extract(ctx, v.Article)
		return graph.ArticleClaims{Article: v.Article, Claims: claims}, err
	}()
	if ctx.Err() != nil {
		return 0, nil, ctx.Err()
	}
	var payload []byte
	if problem == nil {
		payload, problem = encode(list)
	}
	if problem != nil {
		return 0, problem, r.Ledger.Spoil(ctx, v, problem)
	}
	return len(list.Claims), nil, r.Ledger.Extracted(ctx, v, payload, len(list.Claims), r.Extractor, time.Since(start))
}
