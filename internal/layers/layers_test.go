// Package layers holds the test that imports run one way: text lives in extract, the graph
// in graph, and they meet only in schema.
package layers

import (
	"maps"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// may lists, for each folder, which of geokg it may import besides what is below itself.
// The longest folder that holds a package counts; a package in no folder fails the test.
var may = map[string][]string{
	"schema":   {},
	"fixtures": {},

	"extract/lang":  {"schema"},
	"extract/nlp":   {"schema", "extract/lang"},
	"extract/when":  {"schema", "extract/lang", "extract/nlp"},
	"extract/actor": {"schema", "extract/lang", "extract/nlp"},
	"extract/eval":  {"schema"},
	"extract":       {"schema"},

	"graph":            {"schema"},
	"graph/story":      {"schema"},
	"graph/query":      {"schema", "graph"},
	"graph/browserkit": {"schema", "graph", "graph/query"},
	"graph/sqlite":     {"schema", "graph"},
	"graph/neo4j":      {"schema", "graph"},
	"graph/export":     {"schema", "graph"},
	"graph/measure":    {"schema", "graph"},
	"graph/review":     {"schema", "graph"},
	"graph/plot":       {"schema", "graph", "graph/measure"},
	"graph/graphtest":  {"schema", "graph", "graph/query"},

	"refresh":  {"schema", "extract", "graph"},
	"web":      {"schema", "graph", "graph/query"},
	"cmd":      {"schema", "extract", "graph", "refresh", "web"},
	"internal": {},
}

// noWorld lists the folders that know neither network nor database nor processes.
var (
	noWorld = []string{"schema", "extract", "graph/query", "graph/story"}
	world   = []string{"net", "net/http", "database/sql", "os/exec"}
)

func TestImportsRunOneWay(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, "geokg/...").Output()
	require.NoError(t, err)
	packages := strings.Split(strings.TrimSpace(string(out)), "\n")
	require.Greater(t, len(packages), 10)
	for _, line := range packages {
		fields := strings.Fields(line)
		pkg := strings.TrimPrefix(fields[0], "geokg/")
		folder := folderOf(pkg)
		if !assert.NotEmpty(t, folder, "%s has no place in the table of this test", pkg) {
			continue
		}
		for _, imported := range fields[1:] {
			checkImport(t, pkg, folder, imported)
		}
	}
}

func checkImport(t *testing.T, pkg, folder, imported string) {
	own, isOwn := strings.CutPrefix(imported, "geokg/")
	if !isOwn {
		restricted := slices.ContainsFunc(noWorld, func(f string) bool { return within(pkg, f) })
		assert.False(t, restricted && slices.Contains(world, imported), "%s may not import %s: it works on what it is given", pkg, imported)
		return
	}
	assert.NotEqual(t, "graph/graphtest", own, "%s imports a package for tests", pkg)
	allowed := within(own, folder) || own == "internal/filelock" || own == "internal/furniture" || slices.ContainsFunc(may[folder], func(f string) bool { return within(own, f) })
	assert.True(t, allowed, "%s may not import %s", pkg, own)
}

// folderOf is the longest folder of the table that holds a package.
func folderOf(pkg string) string {
	for ; pkg != "."; pkg = path.Dir(pkg) {
		if _, ok := may[pkg]; ok {
			return pkg
		}
	}
	return ""
}

func within(pkg, folder string) bool { return pkg == folder || strings.HasPrefix(pkg, folder+"/") }

// The table itself must not allow a circle.
func TestTableHasNoCircle(t *testing.T) {
	done := map[string]bool{}
	for len(done) < len(may) {
		before := len(done)
		for _, folder := range slices.Sorted(maps.Keys(may)) {
			ready := !slices.ContainsFunc(may[folder], func(f string) bool { return !done[f] })
			done[folder] = done[folder] || ready
			if !done[folder] {
				delete(done, folder)
			}
		}
		require.Greater(t, len(done), before, "circle among the folders that are not in %v", done)
	}
}
