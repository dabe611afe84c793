package sqlite_test

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/graph"
	"geokg/graph/graphtest"
	"geokg/graph/sqlite"
)

// killed, if set, makes the test binary a process that stores articles into the file it
// names, a line for every batch, until it is killed.
const killed = "GEOKG_SQLITE_KILLED"

func TestMain(m *testing.M) {
	if path := os.Getenv(killed); path != "" {
		if err := storeAndTell(path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	fewerChecks()
	os.Exit(m.Run())
}

// fewerChecks keeps the random histories of the suite short; -rapid.checks asks for more.
func fewerChecks() {
	if err := flag.Set("rapid.checks", "30"); err != nil {
		panic(err)
	}
}

func killArticles() []graph.ArticleClaims { return graphtest.NewGenerator(11).Articles(120) }

func storeAndTell(path string) error {
	ctx := context.Background()
	store, err := sqlite.Open(ctx, sqlite.Options{Path: path})
	if err != nil {
		return err
	}
	for chunk := range slices.Chunk(killArticles(), 10) {
		batch, err := graph.NewBatch(chunk)
		if err != nil {
			return err
		}
		fmt.Println("batch")
		if _, err := store.Apply(ctx, batch); err != nil {
			return err
		}
	}
	time.Sleep(time.Hour) // still holding the lock: being killed is the only way out
	return nil
}

// TestKilled: a process that is killed while it writes leaves whole articles, no lock, and
// a file that a second run brings to the same graph.
func TestKilled(t *testing.T) {
	undisturbed := open(t)
	_, err := undisturbed.Apply(t.Context(), batchOf(t, killArticles()))
	require.NoError(t, err)
	want, err := graphtest.Dump(t.Context(), undisturbed)
	require.NoError(t, err)

	for _, batches := range []int{1, 2, 5, 9, 12} {
		t.Run(fmt.Sprintf("in batch %d", batches), func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "graph.db")
			killInBatch(t, path, batches)

			store, err := sqlite.Open(t.Context(), sqlite.Options{Path: path})
			require.NoError(t, err)
			defer store.Close()
			faults, err := store.Verify(t.Context())
			require.NoError(t, err)
			assert.Empty(t, faults)
			changes, err := store.Apply(t.Context(), batchOf(t, killArticles()))
			require.NoError(t, err)
			assert.Zero(t, len(changes.Unchanged)%10, "a batch was stored in part")
			got, err := graphtest.Dump(t.Context(), store)
			require.NoError(t, err)
			assert.True(t, want == got, "another graph than undisturbed")
		})
	}
}

// killInBatch kills the process while it stores its nth batch, and sees to it that
// meanwhile nobody else could write.
func killInBatch(t *testing.T, path string, n int) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), killed+"="+path)
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, child.Start())
	lines := bufio.NewScanner(out)
	for range n {
		require.True(t, lines.Scan(), "the process ended before batch %d", n)
	}
	_, err = sqlite.Open(t.Context(), sqlite.Options{Path: path})
	require.ErrorIs(t, err, graph.ErrLocked)
	require.ErrorContains(t, err, fmt.Sprintf("process %d", child.Process.Pid))
	require.NoError(t, child.Process.Kill())
	require.Error(t, child.Wait())
}
