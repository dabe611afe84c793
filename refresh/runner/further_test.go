package runner

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// An article on several pages is one article with all of its text; a page of it that is
// missing is told of, and one that cannot be had for now is waited for.
func TestFurtherPages(t *testing.T) {
	texts := []string{
		"The foreign minister of Norway met his counterpart from Chile on Monday for talks on trade and security.",
		"Japan condemned Egypt over the talks, the ministry said in a statement that was published in the capital.",
		"Peru imposed sanctions on Qatar, officials said late in the evening before the delegations left the town.",
	}
	third := http.StatusServiceUnavailable
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		page := 1
		switch {
		case r.URL.Path == "/feed/0":
			fmt.Fprint(w, `<rss version="2.0"><channel><item><link>/a</link></item></channel></rss>`)
			return
		case !strings.HasPrefix(r.URL.Path, "/a"):
			http.NotFound(w, r)
			return
		case scan(r.URL.Path, "/a/%d", &page) && page == 3 && third != http.StatusOK:
			w.WriteHeader(third)
			return
		}
		next := ""
		if page < 3 {
			next = fmt.Sprintf(`<link rel="next" href="/a/%d">`, page+1)
		}
		fmt.Fprintf(w, `<html lang="en"><head><title>Talks</title><meta property="article:published_time" content="2026-03-01">%s</head><body><article><p>%s</p></article></body></html>`, next, texts[page-1])
	}))
	defer server.Close()
	for status, want := range map[int]int{http.StatusOK: 3, http.StatusGone: 2, http.StatusServiceUnavailable: 0} {
		third = status
		s := &site{Server: server, feeds: 1, today: firstDay}
		j := newJob(t, s, "timeout: 5s\n")
		report, err := j.Run(context.Background())
		require.NoError(t, err)
		assert.Equal(t, min(want, 1), report.Sources[0].New, status)
		cleaned, err := j.Ledger.Replay(context.Background(), time.Time{})
		require.NoError(t, err)
		assert.EqualValues(t, min(want, 1), cleaned)
		versions, err := j.Ledger.Cleaned(context.Background(), 10)
		require.NoError(t, err)
		for _, v := range versions {
			for i, text := range texts {
				assert.Equal(t, i < want, strings.Contains(v.Article.Text, text), "%d: page %d", status, i+1)
			}
		}
		switch status {
		case http.StatusGone:
			require.Len(t, report.Sources[0].Warnings, 1)
			assert.Contains(t, report.Sources[0].Warnings[0].Why, "/a/3, which cannot be had")
		case http.StatusServiceUnavailable:
			assert.Equal(t, 1, report.Sources[0].Failed)
		}
	}
}
