package main

import (
	"bytes"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/graph"
	"geokg/graph/graphtest"
	"geokg/graph/neo4j"
	"geokg/graph/neo4j/neo4jtest"
	"geokg/graph/query"
	"geokg/graph/sqlite"
)

// useServer makes geokg, in this process and in children, log in to a server, and returns
// its address.
func useServer(t *testing.T, server *neo4jtest.Server) string {
	t.Helper()
	t.Setenv("NEO4J_USERNAME", server.Username)
	t.Setenv("NEO4J_PASSWORD", server.Password)
	t.Setenv("NEO4J_DATABASE", "")
	return server.URI
}

// dumpOfServer is the graph in a server, row by row, once it was verified.
func dumpOfServer(t *testing.T, url string) string {
	t.Helper()
	store, err := neo4j.Open(t.Context(), serverOptions(url, forReading))
	require.NoError(t, err)
	defer store.Close()
	return dumpStore(t, store)
}

// articleFile writes articles as JSONL and returns the path, and the graph that they make in
// an SQLite file.
func articleFile(t *testing.T, articles string) (path, graph string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "articles.jsonl")
	require.NoError(t, os.WriteFile(path, []byte(articles), 0o644))
	calm := filepath.Join(t.TempDir(), "calm.db")
	geokg(t, nil, "ingest", path, "--store", "sqlite:"+calm)
	return path, dumpOf(t, calm)
}

// A server holds the graph that a file holds, however the articles come.
func TestServerSameGraph(t *testing.T) {
	url := useServer(t, neo4jtest.Get(t))
	lines := fixtureLines(t)
	_, want := articleFile(t, strings.Join(lines, "\n"))
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
	half := len(lines) / 2
	for _, run := range []struct {
		lines   []string
		workers string
	}{{lines[half:], "4"}, {lines[:half+10], "1"}, {lines, "4"}} {
		geokg(t, strings.NewReader(strings.Join(run.lines, "\n")), "ingest", "-", "--store", url, "--workers", run.workers)
	}
	requireSame(t, want, dumpOfServer(t, url))

	backup, restored := filepath.Join(t.TempDir(), "backup.jsonl.gz"), filepath.Join(t.TempDir(), "restored.db")
	geokg(t, nil, "backup", backup, "--store", url)
	geokg(t, nil, "import", backup, "--store", "sqlite:"+restored)
	requireSame(t, want, dumpOf(t, restored))
}

// Every template answers alike in both stores about all articles of the fixtures.
func TestServerSameAnswers(t *testing.T) {
	read := filepath.Join(t.TempDir(), "read.db")
	geokg(t, strings.NewReader(strings.Join(fixtureLines(t), "\n")), "ingest", "-", "--store", "sqlite:"+read)
	var articles []graph.ArticleClaims
	for a, err := range openFile(t, sqlite.Options{Path: read, ReadOnly: true}).Articles(t.Context(), graph.Filter{}) {
		require.NoError(t, err)
		articles = append(articles, a)
	}
	now := func() time.Time { return time.Date(2024, 1, 2, 3, 4, 5, 0, time.UTC) }
	opts := serverOptions(useServer(t, neo4jtest.Get(t)), forWriting)
	opts.Now = now
	server, err := neo4j.Open(t.Context(), opts)
	require.NoError(t, err)
	defer server.Close()
	file := openFile(t, sqlite.Options{Path: filepath.Join(t.TempDir(), "graph.db"), Now: now})
	rows := graphtest.Versus(t, file, server, query.Builtin(), articles, 1, 12)
	var silent []string
	for name, n := range rows {
		if n == 0 {
			silent = append(silent, name)
		}
	}
	assert.LessOrEqual(t, len(silent), 3, "never had anything to answer: %v", silent)
}

func openFile(t *testing.T, opts sqlite.Options) *sqlite.Store {
	t.Helper()
	store, err := sqlite.Open(t.Context(), opts)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, store.Close()) })
	return store
}

// requireSame compares two dumps without printing all of both.
func requireSame(t *testing.T, want, got string) {
	t.Helper()
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(w), len(g)) {
		require.Equal(t, w[i], g[i], "line %d of the graph", i)
	}
	require.Len(t, g, len(w), "lines of the graph")
}

// What is typed about a server; see testdata/server.
func TestServerScripts(t *testing.T) {
	fixtures, err := filepath.Abs("../../fixtures")
	require.NoError(t, err)
	scripts, err := filepath.Glob("testdata/server/*.txtar")
	require.NoError(t, err)
	require.NotEmpty(t, scripts)
	for _, script := range scripts {
		t.Run(filepath.Base(script), func(t *testing.T) {
			url := useServer(t, neo4jtest.Get(t)) // empty for each
			testscript.Run(t, testscript.Params{
				Files:               []string{script},
				RequireExplicitExec: true,
				Setup: func(env *testscript.Env) error {
					env.Setenv("FIXTURES", fixtures)
					env.Setenv("GEOKG_STORE", url)
					env.Setenv("NEO4J_USERNAME", os.Getenv("NEO4J_USERNAME"))
					env.Setenv("NEO4J_PASSWORD", os.Getenv("NEO4J_PASSWORD"))
					return nil
				},
				Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits},
			})
		})
	}
}

