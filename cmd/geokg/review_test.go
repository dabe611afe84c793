package main

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Decisions hold for whatever is extracted again, in every store.
func TestReviewOutlivesExtraction(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "decisions")
	seed := "../../fixtures/articles/antara-putin-kim.txt"
	store := func(name string) string { return "sqlite:" + filepath.Join(dir, name) }
	first := store("first.db")
	on := func(url string, args ...string) string {
		return geokg(t, nil, append(args, "--store", url, "--decisions", file)...)
	}
	geokg(t, nil, "ingest", seed, "--store", first)
	require.NoError(t, os.WriteFile(file, nil, 0o600))
	open := openClaims(t, on(first, "review", "--format", "csv", "--limit", "0"))
	require.Greater(t, len(open), 20)
	rejected, accepted, corrected := open[0], open[1], open[2]

	on(first, "review", "--reject", rejected["claim"], "--reason", `not what "it" says`)
	on(first, "review", "--accept", accepted["claim"])
	on(first, "review", "--correct", corrected["claim"], "time=2001-02-03", "subject=person=Ann Lee", "object=Korut")
	written, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Contains(t, string(written), `correct `+corrected["claim"]+` subject="person=Ann Lee" object=country:PRK time=2001-02-03 # `)
	assert.Contains(t, string(written), `reject `+rejected["claim"]+` reason="not what \"it\" says" # `)

	left := openClaims(t, on(first, "review", "--format", "csv", "--limit", "0"))
	assert.Len(t, left, len(open)-3)
	claims := openClaims(t, geokg(t, nil, "export", "--format", "csv", "--store", first))
	assert.Len(t, claims, len(open)-1)
	var anew, sure int
	for _, claim := range claims {
		assert.NotEqual(t, rejected["claim"], claim["id"])
		if claim["subject"] == "Ann Lee" {
			anew++
			assert.Equal(t, []string{"2001-02-03", "North Korea", "1"}, []string{claim["time"], claim["object"], claim["confidence"]})
		}
		if claim["id"] == accepted["claim"] {
			sure++
			assert.Equal(t, "1", claim["confidence"])
		}
	}
	assert.Equal(t, []int{1, 1}, []int{anew, sure})

	want := dumpOf(t, filepath.Join(dir, "first.db"))
	on(store("second.db"), "ingest", seed)
	assert.Equal(t, want, dumpOf(t, filepath.Join(dir, "second.db")), "decisions are applied to what is extracted")
	geokg(t, nil, "ingest", seed, "--store", store("third.db"))
	assert.Contains(t, on(store("third.db"), "review", "apply"), "articles changed: 1;")
	assert.Equal(t, want, dumpOf(t, filepath.Join(dir, "third.db")), "or to a store")
	assert.Contains(t, on(store("third.db"), "review", "apply"), "articles changed: 0;", "once is enough")

	var rest []string
	for _, claim := range left {
		rest = append(rest, claim["claim"])
	}
	prefix := filepath.Join(dir, "gold")
	assert.Contains(t, on(first, "review", "gold", prefix), "0 articles with 0 claims")
	on(first, "review", "--accept", strings.Join(rest, ","))
	assert.Contains(t, on(first, "review", "gold", prefix), "1 articles with ")
	assert.Contains(t, geokg(t, nil, "eval", prefix), "id triple")
}

// openClaims reads a table with a head.
func openClaims(t *testing.T, table string) []map[string]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(table)).ReadAll()
	require.NoError(t, err)
	var list []map[string]string
	for _, row := range rows[1:] {
		claim := map[string]string{}
		for i, name := range rows[0] {
			claim[name] = row[i]
		}
		list = append(list, claim)
	}
	return list
}
