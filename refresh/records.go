package refresh

import (
	"bufio"
	"bytes"
	"iter"
	"time"
)

// Records is a source of articles in JSON lines that were fetched. A record cannot name a
// file.
type Records struct {
	Name  string // address; stands in the place of items
	Given Given
	Langs []string
	Today time.Time
}

// All yields the articles of the lines in data.
func (r Records) All(data []byte) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		plain, err := unzip(bytes.NewReader(data))
		if err != nil {
			yield(Item{Where: Where{File: r.Name}, Err: err})
			return
		}
		files := Files{Given: r.Given, Langs: r.Langs, Today: r.Today}
		readJSONL(bufio.NewReader(plain), noFolder, func(line int, d draft) bool {
			return yield(files.finish(Where{r.Name, line}, d))
		})
	}
}
