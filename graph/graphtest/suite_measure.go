package graphtest

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/graph"
)

// measures: what is kept can be read, is replaced as a whole, goes with its entity, and
// never shows in the graph.
func (s suite) measures(t *testing.T) {
	s.with(t, func(store graph.Store) {
		apply(t, store, written(first))
		apply(t, store, written(second))
		before := dumpStore(t, store)
		for _, name := range graph.Measures {
			require.NoError(t, store.KeepMeasure(t.Context(), name, []graph.Score{{Entity: "kim", Value: 2}, {Entity: "rus", Value: 1}, {Entity: "gone", Value: 9}}))
			assert.Equal(t, [][]any{{"kim", 2.0}, {"rus", 1.0}}, kept(t, store, name))
		}
		require.NoError(t, store.KeepMeasure(t.Context(), "pagerank", []graph.Score{{Entity: "kim", Value: 0.25}}))
		assert.Equal(t, [][]any{{"kim", 0.25}}, kept(t, store, "pagerank"))
		assert.Len(t, kept(t, store, "degree"), 2)
		assert.Equal(t, before, dumpStore(t, store))

		for _, article := range []string{"a1", "a2"} {
			_, err := store.Delete(t.Context(), article)
			require.NoError(t, err)
		}
		assert.Empty(t, kept(t, store, "pagerank"))
		apply(t, store, written(second))
		apply(t, store, written(first))
		assert.Empty(t, kept(t, store, "degree"))
		assert.Equal(t, before, dumpStore(t, store))
	})
}

// kept is the entities with a value of a measure, by id.
func kept(t *testing.T, store graph.Reader, name string) [][]any {
	t.Helper()
	result, err := store.Run(t.Context(), graph.Query{
		Name: "kept",
		Text: map[graph.Dialect]string{
			graph.SQL:    `SELECT entity, value FROM measure WHERE name = $name ORDER BY entity`,
			graph.Cypher: `MATCH (n:Entity) WHERE n[$property] IS NOT NULL RETURN n.id AS entity, n[$property] AS value ORDER BY entity`,
		},
		Params:  map[string]any{"name": name, "property": strings.Replace(name, "communities", "community", 1)},
		Columns: []graph.Column{{Name: "entity", Type: graph.String}, {Name: "value", Type: graph.Float}},
	})
	require.NoError(t, err)
	return result.Rows
}
