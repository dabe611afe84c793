package runner

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"runtime"
	"time"

	"golang.org/x/sync/errgroup"

	"geokg/graph"
	"geokg/refresh"
	"geokg/refresh/config"
	"geokg/refresh/fetch"
	"geokg/refresh/ledger"
)

// Store is what a refresh needs of a graph.
type Store interface {
	refresh.Store
	Delete(ctx context.Context, article string) (graph.Changes, error)
	Close() error
}

// Options of a runner.
type Options struct {
	Config    *config.Config
	Ledger    *ledger.Ledger
	Store     func(ctx context.Context) (Store, error) // called when there is something to send
	Extract   refresh.Extract
	Extractor string // its name and version, for the ledger
	Langs     []string
	Agent     string // User-Agent; the contact is added
	Workers   int    // 0: one a processor
	Now       func() time.Time
	Log       *slog.Logger
	Metrics   *Metrics
}

// Runner runs a refresh job. Run is not to be called while it runs.
type Runner struct {
	Options
	reader refresh.Reader
	client *fetch.Client // one for all sources, so that those on one host share its pace
}

// New returns a runner.
func New(o Options) (*Runner, error) {
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	agent := o.Agent
	if o.Config.Contact != "" {
		agent += " (+" + o.Config.Contact + ")"
	}
	rate := o.Config.Rate
	client, err := fetch.New(fetch.Options{
		Agent: agent, Rate: rate, Timeout: time.Duration(o.Config.Timeout), MaxBytes: o.Config.MaxBytes,
		Private: o.Config.AllowPrivate, FirstWait: min(time.Second, time.Duration(float64(time.Second)/rate)), Now: o.Now,
	})
	if err != nil {
		return nil, err
	}
	return &Runner{Options: o, reader: refresh.Reader{Langs: o.Langs, Now: o.Now}, client: client}, nil
}

// Close ends idle connections.
func (r *Runner) Close() { r.client.Close() }

// Run does everything that is due now. What goes wrong with a source, a page or an article
// is in the report; the error is one of the ledger, of ctx, or of the graph, for which all
// that was extracted waits.
func (r *Runner) Run(ctx context.Context) (Report, error) { return r.run(ctx, r.collect) }

// Resend extracts and sends what waits, as Run does, and asks no source.
func (r *Runner) Resend(ctx context.Context) (Report, error) {
	return r.run(ctx, func(context.Context, *tally, bell) error { return nil })
}

// collecting takes up what sources tell and rings for each article.
type collecting func(ctx context.Context, t *tally, accepted bell) error

func (r *Runner) run(ctx context.Context, collect collecting) (Report, error) {
	began := r.Now()
	id, err := r.Ledger.Begin(ctx, began)
	if err != nil {
		return Report{}, err
	}
	t := newTally(id, began, r.Config.Sources)
	if err = r.stages(ctx, t, collect); err != nil {
		t.run(func(report *Report) { report.Problem = err.Error() })
	}
	// The report is worth keeping even if the run was stopped.
	return r.end(context.WithoutCancel(ctx), t.report, err)
}

// stages collects, extracts and sends at the same time. The work of a stage for the next one
// stands in the ledger; all that passes between them is that there is some.
func (r *Runner) stages(ctx context.Context, t *tally, collect collecting) error {
	accepted, extracted := newBell(), newBell()
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error {
		defer close(accepted)
		return collect(ctx, t, accepted)
	})
	group.Go(func() error {
		defer close(extracted)
		return accepted.answer(ctx, func() error { return r.extract(ctx, t, extracted) })
	})
	group.Go(func() error { return r.deliver(ctx, t, extracted) })
	return group.Wait()
}

func (r *Runner) end(ctx context.Context, report Report, cause error) (Report, error) {
	for i := range report.Sources {
		s := &report.Sources[i]
		oldest, err := r.Ledger.Oldest(ctx, s.Name)
		if err != nil {
			return report, errors.Join(cause, err)
		}
		if !oldest.IsZero() {
			s.LagSeconds = int64(r.Now().Sub(oldest).Seconds())
		}
	}
	var err error
	if _, report.Waiting, err = r.Ledger.Backlog(ctx); err != nil {
		return report, errors.Join(cause, err)
	}
	report.Ended = r.Now()
	data, err := json.Marshal(report)
	if err != nil {
		return report, errors.Join(cause, err)
	}
	r.Metrics.note(report, cause)
	if err := r.Ledger.End(ctx, report.Run, data, report.Ended); !errors.Is(cause, ledger.ErrDisk) {
		cause = errors.Join(cause, err) // of a full disk it is said once
	}
	return report, cause
}

// sourcesAtOnce bounds how many sources are asked at a time.
const sourcesAtOnce = 8

// collect asks all sources, several at a time.
func (r *Runner) collect(ctx context.Context, t *tally, accepted bell) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(sourcesAtOnce)
	for _, s := range r.Config.Sources {
		group.Go(func() error {
			c := collector{Runner: r, source: s, began: t.report.Began, tally: t, accepted: accepted}
			return c.run(ctx)
		})
	}
	return group.Wait()
}
