// Package feed reads what tells of articles: feeds (RSS, Atom, JSON Feed), sitemaps, lists
// of addresses, and web archives (WARC) that hold the pages themselves. It reads bytes and
// yields entries; it fetches nothing. Bad entries are told of and left out, and the rest is
// read on.
package feed

import "time"

// Entry is an article that a feed tells of.
type Entry struct {
	URL     string // absolute
	Title   string
	Author  string
	Updated time.Time // when it was last published or changed; zero if the feed does not say
}

// maxEntries bounds what one feed may tell of.
const maxEntries = 50_000
