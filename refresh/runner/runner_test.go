package runner

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/extract"
	"geokg/graph"
	"geokg/graph/graphtest"
	"geokg/graph/sqlite"
	"geokg/refresh/config"
	"geokg/refresh/ledger"
	"geokg/schema"
)

var (
	articlesFlag = flag.Int("articles", 60, "articles of the simulated site")
	feedsFlag    = flag.Int("feeds", 4, "its feeds")
	daysFlag     = flag.Int("days", 3, "days over which they appear")
)

var extractor = func() *extract.Extractor {
	e, err := extract.New(extract.Options{})
	if err != nil {
		panic(err)
	}
	return e
}()

// job is a refresh job over the feeds of a site in a folder of its own.
type job struct {
	*Runner
	t      testing.TB
	folder string
	down   atomic.Bool  // the graph cannot be reached
	opened atomic.Int32 // how often it was tried
	now    func() time.Time
	graph  string
}

func newJob(t testing.TB, s *site, extra string) *job {
	j := &job{t: t, folder: t.TempDir(), now: s.now}
	j.graph = filepath.Join(j.folder, "graph.db")
	text := "contact: desk@example.org\nallow_private: true\nrate: 100000\n" + extra + "sources:\n"
	for n := range s.feeds {
		text += fmt.Sprintf("  - feed: %s/feed/%d\n", s.URL, n)
	}
	conf, err := config.Parse("refresh.yaml", []byte(text))
	require.NoError(t, err)
	j.open(conf)
	return j
}

func (j *job) open(conf *config.Config) {
	book, err := ledger.Open(context.Background(), filepath.Join(j.folder, "ledger"))
	require.NoError(j.t, err)
	j.Runner, err = New(Options{
		Config: conf, Ledger: book, Langs: []string{"en", "id"}, Agent: "geokg/test", Now: j.now, Extractor: "rules",
		Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Metrics: NewMetrics(prometheus.NewRegistry()),
		Extract: func(ctx context.Context, art schema.Article) ([]schema.Claim, []string, error) {
			result, err := extractor.Extract(ctx, art)
			return result.Claims, result.Warnings, err
		},
		Store: func(ctx context.Context) (Store, error) {
			j.opened.Add(1)
			if j.down.Load() {
				return nil, fmt.Errorf("%w: switched off", graph.ErrUnreachable)
			}
			return sqlite.Open(ctx, sqlite.Options{Path: j.graph})
		},
	})
	require.NoError(j.t, err)
	j.t.Cleanup(func() { j.Close(); book.Close() })
}

// dump is the whole graph as text, checked on the way.
func (j *job) dump() string {
	store, err := sqlite.Open(context.Background(), sqlite.Options{Path: j.graph, ReadOnly: true})
	require.NoError(j.t, err)
	defer store.Close()
	differences, err := store.Verify(context.Background())
	require.NoError(j.t, err)
	require.Empty(j.t, differences)
	require.NoError(j.t, j.Ledger.Check(context.Background()))
	dump, err := graphtest.Dump(context.Background(), store)
	require.NoError(j.t, err)
	return dump
}

// simulate runs four times a day for the days of the site and some more.
func (j *job) simulate(s *site) {
	for at := firstDay; at.Before(firstDay.Add(time.Duration(s.days+4) * 24 * time.Hour)); at = at.Add(6 * time.Hour) {
		s.set(at)
		if _, err := j.Run(context.Background()); err != nil {
			require.ErrorIs(j.t, err, graph.ErrUnreachable)
		}
	}
}

// With one request in ten going wrong, and the graph away for a day, the graph in the end is
// the one that an undisturbed job makes; a run right after asks only whether things have
// changed and writes nothing.
func TestFaultsLeaveNoTrace(t *testing.T) {
	s := newSite(t, *articlesFlag, *feedsFlag, *daysFlag)
	calm := newJob(t, s, "")
	calm.simulate(s)
	want := calm.dump()
	require.Contains(t, want, "CRITICIZED")

	s.reset(0.1)
	rough := newJob(t, s, "")
	for at := firstDay; at.Before(firstDay.Add(time.Duration(s.days+4) * 24 * time.Hour)); at = at.Add(6 * time.Hour) {
		s.set(at)
		rough.down.Store(at.Sub(firstDay) >= 24*time.Hour && at.Sub(firstDay) < 48*time.Hour)
		report, err := rough.Run(context.Background())
		if rough.down.Load() {
			require.ErrorIs(t, err, graph.ErrUnreachable)
			require.Positive(t, report.Waiting)
			continue
		}
		require.NoError(t, err)
		require.Zero(t, report.Waiting)
	}
	require.True(t, want == rough.dump(), "the graph differs from that of an undisturbed job")

	s.reset(0)
	s.set(firstDay.Add(time.Duration(s.days+5) * 24 * time.Hour))
	before := s.take()
	assert.Empty(t, before)
	report, err := rough.Run(context.Background())
	require.NoError(t, err)
	for _, request := range s.take() {
		assert.True(t, strings.HasPrefix(request, "304 "), request)
	}
	assert.Zero(t, report.Sent+report.Removed)
	assert.Equal(t, want, rough.dump())
}

