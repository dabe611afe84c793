package train

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"geokg/extract/nlp/morph"
)

// writeLemmas learns the lexicon from the words of the corpus and the affix rules of a
// pack.
func writeLemmas(c *corpus, rules fs.FS, out string) error {
	file, err := morph.Learn(rules, c.samples())
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(out, morph.LexiconFile), file, 0o666); err != nil {
		return fmt.Errorf("train: %w", err)
	}
	return nil
}

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
