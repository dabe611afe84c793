package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"geokg/extract"
	"geokg/extract/actor"
	"geokg/graph/review"
	"geokg/refresh"
	"geokg/schema"
)

// extractionFlags are those of every command that extracts.
func extractionFlags() []cli.Flag {
	return []cli.Flag{
		langDirFlag(),
		&cli.StringFlag{Name: "lexicon", EnvVars: []string{lexiconVariable}, Usage: "folder with relations, words and actors of your own (CONTRIBUTING.md, \"Without building\")"},
		&cli.StringFlag{Name: "actors", Usage: "file with aliases, merges and blocks of actors"},
		&cli.Float64Flag{Name: "min-confidence", Usage: "leave out claims less likely to be right than this, 0 to 1",
			Action: func(c *cli.Context, least float64) error {
				if !(0 <= least && least <= 1) {
					return usagef(c, "--min-confidence %g: want a number from 0 to 1", least)
				}
				return nil
			}},
	}
}

// lexiconVariable names the folder of --lexicon for all commands, since a store that holds
// relations of it is read with them.
const lexiconVariable = "GEOKG_LEXICON"

// newExtractor returns the extraction as the flags want it, and the languages it knows.
func newExtractor(c *cli.Context) (*extract.Extractor, []string, error) {
	packs, err := packsOf(c)
	if err != nil {
		return nil, nil, err
	}
	opts := extract.Options{Packs: packs, MinConfidence: c.Float64("min-confidence"), Coded: strings.HasPrefix(c.String("format"), "events")}
	var actors actor.Options
	if dir := c.String("lexicon"); dir != "" {
		folder := os.DirFS(dir)
		if err := extendVocabulary(dir); err != nil {
			return nil, nil, err
		}
		opts.Lexicon, actors.Folders = folder, []fs.FS{folder}
	}
	if file := c.String("actors"); file != "" {
		actors.Files = []string{file}
	}
	if len(actors.Folders) > 0 || len(actors.Files) > 0 {
		if opts.Gazetteer, err = actor.Load(actors); err != nil {
			return nil, nil, err
		}
	}
	extractor, err := extract.New(opts)
	return extractor, packs.List(), err
}

// extendVocabulary adds the relations of a lexicon folder.
func extendVocabulary(dir string) error {
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return fmt.Errorf("lexicon %s: no such folder", dir)
	}
	if err := schema.Extend(os.DirFS(dir)); err != nil {
		return fmt.Errorf("lexicon %s: %w", dir, err)
	}
	return nil
}

// claimsOf is an extractor as an ingest wants it.
func claimsOf(extractor *extract.Extractor) refresh.Extract {
	return func(ctx context.Context, art schema.Article) ([]schema.Claim, []string, error) {
		result, err := extractor.Extract(ctx, art)
		return result.Claims, result.Warnings, err
	}
}

// reviewed is an extraction after which decisions are applied; entities are those that the
// extractor knows.
func reviewed(extractor *extract.Extractor, decisions review.Decisions) refresh.Extract {
	extract := claimsOf(extractor)
	if decisions.Len() == 0 {
		return extract
	}
	return func(ctx context.Context, art schema.Article) ([]schema.Claim, []string, error) {
		claims, warnings, err := extract(ctx, art)
		if err != nil {
			return nil, nil, err
		}
		kept, problems := decisions.Apply(claims, extractor.Entity)
		return kept, append(warnings, problems...), nil
	}
}
