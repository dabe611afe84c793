package golden

import (
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// recorder is a testing.TB that notes a failure instead of failing.
type recorder struct {
	testing.TB
	failed bool
}

func (r *recorder) Helper()               {}
func (r *recorder) Errorf(string, ...any) { r.failed = true }
func (r *recorder) FailNow()              { r.failed = true }

func TestEqual(t *testing.T) {
	t.Chdir(t.TempDir())
	require.NoError(t, os.Mkdir("testdata", 0o755))
	require.NoError(t, os.WriteFile("testdata/a", []byte("one\r\ntwo\n"), 0o644))

	for got, failed := range map[string]bool{"one\ntwo\n": false, "one\n": true} {
		rec := &recorder{TB: t}
		Equal(rec, "a", got)
		assert.Equal(t, failed, rec.failed, "%q", got)
	}
}

func TestUpdateWrites(t *testing.T) {
	t.Chdir(t.TempDir())
	*update = true
	t.Cleanup(func() { *update = false })
	Equal(t, "deep/b", "text")
	*update = false
	Equal(t, "deep/b", "text")
}
