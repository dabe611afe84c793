package runner

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
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
	"geokg/graph/neo4j"
	"geokg/graph/neo4j/neo4jtest"
	"geokg/graph/sqlite"
	"geokg/refresh/config"
	"geokg/refresh/ledger"
	"geokg/schema"
)

func TestMain(m *testing.M) { os.Exit(neo4jtest.Main(m)) }

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
	now    func() time.Time
	graph  func(ctx context.Context, readOnly bool) (graph.Store, error)

	down   atomic.Bool  // the graph cannot be reached
	opened atomic.Int32 // how often it was tried
	writes atomic.Int32
}

func newJob(t testing.TB, s *site, extra string) *job {
	j := &job{t: t, folder: t.TempDir(), now: s.now}
	j.graph = func(ctx context.Context, readOnly bool) (graph.Store, error) {
		return sqlite.Open(ctx, sqlite.Options{Path: filepath.Join(j.folder, "graph.db"), ReadOnly: readOnly})
	}
	if !strings.Contains(extra, "rate:") {
		extra += "rate: 100000\n"
	}
	text := "contact: desk@example.org\nallow_private: true\n" + extra + "sources:\n"
	for n := range s.feeds {
		text += fmt.Sprintf("  - feed: %s/feed/%d\n", s.URL, n)
	}
	conf, err := config.Parse("refresh.yaml", []byte(text))
	require.NoError(t, err)
	j.open(conf)
	return j
}

// useServer keeps the graph of a job in a server.
func (j *job) useServer(server *neo4jtest.Server) {
	j.graph = func(ctx context.Context, readOnly bool) (graph.Store, error) {
		return neo4j.Open(ctx, neo4j.Options{URI: server.URI, Username: server.Username, Password: server.Password, ReadOnly: readOnly})
	}
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
			store, err := j.graph(ctx, false)
			return counted{store, &j.writes}, err
		},
	})
	require.NoError(j.t, err)
	j.t.Cleanup(func() { j.Close(); book.Close() })
}

// counted is a store whose writes are counted.
type counted struct {
	graph.Store
	writes *atomic.Int32
}

func (c counted) Apply(ctx context.Context, batch graph.Batch) (graph.Changes, error) {
	c.writes.Add(1)
	return c.Store.Apply(ctx, batch)
}

func (c counted) Delete(ctx context.Context, article string) (graph.Changes, error) {
	c.writes.Add(1)
	return c.Store.Delete(ctx, article)
}

// dump is the whole graph as text, checked on the way.
func (j *job) dump() string {
	store, err := j.graph(context.Background(), true)
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
