package nlp_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/extract/lang"
	"geokg/extract/nlp"
	"geokg/extract/nlp/conllu"
	"geokg/extract/nlp/conllu/conllutest"
)

// TestSegmentationOfTreebanks holds splitter and tokenizer to what they reach on raw text
// of the official test sets, and on the sentences of news without spaces between them.
func TestSegmentationOfTreebanks(t *testing.T) {
	for _, tt := range []struct {
		file                    string
		words, sentences, glued float64 // least F1; 0 is not asked for
	}{
		{"id_gsd-ud-test", 99, 93, 95},
		{"id_csui-ud-test", 99, 93, 95},
		{"id_pud-ud-test", 99, 0, 95}, // trained on
		{"en_ewt-ud-test", 99, 80, 0},
		{"en_pud-ud-test", 99, 93, 95},
	} {
		t.Run(tt.file, func(t *testing.T) {
			language, bank := tt.file[:2], tt.file[3:len(tt.file)-len("-ud-test")]
			pack, err := lang.Open(language)
			require.NoError(t, err)
			rules, err := nlp.LoadRules(pack.FS)
			require.NoError(t, err)
			rules = rules.For(bank)
			gold := conllutest.Treebank(t, tt.file)
			text, _ := conllu.RawText(gold)
			var system []conllu.Sentence
			for _, span := range rules.Split(text) {
				sent := nlp.Sentence{Span: span, Tokens: rules.Tokenize(text, span)}
				system = append(system, conllu.FromParse(text, sent))
			}
			scores, err := conllu.Evaluate(gold, system)
			require.NoError(t, err)
			assert.GreaterOrEqual(t, scores.Words.F1(), tt.words, "words")
			assert.GreaterOrEqual(t, scores.Sentences.F1(), tt.sentences, "sentences")
			assert.GreaterOrEqual(t, gluedF1(rules, gold), tt.glued, "glued")
		})
	}
}

// gluedF1 is about the ends of sentences written without spaces between them.
func gluedF1(rules *nlp.Rules, gold []conllu.Sentence) float64 {
	text, want := conllu.GluedText(gold)
	ends := map[int]bool{}
	for _, span := range want {
		ends[span.End] = true
	}
	score := conllu.Score{Gold: len(want)}
	for _, span := range rules.Split(text) {
		score.System++
		if ends[span.End] {
			score.Correct++
		}
	}
	return score.F1()
}
