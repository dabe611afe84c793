package graphtest

import (
	"cmp"
	"context"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"geokg/graph"
	"geokg/schema"
)

// readAll is what a store yields for a filter.
func readAll(t tb, source graph.Source, filter graph.Filter) []graph.ArticleClaims {
	t.Helper()
	var articles []graph.ArticleClaims
	for a, err := range source.Articles(context.Background(), filter) {
		require.NoError(t, err)
		articles = append(articles, a)
	}
	return articles
}

// reading: what went in comes out, complete and in order, and makes the same graph again.
func (s suite) reading(t *testing.T) {
	articles := NewGenerator(8).Articles(100) // more than a page, where a store reads by pages
	articles = append(articles, graph.ArticleClaims{Article: schema.NewArticle(schema.Article{ID: "without claims", Text: "x"})})
	articles = append(articles, Hostile()...)
	again := Republished(articles[3], "again", "Portal", "2027-01-01")
	articles = append(articles, again)
	var read []graph.ArticleClaims
	var want string
	s.with(t, func(store graph.Store) {
		apply(t, store, articles)
		want = dumpStore(t, store)
		read = readAll(t, store, graph.Filter{})
	})
	articles[len(articles)-1].CopyOf = articles[3].Article.ID
	requireSame(t, ordered(articles), read)
	assert.Equal(t, want, s.dumpOf(t, read))
}

// ordered is articles as a store yields them.
func ordered(articles []graph.ArticleClaims) []graph.ArticleClaims {
	var list []graph.ArticleClaims
	for _, a := range articles {
		a.Article.Origin = ""
		a.Claims = slices.Clone(a.Claims)
		for i := range a.Claims {
			c := &a.Claims[i]
			c.Lang, c.Published, c.Source = a.Article.Lang, a.Article.Published, a.Article.Source
		}
		slices.SortFunc(a.Claims, func(a, b schema.Claim) int {
			return cmp.Or(cmp.Compare(a.Sentence, b.Sentence), cmp.Compare(a.ID, b.ID))
		})
		list = append(list, a)
	}
	slices.SortFunc(list, func(a, b graph.ArticleClaims) int { return cmp.Compare(a.Article.ID, b.Article.ID) })
	return list
}

func requireSame(t tb, want, got []graph.ArticleClaims) {
	t.Helper()
	for i := range min(len(want), len(got)) {
		require.Equal(t, want[i].Article, got[i].Article)
		require.Equal(t, len(want[i].Claims), len(got[i].Claims), "article %s", want[i].Article.ID)
		for j := range want[i].Claims {
			require.Equal(t, want[i].Claims[j], got[i].Claims[j])
		}
	}
	require.Equal(t, len(want), len(got))
}

// filters: a store selects what the words of graph.Filter say, and a network adds up that.
func (s suite) filters(t *testing.T) {
	articles := NewGenerator(9).Articles(50)
	articles = append(articles, graph.ArticleClaims{Article: schema.NewArticle(schema.Article{ID: "without claims", Text: "x", Source: "Agency 1"})})
	s.with(t, func(store graph.Store) {
		apply(t, store, articles)
		rapid.Check(t, func(r *rapid.T) {
			filter := randomFilter(r, articles)
			requireSame(r, choose(articles, filter), readAll(r, store, filter))
			network, err := store.Network(context.Background(), filter)
			require.NoError(r, err)
			require.Equal(r, networkOf(articles, filter), network.Edges)
			requireEnds(r, network)
		})
	})
}

func randomFilter(r *rapid.T, articles []graph.ArticleClaims) graph.Filter {
	claim := func() schema.Claim {
		a := rapid.SampledFrom(articles[:len(articles)-1]).Draw(r, "article")
		return rapid.SampledFrom(a.Claims).Draw(r, "claim")
	}
	maybe := func(name string) bool { return rapid.IntRange(0, 3).Draw(r, name) == 0 }
	var f graph.Filter
	if maybe("since") {
		f.Since = claim().Published[:rapid.SampledFrom([]int{4, 7, 10}).Draw(r, "precision")]
	}
	if maybe("until") {
		f.Until = claim().Published[:rapid.SampledFrom([]int{4, 7, 10}).Draw(r, "precision")]
	}
	if maybe("relations") {
		f.Relations = []schema.RelationName{claim().Relation, claim().Relation}
	}
	if maybe("factualities") {
		f.Factualities = []schema.Factuality{claim().Factuality, claim().Factuality}
	}
	if maybe("actors") {
		f.Actors = []string{claim().Subject.ID, claim().Object.ID}
	}
	if maybe("sources") {
		f.Sources = []string{claim().Source}
	}
	if maybe("claims") {
		f.Claims = []string{claim().ID, claim().ID, claim().ID}
	}
	if maybe("articles") {
		f.Articles = []string{claim().Article, claim().Article, "without claims", "nowhere"}
	}
	return f
}

