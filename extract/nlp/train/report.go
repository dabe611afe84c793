package train

import (
	"fmt"
	"strings"

	"geokg/extract/nlp"
	"geokg/extract/nlp/biaffine"
	"geokg/extract/nlp/tagger"
)

// report scores a network on held-out sentences, file by file: tags, heads and main
// labels of all words.
func report(log progress, held *corpus, n *biaffine.Network, tags *tagger.Model) {
	if len(held.sents) == 0 {
		return
	}
	m, err := biaffine.Load(n.Marshal())
	if err != nil {
		panic(err) // it has just been written
	}
	for lo := 0; lo < len(held.sents); {
		hi := lo
		for hi < len(held.sents) && held.sents[hi].file == held.sents[lo].file {
			hi++
		}
		part := corpus{held.banks, held.sents[lo:hi]}
		log.printf("  %s", score(&part, m, tags))
		lo = hi
	}
}

// score parses the sentences of one treebank and compares.
func score(c *corpus, m *biaffine.Model, tags *tagger.Model) string {
	ids := make([]uint8, len(tags.Tags()))
	for i, t := range tags.Tags() {
		ids[i] = m.TagID(nlp.TagName(t))
	}
	sents := make([]biaffine.Sentence, len(c.sents))
	var words, upos, uas, las int
	for i := range c.sents {
		s := &c.sents[i]
		b := &sents[i]
		b.Forms = s.forms()
		b.Tags = tags.Tag(nil, b.Forms, c.banks[s.bank])
		for j, t := range b.Tags {
			if tags.Tags()[t].UPOS == s.Words[j].UPOS {
				upos++
			}
			b.Tags[j] = ids[t]
		}
		b.Heads, b.Rels = make([]int32, len(b.Forms)), make([]uint8, len(b.Forms))
	}
	m.Parse(sents, c.sents[0].bank)
	for i := range c.sents {
		for j, w := range c.sents[i].Words {
			words++
			if int(sents[i].Heads[j])+1 == w.Head {
				uas++
				if mainLabel(m.Labels[sents[i].Rels[j]]) == mainLabel(w.Rel) {
					las++
				}
			}
		}
	}
	share := func(k int) float64 { return 100 * float64(k) / float64(words) }
	return fmt.Sprintf("%s: %d words, UPOS %.2f UAS %.2f LAS %.2f", c.sents[0].file, words, share(upos), share(uas), share(las))
}

func mainLabel(rel string) string {
	main, _, _ := strings.Cut(rel, ":")
	return main
}
