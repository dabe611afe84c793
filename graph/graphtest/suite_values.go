package graphtest

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/graph"
	"geokg/schema"
)

// hostileWords are what texts and people may contain and no store may take for its own.
var hostileWords = []string{
	`"}) DETACH DELETE n //`,
	"'; DROP TABLE claim; --",
	"`MET`",
	`\u0027 \n \`,
	"line\nbreak\ttab\rreturn",
	"\u202Eright to left\u202C \u200Bzero\uFEFF",
	"Ünïcödé 北京 \U0001F680 e\u0301",
	"$actor {id: $id} %s ?1",
	strings.Repeat("long ", 390),
	"nul\x00inside",
	"|;,=#[]*",
	"=HYPERLINK(\"http://a.example\")",
	"]]><!-- & --> </label>",
}

// hostile: words stay data, wherever they stand, and come back as they were.
func (s suite) hostile(t *testing.T) {
	for i, words := range hostileWords {
		s.with(t, func(store graph.Store) {
			apply(t, store, written(first))
			before := dumpStore(t, store)
			article := hostileArticle(words)
			apply(t, store, []graph.ArticleClaims{article})

			found := s.lookup(t, store, article.Article.ID)
			require.Len(t, found, 1, "case %d", i)
			assert.Equal(t, []any{article.Article.ID, words, words, []string{words + "!"}, words}, found[0], "case %d", i)
			dumpStore(t, store)

			_, err := store.Delete(t.Context(), article.Article.ID)
			require.NoError(t, err)
			assert.Equal(t, before, dumpStore(t, store))
		})
	}
}

// Hostile returns an article for each of the words that no store and no format may take for
// its own, with these in every field.
func Hostile() []graph.ArticleClaims {
	var articles []graph.ArticleClaims
	for i, words := range hostileWords {
		articles = append(articles, hostileArticle(fmt.Sprintf("%s %d", words, i)))
	}
	return articles
}

// hostileArticle has the words in every field that takes words.
func hostileArticle(words string) graph.ArticleClaims {
	art := schema.NewArticle(schema.Article{ID: "id " + words, URL: words, Title: words, Lang: words, Source: words, Text: words, Origin: words})
	who := func(kind schema.Kind, suffix string) schema.Participant {
		return schema.Participant{
			Entity: schema.Entity{ID: words + suffix, Kind: kind, Name: words, Names: []string{words + "!"}, Wikidata: words, In: words},
			Forms:  []string{words}, Role: words,
		}
	}
	place, holder := who(schema.City, "p"), who(schema.Person, "h")
	claim, err := schema.NewClaim(schema.Claim{
		Article: art.ID, Relation: "SUPPLIED", Factuality: schema.Asserted,
		Subject: who(schema.Person, "s"), Object: who(schema.Weapon, "o"), Place: &place, Holder: &holder,
		Evidence: schema.Evidence{Span: schema.Span{Start: 0, End: len(words)}, Text: words},
		Quantity: &schema.Quantity{Unit: words, Text: words}, Note: words, Mode: words, Rule: words, Extractor: words, Version: words,
	})
	if err != nil {
		panic(err)
	}
	return graph.ArticleClaims{Article: art, Claims: []schema.Claim{claim}}
}

func (s suite) lookup(t *testing.T, store graph.Store, article string) [][]any {
	t.Helper()
	result, err := store.Run(t.Context(), graph.Query{
		Name: "lookup",
		Text: map[graph.Dialect]string{
			graph.SQL: `SELECT a.id, a.title, e.name, e.names, c.evidence FROM article a JOIN claim c ON c.article = a.id
				JOIN entity e ON e.id = c.subject WHERE a.id = $article`,
			graph.Cypher: `MATCH (a:Article {id: $article})<-[:IN]-(c:Claim)-[:ABOUT]->(:Event)-[:AGENT]->(e:Entity)
				RETURN a.id AS id, a.title AS title, e.name AS name, e.names AS names, c.text AS evidence`,
		},
		Params: map[string]any{"article": article},
		Columns: []graph.Column{{Name: "id", Type: graph.String}, {Name: "title", Type: graph.String}, {Name: "name", Type: graph.String},
			{Name: "names", Type: graph.List}, {Name: "evidence", Type: graph.String}},
	})
	require.NoError(t, err)
	return result.Rows
}

// echo returns its parameters, one of each type.
var echo = graph.Query{
	Name: "echo",
	Text: map[graph.Dialect]string{
		graph.SQL:    `SELECT $string AS string, $int AS int, $float AS float, $bool AS bool, $list AS list, NULL AS nil`,
		graph.Cypher: `RETURN $string AS string, $int AS int, $float AS float, $bool AS bool, $list AS list, NULL AS nil`,
	},
	Columns: []graph.Column{{Name: "string", Type: graph.String}, {Name: "int", Type: graph.Int}, {Name: "float", Type: graph.Float},
		{Name: "bool", Type: graph.Bool}, {Name: "list", Type: graph.List}, {Name: "nil", Type: graph.String}},
}

func (s suite) values(t *testing.T) {
	s.with(t, func(store graph.Store) {
		for _, row := range [][]any{
			{"", int64(0), 0.0, false, []string{}, nil},
			{"a\x00b", int64(math.MaxInt64), -1.5, true, []string{"", "a,b", `"`}, nil},
			{nil, nil, nil, nil, nil, nil},
			{"7", int64(math.MinInt64), 3.0, false, []string{"NULL"}, nil},
		} {
			query := echo
			query.Params = map[string]any{}
			for i, column := range query.Columns[:5] {
				query.Params[column.Name] = row[i]
			}
			result, err := store.Run(t.Context(), query)
			require.NoError(t, err)
			assert.Equal(t, graph.Result{Columns: query.Columns, Rows: [][]any{row}}, result)
		}
	})
}

