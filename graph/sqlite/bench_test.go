package sqlite_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"geokg/graph"
	"geokg/graph/graphtest"
)

// BenchmarkApply stores articles in batches of 50, as ingest does.
func BenchmarkApply(b *testing.B) {
	for _, bench := range []struct {
		name     string
		articles func(*graphtest.Generator) []graph.ArticleClaims
	}{
		{"mixed", func(g *graphtest.Generator) []graph.ArticleClaims { return g.Articles(50) }},
		{"hot pair", func(g *graphtest.Generator) []graph.ArticleClaims { return g.HotPair(50, 11) }},
	} {
		b.Run(bench.name, func(b *testing.B) {
			store := open(b)
			generator := graphtest.NewGenerator(7)
			claims := 0
			b.ResetTimer()
			for b.Loop() {
				b.StopTimer()
				batch, err := graph.NewBatch(bench.articles(generator))
				require.NoError(b, err)
				b.StartTimer()
				changes, err := store.Apply(b.Context(), batch)
				require.NoError(b, err)
				claims += changes.ClaimsAdded
			}
			b.ReportMetric(float64(claims)/b.Elapsed().Seconds(), "claims/s")
		})
	}
}

// BenchmarkCatalogue asks every template of a graph of -claims claims. Run it with
// -benchtime 1x -v.
func BenchmarkCatalogue(b *testing.B) { graphtest.Catalogue(b, open(b)) }
