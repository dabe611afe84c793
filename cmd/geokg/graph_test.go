package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/graph"
	"geokg/graph/graphtest"
	"geokg/graph/sqlite"
)

var (
	kills        = flag.Int("kills", 3, "how often the kill test kills")
	serverKills  = flag.Int("server-kills", 1, "how often the kill test kills the server")
	killArticles = flag.Int("kill-articles", 150, "articles of the kill tests")
)

// geokg runs a command within this process and returns what it wrote.
func geokg(t *testing.T, stdin io.Reader, args ...string) string {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code := run(t.Context(), args, stdin, &stdout, &stderr)
	require.Zero(t, code, "geokg %s\n%s", strings.Join(args, " "), stderr.String())
	return stdout.String()
}

// dumpOf is the graph in a SQLite file, row by row.
func dumpOf(t *testing.T, path string) string {
	t.Helper()
	store, err := sqlite.Open(t.Context(), sqlite.Options{Path: path, ReadOnly: true})
	require.NoError(t, err)
	defer store.Close()
	return dumpStore(t, store)
}

// dumpStore is the graph in a store, which must be what its claims give.
func dumpStore(t *testing.T, store graph.Store) string {
	t.Helper()
	differences, err := store.Verify(t.Context())
	require.NoError(t, err)
	require.Empty(t, differences)
	dump, err := graphtest.Dump(t.Context(), store)
	require.NoError(t, err)
	return dump
}

// fixtureLines is every gold article, one line of JSONL each.
func fixtureLines(t *testing.T) []string {
	t.Helper()
	var lines []string
	for _, name := range []string{"dev-id", "dev-en"} {
		data, err := os.ReadFile("../../fixtures/gold/" + name + ".articles.jsonl")
		require.NoError(t, err)
		lines = append(lines, strings.Split(strings.TrimSpace(string(data)), "\n")...)
	}
	seed, err := os.ReadFile("../../fixtures/articles/antara-putin-kim.txt")
	require.NoError(t, err)
	line, err := json.Marshal(map[string]string{"id": "antara-putin-kim", "lang": "id", "date": "2023-09", "text": string(seed)})
	require.NoError(t, err)
	return append(lines, string(line))
}

// The graph must not show in which order, how often and by how many workers it was made.
func TestSameGraphHoweverIngested(t *testing.T) {
	lines := fixtureLines(t)
	ingest := func(path string, order []string, workers string) {
		geokg(t, strings.NewReader(strings.Join(order, "\n")), "ingest", "-", "--store", "sqlite:"+path, "--workers", workers)
	}
	dir := t.TempDir()
	plain := filepath.Join(dir, "plain.db")
	ingest(plain, lines, "1")
	want := dumpOf(t, plain)
	require.Greater(t, strings.Count(want, "\n"), 500)

	shuffled := append([]string(nil), lines...)
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	other := filepath.Join(dir, "other.db")
	half := len(shuffled) / 2
	ingest(other, shuffled[half:], "4")
	ingest(other, shuffled[:half+10], "4") // some of them again
	assert.Equal(t, want, dumpOf(t, other), "shuffled, in two parts, by four workers")

	ingest(plain, shuffled, "4")
	assert.Equal(t, want, dumpOf(t, plain), "ingested again")
}

// generated is n short articles that nobody wrote, about a small world that meets often.
func generated(n int) string {
	countries := []string{"Norway", "Chile", "Japan", "Kenya", "Egypt", "Jordan", "Canada", "Peru"}
	cities := []string{"Oslo", "Cairo", "Tokyo", "Nairobi"}
	verbs := []string{"met the president of", "condemned", "signed a trade agreement with", "sent aid to", "accused"}
	random := rand.New(rand.NewPCG(7, 11))
	pick := func(words []string) string { return words[random.IntN(len(words))] }
	var b strings.Builder
	for i := range n {
		text := fmt.Sprintf("The president of %s %s %s in %s on %d March 2024. The foreign minister of %s visited %s.",
			pick(countries), pick(verbs), pick(countries), pick(cities), 1+random.IntN(28), pick(countries), pick(countries))
		fmt.Fprintf(&b, "{\"id\":\"g%d\",\"lang\":\"en\",\"date\":\"2024-04-%02d\",\"text\":%q}\n", i, 1+random.IntN(28), text)
	}
	return b.String()
}

