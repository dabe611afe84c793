package refresh

import (
	"fmt"
	"strconv"
	"unicode"

	"geokg/schema"
)

// Item is one record of a source: an article, or the reason why there is none.
type Item struct {
	Article  schema.Article
	Where    Where
	Warnings []string // what was mended or left out; the article is good all the same
	Next     string   // of a page from the web: the address at which the article goes on; "" if it does not
	Err      error    // set: the record gives no article
}

// Where is the place of a record in its source.
type Where struct {
	File string
	Line int // from 1; 0 if the whole file is the record
}

// String is "file" or "file:line", quoted if the name would disturb a terminal.
func (w Where) String() string {
	if w.Line == 0 {
		return ShowName(w.File)
	}
	return fmt.Sprintf("%s:%d", ShowName(w.File), w.Line)
}

// ShowName is a name from outside, safe to print: one with control, format or
// direction characters or broken UTF-8 comes out quoted and escaped, a very long one cut.
func ShowName(name string) string {
	const most = 200
	if len(name) > most {
		name = name[:most/2] + "…" + name[len(name)-most/2:]
	}
	for _, r := range name {
		if r == unicode.ReplacementChar || r == '\n' || !unicode.IsPrint(r) {
			return strconv.QuoteToGraphic(name)
		}
	}
	return name
}
