package runner

import (
	"context"
	"errors"
	"fmt"

	"geokg/graph"
	"geokg/graph/export"
	"geokg/refresh/ledger"
)

// encode checks that a graph could take an article and packs it for the outbox.
func encode(a graph.ArticleClaims) ([]byte, error) {
	if _, err := graph.NewBatch([]graph.ArticleClaims{a}); err != nil {
		return nil, err
	}
	return export.Encode(a)
}

// sendGroup is how many articles are written at a time.
const sendGroup = 64

// send gives the graph what waits for it: first what is to go, then what is new. It stops
// at the first error, and the rest waits for the next run.
func (r *Runner) send(ctx context.Context, report *Report) error {
	removals, err := r.Ledger.Removals(ctx)
	if err != nil {
		return err
	}
	_, waiting, err := r.Ledger.Backlog(ctx)
	if err != nil || waiting == 0 && len(removals) == 0 {
		return err
	}
	store, err := r.Store(ctx)
	if err != nil {
		return fmt.Errorf("%d articles wait for the graph: %w", waiting, err)
	}
	err = r.sendTo(ctx, store, removals, report)
	return errors.Join(err, store.Close())
}

func (r *Runner) sendTo(ctx context.Context, store Store, removals []string, report *Report) error {
	// A write that has begun is finished even if the run is stopped.
	for _, id := range removals {
		if _, err := store.Delete(context.WithoutCancel(ctx), id); err != nil && !errors.Is(err, graph.ErrNotFound) {
			return err
		}
		if err := r.Ledger.Removed(ctx, id); err != nil {
			return err
		}
		report.Removed++
	}
	for ctx.Err() == nil {
		list, err := r.Ledger.Waiting(ctx, sendGroup)
		if err != nil || len(list) == 0 {
			return err
		}
		if err := r.write(context.WithoutCancel(ctx), store, list, report); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// write sends one group of articles.
func (r *Runner) write(ctx context.Context, store Store, list []ledger.Version, report *Report) error {
	articles := make([]graph.ArticleClaims, 0, len(list))
	for _, v := range list {
		a, err := export.Decode(v.Payload)
		if err != nil {
			if err := r.Ledger.Spoil(ctx, v, err); err != nil {
				return err
			}
			continue
		}
		a.Article.Origin = v.Article.Origin
		articles = append(articles, a)
		if !v.Anew {
			continue
		}
		if _, err := store.Delete(ctx, a.Article.ID); err != nil && !errors.Is(err, graph.ErrNotFound) {
			return err
		}
	}
	batch, err := graph.NewBatch(articles)
	if err != nil {
		return err
	}
	changes, err := store.Apply(ctx, batch)
	if err != nil {
		return err
	}
	report.Sent += len(changes.New) + len(changes.Changed)
	return r.Ledger.Sent(ctx, list, r.Now())
}
