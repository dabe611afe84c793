package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// refreshOver writes a configuration of sources beside one good article in a file, runs it,
// and returns what it printed. The run must go on past whatever the sources do: it ends with
// exit code 3 and the good article is stored.
func refreshOver(t *testing.T, settings string, sources []string) (printed string) {
	t.Helper()
	dir := t.TempDir()
	config, store := filepath.Join(dir, "refresh.yaml"), filepath.Join(dir, "graph.db")
	require.NoError(t, os.Mkdir(filepath.Join(dir, "in"), 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "in", "good.txt"),
		[]byte("The president of Chile condemned Norway on Monday over the quotas for fish, officials said."), 0o644))
	text := fmt.Sprintf("store: sqlite:%s\ncontact: desk@example.org\nrate: 10000\n%ssources:\n  - folder: in\n", store, settings)
	for i, source := range sources {
		text += fmt.Sprintf("  - {%s, name: s%d}\n", source, i)
	}
	require.NoError(t, os.WriteFile(config, []byte(text), 0o644))
	var out, problems bytes.Buffer
	code := run(t.Context(), []string{"refresh", "--config", config}, strings.NewReader(""), &out, &problems)
	require.Equal(t, 3, code, out.String()+problems.String())
	assert.Contains(t, dumpOf(t, store), "CRITICIZED")
	return out.String()
}

// lineOf is what is said of source number i.
func lineOf(t *testing.T, printed string, i int) string {
	t.Helper()
	for line := range strings.Lines(printed) {
		if words, ok := strings.CutPrefix(line, fmt.Sprintf("s%d: ", i)); ok {
			return words
		}
	}
	t.Errorf("nothing is said of source %d in:\n%s", i, printed)
	return ""
}

// However it is written, an address that is not on the public web is not asked.
func TestRefreshHostileAddresses(t *testing.T) {
	asked := false
	site := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked = true }))
	defer site.Close()
	_, port, _ := strings.Cut(strings.TrimPrefix(site.URL, "http://"), ":")
	var sources []string
	hosts := []string{
		"127.0.0.1", "127.1.2.3", "[::1]", "0.0.0.0", "169.254.169.254", "10.0.0.1", "192.168.0.1",
		"[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[fe80::1]", "[fd00::1]", "localhost",
	}
	for _, host := range hosts {
		sources = append(sources, fmt.Sprintf("feed: 'http://%s:%s/feed'", host, port))
	}
	printed := refreshOver(t, "timeout: 5s\n", sources)
	for i, host := range hosts {
		assert.Contains(t, lineOf(t, printed, i), "is not on the public web", host)
	}
	assert.False(t, asked)
	// Forms that some resolvers take for an address.
	sources = nil
	disguised := []string{"2130706433", "0x7f000001", "0177.0.0.1", "017700000001", "127.1"}
	for _, host := range disguised {
		sources = append(sources, fmt.Sprintf("feed: 'http://%s:%s/'", host, port))
	}
	printed = refreshOver(t, "timeout: 5s\n", sources)
	for i, host := range disguised {
		assert.Contains(t, lineOf(t, printed, i), "host \""+host+"\" is a number", host)
	}
	assert.False(t, asked)
}

// A site that may be asked leads nowhere that may not.
func TestRefreshHostileRedirects(t *testing.T) {
	hosts := []string{"127.0.0.2", "[::1]", "169.254.169.254", "10.0.0.1", "[::ffff:127.0.0.2]", "2130706434"}
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var i int
		if _, err := fmt.Sscanf(r.URL.Path, "/feed/%d", &i); err != nil {
			http.NotFound(w, r)
			return
		}
		http.Redirect(w, r, "http://"+hosts[i]+"/latest/meta-data/", http.StatusFound)
	}))
	defer site.Close()
	var sources []string
	for i := range hosts {
		sources = append(sources, fmt.Sprintf("feed: '%s/feed/%d'", site.URL, i))
	}
	printed := refreshOver(t, "allow_private: [127.0.0.1/32]\n", sources)
	for i, host := range hosts {
		line := lineOf(t, printed, i)
		assert.Contains(t, line, "address refused", host)
		assert.Contains(t, line, strings.Trim(strings.TrimPrefix(host, "[::ffff:"), "[]"))
	}
}

