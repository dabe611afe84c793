package refresh

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestPage(t *testing.T) {
	items := collect(t, &Files{Paths: []string{"testdata/page.html"}})
	require.Len(t, items, 1)
	item := items[0]
	require.NoError(t, item.Err)
	art := item.Article
	assert.Equal(t, "https://news.example.org/2024/03/harbour-talks", art.ID)
	assert.Equal(t, "Norway and Chile sign harbour accord", art.Title)
	assert.Equal(t, "2024-03-12", art.Published)
	assert.Equal(t, "Example Wire", art.Source)
	assert.Equal(t, "en", art.Lang)
	assert.Contains(t, art.Text, "signed an accord on harbour security")
	assert.Contains(t, art.Text, "Reporters were told on Tuesday")
	assert.Contains(t, art.Text, "as difficult.\n\nReporters were told", "paragraphs stay apart")
	for _, noise := range []string{"Subscribe", "Cookie", "Most read", "All rights reserved", "Home"} {
		assert.NotContains(t, art.Text, noise)
	}
}

func TestPageInTheFuture(t *testing.T) {
	page, err := os.ReadFile("testdata/page.html")
	require.NoError(t, err)
	item := one(t, "a.html", []byte(strings.ReplaceAll(string(page), "2024-03-12", "2025-12-31")))
	require.NoError(t, item.Err, "the date of a page is a guess and no reason to refuse it")
	assert.Empty(t, item.Article.Published)
}

func TestPageCharset(t *testing.T) {
	page := "<html lang=\"en\"><head><meta charset=\"iso-8859-1\"><title>T</title></head><body><article><p>" +
		strings.Repeat("Mr Mu\xf1oz met the king. "+enough, 10) + "</p></article></body></html>"
	path := filepath.Join(t.TempDir(), "a.html")
	require.NoError(t, os.WriteFile(path, []byte(page), 0o644))
	items := collect(t, &Files{Paths: []string{path}})
	require.NoError(t, items[0].Err)
	assert.Contains(t, items[0].Article.Text, "Mr Muñoz met the king.")
}

// A page of a few lines keeps its paragraphs.
func TestShortPage(t *testing.T) {
	art, _, err := readHTML([]byte(`<html><head><title>Talks</title></head><body><nav>Home | World</nav><article><h1>Talks</h1>
<p>The minister of Qatar met the prime minister of Japan on Monday.</p><p>Egypt condemned Iran, a statement said.</p></article><footer>Imprint</footer></body></html>`))
	require.NoError(t, err)
	require.Contains(t, art.Text, "on Monday.\n\nEgypt condemned")
}
