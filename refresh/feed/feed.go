package feed

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
)

// Feed reads an RSS, Atom or JSON feed. Addresses are resolved against base. Problems name
// entries that have no usable address.
func Feed(body []byte, base string) (entries []Entry, problems []string, err error) {
	if declaresEntities(body) {
		return nil, nil, errEntities
	}
	parsed, err := gofeed.NewParser().Parse(bytes.NewReader(body))
	if err != nil {
		return nil, nil, fmt.Errorf("no RSS, Atom or JSON feed: %w", err)
	}
	if parsed.FeedType == "json" && parsed.FeedVersion == "" {
		return nil, nil, fmt.Errorf("no RSS, Atom or JSON feed: JSON without the version of a feed")
	}
	for i, item := range parsed.Items {
		if i == maxEntries {
			problems = append(problems, fmt.Sprintf("more than %d entries, the rest is left out", maxEntries))
			break
		}
		address := item.Link
		if address == "" && strings.HasPrefix(item.GUID, "http") {
			address = item.GUID
		}
		full, err := resolve(base, address)
		if err != nil {
			problems = append(problems, fmt.Sprintf("entry %d: %v", i+1, err))
			continue
		}
		e := Entry{URL: full, Title: strings.TrimSpace(item.Title)}
		if len(item.Authors) > 0 && item.Authors[0] != nil {
			e.Author = item.Authors[0].Name
		}
		for _, at := range []*time.Time{item.PublishedParsed, item.UpdatedParsed} {
			if at != nil && at.After(e.Updated) {
				e.Updated = at.UTC()
			}
		}
		entries = append(entries, e)
	}
	return entries, problems, nil
}

// errEntities: no news needs entities of its own, and a few lines of them can stand for
// gigabytes.
var errEntities = errors.New("the document declares XML entities, which is refused")

// rootElement is where the document element of an XML document begins.
var rootElement = regexp.MustCompile(`<[A-Za-z_:]`)

// declaresEntities reports whether an XML document has entity declarations of its own.
func declaresEntities(body []byte) bool {
	prolog := body
	if root := rootElement.FindIndex(body); root != nil {
		prolog = body[:root[0]]
	}
	return bytes.Contains(prolog, []byte("<!ENTITY"))
}

// resolve makes an address absolute; only web addresses are taken.
func resolve(base, address string) (string, error) {
	address = strings.TrimSpace(address)
	if address == "" {
		return "", fmt.Errorf("no address")
	}
	from, err := url.Parse(base)
	if err != nil {
		return "", fmt.Errorf("base %q: %w", base, err)
	}
	to, err := from.Parse(address)
	if err != nil {
		return "", fmt.Errorf("address %.200q cannot be read", address)
	}
	if to.Scheme != "http" && to.Scheme != "https" || to.Host == "" {
		return "", fmt.Errorf("address %.200q is no web address", address)
	}
	if to.User != nil {
		return "", fmt.Errorf("address of %.200q carries a user name", to.Host)
	}
	return to.String(), nil
}
