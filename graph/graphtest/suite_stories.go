package graphtest

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"geokg/graph"
	"geokg/schema"
)

// passage is an article whose text is some words of one that has no end. Two that have much
// in common carry the same story.
func passage(id, published string, from, to int) graph.ArticleClaims {
	var text strings.Builder
	for i := from; i < to; i++ {
		fmt.Fprintf(&text, "word%d ", i)
	}
	return randomArticle(schema.Article{ID: id, Text: text.String(), Published: published, Lang: "en"}, nil)
}

// copiesIn returns the original of each copy.
func copiesIn(t tb, store graph.Store) map[string]string {
	t.Helper()
	dumpStore(t, store) // verifies
	for _, query := range dump {
		if query.Name != "copies" {
			continue
		}
		result, err := store.Run(context.Background(), query)
		require.NoError(t, err)
		copies := map[string]string{}
		for _, row := range result.Rows {
			copies[row[0].(string)] = row[1].(string)
		}
		return copies
	}
	panic("the dump tells no copies")
}

// stories: copies lead to the earliest of all that are connected, also when that one goes or
// changes, or when what connects them comes late.
func (s suite) stories(t *testing.T) {
	early, middle, late := passage("e", "2024-03-01", 0, 100), passage("m", "2024-03-02", 30, 170), passage("l", "2024-03", 100, 200)
	undated, other := passage("u", "", 0, 100), passage("o", "2024-02-01", 1000, 1100)
	steps := []struct {
		name string
		do   func(store graph.Store)
		want map[string]string
	}{
		{"apart", func(store graph.Store) { apply(t, store, []graph.ArticleClaims{early, late, other}) }, map[string]string{}},
		{"what has no date is the copy", func(store graph.Store) { apply(t, store, []graph.ArticleClaims{undated}) },
			map[string]string{"u": "e"}},
		{"one connects two stories", func(store graph.Store) { apply(t, store, []graph.ArticleClaims{middle}) },
			map[string]string{"u": "e", "m": "e", "l": "e"}},
		{"again is nothing", func(store graph.Store) { apply(t, store, []graph.ArticleClaims{middle, early}) },
			map[string]string{"u": "e", "m": "e", "l": "e"}},
		{"the original goes", func(store graph.Store) { remove(t, store, "e") }, map[string]string{"u": "l", "m": "l"}},
		{"what connected them goes", func(store graph.Store) { remove(t, store, "m") }, map[string]string{}},
		{"the original comes back", func(store graph.Store) { apply(t, store, []graph.ArticleClaims{early, middle}) },
			map[string]string{"u": "e", "m": "e", "l": "e"}},
		{"an edited version of the original", func(store graph.Store) {
			apply(t, store, []graph.ArticleClaims{passage("e", "2024-03-01", 0, 103)})
		}, map[string]string{"u": "e", "m": "e", "l": "e"}},
		{"another text at its address", func(store graph.Store) {
			apply(t, store, []graph.ArticleClaims{passage("e", "2024-03-01", 1000, 1090)})
		}, map[string]string{"u": "l", "m": "l", "e": "o"}},
	}
	s.with(t, func(store graph.Store) {
		for _, step := range steps {
			step.do(store)
			require.Equal(t, step.want, copiesIn(t, store), step.name)
		}
	})
}

func remove(t tb, store graph.Store, article string) {
	t.Helper()
	_, err := store.Delete(context.Background(), article)
	require.NoError(t, err)
}

// storyHistories: whatever came, changed and went, in whatever order, stories are those of
// the articles that remain.
func (s suite) storyHistories(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		remaining := map[string]graph.ArticleClaims{}
		var history string
		s.with(t, func(store graph.Store) {
			for range rapid.IntRange(1, 4).Draw(r, "steps") {
				var articles []graph.ArticleClaims
				for _, n := range rapid.SliceOfNDistinct(rapid.IntRange(1, 9), 1, 6, rapid.ID).Draw(r, "articles") {
					from := 20 * rapid.IntRange(0, 8).Draw(r, "from")
					published := fmt.Sprintf("2024-03-%02d", rapid.IntRange(1, 9).Draw(r, "day"))
					id := fmt.Sprint("a", n)
					remaining[id] = passage(id, published, from, from+60)
					articles = append(articles, remaining[id])
				}
				apply(r, store, articles)
				if id := rapid.SampledFrom(slices.Sorted(maps.Keys(remaining))).Draw(r, "gone"); len(remaining) > 1 {
					remove(r, store, id)
					delete(remaining, id)
				}
			}
			history = dumpStore(r, store)
		})
		s.sameAs(t, r, history, remaining)
	})
}

// manyCopies: a text that more articles carry than are compared with each other, among
// others that share but a notice with it.
func (s suite) manyCopies(t *testing.T) {
	var articles []graph.ArticleClaims
	want := map[string]string{}
	for i := range 100 {
		carried := passage(fmt.Sprintf("c%02d", i), fmt.Sprintf("2024-03-%02d", 1+i%28), 0, 80+i%40)
		own := passage(fmt.Sprintf("n%02d", i), "2024-04-01", 1000+100*i, 1080+100*i)
		own.Article.Text += passage("", "", 0, 20).Article.Text
		own.Article = schema.NewArticle(own.Article)
		articles = append(articles, carried, own)
		if i > 0 {
			want[carried.Article.ID] = "c00"
		}
	}
	rand.New(rand.NewPCG(1, 1)).Shuffle(len(articles), func(i, j int) { articles[i], articles[j] = articles[j], articles[i] })
	s.with(t, func(store graph.Store) {
		for chunk := range slices.Chunk(articles, 30) {
			apply(t, store, chunk)
		}
		assert.Equal(t, want, copiesIn(t, store))
	})
}
