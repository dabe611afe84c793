package runner

import (
	"github.com/prometheus/client_golang/prometheus"
)

// Metrics are what Prometheus reads of a refresh job.
type Metrics struct {
	runs     *prometheus.CounterVec
	seconds  prometheus.Histogram
	requests *prometheus.CounterVec
	articles *prometheus.CounterVec
	failures *prometheus.CounterVec
	claims   *prometheus.CounterVec
	sent     prometheus.Counter
	waiting  prometheus.Gauge
	lag      *prometheus.GaugeVec
	up       *prometheus.GaugeVec
	last     prometheus.Gauge
}

// NewMetrics registers the metrics.
func NewMetrics(registry prometheus.Registerer) *Metrics {
	name := func(s string) string { return "geokg_refresh_" + s }
	m := &Metrics{
		runs: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: name("runs_total"), Help: "Runs, by outcome: ok, some_failed, store_failed."}, []string{"outcome"}),
		seconds: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: name("run_seconds"), Help: "Length of runs.", Buckets: prometheus.ExponentialBuckets(1, 3, 9)}),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: name("requests_total"), Help: "Requests, by whether they were answered."}, []string{"source", "answered"}),
		articles: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: name("articles_total"), Help: "Articles taken up, by what they were: new, changed, unchanged, dropped; duplicate: of the new and changed ones, those that carry the text of another."}, []string{"source", "change"}),
		failures: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: name("failures_total"), Help: "Pages and records that gave nothing."}, []string{"source"}),
		claims: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: name("claims_total"), Help: "Claims extracted."}, []string{"source"}),
		sent: prometheus.NewCounter(prometheus.CounterOpts{
			Name: name("sent_total"), Help: "Articles that the graph took."}),
		waiting: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: name("waiting"), Help: "Articles in the outbox."}),
		lag: prometheus.NewGaugeVec(prometheus.GaugeOpts{
			Name: name("lag_seconds"), Help: "Age of what waits longest to be in the graph."}, []string{"source"}),
		up: prometheus.NewGaugeVec(prometheus.GaugeOpts{
			Name: name("source_up"), Help: "1 if the source answered when it was last due."}, []string{"source"}),
		last: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: name("last_success_timestamp_seconds"), Help: "When a run last ended with all sent."}),
	}
	registry.MustRegister(m.runs, m.seconds, m.requests, m.articles, m.failures, m.claims, m.sent, m.waiting, m.lag, m.up, m.last)
	return m
}

// note counts a run. Nil metrics count nothing.
func (m *Metrics) note(r Report, cause error) {
	if m == nil {
		return
	}
	outcome := "ok"
	switch {
	case cause != nil:
		outcome = "store_failed"
	case r.Failed():
		outcome = "some_failed"
	}
	m.runs.WithLabelValues(outcome).Inc()
	m.seconds.Observe(r.Ended.Sub(r.Began).Seconds())
	m.sent.Add(float64(r.Sent))
	m.waiting.Set(float64(r.Waiting))
	if cause == nil {
		m.last.Set(float64(r.Ended.Unix()))
	}
	for _, s := range r.Sources {
		m.requests.WithLabelValues(s.Name, "yes").Add(float64(s.Answered))
		m.requests.WithLabelValues(s.Name, "no").Add(float64(s.Tried - s.Answered))
		for change, n := range map[string]int{"new": s.New, "changed": s.Changed, "unchanged": s.Unchanged, "duplicate": s.Duplicate, "dropped": s.Dropped} {
			m.articles.WithLabelValues(s.Name, change).Add(float64(n))
		}
		m.failures.WithLabelValues(s.Name).Add(float64(s.Failed))
		m.claims.WithLabelValues(s.Name).Add(float64(s.Claims))
		m.lag.WithLabelValues(s.Name).Set(float64(s.LagSeconds))
		if s.Due {
			up := 1.0
			if s.Problem != "" {
				up = 0
			}
			m.up.WithLabelValues(s.Name).Set(up)
		}
	}
}
