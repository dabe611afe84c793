package export_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"iter"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/piprate/json-gold/ld"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/graph"
	"geokg/graph/export"
	"geokg/graph/graphtest"
	"geokg/graph/sqlite"
	"geokg/internal/golden"
	"geokg/schema"
)

func open(t testing.TB, articles []graph.ArticleClaims) graph.Store {
	t.Helper()
	store, err := sqlite.Open(t.Context(), sqlite.Options{Path: filepath.Join(t.TempDir(), "graph.db")})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, store.Close()) })
	batch, err := graph.NewBatch(articles)
	require.NoError(t, err)
	_, err = store.Apply(t.Context(), batch)
	require.NoError(t, err)
	return store
}

// world is generated articles, some of them carried again, and those with hostile words
// everywhere.
func world() []graph.ArticleClaims {
	articles := graphtest.NewGenerator(21).Articles(60)
	for i, a := range articles[:9] {
		articles = append(articles, graphtest.Republished(a, fmt.Sprint("again-", i), "Portal", "2027-01-01"))
	}
	return append(articles, graphtest.Hostile()...)
}

func written(t testing.TB, name string, source graph.Source, filter graph.Filter) string {
	t.Helper()
	format, ok := export.Lookup(name)
	require.True(t, ok)
	var b bytes.Buffer
	require.NoError(t, format.Write(t.Context(), &b, source, filter))
	return b.String()
}

// Each format of a small graph, to be read.
func TestFormats(t *testing.T) {
	articles, err := graphtest.Claims(`
entity  kim person "Kim Jong Un" names=Kim wikidata=Q56226
entity  rus country Russia iso3=RUS
entity  irn country Iran iso3=IRN
entity  vvo city Vladivostok in=rus lat=43.1 lon=131.9
entity  shahed weapon "Shahed drone"
article a1 source=ANTARA lang=id published=2023-09-13 title="Kim tiba" url=https://a.example/1
claim   a1 kim VISITED rus time=2023-09 place=vvo "Kim mengunjungi Rusia"
claim   a1 irn SUPPLIED shahed recipient=rus quantity="thousands|ribuan unit" "Iran memasok ribuan drone ke Rusia"
article a2 published=2024
claim   a2 kim VISITED rus time=2019-04-25
claim   a2 irn SUPPLIED shahed recipient=rus factuality=denied holder=irn "Iran denied it"
claim   a2 irn ALLY_OF rus time=2001/..
article a3 source=Kabar published=2024-02
claim   a3 irn ALLY_OF rus "Iran and Russia have been allies since the year 2001, as the paper in the museum of the foreign ministry in Tehran says"
article a4 source=Warta published=2024-03
claim   a4 irn ALLY_OF rus "Iran and Russia have been allies since the year 2001, as the paper in the museum of the foreign ministry in Tehran says"
`)
	require.NoError(t, err)
	store := open(t, articles)
	for _, format := range export.Formats() {
		golden.Equal(t, format.Name+".golden", written(t, format.Name, store, graph.Filter{}))
	}
}

func TestRecordsMakeTheSameGraph(t *testing.T) {
	from := open(t, world())
	var articles []graph.ArticleClaims
	for line, err := range export.Read(strings.NewReader(written(t, "jsonl", from, graph.Filter{}))) {
		require.NoError(t, err)
		require.NoError(t, line.Err)
		articles = append(articles, line.ArticleClaims)
	}
	want, err := graphtest.Dump(t.Context(), from)
	require.NoError(t, err)
	got, err := graphtest.Dump(t.Context(), open(t, articles))
	require.NoError(t, err)
	if want != got {
		t.Fatal(graphtest.FirstDifference(want, got))
	}
}

