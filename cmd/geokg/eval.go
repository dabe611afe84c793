package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"geokg/extract/eval"
	"geokg/graph"
	"geokg/refresh"
	"geokg/schema"
)

func newEval() *cli.Command {
	return &cli.Command{
		Name:      "eval",
		Usage:     "score claims against a gold annotation",
		ArgsUsage: "PREFIX...",
		Description: "PREFIX names a gold set: PREFIX.articles.jsonl, PREFIX.claims.jsonl and PREFIX.entities.jsonl.\n" +
			"The articles are extracted, unless --system names the claims to score.",
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "system", Usage: "claims to score, as geokg extract --format jsonl prints them"},
			&cli.BoolFlag{Name: "errors", Usage: "list what was missed and what is not in the gold"},
			&cli.StringFlag{Name: "baseline", Usage: "claims of another system, to compare with"},
			&cli.BoolFlag{Name: "reliability", Usage: "show how often claims of each confidence are right"},
		}, extractionFlags()...),
		Action: runEval,
	}
}

func runEval(c *cli.Context) error {
	if c.NArg() == 0 {
		return usagef(c, "no gold set given: name PREFIX of PREFIX.claims.jsonl")
	}
	prefixes := make([]string, c.NArg())
	for i, arg := range c.Args().Slice() {
		path, err := filepath.Abs(arg)
		if err != nil {
			return err
		}
		prefixes[i] = strings.TrimPrefix(filepath.ToSlash(path), "/")
	}
	gold, err := eval.LoadGold(os.DirFS("/"), prefixes...)
	if err != nil {
		return fmt.Errorf("read gold: %w", err)
	}
	system, err := systemClaims(c)
	if err != nil {
		return err
	}
	if c.Bool("reliability") {
		table, apart := eval.Reliability(gold, system)
		return eval.PrintReliability(c.App.Writer, table, apart)
	}
	if err := eval.Score(gold, system).Print(c.App.Writer, c.Bool("errors")); err != nil || c.String("baseline") == "" {
		return err
	}
	baseline, err := claimsIn(c.String("baseline"))
	if err != nil {
		return err
	}
	fmt.Fprintln(c.App.Writer)
	return eval.PrintDifferences(c.App.Writer, eval.Compare(gold, system, baseline))
}

// systemClaims are the claims to score: those of a file, or of the gold's own articles.
func systemClaims(c *cli.Context) ([]schema.ClaimJSON, error) {
	if name := c.String("system"); name != "" {
		return claimsIn(name)
	}
	extractor, langs, err := newExtractor(c)
	if err != nil {
		return nil, err
	}
	files := &refresh.Files{Langs: langs, Today: time.Now()}
	for _, prefix := range c.Args().Slice() {
		files.Paths = append(files.Paths, prefix+".articles.jsonl")
	}
	var claims []schema.ClaimJSON
	problems := problems{w: c.App.ErrWriter}
	ingest := refresh.Ingest{
		Store: nowhere{}, Extract: claimsOf(extractor), Problem: problems.tell,
		Stored: func(a graph.ArticleClaims) {
			for _, claim := range a.Claims {
				claims = append(claims, claim.JSON(a.Article.Text))
			}
		},
	}
	if _, err := ingest.Run(c.Context, files.All(c.Context)); err != nil {
		return nil, err
	}
	return claims, problems.end()
}

func claimsIn(file string) ([]schema.ClaimJSON, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return eval.ReadSystem(f, file)
}
