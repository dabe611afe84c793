package refresh

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"geokg/schema"
)

// Stdin is the path that means standard input.
const Stdin = "-"

// Files is a source of articles in files: plain text, HTML and JSONL, each of them
// compressed with gzip or not. Paths are files, folders (searched for .txt, .html, .htm,
// .jsonl and .ndjson, with or without .gz), patterns, and [Stdin].
type Files struct {
	Paths []string
	Stdin io.Reader
	Given Given
	Langs []string  // languages to tell apart where a file does not say; ISO 639-1
	Today time.Time // what is later lies in the future

	size, read atomic.Int64
}

// Progress returns how many bytes of how many were read so far; the second is 0 if it
// cannot be told. It may be called while [Files.All] runs.
func (f *Files) Progress() (read, size int64) { return f.read.Load(), f.size.Load() }

// All yields every record in the order of Paths, folders in lexical order. It ends early
// if ctx is done.
func (f *Files) All(ctx context.Context) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		paths, bad := expand(f.Paths)
		f.size.Store(totalSize(paths))
		articles := 0
		take := func(item Item) bool {
			if item.Err == nil {
				if articles++; articles > 1 && f.Given.ID != "" {
					item.Err = errors.New("--id names one article and this is another")
				}
			}
			return ctx.Err() == nil && yield(item)
		}
		for _, item := range bad {
			if !take(item) {
				return
			}
		}
		for _, path := range paths {
			if !f.file(path, take) {
				return
			}
		}
	}
}

// file yields the records of one file; false means that the consumer wants no more.
func (f *Files) file(path string, yield func(Item) bool) bool {
	fail := func(err error) bool { return yield(Item{Where: Where{File: path}, Err: err}) }
	in, dir := io.Reader(f.Stdin), "."
	if path != Stdin {
		file, err := os.Open(path)
		if err != nil {
			return fail(fileError(err))
		}
		defer file.Close()
		in, dir = file, filepath.Dir(path)
	}
	r, err := unzip(&counted{in, &f.read})
	if err != nil {
		return fail(err)
	}
	format := formatOf(path, r)
	if format != jsonlFormat {
		d := readWhole(format, r)
		if path != Stdin {
			d.art.Origin = origin(path)
		}
		return yield(f.finish(Where{File: path}, d))
	}
	more := true
	readJSONL(r, dir, func(line int, d draft) bool {
		more = yield(f.finish(Where{path, line}, d))
		return more
	})
	return more
}

// draft is what a reader makes of one record, before what is given and known overall is added.
type draft struct {
	art      schema.Article
	warnings []string
	guessed  bool // date and language are guesses from a page, not statements
	err      error
}

// readWhole reads a file that is one article.
func readWhole(format format, r io.Reader) draft {
	read, limit, tooLarge := readText, int64(maxText), errTooLarge
	if format == htmlFormat {
		read, limit, tooLarge = readHTML, maxFile, errLongPage
	}
	data, err := readAll(r, limit, tooLarge)
	if err != nil {
		return draft{err: err}
	}
	art, warnings, err := read(data)
	return draft{art: art, warnings: warnings, guessed: format == htmlFormat, err: err}
}

// finish adds what is given, checks the date, finds the language and names the article.
func (f *Files) finish(where Where, d draft) Item {
	item := Item{Article: d.art, Where: where, Warnings: d.warnings, Err: d.err}
	if item.Err != nil {
		return item
	}
	art := &item.Article
	set(&art.ID, f.Given.ID)
	set(&art.Published, f.Given.Date)
	set(&art.Source, f.Given.Source)
	if art.ID != "" || art.URL != "" {
		art.Origin = "" // known without it
	}
	if art.Published == "" {
		item.Warnings = append(item.Warnings, "no publication date; words like \"yesterday\" stay undated")
	} else if date, err := PublicationDate(art.Published, f.Today); err == nil {
		art.Published = date
	} else if d.guessed {
		item.Warnings = append(item.Warnings, err.Error()+"; left out")
		art.Published = ""
	} else {
		item.Err = err
		return item
	}
	art.Lang, item.Err = f.language(d)
	*art = schema.NewArticle(*art)
	return item
}

// language is the one given, else the one stated, else the one that the text looks like.
// What a page states is often that of its template, so there the text is asked first.
func (f *Files) language(d draft) (string, error) {
	stated := d.art.Lang
	switch {
	case f.Given.Lang != "":
		return f.Given.Lang, nil
	case stated != "" && !d.guessed:
		return stated, f.mustKnow(stated)
	}
	found, err := detectLanguage(d.art.Text, f.Langs)
	if err != nil && stated != "" && f.mustKnow(stated) == nil {
		return stated, nil
	}
	return found, err
}

func (f *Files) mustKnow(lang string) error {
	if len(f.Langs) == 0 || slices.Contains(f.Langs, lang) {
		return nil
	}
	return fmt.Errorf("language %q is not known, known are %s", lang, strings.Join(f.Langs, ", "))
}

// origin is the path under which a file without id or URL is known again.
func origin(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}

// fileError leaves out the path, which the place of the item names already.
func fileError(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return fmt.Errorf("%s: %w", path.Op, path.Err)
	}
	return err
}

// counted counts the bytes read through it.
type counted struct {
	io.Reader
	n *atomic.Int64
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n.Add(int64(n))
	return n, err
}

// unzip buffers r and, if its first bytes say gzip, decompresses it.
func unzip(r io.Reader) (*bufio.Reader, error) {
	buffered := bufio.NewReaderSize(r, 64<<10)
	if magic, _ := buffered.Peek(2); !bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		return buffered, nil
	}
	plain, err := gzip.NewReader(buffered)
	if err != nil {
		return nil, readError(err)
	}
	return bufio.NewReaderSize(plain, 64<<10), nil
}