// A page that has gone leaves the graph if the policy says so, and stays otherwise.
func TestGone(t *testing.T) {
	for policy, left := range map[string]bool{"keep": true, "delete": false} {
		s := newSite(t, 4, 1, 1)
		j := newJob(t, s, "gone: "+policy+"\nrevisit: {every: 1h, for: 30d}\n")
		s.set(firstDay.Add(48 * time.Hour))
		_, err := j.Run(context.Background())
		require.NoError(t, err)
		id := schema.CanonicalURL(s.URL + "/a/3")
		require.Contains(t, j.dump(), id)
		s.articles = 3
		s.set(firstDay.Add(72 * time.Hour))
		report, err := j.Run(context.Background())
		require.NoError(t, err)
		assert.Equal(t, 1, report.Sources[0].Gone)
		assert.Equal(t, left, strings.Contains(j.dump(), id), policy)
	}
}

// Replaying makes the claims anew from the stored text, without a request, and the graph is
// what it was.
func TestReplay(t *testing.T) {
	s := newSite(t, 8, 2, 1)
	j := newJob(t, s, "")
	s.set(firstDay.Add(48 * time.Hour))
	_, err := j.Run(context.Background())
	require.NoError(t, err)
	want := j.dump()
	s.take()
	n, err := j.Ledger.Replay(context.Background(), time.Time{})
	require.NoError(t, err)
	assert.EqualValues(t, 8, n)
	report, err := j.Run(context.Background())
	require.NoError(t, err)
	assert.Equal(t, 8, report.Sent)
	assert.Empty(t, s.take())
	assert.Equal(t, want, j.dump())
}

// The ledger keeps the older version of an edited article.
func TestEdited(t *testing.T) {
	s := newSite(t, 8, 1, 1)
	j := newJob(t, s, "")
	s.set(firstDay.Add(23 * time.Hour))
	_, err := j.Run(context.Background())
	require.NoError(t, err)
	assert.NotContains(t, j.dump(), "SANCTIONED")
	s.set(firstDay.Add(49 * time.Hour))
	report, err := j.Run(context.Background())
	require.NoError(t, err)
	assert.Equal(t, 2, report.Sources[0].Changed)
	assert.Contains(t, j.dump(), "SANCTIONED")
	counts, err := j.Ledger.Counts(context.Background(), j.Config.Sources[0].Name)
	require.NoError(t, err)
	assert.Equal(t, map[string]int{"replaced": 2, "sent": 8}, counts.Versions)
}

// One article that cannot be extracted is left out, told of, and can be tried again.
func TestExtractionFails(t *testing.T) {
	s := newSite(t, 6, 1, 1)
	j := newJob(t, s, "")
	whole, broken := j.Extract, true
	j.Extract = func(ctx context.Context, art schema.Article) ([]schema.Claim, []string, error) {
		switch {
		case broken && strings.HasSuffix(art.ID, "/a/1"):
			panic("at the first")
		case broken && strings.HasSuffix(art.ID, "/a/2"):
			return nil, nil, errors.New("not today")
		}
		return whole(ctx, art)
	}
	s.set(firstDay.Add(48 * time.Hour))
	report, err := j.Run(context.Background())
	require.NoError(t, err)
	assert.True(t, report.Failed())
	assert.Equal(t, 2, report.Sources[0].Failed)
	assert.Equal(t, 4, report.Sent)

	broken = false
	n, err := j.Ledger.Retry(context.Background(), "", s.now())
	require.NoError(t, err)
	assert.EqualValues(t, 2, n)
	report, err = j.Run(context.Background())
	require.NoError(t, err)
	assert.Equal(t, 2, report.Sent)
}
