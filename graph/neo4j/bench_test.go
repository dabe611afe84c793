package neo4j

import (
	"context"
	"flag"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/stretchr/testify/require"

	"geokg/graph"
	"geokg/graph/graphtest"
	"geokg/graph/neo4j/neo4jtest"
)

// growth is up to how many claims BenchmarkGrowth lets the graph grow. What is promised is
// measured with 300000.
var growth = flag.Int("growth", 20_000, "claims of BenchmarkGrowth")

// shapes are what articles are about.
var shapes = []struct {
	name     string
	growth   float64 // part of the claims of BenchmarkGrowth: 80000 of 300000 for the hot pair
	articles func(g *graphtest.Generator) []graph.ArticleClaims
}{
	{"mixed", 1, func(g *graphtest.Generator) []graph.ArticleClaims { return g.Articles(64) }},
	{"hot pair", 4. / 15, func(g *graphtest.Generator) []graph.ArticleClaims { return g.HotPair(64, 11) }},
}

// BenchmarkApply stores batches as big as those of an ingest.
func BenchmarkApply(b *testing.B) {
	for _, shape := range shapes {
		b.Run(shape.name, func(b *testing.B) {
			store := openStore(b)
			generator := graphtest.NewGenerator(7)
			claims := 0
			for b.Loop() {
				b.StopTimer()
				articles := shape.articles(generator)
				b.StartTimer()
				claims += applyArticles(b, store, articles)
			}
			b.ReportMetric(float64(claims)/b.Elapsed().Seconds(), "claims/s")
		})
	}
}

// BenchmarkGrowth stores batches until the graph has as many claims as -growth says, and
// compares what a claim costs in each sixth of them with what it cost in the first. Run it
// with -benchtime 1x.
func BenchmarkGrowth(b *testing.B) {
	for _, shape := range shapes {
		b.Run(shape.name, func(b *testing.B) {
			store := openStore(b)
			for b.Loop() {
				b.StopTimer()
				warm(b, store)
				b.StartTimer()
				var costs []time.Duration
				generator := graphtest.NewGenerator(7)
				for range 6 {
					took, claims := time.Duration(0), 0
					for claims < int(float64(*growth)*shape.growth)/6 {
						articles := shape.articles(generator)
						start := time.Now()
						claims += applyArticles(b, store, articles)
						took += time.Since(start)
					}
					costs = append(costs, took/time.Duration(claims))
					b.Logf("%.0f claims/s", 1/costs[len(costs)-1].Seconds())
				}
				b.ReportMetric(float64(slices.Max(costs))/float64(costs[0]), "worst/first")
				b.ReportMetric(1/costs[0].Seconds(), "first-claims/s")
			}
		})
	}
}

// BenchmarkOverDriver stores the same batches through a Store and, with the same statements
// and parameters, through the driver alone, in turns on an empty database.
func BenchmarkOverDriver(b *testing.B) {
	store := openStore(b)
	generator := graphtest.NewGenerator(7)
	var batches [][]graph.ArticleClaims
	for range 12 {
		batches = append(batches, generator.Articles(64))
	}
	recorded := record(b, store, batches)
	var raw, ours time.Duration
	claims := 0
	for b.Loop() {
		neo4jtest.Get(b)
		start := time.Now()
		for _, statements := range recorded {
			replay(b, store, statements)
		}
		raw += time.Since(start)
		neo4jtest.Get(b)
		start = time.Now()
		for _, articles := range batches {
			claims += applyArticles(b, store, articles)
		}
		ours += time.Since(start)
	}
	b.ReportMetric(float64(claims)/raw.Seconds(), "driver-claims/s")
	b.ReportMetric(float64(claims)/ours.Seconds(), "claims/s")
	b.ReportMetric(ours.Seconds()/raw.Seconds(), "times-driver")
}

// applyArticles returns how many claims were added.
func applyArticles(b *testing.B, store *Store, articles []graph.ArticleClaims) int {
	batch, err := graph.NewBatch(articles)
	require.NoError(b, err)
	changes, err := store.Apply(b.Context(), batch)
	require.NoError(b, err)
	return changes.ClaimsAdded
}

// warm lets the server plan and compile what it will do, and leaves the database empty.
func warm(b *testing.B, store *Store) {
	neo4jtest.Get(b)
	for range 20 {
		for _, shape := range shapes {
			applyArticles(b, store, shape.articles(graphtest.NewGenerator(5)))
		}
		neo4jtest.Get(b)
	}
}

// statement is one that was sent, in the transaction that reads or in the one that writes.
type statement struct {
	text   string
	params map[string]any
	writes bool
}

// recorder is a transaction that notes what is sent.
type recorder struct {
	neo4j.ManagedTransaction
	writes bool
	sent   *[]statement
}

func (r recorder) Run(ctx context.Context, text string, params map[string]any) (neo4j.ResultWithContext, error) {
	*r.sent = append(*r.sent, statement{text, params, r.writes})
	return r.ManagedTransaction.Run(ctx, text, params)
}

// record returns what Apply sends for each batch.
func record(b *testing.B, store *Store, batches [][]graph.ArticleClaims) [][]statement {
	var all [][]statement
	for _, articles := range batches {
		batch, err := graph.NewBatch(articles)
		require.NoError(b, err)
		var sent []statement
		err = store.read(b.Context(), func(r *reader) error {
			r.tx = recorder{r.tx, false, &sent}
			_, err := r.known(batch)
			return err
		})
		require.NoError(b, err)
		sent = append(sent, statement{plannedOnce + takeTurn, nil, true})
		_, err = store.write(b.Context(), func(w *writer) error {
			w.tx = recorder{w.tx, true, &sent}
			return w.apply(batch)
		})
		require.NoError(b, err)
		all = append(all, sent)
	}
	return all
}

// replay sends the statements of a batch through the driver alone.
func replay(b *testing.B, store *Store, statements []statement) {
	writing := slices.IndexFunc(statements, func(s statement) bool { return s.writes })
	send := func(some []statement) neo4j.ManagedTransactionWork {
		return func(tx neo4j.ManagedTransaction) (any, error) {
			for _, s := range some {
				result, err := tx.Run(b.Context(), s.text, s.params)
				if err != nil {
					return nil, fmt.Errorf("%s: %w", s.text, err)
				}
				if _, err := result.Collect(b.Context()); err != nil {
					return nil, err
				}
			}
			return nil, nil
		}
	}
	session := store.driver.NewSession(b.Context(), neo4j.SessionConfig{})
	defer session.Close(b.Context())
	_, err := session.ExecuteRead(b.Context(), send(statements[:writing]))
	require.NoError(b, err)
	_, err = session.ExecuteWrite(b.Context(), send(statements[writing:]))
	require.NoError(b, err)
}

// BenchmarkCatalogue asks every template of a graph of -claims claims. Run it with
// -benchtime 1x -v.
func BenchmarkCatalogue(b *testing.B) { graphtest.Catalogue(b, openStore(b)) }
