package neo4j_test

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"geokg/graph/graphtest"
	"geokg/graph/query"
	"geokg/graph/sqlite"
)

// Both stores answer every template alike.
func TestVersusSQLite(t *testing.T) {
	store := open(t)
	defer store.Close()
	file, err := sqlite.Open(t.Context(), sqlite.Options{Path: filepath.Join(t.TempDir(), "graph.db")})
	require.NoError(t, err)
	defer file.Close()
	graphtest.Versus(t, file, store, query.Builtin(), 1, 6)
}
