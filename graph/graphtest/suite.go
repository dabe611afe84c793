package graphtest

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/graph"
)

// Open returns an empty store. The suite uses one store at a time and closes it.
type Open func(testing.TB) graph.Store

// Run checks that a backend keeps the contract of graph.Store.
func Run(t *testing.T, open Open) {
	s := suite{open}
	for _, test := range []struct {
		name string
		run  func(*testing.T)
	}{
		{"an empty store", s.empty},
		{"again changes nothing", s.again},
		{"a correction replaces", s.replace},
		{"a deletion leaves no trace", s.delete},
		{"anew replaces the same version", s.anew},
		{"the last of two versions counts", s.twice},
		{"texts without an id follow their origin", s.origins},
		{"edges", s.edges},
		{"roles", s.roles},
		{"any order, any batches, any history", s.histories},
		{"files, any history", s.files},
		{"stories", s.stories},
		{"stories, any history", s.storyHistories},
		{"a story of a hundred articles", s.manyCopies},
		{"hostile words are data", s.hostile},
		{"values", s.values},
		{"queries that do not fit", s.misfits},
		{"a query cannot write", s.readOnly},
		{"what went in comes out", s.reading},
		{"filters", s.filters},
		{"reading ends", s.readingEnds},
		{"measures stand beside the graph", s.measures},
		{"whole articles under concurrent readers", s.concurrent},
		{"cancellation", s.cancel},
		{"generated articles", s.generated},
	} {
		t.Run(test.name, test.run)
	}
}

type suite struct{ open Open }

// with gives a new store to f and closes it after.
func (s suite) with(t testing.TB, f func(graph.Store)) {
	store := s.open(t)
	defer func() { require.NoError(t, store.Close()) }()
	f(store)
}

// dumpOf is the graph of a new store that got these articles in one batch.
func (s suite) dumpOf(t testing.TB, articles []graph.ArticleClaims) (dump string) {
	s.with(t, func(store graph.Store) {
		apply(t, store, articles)
		dump = dumpStore(t, store)
	})
	return dump
}

// tb is what helpers need of a test; rapid's T has it too.
type tb interface {
	require.TestingT
	Helper()
}

func apply(t tb, store graph.Store, articles []graph.ArticleClaims) graph.Changes {
	t.Helper()
	batch, err := graph.NewBatch(articles)
	require.NoError(t, err)
	changes, err := store.Apply(context.Background(), batch)
	require.NoError(t, err)
	return changes
}

func dumpStore(t tb, store graph.Store) string {
	t.Helper()
	faults, err := store.Verify(context.Background())
	require.NoError(t, err)
	require.Empty(t, faults, "the store is not what its claims say")
	dump, err := Dump(context.Background(), store)
	require.NoError(t, err)
	return dump
}

// written reads claims in the notation of scripts, which the suite's are free of faults.
func written(script string) []graph.ArticleClaims {
	articles, err := Claims(script)
	if err != nil {
		panic(err)
	}
	return articles
}

const world = `
entity  putin person "Vladimir Putin" names=Putin
entity  kim   person "Kim Jong Un" names=Kim
entity  rus   country Russia iso3=RUS names=Rusia
entity  irn   country Iran iso3=IRN
entity  vvo   city Vladivostok in=rus lat=43.1 lon=131.9
entity  shahed weapon "Shahed drone"
`

const first = world + `
article a1 source=ANTARA lang=id published=2023-09-13 title=Kim url=https://a.example/1
claim   a1 putin MET kim time=2023-09 place=vvo "Putin bertemu Kim"
claim   a1 irn SUPPLIED shahed recipient=rus quantity="thousands|ribuan unit" "Iran memasok drone ke Rusia"
`

const second = world + `
article a2 source=Reuters lang=en published=2023-09-14
claim   a2 kim MET putin time=2023-09-13 "Kim met Putin"
claim   a2 irn SUPPLIED shahed recipient=rus factuality=denied holder=irn "Iran denied it"
`

