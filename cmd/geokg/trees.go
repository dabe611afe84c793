package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"geokg/extract/nlp"
	"geokg/extract/nlp/conllu"
	"geokg/schema"
)

// parsePrinter is the way to print an article's parse that --format names.
func parsePrinter(c *cli.Context) (func(schema.Article, []nlp.Sentence) error, error) {
	printers := map[string]func(io.Writer, schema.Article, []nlp.Sentence) error{
		"conllu": printConllu, "tree": printTrees, "json": printParseJSON,
	}
	print, ok := printers[c.String("format")]
	if !ok {
		return nil, usagef(c, "unknown format %q, want conllu, tree or json", c.String("format"))
	}
	return func(art schema.Article, sents []nlp.Sentence) error { return print(c.App.Writer, art, sents) }, nil
}

// offsets turns spans of a text into code points, in one pass over spans whose starts do not fall.
type offsets struct {
	rest        string // the text from byte on
	bytes, char int
}

func (o *offsets) of(span schema.Span) schema.Span {
	local := schema.Span{Start: span.Start - o.bytes, End: span.End - o.bytes}.CodePoints(o.rest)
	at := schema.Span{Start: o.char + local.Start, End: o.char + local.End}
	o.rest, o.bytes, o.char = o.rest[span.Start-o.bytes:], span.Start, at.Start
	return at
}

// printConllu writes CoNLL-U; TokenRange is the place of a word in the article's text.
func printConllu(w io.Writer, art schema.Article, sents []nlp.Sentence) error {
	at := offsets{rest: art.Text}
	trees := make([]conllu.Sentence, len(sents))
	for i, sent := range sents {
		tree := conllu.FromParse(art.Text, sent)
		if i == 0 {
			tree.Comments = append([]string{"newdoc id = " + printable(art.ID)}, tree.Comments...)
		}
		for j, token := range sent.Tokens {
			span := at.of(token.Span)
			place := fmt.Sprintf("TokenRange=%d:%d", span.Start, span.End)
			if misc := tree.Words[j].Misc; misc != "" {
				place = misc + "|" + place
			}
			tree.Words[j].Misc = place
		}
		trees[i] = tree
	}
	return conllu.Write(w, trees)
}

// printTrees draws each sentence as a tree.
func printTrees(w io.Writer, art schema.Article, sents []nlp.Sentence) error {
	out := bufio.NewWriter(w)
	at := offsets{rest: art.Text}
	for i, sent := range sents {
		if i > 0 {
			fmt.Fprintln(out)
		}
		span := sent.Span.Of(art.Text)
		fmt.Fprintf(out, "%d: %s\n", i, printable(span))
		places := make([]schema.Span, len(sent.Tokens))
		for j, token := range sent.Tokens {
			places[j] = at.of(token.Span)
		}
		drawTree(out, sent, places)
	}
	return out.Flush()
}

// drawTree writes a sentence's words below their heads, in the order of the text.
func drawTree(out io.Writer, sent nlp.Sentence, places []schema.Span) {
	children := make([][]int, len(sent.Tokens))
	var roots []int
	for i, token := range sent.Tokens {
		if token.Head < 0 {
			roots = append(roots, i)
		} else {
			children[token.Head] = append(children[token.Head], i)
		}
	}
	var draw func(indent string, words []int)
	draw = func(indent string, words []int) {
		for k, i := range words {
			branch, below := "├─ ", "│  "
			if k == len(words)-1 {
				branch, below = "└─ ", "   "
			}
			token := sent.Tokens[i]
			fmt.Fprintf(out, "%s%s%s  %s  %s [%d,%d)\n", indent, branch, printable(token.Form), token.Rel,
				strings.TrimSpace(token.UPOS+" "+token.Feats), places[i].Start, places[i].End)
			draw(indent+below, children[i])
		}
	}
	draw("", roots)
}

type sentenceJSON struct {
	Article  string      `json:"article"`
	Sentence int         `json:"sentence"`
	Start    int         `json:"start"`
	End      int         `json:"end"`
	Text     string      `json:"text"`
	Tokens   []tokenJSON `json:"tokens"`
}

type tokenJSON struct {
	ID    int    `json:"id"` // from 1
	Form  string `json:"form"`
	Lemma string `json:"lemma"`
	UPOS  string `json:"upos"`
	Feats string `json:"feats,omitempty"`
	Head  int    `json:"head"` // 0 for the root
	Rel   string `json:"rel"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// printParseJSON writes one sentence a line.
func printParseJSON(w io.Writer, art schema.Article, sents []nlp.Sentence) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	at := offsets{rest: art.Text}
	for i, sent := range sents {
		span := at.of(sent.Span)
		line := sentenceJSON{Article: art.ID, Sentence: i, Start: span.Start, End: span.End, Text: sent.Span.Of(art.Text)}
		for j, token := range sent.Tokens {
			span := at.of(token.Span)
			line.Tokens = append(line.Tokens, tokenJSON{j + 1, token.Form, token.Lemma, token.UPOS, token.Feats,
				token.Head + 1, token.Rel, span.Start, span.End})
		}
		if err := out.Encode(line); err != nil {
			return err
		}
	}
	return nil
}
