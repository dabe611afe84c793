package runner

import (
	"context"
	"errors"
	"net"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/go-co-op/gocron/v2"
	"github.com/jonboulle/clockwork"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"geokg/graph"
)

// Schedule says when runs begin: at a fixed distance or by a cron expression.
type Schedule struct {
	Every time.Duration
	Cron  string          // five fields; wins over Every
	Clock clockwork.Clock // nil: the real one
}

// Loop runs at once and then by the schedule until ctx ends. A run that falls
// due while one is under way is left out. Done, if set, is called after every run.
func (r *Runner) Loop(ctx context.Context, s Schedule, done func(Report, error)) error {
	options := []gocron.SchedulerOption{gocron.WithStopTimeout(stopTime)}
	if s.Clock != nil {
		options = append(options, gocron.WithClock(s.Clock))
	}
	scheduler, err := gocron.NewScheduler(options...)
	if err != nil {
		return err
	}
	when := gocron.DurationJob(s.Every)
	if s.Cron != "" {
		when = gocron.CronJob(s.Cron, false)
	}
	task := gocron.NewTask(func() {
		if ctx.Err() != nil {
			return
		}
		report, err := r.Run(ctx)
		if done != nil {
			done(report, err)
		}
	})
	_, err = scheduler.NewJob(when, task, gocron.WithSingletonMode(gocron.LimitModeReschedule), gocron.WithStartAt(gocron.WithStartImmediately()))
	if err != nil {
		return errors.Join(err, scheduler.Shutdown())
	}
	scheduler.Start()
	<-ctx.Done()
	return scheduler.Shutdown()
}

// stopTime is how long a run may take to stop.
const stopTime = 9 * time.Second

// Health is what a probe asks. Its zero value is alive and not ready.
type Health struct{ ready atomic.Bool }

// Note takes the outcome of a run: ready is a job whose last run could reach the graph.
func (h *Health) Note(err error) {
	h.ready.Store(err == nil || !errors.Is(err, graph.ErrUnreachable) && !errors.Is(err, graph.ErrLocked))
}

// Serve answers /metrics, /healthz and /readyz on a listener until ctx ends.
func Serve(ctx context.Context, listener net.Listener, registry *prometheus.Registry, health *Health) error {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(registry, promhttp.HandlerOpts{}))
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { say(w, http.StatusOK, "ok") })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, _ *http.Request) {
		if health.ready.Load() {
			say(w, http.StatusOK, "ready")
			return
		}
		say(w, http.StatusServiceUnavailable, "not ready: no run has reached the graph yet, or the last one could not")
	})
	server := &http.Server{Handler: mux, ReadHeaderTimeout: 5 * time.Second}
	stopped := context.AfterFunc(ctx, func() {
		closing, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
		defer cancel()
		_ = server.Shutdown(closing)
	})
	defer stopped()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

func say(w http.ResponseWriter, code int, words string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(code)
	_, _ = w.Write([]byte(words + "\n"))
}
