package neo4j

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/graph"
	"geokg/graph/graphtest"
	"geokg/graph/query"
)

// TestTemplatesAsText: what is printed of a template for Neo4j Browser gives the rows that
// the template gives, as lines of parameters with the statement and as one statement.
func TestTemplatesAsText(t *testing.T) {
	store := openStore(t)
	articles := graphtest.NewGenerator(1).Articles(40)
	batch, err := graph.NewBatch(articles)
	require.NoError(t, err)
	_, err = store.Apply(t.Context(), batch)
	require.NoError(t, err)
	templates, answered := query.Builtin().Templates(), 0
	for _, template := range templates {
		t.Run(template.Name, func(t *testing.T) {
			given := graphtest.Params(template, articles)
			bound, err := template.Bind(given)
			require.NoError(t, err)
			want, err := store.Run(t.Context(), bound)
			require.NoError(t, err)

			lines, err := template.BrowserParams(bound)
			require.NoError(t, err)
			assert.Equal(t, want.Rows, typed(t, store, bound, bound.Text[graph.Cypher], browserParams(t, store, lines)))

			bound, err = template.Bind(required(template, given)) // the others are null or have a default
			require.NoError(t, err)
			want, err = store.Run(t.Context(), bound)
			require.NoError(t, err)
			if len(want.Rows) > 0 {
				answered++
			}
			text, err := template.Inline(bound)
			require.NoError(t, err)
			assert.Equal(t, want.Rows, typed(t, store, bound, text, nil), "%s", text)
		})
	}
	assert.Greater(t, answered, len(templates)/2)
}

// browserParams are parameters from lines ":param NAME => LITERAL", as Browser reads them:
// it lets the server evaluate each.
func browserParams(t *testing.T, store *Store, lines string) map[string]any {
	t.Helper()
	params := map[string]any{}
	for line := range strings.Lines(lines) {
		name, value, ok := strings.Cut(strings.TrimPrefix(strings.TrimSuffix(line, "\n"), ":param "), " => ")
		require.True(t, ok, line)
		answer, err := store.Cypher(t.Context(), "RETURN "+value, nil, false)
		require.NoError(t, err, line)
		params[name] = answer.Rows[0][0]
	}
	return params
}

// typed runs a statement and gives its values the types of the query's columns.
func typed(t *testing.T, store *Store, q graph.Query, text string, params map[string]any) [][]any {
	t.Helper()
	answer, err := store.Cypher(t.Context(), text, params, false)
	require.NoError(t, err, text)
	require.NoError(t, q.CheckColumns(answer.Columns))
	var rows [][]any
	for _, values := range answer.Rows {
		row, err := plainRow(values, q.Columns)
		require.NoError(t, err)
		rows = append(rows, row)
	}
	return rows
}

// TestHostileLiterals: whatever stands in a parameter arrives as it was, from both texts.
func TestHostileLiterals(t *testing.T) {
	store := openStore(t)
	template := query.Template{
		Name:   "echo",
		Params: []query.Param{{Name: "words", Kind: query.String}, {Name: "list", Kind: query.String, List: true}},
	}
	for _, words := range []string{
		`it's "quoted" \ and \\ and \' and \u0027`, "'", `\`, `\\u0027) MATCH (n) DETACH DELETE n //`, "line\nbreak\ttab\r\x00\x1b",
		"`MET`", "}) RETURN 1 //", "/* */ $list", "\u202egnp\u2066 \U000E0001", "Кремль 平壌 😀", `\u005C'`, "${asked}",
	} {
		q := graph.Query{
			Text:    map[graph.Dialect]string{graph.Cypher: `RETURN $words AS words, $list AS list LIMIT 1`},
			Params:  map[string]any{"words": words, "list": []string{words, "b"}},
			Columns: []graph.Column{{Name: "words", Type: graph.String}, {Name: "list", Type: graph.List}},
		}
		want := [][]any{{words, []string{words, "b"}}}
		lines, err := template.BrowserParams(q)
		require.NoError(t, err)
		assert.Equal(t, 2, strings.Count(lines, "\n"), lines)
		assert.Equal(t, want, typed(t, store, q, q.Text[graph.Cypher], browserParams(t, store, lines)), "%q", words)
		text, err := template.Inline(q)
		require.NoError(t, err)
		assert.Equal(t, want, typed(t, store, q, text, nil), "%q", words)
	}
}
