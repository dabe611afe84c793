package query

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/graph"
)

func TestBuiltinTemplates(t *testing.T) {
	for _, template := range Builtin().Templates() {
		t.Run(template.Name, func(t *testing.T) {
			assert.Len(t, template.Text, 2, "a template is worded in both dialects")
			assert.Regexp(t, `^[A-Z].*\.$`, template.Summary)
			assert.NotEqual(t, Own, template.Group)
			assert.Regexp(t, `^geokg query `+template.Name+`\b`, template.Example)
			if _, limited := template.Param("limit"); limited {
				for dialect, text := range template.Text {
					assert.Regexp(t, `\bLIMIT \$limit\b`, text, dialect)
				}
			}
			for dialect, text := range template.Text {
				for _, p := range template.Params {
					assert.Contains(t, text, "$"+p.Name, "%s does not use the parameter", dialect)
				}
				assert.NotRegexp(t, `;\s*$`, text, dialect)
			}
		})
	}
}

// Every relationship of a Cypher pattern has its types: on a hub an untyped one is without end.
func TestCypherNamesRelationshipTypes(t *testing.T) {
	for _, template := range Builtin().Templates() {
		text := template.Text[graph.Cypher]
		assert.NotContains(t, text, "--", template.Name)
		assert.NotRegexp(t, `-\[[a-z]*[\]*]`, text, template.Name)
	}
}

const sample = `-- What is asked.
--
-- More of it.
--
-- param who (entity, required): the one
-- param relation (list of relation): only these
-- param limit (int, default 100): rows at most
-- column name (string): its name
-- column iso3 (string): its code

SELECT name, iso3 FROM entity WHERE id = $who AND '$other' <> '' AND 'MET' IN (@symmetric) LIMIT $limit
`

func TestParseFile(t *testing.T) {
	got, err := parseFile(graph.SQL, sample)
	require.NoError(t, err)
	assert.Equal(t, "What is asked.", got.Summary)
	assert.Equal(t, "What is asked.\n\nMore of it.", got.Description)
	assert.Equal(t, []Param{
		{Name: "who", Kind: Entity, Required: true, Doc: "the one"},
		{Name: "relation", Kind: Relation, List: true, Doc: "only these"},
		{Name: "limit", Kind: Int, Default: "100", Doc: "rows at most"},
	}, got.Params)
	assert.Equal(t, []Column{
		{graph.Column{Name: "name", Type: graph.String}, "its name"},
		{graph.Column{Name: "iso3", Type: graph.String}, "its code"},
	}, got.Columns)
	assert.Contains(t, got.Text[graph.SQL], "'MET' IN ('MET', 'PHONED', ")
}

func TestParseFileRefuses(t *testing.T) {
	tests := []struct{ name, old, new, want string }{
		{"no description", "-- What is asked.\n--\n-- More of it.\n--\n", "", "1: no description"},
		{"no column", "-- column name (string): its name\n-- column iso3 (string): its code\n", "", "1: no column is declared"},
		{"no statement", sample[strings.Index(sample, "SELECT"):], "", "10: no statement"},
		{"no brackets", "who (entity, required)", "who", `5: want "param NAME (TYPE): WORDS"`},
		{"no words", "only these", "", `6: want "param NAME (TYPE): WORDS"`},
		{"type", "list of relation", "list of relations", `6: parameter relation: no type "relations"`},
		{"column type", "(string): its name", "(text): its name", `8: column name: no type "text"`},
		{"neither required nor default", "required", "optional", `5: parameter who: want "required" or "default VALUE", not "optional"`},
		{"default", "default 100", "default many", "7: parameter limit: default: \"many\": want a whole number"},
		{"parameter twice", "param relation", "param who", "6: parameter who is declared twice"},
		{"column twice", "column iso3", "column name", "9: column name is declared twice"},
		{"undeclared", "$who", "$whom", "11: parameter $whom is not declared"},
		{"vocabulary", "@symmetric", "@transitive", "11: @transitive is no part of the vocabulary"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			require.Contains(t, sample, tt.old)
			_, err := parseFile(graph.SQL, strings.Replace(sample, tt.old, tt.new, 1))
			assert.ErrorContains(t, err, tt.want)
		})
	}
}

func folder(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

func cypherOf(sql string) string {
	return strings.ReplaceAll(strings.ReplaceAll(sql, "--", "//"), "(@symmetric)", "[@symmetric]")
}

func TestWithAddsAndReplaces(t *testing.T) {
	set, err := Builtin().With(folder(map[string]string{
		"own.sql": sample, "own.cypher": cypherOf(sample), "meetings.sql": sample, "notes.txt": "no template",
	}))
	require.NoError(t, err)
	assert.Len(t, set.Templates(), len(Builtin().Templates())+1)

	own, err := set.Lookup("own")
	require.NoError(t, err)
	assert.Len(t, own.Text, 2)
	meetings, err := set.Lookup("meetings")
	require.NoError(t, err)
	assert.Equal(t, "What is asked.", meetings.Summary)
	before, err := Builtin().Lookup("meetings")
	require.NoError(t, err)
	assert.NotEqual(t, "What is asked.", before.Summary, "the built-in set stays as it was")

	_, err = set.Lookup("dance")
	assert.ErrorIs(t, err, ErrNoTemplate)
}

func TestWithRefuses(t *testing.T) {
	tests := []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"fault with file and line", map[string]string{"own.sql": strings.Replace(sample, "$who", "$whom", 1)},
			"load templates: own.sql:11: parameter $whom"},
		{"name", map[string]string{"My Own.sql": sample}, "My Own.sql:1: a template's name has lower-case letters"},
		{"descriptions differ", map[string]string{"own.sql": sample,
			"own.cypher": strings.Replace(cypherOf(sample), "More", "Less", 1)},
			"own.cypher:1: the head differs from that of the other dialect: description"},
		{"parameters differ", map[string]string{"own.sql": sample,
			"own.cypher": strings.Replace(cypherOf(sample), "default 100", "default 10", 1)}, "parameters"},
		{"columns differ", map[string]string{"own.sql": sample,
			"own.cypher": strings.Replace(cypherOf(sample), "iso3 (string)", "iso3 (int)", 1)}, "columns"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Builtin().With(folder(tt.files))
			assert.ErrorContains(t, err, tt.want)
		})
	}
}

