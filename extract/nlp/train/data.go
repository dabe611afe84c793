package train

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"geokg/extract/nlp"
	"geokg/extract/nlp/biaffine"
	"geokg/extract/nlp/conllu"
	"geokg/extract/nlp/morph"
	"geokg/extract/nlp/tagger"
)

// corpus is the training data: the sentences of all treebanks in the order of the files.
type corpus struct {
	banks []string // treebank symbols, in order of first use
	sents []source
}

type source struct {
	conllu.Sentence
	bank  int
	file  string
	times int // how often the parser sees it in one pass
}

// readCorpus reads treebank files. The symbol of a treebank comes from the file name as
// Universal Dependencies gives it: "id_gsd-ud-train.conllu" is "gsd". A file given twice
// is read once, and the parser sees it twice in each pass.
func readCorpus(paths []string) (*corpus, error) {
	c := &corpus{}
	times := make(map[string]int)
	for _, path := range paths {
		times[path]++
	}
	for i, path := range paths {
		if slices.Contains(paths[:i], path) {
			continue
		}
		name, err := treebankSymbol(path)
		if err != nil {
			return nil, err
		}
		sents, err := conllu.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("read treebank: %w", err)
		}
		bank := slices.Index(c.banks, name)
		if bank < 0 {
			bank = len(c.banks)
			c.banks = append(c.banks, name)
		}
		for _, s := range sents {
			if len(s.Words) == 0 {
				continue
			}
			if err := checkHeads(&s); err != nil {
				return nil, fmt.Errorf("treebank %s: %w", path, err)
			}
			c.sents = append(c.sents, source{s, bank, filepath.Base(path), times[path]})
		}
	}
	if len(c.sents) == 0 {
		return nil, fmt.Errorf("read treebank: no sentences in %s", strings.Join(paths, ", "))
	}
	return c, nil
}

func checkHeads(s *conllu.Sentence) error {
	for i, w := range s.Words {
		if w.Head < 0 || w.Head > len(s.Words) || w.Head == i+1 {
			return fmt.Errorf("sentence %q: word %d has no head", s.Comment("sent_id"), i+1)
		}
	}
	return nil
}

func treebankSymbol(path string) (string, error) {
	base := filepath.Base(path)
	_, rest, ok := strings.Cut(base, "_")
	name, _, dash := strings.Cut(rest, "-")
	if !ok || !dash || name == "" {
		return "", fmt.Errorf("treebank %s: the name must begin like id_gsd-, with language and treebank", path)
	}
	return name, nil
}

// treebankFile is the part of a corpus that one file holds.
type treebankFile struct {
	name, bank string
	sents      []conllu.Sentence
}

func (c *corpus) files() []treebankFile {
	var list []treebankFile
	for _, s := range c.sents {
		if len(list) == 0 || list[len(list)-1].name != s.file {
			list = append(list, treebankFile{name: s.file, bank: c.banks[s.bank]})
		}
		f := &list[len(list)-1]
		f.sents = append(f.sents, s.Sentence)
	}
	return list
}

// split parts the corpus: every n-th sentence of a file is held out. With n = 0 nothing is.
func (c *corpus) split(n int) (train, held *corpus) {
	train, held = &corpus{banks: c.banks}, &corpus{banks: c.banks}
	count := make(map[string]int)
	for _, s := range c.sents {
		count[s.file]++
		if n > 0 && count[s.file]%n == 0 {
			held.sents = append(held.sents, s)
			continue
		}
		train.sents = append(train.sents, s)
	}
	return train, held
}

func (s *source) forms() []string {
	forms := make([]string, len(s.Words))
	for i, w := range s.Words {
		forms[i] = w.Form
	}
	return forms
}

// tagged returns the corpus as the tagger wants it.
func (c *corpus) tagged() []tagger.Sentence {
	list := make([]tagger.Sentence, len(c.sents))
	for i := range c.sents {
		s := &c.sents[i]
		list[i] = tagger.Sentence{Treebank: c.banks[s.bank], Forms: s.forms(), Tags: make([]tagger.Tag, len(s.Words))}
		for j, w := range s.Words {
			list[i].Tags[j] = tagger.Tag{UPOS: w.UPOS, Feats: w.Feats}
		}
	}
	return list
}

