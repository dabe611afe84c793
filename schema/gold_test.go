package schema_test

import (
	"bufio"
	"encoding/json"
	"io/fs"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/fixtures"
	"geokg/schema"
)

// The vocabulary has every relation, code, factuality, kind and time of the gold.
func TestVocabularyHoldsTheGold(t *testing.T) {
	kinds := map[string]schema.Kind{}
	eachLine(t, "gold/*.entities.jsonl", func(line []byte) {
		var e struct{ Article, Key, Type string }
		require.NoError(t, json.Unmarshal(line, &e))
		assert.NotNil(t, schema.Kind(e.Type).Labels(), "%s", line)
		kinds[e.Article+"\x00"+e.Key] = schema.Kind(e.Type)
	})
	factualities := map[schema.Factuality]bool{}
	for _, f := range schema.Factualities() {
		factualities[f.Name] = true
	}
	eachLine(t, "gold/*.claims.jsonl", func(line []byte) {
		var c struct{ Article, Relation, Recipient, Time, Factuality, Place, Plover, Cameo string }
		require.NoError(t, json.Unmarshal(line, &c))
		r, ok := schema.LookupRelation(schema.RelationName(c.Relation))
		require.True(t, ok, "%s", line)
		assert.Equal(t, c.Plover, r.Plover, "%s", line)
		assert.True(t, r.Standing && c.Cameo == "" || slices.Contains(r.Cameo, c.Cameo), "%s", line)
		assert.True(t, c.Recipient == "" || r.WithRecipient, "%s", line)
		assert.True(t, factualities[schema.Factuality(c.Factuality)], "%s", line)
		assert.NotEqual(t, schema.Person, kinds[c.Article+"\x00"+c.Place], "%s", line)
		_, err := schema.ParseTime(c.Time)
		assert.NoError(t, err, "%s", line)
	})
}

func eachLine(t *testing.T, pattern string, do func([]byte)) {
	names, err := fs.Glob(fixtures.FS, pattern)
	require.NoError(t, err)
	require.NotEmpty(t, names)
	for _, name := range names {
		file, err := fixtures.FS.Open(name)
		require.NoError(t, err)
		defer file.Close()
		lines := bufio.NewScanner(file)
		for lines.Scan() {
			do(lines.Bytes())
		}
		require.NoError(t, lines.Err())
	}
}
