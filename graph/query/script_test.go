package query

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/graph"
)

// Every example gives a template parameters that it takes, and its script holds them all.
func TestExamples(t *testing.T) {
	reserved := regexp.MustCompile(`\b(` + asked + `|` + written + `)\b`)
	for _, template := range Builtin().Templates() {
		params, err := template.ExampleParams()
		require.NoError(t, err)
		script, err := template.Script(params)
		require.NoError(t, err, template.Name)
		assert.NotRegexp(t, `\$[a-z]`, literal.ReplaceAllString(script, ""), template.Name)
		assert.NotRegexp(t, reserved, literal.ReplaceAllString(template.Text[graph.Cypher], ""), "%s: a variable of this name is taken", template.Name)
	}
}

func TestExampleParams(t *testing.T) {
	template := Template{Name: "dyad", Params: []Param{
		{Name: "a", Kind: Entity, Required: true}, {Name: "b", Kind: Entity, Required: true}, {Name: "min_claims", Kind: Int},
	}}
	for _, test := range []struct {
		example string
		want    map[string]string
		says    string
	}{
		{`geokg query dyad "North Korea" Russia`, map[string]string{"a": "North Korea", "b": "Russia"}, ""},
		{`geokg query dyad --min-claims 2 Iran --b "South Korea"`, map[string]string{"a": "Iran", "b": "South Korea", "min_claims": "2"}, ""},
		{`geokg query dyad`, map[string]string{}, ""},
		{`geokg query path Iran`, nil, "want \"geokg query dyad"},
		{`geokg query dyad Iran Russia China`, nil, `"China" is no parameter's`},
		{`geokg query dyad Iran --b`, nil, "--b has no value"},
	} {
		template.Example = test.example
		params, err := template.ExampleParams()
		if test.says != "" {
			assert.ErrorContains(t, err, test.says)
			continue
		}
		require.NoError(t, err)
		assert.Equal(t, test.want, params)
	}
}

// A script tells each parameter on its line, looks names up and puts bounds where they stand.
func TestScript(t *testing.T) {
	template := Template{
		Name:    "near",
		Params:  []Param{{Name: "who", Kind: Entity, Required: true, Doc: "the one"}, {Name: "limit", Kind: Int, Default: "5", Doc: "rows at most"}},
		Columns: []Column{{Column: graph.Column{Name: "name", Type: graph.String}}},
		Text:    map[graph.Dialect]string{graph.Cypher: "MATCH (e:Entity {id: $who})\nRETURN e.name AS name LIMIT $limit"},
	}
	script, err := template.Script(map[string]string{"who": "Côte d'Ivoire"})
	require.NoError(t, err)
	assert.True(t, strings.HasPrefix(script, "WITH {\n  who: 'Côte d\\'Ivoire' // the one\n} AS written\n"), script)
	assert.Contains(t, script, "(e:Entity {id: params.who})")
	assert.Contains(t, script, "LIMIT 5\n")
	assert.True(t, strings.HasSuffix(script, "RETURN name"), script)
	_, err = template.Script(nil)
	assert.ErrorIs(t, err, ErrParam)
}
