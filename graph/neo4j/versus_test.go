package neo4j_test

import (
	"flag"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/graph/graphtest"
	"geokg/graph/query"
	"geokg/graph/sqlite"
)

var sets = flag.Int("sets", 5, "how many sets of claims TestVersusSQLite puts into both stores")

// Both stores answer every template alike: on one graph with many questions, and on many
// small ones.
func TestVersusSQLite(t *testing.T) {
	rows := map[string]int{}
	versus := func(seed uint64, articles, rounds int) {
		store := open(t)
		defer store.Close()
		file, err := sqlite.Open(t.Context(), sqlite.Options{Path: filepath.Join(t.TempDir(), "graph.db")})
		require.NoError(t, err)
		defer file.Close()
		for name, n := range graphtest.Versus(t, file, store, query.Builtin(), graphtest.Copied(graphtest.NewGenerator(seed).Articles(articles)), seed, rounds) {
			rows[name] += n
		}
	}
	versus(1, 80, 6)
	for seed := range uint64(*sets) {
		versus(2+seed, 1+int(seed)%12, 2)
	}
	for _, template := range query.Builtin().Templates() {
		assert.NotZero(t, rows[template.Name], "%s never had anything to answer", template.Name)
	}
}
