package refresh

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"geokg/internal/furniture"
	"geokg/schema"
)

var errNoMainText = errors.New("no main text found in the page; give the article as plain text")

// fewestWords is the length below which what a page yields is a menu rather than an article.
const fewestWords = 10

// readHTML makes an article of the main text of a page and of what its head tells.
func readHTML(data []byte) (schema.Article, []string, error) {
	art, signs, err := readHTMLOf(data, "text/html")
	if err != nil {
		return art, nil, err
	}
	return art, append(signs.warnings(), signs.unread(art.URL)...), nil
}

// readHTMLOf is readHTML where the server has named the content type, with a charset or not.
func readHTMLOf(data []byte, contentType string) (schema.Article, signs, error) {
	switch {
	case len(bytes.TrimSpace(data)) == 0:
		return schema.Article{}, signs{}, errEmpty
	case isBinary(data):
		return schema.Article{}, signs{}, binaryError(data)
	}
	decoded, err := charset.NewReader(bytes.NewReader(data), contentType)
	if err != nil {
		return schema.Article{}, signs{}, fmt.Errorf("charset: %w", err)
	}
	doc, err := html.Parse(decoded)
	if err != nil {
		return schema.Article{}, signs{}, fmt.Errorf("page: %w", err)
	}
	told := readSigns(doc)
	page, err := trafilatura.ExtractDocument(doc, trafilatura.Options{
		EnableFallback:  true,
		ExcludeComments: true,
		HtmlDateMode:    trafilatura.Fast,
	})
	if err != nil {
		return schema.Article{}, signs{}, errNoMainText
	}
	text := furniture.Without(apart(paragraphs(page.ContentNode), doc), "\n\n")
	if len(strings.Fields(text)) < fewestWords {
		return schema.Article{}, signs{}, errNoMainText
	}
	meta := page.Metadata
	art := schema.Article{
		URL:    meta.URL,
		Title:  strings.TrimSpace(meta.Title),
		Source: meta.Sitename,
		Lang:   primaryLanguage(meta.Language),
		Text:   clean(strings.ToValidUTF8(text, "\ufffd")),
	}
	if art.Source == "" {
		art.Source = meta.Hostname
	}
	if !meta.Date.IsZero() {
		art.Published = meta.Date.Format("2006-01-02")
	}
	return art, told, nil
}

// blocks are the elements of a page that begin and end a paragraph.
var blocks = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.Section: true, atom.Article: true, atom.Blockquote: true, atom.Pre: true,
	atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true,
	atom.Ul: true, atom.Ol: true, atom.Li: true, atom.Dl: true, atom.Dt: true, atom.Dd: true,
	atom.Table: true, atom.Tr: true, atom.Td: true, atom.Th: true, atom.Figure: true, atom.Figcaption: true,
	atom.Br: true, atom.Hr: true,
}

// paragraphs is the text below a node, with an empty line between its blocks, so that no
// sentence runs from a headline into the text.
func paragraphs(root *html.Node) string {
	var done []string
	var open strings.Builder
	end := func() {
		if words := strings.Fields(open.String()); len(words) > 0 {
			done = append(done, strings.Join(words, " "))
		}
		open.Reset()
	}
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			open.WriteString(n.Data)
			return
		}
		isBlock := n.Type == html.ElementNode && blocks[n.DataAtom]
		if isBlock {
			end()
		}
		for child := range n.ChildNodes() {
			walk(child)
		}
		if isBlock {
			end()
		}
	}
	if root != nil {
		walk(root)
	}
	end()
	return strings.Join(done, "\n\n")
}

// apart sets the paragraphs of a text apart that was taken from a page without the ends
// between them, as happens with very short pages: where all of the text is found, block by
// block, among the blocks of the page.
func apart(text string, doc *html.Node) string {
	if strings.Contains(text, "\n\n") {
		return text
	}
	rest := squeeze(text)
	var found []string
	for block := range strings.SplitSeq(paragraphs(doc), "\n\n") {
		if after, ok := strings.CutPrefix(rest, squeeze(block)); ok && block != "" {
			found, rest = append(found, block), after
		}
	}
	if rest != "" {
		return text
	}
	return strings.Join(found, "\n\n")
}

// squeeze leaves out all white space.
func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// primaryLanguage is the language of a tag such as "en-US", lower case.
func primaryLanguage(tag string) string {
	lang, _, _ := strings.Cut(strings.ReplaceAll(tag, "_", "-"), "-")
	return strings.ToLower(lang)
}
