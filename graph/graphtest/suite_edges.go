package graphtest

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/graph"
)

// edgeCases are claims and the edges that they must add up to, in the columns subject,
// relation, object, claims, articles, first and last day, Goldstein tenths, disputed.
var edgeCases = []struct {
	name, script string
	edges        [][]string
}{
	{"symmetric: one edge from the smaller id, whoever is named first", `
		article a1
		claim a1 putin MET kim time=2019-04
		article a2
		claim a2 kim MET putin time=2023-09-13`,
		[][]string{{"kim", "MET", "putin", "2", "2", "2019-04-01", "2023-09-13", "20", "false"}}},
	{"a transfer reaches the thing and the receiver", `
		article a1
		claim a1 irn SUPPLIED shahed recipient=rus time=2022`,
		[][]string{
			{"irn", "SUPPLIED", "rus", "1", "1", "2022-01-01", "2022-12-31", "83", "false"},
			{"irn", "SUPPLIED", "shahed", "1", "1", "2022-01-01", "2022-12-31", "83", "false"},
		}},
	{"a request for a transfer reaches whom it is put to alone", `
		article a1
		claim a1 putin REQUESTED shahed recipient=rus`,
		[][]string{{"putin", "REQUESTED", "shahed", "1", "1", "-", "-", "30", "false"}}},
	{"only what is asserted makes an edge", `
		article a1
		claim a1 putin MET kim factuality=planned
		claim a1 rus ATTACKED irn factuality=alleged
		claim a1 rus INVADED irn factuality=denied
		claim a1 rus THREATENED irn factuality=negated
		claim a1 rus BOMBED irn factuality=hypothetical
		claim a1 rus SUPPLIED irn factuality=prohibited`,
		nil},
	{"a denial disputes, before or after, and goes with its article", `
		article a1
		claim a1 irn SUPPLIED shahed recipient=rus factuality=denied holder=irn
		article a2
		claim a2 irn SUPPLIED shahed recipient=rus
		claim a2 rus SANCTIONED irn
		article a3
		claim a3 rus SANCTIONED irn factuality=negated`,
		[][]string{
			{"irn", "SUPPLIED", "rus", "1", "1", "-", "-", "83", "true"},
			{"irn", "SUPPLIED", "shahed", "1", "1", "-", "-", "83", "true"},
			{"rus", "SANCTIONED", "irn", "1", "1", "-", "-", "-80", "true"},
		}},
	{"open times bound one side", `
		article a1
		claim a1 rus ALLY_OF irn time=2024-05/..
		claim a1 rus ADVERSARY_OF kim time=../2019
		claim a1 rus ADVERSARY_OF kim time=2001~/2002`,
		[][]string{
			{"irn", "ALLY_OF", "rus", "1", "1", "2024-05-01", "-", "0", "false"},
			{"kim", "ADVERSARY_OF", "rus", "2", "1", "2001-01-01", "2019-12-31", "0", "false"},
		}},
	{"removal moves counters and days back", `
		article a1
		claim a1 putin MET kim time=2019-04-25
		claim a1 putin MET kim time=2023-09-13
		article a2
		claim a2 putin MET kim time=2018
		claim a2 putin MET kim time=2024-06-19
		delete a2`,
		[][]string{{"kim", "MET", "putin", "2", "1", "2019-04-25", "2023-09-13", "20", "false"}}},
}

func (s suite) edges(t *testing.T) {
	for _, test := range edgeCases {
		t.Run(test.name, func(t *testing.T) {
			s.with(t, func(store graph.Store) {
				RunScript(t, store, test.name, world+test.script, nil)
				assert.Equal(t, test.edges, section(t, store, "triples"))
			})
		})
	}
}

// roleCases are claims and who plays which part in their event.
var roleCases = []struct{ claim, roles string }{
	{"putin MET kim", "[AGENT kim,AGENT putin]"},
	{"rus ATTACKED irn", "[AGENT rus,TARGET irn]"},
	{"rus TESTED shahed", "[AGENT rus,THEME shahed]"},
	{"irn SUPPLIED shahed", "[AGENT irn,THEME shahed]"},
	{"irn SUPPLIED shahed recipient=rus", "[AGENT irn,RECIPIENT rus,THEME shahed]"},
	{"irn SUPPLIED rus", "[AGENT irn,RECIPIENT rus]"},
	{"irn FUNDED rus", "[AGENT irn,RECIPIENT rus]"},
	{"irn TRAINED kim", "[AGENT irn,RECIPIENT kim]"},
	{"irn AIDED rus", "[AGENT irn,RECIPIENT rus]"},
	{"putin REQUESTED shahed recipient=rus", "[AGENT putin,RECIPIENT rus,THEME shahed]"},
	{"kim VISITED vvo", "[AGENT kim,TARGET vvo]"},
	{"rus SANCTIONED rus", "[AGENT rus,TARGET rus]"},
}

func (s suite) roles(t *testing.T) {
	for _, test := range roleCases {
		t.Run(test.claim, func(t *testing.T) {
			s.with(t, func(store graph.Store) {
				RunScript(t, store, test.claim, world+"article a1\nclaim a1 "+test.claim, nil)
				events := section(t, store, "events")
				require.Len(t, events, 1)
				assert.Equal(t, test.roles, events[0][len(events[0])-1])
			})
		})
	}
}

// origins: an article known by its text alone stays as long as some file holds the text.
func (s suite) origins(t *testing.T) {
	file := func(origin, text string) []graph.ArticleClaims { return []graph.ArticleClaims{fileOf(origin, text)} }
	s.with(t, func(store graph.Store) {
		apply(t, store, file("one.txt", "old"))
		apply(t, store, file("two.txt", "old"))
		assert.Len(t, section(t, store, "articles"), 1, "the same text twice is one article")

		changes := apply(t, store, file("one.txt", "new"))
		assert.Empty(t, changes.Removed, "two.txt still holds the old text")
		assert.Len(t, section(t, store, "articles"), 2)

		before := fileOf("two.txt", "old").Article.ID
		changes = apply(t, store, file("two.txt", "new"))
		assert.Equal(t, []string{before}, changes.Removed)
		assert.Len(t, section(t, store, "articles"), 1)
		assert.Len(t, section(t, store, "claims"), 1)

		_, err := store.Delete(t.Context(), "two.txt")
		require.NoError(t, err, "a file can be deleted by its path")
		assert.Empty(t, section(t, store, "articles"))
		assert.Empty(t, section(t, store, "entities"))
	})
}

// section returns a part of the dump in words.
func section(t testing.TB, store graph.Store, name string) [][]string {
	t.Helper()
	for _, query := range dump {
		if query.Name != name {
			continue
		}
		result, err := store.Run(context.Background(), query)
		require.NoError(t, err)
		var rows [][]string
		for _, row := range result.Rows {
			var words []string
			for _, value := range row {
				words = append(words, Word(value))
			}
			rows = append(rows, words)
		}
		return rows
	}
	t.Fatalf("the dump has no part %q", name)
	return nil
}
