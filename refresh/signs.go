package refresh

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// signs are what the head of a page says of how much of the article it holds.
type signs struct {
	subscribers bool   // part of it is behind a paywall (schema.org, isAccessibleForFree)
	next        string // address of the page on which it goes on; "" if on none
}

// readSigns reads the signs of a page.
func readSigns(doc *html.Node) signs {
	var s signs
	for n := range doc.Descendants() {
		switch {
		case n.Type != html.ElementNode:
		case n.DataAtom == atom.Script && attribute(n, "type") == "application/ld+json" && n.FirstChild != nil:
			var data any
			if json.Unmarshal([]byte(n.FirstChild.Data), &data) == nil && isRestricted(data, 0) {
				s.subscribers = true
			}
		case (n.DataAtom == atom.Link || n.DataAtom == atom.A) && attribute(n, "rel") == "next" && s.next == "":
			s.next = attribute(n, "href")
		}
	}
	return s
}

// warnings tells what is missing of the article.
func (s signs) warnings() []string {
	if !s.subscribers {
		return nil
	}
	return []string{"part of the article is for subscribers only; what the page shows is stored"}
}

// unread warns of a further page of the article at an address, if that is not read.
func (s signs) unread(address string) []string {
	next := further(address, s.next)
	if next == "" {
		return nil
	}
	return []string{fmt.Sprintf("the article goes on at %s, which is not read", ShowName(next))}
}

// further is the address of the next page of the same article; "" if what a page names as
// next is something else, as the next article of a list is.
func further(address, next string) string {
	base, err := url.Parse(address)
	if err != nil || next == "" {
		return ""
	}
	to, err := base.Parse(next)
	if err != nil || to.Host != base.Host || !strings.HasPrefix(to.Path, base.Path) || to.String() == address || base.Path == "" || base.Path == "/" {
		return ""
	}
	return to.String()
}

// isRestricted looks for isAccessibleForFree: false in linked data.
func isRestricted(data any, depth int) bool {
	const deepest = 20
	if depth > deepest {
		return false
	}
	switch data := data.(type) {
	case map[string]any:
		for key, value := range data {
			if key == "isAccessibleForFree" && strings.EqualFold(fmt.Sprint(value), "false") || isRestricted(value, depth+1) {
				return true
			}
		}
	case []any:
		for _, value := range data {
			if isRestricted(value, depth+1) {
				return true
			}
		}
	}
	return false
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
