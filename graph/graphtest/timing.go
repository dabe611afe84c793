package graphtest

import (
	"flag"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"geokg/graph"
	"geokg/graph/query"
)

// catalogueClaims is how big a graph [Catalogue] builds. What is promised is measured with 1000000.
var catalogueClaims = flag.Int("claims", 20_000, "claims of BenchmarkCatalogue")

// batchArticles is how many articles are stored at once.
const batchArticles = 400

// rounds is how often each template is asked, each time with other parameters.
const rounds = 9

// Catalogue fills a store with generated articles and asks every template about them: with
// one entity named, drawn as often as claims name it, so that hubs are asked about most, and,
// where none is required, about the whole graph. Of other parameters only those that are
// required have values. It logs the median and the longest time of each.
func Catalogue(b *testing.B, store graph.Store) {
	for b.Loop() {
		articles := load(b, store)
		for _, template := range query.Builtin().Templates() {
			for _, scope := range []string{"named", "whole"} {
				drawn := drawer{random: rand.New(rand.NewPCG(1, 2)), articles: articles, required: true, named: scope == "named"}
				if named, required := namesEntity(template); drawn.named && !named || !drawn.named && required {
					continue
				}
				times := ask(b, store, template, drawn)
				b.Logf("%-12s %s  median %8s  longest %8s", template.Name, scope, round(times[len(times)/2]), round(times[len(times)-1]))
			}
		}
	}
}

// namesEntity reports whether a template can name an entity, and whether it has to.
func namesEntity(template query.Template) (can, must bool) {
	for _, p := range template.Params {
		if p.Kind == query.Entity || p.Kind == query.Name {
			can, must = true, must || p.Required
		}
	}
	return can, must
}

// load stores articles in batches until there are as many claims as the flag says, logs
// the rate, and returns some of the articles.
func load(b *testing.B, store graph.Store) []graph.ArticleClaims {
	generator := NewGenerator(7)
	var some []graph.ArticleClaims
	claims, took := 0, time.Duration(0)
	for n := 0; claims < *catalogueClaims; n++ {
		articles := generator.Articles(batchArticles)
		if n%8 == 0 {
			some = append(some, articles...)
		}
		batch, err := graph.NewBatch(articles)
		require.NoError(b, err)
		start := time.Now()
		changes, err := store.Apply(b.Context(), batch)
		require.NoError(b, err)
		took += time.Since(start)
		claims += changes.ClaimsAdded
	}
	b.Logf("%d claims stored, %.0f a second", claims, float64(claims)/took.Seconds())
	b.ReportMetric(float64(claims)/took.Seconds(), "claims/s")
	return some
}

// ask returns how long a template took with several parameters, sorted.
func ask(b *testing.B, store graph.Store, template query.Template, drawn drawer) []time.Duration {
	var times []time.Duration
	for range rounds {
		bound, err := template.Bind(drawn.params(template))
		require.NoError(b, err)
		start := time.Now()
		_, err = store.Run(b.Context(), bound)
		require.NoError(b, err, template.Name)
		times = append(times, time.Since(start))
	}
	slices.Sort(times)
	return times
}

func round(d time.Duration) time.Duration { return d.Round(100 * time.Microsecond) }
