//go:build linux

package main

import (
	"bytes"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// smallDisk is a folder on a disk of its own, and a function that makes that disk larger.
func smallDisk(t *testing.T, size string) (folder string, grow func(size string)) {
	t.Helper()
	folder = t.TempDir()
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, "size="+size); err != nil {
		t.Skipf("SKIPPED: no small disk: %v (run it as: unshare --map-root-user --mount go test …)", err)
	}
	t.Cleanup(func() { assert.NoError(t, syscall.Unmount(folder, 0)) })
	return folder, func(size string) {
		require.NoError(t, syscall.Mount("tmpfs", folder, "tmpfs", syscall.MS_REMOUNT, "size="+size))
	}
}

// On a full disk a run ends with a line that says so; with room again the next one does the
// rest.
func TestRefreshFullDisk(t *testing.T) {
	site := newsSite(t, *killArticles)
	want, _ := calmRefresh(t, site.URL)
	tests := []struct {
		what, size string
		code       int
		says       string
	}{
		{"ledger", "600k", 1, "make room on the disk of the ledger"},
		{"graph", "400k", 4, "the disk is full: free some space"},
	}
	for _, tt := range tests {
		t.Run(tt.what, func(t *testing.T) {
			disk, grow := smallDisk(t, tt.size)
			places := map[string]string{"ledger": t.TempDir(), "graph": t.TempDir()}
			places[tt.what] = disk
			store := filepath.Join(places["graph"], "graph.db")
			config := refreshConfig(t, places["ledger"], site.URL, "store: sqlite:"+store+"\n")
			var out, problems bytes.Buffer
			full := child(t, "refresh", "--config", config)
			full.Stdout, full.Stderr = &out, &problems
			err := full.Run()
			var exit *exec.ExitError
			require.ErrorAs(t, err, &exit, out.String())
			assert.Equal(t, tt.code, exit.ExitCode())
			assert.Contains(t, problems.String(), tt.says)
			assert.Less(t, strings.Count(problems.String(), "\n"), 20, problems.String())
			t.Log(out.String() + problems.String())

			grow("64m")
			printed := geokg(t, nil, "refresh", "--config", config)
			assert.Contains(t, printed, "waiting: 0")
			checkLedger(t, config)
			requireSame(t, want, dumpOf(t, store))
		})
	}
}
