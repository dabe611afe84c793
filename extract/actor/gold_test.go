package actor

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io/fs"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/extract/lang"
	"geokg/extract/nlp"
	"geokg/fixtures"
	"geokg/schema"
)

// goldEntity is a line of an entity table of the gold.
type goldEntity struct {
	Article, Key, Type, ISO3 string
	Aliases                  []string
}

// named are the types of gold entities that have names of their own.
var namedTypes = map[string]bool{"person": true, "country": true, "organization": true, "alliance": true, "city": true, "region": true}

// TestGoldEntities resolves the development gold and wants nearly all named entities of
// its tables among the mentions.
func TestGoldEntities(t *testing.T) {
	g, err := Default()
	require.NoError(t, err)
	resolver := New(g)
	for _, language := range []string{"id", "en"} {
		pack, err := lang.Open(language)
		require.NoError(t, err)
		parser, err := nlp.Open(pack, nlp.Options{})
		require.NoError(t, err)
		known := make(map[string]map[string]bool)
		type goldArticle struct{ Article, Date, Text string }
		for _, a := range readGold[goldArticle](t, "dev-"+language+".articles.jsonl") {
			art := schema.Article{ID: a.Article, Lang: language, Published: a.Date, Text: a.Text}
			known[a.Article] = namesOf(resolver.Resolve(art, parser.Parse(a.Text)))
		}
		found, all := 0, 0
		for _, e := range readGold[goldEntity](t, "dev-"+language+".entities.jsonl") {
			if !namedTypes[e.Type] {
				continue
			}
			all++
			if e.isIn(known[e.Article]) {
				found++
			}
		}
		t.Logf("%s: %d of %d named entities", language, found, all)
		assert.GreaterOrEqual(t, float64(found)/float64(all), 0.93, language)
	}
}

// namesOf are the ISO codes and folded names of all that a document mentions.
func namesOf(d *Document) map[string]bool {
	names := make(map[string]bool)
	for _, m := range d.Mentions {
		entities := append([]schema.Entity{m.Entity}, m.Others...)
		if m.Place != nil {
			entities = append(entities, *m.Place)
		}
		for _, e := range entities {
			names[e.ISO3] = true
			for _, n := range append([]string{e.Name}, e.Names...) {
				names[strings.ToLower(n)] = true
			}
		}
		for _, f := range m.Forms {
			names[strings.ToLower(f)] = true
		}
	}
	return names
}

func (e *goldEntity) isIn(names map[string]bool) bool {
	if e.ISO3 != "" && names[e.ISO3] || names[strings.ToLower(e.Key)] {
		return true
	}
	for _, a := range e.Aliases {
		if names[strings.ToLower(a)] {
			return true
		}
	}
	return false
}

func readGold[T any](t *testing.T, file string) []T {
	t.Helper()
	data, err := fs.ReadFile(fixtures.FS, "gold/"+file)
	require.NoError(t, err)
	var rows []T
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var row T
		require.NoError(t, json.Unmarshal(lines.Bytes(), &row))
		rows = append(rows, row)
	}
	require.NoError(t, lines.Err())
	return rows
}