func TestReadRefuses(t *testing.T) {
	good := strings.TrimSpace(written(t, "jsonl", open(t, graphtest.NewGenerator(22).Articles(1)), graph.Filter{}))
	replaced := func(old, new string) string {
		require.Contains(t, good, old)
		return strings.Replace(good, old, new, 1)
	}
	for _, test := range []struct{ line, says string }{
		{`{`, "no record"},
		{`[]`, "no record"},
		{`{"article":{"text":"x"}}`, "has no id"},
		{`{"article":{"id":"a","text":"x"},"more":1}`, `unknown field "more"`},
		{replaced(`"text":"`, `"text":"More. `), "evidence"},
		{replaced(`"factuality":"`, `"factuality":"un`), "factuality"},
		{replaced(`"article":"article-0000000"`, `"article":"another"`), "another"},
	} {
		lines := 0
		for line, err := range export.Read(strings.NewReader("\n" + test.line + "\n" + good)) {
			require.NoError(t, err)
			if lines++; lines == 1 {
				assert.Equal(t, 2, line.Number)
				assert.ErrorContains(t, line.Err, test.says)
			} else {
				assert.NoError(t, line.Err, "the next record is good")
			}
		}
		assert.Equal(t, 2, lines)
	}
}

// What can be read is written as it was read.
func FuzzRead(f *testing.F) {
	store := open(f, world()[55:])
	for line := range strings.Lines(written(f, "jsonl", store, graph.Filter{})) {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for line, err := range export.Read(strings.NewReader(text)) {
			if err != nil || line.Err != nil {
				continue
			}
			again := records(t, line.ArticleClaims)
			for second, err := range export.Read(strings.NewReader(again)) {
				require.NoError(t, err)
				require.NoError(t, second.Err)
				assert.Equal(t, again, records(t, second.ArticleClaims))
			}
		}
	})
}

// records is an article as a jsonl export writes it.
func records(t testing.TB, a graph.ArticleClaims) string {
	return written(t, "jsonl", one{a}, graph.Filter{})
}

// one is a source of one article.
type one struct{ graph.ArticleClaims }

func (o one) Articles(context.Context, graph.Filter) iter.Seq2[graph.ArticleClaims, error] {
	return func(yield func(graph.ArticleClaims, error) bool) { yield(o.ArticleClaims, nil) }
}

func (o one) Network(context.Context, graph.Filter) (graph.Network, error) {
	return graph.Network{}, nil
}

// Cells that a spreadsheet would take for formulas do not begin as such.
func TestCSVHoldsNoFormula(t *testing.T) {
	store := open(t, world())
	for _, name := range []string{"csv", "edges"} {
		rows, err := csv.NewReader(strings.NewReader(written(t, name, store, graph.Filter{}))).ReadAll()
		require.NoError(t, err)
		found := false
		for _, row := range rows {
			for _, cell := range row {
				if _, err := strconv.ParseFloat(cell, 64); err == nil || cell == "" {
					continue
				}
				assert.NotContains(t, "=+-@\t\r\n", cell[:1], "%q", cell)
				found = found || strings.HasPrefix(cell, "'=HYPERLINK")
			}
		}
		assert.True(t, found, "no cell of %s needed care", name)
	}
	assert.Equal(t, "'＝1+1", export.Cell("＝1+1"))
	assert.Equal(t, "O'Brien - x", export.Cell("O'Brien - x"))
}

// networkx reads both forms of the network with every node, edge and attribute.
func TestNetworkx(t *testing.T) {
	requireNetworkx(t)
	store := open(t, world())
	network, err := store.Network(t.Context(), graph.Filter{})
	require.NoError(t, err)
	for _, name := range []string{"graphml", "gexf"} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "graph."+name)
			require.NoError(t, os.WriteFile(path, []byte(written(t, name, store, graph.Filter{})), 0o644))
			out, err := exec.Command("python3", "testdata/read_network.py", path).CombinedOutput()
			require.NoError(t, err, string(out))
			var read struct {
				Nodes map[string]map[string]any
				Edges []map[string]any
			}
			require.NoError(t, json.Unmarshal(out, &read))
			require.Len(t, read.Nodes, len(network.Entities))
			require.Len(t, read.Edges, len(network.Edges))
			for _, e := range network.Entities {
				n, ok := read.Nodes[inXML(e.ID)]
				require.True(t, ok, e.ID)
				assert.Equal(t, inXML(e.Name), n["label"])
				assert.Equal(t, string(e.Kind), n["kind"])
				assert.Equal(t, orAbsent(e.ISO3), n["iso3"])
			}
			edges := map[string]map[string]any{}
			for _, edge := range read.Edges {
				edges[fmt.Sprint(edge["source"], "|", edge["relation"], "|", edge["target"])] = edge
			}
			for _, edge := range network.Edges {
				got := edges[inXML(edge.ID())]
				require.NotNil(t, got, edge.ID())
				assert.EqualValues(t, edge.Claims, got["claims"])
				assert.EqualValues(t, edge.Claims, got["weight"])
				assert.EqualValues(t, edge.Articles, got["articles"])
				assert.Equal(t, edge.Disputed, got["disputed"])
				assert.Equal(t, orAbsent(edge.FirstDay), got["first"])
				assert.Equal(t, orAbsent(edge.LastDay), got["last"])
				assert.InDelta(t, float64(edge.GoldsteinTenths)/10/float64(edge.Claims), got["goldstein"], 1e-9)
			}
		})
	}
}

