package query

import (
	"fmt"
	"strings"
	"testing"

	"geokg/internal/golden"
)

// The page of questions is generated: run this test with -update after a change of a head.
func TestDocs(t *testing.T) {
	var b strings.Builder
	b.WriteString("# The questions\n\nGenerated from the heads of the templates. `geokg query list` lists them, " +
		"`geokg query NAME --help` explains one. Names are written as people write them; lists have commas between; " +
		"`--format` takes table, json, csv or cypher. A store holds what was ingested: " +
		"the names in the examples are those of the news that they were written for.\n")
	for _, group := range Groups() {
		for i, template := range Builtin().ByGroup(group) {
			if i == 0 {
				fmt.Fprintf(&b, "\n## %s%s\n", strings.ToUpper(string(group[:1])), group[1:])
			}
			writeDocs(&b, template)
		}
	}
	golden.Equal(t, "../../../docs/queries.md", b.String())
}

func writeDocs(b *strings.Builder, template Template) {
	fmt.Fprintf(b, "\n### %s\n\n%s\n\n    %s\n", template.Name, template.Description, template.Example)
	if len(template.Params) > 0 {
		b.WriteString("\n| parameter | type | |\n| --- | --- | --- |\n")
	}
	for _, p := range template.Params {
		kind := p.Type()
		switch {
		case p.Required:
			kind += ", required"
		case p.Default != "":
			kind += ", default " + p.Default
		}
		fmt.Fprintf(b, "| `%s` | %s | %s |\n", p.Name, kind, p.Doc)
	}
	b.WriteString("\n| column | type | |\n| --- | --- | --- |\n")
	for _, c := range template.Columns {
		fmt.Fprintf(b, "| `%s` | %s | %s |\n", c.Name, c.Type, c.Doc)
	}
}
