package nlp_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/extract/nlp"
	"geokg/extract/nlp/morph"
)

func TestParserGivesLemmasAndAffixes(t *testing.T) {
	p := open(t, "id", nlp.Options{})
	sents := p.Parse("Menteri itu mengunjungi kota-kota pelabuhan.")
	require.Len(t, sents, 1)
	toks := sents[0].Tokens
	var lemmas []string
	for _, tok := range toks {
		lemmas = append(lemmas, tok.Lemma)
	}
	assert.Equal(t, []string{"menteri", "itu", "kunjung", "kota", "labuh", "."}, lemmas)
	assert.Equal(t, morph.Morph{Root: "kunjung", Prefix: "meN", Suffix: "i", Voice: "Act"}, p.Morph(toks, 2))
}
