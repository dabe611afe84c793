package query_test

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"geokg/graph"
	"geokg/graph/graphtest"
	"geokg/graph/query"
	"geokg/graph/sqlite"
)

func TestScripts(t *testing.T) {
	open := func(t testing.TB) graph.Store {
		store, err := sqlite.Open(t.Context(), sqlite.Options{Path: filepath.Join(t.TempDir(), "graph.db")})
		require.NoError(t, err)
		t.Cleanup(func() { require.NoError(t, store.Close()) })
		return store
	}
	graphtest.RunScripts(t, open, graphtest.Templates, query.Builtin().Run)
}
