package conllu

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Counted by hand: 11 words are shared (the system leaves "menyetujuinya" whole), 13 are
// in gold, 12 in the system. A word whose head the system leaves whole has no right head.
func TestEvaluateByHand(t *testing.T) {
	gold, err := ReadFile("testdata/gold.conllu")
	require.NoError(t, err)
	system, err := ReadFile("testdata/system.conllu")
	require.NoError(t, err)
	scores, err := Evaluate(gold, system)
	require.NoError(t, err)

	var out strings.Builder
	require.NoError(t, scores.Print(&out))
	assert.Equal(t, `Words 88.00
Sentences 57.14
UPOS 80.00
Lemmas 80.00
UAS 40.00
LAS 40.00
LAS:full 32.00
Negation 50.00
advmod 50.00
aux 0.00
nsubj 40.00
nsubj:* 66.67
nsubj:pass 0.00
obj 0.00
obl:* 0.00
obl:agent 0.00
punct 0.00
root 57.14
`, out.String())
	assert.Equal(t, Score{Gold: 13, System: 12, Correct: 11}, scores.Words)
	assert.Equal(t, Score{Gold: 3, System: 4, Correct: 2}, scores.Sentences)
}

func TestAlignWithRanges(t *testing.T) {
	word := func(id, form string) string { return id + "\t" + form + strings.Repeat("\t_", 8) + "\n" }
	for name, c := range map[string]struct {
		gold, system string
		correct      int
	}{
		"parts as words": {word("1-2", "cannot") + word("1", "can") + word("2", "not"), word("1", "can") + word("2", "not"), 2},
		"other parts":    {word("1-2", "aku") + word("1", "a") + word("2", "ku"), word("1-2", "aku") + word("1", "ak") + word("2", "u"), 0},
		"words run over a range": {
			word("1", "a") + word("2-3", "bc") + word("2", "b") + word("3", "c") + word("4", "d"),
			word("1", "ab") + word("2", "c") + word("3", "d"), 2,
		},
		"spelled otherwise": {word("1-2", "im") + word("1", "in") + word("2", "dem"), word("1-2", "im") + word("1", "in") + word("2", "DEM"), 2},
	} {
		t.Run(name, func(t *testing.T) {
			gold, err := read(t, c.gold)
			require.NoError(t, err)
			system, err := read(t, c.system)
			require.NoError(t, err)
			scores, err := Evaluate(gold, system)
			require.NoError(t, err)
			assert.Equal(t, c.correct, scores.Words.Correct)
		})
	}
}

func TestEvaluateOtherText(t *testing.T) {
	gold, err := read(t, sample)
	require.NoError(t, err)
	_, err = Evaluate(gold, gold[:1])
	assert.EqualError(t, err, `the texts differ: gold has "Iamenyetujuinya._" where the system has "Iamenyetujuinya."`)
}