func (s suite) misfits(t *testing.T) {
	with := func(change func(*graph.Query)) graph.Query {
		query := graph.Query{
			Name:    "misfit",
			Text:    map[graph.Dialect]string{graph.SQL: `SELECT 'a' AS one`, graph.Cypher: `RETURN 'a' AS one`},
			Columns: []graph.Column{{Name: "one", Type: graph.String}},
		}
		change(&query)
		return query
	}
	s.with(t, func(store graph.Store) {
		for _, test := range []struct {
			query graph.Query
			says  string
		}{
			{with(func(q *graph.Query) { q.Columns[0].Name = "two" }), "two"},
			{with(func(q *graph.Query) { q.Columns[0].Type = graph.Int }), "one"},
			{with(func(q *graph.Query) { q.Columns = nil }), "one"},
			{with(func(q *graph.Query) { q.Text = map[graph.Dialect]string{"prolog": ""} }), graph.ErrDialect.Error()},
			{with(func(q *graph.Query) { q.Text[graph.SQL], q.Text[graph.Cypher] = "nonsense", "nonsense" }), "nonsense"},
			{with(func(q *graph.Query) { q.Text[graph.SQL], q.Text[graph.Cypher] = "SELECT $x AS one", "RETURN $x AS one" }), "x"},
		} {
			_, err := store.Run(t.Context(), test.query)
			require.ErrorContains(t, err, test.says)
			assert.ErrorContains(t, err, "misfit", "an error names its query")
		}
	})
}

func (s suite) readOnly(t *testing.T) {
	s.with(t, func(store graph.Store) {
		apply(t, store, written(first))
		before := dumpStore(t, store)
		for _, text := range []string{"DELETE FROM claim", "MATCH (n) DETACH DELETE n"} {
			_, err := store.Run(t.Context(), graph.Query{
				Name: "write", Text: map[graph.Dialect]string{graph.SQL: text, graph.Cypher: text},
			})
			require.Error(t, err)
		}
		assert.Equal(t, before, dumpStore(t, store))
	})
}