const secondCorrected = world + `
article a2 source=Reuters lang=en published=2023-09-15
claim   a2 irn SUPPLIED shahed recipient=rus "Iran supplied drones to Russia"
`

func (s suite) empty(t *testing.T) {
	s.with(t, func(store graph.Store) {
		hashes, err := store.Hashes(t.Context(), []string{"a1"})
		require.NoError(t, err)
		assert.Empty(t, hashes)
		assert.Equal(t, graph.Changes{}, apply(t, store, nil))
		_, err = store.Delete(t.Context(), "a1")
		require.ErrorIs(t, err, graph.ErrNotFound)
		assert.ErrorContains(t, err, "a1")
		dumpStore(t, store)
	})
}

func (s suite) again(t *testing.T) {
	s.with(t, func(store graph.Store) {
		articles := slices.Concat(written(first), written(second))
		changes := apply(t, store, articles)
		assert.Equal(t, []string{"a1", "a2"}, changes.New)
		assert.Equal(t, 4, changes.ClaimsAdded)
		assert.Equal(t, 3, changes.EventsAdded)
		assert.Equal(t, 6, changes.EntitiesAdded)
		assert.Equal(t, 3, changes.TriplesAdded)
		dump := dumpStore(t, store)

		changes = apply(t, store, articles)
		assert.Equal(t, graph.Changes{Unchanged: []string{"a1", "a2"}}, changes)
		assert.Equal(t, dump, dumpStore(t, store))

		hashes, err := store.Hashes(t.Context(), []string{"a1", "a2", "a3"})
		require.NoError(t, err)
		assert.Equal(t, map[string]string{"a1": articles[0].Article.Hash, "a2": articles[1].Article.Hash}, hashes)
	})
}

func (s suite) replace(t *testing.T) {
	want := s.dumpOf(t, slices.Concat(written(first), written(secondCorrected)))
	s.with(t, func(store graph.Store) {
		apply(t, store, slices.Concat(written(first), written(second)))
		changes := apply(t, store, written(secondCorrected))
		assert.Equal(t, []string{"a2"}, changes.Changed)
		assert.Equal(t, 2, changes.ClaimsRemoved)
		assert.Equal(t, 1, changes.ClaimsAdded)
		assert.Equal(t, want, dumpStore(t, store))
	})
}

func (s suite) delete(t *testing.T) {
	nothing := s.dumpOf(t, nil)
	want := s.dumpOf(t, written(second))
	s.with(t, func(store graph.Store) {
		apply(t, store, slices.Concat(written(first), written(second)))
		changes, err := store.Delete(t.Context(), "a1")
		require.NoError(t, err)
		assert.Equal(t, []string{"a1"}, changes.Removed)
		assert.Equal(t, 2, changes.ClaimsRemoved)
		assert.Equal(t, 2, changes.TriplesRemoved, "what is only denied makes no edge")
		assert.Equal(t, want, dumpStore(t, store))
		_, err = store.Delete(t.Context(), "a2")
		require.NoError(t, err)
		assert.Equal(t, nothing, dumpStore(t, store))
		_, err = store.Delete(t.Context(), "a2")
		require.ErrorIs(t, err, graph.ErrNotFound)
	})
}

func (s suite) twice(t *testing.T) {
	want := s.dumpOf(t, written(secondCorrected))
	assert.Equal(t, want, s.dumpOf(t, slices.Concat(written(second), written(secondCorrected))))
}

// anew: other claims of the same text replace those stored, and where the text was read
// from is still known.
func (s suite) anew(t *testing.T) {
	article := fileOf("one.txt", "words")
	less := graph.ArticleClaims{Article: article.Article}
	less.Article.Origin = ""
	want := s.dumpOf(t, []graph.ArticleClaims{less})
	s.with(t, func(store graph.Store) {
		apply(t, store, []graph.ArticleClaims{article})
		batch, err := graph.NewBatch([]graph.ArticleClaims{less})
		require.NoError(t, err)
		batch.Anew = true
		for range 2 {
			changes, err := store.Apply(t.Context(), batch)
			require.NoError(t, err)
			assert.Equal(t, []string{article.Article.ID}, changes.Changed)
			assert.Equal(t, want, dumpStore(t, store))
		}
		_, err = store.Delete(t.Context(), "one.txt")
		require.NoError(t, err)
	})
}

