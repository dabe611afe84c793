package main

import (
	"bufio"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"sync"
	"time"

	"github.com/urfave/cli/v2"

	"geokg/graph/export"
	"geokg/refresh"
	"geokg/schema"
)

func newImport() *cli.Command {
	return &cli.Command{
		Name:      "import",
		Usage:     "store articles and claims that geokg export --format jsonl wrote",
		ArgsUsage: "FILE|-...",
		Description: `Nothing is extracted: the claims are taken as they stand, each checked against the
vocabulary and the text of its article. Files may be gzipped. As with ingest, what is
stored already is left alone and a changed article replaces what it said before.`,
		Flags:  []cli.Flag{storeFlag()},
		Action: runImport,
	}
}

func runImport(c *cli.Context) error {
	if c.NArg() == 0 {
		return usagef(c, "no file given: name what geokg export wrote, or - for standard input")
	}
	store, err := openStore(c, forWriting)
	if err != nil {
		return err
	}
	defer store.Close()
	start := time.Now()
	problems := problems{w: c.App.ErrWriter}
	records := &importRecords{names: c.Args().Slice(), stdin: c.App.Reader}
	ingest := refresh.Ingest{Store: store, Extract: records.claims, Problem: problems.tell}
	report, err := ingest.Run(c.Context, records.all)
	if err == nil {
		err = records.err
	}
	printSummary(c.App.Writer, report, time.Since(start), false)
	failed := problems.end()
	if err != nil {
		return err
	}
	return failed
}

// importRecords is the source of an ingest whose claims come with the articles.
type importRecords struct {
	names []string
	stdin io.Reader
	read  sync.Map // claims by importKey, until the ingest asks for them
	err   error
}

type importKey struct{ id, hash string }

// claims hands out the claims that were read with an article.
func (r *importRecords) claims(_ context.Context, art schema.Article) ([]schema.Claim, []string, error) {
	claims, _ := r.read.LoadAndDelete(importKey{art.ID, art.Hash})
	list, ok := claims.([]schema.Claim)
	if !ok {
		return nil, nil, errors.New("the record stands twice: only the first is taken")
	}
	return list, nil, nil
}

// all yields the articles of every file in order.
func (r *importRecords) all(yield func(refresh.Item) bool) {
	for _, name := range r.names {
		for item, err := range r.file(name) {
			if err != nil {
				r.err = err
				return
			}
			if !yield(item) {
				return
			}
		}
	}
}

func (r *importRecords) file(name string) iter.Seq2[refresh.Item, error] {
	return func(yield func(refresh.Item, error) bool) {
		in := r.stdin
		if name != "-" {
			file, err := os.Open(name)
			if err != nil {
				yield(refresh.Item{}, err)
				return
			}
			defer file.Close()
			in = file
		}
		in, err := unzipped(in)
		if err != nil {
			yield(refresh.Item{}, fmt.Errorf("%s: %w", name, err))
			return
		}
		for line, err := range export.Read(in) {
			if err != nil {
				yield(refresh.Item{}, fmt.Errorf("%s: %w", name, err))
				return
			}
			if !yield(r.item(name, line), nil) {
				return
			}
		}
	}
}

// item is a line of a file for the ingest; its claims are kept till then.
func (r *importRecords) item(name string, line export.Line) refresh.Item {
	where := refresh.Where{File: name, Line: line.Number}
	if line.Err != nil {
		return refresh.Item{Where: where, Err: line.Err}
	}
	r.read.Store(importKey{line.Article.ID, line.Article.Hash}, line.Claims)
	return refresh.Item{Article: line.Article, Where: where}
}

// unzipped reads through gzip if that is what the stream is.
func unzipped(r io.Reader) (io.Reader, error) {
	buffered := bufio.NewReader(r)
	if start, _ := buffered.Peek(2); string(start) != "\x1f\x8b" {
		return buffered, nil
	}
	return gzip.NewReader(buffered)
}