// bomb is a few kilobytes that unpack to 64 MB.
func bomb(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	for range 64 {
		_, err := z.Write(make([]byte, 1<<20))
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return b.Bytes()
}

// entities is an XML document that would be gigabytes with its entities written out.
func entities() string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "ha">`)
	for i := 1; i < 12; i++ {
		fmt.Fprintf(&b, `<!ENTITY e%d "%s">`, i, strings.Repeat(fmt.Sprintf("&e%d;", i-1), 10))
	}
	b.WriteString(`]><urlset><url><loc>&e11;</loc></url></urlset>`)
	return b.String()
}

// A server that means ill costs one line each time, and no more than the limits.
func TestRefreshHostileServers(t *testing.T) {
	packed := bomb(t)
	attacks := []struct {
		path, says string
		serve      http.HandlerFunc
	}{
		{"/gzip", "too large", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			_, _ = w.Write(packed)
		}},
		{"/entities", "XML entities", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, entities()) }},
		{"/headers", "too large", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("X-Long", strings.Repeat("x", 10<<20))
		}},
		{"/body", "too large", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(make([]byte, 4<<20)) }},
		{"/loop", "redirect", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) }},
		{"/passwd", "file", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Location", "file:///etc/passwd")
			w.WriteHeader(http.StatusFound)
		}},
		{"/headers-many", "too large", func(w http.ResponseWriter, _ *http.Request) {
			for i := range 10 << 10 {
				w.Header().Set(fmt.Sprintf("X-Long-%d", i), strings.Repeat("x", 1<<10))
			}
		}},
		{"/page", "no sitemap", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "<html><body>Not found</body></html>") }},
	}
	mux := http.NewServeMux()
	var sources []string
	site := httptest.NewServer(mux)
	defer site.Close()
	for _, a := range attacks {
		mux.HandleFunc(a.path, a.serve)
		sources = append(sources, fmt.Sprintf("sitemap: '%s%s'", site.URL, a.path))
	}
	printed := refreshOver(t, "allow_private: true\nmax_bytes: 2097152\ntimeout: 10s\n", sources)
	for i, a := range attacks {
		assert.Contains(t, lineOf(t, printed, i), a.says, a.path)
	}
}

// Bombs in feeds, on pages and in archives cost a line each as well.
func TestRefreshHostileBombs(t *testing.T) {
	packed := bomb(t)
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/entities":
			fmt.Fprint(w, strings.NewReplacer("<urlset><url><loc>", `<rss version="2.0"><channel><item><link>http://a.example/</link><title>`,
				"</loc></url></urlset>", "</title></item></channel></rss>").Replace(entities()))
		case "/feed":
			fmt.Fprint(w, `<rss version="2.0"><channel><item><link>/bomb</link></item></channel></rss>`)
		case "/bomb":
			w.Header().Set("Content-Type", "text/html")
			w.Header().Set("Content-Encoding", "gzip")
			_, _ = w.Write(packed)
		default:
			http.NotFound(w, r)
		}
	}))
	defer site.Close()
	path := filepath.Join(t.TempDir(), "bomb.warc.gz")
	block := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + string(packed)
	record := fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", len(block), block)
	require.NoError(t, os.WriteFile(path, []byte(record), 0o644))
	printed := refreshOver(t, "allow_private: true\nmax_bytes: 2097152\n", []string{
		"feed: '" + site.URL + "/entities'", "feed: '" + site.URL + "/feed'", "warc: '" + path + "'",
	})
	for i, says := range []string{"XML entities", "/bomb: too large", "larger than 16 MB"} {
		assert.Contains(t, lineOf(t, printed, i), says)
	}
}

// The names in an archive are data: none of them is opened or written.
func TestRefreshHostileArchive(t *testing.T) {
	var archive bytes.Buffer
	for _, target := range []string{"../../../../tmp/geokg-escaped", "file:///etc/passwd", "/etc/passwd", `C:\windows\win.ini`, "http://user:secret@a.example/"} {
		block := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>x</p>"
		z := gzip.NewWriter(&archive)
		fmt.Fprintf(z, "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nWARC-Date: 2026-03-02T08:00:00Z\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", target, len(block), block)
		require.NoError(t, z.Close())
	}
	path := filepath.Join(t.TempDir(), "news.warc.gz")
	require.NoError(t, os.WriteFile(path, archive.Bytes(), 0o644))
	printed := refreshOver(t, "", []string{"warc: '" + path + "'"})
	for record := 1; record <= 5; record++ {
		assert.Contains(t, printed, fmt.Sprintf(": record %d: address ", record))
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	require.NoError(t, err)
	assert.Len(t, entries, 1)
}
