package nlp_test

import (
	"io/fs"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/extract/lang"
	"geokg/extract/nlp"
	"geokg/extract/nlp/conllu"
	"geokg/extract/nlp/conllu/conllutest"
)

// The models are as good on the official test files as the model cards say, give or take:
// what falls below these bars is a fault.
func TestAccuracy(t *testing.T) {
	tests := []struct {
		language, treebank     string
		upos, las, nsubj, conj float64
	}{
		{"id", "gsd", 93.5, 78.5, 81.6, 59.3},
		{"id", "csui", 95.6, 78, 85.2, 51},
		{"en", "ewt", 95.4, 83.2, 90, 67.6},
		{"en", "pud", 95, 80.3, 85, 70},
	}
	for _, tt := range tests {
		name := tt.language + "_" + tt.treebank
		gold := conllutest.Treebank(t, name+"-ud-test")
		opts := nlp.Options{Treebank: tt.treebank}
		if tt.language == "en" {
			opts.Treebank = "" // all are parsed in the one style there is
		}
		scores, err := conllu.Evaluate(gold, parseGold(open(t, tt.language, opts), gold))
		require.NoError(t, err)
		assert.GreaterOrEqual(t, scores.UPOS.F1(), tt.upos, "UPOS of %s", name)
		assert.GreaterOrEqual(t, scores.LAS.F1(), tt.las, "LAS of %s", name)
		for _, rel := range scores.Relations {
			switch rel.Name {
			case "nsubj":
				assert.GreaterOrEqual(t, rel.F1(), tt.nsubj, "nsubj of %s", name)
			case "conj":
				assert.GreaterOrEqual(t, rel.F1(), tt.conj, "conj of %s", name)
			}
		}
	}
}

// parseGold parses the words of a treebank.
func parseGold(p *nlp.Parser, gold []conllu.Sentence) []conllu.Sentence {
	texts, sents := make([]string, len(gold)), make([]nlp.Sentence, len(gold))
	for i := range gold {
		texts[i], sents[i] = gold[i].Parse()
		for j, w := range sents[i].Tokens {
			sents[i].Tokens[j] = nlp.Token{Span: w.Span, Form: w.Form, Joint: w.Joint}
		}
	}
	p.ParseTokens(sents)
	system := make([]conllu.Sentence, len(gold))
	for i := range sents {
		system[i] = conllu.FromParse(texts[i], sents[i])
	}
	return system
}

func TestPacksAreSmall(t *testing.T) {
	for _, language := range lang.List() {
		pack, err := lang.Open(language)
		require.NoError(t, err)
		var size int64
		require.NoError(t, fs.WalkDir(pack.FS, ".", func(_ string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			info, err := d.Info()
			size += info.Size()
			return err
		}))
		assert.Less(t, size, int64(4<<20), language)
	}
}
