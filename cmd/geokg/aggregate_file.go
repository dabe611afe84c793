package main

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"

	"github.com/urfave/cli/v2"

	"geokg/extract/events"
	"geokg/schema"
)

// fileEvents are the events of the files that the arguments name, of either kind.
func fileEvents(c *cli.Context) iter.Seq2[events.Record, error] {
	return func(yield func(events.Record, error) bool) {
		for _, name := range c.Args().Slice() {
			if err := readEvents(c, name, yield); err != nil {
				if !errors.Is(err, errEnough) {
					yield(nil, fmt.Errorf("%s: %w", name, err))
				}
				return
			}
		}
	}
}

// errEnough: the reader wants no more.
var errEnough = errors.New("enough")

func readEvents(c *cli.Context, name string, yield func(events.Record, error) bool) error {
	in := c.App.Reader
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return errors.Unwrap(err)
		}
		defer f.Close()
		in = f
	}
	in, err := unzipped(in)
	if err != nil {
		return err
	}
	r := bufio.NewReader(in)
	if start, _ := r.Peek(1); bytes.Equal(start, []byte("{")) {
		return readClaims(r, yield)
	}
	return readTable(r, yield)
}

// readTable reads what extract --format events-csv printed.
func readTable(in io.Reader, yield func(events.Record, error) bool) error {
	r := csv.NewReader(in)
	head, err := r.Read()
	if err == io.EOF {
		return nil
	}
	if err != nil {
		return err
	}
	order, err := events.ReadOrder(head)
	if err != nil {
		return fmt.Errorf("line 1: %w; want what geokg extract --format events-csv or jsonl prints", err)
	}
	for {
		line, err := r.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if !yield(order.Record(line), nil) {
			return errEnough
		}
	}
}

// readClaims reads what extract --format jsonl printed, article by article.
func readClaims(in io.Reader, yield func(events.Record, error) bool) error {
	lines := json.NewDecoder(in)
	var claims []schema.Claim
	flush := func() bool {
		if len(claims) == 0 {
			return true
		}
		art := schema.Article{ID: claims[0].Article}
		article := claims
		claims = nil
		return codeClaims(art, article, yield)
	}
	for n := 1; ; n++ {
		var j schema.ClaimJSON
		err := lines.Decode(&j)
		if err == io.EOF {
			flush()
			return nil
		}
		if err != nil {
			return fmt.Errorf("claim %d: %w", n, err)
		}
		claim, err := j.Alone()
		if err != nil {
			return fmt.Errorf("claim %d: %w", n, err)
		}
		if len(claims) > 0 && claims[0].Article != claim.Article && !flush() {
			return errEnough
		}
		claims = append(claims, claim)
	}
}
