package sqlite

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/graph"
	"geokg/graph/graphtest"
)

func openFile(t *testing.T) *Store {
	t.Helper()
	store, err := Open(t.Context(), Options{Path: filepath.Join(t.TempDir(), "graph.db")})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, store.Close()) })
	return store
}

// TestFullDisk: SQLite's own limit of pages fails as a full disk does.
func TestFullDisk(t *testing.T) {
	store := openFile(t)
	generator := graphtest.NewGenerator(2)
	small, err := graph.NewBatch(generator.Articles(2))
	require.NoError(t, err)
	_, err = store.Apply(t.Context(), small)
	require.NoError(t, err)
	before, err := graphtest.Dump(t.Context(), store)
	require.NoError(t, err)

	limit := func(pages int) {
		_, err := store.writer.Exec("PRAGMA max_page_count = " + map[int]string{150: "150", 0: "1073741823"}[pages])
		require.NoError(t, err)
	}
	limit(150)
	large, err := graph.NewBatch(generator.Articles(200))
	require.NoError(t, err)
	_, err = store.Apply(t.Context(), large)
	require.ErrorIs(t, err, graph.ErrUnreachable)
	assert.ErrorContains(t, err, "the disk is full")
	after, err := graphtest.Dump(t.Context(), store)
	require.NoError(t, err)
	assert.Equal(t, before, after, "something was half written")

	limit(0)
	changes, err := store.Apply(t.Context(), large)
	require.NoError(t, err)
	assert.Len(t, changes.New, 200)
}

func TestMigrationsGoForward(t *testing.T) {
	store := openFile(t)
	version := func() (n int) {
		require.NoError(t, store.writer.QueryRow("PRAGMA user_version").Scan(&n))
		return n
	}
	require.Equal(t, len(migrations), version())
	steps := append(migrations[:len(migrations):len(migrations)], migration{tables: "CREATE TABLE later (id TEXT)"}, migration{tables: "ALTER TABLE later ADD COLUMN name TEXT"})
	broken := append(steps[:len(steps)-1:len(steps)-1], migration{tables: "ALTER TABLE nothing ADD COLUMN name TEXT"})

	require.ErrorContains(t, migrate(t.Context(), store.writer, broken), fmt.Sprintf("schema version %d", len(migrations)+2))
	require.Equal(t, len(migrations), version(), "a step that fails takes the others with it")
	require.NoError(t, migrate(t.Context(), store.writer, steps))
	require.Equal(t, len(steps), version())
	_, err := store.writer.Exec("INSERT INTO later (id, name) VALUES ('a', 'b')")
	require.NoError(t, err)
	require.NoError(t, migrate(t.Context(), store.writer, steps), "again is nothing")
	require.ErrorIs(t, migrate(t.Context(), store.writer, migrations), graph.ErrForeign)
}

