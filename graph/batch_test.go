package graph_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/graph"
	"geokg/schema"
)

func participant(kind schema.Kind, id string) schema.Participant {
	return schema.Participant{Entity: schema.Entity{ID: id, Kind: kind, Name: id}}
}

// met is a claim of article a about the words at the given bytes.
func met(start, end int) schema.Claim {
	return schema.Claim{
		Article: "a", Relation: "MET", Factuality: schema.Asserted, CameoFine: "040",
		Subject: participant(schema.Person, "x"), Object: participant(schema.Person, "y"),
		Evidence: schema.Evidence{Span: schema.Span{Start: start, End: end}},
	}
}

func TestNewBatch(t *testing.T) {
	art := schema.Article{ID: "a", Text: "é met ü", Published: "2023-09", Lang: "en", Source: "S"}
	other := schema.Article{ID: "A"}
	batch, err := graph.NewBatch([]graph.ArticleClaims{
		{Article: art, Claims: []schema.Claim{met(3, 9), met(0, 2), met(3, 9)}},
		{Article: other},
	})
	require.NoError(t, err)
	require.Len(t, batch.Articles, 2)
	assert.Equal(t, "A", batch.Articles[0].ID)
	got := batch.Articles[1]
	assert.Equal(t, "2023-09-01", got.PublishedDay)
	require.Len(t, got.Claims, 2, "the same claim twice is one")
	assert.Less(t, got.Claims[0].ID, got.Claims[1].ID)
	for _, claim := range got.Claims {
		assert.Equal(t, claim.Key(), claim.ID)
		assert.Equal(t, "2023-09", claim.Published, "what the article knows is the article's")
		assert.Equal(t, map[int]schema.Span{0: {Start: 0, End: 1}, 3: {Start: 2, End: 7}}[claim.Evidence.Start], claim.Characters)
		assert.Equal(t, 10, claim.GoldsteinTenths)
	}
	assert.Len(t, batch.Entities(), 2)
	assert.Len(t, batch.Events(), 1)
	assert.Equal(t, []graph.Delta{{
		TripleKey: graph.TripleKey{Subject: "x", Relation: "MET", Object: "y"}, Claims: 2, Articles: 1, GoldsteinTenths: 20,
	}}, batch.Deltas())
}

func TestNewBatchRefuses(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(*schema.Article, *schema.Claim)
		says   string
	}{
		{"no article id", func(a *schema.Article, _ *schema.Claim) { a.ID = "" }, `of "file.txt" has no id`},
		{"another article's claim", func(_ *schema.Article, c *schema.Claim) { c.Article = "b" }, "article a: claim of another article"},
		{"unknown relation", func(_ *schema.Article, c *schema.Claim) { c.Relation = "LIKED" }, `"LIKED"`},
		{"no subject", func(_ *schema.Article, c *schema.Claim) { c.Subject.ID = "" }, "subject and object"},
		{"odd time", func(_ *schema.Article, c *schema.Claim) { c.Time = "soon" }, "soon"},
		{"odd date", func(a *schema.Article, _ *schema.Claim) { a.Published = "today" }, "published"},
		{"endless id", func(_ *schema.Article, c *schema.Claim) { c.Subject.ID = strings.Repeat("x", 2001) }, "subject id"},
		{"endless name", func(_ *schema.Article, c *schema.Claim) { c.Object.Entity.Name = strings.Repeat("x", 4001) }, "is 4001 bytes long"},
		{"endless source", func(a *schema.Article, _ *schema.Claim) { a.Source = strings.Repeat("x", 4001) }, "article a: source"},
		{"evidence past the end", func(_ *schema.Article, c *schema.Claim) { c.Evidence.End = 99 }, "outside the text of 5 bytes"},
		{"evidence backwards", func(_ *schema.Article, c *schema.Claim) { c.Evidence.Start = 3 }, "3 to 2"},
	} {
		t.Run(test.name, func(t *testing.T) {
			art, claim := schema.Article{ID: "a", Text: "words", Origin: "file.txt"}, met(0, 2)
			test.change(&art, &claim)
			_, err := graph.NewBatch([]graph.ArticleClaims{{Article: art, Claims: []schema.Claim{claim}}})
			assert.ErrorContains(t, err, test.says)
		})
	}
}

// TestOrigins: of what a batch says of a path the last counts, and a text is kept with
// every path that holds it.
func TestOrigins(t *testing.T) {
	read := func(path, text string) graph.ArticleClaims {
		return graph.ArticleClaims{Article: schema.NewArticle(schema.Article{Origin: path, Text: text})}
	}
	batch, err := graph.NewBatch([]graph.ArticleClaims{read("p", "old"), read("q", "new"), read("p", "new")})
	require.NoError(t, err)
	require.Len(t, batch.Articles, 1, "no path holds the old text")
	assert.Equal(t, "new", batch.Articles[0].Text)
	assert.Equal(t, []string{"p", "q"}, batch.Articles[0].Origins)

	named := schema.NewArticle(schema.Article{ID: "given", Origin: "p", Text: "old"})
	batch, err = graph.NewBatch([]graph.ArticleClaims{{Article: named}})
	require.NoError(t, err)
	assert.Nil(t, batch.Articles[0].Origins, "an article with an id of its own stays under it")
}

func TestNet(t *testing.T) {
	key := func(object string) graph.TripleKey {
		return graph.TripleKey{Subject: "s", Relation: "MET", Object: object}
	}
	added := []graph.Delta{{TripleKey: key("b"), Claims: 2, Articles: 1, FirstDay: "2020-01-02", LastDay: "2020-01-02", GoldsteinTenths: 20}}
	removed := []graph.Delta{
		{TripleKey: key("a"), Claims: 1, Articles: 1, Contrary: 1, GoldsteinTenths: 10},
		{TripleKey: key("b"), Claims: 3, Articles: 1, FirstDay: "2019-01-01", LastDay: "2019-01-01", GoldsteinTenths: 30},
	}
	assert.Equal(t, []graph.Delta{
		{TripleKey: key("a"), Claims: -1, Articles: -1, Contrary: 1, GoldsteinTenths: -10},
		{TripleKey: key("b"), Claims: -1, Articles: 0, FirstDay: "2019-01-01", LastDay: "2020-01-02", GoldsteinTenths: -10},
	}, graph.Net(added, removed))
}

// TestEntitiesDoNotDependOnOrder: should two articles say different things of one entity,
// which of them is believed does not hang on which comes first.
func TestEntitiesDoNotDependOnOrder(t *testing.T) {
	plain, known := met(0, 1), met(0, 1)
	known.Subject.Names = []string{"Ex"}
	for _, claims := range [][]schema.Claim{{plain, known}, {known, plain}} {
		claims[0].Article, claims[1].Article = "a", "b"
		batch, err := graph.NewBatch([]graph.ArticleClaims{
			{Article: schema.Article{ID: "a", Text: "words"}, Claims: claims[:1]},
			{Article: schema.Article{ID: "b", Text: "words"}, Claims: claims[1:]},
		})
		require.NoError(t, err)
		assert.Equal(t, []string{"Ex"}, batch.Entities()[0].Names)
	}
}
