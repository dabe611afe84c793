// Package conllutest gives tests the treebanks that geokg does not carry.
package conllutest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"geokg/extract/nlp/conllu"
)

// Folder is the variable of the environment that names the folder of treebanks, one folder
// each: "id_gsd".
const Folder = "GEOKG_TREEBANKS"

// Treebank reads the file name of Universal Dependencies, such as "id_gsd-ud-test", from its
// treebank's folder. Without treebanks the test is skipped; without this one it fails.
func Treebank(t testing.TB, name string) []conllu.Sentence {
	t.Helper()
	root := os.Getenv(Folder)
	if root == "" {
		t.Skipf("%s names no folder with treebanks: %s is left out", Folder, name)
	}
	bank, _, _ := strings.Cut(name, "-")
	sents, err := conllu.ReadFile(filepath.Join(root, bank, name+".conllu.gz"))
	require.NoError(t, err)
	return sents
}
