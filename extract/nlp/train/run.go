// Package train learns the models of a language pack from treebanks in Universal
// Dependencies: the same files, options and seed give the same bytes.
package train

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"geokg/extract/lang"
	"geokg/extract/nlp"
	"geokg/extract/nlp/biaffine"
	"geokg/extract/nlp/conllu"
	"geokg/extract/nlp/morph"
	"geokg/extract/nlp/tagger"
)

// Options of a training. The zero value of a field stands for the default beside it.
type Options struct {
	Lang      string    // code of the language: "id"
	Treebanks []string  // CoNLL-U files, plain or gzipped, named as Universal Dependencies names them; given twice: see readCorpus
	Out       string    // folder of the pack; what it lacks to be one is added
	Seed      uint64    // 1
	Epochs    int       // passes of the parser over the data; DefaultEpochs
	Branches  int       // train the second half of the passes so often, side by side, and take the mean; 1
	HoldOut   int       // keep every n-th sentence of each file out of training and report on it; none
	Log       io.Writer // progress; none
}

// DefaultEpochs is how often the parser of the shipped packs saw its data.
const DefaultEpochs = 16

// folds is the number of parts into which the data are cut, so that the parser learns
// from tags given by taggers that have not seen their sentence.
const folds = 5

// Run trains all models of a pack (sentence splitter, lemmatizer, tagger and parser) and
// writes their files to opts.Out.
func Run(ctx context.Context, opts Options) error {
	opts.Seed, opts.Epochs = cmp.Or(opts.Seed, 1), cmp.Or(opts.Epochs, DefaultEpochs)
	log := newProgress(opts.Log)
	all, err := readCorpus(opts.Treebanks)
	if err != nil {
		return err
	}
	train, held := all.split(opts.HoldOut)
	log.printf("treebanks: %d sentences, %d held out", len(train.sents), len(held.sents))
	r := &run{opts: opts, train: train, held: held, log: log}
	if err := r.openPack(); err != nil {
		return fmt.Errorf("train: %w", err)
	}
	for _, step := range []func(context.Context) error{r.splitter, r.lemmas, r.tagger, r.parser} {
		if err := step(ctx); err != nil {
			return fmt.Errorf("train: %w", err)
		}
	}
	return nil
}

// run is a training under way.
type run struct {
	opts        Options
	train, held *corpus
	log         progress
	rules       fs.FS // files of the pack that people write
	tags        *tagger.Model
}

// openPack finds the rules that go with the models: in opts.Out if a pack stands there,
// else in the built-in pack of the language. Without either it begins a pack.
func (r *run) openPack() error {
	if err := os.MkdirAll(r.opts.Out, 0o777); err != nil {
		return err
	}
	r.rules = os.DirFS(r.opts.Out)
	if _, err := fs.Stat(r.rules, lang.File); err == nil {
		return nil
	}
	if pack, err := lang.Open(r.opts.Lang); err == nil {
		r.rules = pack.FS
		return nil
	} else if !errors.Is(err, lang.ErrUnknown) {
		return err
	}
	head := fmt.Sprintf("language: %s\nname: %s\ntreebanks: [%s]\n", r.opts.Lang, r.opts.Lang, strings.Join(r.train.banks, ", "))
	if err := r.write(lang.File, []byte(head)); err != nil {
		return err
	}
	if _, err := fs.Stat(r.rules, nlp.SegmentFile); err == nil {
		return nil
	}
	return r.write(nlp.SegmentFile, nil)
}

func (r *run) write(name string, file []byte) error {
	return os.WriteFile(filepath.Join(r.opts.Out, name), file, 0o666)
}

// splitter learns where sentences end, from the treebanks' own text and the same without
// any space between sentences.
func (r *run) splitter(context.Context) error {
	rules, err := nlp.LoadRules(r.rules)
	if err != nil {
		return err
	}
	var texts []nlp.SplitText
	for _, f := range r.train.files() {
		text, spans := conllu.RawText(f.sents)
		texts = append(texts, nlp.SplitText{Treebank: f.bank, Text: text, Sentences: spans})
		text, spans = conllu.GluedText(f.sents)
		texts = append(texts, nlp.SplitText{Treebank: f.bank, Text: text, Sentences: spans})
	}
	r.log.printf("splitter: learns from %d texts", len(texts))
	return r.write(nlp.SplitModelFile, nlp.TrainSplit(rules, texts, r.opts.Seed).Text())
}

func (r *run) lemmas(context.Context) error {
	file, err := morph.Learn(r.rules, r.train.samples())
	if err != nil {
		return err
	}
	r.log.printf("lemmatizer: %d lines", bytes.Count(file, []byte("\n")))
	return r.write(morph.LexiconFile, file)
}

func (r *run) tagger(context.Context) (err error) {
	if r.tags, err = tagger.Train(r.train.tagged(), tagger.Options{Seed: r.opts.Seed}); err != nil {
		return err
	}
	r.log.printf("tagger: %d tags", len(r.tags.Tags()))
	return r.write(nlp.TaggerFile, r.tags.Marshal())
}

// size of the network, chosen for speed: wider layers gained little on held-out sentences.
// Widths are multiples of 16, as the kernels want them.
var size = biaffine.Config{Word: 64, Affix: 32, Tag: 32, Hidden: 80, Arc: 96, Label: 64}

func (r *run) parser(ctx context.Context) error {
	tags, err := tagger.Jackknife(r.train.tagged(), folds, tagger.Options{Seed: r.opts.Seed, Runs: 1})
	if err != nil {
		return err
	}
	r.log.printf("parser: learns from the tags of %d taggers", folds)
	v, counts := vocabulary(r.train, r.tags.Tags())
	exs := examples(r.train, v, counts, tags)
	o := parserOptions{config: size, epochs: r.opts.Epochs, branches: r.opts.Branches, seed: r.opts.Seed, log: r.log}
	o.after = func(log progress, n *biaffine.Network) { report(log, r.held, n, r.tags) }
	net, err := trainParser(ctx, exs, v, o)
	if err != nil {
		return err
	}
	return r.write(nlp.ParserFile, net.Marshal())
}

// progress takes lines for people to read, from any number of goroutines; without a
// writer it drops them.
type progress struct {
	prefix string
	lines  *lockedWriter
}

type lockedWriter struct {
	mu sync.Mutex
	w  io.Writer
}

func newProgress(w io.Writer) progress { return progress{lines: &lockedWriter{w: w}} }

func (p progress) printf(format string, args ...any) {
	if p.lines.w == nil {
		return
	}
	p.lines.mu.Lock()
	defer p.lines.mu.Unlock()
	fmt.Fprintf(p.lines.w, p.prefix+format+"\n", args...)
}
