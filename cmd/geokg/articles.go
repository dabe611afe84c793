package main

import (
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/urfave/cli/v2"

	"geokg/refresh"
)

// articleFlags say what the caller knows of the articles.
func articleFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "lang", Usage: "language of the articles, such as id or en; found out if not given"},
		&cli.StringFlag{Name: "date", Usage: "publication date: 2023-09-13, 2023-09 or 2023"},
		&cli.StringFlag{Name: "source", Usage: "who published them, such as ANTARA"},
		&cli.StringFlag{Name: "id", Usage: "id of the article, for one article only"},
	}
}

func langDirFlag() cli.Flag {
	return &cli.StringFlag{Name: "lang-dir", Usage: "folder with a language pack, or with several, besides those built in"}
}

func workersFlag() cli.Flag {
	return &cli.IntFlag{Name: "workers", DefaultText: "one a processor", Usage: "articles to extract side by side",
		Action: func(c *cli.Context, n int) error {
			if n < 1 {
				return usagef(c, "--workers %d: want a number from 1", n)
			}
			return nil
		}}
}

const pathsUsage = "PATH|FOLDER|PATTERN|-..."

// filesOf is the source that the arguments name.
func filesOf(c *cli.Context, langs []string) (*refresh.Files, error) {
	if c.NArg() == 0 {
		return nil, usagef(c, "no article given: name a file, a folder, a pattern, or - for standard input")
	}
	files := &refresh.Files{
		Paths: c.Args().Slice(),
		Stdin: c.App.Reader,
		Given: refresh.Given{
			ID: c.String("id"), Date: c.String("date"), Source: c.String("source"), Lang: c.String("lang"),
		},
		Langs: langs,
		Today: time.Now(),
	}
	if files.Given.Date != "" {
		if _, err := refresh.PublicationDate(files.Given.Date, files.Today); err != nil {
			return nil, usagef(c, "--%s", err)
		}
	}
	if lang := files.Given.Lang; lang != "" && !slices.Contains(langs, lang) {
		return nil, usagef(c, "--lang %q is not known, known are %q", lang, langs)
	}
	return files, nil
}

// problems prints what is wrong with records, without flooding the screen.
type problems struct {
	w                io.Writer
	errors, warnings int
}

const (
	mostErrors   = 100
	mostWarnings = 20
)

func (p *problems) tell(item refresh.Item) {
	for _, warning := range item.Warnings {
		if p.warnings++; p.warnings <= mostWarnings {
			fmt.Fprintf(p.w, "geokg: warning: %s: %s\n", item.Where, oneLine(warning))
		}
	}
	if item.Err != nil {
		if p.errors++; p.errors <= mostErrors {
			fmt.Fprintf(p.w, "geokg: %s: %s\n", item.Where, oneLine(item.Err.Error()))
		}
	}
}

// end says how much was not printed, and returns errSomeFailed if a record failed.
func (p *problems) end() error {
	if more := p.warnings - mostWarnings; more > 0 {
		fmt.Fprintf(p.w, "geokg: %d more warnings like these\n", more)
	}
	if more := p.errors - mostErrors; more > 0 {
		fmt.Fprintf(p.w, "geokg: %d more errors like these\n", more)
	}
	if p.errors > 0 {
		return fmt.Errorf("%d of the records: %w", p.errors, errSomeFailed)
	}
	return nil
}
