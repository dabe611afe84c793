package train

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/extract/nlp/tagger"
)

// The tagger sees a file once, however often it is given; the parser that often.
func TestFileGivenTwice(t *testing.T) {
	const file = "testdata/ms_toy-ud-train.conllu"
	once, err := readCorpus([]string{file})
	require.NoError(t, err)
	twice, err := readCorpus([]string{file, file})
	require.NoError(t, err)
	assert.Equal(t, once.tagged(), twice.tagged())

	count := func(c *corpus) int {
		tags := make([][]tagger.Tag, len(c.sents))
		for i, s := range c.tagged() {
			tags[i] = s.Tags
		}
		v, counts := vocabulary(c, nil)
		return len(examples(c, v, counts, tags))
	}
	assert.Equal(t, 2*count(once), count(twice))
}
