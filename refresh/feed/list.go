package feed

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"time"

	"golang.org/x/net/html/charset"
)

// List reads addresses, one a line; blank lines and those that begin with # are passed over.
func List(body []byte) (entries []Entry, problems []string) {
	lines := bufio.NewScanner(bytes.NewReader(body))
	lines.Buffer(nil, 64<<10)
	number := 0
	for lines.Scan() {
		number++
		line := strings.TrimSpace(strings.TrimPrefix(lines.Text(), "\ufeff"))
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		address, err := resolve("", line)
		if err != nil {
			problems = append(problems, fmt.Sprintf("line %d: %v", number, err))
			continue
		}
		entries = append(entries, Entry{URL: address})
	}
	if err := lines.Err(); err != nil {
		problems = append(problems, fmt.Sprintf("line %d: %v", number+1, err))
	}
	return entries, problems
}

// sitemap is a sitemap or an index of sitemaps (sitemaps.org 0.9, with Google's news
// extension).
type sitemap struct {
	XMLName xml.Name
	URLs    []struct {
		Loc     string `xml:"loc"`
		LastMod string `xml:"lastmod"`
		News    struct {
			Date  string `xml:"publication_date"`
			Title string `xml:"title"`
		} `xml:"news"`
	} `xml:"url"`
	Sitemaps []struct {
		Loc     string `xml:"loc"`
		LastMod string `xml:"lastmod"`
	} `xml:"sitemap"`
}

// Sitemap reads a sitemap, or an index of them, whose sitemaps are returned as further.
func Sitemap(body []byte, base string) (entries, further []Entry, problems []string, err error) {
	if declaresEntities(body) {
		return nil, nil, nil, errEntities
	}
	var s sitemap
	decoder := xml.NewDecoder(bytes.NewReader(body))
	decoder.CharsetReader = charset.NewReaderLabel
	if err := decoder.Decode(&s); err != nil {
		return nil, nil, nil, fmt.Errorf("no sitemap: %w", err)
	}
	if name := s.XMLName.Local; name != "urlset" && name != "sitemapindex" {
		return nil, nil, nil, fmt.Errorf("no sitemap: its root is %.80q, want urlset or sitemapindex", name)
	}
	take := func(list *[]Entry, i int, loc, title, at string) {
		address, err := resolve(base, loc)
		if err != nil {
			problems = append(problems, fmt.Sprintf("entry %d: %v", i+1, err))
			return
		}
		*list = append(*list, Entry{URL: address, Title: strings.TrimSpace(title), Updated: w3cTime(at)})
	}
	for i, u := range s.URLs {
		at := u.LastMod
		if at == "" {
			at = u.News.Date
		}
		take(&entries, i, u.Loc, u.News.Title, at)
	}
	for i, m := range s.Sitemaps {
		take(&further, i, m.Loc, "", m.LastMod)
	}
	return entries, further, problems, nil
}

// w3cTime reads a date as the W3C notes it; zero if it cannot be read.
func w3cTime(s string) time.Time {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", time.DateOnly} {
		if t, err := time.Parse(layout, strings.TrimSpace(s)); err == nil {
			return t.UTC()
		}
	}
	return time.Time{}
}
