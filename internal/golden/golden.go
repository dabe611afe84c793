// Package golden compares what a test got with a file that a reviewer has read.
package golden

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "rewrite golden files with what the tests got")

// Equal fails t unless got equals testdata/name, line ends aside. Run the test with
// -update to write the file, then read it before you commit it.
func Equal(t testing.TB, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", filepath.FromSlash(name))
	if *update {
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
		return
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err, "no golden file; run the test with -update to write it")
	assert.Equal(t, strings.ReplaceAll(string(want), "\r\n", "\n"), got, "differs from %s; -update rewrites it", path)
}

// Updating reports whether the tests were run with -update, for those that compare by other means.
func Updating() bool { return *update }