// child is geokg as a process of its own that can be killed.
func child(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	path, err := exec.LookPath("geokg") // this test binary, put there by testscript
	require.NoError(t, err)
	return exec.Command(path, args...)
}

// A run that is killed at any moment leaves a store from which the next run goes on; in
// the end the graph is the one of an undisturbed run.
func TestKill(t *testing.T) {
	dir := t.TempDir()
	articles := filepath.Join(dir, "articles.jsonl")
	require.NoError(t, os.WriteFile(articles, []byte(generated(*killArticles)), 0o644))

	calm := filepath.Join(dir, "calm.db")
	start := time.Now()
	require.NoError(t, child(t, "ingest", articles, "--store", "sqlite:"+calm).Run())
	whole := time.Since(start)

	random := rand.New(rand.NewPCG(3, 5))
	killed := filepath.Join(dir, "killed.db")
	for range *kills {
		command := child(t, "ingest", articles, "--store", "sqlite:"+killed)
		require.NoError(t, command.Start())
		time.Sleep(time.Duration(random.Int64N(int64(whole))))
		require.NoError(t, command.Process.Kill())
		_ = command.Wait() // it was killed, or was done before
	}
	require.NoError(t, child(t, "ingest", articles, "--store", "sqlite:"+killed).Run())
	assert.Equal(t, dumpOf(t, calm), dumpOf(t, killed))
}

func waitForFile(t *testing.T, path string) {
	t.Helper()
	require.Eventually(t, func() bool {
		_, err := os.Stat(path)
		return err == nil
	}, 30*time.Second, 10*time.Millisecond)
}

// A second writer is told who writes.
func TestLock(t *testing.T) {
	dir := t.TempDir()
	store := "sqlite:" + filepath.Join(dir, "x.db")
	first := child(t, "ingest", "-", "--store", store)
	hold, err := first.StdinPipe()
	require.NoError(t, err)
	require.NoError(t, first.Start())
	waitForFile(t, filepath.Join(dir, "x.db"))

	var stderr bytes.Buffer
	second := child(t, "ingest", "-", "--store", store)
	second.Stdin = strings.NewReader(generated(1))
	second.Stderr = &stderr
	err = second.Run()
	var exit *exec.ExitError
	require.ErrorAs(t, err, &exit)
	assert.Equal(t, 5, exit.ExitCode())
	assert.Contains(t, stderr.String(), fmt.Sprintf("process %d", first.Process.Pid))

	_, err = io.WriteString(hold, generated(1))
	require.NoError(t, err)
	require.NoError(t, hold.Close())
	require.NoError(t, first.Wait())
	second = child(t, "ingest", "-", "--store", store)
	second.Stdin = strings.NewReader(generated(1))
	assert.NoError(t, second.Run(), "the lock goes with its holder")
}

// An interrupt ends in good order: what was extracted is stored.
func TestInterrupt(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "x.db")
	var stderr bytes.Buffer
	command := child(t, "ingest", "-", "--store", "sqlite:"+path, "--workers", "1")
	command.Stderr = &stderr
	input, err := command.StdinPipe()
	require.NoError(t, err)
	require.NoError(t, command.Start())
	_, err = io.WriteString(input, generated(100))
	require.NoError(t, err)
	waitForFile(t, path)
	require.NoError(t, command.Process.Signal(os.Interrupt))
	time.Sleep(300 * time.Millisecond)
	_, _ = io.WriteString(input, generated(1)) // wakes the reader
	_ = input.Close()
	err = command.Wait()
	var exit *exec.ExitError
	require.ErrorAs(t, err, &exit, "standard input was open, so it cannot have been done before")
	assert.Equal(t, 1, exit.ExitCode())
	assert.Contains(t, stderr.String(), "geokg: interrupted: ")

	geokg(t, strings.NewReader(generated(100)), "ingest", "-", "--store", "sqlite:"+path)
	dumpOf(t, path)
}
