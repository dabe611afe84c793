package extract

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"geokg/fixtures"
	"geokg/schema"
)

// reports joins some fifty short reports of a language to one text, that of BenchmarkParse.
func reports(tb testing.TB, language string) schema.Article {
	tb.Helper()
	data, err := fixtures.FS.ReadFile("gold/dev-" + language + ".articles.jsonl")
	require.NoError(tb, err)
	var texts []string
	for lines := bufio.NewScanner(bytes.NewReader(data)); lines.Scan(); {
		var report struct{ Text string }
		require.NoError(tb, json.Unmarshal(lines.Bytes(), &report))
		texts = append(texts, report.Text)
	}
	return schema.NewArticle(schema.Article{ID: "reports", Lang: language, Published: "2024-05-15", Text: strings.Join(texts, "\n\n")})
}

// BenchmarkExtract measures the way from text to claims.
func BenchmarkExtract(b *testing.B) {
	x, err := New(Options{})
	require.NoError(b, err)
	for name, art := range map[string]schema.Article{"en": reports(b, "en"), "id": reports(b, "id"), "seed": seed(b)} {
		b.Run(name, func(b *testing.B) {
			sentences := 0
			for b.Loop() {
				res, err := x.Extract(context.Background(), art)
				require.NoError(b, err)
				sentences += len(res.Sentences)
			}
			b.ReportMetric(float64(sentences)/b.Elapsed().Seconds(), "sents/s")
		})
	}
}