// samples returns the words of the corpus as the lemmatizer wants them.
func (c *corpus) samples() []morph.Sample {
	var list []morph.Sample
	for i := range c.sents {
		s := &c.sents[i]
		for j, w := range s.Words {
			word := morph.Word{Form: w.Form, UPOS: w.UPOS, Treebank: c.banks[s.bank], First: j == 0}
			list = append(list, morph.Sample{Word: word, Lemma: w.Lemma})
		}
	}
	return list
}

// example is a sentence as the network reads it.
type example struct {
	words   []int32   // rows of word vectors
	counts  []float32 // how often each word stands in the corpus
	affixes [][]int32
	tags    []uint8 // as the tagger gave them
	truth   []uint8 // as the treebank has them
	bank    int
	heads   []int32 // from 1; 0 is the root
	rels    []uint8
}

// How often a word or an affix must occur to get a vector of its own.
const (
	minWord  = 2
	minAffix = 3
)

// vocabulary lists the symbols of the corpus.
func vocabulary(c *corpus, tags []tagger.Tag) (biaffine.Vocabulary, map[uint32]int) {
	words, affixes, labels := map[uint32]int{}, map[uint32]int{}, map[string]int{}
	var sp biaffine.Spelling
	var hashes []uint32
	for i := range c.sents {
		for j, w := range c.sents[i].Words {
			sp.Set(w.Form, j == 0)
			words[sp.Word()]++
			hashes = sp.Affixes(hashes[:0])
			for _, h := range hashes {
				affixes[h]++
			}
			labels[w.Rel]++
		}
	}
	v := biaffine.Vocabulary{
		Words:     frequent(words, minWord),
		Affixes:   frequent(affixes, minAffix),
		Treebanks: c.banks,
	}
	for l := range labels {
		v.Labels = append(v.Labels, l)
	}
	slices.Sort(v.Labels)
	v.RootLabel = max(0, slices.Index(v.Labels, "root"))
	for _, t := range tags {
		v.Tags = append(v.Tags, nlp.TagName(t))
	}
	return v, words
}

func frequent(count map[uint32]int, least int) []uint32 {
	var list []uint32
	for h, n := range count {
		if n >= least {
			list = append(list, h)
		}
	}
	slices.Sort(list)
	return list
}

// examples turns the corpus into what the network learns from, with the given tags.
func examples(c *corpus, v biaffine.Vocabulary, counts map[uint32]int, tags [][]tagger.Tag) []*example {
	tagID := make(map[string]uint8)
	for i, t := range v.Tags {
		tagID[t] = uint8(i + biaffine.ReservedTags)
	}
	labelID := make(map[string]uint8)
	for i, l := range v.Labels {
		labelID[l] = uint8(i)
	}
	var sp biaffine.Spelling
	var hashes []uint32
	gold := c.tagged()
	list := make([]*example, 0, len(c.sents))
	for i := range c.sents {
		s := &c.sents[i]
		ex := &example{bank: s.bank}
		for j, w := range s.Words {
			sp.Set(w.Form, j == 0)
			h := sp.Word()
			row := int32(biaffine.UnknownWord)
			if k, ok := slices.BinarySearch(v.Words, h); ok {
				row = int32(k + biaffine.ReservedWords)
			}
			var affixes []int32
			hashes = sp.Affixes(hashes[:0])
			for _, a := range hashes {
				if k, ok := slices.BinarySearch(v.Affixes, a); ok {
					affixes = append(affixes, int32(k))
				}
			}
			ex.words = append(ex.words, row)
			ex.counts = append(ex.counts, float32(counts[h]))
			ex.affixes = append(ex.affixes, affixes)
			ex.tags = append(ex.tags, tagID[nlp.TagName(tags[i][j])])
			ex.truth = append(ex.truth, tagID[nlp.TagName(gold[i].Tags[j])])
			ex.heads = append(ex.heads, int32(w.Head))
			ex.rels = append(ex.rels, labelID[w.Rel])
		}
		list = append(list, slices.Repeat([]*example{ex}, s.times)...)
	}
	return list
}
