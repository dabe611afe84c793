package runner

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/jonboulle/clockwork"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/graph"
	"geokg/refresh/config"
)

// While one source keeps a run waiting, the articles of the others are in the graph already.
func TestSendsWhileCollecting(t *testing.T) {
	s := newSite(t, 4, 1, 1)
	s.set(firstDay.Add(48 * time.Hour))
	answer := make(chan struct{})
	slow := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { <-answer; http.NotFound(w, r) }))
	defer slow.Close()
	j := newJob(t, s, "")
	j.Config.Sources = append(j.Config.Sources, config.Source{Name: "slow", Feed: slow.URL, Every: j.Config.Every})

	ended := make(chan error, 1)
	go func() { _, err := j.Run(context.Background()); ended <- err }()
	require.Eventually(t, func() bool {
		counts, err := j.Ledger.Counts(context.Background(), j.Config.Sources[0].Name)
		return err == nil && counts.Versions["sent"] == 4
	}, 20*time.Second, 50*time.Millisecond)
	assert.Empty(t, ended)
	close(answer)
	require.NoError(t, <-ended)
	assert.Contains(t, j.dump(), "CRITICIZED")
}

// With the graph away a job goes on collecting, and when it is back what waits is sent
// without another run over the sources.
func TestResendsByItself(t *testing.T) {
	s := newSite(t, 4, 1, 1)
	s.set(firstDay.Add(48 * time.Hour))
	j := newJob(t, s, "")
	j.down.Store(true)
	clock := clockwork.NewFakeClockAt(s.now())
	ctx, cancel := context.WithCancel(t.Context())
	type outcome struct {
		report Report
		err    error
	}
	runs, ended := make(chan outcome, 10), make(chan error, 1)
	go func() {
		ended <- j.Loop(ctx, Schedule{Every: 24 * time.Hour, Clock: clock}, func(report Report, err error) { runs <- outcome{report, err} })
	}()
	first := <-runs
	require.ErrorIs(t, first.err, graph.ErrUnreachable)
	assert.Equal(t, 4, first.report.Waiting)
	assert.Equal(t, 4, first.report.Sources[0].New)
	s.take()

	looked := j.opened.Load()
	until := func(there func() bool) {
		require.Eventually(t, func() bool { clock.Advance(time.Second); return there() }, 20*time.Second, time.Millisecond)
	}
	until(func() bool { return j.opened.Load() == looked+3 })
	assert.Empty(t, runs, "looking for a graph that is away is no run")
	j.down.Store(false)
	until(func() bool { return len(runs) > 0 })
	second := <-runs
	require.NoError(t, second.err)
	assert.Equal(t, 4, second.report.Sent)
	assert.Zero(t, second.report.Waiting)
	assert.Empty(t, s.take())
	cancel()
	require.NoError(t, <-ended)
	assert.Contains(t, j.dump(), "CRITICIZED")
}
