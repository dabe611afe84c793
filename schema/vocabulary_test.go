package schema

import (
	"io/fs"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// embedded returns a changeable copy of the data files.
func embedded(t *testing.T) fstest.MapFS {
	files := fstest.MapFS{}
	entries, err := fs.ReadDir(data, "data")
	require.NoError(t, err)
	for _, entry := range entries {
		raw, err := fs.ReadFile(data, "data/"+entry.Name())
		require.NoError(t, err)
		files[entry.Name()] = &fstest.MapFile{Data: raw}
	}
	return files
}

func BenchmarkLoadVocabulary(b *testing.B) {
	sub, err := fs.Sub(data, "data")
	require.NoError(b, err)
	for b.Loop() {
		_, err := loadVocabulary(sub)
		require.NoError(b, err)
	}
}

func TestRelations(t *testing.T) {
	assert.Len(t, Relations(), 56)
	met, ok := LookupRelation("MET")
	require.True(t, ok)
	assert.True(t, met.Symmetric)
	assert.Equal(t, []string{"040", "044"}, met.Cameo)
	assert.InDelta(t, 1.0, met.Goldstein, 0)
	_, ok = LookupRelation("DANCED_WITH")
	assert.False(t, ok)
}
