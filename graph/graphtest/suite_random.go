package graphtest

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"geokg/graph"
	"geokg/schema"
)

// A world small enough that random claims often meet: each id, kind first.
var smallWorld = []schema.Entity{
	{ID: "country:a", Kind: schema.Country, Name: "Aland", ISO3: "AAA", Names: []string{"Negara A"}},
	{ID: "country:b", Kind: schema.Country, Name: "Béland", ISO3: "BBB"},
	{ID: "person:c", Kind: schema.Person, Name: "Cé Dé", Wikidata: "Q1"},
	{ID: "weapon:d", Kind: schema.Weapon, Name: "Drone"},
	{ID: "city:e", Kind: schema.City, Name: "E-ville", In: "country:a", Lat: 1.5, Lon: -2.25},
}

// RandomClaims draws what one article says: up to four claims about a small world.
func RandomClaims() *rapid.Generator[[]schema.Claim] {
	return rapid.SliceOfN(randomClaim(), 0, 4)
}

func randomClaim() *rapid.Generator[schema.Claim] {
	relations := []schema.RelationName{"MET", "SUPPLIED", "SANCTIONED", "ALLY_OF", "REQUESTED"}
	times := []string{"", "", "2023", "2023-09", "2023-09-13", "2024-05/..", "../2022-02~", "2022-02/2023-09"}
	holders := []int{-1, -1, 0, 2}
	return rapid.Custom(func(t *rapid.T) schema.Claim {
		who := func(label string, among []int) *schema.Participant {
			i := rapid.SampledFrom(among).Draw(t, label)
			if i < 0 {
				return nil
			}
			return &schema.Participant{Entity: smallWorld[i], Forms: []string{smallWorld[i].Name}}
		}
		c := schema.Claim{
			Relation:   rapid.SampledFrom(relations).Draw(t, "relation"),
			Time:       rapid.SampledFrom(times).Draw(t, "time"),
			Factuality: rapid.SampledFrom(schema.Factualities()).Draw(t, "factuality").Name,
			Sentence:   rapid.IntRange(0, 2).Draw(t, "sentence"),
			Holder:     who("holder", holders),
			Place:      who("place", []int{-1, 4}),
			Confidence: 0.5,
		}
		pair := rapid.SampledFrom([][2]int{{0, 1}, {1, 0}, {0, 2}, {2, 1}, {0, 3}, {1, 3}}).Draw(t, "pair")
		c.Subject, c.Object = *who("subject", pair[:1]), *who("object", pair[1:])
		if relation, _ := schema.LookupRelation(c.Relation); relation.WithRecipient && c.Object.Kind.IsThing() {
			c.Recipient = who("recipient", []int{-1, 1, 2})
		}
		return c
	})
}

// randomArticle completes random claims to an article.
func randomArticle(art schema.Article, claims []schema.Claim) graph.ArticleClaims {
	art.Text += fmt.Sprintf("%+v", claims) // two versions differ in their hash if they do in their claims
	art = schema.NewArticle(art)
	article := graph.ArticleClaims{Article: art}
	for _, c := range claims {
		c.Article, c.Published = art.ID, art.Published
		c.Evidence.Span = schema.Span{Start: c.Sentence, End: c.Sentence + 1}
		c.Evidence.Text = c.Evidence.Span.Of(art.Text)
		claim, err := schema.NewClaim(c)
		if err != nil {
			panic(err) // the generator makes what the vocabulary does not allow
		}
		article.Claims = append(article.Claims, claim)
	}
	return article
}

// histories: whatever was applied, corrected and deleted, in whatever batches and order,
// the graph is that of the articles that remain, stored at once.
func (s suite) histories(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		remaining := map[string]graph.ArticleClaims{}
		var history string
		s.with(t, func(store graph.Store) {
			for range rapid.IntRange(1, 6).Draw(r, "steps") {
				if id := rapid.SampledFrom([]string{"", "", "a1", "a2"}).Draw(r, "delete"); id != "" {
					_, err := store.Delete(context.Background(), id)
					if _, ok := remaining[id]; ok {
						require.NoError(r, err)
					} else {
						require.ErrorIs(r, err, graph.ErrNotFound)
					}
					delete(remaining, id)
				}
				var articles []graph.ArticleClaims
				for _, id := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"a1", "a2", "a3"}), 1, 3, rapid.ID).Draw(r, "ids") {
					published := rapid.SampledFrom([]string{"", "2023-09-13", "2023-10"}).Draw(r, "published")
					art := schema.Article{ID: id, Text: "text of ", Published: published, Lang: "en"}
					remaining[id] = randomArticle(art, RandomClaims().Draw(r, "claims"))
					articles = append(articles, remaining[id])
				}
				apply(r, store, articles)
			}
			history = dumpStore(r, store)
		})
		s.sameAs(t, r, history, remaining)
	})
}

// files: texts without ids move between paths; the graph is that of the texts that the
// paths hold now.
func (s suite) files(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		holds := map[string]graph.ArticleClaims{}
		var history string
		s.with(t, func(store graph.Store) {
			for range rapid.IntRange(1, 5).Draw(r, "steps") {
				var articles []graph.ArticleClaims
				for _, path := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"p", "q", "r"}), 1, 3, rapid.ID).Draw(r, "paths") {
					holds[path] = fileOf(path, rapid.SampledFrom([]string{"one", "two", "three"}).Draw(r, "text"))
					articles = append(articles, holds[path])
				}
				apply(r, store, articles)
			}
			history = dumpStore(r, store)
		})
		s.sameAs(t, r, history, holds)
	})
}

func (s suite) sameAs(t *testing.T, r *rapid.T, history string, remaining map[string]graph.ArticleClaims) {
	articles := slices.Collect(maps.Values(remaining))
	s.with(t, func(store graph.Store) {
		apply(r, store, articles)
		if at := dumpStore(r, store); at != history {
			r.Fatalf("the history left a trace:\n%s", FirstDifference(at, history))
		}
	})
}

// fileOf is an article without an id whose one claim depends on its text.
func fileOf(origin, text string) graph.ArticleClaims {
	art := schema.NewArticle(schema.Article{Origin: origin, Text: text})
	c := schema.Claim{
		Article: art.ID, Relation: "SANCTIONED", Factuality: schema.Asserted,
		Subject: schema.Participant{Entity: smallWorld[0]}, Object: schema.Participant{Entity: smallWorld[1]},
		Evidence: schema.Evidence{Span: schema.Span{Start: 0, End: len(text)}, Text: text},
	}
	if text == "two" {
		c.Subject = schema.Participant{Entity: smallWorld[2]}
	}
	claim, err := schema.NewClaim(c)
	if err != nil {
		panic(err)
	}
	return graph.ArticleClaims{Article: art, Claims: []schema.Claim{claim}}
}
