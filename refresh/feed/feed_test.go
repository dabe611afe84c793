package feed

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestFeed(t *testing.T) {
	at := time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)
	tests := map[string]string{
		"rss": `<?xml version="1.0"?><rss version="2.0"><channel><title>Kabar</title>
<item><title>Menlu tiba di Hanoi</title><link>/a/1</link><pubDate>Mon, 02 Mar 2026 15:00:00 +0700</pubDate></item>
<item><title>no address</title></item></channel></rss>`,
		"atom": `<feed xmlns="http://www.w3.org/2005/Atom"><title>Kabar</title>
<entry><title>Menlu tiba di Hanoi</title><link href="https://kabar.example/a/1"/><updated>2026-03-02T08:00:00Z</updated></entry>
<entry><title>mail</title><link href="mailto:a@kabar.example"/></entry></feed>`,
		"json": `{"version":"https://jsonfeed.org/version/1.1","title":"Kabar","items":[
{"id":"1","url":"https://kabar.example/a/1","title":"Menlu tiba di Hanoi","date_published":"2026-03-02T08:00:00Z"},{"id":"x","title":"none"}]}`,
	}
	for name, body := range tests {
		t.Run(name, func(t *testing.T) {
			entries, problems, err := Feed([]byte(body), "https://kabar.example/rss")
			require.NoError(t, err)
			require.Len(t, entries, 1)
			assert.Equal(t, Entry{URL: "https://kabar.example/a/1", Title: "Menlu tiba di Hanoi", Updated: at}, entries[0])
			assert.Len(t, problems, 1)
		})
	}
}

func TestFeedRefuses(t *testing.T) {
	for name, body := range map[string]string{
		"page":  "<html><body>hello</body></html>",
		"empty": "",
		"json":  `{"a":1}`,
	} {
		_, _, err := Feed([]byte(body), "https://kabar.example/")
		assert.Error(t, err, name)
	}
}

// Entities that refer to entities ten deep would be gigabytes if they were written out.
func TestEntityBomb(t *testing.T) {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY e0 "ha">`)
	for i := 1; i < 12; i++ {
		fmt.Fprintf(&b, `<!ENTITY e%d "%s">`, i, strings.Repeat(fmt.Sprintf("&e%d;", i-1), 10))
	}
	b.WriteString(`]><rss version="2.0"><channel><title>&e11;</title><item><title>&e11;</title><link>https://kabar.example/1</link></item></channel></rss>`)
	allocated := testing.AllocsPerRun(1, func() {
		entries, _, err := Feed([]byte(b.String()), "")
		if err == nil {
			for _, e := range entries {
				assert.Less(t, len(e.Title), 100)
			}
		}
	})
	assert.Less(t, allocated, 100_000.0)
	_, _, _, err := Sitemap([]byte(strings.Replace(b.String(), "<rss", "<urlset", 1)), "")
	assert.Error(t, err)
}

func TestList(t *testing.T) {
	entries, problems := List([]byte("\ufeff# ours\nhttps://a.example/1\n\n  http://b.example/2 \nftp://c.example\n/relative\n"))
	assert.Equal(t, []Entry{{URL: "https://a.example/1"}, {URL: "http://b.example/2"}}, entries)
	require.Len(t, problems, 2)
	assert.Contains(t, problems[0], "line 5: ")
}

func TestSitemap(t *testing.T) {
	entries, further, problems, err := Sitemap([]byte(`<?xml version="1.0" encoding="ISO-8859-1"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://a.example/1</loc><news:news><news:publication_date>2026-03-02T08:00Z</news:publication_date><news:title>Talks</news:title></news:news></url>
<url><loc>javascript:alert(1)</loc></url></urlset>`), "https://a.example/sitemap.xml")
	require.NoError(t, err)
	assert.Equal(t, []Entry{{URL: "https://a.example/1", Title: "Talks", Updated: time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)}}, entries)
	assert.Empty(t, further)
	assert.Len(t, problems, 1)

	_, further, _, err = Sitemap([]byte(`<sitemapindex><sitemap><loc>/news-1.xml</loc><lastmod>2026-03-02</lastmod></sitemap></sitemapindex>`), "https://a.example/sitemap.xml")
	require.NoError(t, err)
	assert.Equal(t, []Entry{{URL: "https://a.example/news-1.xml", Updated: time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)}}, further)

	_, _, _, err = Sitemap([]byte(`<html></html>`), "")
	assert.Error(t, err)
}

// warcRecord is one record as archives hold it.
func warcRecord(kind, target, block string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2026-03-02T08:00:00Z\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		kind, target, len(block), block)
}

