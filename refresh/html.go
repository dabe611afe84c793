package refresh

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"geokg/schema"
)

var errNoMainText = errors.New("no main text found in the page; give the article as plain text")

// fewestWords is the length below which what a page yields is a menu rather than an article.
const fewestWords = 10

// readHTML makes an article of the main text of a page and of what its head tells.
func readHTML(data []byte) (schema.Article, []string, error) {
	switch {
	case len(bytes.TrimSpace(data)) == 0:
		return schema.Article{}, nil, errEmpty
	case isBinary(data):
		return schema.Article{}, nil, binaryError(data)
	}
	decoded, err := charset.NewReader(bytes.NewReader(data), "text/html")
	if err != nil {
		return schema.Article{}, nil, fmt.Errorf("charset: %w", err)
	}
	doc, err := html.Parse(decoded)
	if err != nil {
		return schema.Article{}, nil, fmt.Errorf("page: %w", err)
	}
	page, err := trafilatura.ExtractDocument(doc, trafilatura.Options{
		EnableFallback:  true,
		ExcludeComments: true,
		HtmlDateMode:    trafilatura.Fast,
	})
	if err != nil || len(strings.Fields(page.ContentText)) < fewestWords {
		return schema.Article{}, nil, errNoMainText
	}
	meta := page.Metadata
	art := schema.Article{
		URL:    meta.URL,
		Title:  strings.TrimSpace(meta.Title),
		Source: meta.Sitename,
		Lang:   primaryLanguage(meta.Language),
		Text:   clean(strings.ToValidUTF8(page.ContentText, "\ufffd")),
	}
	if art.Source == "" {
		art.Source = meta.Hostname
	}
	if !meta.Date.IsZero() {
		art.Published = meta.Date.Format("2006-01-02")
	}
	return art, nil, nil
}

// primaryLanguage is the language of a tag such as "en-US", lower case.
func primaryLanguage(tag string) string {
	lang, _, _ := strings.Cut(strings.ReplaceAll(tag, "_", "-"), "-")
	return strings.ToLower(lang)
}
