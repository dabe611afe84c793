package morph_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/extract/lang"
	"geokg/extract/nlp/conllu/conllutest"
	"geokg/extract/nlp/morph"
)

// TestAccuracy holds the shipped packs to their share of right lemmas, in percent, on the
// test sets with the words and tags of the treebank.
func TestAccuracy(t *testing.T) {
	tests := []struct {
		language, treebank, file string
		atLeast                  float64
	}{
		{"id", "gsd", "id_gsd-ud-test", 98},
		{"id", "csui", "id_csui-ud-test", 99},
		{"en", "ewt", "en_ewt-ud-test", 98},
		{"en", "ewt", "en_pud-ud-test", 98},
	}
	for _, tt := range tests {
		pack, err := lang.Open(tt.language)
		require.NoError(t, err)
		a, err := morph.Load(pack.FS)
		require.NoError(t, err)
		sents := conllutest.Treebank(t, tt.file)
		right, all := 0, 0
		for i := range sents {
			for j, w := range sents[i].Words {
				all++
				if a.Lemma(morph.Word{Form: w.Form, UPOS: w.UPOS, Treebank: tt.treebank, First: j == 0}) == w.Lemma {
					right++
				}
			}
		}
		assert.GreaterOrEqual(t, 100*float64(right)/float64(all), tt.atLeast, tt.file)
	}
}
