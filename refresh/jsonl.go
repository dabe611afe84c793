package refresh

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"geokg/schema"
)

// hopeless is the number of failed records at the head of a file after which it is taken for no JSONL at all.
const hopeless = 20

// record is one line of a JSONL file. File, relative to the JSONL file, may stand in for the text.
type record struct {
	ID      string `json:"id"`
	Article string `json:"article"`
	URL     string `json:"url"`
	Title   string `json:"title"`
	Date    string `json:"date"`
	Lang    string `json:"lang"`
	Source  string `json:"source"`
	Text    string `json:"text"`
	File    string `json:"file"`
}

// readJSONL yields one draft a line that is not blank, until yield returns false.
func readJSONL(r *bufio.Reader, dir string, yield func(line int, d draft) bool) {
	good, bad := 0, 0
	for line := 1; ; line++ {
		data, err := readLine(r)
		if err == io.EOF {
			if good+bad == 0 {
				yield(0, draft{err: errEmpty})
			}
			return
		}
		if err != nil && !errors.Is(err, errLongLine) {
			yield(line, draft{err: err})
			return
		}
		if err == nil && len(strings.TrimSpace(string(data))) == 0 {
			continue
		}
		d := draft{err: err}
		if err == nil {
			d = parseRecord(data, dir)
		}
		if !yield(line, d) {
			return
		}
		if d.err == nil {
			good++
		} else if bad++; good == 0 && bad == hopeless {
			yield(0, draft{err: fmt.Errorf("the first %d records are all bad; the rest is left out", hopeless)})
			return
		}
	}
}

// parseRecord makes an article of one line.
func parseRecord(line []byte, dir string) draft {
	var warnings []string
	if !utf8.Valid(line) {
		text, repaired := repairUTF8(line)
		line, warnings = []byte(text), repaired
	}
	var rec record
	if err := json.Unmarshal(line, &rec); err != nil {
		return draft{err: jsonError(err)}
	}
	art := schema.Article{Text: clean(rec.Text)}
	if rec.File != "" && rec.Text == "" {
		d := readNamed(rec.File, dir)
		if d.err != nil {
			return d
		}
		art, warnings = d.art, append(warnings, d.warnings...)
	}
	switch {
	case strings.TrimSpace(art.Text) == "":
		return draft{err: errors.New(`no text: the record needs "text" or "file"`)}
	case len(art.Text) > maxText:
		return draft{err: errTooLarge}
	}
	set(&art.ID, rec.ID)
	if rec.ID == "" {
		set(&art.ID, rec.Article)
	}
	set(&art.URL, rec.URL)
	set(&art.Title, rec.Title)
	set(&art.Published, rec.Date)
	set(&art.Lang, primaryLanguage(rec.Lang))
	set(&art.Source, rec.Source)
	return draft{art: art, warnings: warnings}
}

// noFolder is the folder of records that did not come from a file and so may name none.
const noFolder = ""

// readNamed reads the text or page that a record names.
func readNamed(name, dir string) draft {
	if dir == noFolder {
		return draft{err: errors.New("the record names a file, which only a record in a file may")}
	}
	path := filepath.FromSlash(name)
	if !filepath.IsAbs(path) {
		path = filepath.Join(dir, path)
	}
	file, err := os.Open(path)
	if err != nil {
		return draft{err: fmt.Errorf("file %q: %w", name, fileError(err))}
	}
	defer file.Close()
	r, err := unzip(file)
	if err != nil {
		return draft{err: fmt.Errorf("file %q: %w", name, err)}
	}
	format := formatOf(path, r)
	if format == jsonlFormat {
		return draft{err: fmt.Errorf("file %q is JSONL itself, not one article", name)}
	}
	d := readWhole(format, r)
	if d.err != nil {
		d.err = fmt.Errorf("file %q: %w", name, d.err)
	}
	return d
}

// set overwrites to with from unless from is empty.
func set(to *string, from string) {
	if from = strings.TrimSpace(from); from != "" {
		*to = from
	}
}

// jsonError says what is wrong with a line in the reader's words, not the decoder's.
func jsonError(err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Errorf("bad JSON at byte %d: %w", syntax.Offset, err)
	case errors.As(err, &kind) && kind.Field == "":
		return fmt.Errorf("want a JSON object, got %s", kind.Value)
	case errors.As(err, &kind):
		return fmt.Errorf("field %q: want a string, got %s", kind.Field, kind.Value)
	}
	return fmt.Errorf("bad JSON: %w", err)
}
