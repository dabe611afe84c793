package extract

import (
	"context"
	"encoding/csv"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/schema"
)

// rows reads a TSV table of testdata.
func rows(t *testing.T, name string) [][]string {
	t.Helper()
	f, err := os.Open("testdata/" + name)
	require.NoError(t, err)
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma, r.Comment, r.LazyQuotes = '\t', '#', true
	table, err := r.ReadAll()
	require.NoError(t, err)
	return table
}

func claimsOf(t *testing.T, x *Extractor, lang, text string) []schema.Claim {
	t.Helper()
	art := schema.NewArticle(schema.Article{Lang: lang, Published: "2024-05-15", Text: text})
	res, err := x.Extract(context.Background(), art)
	require.NoError(t, err)
	return res.Claims
}

func holderOf(claim schema.Claim) string {
	if claim.Holder == nil {
		return schema.Author
	}
	return claim.Holder.Name
}

func TestFactuality(t *testing.T) {
	x, err := New(Options{})
	require.NoError(t, err)
	for _, row := range rows(t, "factuality.tsv") {
		t.Run(row[1], func(t *testing.T) {
			var got []string
			for _, claim := range claimsOf(t, x, row[0], row[1]) {
				if string(claim.Relation) == row[3] {
					got = append(got, strings.Join([]string{claim.Subject.Name, row[3], claim.Object.Name, string(claim.Factuality), holderOf(claim)}, " "))
				}
			}
			want := strings.Join(row[2:], " ")
			found := slices.ContainsFunc(got, func(g string) bool { return strings.EqualFold(strings.ReplaceAll(g, "drones", "drone"), want) })
			assert.True(t, found, "want %s, got %q", want, got)
		})
	}
}
