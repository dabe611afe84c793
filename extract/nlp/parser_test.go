package nlp_test

import (
	"bytes"
	"encoding/json"
	"io"
	"testing"

	"github.com/stretchr/testify/require"

	"geokg/extract/lang"
	"geokg/extract/nlp"
	"geokg/fixtures"
)

func open(t testing.TB, language string, opts nlp.Options) *nlp.Parser {
	t.Helper()
	pack, err := lang.Open(language)
	require.NoError(t, err)
	p, err := nlp.Open(pack, opts)
	require.NoError(t, err)
	return p
}

// articles returns the texts of fixture articles of a language.
func articles(t testing.TB, language string) []string {
	t.Helper()
	raw, err := fixtures.FS.ReadFile("gold/dev-" + language + ".articles.jsonl")
	require.NoError(t, err)
	var texts []string
	for d := json.NewDecoder(bytes.NewReader(raw)); ; {
		var a struct{ Text string }
		if err := d.Decode(&a); err == io.EOF {
			return texts
		} else {
			require.NoError(t, err)
		}
		texts = append(texts, a.Text)
	}
}
