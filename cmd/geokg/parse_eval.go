package main

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"

	"github.com/urfave/cli/v2"

	"geokg/extract/lang"
	"geokg/extract/nlp"
	"geokg/extract/nlp/conllu"
)

// runParseEval parses a treebank and scores the parse against it.
func runParseEval(c *cli.Context, packs lang.Packs) error {
	file := c.String("eval")
	switch {
	case c.NArg() > 0:
		return usagef(c, "--eval takes its text from the treebank; unexpected argument %q", c.Args().First())
	case c.String("lang") == "":
		return usagef(c, "--eval needs --lang")
	}
	pack, err := packs.Open(c.String("lang"))
	if err != nil {
		return err
	}
	treebank := c.String("treebank")
	if treebank == "" {
		treebank = treebankOf(file, pack.Treebanks)
	}
	parser, err := openParser(packs, pack.Language, treebank)
	if err != nil {
		return err
	}
	gold, err := conllu.ReadFile(file)
	if err != nil {
		return fmt.Errorf("read treebank: %w", err)
	}
	system := parseTreebank(parser, gold, c.Bool("gold-tokens"))
	scores, err := conllu.Evaluate(gold, system)
	if err != nil {
		return fmt.Errorf("score %s: %w", file, err)
	}
	return scores.Print(c.App.Writer)
}

// treebankName is the name that Universal Dependencies gives to a file: id_csui-ud-test.conllu.
var treebankName = regexp.MustCompile(`^[a-z]+_([a-z0-9]+)-`)

// treebankOf guesses by the name of a file in which of the styles it is annotated; "" if in none of them.
func treebankOf(file string, styles []string) string {
	m := treebankName.FindStringSubmatch(filepath.Base(file))
	if m == nil || !slices.Contains(styles, m[1]) {
		return ""
	}
	return m[1]
}

func parseTreebank(parser *nlp.Parser, gold []conllu.Sentence, goldTokens bool) []conllu.Sentence {
	if goldTokens {
		return parseGoldTokens(parser, gold)
	}
	text, _ := conllu.RawText(gold)
	var system []conllu.Sentence
	for _, sent := range parser.Parse(text) {
		system = append(system, conllu.FromParse(text, sent))
	}
	return system
}

func parseGoldTokens(parser *nlp.Parser, gold []conllu.Sentence) []conllu.Sentence {
	texts := make([]string, len(gold))
	sents := make([]nlp.Sentence, len(gold))
	for i := range gold {
		texts[i], sents[i] = gold[i].Parse()
		for j, token := range sents[i].Tokens {
			sents[i].Tokens[j] = nlp.Token{Span: token.Span, Form: token.Form, Joint: token.Joint}
		}
	}
	parser.ParseTokens(sents)
	system := make([]conllu.Sentence, len(gold))
	for i := range sents {
		system[i] = conllu.FromParse(texts[i], sents[i])
	}
	return system
}
