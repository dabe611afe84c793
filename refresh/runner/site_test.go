package runner

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// site is a news site on loopback: feeds that grow from day to day, pages that are edited,
// and, if asked for, a share of answers that go wrong.
type site struct {
	*httptest.Server
	articles, feeds, days int
	asked                 atomic.Int64 // requests, those for robots.txt too

	mu       sync.Mutex
	today    time.Time
	faults   float64
	random   *rand.Rand
	requests []string // since the last take: "200 /a/1", "304 /feed/2", "cut /a/3"
}

var firstDay = time.Date(2026, 3, 1, 6, 0, 0, 0, time.UTC)

func newSite(t testing.TB, articles, feeds, days int) *site {
	s := &site{articles: articles, feeds: feeds, days: days}
	s.Server = httptest.NewServer(s)
	t.Cleanup(s.Close)
	s.reset(0)
	return s
}

// reset goes back to the first day.
func (s *site) reset(faults float64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.today, s.faults, s.random, s.requests = firstDay, faults, rand.New(rand.NewPCG(1, 2)), nil
}

func (s *site) set(now time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.today = now
}

func (s *site) now() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.today
}

// take returns the requests since it was last called.
func (s *site) take() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	list := s.requests
	s.requests = nil
	return list
}

func (s *site) log(outcome string, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.requests = append(s.requests, outcome+" "+r.URL.Path)
}

// published is when article i appears: they are spread evenly over the days.
func (s *site) published(i int) time.Time {
	return firstDay.Add(time.Duration(i) * time.Duration(s.days) * 24 * time.Hour / time.Duration(s.articles)).Truncate(time.Second)
}

// edited is when article i changes; every seventh does, a day later.
func (s *site) edited(i int) (time.Time, bool) {
	return s.published(i).Add(24 * time.Hour), i%7 == 0
}

func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.asked.Add(1)
	if r.URL.Path == "/robots.txt" {
		fmt.Fprint(w, "User-agent: *\nDisallow: /private\n")
		return
	}
	s.mu.Lock()
	fault, kind, now := s.random.Float64() < s.faults, s.random.IntN(5), s.today
	s.mu.Unlock()
	if fault {
		s.fail(w, r, kind)
		return
	}
	var n int
	switch {
	case scan(r.URL.Path, "/feed/%d", &n):
		s.feed(w, r, n, now)
	case scan(r.URL.Path, "/old/%d", &n):
		s.log("302", r)
		http.Redirect(w, r, fmt.Sprintf("/a/%d", n), http.StatusFound)
	case scan(r.URL.Path, "/a/%d", &n):
		s.page(w, r, n, now)
	default:
		s.log("404", r)
		http.NotFound(w, r)
	}
}

func scan(path, form string, n *int) bool {
	k, err := fmt.Sscanf(path, form, n)
	return k == 1 && err == nil
}

func (s *site) fail(w http.ResponseWriter, r *http.Request, kind int) {
	switch kind {
	case 0:
		s.log("500", r)
		w.WriteHeader(http.StatusInternalServerError)
	case 1:
		s.log("429", r)
		w.Header().Set("Retry-After", "3600")
		w.WriteHeader(http.StatusTooManyRequests)
	case 2:
		s.log("503", r)
		w.WriteHeader(http.StatusServiceUnavailable)
	default:
		s.log("cut", r)
		if conn, out, err := w.(http.Hijacker).Hijack(); err == nil {
			fmt.Fprint(out, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n<html><body><p>Half a pa")
			_ = out.Flush()
			conn.Close()
		}
	}
}

// answer serves a body with a validator, or 304.
func (s *site) answer(w http.ResponseWriter, r *http.Request, kind, tag, body string) {
	w.Header().Set("ETag", tag)
	if r.Header.Get("If-None-Match") == tag {
		s.log("304", r)
		w.WriteHeader(http.StatusNotModified)
		return
	}
	s.log("200", r)
	w.Header().Set("Content-Type", kind)
	fmt.Fprint(w, body)
}

func (s *site) feed(w http.ResponseWriter, r *http.Request, feed int, now time.Time) {
	var items strings.Builder
	count := 0
	for i := feed; i < s.articles; i += s.feeds {
		if s.published(i).After(now) {
			break
		}
		at := s.published(i)
		if edited, ok := s.edited(i); ok && !edited.After(now) {
			at = edited
			count++
		}
		path := "a"
		if i%11 == 0 {
			path = "old" // redirects
		}
		count++
		fmt.Fprintf(&items, "<item><title>Report %d</title><link>%s/%s/%d</link><pubDate>%s</pubDate></item>\n", i, s.URL, path, i, at.Format(time.RFC1123Z))
	}
	s.answer(w, r, "application/rss+xml", fmt.Sprintf(`"%d"`, count),
		`<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>`+items.String()+`</channel></rss>`)
}

var sides = []string{"Russia", "China", "Iran", "Turkey", "Egypt", "Brazil", "India", "Japan", "Israel", "Ukraine", "Poland", "Serbia", "Qatar"}

func (s *site) page(w http.ResponseWriter, r *http.Request, i int, now time.Time) {
	if i >= s.articles || s.published(i).After(now) {
		s.log("404", r)
		http.NotFound(w, r)
		return
	}
	a, b, c := sides[i%13], sides[(i*5+1)%13], sides[(i*7+3)%13]
	text := fmt.Sprintf("<p>The foreign minister of %s met his counterpart from %s on Monday for talks on trade and security in the region.</p><p>%s condemned %s over the talks, the ministry said in a statement that was published in the capital.</p>", a, b, c, a)
	version := 1
	if edited, ok := s.edited(i); ok && !edited.After(now) {
		version = 2
		text += fmt.Sprintf("<p>%s later imposed sanctions on %s, officials said in report number %d of the day.</p>", b, c, i)
	}
	s.answer(w, r, "text/html; charset=utf-8", fmt.Sprintf(`"%d.%d"`, i, version), fmt.Sprintf(
		`<html lang="en"><head><title>Report %d</title><meta property="og:site_name" content="Daily"><meta property="article:published_time" content="%s"></head><body><nav>Home | World</nav><article><h1>Report %d</h1>%s</article><footer>All rights reserved</footer></body></html>`,
		i, s.published(i).Format(time.RFC3339), i, text))
}
