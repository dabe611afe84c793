package neo4j_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/graph"
	"geokg/graph/graphtest"
	"geokg/graph/neo4j"
	"geokg/graph/neo4j/neo4jtest"
)

// killed, if set to "URI USER PASSWORD", makes the test binary a process that stores
// articles there, a line for every batch, until it is killed.
const killed = "GEOKG_NEO4J_KILLED"

func killArticles() []graph.ArticleClaims { return graphtest.NewGenerator(11).Articles(60) }

func storeAndTell(uri, user, password string) error {
	ctx := context.Background()
	store, err := neo4j.Open(ctx, neo4j.Options{URI: uri, Username: user, Password: password})
	if err != nil {
		return err
	}
	for chunk := range slices.Chunk(killArticles(), 5) {
		batch, err := graph.NewBatch(chunk)
		if err != nil {
			return err
		}
		fmt.Println("batch")
		if _, err := store.Apply(ctx, batch); err != nil {
			return err
		}
	}
	time.Sleep(time.Hour) // being killed is the only way out
	return nil
}

// undisturbed is the graph of the articles that the killed process stores.
func undisturbed(t *testing.T) string {
	t.Helper()
	store := open(t)
	defer store.Close()
	return applyAll(t, store)
}

// applyAll stores the articles and returns the graph, which must be what its claims say.
func applyAll(t *testing.T, store graph.Store) string {
	t.Helper()
	faults, err := store.Verify(t.Context())
	require.NoError(t, err)
	assert.Empty(t, faults)
	batch, err := graph.NewBatch(killArticles())
	require.NoError(t, err)
	_, err = store.Apply(t.Context(), batch)
	require.NoError(t, err)
	faults, err = store.Verify(t.Context())
	require.NoError(t, err)
	assert.Empty(t, faults)
	dump, err := graphtest.Dump(t.Context(), store)
	require.NoError(t, err)
	return dump
}

// startStoring starts a process that stores articles on the server, and waits until it is
// in its nth batch.
func startStoring(t *testing.T, server *neo4jtest.Server, n int) *exec.Cmd {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), killed+"="+strings.Join([]string{server.URI, server.Username, server.Password}, " "))
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, child.Start())
	lines := bufio.NewScanner(out)
	for range n {
		require.True(t, lines.Scan(), "the process ended before batch %d", n)
	}
	return child
}

// TestWriterKilled: a process that is killed while it writes leaves whole articles, and a
// second run brings the same graph.
func TestWriterKilled(t *testing.T) {
	want := undisturbed(t)
	for _, batches := range []int{1, 3, 12} {
		t.Run(fmt.Sprintf("in batch %d", batches), func(t *testing.T) {
			store := open(t)
			defer store.Close()
			child := startStoring(t, neo4jtest.Get(t), batches)
			require.NoError(t, child.Process.Kill())
			require.Error(t, child.Wait())
			assert.True(t, want == applyAll(t, store), "another graph than undisturbed")
		})
	}
}

// TestServerKilled: a server that is killed while it is written to has whole articles when
// it is up again, and a second run brings the same graph.
func TestServerKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a server of its own")
	}
	want := undisturbed(t)
	server := neo4jtest.Own(t)
	for _, batches := range []int{2, 6} {
		child := startStoring(t, server, batches)
		server.Kill(t)
		require.NoError(t, child.Process.Kill())
		require.Error(t, child.Wait())
		server.Restart(t)
	}
	store, err := neo4j.Open(t.Context(), neo4j.Options{URI: server.URI, Username: server.Username, Password: server.Password})
	require.NoError(t, err)
	defer store.Close()
	assert.True(t, want == applyAll(t, store), "another graph than undisturbed")
}
