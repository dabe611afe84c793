package sqlite_test

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"geokg/graph"
	"geokg/graph/graphtest"
	"geokg/graph/sqlite"
)

func open(t testing.TB) graph.Store {
	t.Helper()
	store, err := sqlite.Open(t.Context(), sqlite.Options{Path: filepath.Join(t.TempDir(), "graph.db")})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, store.Close()) })
	return store
}

func TestScripts(t *testing.T) {
	graphtest.RunScripts(t, open, graphtest.Scripts, func(context.Context, graph.Reader, string, map[string]string) (graph.Result, error) {
		panic("no template is asked")
	})
}

func TestConformance(t *testing.T) {
	graphtest.Run(t, func(t testing.TB) graph.Store {
		store, err := sqlite.Open(t.Context(), sqlite.Options{Path: filepath.Join(t.TempDir(), "graph.db")})
		require.NoError(t, err)
		return store
	})
}
