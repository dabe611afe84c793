package train

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/extract/lang"
	"geokg/extract/nlp"
)

func trainToy(t *testing.T, folder string) {
	t.Helper()
	require.NoError(t, Run(context.Background(), Options{
		Lang: "ms", Treebanks: []string{"testdata/ms_toy-ud-train.conllu"}, Out: folder, Epochs: 120,
	}))
}

// A language that geokg does not know needs a treebank and nothing else; what comes of it
// is the same every time.
func TestRunMakesAPack(t *testing.T) {
	folder := t.TempDir()
	trainToy(t, folder)
	pack, err := lang.OpenDir(folder)
	require.NoError(t, err)
	p, err := nlp.Open(pack, nlp.Options{})
	require.NoError(t, err)
	sents := p.Parse("Menteri itu tidak membeli kapal itu. Osaka dilawat oleh presiden itu.")
	require.Len(t, sents, 2)
	tests := []struct {
		sent, word int
		upos       string
		head       int
		rel        string
	}{
		{0, 0, "NOUN", 3, "nsubj"},
		{0, 2, "PART", 3, "advmod"},
		{0, 3, "VERB", -1, "root"},
		{0, 4, "NOUN", 3, "obj"},
		{0, 5, "DET", 4, "det"},
		{1, 0, "PROPN", 1, "nsubj:pass"},
		{1, 1, "VERB", -1, "root"},
		{1, 3, "NOUN", 1, "obl:agent"},
	}
	for _, tt := range tests {
		w := sents[tt.sent].Tokens[tt.word]
		assert.Equal(t, tt.upos, w.UPOS, w.Form)
		assert.Equal(t, tt.head, w.Head, w.Form)
		assert.Equal(t, tt.rel, w.Rel, w.Form)
	}
	assert.Equal(t, "beli", sents[0].Tokens[3].Lemma)

	again := t.TempDir()
	trainToy(t, again)
	files, err := os.ReadDir(folder)
	require.NoError(t, err)
	for _, f := range files {
		want, err := os.ReadFile(filepath.Join(folder, f.Name()))
		require.NoError(t, err)
		got, err := os.ReadFile(filepath.Join(again, f.Name()))
		require.NoError(t, err)
		assert.Equal(t, want, got, f.Name())
	}
}

// Branches of a training are the same every time, and their mean is none of them.
func TestRunBranches(t *testing.T) {
	parser := func(branches int) []byte {
		folder := t.TempDir()
		require.NoError(t, Run(context.Background(), Options{
			Lang: "ms", Treebanks: []string{"testdata/ms_toy-ud-train.conllu"}, Out: folder, Epochs: 4, Branches: branches,
		}))
		file, err := os.ReadFile(filepath.Join(folder, nlp.ParserFile))
		require.NoError(t, err)
		return file
	}
	two := parser(2)
	assert.Equal(t, two, parser(2))
	assert.NotEqual(t, two, parser(1))
	assert.NotEqual(t, two, parser(3))
}

func TestRunRefuses(t *testing.T) {
	bad := filepath.Join(t.TempDir(), "ms_toy-train.conllu")
	require.NoError(t, os.WriteFile(bad, []byte("1\tAli\tAli\tPROPN\t_\t_\t_\troot\t_\t_\n\n"), 0o666))
	tests := []struct{ file, want string }{
		{"testdata/none_x-train.conllu", "no such file"},
		{"testdata/../run.go", "must begin like id_gsd-"},
		{bad, "word 1 has no head"},
	}
	for _, tt := range tests {
		err := Run(context.Background(), Options{Lang: "ms", Treebanks: []string{tt.file}, Out: t.TempDir()})
		assert.ErrorContains(t, err, tt.want, tt.file)
	}
}
