package runner

import (
	"sync"
	"time"

	"geokg/refresh/config"
)

// tally is the report of a run under way, for all its goroutines.
type tally struct {
	mu     sync.Mutex
	report Report
}

func newTally(run int64, began time.Time, sources []config.Source) *tally {
	t := &tally{report: Report{Run: run, Began: began}}
	for _, s := range sources {
		t.report.Sources = append(t.report.Sources, SourceReport{Name: s.Name})
	}
	return t
}

// run counts something of the run as a whole.
func (t *tally) run(count func(*Report)) {
	t.mu.Lock()
	defer t.mu.Unlock()
	count(&t.report)
}

// source counts something of a source; one that is not configured any more is added.
func (t *tally) source(name string, count func(*SourceReport)) {
	t.run(func(r *Report) {
		for i := range r.Sources {
			if r.Sources[i].Name == name {
				count(&r.Sources[i])
				return
			}
		}
		r.Sources = append(r.Sources, SourceReport{Name: name})
		count(&r.Sources[len(r.Sources)-1])
	})
}
