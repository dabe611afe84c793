package neo4j_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	neo4jdriver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/graph"
	"geokg/graph/export"
	"geokg/graph/graphtest"
	"geokg/graph/neo4j"
	"geokg/graph/neo4j/neo4jtest"
	"geokg/graph/review"
	"geokg/graph/sqlite"
)

// file returns a store in a file that holds generated articles and hostile ones.
func file(t testing.TB) graph.Store {
	t.Helper()
	store, err := sqlite.Open(t.Context(), sqlite.Options{Path: filepath.Join(t.TempDir(), "graph.db")})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, store.Close()) })
	put(t, store, append(graphtest.NewGenerator(11).Articles(40), graphtest.Hostile()...))
	return store
}

func put(t testing.TB, store graph.Writer, articles []graph.ArticleClaims) {
	t.Helper()
	batch, err := graph.NewBatch(articles)
	require.NoError(t, err)
	_, err = store.Apply(t.Context(), batch)
	require.NoError(t, err)
}

// sameGraph checks that two stores hold the same graph, and that the second is sound.
func sameGraph(t *testing.T, want, got graph.Store) {
	t.Helper()
	faults, err := got.Verify(t.Context())
	require.NoError(t, err)
	require.Empty(t, faults)
	one, err := graphtest.Dump(t.Context(), want)
	require.NoError(t, err)
	other, err := graphtest.Dump(t.Context(), got)
	require.NoError(t, err)
	if one != other {
		t.Fatal(graphtest.FirstDifference(one, other))
	}
}

// What is exported from one store and imported into the other is the same graph, both ways.
func TestRecordsBothWays(t *testing.T) {
	from, to := file(t), open(t)
	defer to.Close()
	put(t, to, transferred(t, from))
	sameGraph(t, from, to)

	back, err := sqlite.Open(t.Context(), sqlite.Options{Path: filepath.Join(t.TempDir(), "back.db")})
	require.NoError(t, err)
	defer back.Close()
	put(t, back, transferred(t, to))
	sameGraph(t, to, back)
}

func transferred(t testing.TB, from graph.Source) []graph.ArticleClaims {
	t.Helper()
	var b bytes.Buffer
	format, ok := export.Lookup("jsonl")
	require.True(t, ok)
	require.NoError(t, format.Write(t.Context(), &b, from, graph.Filter{}))
	var articles []graph.ArticleClaims
	for line, err := range export.Read(&b) {
		require.NoError(t, err)
		require.NoError(t, line.Err)
		articles = append(articles, line.ArticleClaims)
	}
	return articles
}

// Decisions about claims make the same of both stores.
func TestReview(t *testing.T) {
	one, other := file(t), open(t)
	defer other.Close()
	put(t, other, transferred(t, one))
	var lines []string
	i := 0
	for a, err := range one.Articles(t.Context(), graph.Filter{}) {
		require.NoError(t, err)
		for _, c := range a.Claims {
			lines = append(lines, []string{"reject ", "accept ", "correct "}[i%3]+c.ID+[]string{"", "", " time=1999-12"}[i%3])
			i++
			break
		}
	}
	decisions, err := review.Read(strings.NewReader(strings.Join(lines, "\n")), "decisions")
	require.NoError(t, err)
	for _, store := range []graph.Store{one, other} {
		report, err := decisions.ApplyTo(t.Context(), store, graph.Filter{}, nil)
		require.NoError(t, err)
		require.Positive(t, report.Articles)
	}
	sameGraph(t, one, other)
}

// What neo4j-admin makes of the files is the graph, and geokg goes on with it.
func TestImportFiles(t *testing.T) {
	from := file(t)
	folder := t.TempDir()
	arguments, err := neo4j.WriteImport(t.Context(), folder, from, graph.Filter{}, time.Now())
	require.NoError(t, err)
	server := neo4jtest.Imported(t, folder, arguments)
	script, err := os.ReadFile(filepath.Join(folder, "schema.cypher"))
	require.NoError(t, err)
	runScript(t, server, string(script))
	store, err := neo4j.Open(t.Context(), neo4j.Options{URI: server.URI, Username: server.Username, Password: server.Password})
	require.NoError(t, err)
	defer store.Close()
	sameGraph(t, from, store)

	put(t, from, graphtest.NewGenerator(12).Articles(3))
	put(t, store, graphtest.NewGenerator(12).Articles(3))
	sameGraph(t, from, store)
}

// The statements make the graph in an empty database.
func TestScript(t *testing.T) {
	server := neo4jtest.Get(t)
	from := file(t)
	var script bytes.Buffer
	require.NoError(t, neo4j.WriteScript(t.Context(), &script, from, graph.Filter{}, time.Now()))
	runScript(t, server, script.String())
	store, err := neo4j.Open(t.Context(), neo4j.Options{URI: server.URI, Username: server.Username, Password: server.Password})
	require.NoError(t, err)
	defer store.Close()
	sameGraph(t, from, store)
}

// runScript runs statements as cypher-shell does: each ends with a semicolon at the end of
// a line, and none holds one there, since line ends in strings are escaped.
func runScript(t testing.TB, server *neo4jtest.Server, script string) {
	t.Helper()
	driver, err := neo4jdriver.NewDriverWithContext(server.URI, neo4jdriver.BasicAuth(server.Username, server.Password, ""))
	require.NoError(t, err)
	defer driver.Close(t.Context())
	session := driver.NewSession(t.Context(), neo4jdriver.SessionConfig{})
	defer session.Close(t.Context())
	for statement := range strings.SplitSeq(script, ";\n") {
		if strings.TrimSpace(statement) == "" {
			continue
		}
		result, err := session.Run(t.Context(), statement, nil)
		if err == nil {
			_, err = result.Consume(t.Context())
		}
		require.NoError(t, err, fmt.Sprintf("%.300s", statement))
	}
}

func TestImportArguments(t *testing.T) {
	folder := t.TempDir()
	arguments, err := neo4j.WriteImport(t.Context(), folder, file(t), graph.Filter{Sources: []string{"nobody"}}, time.Now())
	require.NoError(t, err)
	for _, argument := range arguments {
		if _, name, ok := strings.Cut(argument, ".csv"); ok {
			assert.Empty(t, name)
		}
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.csv"))
	require.NoError(t, err)
	named := strings.Join(arguments, " ")
	for _, name := range files {
		assert.Contains(t, named, filepath.Base(name))
	}
}
