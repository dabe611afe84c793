package graphtest

import (
	"cmp"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"geokg/graph"
	"geokg/graph/query"
	"geokg/schema"
)

// Versus writes the same articles to two empty stores with one clock, and checks that the two
// hold the same graph and answer every template of the set alike, value for value, rounds
// times with parameters that the seed draws from what was written. It returns how many rows
// each template gave.
func Versus(t *testing.T, one, other graph.Store, set query.Set, articles []graph.ArticleClaims, seed uint64, rounds int) map[string]int {
	t.Helper()
	apply(t, one, articles)
	apply(t, other, articles)
	require.Equal(t, dumpStore(t, one), dumpStore(t, other))
	drawn := drawer{random: rand.New(rand.NewPCG(seed, 2)), articles: articles, sparse: true}
	rows := map[string]int{}
	for _, template := range set.Templates() {
		for range rounds {
			params := drawn.params(template)
			want, err := set.Run(t.Context(), one, template.Name, params)
			require.NoError(t, err, "%s %v", template.Name, params)
			got, err := set.Run(t.Context(), other, template.Name, params)
			require.NoError(t, err, "%s %v", template.Name, params)
			require.Equal(t, rowsOf(want), rowsOf(got), "seed %d: %s %v", seed, template.Name, params)
			rows[template.Name] += len(want.Rows)
		}
	}
	return rows
}

func rowsOf(result graph.Result) string {
	var b strings.Builder
	for _, row := range result.Rows {
		fmt.Fprintf(&b, "%#v\n", row)
	}
	return b.String()
}

// Copied adds to articles every fourth of them, carried again by somebody else.
func Copied(articles []graph.ArticleClaims) []graph.ArticleClaims {
	n := len(articles)
	for i := 0; i < n; i += 4 {
		articles = append(articles, Republished(articles[i], fmt.Sprint("again-", i), fmt.Sprint("Agency ", i%5), articles[(i+1)%n].Article.Published))
	}
	return articles
}

// drawer draws parameters from what articles claim.
type drawer struct {
	random   *rand.Rand
	articles []graph.ArticleClaims
	sparse   bool // two of three parameters that are not required get no value
	required bool // none of them does
	named    bool // but for one entity, if none is required
}

// Params gives every parameter of a template a value, drawn from what the articles claim.
func Params(template query.Template, articles []graph.ArticleClaims) map[string]string {
	return drawer{random: rand.New(rand.NewPCG(1, 2)), articles: articles}.params(template)
}

// params gives every required parameter a value, and some of the others. Entities come from
// one claim, so that they have to do with each other.
func (d drawer) params(template query.Template) map[string]string {
	claim := d.claim()
	entities := []schema.Entity{claim.Subject.Entity, claim.Object.Entity}
	if claim.Recipient != nil {
		entities[d.random.IntN(2)] = claim.Recipient.Entity
	}
	params := map[string]string{}
	for _, p := range template.Params {
		first := d.named && p.Kind == query.Entity && len(entities) > 1
		if !p.Required && !first && (d.required || d.sparse && d.random.IntN(3) > 0) {
			continue
		}
		if value := d.value(p, claim, &entities); value != "" {
			params[p.Name] = value
		}
	}
	return params
}

func (d drawer) value(p query.Param, claim schema.Claim, entities *[]schema.Entity) string {
	switch p.Kind {
	case query.Entity:
		entity := d.claim().Subject.Entity
		if len(*entities) > 0 {
			entity, *entities = (*entities)[0], (*entities)[1:]
		}
		return entity.ID
	case query.Name:
		words := strings.Fields(claim.Subject.Name)
		return words[d.random.IntN(len(words))]
	case query.Words:
		words := schema.Words(claim.Evidence.Text)
		return words[d.random.IntN(len(words))] + " " + words[d.random.IntN(len(words))]
	case query.Relation:
		return string(claim.Relation)
	case query.Factuality:
		return string(claim.Factuality)
	case query.Date:
		day := cmp.Or(claim.Published, "2024")
		return day[:min(len(day), 4+3*d.random.IntN(3))]
	case query.Bool:
		return strconv.FormatBool(d.random.IntN(2) == 0)
	case query.Int:
		return strconv.Itoa(1 + d.random.IntN(20))
	}
	event := schema.EventOf(claim).ID
	words := map[string]string{
		"event": event, "article": claim.Article, "kind": string(claim.Subject.Kind), "source": cmp.Or(claim.Source, "nobody"),
		"outcome": []string{"happened", "dropped", "open"}[d.random.IntN(3)],
		"refs":    strings.Join([]string{event, claim.Article, claim.Subject.ID + "|" + string(claim.Relation) + "|" + claim.Object.ID}, ","),
	}
	if words[p.Name] == "" {
		panic(fmt.Sprintf("no value for parameter %s: one of %v is known", p.Name, slices.Sorted(maps.Keys(words))))
	}
	return words[p.Name]
}

func (d drawer) claim() schema.Claim {
	for {
		claims := d.articles[d.random.IntN(len(d.articles))].Claims
		if len(claims) > 0 {
			return claims[d.random.IntN(len(claims))]
		}
	}
}
