package tagger_test

import (
	"io/fs"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/extract/lang"
	"geokg/extract/nlp/conllu/conllutest"
	"geokg/extract/nlp/tagger"
)

// TestAccuracy holds the shipped models to their share of right parts of speech, in
// percent, on the test sets with the words of the treebank.
func TestAccuracy(t *testing.T) {
	tests := []struct {
		language, treebank, file string
		atLeast                  float64
	}{
		{"id", "gsd", "id_gsd-ud-test", 93.5},
		{"id", "csui", "id_csui-ud-test", 95.6},
		{"en", "ewt", "en_ewt-ud-test", 95.4},
	}
	for _, tt := range tests {
		pack, err := lang.Open(tt.language)
		require.NoError(t, err)
		file, err := fs.ReadFile(pack.FS, "tagger.bin")
		require.NoError(t, err)
		m, err := tagger.Load(file)
		require.NoError(t, err)
		sents := conllutest.Treebank(t, tt.file)
		right, all := 0, 0
		for i := range sents {
			var forms []string
			for _, w := range sents[i].Words {
				forms = append(forms, w.Form)
			}
			for j, tag := range m.TagAll(forms, tt.treebank) {
				all++
				if tag.UPOS == sents[i].Words[j].UPOS {
					right++
				}
			}
		}
		assert.GreaterOrEqual(t, 100*float64(right)/float64(all), tt.atLeast, tt.file)
	}
}