// TestVerifyFindsFaults damages each derived thing in turn.
func TestVerifyFindsFaults(t *testing.T) {
	const long = "an account of the handover that is long enough to be told from others, with eighteen further words or so in it"
	const script = `
		entity a country A
		entity b country B
		entity w weapon W
		article x published=2024-05
		claim x a SUPPLIED w recipient=b time=2024-05 "` + long + `"
		claim x a SUPPLIED w recipient=b factuality=denied
		article y published=2024-06
		claim y a SUPPLIED b factuality=planned "` + long + `"`
	for _, test := range []struct{ damage, says string }{
		{"UPDATE triple SET claims = claims + 1 WHERE object = 'b'", "triple a|SUPPLIED|b is 1 claims"},
		{"UPDATE triple SET articles = 7 WHERE object = 'b'", "stored is 1 claims, 7 articles"},
		{"UPDATE triple SET last_day = '2024-06-01' WHERE object = 'w'", "2024-05-01..2024-05-31"},
		{"UPDATE triple SET goldstein_tenths = 0 WHERE object = 'w'", "Goldstein tenths 0"},
		{"UPDATE triple SET disputed = 0 WHERE object = 'w'", "disputed false"},
		{"UPDATE triple SET id = 'odd' WHERE object = 'w'", "has the id odd"},
		{"DELETE FROM triple WHERE object = 'w'", "triple a|SUPPLIED|w is missing"},
		{"INSERT INTO triple VALUES ('b|MET|a', 'b', 'MET', 'a', 1, 1, NULL, NULL, 0, 0)", "no claim asserts it"},
		{"UPDATE claim SET first_day = NULL", "covers 2024-05-01"},
		{"UPDATE claim SET event = 'odd'", "stored is odd"},
		{"UPDATE claim SET relation = 'FUNDED'", "not stored"},
		{"DELETE FROM claim_triple WHERE factuality = 'denied'", "not stored"},
		{"UPDATE claim_triple SET last_day = NULL WHERE factuality = 'asserted'", "has other days"},
		{"INSERT INTO claim_triple VALUES ('a|MET|b', 'asserted', 'x.1', NULL, NULL)", "1 rows more"},
		{"DELETE FROM event WHERE time IS NOT NULL", "is missing"},
		{"INSERT INTO event VALUES ('e', 'MET', 'a|b', '', NULL, NULL, NULL)", "no claim is about it"},
		{"UPDATE event SET pair = 'b|a'", "stored is SUPPLIED between b|a"},
		{"DELETE FROM event_role WHERE role = 'THEME'", "has roles"},
		{"DELETE FROM entity_name WHERE entity = 'a'", "folded names"},
		{"INSERT INTO entity (id, kind, class, name, names) VALUES ('c', 'country', 'actor', 'C', '[]')", "no claim names it"},
		{"UPDATE print SET print = (SELECT print FROM print WHERE article = 'y') WHERE article = 'x'", "article x has another print"},
		{"DELETE FROM print", "article x has another print"},
		{"UPDATE print SET rank = 1 WHERE article = 'x'", "article x has rank"},
		{"DELETE FROM print_key WHERE rank = (SELECT rank FROM print WHERE article = 'x')", "article x is not found by its key"},
		{"INSERT INTO print_key SELECT 1, rank FROM print WHERE article = 'x'", "table print_key has 1 rows more"},
		{"DELETE FROM copy", `article y is a copy of "x", stored is ""`},
		{"INSERT INTO copy VALUES ('x', 'y')", `article x is a copy of "", stored is "y"`},
		{"DELETE FROM article", "refer to a missing article"},
	} {
		t.Run(test.damage, func(t *testing.T) {
			store := openFile(t)
			articles, err := graphtest.Claims(script)
			require.NoError(t, err)
			batch, err := graph.NewBatch(articles)
			require.NoError(t, err)
			_, err = store.Apply(t.Context(), batch)
			require.NoError(t, err)
			faults, err := store.Verify(t.Context())
			require.NoError(t, err)
			require.Empty(t, faults)

			_, err = store.writer.Exec(test.damage)
			require.NoError(t, err)
			faults, err = store.Verify(t.Context())
			require.NoError(t, err)
			assert.Contains(t, strings.Join(faults, "\n"), test.says)
		})
	}
}

// TestCostIsFlat: statements find what they touch by an index, whatever the file holds.
func TestCostIsFlat(t *testing.T) {
	store := openFile(t)
	w := recorder(t, store)
	require.NotEmpty(t, w)
	for _, text := range w {
		rows, err := store.writer.Query("EXPLAIN QUERY PLAN "+text, make([]any, 40)...)
		require.NoError(t, err, text)
		for rows.Next() {
			var id, parent, unused int
			var detail string
			require.NoError(t, rows.Scan(&id, &parent, &unused, &detail))
			if strings.HasSuffix(detail, "VIRTUAL TABLE INDEX 0:=") { // a row of the full-text index, by its number
				continue
			}
			assert.NotContains(t, detail, "SCAN claim", text)
			assert.NotContains(t, detail, "SCAN event", text)
			assert.NotContains(t, detail, "SCAN triple", text)
			assert.NotContains(t, detail, "SCAN entity", text)
			assert.NotContains(t, detail, "SCAN article", text)
			assert.NotContains(t, detail, "SCAN origin", text)
		}
		require.NoError(t, rows.Err())
	}
}

// recorder returns the statements that storing, correcting and deleting prepare.
func recorder(t *testing.T, store *Store) []string {
	t.Helper()
	var texts []string
	_, err := store.write(t.Context(), func(w *writer) error {
		for _, version := range []string{"one", "two"} {
			articles := graphtest.NewGenerator(1).Articles(3)
			for i := range articles {
				articles[i].Article.Hash = version
			}
			batch, err := graph.NewBatch(articles)
			if err != nil {
				return err
			}
			if err := w.apply(batch); err != nil {
				return err
			}
		}
		if err := w.delete("article-0000001"); err != nil {
			return err
		}
		for text := range w.stmts {
			texts = append(texts, text)
		}
		return nil
	})
	require.NoError(t, err)
	return texts
}
