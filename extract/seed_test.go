package extract

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/fixtures"
	"geokg/schema"
)

func seed(t testing.TB) schema.Article {
	t.Helper()
	text, err := fixtures.FS.ReadFile("articles/antara-putin-kim.txt")
	require.NoError(t, err)
	return schema.NewArticle(schema.Article{ID: "antara-putin-kim", Lang: "id", Published: "2023-09", Source: "ANTARA", Text: string(text)})
}

func nameOf(p *schema.Participant) string {
	if p == nil {
		return ""
	}
	return p.Name
}

func TestSeed(t *testing.T) {
	x, err := New(Options{})
	require.NoError(t, err)
	art := seed(t)
	res, err := x.Extract(context.Background(), art)
	require.NoError(t, err)
	assert.Empty(t, res.Warnings)
	for _, row := range rows(t, "seed.tsv") {
		want := strings.Join(row[:8], " | ")
		var got []string
		found := slices.ContainsFunc(res.Claims, func(c schema.Claim) bool {
			is := strings.Join([]string{c.Subject.Name, string(c.Relation), c.Object.Name, nameOf(c.Recipient), c.Time, nameOf(c.Place), string(c.Factuality), holderOf(c)}, " | ")
			if string(c.Relation) == row[1] {
				got = append(got, is)
			}
			return is == want && strings.Contains(c.Evidence.Text, row[8])
		})
		assert.True(t, found, "want %s with %q, got\n%s", want, row[8], strings.Join(got, "\n"))
	}
}

// Every claim's evidence is the words of its own sentence at its offsets.
func TestEvidence(t *testing.T) {
	x, err := New(Options{})
	require.NoError(t, err)
	art := seed(t)
	res, err := x.Extract(context.Background(), art)
	require.NoError(t, err)
	require.NotEmpty(t, res.Claims)
	for _, c := range res.Claims {
		assert.Equal(t, art.Text[c.Evidence.Start:c.Evidence.End], c.Evidence.Text)
		assert.True(t, res.Sentences[c.Sentence].Span.Contains(c.Evidence.Span), "%s outside of its sentence", c.Evidence.Text)
	}
}

// The same text gives the same claims, whoever reads it and with whom else.
func TestDeterministic(t *testing.T) {
	x, err := New(Options{})
	require.NoError(t, err)
	art := seed(t)
	want, err := x.Extract(context.Background(), art)
	require.NoError(t, err)
	const readers = 8
	results := make(chan Result, readers)
	for range readers {
		go func() {
			res, err := x.Extract(context.Background(), art)
			assert.NoError(t, err)
			results <- res
		}()
	}
	for range readers {
		assert.Equal(t, want.Claims, (<-results).Claims)
	}
}

func FuzzExtract(f *testing.F) {
	x, err := New(Options{})
	require.NoError(f, err)
	f.Add("id", seed(f).Text[:2000])
	f.Add("en", "Iran \"denied\" it had supplied U.N.-made drones to Moscow, said Kim-Putin (AFP).")
	f.Add("en", "\xff\xfe \u202e}) DETACH DELETE n; `x`")
	f.Fuzz(func(t *testing.T, lang, text string) {
		if lang != "id" {
			lang = "en"
		}
		art := schema.NewArticle(schema.Article{ID: "a", Lang: lang, Published: "2024-05-15", Text: text})
		res, err := x.Extract(context.Background(), art)
		require.NoError(t, err)
		for _, c := range res.Claims {
			require.Equal(t, text[c.Evidence.Start:c.Evidence.End], c.Evidence.Text)
		}
	})
}
