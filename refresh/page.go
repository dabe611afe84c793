package refresh

import (
	"cmp"
	"fmt"
	"net/url"
	"strings"
	"time"

	"geokg/schema"
)

// Fetched is a page as it came from the web.
type Fetched struct {
	URL         string // after redirects
	ContentType string
	Body        []byte
	Title       string // what the feed says of it; may be empty, as may the next two
	Published   time.Time
	Source      string // who publishes it
	Lang        string // ISO 639-1; wins over what the page says
	First       string // of a further page of an article: the address of its first one
}

// Reader makes articles of fetched pages.
type Reader struct {
	Langs []string         // languages to tell apart; ISO 639-1
	Now   func() time.Time // a date after today is no publication date
}

// Read makes an article of the main text of a page. The article goes by the address that the
// page gives as its canonical one, if that is on the same host, else by its own. What the
// page does not say is taken from the feed.
func (r Reader) Read(f Fetched) Item {
	art, told, err := readHTMLOf(f.Body, f.ContentType)
	where := Where{File: f.URL}
	if err != nil {
		return Item{Where: where, Err: err}
	}
	if !sameHost(art.URL, f.URL) {
		art.URL = f.URL
	}
	if art.Title == "" {
		art.Title = f.Title
	}
	if art.Source == "" {
		art.Source = host(f.URL)
	}
	if art.Published == "" && !f.Published.IsZero() {
		art.Published = f.Published.UTC().Format(time.DateOnly)
	}
	files := Files{Given: Given{Source: f.Source, Lang: f.Lang}, Langs: r.Langs, Today: r.Now()}
	item := files.finish(where, draft{art: art, warnings: told.warnings(), guessed: true})
	if looks, err := detectLanguage(item.Article.Text, r.Langs); err == nil && item.Err == nil && looks != item.Article.Lang {
		item.Warnings = append(item.Warnings, fmt.Sprintf("the text looks like %q and is read as %q, the language of its source", looks, item.Article.Lang))
	}
	item.Next = further(cmp.Or(f.First, f.URL), told.next)
	return item
}

// Append adds the text of a further page to an article.
func (i *Item) Append(page Item) {
	i.Article.Text += "\n\n" + page.Article.Text
	i.Article = schema.NewArticle(i.Article)
	i.Next = page.Next
}

// sameHost reports whether two addresses are on one host, with or without www. or m. before it.
func sameHost(a, b string) bool {
	return host(a) != "" && host(a) == host(b)
}

func host(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return ""
	}
	name := strings.ToLower(u.Hostname())
	for _, prefix := range []string{"www.", "m.", "amp."} {
		name = strings.TrimPrefix(name, prefix)
	}
	return name
}

// Correction reports whether an article says of itself that it corrects an earlier one.
func Correction(art schema.Article) bool {
	for _, text := range []string{art.Title, art.Text} {
		head, _, found := strings.Cut(strings.ToLower(strings.TrimSpace(text)), ":")
		if found && corrections[strings.Trim(head, " *[]()")] {
			return true
		}
	}
	return false
}

// corrections are the words before a colon with which outlets open a correction.
var corrections = map[string]bool{
	"ralat": true, "koreksi": true, "ralat berita": true, "koreksi berita": true,
	"correction": true, "corrected": true, "corrects": true, "refile-correction": true, "retraction": true, "clarification": true,
}
