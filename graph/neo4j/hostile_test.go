package neo4j

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/graph"
	"geokg/graph/graphtest"
	"geokg/schema"
)

// TestNamesOfTheGraph: labels, types and property names are those of schema.cypher and the
// vocabulary, whatever the texts say.
func TestNamesOfTheGraph(t *testing.T) {
	store := openStore(t)
	for _, articles := range [][]graph.ArticleClaims{graphtest.Hostile(), graphtest.NewGenerator(1).Articles(30)} {
		batch, err := graph.NewBatch(articles)
		require.NoError(t, err)
		_, err = store.Apply(t.Context(), batch)
		require.NoError(t, err)
	}
	known := regexp.MustCompile(`\w+`).FindAllString(schemaText, -1)
	for _, kind := range schema.Kinds() {
		known = append(known, kind.Labels...)
	}
	for _, relation := range schema.Relations() {
		known = append(known, string(relation.Name))
	}
	known = append(known, "GeokgTest")
	for _, text := range []string{
		`MATCH (n) UNWIND labels(n) AS name RETURN DISTINCT name`,
		`MATCH (n) UNWIND keys(n) AS name RETURN DISTINCT name`,
		`MATCH ()-[r]->() RETURN DISTINCT type(r) AS name`,
		`MATCH ()-[r]->() UNWIND keys(r) AS name RETURN DISTINCT name`,
	} {
		answer, err := store.Cypher(t.Context(), text, nil, false)
		require.NoError(t, err)
		require.NotEmpty(t, answer.Rows)
		for _, row := range answer.Rows {
			assert.Contains(t, known, row[0], text)
		}
	}
}

// TestForgedNames: a batch that was tampered with cannot bring a name into the graph that
// the vocabulary does not have.
func TestForgedNames(t *testing.T) {
	const forged = "MET]->() DETACH DELETE n //"
	store := openStore(t)
	batchOf := func() graph.Batch {
		batch, err := graph.NewBatch(graphtest.NewGenerator(2).Articles(3))
		require.NoError(t, err)
		return batch
	}
	before, err := graphtest.Dump(t.Context(), store)
	require.NoError(t, err)
	for name, forge := range map[string]func(*graph.Claim){
		"kind": func(c *graph.Claim) { c.Subject.Kind = forged },
		"type": func(c *graph.Claim) { c.Triples[0].Relation = forged; c.Factuality = schema.Asserted },
		"role": func(c *graph.Claim) {
			c.Event.Roles = slices.Clone(c.Event.Roles)
			c.Event.Roles[0].Name = forged
		},
	} {
		t.Run(name, func(t *testing.T) {
			batch := batchOf()
			claim := &batch.Articles[0].Claims[0]
			claim.Subject.ID, claim.Event.ID = "forged", "forged"
			forge(claim)
			_, err := store.Apply(t.Context(), batch)
			require.ErrorContains(t, err, forged)
			after, err := graphtest.Dump(t.Context(), store)
			require.NoError(t, err)
			assert.Equal(t, before, after)
		})
	}
	for name, claim := range map[string]schema.Claim{
		"relation":   {Relation: forged, Factuality: schema.Asserted},
		"factuality": {Relation: "MET", Factuality: forged},
	} {
		good := batchOf().Articles[0].Claims[0].Claim
		good.Relation, good.Factuality = claim.Relation, claim.Factuality
		_, err := schema.NewClaim(good)
		assert.ErrorContains(t, err, strings.Fields(forged)[0], name)
	}
}
