package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"geokg/extract/lang"
	"geokg/extract/nlp"
	"geokg/refresh"
)

func newParse() *cli.Command {
	return &cli.Command{
		Name:      "parse",
		Usage:     "print sentences, words, tags and dependency trees",
		ArgsUsage: pathsUsage,
		Description: `Offsets are code points of the text. With --eval, a treebank in CoNLL-U is parsed
instead and the measures of the CoNLL 2018 shared task are printed, one a line:
from raw text, or from its own words with --gold-tokens.`,
		Flags: append([]cli.Flag{
			formatFlag("conllu, tree or json", "conllu"),
			langDirFlag(),
			&cli.StringFlag{Name: "treebank", Usage: "annotation style, such as gsd or csui (default: the pack's first; with --eval by the file's name)"},
			&cli.StringFlag{Name: "eval", Usage: "score against this treebank, plain or gzipped"},
			&cli.BoolFlag{Name: "gold-tokens", Usage: "with --eval: take sentences and words from the treebank"},
		}, articleFlags()...),
		Action: runParse,
	}
}

func runParse(c *cli.Context) error {
	packs, err := packsOf(c)
	if err != nil {
		return err
	}
	if c.IsSet("eval") {
		return runParseEval(c, packs)
	}
	if c.Bool("gold-tokens") {
		return usagef(c, "--gold-tokens needs --eval")
	}
	print, err := parsePrinter(c)
	if err != nil {
		return err
	}
	files, err := filesOf(c, packs.List())
	if err != nil {
		return err
	}
	problems := problems{w: c.App.ErrWriter}
	parsers := map[string]*nlp.Parser{}
	for item := range files.All(c.Context) {
		item.Warnings = nil // about dates, mostly, which nobody asks for here
		if item.Err != nil {
			problems.tell(item)
			continue
		}
		art := item.Article
		if parsers[art.Lang] == nil {
			if parsers[art.Lang], err = openParser(packs, art.Lang, c.String("treebank")); err != nil {
				return err
			}
		}
		if err := print(art, parsers[art.Lang].Parse(art.Text)); err != nil {
			return err
		}
	}
	if err := c.Context.Err(); err != nil {
		return err
	}
	return problems.end()
}

// packsOf is the language packs of --lang-dir, before those built in.
func packsOf(c *cli.Context) (lang.Packs, error) {
	dir := c.String("lang-dir")
	if dir == "" {
		return nil, nil
	}
	packs, err := lang.FindDir(dir)
	if err != nil {
		return nil, fmt.Errorf("--lang-dir %s: %w", refresh.ShowName(dir), err)
	}
	return packs, nil
}

func openParser(packs lang.Packs, language, treebank string) (*nlp.Parser, error) {
	pack, err := packs.Open(language)
	if err != nil {
		return nil, err
	}
	return nlp.Open(pack, nlp.Options{Treebank: treebank})
}
