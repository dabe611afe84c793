package sqlite_test

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/graph"
	"geokg/graph/graphtest"
	"geokg/graph/sqlite"
)

// A backup that is made while another store writes holds whole articles and is sound.
func TestBackupWhileWriting(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	writer, err := sqlite.Open(t.Context(), sqlite.Options{Path: path})
	require.NoError(t, err)
	defer writer.Close()
	articles := graphtest.NewGenerator(31).Articles(200)
	store := func(chunk []graph.ArticleClaims) {
		batch, err := graph.NewBatch(chunk)
		require.NoError(t, err)
		_, err = writer.Apply(context.Background(), batch)
		require.NoError(t, err)
	}
	store(articles[:20])

	reader, err := sqlite.Open(t.Context(), sqlite.Options{Path: path, ReadOnly: true})
	require.NoError(t, err)
	defer reader.Close()
	done := make(chan struct{})
	go func() {
		defer close(done)
		for chunk := range slices.Chunk(articles[20:], 10) {
			store(chunk)
		}
	}()
	for i := range 3 {
		copied := filepath.Join(t.TempDir(), "copy.db")
		require.NoError(t, reader.Backup(t.Context(), copied), "backup %d", i)
		requireSound(t, copied)
	}
	<-done
	copied := filepath.Join(t.TempDir(), "last.db")
	require.NoError(t, reader.Backup(t.Context(), copied))
	assert.Equal(t, dumpFile(t, path), dumpFile(t, copied))
}

func TestBackupSpares(t *testing.T) {
	store := open(t).(*sqlite.Store)
	there := filepath.Join(t.TempDir(), "there")
	require.NoError(t, os.WriteFile(there, []byte("mine"), 0o600))
	require.ErrorIs(t, store.Backup(t.Context(), there), fs.ErrExist)
	require.Error(t, store.Backup(t.Context(), filepath.Join(t.TempDir(), "no", "folder")))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	folder := t.TempDir()
	require.ErrorIs(t, store.Backup(ctx, filepath.Join(folder, "x")), context.Canceled)
	left, err := os.ReadDir(folder)
	require.NoError(t, err)
	assert.Empty(t, left)
}

func requireSound(t *testing.T, path string) {
	t.Helper()
	store, err := sqlite.Open(t.Context(), sqlite.Options{Path: path, ReadOnly: true})
	require.NoError(t, err)
	defer store.Close()
	faults, err := store.Verify(t.Context())
	require.NoError(t, err)
	require.Empty(t, faults)
}

func dumpFile(t *testing.T, path string) string {
	t.Helper()
	store, err := sqlite.Open(t.Context(), sqlite.Options{Path: path, ReadOnly: true})
	require.NoError(t, err)
	defer store.Close()
	dump, err := graphtest.Dump(t.Context(), store)
	require.NoError(t, err)
	return dump
}
