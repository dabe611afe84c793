package graphtest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"geokg/graph"
	"geokg/schema"
)

// Generator makes articles with claims shaped like the news: a few countries and leaders
// are in most of them, most pairs are rare, most claims are asserted by the author, half
// of them are dated. The same seed gives the same articles on every machine.
type Generator struct {
	random *rand.Rand
	chat   *rand.Rand // for words that mean nothing
	next   int        // number of the next article
	cast   cast
}

// cast is who and what the articles are about, the most frequent first.
type cast struct {
	actors, people, places, things []schema.Entity
	acts, transfers, standing      []schema.Relation
}

// NewGenerator returns a generator; two with one seed give the same articles.
func NewGenerator(seed uint64) *Generator {
	return &Generator{random: rand.New(rand.NewPCG(seed, 1)), chat: rand.New(rand.NewPCG(seed, 3)), cast: newCast()}
}

func newCast() cast {
	var c cast
	for i := range 120 {
		name := fmt.Sprintf("Country %c%c", 'A'+i/26, 'A'+i%26)
		c.actors = append(c.actors, schema.Entity{
			ID: fmt.Sprintf("country-%03d", i), Kind: schema.Country, Name: name,
			Names: []string{"Negara " + name[8:]}, ISO3: fmt.Sprintf("X%c%c", 'A'+i/26, 'A'+i%26),
		})
		c.places = append(c.places, schema.Entity{
			ID: fmt.Sprintf("city-%03d", i), Kind: schema.City, Name: fmt.Sprintf("City %d", i),
			Lat: float64(i%90) + 0.5, Lon: float64(i), In: fmt.Sprintf("country-%03d", i),
		})
	}
	for i := range 400 {
		c.people = append(c.people, schema.UnknownEntity(schema.Person, fmt.Sprintf("Person Number%d", i)))
	}
	for i := range 80 {
		c.actors = append(c.actors, schema.UnknownEntity(schema.Organization, fmt.Sprintf("Organization %d", i)))
		c.things = append(c.things, schema.UnknownThing(schema.Weapon, "en", fmt.Sprintf("missile %d", i)))
	}
	for _, relation := range schema.Relations() {
		switch {
		case relation.Transfer:
			c.transfers = append(c.transfers, relation)
		case relation.Standing:
			c.standing = append(c.standing, relation)
		default:
			c.acts = append(c.acts, relation)
		}
	}
	return c
}

// Articles returns the next n articles, of 11 claims on average.
func (g *Generator) Articles(n int) []graph.ArticleClaims {
	list := make([]graph.ArticleClaims, n)
	for i := range list {
		list[i] = g.article(4 + g.random.IntN(15))
	}
	return list
}

// HotPair returns the next n articles, each with that many claims on one and the same
// pair of countries.
func (g *Generator) HotPair(n, claims int) []graph.ArticleClaims {
	narrow := g.cast
	narrow.actors, narrow.people = narrow.actors[:2], narrow.actors[:2]
	hot := &Generator{random: g.random, chat: g.chat, next: g.next, cast: narrow}
	list := make([]graph.ArticleClaims, n)
	for i := range list {
		list[i] = hot.article(claims)
	}
	g.next = hot.next
	return list
}

func (g *Generator) article(claims int) graph.ArticleClaims {
	day := time.Date(2015, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, g.random.IntN(4000))
	art := schema.Article{
		ID: fmt.Sprintf("article-%07d", g.next), Title: fmt.Sprintf("Report %d", g.next), Lang: "en",
		URL: fmt.Sprintf("https://news.example/%d", g.next), Source: fmt.Sprintf("Agency %d", g.random.IntN(40)),
		Published: day.Format(time.DateOnly),
	}
	g.next++
	var text strings.Builder
	var list []schema.Claim
	for sentence := range claims {
		list = append(list, g.claim(&text, art, day, sentence))
	}
	art.Text = text.String()
	art = schema.NewArticle(art)
	return graph.ArticleClaims{Article: art, Claims: list}
}

