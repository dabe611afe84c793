package browserkit

import (
	_ "embed"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"geokg/schema"
)

//go:embed nodes.grass
var nodes string

// edge is how the relations of one PLOVER quadrant are drawn. GraSS cannot make a width of a
// property, so that the number of claims is written on the edge.
type edge struct {
	quadrant string // "" for standing relations, which have none
	label    string
	colour   string
	width    string
}

var edges = []edge{
	{"material cooperation", "material cooperation", "#1F6FB2", "3px"},
	{"verbal cooperation", "verbal cooperation", "#6BA6D6", "1px"},
	{"verbal conflict", "verbal conflict", "#E08E5A", "1px"},
	{"material conflict", "material conflict", "#C0392B", "3px"},
	{"", "standing", "#8A919E", "1px"},
}

// style is the style sheet: nodes by their kind, edges by the quadrant of their relation.
func style() []byte {
	quadrant := map[string]string{}
	for _, c := range schema.PloverCategories() {
		quadrant[c.Name] = c.Quadrant
	}
	var b strings.Builder
	b.WriteString(nodes)
	for _, r := range schema.Relations() {
		i := slices.IndexFunc(edges, func(e edge) bool { return e.quadrant == quadrant[r.Plover] })
		fmt.Fprintf(&b, "\nrelationship.%s {\n  color: %s;\n  shaft-width: %s;\n  font-size: 9px;\n  padding: 3px;\n"+
			"  text-color-external: #222222;\n  text-color-internal: #FFFFFF;\n  caption: '%s · {claims}';\n}\n",
			r.Name, edges[i].colour, edges[i].width, r.Name)
	}
	return []byte(b.String())
}

var (
	rule     = regexp.MustCompile(`(?s)node\.(\w+) \{(.*?)\}\n`)
	property = regexp.MustCompile(`([\w-]+): ([^;]+);`)
)

// nodeRule returns the properties that the style gives the nodes of a label; nil if none.
func nodeRule(label string) map[string]string {
	for _, found := range rule.FindAllStringSubmatch(nodes, -1) {
		if found[1] != label {
			continue
		}
		properties := map[string]string{}
		for _, p := range property.FindAllStringSubmatch(found[2], -1) {
			properties[p[1]] = p[2]
		}
		return properties
	}
	return nil
}