func answer(head, body string) string {
	return "HTTP/1.1 200 OK\r\n" + head + "\r\n\r\n" + body
}

func TestWARC(t *testing.T) {
	html := "Content-Type: text/html; charset=utf-8"
	records := []string{
		warcRecord("warcinfo", "", "software: x"),
		warcRecord("request", "https://a.example/1", "GET /1 HTTP/1.1\r\n\r\n"),
		warcRecord("response", "https://a.example/1", answer(html, "<p>one</p>")),
		warcRecord("response", "../../../etc/passwd", answer(html, "<p>path</p>")),
		warcRecord("response", "file:///etc/passwd", answer(html, "<p>file</p>")),
		warcRecord("response", "https://a.example/pic", answer("Content-Type: image/png", "xx")),
		warcRecord("response", "https://a.example/404", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nno"),
		warcRecord("response", "https://a.example/bad", "not http"),
		warcRecord("response", "https://a.example/2", answer(html, "<p>two</p>")),
	}
	var byRecord bytes.Buffer
	for _, r := range records {
		z := gzip.NewWriter(&byRecord)
		_, err := z.Write([]byte(r))
		require.NoError(t, err)
		require.NoError(t, z.Close())
	}
	for name, data := range map[string][]byte{"plain": []byte(strings.Join(records, "")), "gzip": byRecord.Bytes()} {
		t.Run(name, func(t *testing.T) {
			var pages, problems []string
			for page, err := range WARC(bytes.NewReader(data)) {
				if err != nil {
					problems = append(problems, err.Error())
					continue
				}
				pages = append(pages, page.URL+" "+string(page.Body))
				assert.Equal(t, "2026-03-02", page.Fetched.Format(time.DateOnly))
			}
			assert.Equal(t, []string{"https://a.example/1 <p>one</p>", "https://a.example/2 <p>two</p>"}, pages)
			require.Len(t, problems, 3)
			assert.Contains(t, problems[0], "record 4: ")
		})
	}
}

func TestWARCDamage(t *testing.T) {
	good := warcRecord("response", "https://a.example/1", answer("Content-Type: text/html", "<p>one</p>"))
	for name, data := range map[string]string{
		"cut":       good + good[:len(good)/2],
		"no length": good + "WARC/1.0\r\nWARC-Type: response\r\n\r\n",
		"no record": good + "hello\r\n",
		"minus":     good + "WARC/1.0\r\nContent-Length: -5\r\n\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			pages, problems := 0, 0
			for _, err := range WARC(strings.NewReader(data)) {
				if err != nil {
					problems++
				} else {
					pages++
				}
			}
			assert.Equal(t, 1, pages)
			assert.Equal(t, 1, problems)
		})
	}
}

func FuzzFeed(f *testing.F) {
	f.Add([]byte(`<rss version="2.0"><channel><item><link>https://a.example/</link></item></channel></rss>`))
	f.Add([]byte(`{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","url":"https://a.example"}]}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		entries, _, err := Feed(body, "https://base.example/x")
		if err != nil {
			return
		}
		for _, e := range entries {
			if !strings.HasPrefix(e.URL, "http") {
				t.Fatalf("address %q", e.URL)
			}
		}
	})
}

func FuzzSitemap(f *testing.F) {
	f.Add([]byte(`<urlset><url><loc>https://a.example/1</loc></url></urlset>`))
	f.Fuzz(func(t *testing.T, body []byte) {
		_, _, _, _ = Sitemap(body, "https://base.example/x")
		List(body)
	})
}

func FuzzWARC(f *testing.F) {
	f.Add([]byte(warcRecord("response", "https://a.example/1", answer("Content-Type: text/html", "<p>one</p>"))))
	f.Fuzz(func(t *testing.T, data []byte) {
		for page, err := range WARC(bytes.NewReader(data)) {
			if err == nil && !strings.HasPrefix(page.URL, "http") {
				t.Fatalf("address %q", page.URL)
			}
		}
	})
}

// A document with entities of its own is refused; one that talks of them is not.
func TestEntities(t *testing.T) {
	const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss version="2.0"><channel><item><link>http://a.example/</link><title>&b;</title></item></channel></rss>`
	_, _, err := Feed([]byte(bomb), "")
	require.ErrorIs(t, err, errEntities)
	_, _, _, err = Sitemap([]byte(bomb), "")
	require.ErrorIs(t, err, errEntities)
	const talk = `<rss version="2.0"><channel><item><link>http://a.example/</link><title><![CDATA[What <!ENTITY a "x"> does]]></title></item></channel></rss>`
	entries, _, err := Feed([]byte(talk), "")
	require.NoError(t, err)
	require.Len(t, entries, 1)
}