// Geokg is killed at any moment while it fills a server; the next run goes on.
func TestKillWithServer(t *testing.T) {
	url := useServer(t, neo4jtest.Get(t))
	articles, want := articleFile(t, generated(*killArticles))
	start := time.Now()
	require.NoError(t, child(t, "ingest", articles, "--store", url).Run())
	whole := time.Since(start)
	requireSame(t, want, dumpOfServer(t, url))

	neo4jtest.Get(t) // empties it
	random := rand.New(rand.NewPCG(3, 5))
	for range *kills {
		command := child(t, "ingest", articles, "--store", url)
		require.NoError(t, command.Start())
		time.Sleep(time.Duration(random.Int64N(int64(whole))))
		require.NoError(t, command.Process.Kill())
		_ = command.Wait() // it was killed, or was done before
	}
	require.NoError(t, child(t, "ingest", articles, "--store", url).Run())
	requireSame(t, want, dumpOfServer(t, url))
}

// serverKillWithin is the time in which a server is killed; an ingest of 500 articles takes it.
const serverKillWithin = 5 * time.Second

// A server of its own: it is killed while it is filled, trusted or not, and made read-only.
func TestServerTroubles(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a server of its own")
	}
	certificates := selfSigned(t)
	server := neo4jtest.Own(t,
		"server.bolt.tls_level=OPTIONAL",
		"dbms.ssl.policy.bolt.enabled=true",
		"dbms.ssl.policy.bolt.base_directory="+certificates,
		"dbms.ssl.policy.bolt.private_key=private.key",
		"dbms.ssl.policy.bolt.public_certificate=public.crt",
		"dbms.ssl.policy.bolt.client_auth=NONE",
	)
	url := useServer(t, server)
	articles, want := articleFile(t, generated(*killArticles))

	t.Run("certificate", func(t *testing.T) {
		code, stderr := geokgFails(t, "doctor", "--store", strings.Replace(url, "bolt:", "bolt+s:", 1))
		assert.Equal(t, 4, code)
		assert.Contains(t, stderr, "certificate is not trusted")
		geokg(t, nil, "schema", "apply", "--store", strings.Replace(url, "bolt:", "bolt+ssc:", 1))
	})

	t.Run("killed", func(t *testing.T) {
		random := rand.New(rand.NewPCG(5, 7))
		for range *serverKills {
			var stderr bytes.Buffer
			command := child(t, "ingest", articles, "--store", url)
			command.Stderr = &stderr
			require.NoError(t, command.Start())
			time.Sleep(time.Duration(random.Int64N(int64(serverKillWithin))))
			server.Kill(t)
			if err := command.Wait(); err != nil { // it may have been done before
				var exit *exec.ExitError
				require.ErrorAs(t, err, &exit)
				assert.Equal(t, 4, exit.ExitCode(), stderr.String())
				assert.Contains(t, stderr.String(), url)
				assert.Contains(t, stderr.String(), "no server answers")
			}
			server.Restart(t)
		}
		require.NoError(t, child(t, "ingest", articles, "--store", url).Run())
		requireSame(t, want, dumpOfServer(t, url))
	})

	t.Run("read-only", func(t *testing.T) {
		server.Kill(t)
		server.Restart(t, "server.databases.read_only=neo4j")
		one := filepath.Join(t.TempDir(), "one.jsonl")
		require.NoError(t, os.WriteFile(one, []byte(`{"id":"x","lang":"en","date":"2024-04-01","text":"Norway attacked Chile."}`), 0o644))
		code, stderr := geokgFails(t, "ingest", one, "--store", url)
		assert.Equal(t, 4, code)
		assert.Contains(t, stderr, "the database is read-only")
		code, _ = geokgFails(t, "doctor", "--store", url)
		assert.Equal(t, 1, code)
		geokg(t, nil, "query", "newest", "--store", url)
		requireSame(t, want, dumpOfServer(t, url))
	})
}

// geokgFails runs a command that must fail and returns its exit code and what it says.
func geokgFails(t *testing.T, args ...string) (code int, stderr string) {
	t.Helper()
	var out, says bytes.Buffer
	code = run(t.Context(), args, nil, &out, &says)
	require.NotZero(t, code, "%s\n%s", strings.Join(args, " "), out.String())
	return code, says.String()
}