// choose selects as the words of graph.Filter say, the long way.
func choose(articles []graph.ArticleClaims, f graph.Filter) []graph.ArticleClaims {
	var chosen []graph.ArticleClaims
	for _, a := range ordered(articles) {
		if len(f.Sources) > 0 && !slices.Contains(f.Sources, a.Article.Source) {
			continue
		}
		if len(f.Articles) > 0 && !slices.Contains(f.Articles, a.Article.ID) {
			continue
		}
		all := f
		all.Sources, all.Articles = nil, nil
		var claims []schema.Claim
		for _, c := range a.Claims {
			if fits(c, f) {
				claims = append(claims, c)
			}
		}
		if a.Claims = claims; len(claims) > 0 || all.Everything() {
			chosen = append(chosen, a)
		}
	}
	return chosen
}

func fits(c schema.Claim, f graph.Filter) bool {
	named := []string{c.Subject.ID, c.Object.ID}
	if c.Recipient != nil {
		named = append(named, c.Recipient.ID)
	}
	acts := slices.ContainsFunc(f.Actors, func(id string) bool { return slices.Contains(named, id) })
	return within(c, f) &&
		(len(f.Claims) == 0 || slices.Contains(f.Claims, c.ID)) &&
		(len(f.Relations) == 0 || slices.Contains(f.Relations, c.Relation)) &&
		(len(f.Factualities) == 0 || slices.Contains(f.Factualities, c.Factuality)) &&
		(len(f.Actors) == 0 || acts)
}

func within(c schema.Claim, f graph.Filter) bool {
	written := c.Time
	if written == "" {
		written = c.Published
	}
	when, err := schema.ParseTime(written)
	if err != nil || when.IsZero() {
		return f.Since == "" && f.Until == ""
	}
	since, _ := schema.ParseTime(f.Since)
	until, _ := schema.ParseTime(f.Until)
	first, last := when.FirstDay(), when.LastDay() // "" if open
	return (f.Since == "" || last == "" || last >= since.FirstDay()) && (f.Until == "" || first <= until.LastDay())
}

// networkOf is the edges that the chosen claims make, added up by hand.
func networkOf(articles []graph.ArticleClaims, f graph.Filter) []graph.Triple {
	makes := f.Factualities
	if makes == nil {
		makes = []schema.Factuality{schema.Asserted}
	}
	all := f
	all.Factualities = nil
	edges := map[graph.TripleKey]graph.Triple{}
	in := map[graph.TripleKey]map[string]bool{}
	disputed := map[graph.TripleKey]bool{}
	for _, a := range choose(articles, all) {
		for _, c := range a.Claims {
			claim, err := graph.NewClaim(c)
			if err != nil {
				panic(err)
			}
			for _, key := range claim.Triples {
				disputed[key] = disputed[key] || c.Factuality == schema.Denied || c.Factuality == schema.Negated
				touches := len(f.Actors) == 0 || slices.Contains(f.Actors, key.Subject) || slices.Contains(f.Actors, key.Object)
				if !touches || !slices.Contains(makes, c.Factuality) {
					continue
				}
				edge := edges[key]
				edge.TripleKey = key
				edge.Claims++
				if in[key] == nil {
					in[key] = map[string]bool{}
				}
				in[key][a.Article.ID] = true
				edge.Articles = len(in[key])
				edge.FirstDay = graph.Earlier(edge.FirstDay, claim.FirstDay)
				edge.LastDay = max(edge.LastDay, claim.LastDay)
				edge.GoldsteinTenths += claim.GoldsteinTenths
				edges[key] = edge
			}
		}
	}
	var list []graph.Triple
	for key, edge := range edges {
		edge.Disputed = disputed[key]
		list = append(list, edge)
	}
	slices.SortFunc(list, func(a, b graph.Triple) int { return cmp.Compare(a.ID(), b.ID()) })
	return list
}

// requireEnds: the entities of a network are those at the ends of its edges.
func requireEnds(t tb, network graph.Network) {
	t.Helper()
	ends := map[string]bool{}
	for _, edge := range network.Edges {
		ends[edge.Subject], ends[edge.Object] = true, true
	}
	for i, e := range network.Entities {
		require.True(t, ends[e.ID], "%s stands at no edge", e.ID)
		require.NotEmpty(t, e.Name)
		require.True(t, i == 0 || network.Entities[i-1].ID < e.ID)
	}
	require.Len(t, network.Entities, len(ends))
}

// readingEnds: whoever reads may stop, and an error comes last.
func (s suite) readingEnds(t *testing.T) {
	s.with(t, func(store graph.Store) {
		apply(t, store, NewGenerator(10).Articles(30))
		read := 0
		for _, err := range store.Articles(t.Context(), graph.Filter{}) {
			require.NoError(t, err)
			if read++; read == 3 {
				break
			}
		}
		require.Equal(t, 3, read)
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		for _, err := range store.Articles(ctx, graph.Filter{}) {
			require.ErrorIs(t, err, context.Canceled)
		}
		_, err := store.Network(ctx, graph.Filter{Since: "2020"})
		require.ErrorIs(t, err, context.Canceled)
		apply(t, store, written(first))
		dumpStore(t, store)
	})
}
