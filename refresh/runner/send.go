package runner

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/cenkalti/backoff/v5"

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

// How long sending waits before it begins again: after all was sent, so that a graph is not
// opened for each single article, and after the graph was away, doubled each time.
const (
	sendPause   = 2 * time.Second
	longestAway = 5 * time.Minute
)

// awayError is an error of the graph, which may be back in a while.
type awayError struct{ error }

func (e *awayError) Unwrap() error { return e.error }

func ofGraph(err error) error {
	if err == nil {
		return nil
	}
	return &awayError{err}
}

// newBackoff is how long to wait for a graph that is away.
func newBackoff() *backoff.ExponentialBackOff {
	b := backoff.NewExponentialBackOff()
	b.InitialInterval, b.Multiplier, b.MaxInterval = sendPause, 2, longestAway
	return b
}

// deliver sends what is extracted as it comes. While the graph is away it tries again by
// itself, ever less often, and a last time when everything is extracted: the error of that
// attempt counts.
func (r *Runner) deliver(ctx context.Context, t *tally, extracted bell) error {
	var problem error
	wait := newBackoff()
	timer := time.NewTimer(0)
	defer timer.Stop()
	rung, rested := false, false
	for open := true; open; {
		select {
		case _, open = <-extracted:
			rung = true
		case <-timer.C:
			rested = true
		case <-ctx.Done():
			return ctx.Err()
		}
		if open && !(rung && rested) {
			continue
		}
		problem = r.send(ctx, t)
		var away *awayError
		switch {
		case problem == nil:
			wait.Reset()
			timer.Reset(sendPause)
		case errors.As(problem, &away):
			next := wait.NextBackOff()
			r.Log.Warn("the graph is away; what is extracted waits", "problem", problem, "again", next.Round(time.Second))
			timer.Reset(next)
		default:
			return problem
		}
		rung, rested = problem != nil, false
	}
	return problem
}

// sendGroup is how many articles are written at a time.
const sendGroup = 64

// send gives the graph what waits for it: first what is to go, then what is new. An error
// of the graph is an awayError; the rest waits.
func (r *Runner) send(ctx context.Context, t *tally) error {
	waiting, err := r.waiting(ctx)
	if err != nil || waiting == 0 {
		return err
	}
	store, err := r.Store(ctx)
	if err != nil {
		return ofGraph(fmt.Errorf("%d articles wait for the graph: %w", waiting, err))
	}
	err = r.sendTo(ctx, store, t)
	return errors.Join(err, ofGraph(store.Close()))
}

// waiting is how many articles are to be sent to the graph or to leave it.
func (r *Runner) waiting(ctx context.Context) (int, error) {
	_, extracted, err := r.Ledger.Backlog(ctx)
	if err != nil {
		return 0, err
	}
	removals, err := r.Ledger.Removals(ctx)
	return extracted + len(removals), err
}

func (r *Runner) sendTo(ctx context.Context, store Store, t *tally) error {
	removals, err := r.Ledger.Removals(ctx)
	if err != nil {
		return err
	}
	// A write that has begun is finished even if the run is stopped.
	for _, id := range removals {
		if _, err := store.Delete(context.WithoutCancel(ctx), id); err != nil && !errors.Is(err, graph.ErrNotFound) {
			return ofGraph(err)
		}
		if err := r.Ledger.Removed(ctx, id); err != nil {
			return err
		}
		t.run(func(report *Report) { report.Removed++ })
	}
	for ctx.Err() == nil {
		list, err := r.Ledger.Waiting(ctx, sendGroup)
		if err != nil || len(list) == 0 {
			return err
		}
		if err := r.write(context.WithoutCancel(ctx), store, list, t); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// write sends one group of articles.
func (r *Runner) write(ctx context.Context, store Store, list []ledger.Version, t *tally) error {
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
	}
	batch, err := graph.NewBatch(articles)
	if err != nil {
		return err
	}
	batch.Anew = slices.ContainsFunc(list, func(v ledger.Version) bool { return v.Anew })
	changes, err := store.Apply(ctx, batch)
	if err != nil {
		return ofGraph(err)
	}
	t.run(func(report *Report) { report.Sent += len(changes.New) + len(changes.Changed) })
	return r.Ledger.Sent(ctx, list, r.Now())
}