// requireNetworkx skips the test without Python and networkx; GEOKG_REQUIRE_NETWORKX makes
// that a failure.
func requireNetworkx(t testing.TB) {
	t.Helper()
	if out, err := exec.Command("python3", "-c", "import networkx").CombinedOutput(); err != nil {
		if os.Getenv("GEOKG_REQUIRE_NETWORKX") != "" {
			t.Fatalf("no networkx, which GEOKG_REQUIRE_NETWORKX asks for: %v: %s", err, out)
		}
		t.Skip("SKIPPED: no networkx for python3: pip install networkx")
	}
}

// inXML is words as XML can hold them and a reader gives them back.
func inXML(words string) string { return strings.ReplaceAll(words, "\x00", "\uFFFD") }

func orAbsent(word string) any {
	if word == "" {
		return nil
	}
	return word
}

// A JSON-LD processor finds every claim with its origin.
func TestJSONLD(t *testing.T) {
	articles := world()
	store := open(t, articles)
	var doc any
	require.NoError(t, json.Unmarshal([]byte(written(t, "jsonld", store, graph.Filter{})), &doc))
	dataset, err := ld.NewJsonLdProcessor().ToRDF(doc, ld.NewJsonLdOptions(""))
	require.NoError(t, err)
	found := map[[2]string][]string{}
	for _, quad := range dataset.(*ld.RDFDataset).GetQuads("@default") {
		key := [2]string{quad.Subject.GetValue(), quad.Predicate.GetValue()}
		found[key] = append(found[key], quad.Object.GetValue())
	}
	const prov = "http://www.w3.org/ns/prov#"
	const own = "urn:geokg:vocabulary:"
	claims := 0
	for _, a := range articles {
		for _, c := range a.Claims {
			claims++
			id := "urn:geokg:claim:" + c.ID
			assert.Equal(t, []string{c.Evidence.Text}, found[[2]string{id, prov + "value"}])
			assert.Equal(t, []string{own + string(c.Relation)}, found[[2]string{id, own + "relation"}])
			require.Len(t, found[[2]string{id, prov + "wasGeneratedBy"}], 1)
			origin := found[[2]string{id, prov + "wasQuotedFrom"}]
			require.Len(t, origin, 1)
			assert.Equal(t, []string{a.Article.URL}, found[[2]string{origin[0], "https://schema.org/url"}])
			subject := found[[2]string{id, own + "subject"}]
			require.Len(t, subject, 1)
			assert.Contains(t, found[[2]string{subject[0], "http://www.w3.org/2000/01/rdf-schema#label"}], c.Subject.Name)
		}
	}
	assert.Equal(t, claims, count(found, own+"factuality"))
	assert.Equal(t, []string{"urn:geokg:article:" + articles[0].Article.ID}, found[[2]string{"urn:geokg:article:again-0", prov + "wasDerivedFrom"}])
}

func count(found map[[2]string][]string, predicate string) int {
	n := 0
	for key, values := range found {
		if key[1] == predicate {
			n += len(values)
		}
	}
	return n
}

// A filter reaches every format.
func TestFilter(t *testing.T) {
	store := open(t, world())
	for _, format := range export.Formats() {
		all := written(t, format.Name, store, graph.Filter{})
		some := written(t, format.Name, store, graph.Filter{Relations: []schema.RelationName{"MET"}})
		assert.Less(t, len(some), len(all), format.Name)
		assert.Contains(t, some, "MET", format.Name)
		if !slices.Contains([]string{"edges", "graphml", "gexf"}, format.Name) {
			continue // their claims quote texts
		}
		assert.NotContains(t, some, "SANCTIONED", format.Name)
	}
}
