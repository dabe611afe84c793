package runner

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
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
		AllowPrivate: o.Config.AllowPrivate, FirstWait: min(time.Second, time.Duration(float64(time.Second)/rate)), Now: o.Now,
	})
	if err != nil {
		return nil, err
	}
	return &Runner{Options: o, reader: refresh.Reader{Langs: o.Langs, Now: o.Now}, client: client}, nil
}

// Close ends idle connections.
func (r *Runner) Close() { r.client.Close() }

// sourcesAtOnce bounds how many sources are asked at a time.
const sourcesAtOnce = 8

// Run does everything that is due now. What goes wrong with a source, a page or an article
// is in the report; the error is one of the ledger, of ctx, or of the graph, for which all
// that was extracted waits.
func (r *Runner) Run(ctx context.Context) (Report, error) {
	began := r.Now()
	id, err := r.Ledger.Begin(ctx, began)
	if err != nil {
		return Report{}, err
	}
	report := Report{Run: id, Began: began, Sources: make([]SourceReport, len(r.Config.Sources))}
	err = r.collect(ctx, report.Sources)
	if err == nil {
		err = r.extract(ctx, &report)
	}
	if err == nil {
		err = r.send(ctx, &report)
	}
	if err != nil {
		report.Problem = err.Error()
	}
	// The report is worth keeping even if the run was stopped.
	return r.end(context.WithoutCancel(ctx), report, err)
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
	return report, errors.Join(cause, r.Ledger.End(ctx, report.Run, data, report.Ended))
}

// collect asks all sources, several at a time, and takes up what they tell.
func (r *Runner) collect(ctx context.Context, reports []SourceReport) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(sourcesAtOnce)
	for i, s := range r.Config.Sources {
		reports[i] = SourceReport{Name: s.Name}
		group.Go(func() error {
			c := collector{Runner: r, source: s, report: &reports[i]}
			return c.run(ctx)
		})
	}
	return group.Wait()
}

// extractGroup is how many articles are read from the ledger at a time.
const extractGroup = 64

// extract turns cleaned articles into claims in the outbox.
func (r *Runner) extract(ctx context.Context, report *Report) error {
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
		for i, v := range list {
			s := report.source(v.Source)
			s.Claims += claims[i]
			if problems[i] != nil {
				s.fail("article "+v.Article.ID, problems[i])
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
