// Package train learns the models of a language pack from treebanks in Universal
// Dependencies: the same files, options and seed give the same bytes.
package train

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"geokg/extract/lang"
	"geokg/extract/nlp"
	"geokg/extract/nlp/biaffine"
	"geokg/extract/nlp/morph"
	"geokg/extract/nlp/tagger"
)

// Options of a training. The zero value of a field stands for the default beside it.
type Options struct {
	Lang      string    // code of the language: "id"
	Treebanks []string  // CoNLL-U files, plain or gzipped, named as Universal Dependencies names them
	Out       string    // folder for the models
	Seed      uint64    // 1
	Epochs    int       // passes of the parser over the data; 10
	HoldOut   int       // keep every n-th sentence of each file out of training and report on it; none
	Log       io.Writer // progress; none
}

// Run trains lemmas, tagger and parser and writes their files to opts.Out. The affix rules
// that lemmas rest on are those in opts.Out, or else those built in for the language.
func Run(ctx context.Context, opts Options) error {
	opts.Seed, opts.Epochs = cmp.Or(opts.Seed, 1), cmp.Or(opts.Epochs, 10)
	if opts.Log == nil {
		opts.Log = io.Discard
	}
	all, err := readCorpus(opts.Treebanks)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(opts.Out, 0o777); err != nil {
		return fmt.Errorf("train: %w", err)
	}
	train, held := all.split(opts.HoldOut)
	fmt.Fprintf(opts.Log, "treebanks: %d sentences, %d held out\n", len(train.sents), len(held.sents))

	rules := fs.FS(os.DirFS(opts.Out))
	if _, err := fs.Stat(rules, morph.RulesFile); err != nil {
		if pack, err := lang.Open(opts.Lang); err == nil {
			rules = pack.FS
		}
	}
	if err := writeLemmas(train, rules, opts.Out); err != nil {
		return err
	}
	tagOpts := tagger.Options{Seed: opts.Seed}
	tags, err := tagger.Train(train.tagged(), tagOpts)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(opts.Out, nlp.TaggerFile), tags.Marshal(), 0o666); err != nil {
		return fmt.Errorf("train: %w", err)
	}
	fmt.Fprintf(opts.Log, "tagger: trained\n")
	jack, err := tagger.Jackknife(train.tagged(), 5, tagOpts)
	if err != nil {
		return err
	}
	fmt.Fprintf(opts.Log, "tagger: jackknifed\n")
	v, counts := vocabulary(train, tags.Tags())
	exs, err := examples(train, v, counts, jack)
	if err != nil {
		return err
	}
	net, err := trainParser(ctx, exs, v, parserOptions{
		config: biaffine.Config{Word: 64, Affix: 32, Tag: 32, Hidden: 96, Arc: 96, Label: 64},
		epochs: opts.Epochs,
		seed:   opts.Seed,
		log:    opts.Log,
		after: func(epoch int, n *biaffine.Network) {
			os.WriteFile(filepath.Join(opts.Out, nlp.ParserFile), n.Marshal(), 0o666)
			report(opts.Log, held, n, tags)
		},
	})
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(opts.Out, nlp.ParserFile), net.Marshal(), 0o666); err != nil {
		return fmt.Errorf("train: %w", err)
	}
	return nil
}