func (s suite) concurrent(t *testing.T) {
	const claimsEach = 7
	generator := NewGenerator(3)
	articles := generator.HotPair(40, claimsEach)
	torn := graph.Query{
		Name: "torn articles",
		Text: map[graph.Dialect]string{
			graph.SQL: `SELECT a.id AS id, count(c.id) AS claims FROM article a LEFT JOIN claim c ON c.article = a.id
				GROUP BY a.id HAVING count(c.id) <> $claims ORDER BY a.id`,
			graph.Cypher: `MATCH (a:Article) OPTIONAL MATCH (c:Claim)-[:IN]->(a) WITH a.id AS id, count(c) AS claims
				WHERE claims <> $claims RETURN id, claims ORDER BY id`,
		},
		Params:  map[string]any{"claims": int64(claimsEach)},
		Columns: []graph.Column{{Name: "id", Type: graph.String}, {Name: "claims", Type: graph.Int}},
	}
	s.with(t, func(store graph.Store) {
		done := make(chan struct{})
		var readers sync.WaitGroup
		for range 3 {
			readers.Go(func() {
				for {
					result, err := store.Run(context.Background(), torn)
					if !assert.NoError(t, err) || !assert.Empty(t, result.Rows, "an article was seen in part") {
						return
					}
					select {
					case <-done:
						return
					default:
					}
				}
			})
		}
		for chunk := range slices.Chunk(articles, 4) {
			apply(t, store, chunk)
		}
		close(done)
		readers.Wait()
		dumpStore(t, store)
	})
}

func (s suite) cancel(t *testing.T) {
	articles := NewGenerator(4).Articles(30)
	batch, err := graph.NewBatch(articles)
	require.NoError(t, err)
	s.with(t, func(store graph.Store) {
		apply(t, store, articles[:1])
		before := dumpStore(t, store)

		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		_, err = store.Apply(ctx, batch)
		require.ErrorIs(t, err, context.Canceled)
		assert.Equal(t, before, dumpStore(t, store))
		_, err = store.Delete(ctx, articles[0].Article.ID)
		require.ErrorIs(t, err, context.Canceled)
		_, err = store.Run(ctx, dump[0])
		require.ErrorIs(t, err, context.Canceled)
		assert.Equal(t, before, dumpStore(t, store))
	})
	want := s.dumpOf(t, articles)
	for _, after := range []time.Duration{time.Millisecond, 4 * time.Millisecond, 16 * time.Millisecond} {
		s.with(t, func(store graph.Store) {
			ctx, cancel := context.WithTimeout(t.Context(), after)
			defer cancel()
			if _, err := store.Apply(ctx, batch); err != nil {
				require.ErrorIs(t, err, context.DeadlineExceeded)
			}
			dumpStore(t, store)
			apply(t, store, articles)
			assert.Equal(t, want, dumpStore(t, store))
		})
	}
}

func (s suite) generated(t *testing.T) {
	articles := NewGenerator(5).Articles(60)
	want := s.dumpOf(t, articles)
	s.with(t, func(store graph.Store) {
		slices.Reverse(articles)
		for chunk := range slices.Chunk(articles, 13) {
			apply(t, store, chunk)
		}
		if got := dumpStore(t, store); got != want {
			t.Error("another order and other batches gave another graph:\n" + FirstDifference(want, got))
		}
	})
}

// FirstDifference shows the first line in which two dumps differ.
func FirstDifference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(w), len(g)) {
		if w[i] != g[i] {
			return fmt.Sprintf("want %s\ngot  %s", w[i], g[i])
		}
	}
	return fmt.Sprintf("want %d lines, got %d", len(w), len(g))
}