func (g *Generator) claim(text *strings.Builder, art schema.Article, day time.Time, sentence int) schema.Claim {
	c := schema.Claim{
		Article: art.ID, Lang: art.Lang, Published: art.Published, Source: art.Source, Sentence: sentence,
		Factuality: g.factuality(), Time: g.time(day), Confidence: 0.5 + g.random.Float64()/2,
		Rule: "frames/en/generated.yaml:1", Extractor: "generator", Version: "1",
	}
	c.Subject, c.Object = g.pair()
	switch n := g.random.IntN(10); {
	case n < 2:
		c.Relation = draw(g, g.cast.transfers).Name
		receiver := c.Object
		c.Object = named(draw(g, g.cast.things))
		c.Recipient = &receiver
		c.Quantity = &schema.Quantity{Unit: "units", Text: "dozens of units"}
	case n < 3:
		c.Relation = draw(g, g.cast.standing).Name
	default:
		c.Relation = draw(g, g.cast.acts).Name
	}
	if g.random.IntN(3) == 0 {
		place := named(draw(g, g.cast.places))
		c.Place = &place
	}
	if g.random.IntN(5) == 0 {
		holder := named(draw(g, g.cast.people))
		c.Holder = &holder
	}
	c.Evidence.Text = fmt.Sprintf("%s %s %s, a correspondent wrote from the scene on that day", c.Subject.Name, c.Relation, c.Object.Name)
	c.Evidence.Start = text.Len()
	text.WriteString(c.Evidence.Text)
	c.Evidence.End = text.Len()
	text.WriteString(". " + g.smallTalk(12) + ".\n")
	claim, err := schema.NewClaim(c)
	if err != nil {
		panic(err) // the generator makes what the vocabulary does not allow
	}
	return claim
}

// smallTalk is n words that make two articles differ as those of the news do.
func (g *Generator) smallTalk(n int) string {
	syllables := []string{"ba", "ke", "di", "ra", "ton", "mel", "su", "pa", "lin", "ga", "ro", "ni", "ter", "wa", "so"}
	words := make([]string, n)
	for i := range words {
		for range 2 + g.chat.IntN(2) {
			words[i] += syllables[g.chat.IntN(len(syllables))]
		}
	}
	return strings.Join(words, " ")
}

// Republished is an article carried again by another source, with its claims.
func Republished(a graph.ArticleClaims, id, source, published string) graph.ArticleClaims {
	again := a
	again.Article.ID, again.Article.URL, again.Article.Source, again.Article.Published = id, "https://portal.example/"+id, source, published
	again.Article = schema.NewArticle(again.Article)
	again.Claims = nil
	for _, c := range a.Claims {
		c.ID, c.Article, c.Source, c.Published = "", id, source, published
		claim, err := schema.NewClaim(c)
		if err != nil {
			panic(err) // it was one before
		}
		again.Claims = append(again.Claims, claim)
	}
	return again
}

// pair draws two different actors; a third of them are people.
func (g *Generator) pair() (subject, object schema.Participant) {
	one := func() schema.Entity {
		if g.random.IntN(3) == 0 {
			return draw(g, g.cast.people)
		}
		return draw(g, g.cast.actors)
	}
	a, b := one(), one()
	for a.ID == b.ID {
		b = one()
	}
	return named(a), named(b)
}

func (g *Generator) factuality() schema.Factuality {
	if g.random.IntN(10) < 7 {
		return schema.Asserted
	}
	all := schema.Factualities()
	return all[g.random.IntN(len(all))].Name
}

func (g *Generator) time(published time.Time) string {
	day := published.AddDate(0, 0, -g.random.IntN(60))
	switch g.random.IntN(8) {
	case 0, 1, 2:
		return day.Format(time.DateOnly)
	case 3:
		return day.Format("2006-01")
	case 4:
		return day.Format("2006-01") + "/.."
	default:
		return ""
	}
}

// draw draws one of a list, the nth about 1/n as often as the first.
func draw[T any](g *Generator, list []T) T {
	if len(list) == 1 {
		return list[0]
	}
	zipf := rand.NewZipf(g.random, 1.2, 2, uint64(len(list)-1))
	return list[zipf.Uint64()]
}

func named(e schema.Entity) schema.Participant {
	return schema.Participant{Entity: e, Forms: []string{e.Name}}
}
