package neo4j_test

import (
	"flag"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"geokg/graph"
	"geokg/graph/graphtest"
	"geokg/graph/neo4j"
	"geokg/graph/neo4j/neo4jtest"
	"geokg/graph/query"
)

func TestMain(m *testing.M) {
	if err := flag.Set("rapid.checks", "15"); err != nil { // -rapid.checks asks for more
		panic(err)
	}
	os.Exit(neo4jtest.Main(m))
}

// open returns an empty store on the shared server.
func open(t testing.TB) graph.Store {
	t.Helper()
	server := neo4jtest.Get(t)
	store, err := neo4j.Open(t.Context(), neo4j.Options{URI: server.URI, Username: server.Username, Password: server.Password})
	require.NoError(t, err)
	return store
}

func TestConformance(t *testing.T) { graphtest.Run(t, open) }

func TestScripts(t *testing.T) {
	closing := func(t testing.TB) graph.Store {
		store := open(t)
		t.Cleanup(func() { require.NoError(t, store.Close()) })
		return store
	}
	graphtest.RunScripts(t, closing, graphtest.Scripts, query.Builtin().Run)
	graphtest.RunScripts(t, closing, graphtest.Templates, query.Builtin().Run)
}
