package lang

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// packFiles are the files that every built-in pack has.
var packFiles = []string{
	File, "affixes.txt", "calendar.yaml", "frames/patterns.yaml", "lemmas.tsv", "parser.bin",
	"segment.txt", "split.tsv", "syntax.yaml", "tagger.bin",
}

func TestEveryBuiltInPackIsSound(t *testing.T) {
	require.Subset(t, List(), []string{"en", "id"})
	for _, language := range List() {
		p, err := Open(language)
		require.NoError(t, err)
		assert.Equal(t, language, p.Language)
		for _, name := range packFiles {
			_, err = fs.Stat(p.FS, name)
			assert.NoError(t, err, language)
		}
	}
}

func TestOpenUnknownLanguage(t *testing.T) {
	for _, language := range []string{"xx", "", "..", "id/frames"} {
		_, err := Open(language)
		assert.ErrorIs(t, err, ErrUnknown, language)
	}
}

// write makes a folder of files.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		file := filepath.Join(dir, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755))
		require.NoError(t, os.WriteFile(file, []byte(text), 0o644))
	}
	return dir
}

func TestFolderStandsOverBuiltIn(t *testing.T) {
	dir := write(t, map[string]string{
		"ms/pack.yaml":   "language: ms\nname: Malay\ntreebanks: [toy]\n",
		"mine/pack.yaml": "language: id\nname: My Indonesian\ntreebanks: [csui]\nbase: id\n",
		"mine/own.txt":   "own",
		"notes.txt":      "",
	})
	ps, err := FindDir(dir)
	require.NoError(t, err)
	assert.Equal(t, []string{"en", "id", "ms"}, ps.List())

	id, err := ps.Open("id")
	require.NoError(t, err)
	assert.Equal(t, "My Indonesian", id.Name)
	own, err := fs.ReadFile(id.FS, "own.txt")
	require.NoError(t, err)
	assert.Equal(t, "own", string(own))
	_, err = fs.Stat(id.FS, "segment.txt")
	assert.NoError(t, err, "lent by the base")

	en, err := ps.Open("en")
	require.NoError(t, err)
	assert.Equal(t, "English", en.Name)

	one, err := FindDir(filepath.Join(dir, "ms"))
	require.NoError(t, err)
	assert.Len(t, one, 1)
}

func TestFindDirWithoutPacks(t *testing.T) {
	_, err := FindDir(t.TempDir())
	assert.ErrorContains(t, err, "pack.yaml")
	_, err = FindDir(filepath.Join(t.TempDir(), "missing"))
	assert.ErrorIs(t, err, fs.ErrNotExist)
}

func TestFaultsOfPackFile(t *testing.T) {
	tests := []struct{ yaml, want string }{
		{"language: ms\nname: Malay\ntreebank: toy\n", "pack.yaml:3:"},
		{"language: ms\nname: [\n", "pack.yaml:"},
		{"language: Malay\nname: Malay\ntreebanks: [a]\n", `not "Malay"`},
		{"language: ms\ntreebanks: [a]\n", "name: missing"},
		{"language: ms\nname: Malay\n", "treebanks: want at least one"},
		{"language: ms\nname: Malay\ntreebanks: [a, a]\n", "stands twice"},
		{"language: ms\nname: Malay\ntreebanks: [a]\nbase: xx\n", "base: language \"xx\""},
	}
	for _, tt := range tests {
		_, err := OpenDir(write(t, map[string]string{"pack.yaml": tt.yaml}))
		assert.ErrorContains(t, err, tt.want, tt.yaml)
	}
}

func TestReadLines(t *testing.T) {
	folder := fstest.MapFS{"words.tsv": {Data: []byte("# head\n#\tx\n\na\tb  \nbad\n")}}
	var rows [][]string
	err := ReadLines(folder, "words.tsv", func(fields []string) error {
		rows = append(rows, fields)
		if len(fields) < 2 {
			return fs.ErrInvalid
		}
		return nil
	})
	assert.ErrorContains(t, err, "words.tsv:5:")
	assert.Equal(t, [][]string{{"#", "x"}, {"a", "b"}, {"bad"}}, rows)
}
