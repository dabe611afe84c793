package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/graph/neo4j/neo4jtest"
	"geokg/refresh/ledger"
)

// calmRefresh is the graph that a site gives a job that nothing disturbs, and how long that
// takes.
func calmRefresh(t *testing.T, site string) (dump string, took time.Duration) {
	t.Helper()
	config, store := refreshFolder(t, site)
	start := time.Now()
	require.NoError(t, child(t, "refresh", "--config", config).Run())
	return dumpOf(t, store), time.Since(start)
}

// killRefresh runs a job that is killed at random moments, so that all runs together last
// about as long as one that is not, and then to its end.
func killRefresh(t *testing.T, config string, whole time.Duration) {
	t.Helper()
	random := rand.New(rand.NewPCG(11, 13))
	longest := max(2*whole/time.Duration(*kills), 2*time.Second)
	for kill := range *kills {
		command := child(t, "refresh", "--config", config)
		require.NoError(t, command.Start())
		if kill == 0 {
			waitForRun(t, config) // one run at least is killed while it works
		} else {
			time.Sleep(time.Duration(random.Int64N(int64(longest))))
		}
		require.NoError(t, command.Process.Kill())
		_ = command.Wait() // it was killed, or was done before
	}
	var out, problems bytes.Buffer
	last := child(t, "refresh", "--config", config)
	last.Stdout, last.Stderr = &out, &problems
	require.NoError(t, last.Run(), problems.String())
	assert.Contains(t, out.String(), "waiting: 0")
	checkLedger(t, config)
	assert.Positive(t, cutOff(t, config))
}

// waitForRun waits until the ledger of a job knows of a run.
func waitForRun(t *testing.T, config string) {
	t.Helper()
	path := filepath.Join(filepath.Dir(config), "refresh.ledger")
	waitForFile(t, path)
	require.Eventually(t, func() bool {
		book, err := ledger.Look(t.Context(), path)
		if err != nil {
			return false
		}
		defer book.Close()
		runs, err := book.Runs(t.Context(), 1)
		return err == nil && len(runs) > 0
	}, time.Minute, 10*time.Millisecond, "a run")
}

// cutOff is how many runs of a job the ledger knows to have been cut off.
func cutOff(t *testing.T, config string) (n int) {
	t.Helper()
	book, err := ledger.Look(t.Context(), filepath.Join(filepath.Dir(config), "refresh.ledger"))
	require.NoError(t, err)
	defer book.Close()
	runs, err := book.Runs(t.Context(), 1000)
	require.NoError(t, err)
	for _, r := range runs {
		if r.Ended.IsZero() {
			n++
		}
	}
	t.Logf("%d of %d runs were cut off", n, len(runs))
	return n
}

// checkLedger has SQLite check the ledger of a job.
func checkLedger(t *testing.T, config string) {
	t.Helper()
	book, err := ledger.Look(t.Context(), filepath.Join(filepath.Dir(config), "refresh.ledger"))
	require.NoError(t, err)
	defer book.Close()
	require.NoError(t, book.Check(t.Context()))
}

// A refresh that is killed at any moment goes on with the next run; nothing is lost and
// nothing is there twice.
func TestKillRefresh(t *testing.T) {
	site := newsSite(t, *killArticles)
	want, took := calmRefresh(t, site.URL)
	config, store := refreshFolder(t, site.URL)
	killRefresh(t, config, took)
	requireSame(t, want, dumpOf(t, store))
}

// So it is with a server.
func TestKillRefreshWithServer(t *testing.T) {
	url := useServer(t, neo4jtest.Get(t))
	site := newsSite(t, *killArticles)
	want, took := calmRefresh(t, site.URL)
	config := refreshConfig(t, t.TempDir(), site.URL, "store: "+url+"\n")
	killRefresh(t, config, took+5*time.Second) // the rest is for the server
	requireSame(t, want, dumpOfServer(t, url))
	geokg(t, nil, "doctor", "--verify", "--store", url)
}

// A job that runs by a schedule goes on collecting while its server is killed and started
// again, and sends by itself what waited.
func TestRefreshOutlivesServer(t *testing.T) {
	var pages atomic.Int32
	site := growingSite(t, func() int { return int(pages.Load()) })
	server := neo4jtest.Own(t)
	url := useServer(t, server)
	config := refreshConfig(t, t.TempDir(), site.URL, "store: "+url+"\n")
	command := child(t, "refresh", "--config", config, "--every", "1s")
	var log bytes.Buffer
	command.Stderr = &log
	require.NoError(t, command.Start())
	t.Cleanup(func() { _ = command.Process.Kill() }) // it has ended unless the test failed
	waitForFile(t, filepath.Join(filepath.Dir(config), "refresh.ledger"))

	random := rand.New(rand.NewPCG(17, 19))
	share := *killArticles / *serverKills
	for range *serverKills {
		pages.Add(int32(share / 2))
		time.Sleep(time.Duration(random.Int64N(int64(3 * time.Second))))
		server.Kill(t)
		pages.Add(int32(share - share/2))
		collected := func(v map[string]int) int { return v["cleaned"] + v["extracted"] + v["sent"] }
		waitForVersions(t, config, int(pages.Load()), collected)
		server.Restart(t)
		waitForVersions(t, config, int(pages.Load()), func(v map[string]int) int { return v["sent"] })
	}
	require.NoError(t, command.Process.Signal(syscall.SIGTERM))
	_ = command.Wait() // how it ends is for another test
	assert.Contains(t, log.String(), "the graph is away")
	want, _ := calmRefresh(t, site.URL)
	requireSame(t, want, dumpOfServer(t, url))
	geokg(t, nil, "doctor", "--verify", "--store", url)
	checkLedger(t, config)
}

// waitForVersions waits until the ledger has n articles of a kind.
func waitForVersions(t *testing.T, config string, n int, of func(versions map[string]int) int) {
	t.Helper()
	book, err := ledger.Look(t.Context(), filepath.Join(filepath.Dir(config), "refresh.ledger"))
	require.NoError(t, err)
	defer book.Close()
	require.Eventually(t, func() bool {
		counts, err := book.Counts(t.Context(), "news")
		return err == nil && of(counts.Versions) == n
	}, 5*time.Minute, 200*time.Millisecond, fmt.Sprintf("%d articles", n))
}
