package refresh

import (
	"context"
	"slices"

	"geokg/graph"
)

// writer is the one goroutine of an ingest that writes and reports.
type writer struct {
	*Ingest
	ctx     context.Context // outlives an interrupt, so that what is extracted is stored
	report  Report
	pending []*job
	claims  int // of pending
}

// run writes jobs in their order until there are no more.
func (w *writer) run(ordered <-chan *job) error {
	for j := range ordered {
		<-j.done
		if j.dropped {
			continue
		}
		w.report.Read++
		w.tell(j.item)
		switch {
		case j.item.Err != nil:
			w.report.Skipped++
			continue
		case j.unchanged:
			w.report.Unchanged++
			continue
		}
		w.pending = append(w.pending, j)
		w.claims += len(j.claims)
		if len(w.pending) >= batchArticles || w.claims >= batchClaims {
			if err := w.flush(); err != nil {
				return err
			}
		}
	}
	return w.flush()
}

// tell reports what is wrong with a record.
func (w *writer) tell(item Item) {
	w.report.Warnings += len(item.Warnings)
	if w.Problem != nil && (item.Err != nil || len(item.Warnings) > 0) {
		w.Problem(item)
	}
}

// flush writes what is pending. If one article cannot be stored, the others are.
func (w *writer) flush() error {
	jobs := w.pending
	w.pending, w.claims = nil, 0
	if len(jobs) == 0 {
		return nil
	}
	batch, err := batchOf(jobs)
	if err != nil {
		jobs = slices.DeleteFunc(jobs, w.refuse)
		if batch, err = batchOf(jobs); err != nil {
			return err
		}
	}
	changes, err := w.Store.Apply(w.ctx, batch)
	if err != nil {
		return err
	}
	w.report.add(changes)
	for _, j := range jobs {
		if w.Stored != nil {
			w.Stored(graph.ArticleClaims{Article: j.item.Article, Claims: j.claims})
		}
	}
	if w.Progress != nil {
		w.Progress(w.report)
	}
	return nil
}

// refuse reports whether an article's claims cannot be stored, and tells so.
func (w *writer) refuse(j *job) bool {
	_, err := batchOf([]*job{j})
	if err == nil {
		return false
	}
	w.report.Skipped++
	w.tell(Item{Article: j.item.Article, Where: j.item.Where, Err: err})
	return true
}

func batchOf(jobs []*job) (graph.Batch, error) {
	articles := make([]graph.ArticleClaims, len(jobs))
	for i, j := range jobs {
		articles[i] = graph.ArticleClaims{Article: j.item.Article, Claims: j.claims}
	}
	return graph.NewBatch(articles)
}
