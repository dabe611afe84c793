// Package tagger assigns part-of-speech tags to the words of a sentence, from left to
// right, with an averaged perceptron (Collins 2002) over hashed features. A tag is a
// universal part of speech together with the few features that a parser profits from,
// such as Voice. One model serves several treebanks of a language whose annotators
// followed different conventions: the caller names the one whose style it wants.
package tagger

import (
	"slices"
	"strings"
	"sync"
)

// Tag is a universal part of speech with the features that the model tells apart, in
// CoNLL-U form: {"VERB", "Voice=Pass"}.
type Tag struct {
	UPOS, Feats string
}

// MaxTags is the largest tag set a model can have.
const MaxTags = 63

// Model is a trained tagger. It never changes after training or loading, so any number
// of goroutines may use it.
type Model struct {
	tags    []Tag
	classes classes
	table   table
	scratch sync.Pool
}

func newModel(tags []Tag, c classes, t table) *Model {
	m := &Model{tags: tags, classes: c, table: t}
	m.scratch.New = func() any { return new(scratch) }
	return m
}

// Tags returns the tag set. Tag answers with indices into it.
func (m *Model) Tags() []Tag { return slices.Clone(m.tags) }

// scratch is the working memory of one call.
type scratch struct {
	words []attr
	feats []uint32
	score [MaxTags + 1]int32
}

// Tag appends to dst one index into Tags for each form. An unknown treebank symbol is no
// error: its features are simply not in the model.
func (m *Model) Tag(dst []uint8, forms []string, treebank string) []uint8 {
	s := m.scratch.Get().(*scratch)
	defer m.scratch.Put(s)
	s.words = attributes(s.words, forms, m.classes)
	bank := symbol(treebank)
	t1, t2 := uint32(MaxTags), uint32(MaxTags)
	for i := range forms {
		best := s.words[i+2].sure
		if best == noTag {
			s.feats = static(s.feats[:0], s.words, i+2, bank)
			s.feats = dynamic(s.feats, s.words, i+2, bank, t1, t2)
			best = m.table.best(s.feats, &s.score, len(m.tags))
		}
		dst = append(dst, best)
		t1, t2 = uint32(best), t1
	}
	return dst
}

// TagAll is Tag with the tags themselves as the answer.
func (m *Model) TagAll(forms []string, treebank string) []Tag {
	tags := make([]Tag, len(forms))
	for i, t := range m.Tag(make([]uint8, 0, len(forms)), forms, treebank) {
		tags[i] = m.tags[t]
	}
	return tags
}

// attributes fills words with the attributes of forms between two pads on either side.
func attributes(words []attr, forms []string, c classes) []attr {
	words = append(words[:0], pad, pad)
	for i, form := range forms {
		words = append(words, attr{})
		a := &words[len(words)-1]
		hashWord(a, form, i == 0)
		cl := c.of(a.low)
		a.class, a.sure = cl.hash, cl.tag
	}
	return append(words, pad, pad)
}

// Reduce keeps those features of a CoNLL-U FEATS column that keep names, either whole
// ("PronType=Rel") or by name ("Voice"), in the order of the column.
func Reduce(feats string, keep []string) string {
	if feats == "" || feats == "_" {
		return ""
	}
	var kept []string
	for pair := range strings.SplitSeq(feats, "|") {
		name, _, _ := strings.Cut(pair, "=")
		if slices.Contains(keep, name) || slices.Contains(keep, pair) {
			kept = append(kept, pair)
		}
	}
	return strings.Join(kept, "|")
}
