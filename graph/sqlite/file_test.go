package sqlite_test

import (
	"database/sql"
	"os"
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

func batchOf(t testing.TB, articles []graph.ArticleClaims) graph.Batch {
	t.Helper()
	batch, err := graph.NewBatch(articles)
	require.NoError(t, err)
	return batch
}

// TestAgainWritesNothing looks at the bytes of the file and of its log.
func TestAgainWritesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	batch := batchOf(t, graphtest.NewGenerator(1).Articles(20))
	clock := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
	now := func() time.Time { clock = clock.Add(time.Hour); return clock }
	store, err := sqlite.Open(t.Context(), sqlite.Options{Path: path, Now: now})
	require.NoError(t, err)
	defer store.Close()
	_, err = store.Apply(t.Context(), batch)
	require.NoError(t, err)

	files := func() (content []string) {
		for _, suffix := range []string{"", "-wal"} {
			bytes, err := os.ReadFile(path + suffix)
			require.NoError(t, err)
			content = append(content, string(bytes))
		}
		return content
	}
	before := files()
	changes, err := store.Apply(t.Context(), batch)
	require.NoError(t, err)
	assert.Len(t, changes.Unchanged, 20)
	assert.True(t, strings.Join(before, "") == strings.Join(files(), ""), "the second time wrote to the file")
}

func TestCloseLeavesOneFile(t *testing.T) {
	dir := t.TempDir()
	store, err := sqlite.Open(t.Context(), sqlite.Options{Path: filepath.Join(dir, "odd name?#%20;.db")})
	require.NoError(t, err)
	_, err = store.Apply(t.Context(), batchOf(t, graphtest.NewGenerator(1).Articles(1)))
	require.NoError(t, err)
	require.NoError(t, store.Close())
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	require.Len(t, entries, 1)
	assert.Equal(t, "odd name?#%20;.db", entries[0].Name())
}

func TestReadOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	writer, err := sqlite.Open(t.Context(), sqlite.Options{Path: path})
	require.NoError(t, err)
	_, err = writer.Apply(t.Context(), batchOf(t, graphtest.NewGenerator(1).Articles(1)))
	require.NoError(t, err)
	want, err := graphtest.Dump(t.Context(), writer)
	require.NoError(t, err)

	check := func() {
		reader, err := sqlite.Open(t.Context(), sqlite.Options{Path: path, ReadOnly: true})
		require.NoError(t, err)
		defer reader.Close()
		got, err := graphtest.Dump(t.Context(), reader)
		require.NoError(t, err)
		assert.Equal(t, want, got)
		_, err = reader.Apply(t.Context(), graph.Batch{})
		require.ErrorIs(t, err, graph.ErrUnreachable)
	}
	check() // while another store writes
	require.NoError(t, writer.Close())
	check()
}

// TestRefused: what cannot be opened says why, wraps the error that callers look for, and
// is left as it was.
func TestRefused(t *testing.T) {
	execute := func(path string, statements ...string) {
		db, err := sql.Open("sqlite", path)
		require.NoError(t, err)
		defer db.Close()
		for _, statement := range statements {
			_, err := db.Exec(statement)
			require.NoError(t, err)
		}
	}
	ours := func(path string) {
		store, err := sqlite.Open(t.Context(), sqlite.Options{Path: path})
		require.NoError(t, err)
		_, err = store.Apply(t.Context(), batchOf(t, graphtest.NewGenerator(1).Articles(5)))
		require.NoError(t, err)
		require.NoError(t, store.Close())
	}
	for _, test := range []struct {
		name     string
		make     func(path string)
		readOnly bool
		is       error
		says     string
	}{
		{"no file to read", func(string) {}, true, graph.ErrUnreachable, "ingest an article first"},
		{"no folder", func(path string) { require.NoError(t, os.Remove(filepath.Dir(path))) }, false, graph.ErrUnreachable, "no such file"},
		{"a folder", func(path string) { require.NoError(t, os.Mkdir(path, 0o755)) }, false, graph.ErrUnreachable, "cannot be opened"},
		{"a folder to read", func(path string) { require.NoError(t, os.Mkdir(path, 0o755)) }, true, graph.ErrUnreachable, "cannot be opened"},
		{"a text", func(path string) {
			require.NoError(t, os.WriteFile(path, []byte(strings.Repeat("no database\n", 100)), 0o644))
		}, false, graph.ErrForeign, "no SQLite file"},
		{"another program's file", func(path string) { execute(path, "CREATE TABLE song (title)") }, false, graph.ErrForeign, "another program"},
		{"another program's marked file", func(path string) { execute(path, "PRAGMA application_id = 252006673") }, false, graph.ErrForeign, "another program"},
		{"an empty file to read", func(path string) { require.NoError(t, os.WriteFile(path, nil, 0o644)) }, true, graph.ErrForeign, "holds no graph yet"},
		{"a newer version", func(path string) { ours(path); execute(path, "PRAGMA user_version = 99") }, false, graph.ErrForeign, "update geokg"},
		{"a newer version to read", func(path string) { ours(path); execute(path, "PRAGMA user_version = 99") }, true, graph.ErrForeign, "update geokg"},
		{"damaged pages", func(path string) {
			ours(path)
			file, err := os.OpenFile(path, os.O_RDWR, 0)
			require.NoError(t, err)
			defer file.Close()
			_, err = file.WriteAt([]byte(strings.Repeat("damage", 500)), 100)
			require.NoError(t, err)
		}, false, graph.ErrUnreachable, "damaged"},
	} {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "folder", "graph.db")
			require.NoError(t, os.Mkdir(filepath.Dir(path), 0o755))
			test.make(path)
			before, _ := os.ReadFile(path)
			store, err := sqlite.Open(t.Context(), sqlite.Options{Path: path, ReadOnly: test.readOnly})
			require.ErrorIs(t, err, test.is)
			require.ErrorContains(t, err, test.says)
			assert.ErrorContains(t, err, path)
			assert.Nil(t, store)
			after, _ := os.ReadFile(path)
			assert.Equal(t, before, after)
			assert.NoFileExists(t, path+".lock")
		})
	}
}

func TestEmptyFileBecomesAStore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	require.NoError(t, os.WriteFile(path, nil, 0o644))
	store, err := sqlite.Open(t.Context(), sqlite.Options{Path: path})
	require.NoError(t, err)
	require.NoError(t, store.Close())
}

func TestSecondWriterIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	store, err := sqlite.Open(t.Context(), sqlite.Options{Path: path})
	require.NoError(t, err)
	_, err = sqlite.Open(t.Context(), sqlite.Options{Path: path})
	require.ErrorIs(t, err, graph.ErrLocked)
	assert.ErrorContains(t, err, "held by process")
	require.NoError(t, store.Close())
	store, err = sqlite.Open(t.Context(), sqlite.Options{Path: path})
	require.NoError(t, err, "the lock ends with its holder")
	require.NoError(t, store.Close())
}