func TestBind(t *testing.T) {
	template := Template{
		Name: "own", Text: map[graph.Dialect]string{graph.SQL: "SELECT 1"},
		Columns: []Column{{Column: graph.Column{Name: "n", Type: graph.Int}}},
		Params: []Param{
			{Name: "who", Kind: Entity, Required: true, Doc: "the one"},
			{Name: "name", Kind: Name}, {Name: "since", Kind: Date}, {Name: "deep", Kind: Bool, Default: "false"},
			{Name: "relation", Kind: Relation, List: true}, {Name: "factuality", Kind: Factuality},
			{Name: "limit", Kind: Int, Default: "100"}, {Name: "words", Kind: String},
		},
	}
	q, err := template.Bind(map[string]string{"who": "person:kim, jong"})
	require.NoError(t, err)
	assert.Equal(t, "own", q.Name)
	assert.Equal(t, []graph.Column{{Name: "n", Type: graph.Int}}, q.Columns)
	assert.Equal(t, map[string]any{
		"who": "person:kim, jong", "name": nil, "since": nil, "deep": false, "relation": nil, "factuality": nil,
		"limit": int64(100), "words": nil,
	}, q.Params)

	q, err = template.Bind(map[string]string{
		"who": "x", "name": " KIM  Jong ", "since": "2023-09", "deep": "true", "relation": "met, ally of", "factuality": "Denied",
		"limit": "0", "words": " as they are ",
	})
	require.NoError(t, err)
	assert.Equal(t, map[string]any{
		"who": "x", "name": "kim jong", "since": "2023-09", "deep": true, "relation": []string{"MET", "ALLY_OF"},
		"factuality": "denied", "limit": int64(0), "words": " as they are ",
	}, q.Params)

	tests := []struct{ name, value, want string }{
		{"who", " ", "parameter who of template own: is empty"},
		{"since", "2023-13", `"2023-13": want YYYY`},
		{"since", "2023~", "want YYYY"},
		{"deep", "perhaps", "want true or false"},
		{"relation", "MET,", "is empty"},
		{"relation", "MET,DANCED", `no relation "DANCED"`},
		{"factuality", "sure", "want one of asserted, negated"},
		{"limit", "1.5", "want a whole number"},
		{"whom", "x", "parameter whom: template own has only who, name"},
	}
	for _, tt := range tests {
		t.Run(tt.name+" "+tt.value, func(t *testing.T) {
			params := map[string]string{"who": "x"}
			params[tt.name] = tt.value
			_, err := template.Bind(params)
			assert.ErrorIs(t, err, ErrParam)
			assert.ErrorContains(t, err, tt.want)
		})
	}
	_, err = template.Bind(nil)
	assert.ErrorContains(t, err, "parameter who of template own is required: the one")
}

func FuzzParseFile(f *testing.F) {
	f.Add(sample)
	f.Add("-- a\n-- param x (int, default 1): y\n-- column z (int): w\nSELECT $x AS z")
	f.Fuzz(func(t *testing.T, text string) {
		template, err := parseFile(graph.SQL, text)
		if err != nil {
			assert.Regexp(t, `^[0-9]+: `, err.Error())
			return
		}
		assert.NotEmpty(t, template.Columns)
		_, err = template.Bind(map[string]string{"": ""})
		assert.ErrorIs(t, err, ErrParam)
	})
}

func TestNamedParts(t *testing.T) {
	for _, tt := range []struct{ name, statement, want, unknown string }{
		{"in two places", "@let told\n  WHERE c.relation IN [@symmetric]\n  RETURN c\n@end\nMATCH (c)\n@told\nUNION\nMATCH (d)\n@told",
			"MATCH (c)\nWHERE c.relation IN [@symmetric]\n  RETURN c\nUNION\nMATCH (d)\nWHERE c.relation IN [@symmetric]\n  RETURN c", ""},
		{"one in another", "@let one\n1\n@end\n@let two\n@one, 2\n@end\nRETURN @two", "RETURN 1, 2", ""},
		{"without end", "@let told\nRETURN 1", "", "@let"},
		{"not named", "@told\nRETURN 1", "", "@told"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, unknown := expand(tt.statement)
			require.Equal(t, tt.unknown, unknown)
			if unknown == "" {
				want, _ := expand(tt.want)
				assert.Equal(t, want, got)
			}
		})
	}
}
