package runner

import (
	"context"
	"errors"
	"net"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"geokg/graph"
)

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
