package main

import (
	"bufio"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"geokg/extract"
	"geokg/extract/actor"
	"geokg/refresh"
	"geokg/schema"
)

func newExplain() *cli.Command {
	return &cli.Command{
		Name:      "explain",
		Usage:     "show why a sentence gave the claims that it gave",
		ArgsUsage: "PATH",
		Description: `Prints the words with their tags and tree, the mentions with the entity that each
was taken for and why, the frames that fired with file and line, and those that
nearly fired with what was missing.`,
		Flags: append([]cli.Flag{
			&cli.IntFlag{Name: "sentence", Value: -1, Usage: "number of the sentence, from 0 (required; geokg parse --format tree shows them)"},
		}, append(extractionFlags(), articleFlags()...)...),
		Action: runExplain,
	}
}

func runExplain(c *cli.Context) error {
	switch {
	case c.NArg() > 1:
		return usagef(c, "want one article, got %d paths", c.NArg())
	case c.Int("sentence") < 0:
		return usagef(c, "--sentence is required: the number of the sentence, from 0")
	}
	extractor, langs, err := newExtractor(c)
	if err != nil {
		return err
	}
	art, err := onlyArticle(c, langs)
	if err != nil {
		return err
	}
	explanation, err := extractor.Explain(c.Context, art, c.Int("sentence"))
	if err != nil {
		return err
	}
	return printExplanation(c, art, explanation)
}

// onlyArticle reads the one article that the arguments name.
func onlyArticle(c *cli.Context, langs []string) (schema.Article, error) {
	files, err := filesOf(c, langs)
	if err != nil {
		return schema.Article{}, err
	}
	var found *refresh.Item
	for item := range files.All(c.Context) {
		if found != nil {
			return schema.Article{}, usagef(c, "%s holds more than one article; give one as a file of its own", item.Where.File)
		}
		found = &item
	}
	switch {
	case found == nil:
		return schema.Article{}, c.Context.Err()
	case found.Err != nil:
		return schema.Article{}, fmt.Errorf("%s: %w", found.Where, found.Err)
	}
	return found.Article, nil
}

func printExplanation(c *cli.Context, art schema.Article, ex extract.Explanation) error {
	out := bufio.NewWriter(c.App.Writer)
	s := screenOf(c.App.Writer)
	section := func(title string, g grid) {
		fmt.Fprintf(out, "\n%s\n", s.bold(title))
		if len(g.rows) == 0 {
			fmt.Fprintln(out, "none")
			return
		}
		_ = g.withoutEmpty().print(out, s) // Flush returns the error
	}
	fmt.Fprintf(out, "%s\n\n", printable(ex.Sentence.Span.Of(art.Text)))
	at := offsets{rest: art.Text}
	places := make([]schema.Span, len(ex.Sentence.Tokens))
	for i, token := range ex.Sentence.Tokens {
		places[i] = at.of(token.Span)
	}
	drawTree(out, ex.Sentence, places)
	section("mentions", mentionGrid(art, ex))
	section("times", timeGrid(art, ex))
	section("frames that fired", frameGrid(ex, true))
	section("frames that nearly fired", frameGrid(ex, false))
	section("claims", claimGrid(ex))
	return out.Flush()
}

func mentionGrid(art schema.Article, ex extract.Explanation) grid {
	g := grid{columns: []string{"words", "entity", "kind", "role", "why"}}
	for _, m := range ex.Mentions {
		g.rows = append(g.rows, []string{m.Span.Of(art.Text), entityNames(m), string(m.Entity.Kind), m.Role, m.How})
	}
	return g
}

// entityNames is who a mention was taken for.
func entityNames(m actor.Mention) string {
	names := []string{m.Entity.Name}
	for _, other := range m.Others {
		names = append(names, other.Name)
	}
	if m.Place != nil && m.Place.ID != m.Entity.ID {
		names = append(names, "as a place "+m.Place.Name)
	}
	return strings.Join(names, ", ")
}

func timeGrid(art schema.Article, ex extract.Explanation) grid {
	g := grid{columns: []string{"words", "time"}}
	for _, t := range ex.Times {
		g.rows = append(g.rows, []string{t.Span.Of(art.Text), t.Value})
	}
	return g
}

func frameGrid(ex extract.Explanation, fired bool) grid {
	g := grid{columns: []string{"word", "relation", "arguments", "missing", "rule"}}
	for _, f := range ex.Frames {
		if f.Fired == fired {
			g.rows = append(g.rows, []string{
				ex.Sentence.Tokens[f.Word].Form, string(f.Relation), strings.Join(f.Slots, ", "), f.Missing, f.Rule,
			})
		}
	}
	return g
}

func claimGrid(ex extract.Explanation) grid {
	g := triples(ex.Claims)
	g.columns = append(g.columns, "rule")
	for i, claim := range ex.Claims {
		g.rows[i] = append(g.rows[i], claim.Rule)
	}
	return g
}
