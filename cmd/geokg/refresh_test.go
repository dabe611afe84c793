package main

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// newsSite serves a feed of n short pages.
func newsSite(t *testing.T, n int) *httptest.Server { return growingSite(t, func() int { return n }) }

// growingSite serves a feed of as many short pages as there are when it is asked.
func growingSite(t *testing.T, pages func() int) *httptest.Server {
	t.Helper()
	var s *httptest.Server
	s = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var i int
		if _, err := fmt.Sscanf(r.URL.Path, "/a/%d", &i); err == nil {
			fmt.Fprintf(w, `<html lang="en"><head><title>Report %d</title><meta property="article:published_time" content="2026-03-%02d"></head><body><article>
<p>The president of Chile condemned Norway on Monday over the quotas for fish, report %d says in its first lines.</p>
<p>Japan imposed sanctions on Peru, and the government of Kenya accused Jordan of delay after the talks.</p></article></body></html>`, i, 1+i%28, i)
			return
		}
		if r.URL.Path != "/feed" {
			http.NotFound(w, r)
			return
		}
		fmt.Fprint(w, `<rss version="2.0"><channel><title>News</title>`)
		for i := range pages() {
			fmt.Fprintf(w, "<item><title>Report %d</title><link>%s/a/%d</link></item>", i, s.URL, i)
		}
		fmt.Fprint(w, `</channel></rss>`)
	}))
	t.Cleanup(s.Close)
	return s
}

// refreshFolder is a folder with a configuration for a site, its graph in a file there.
func refreshFolder(t *testing.T, site string) (config, store string) {
	t.Helper()
	dir := t.TempDir()
	store = filepath.Join(dir, "graph.db")
	return refreshConfig(t, dir, site, "store: sqlite:"+store+"\n"), store
}

// refreshConfig writes a configuration for a site.
func refreshConfig(t *testing.T, dir, site, settings string) string {
	t.Helper()
	config := filepath.Join(dir, "refresh.yaml")
	text := fmt.Sprintf("%scontact: desk@example.org\nallow_private: true\nrate: 10000\nsources:\n  - {feed: '%s/feed', name: news, every: 1s}\n", settings, site)
	require.NoError(t, os.WriteFile(config, []byte(text), 0o644))
	return config
}

// A job that runs by a schedule ends in order, soon after it is told to, whatever a server
// keeps it waiting for.
func TestStopRefresh(t *testing.T) {
	site := newsSite(t, 20)
	wait := make(chan struct{})
	silent := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { <-wait }))
	defer silent.Close()
	defer close(wait)
	config, store := refreshFolder(t, site.URL)
	file, err := os.OpenFile(config, os.O_APPEND|os.O_WRONLY, 0)
	require.NoError(t, err)
	_, err = fmt.Fprintf(file, "  - feed: %s/feed\n", silent.URL)
	require.NoError(t, errors.Join(err, file.Close()))

	command := child(t, "refresh", "--config", config, "--every", "1h", "--listen", "127.0.0.1:0", "--log", "json")
	var log bytes.Buffer
	command.Stderr = &log
	require.NoError(t, command.Start())
	waitForFile(t, filepath.Join(filepath.Dir(config), "refresh.ledger"))
	waitForVersions(t, config, 20, func(v map[string]int) int { return v["sent"] })
	start := time.Now()
	require.NoError(t, command.Process.Signal(syscall.SIGTERM))
	require.NoError(t, command.Wait())
	assert.Less(t, time.Since(start), 10*time.Second)
	assert.Contains(t, log.String(), `"msg":"listening"`)
	assert.Contains(t, log.String(), `"msg":"run ended early"`)
	dumpOf(t, store)
	checkLedger(t, config)
}

// Two runs of one job do not meet.
func TestLockedRefresh(t *testing.T) {
	wait := make(chan struct{})
	site := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { <-wait }))
	defer site.Close()
	defer close(wait)
	config, store := refreshFolder(t, site.URL)
	first := child(t, "refresh", "--config", config)
	require.NoError(t, first.Start())
	waitForFile(t, filepath.Join(filepath.Dir(store), "refresh.ledger.lock"))
	var stdout, stderr bytes.Buffer
	code := run(t.Context(), []string{"refresh", "--config", config}, strings.NewReader(""), &stdout, &stderr)
	assert.Equal(t, 5, code)
	assert.Contains(t, stderr.String(), fmt.Sprintf("process %d", first.Process.Pid))
	require.NoError(t, first.Process.Kill())
	_ = first.Wait() // killed
}
