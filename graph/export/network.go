package export

import (
	"context"
	"io"
	"strconv"

	"geokg/graph"
	"geokg/schema"
)

// field is an attribute of nodes or edges in the XML formats.
type field[T any] struct {
	name, kind string         // kind: string, int, double or boolean
	of         func(T) string // "": not known, left out
}

var nodeFields = []field[schema.Entity]{
	{"kind", "string", func(e schema.Entity) string { return string(e.Kind) }},
	{"iso3", "string", func(e schema.Entity) string { return e.ISO3 }},
	{"wikidata", "string", func(e schema.Entity) string { return e.Wikidata }},
	{"lat", "double", func(e schema.Entity) string { return coordinate(e, e.Lat) }},
	{"lon", "double", func(e schema.Entity) string { return coordinate(e, e.Lon) }},
}

func coordinate(e schema.Entity, degrees float64) string {
	if e.Lat == 0 && e.Lon == 0 {
		return ""
	}
	return strconv.FormatFloat(degrees, 'f', -1, 64)
}

// All edges are directed, since few tools read graphs that mix both; symmetric says of
// which the direction means nothing.
var edgeFields = []field[edge]{
	{"relation", "string", func(t edge) string { return string(t.Relation) }},
	{"symmetric", "boolean", func(t edge) string {
		relation, _ := schema.LookupRelation(t.Relation)
		return strconv.FormatBool(relation.Symmetric)
	}},
	{"claims", "int", func(t edge) string { return strconv.Itoa(t.Claims) }},
	{"articles", "int", func(t edge) string { return strconv.Itoa(t.Articles) }},
	{"stories", "int", func(t edge) string { return strconv.Itoa(t.stories) }},
	{"first", "string", func(t edge) string { return t.FirstDay }},
	{"last", "string", func(t edge) string { return t.LastDay }},
	{"goldstein", "double", func(t edge) string { return strconv.FormatFloat(meanGoldstein(t.Triple), 'f', -1, 64) }},
	{"disputed", "boolean", func(t edge) string { return strconv.FormatBool(t.Disputed) }},
}

// writeGraphML writes GraphML 1.0 (http://graphml.graphdrawing.org).
func writeGraphML(ctx context.Context, w io.Writer, source graph.Source, filter graph.Filter) error {
	network, edges, err := edgesOf(ctx, source, filter)
	if err != nil {
		return err
	}
	x := newXMLWriter(w)
	x.start("graphml", "xmlns", "http://graphml.graphdrawing.org/xmlns")
	x.leaf("key", "id", "label", "for", "all", "attr.name", "label", "attr.type", "string")
	for _, f := range nodeFields {
		x.leaf("key", "id", "n-"+f.name, "for", "node", "attr.name", f.name, "attr.type", f.kind)
	}
	for _, f := range edgeFields {
		x.leaf("key", "id", "e-"+f.name, "for", "edge", "attr.name", f.name, "attr.type", f.kind)
	}
	x.leaf("key", "id", "weight", "for", "edge", "attr.name", "weight", "attr.type", "double")
	x.start("graph", "id", "geokg", "edgedefault", "directed")
	for _, e := range network.Entities {
		x.start("node", "id", e.ID)
		x.value("data", e.Name, "key", "label")
		for _, f := range nodeFields {
			if value := f.of(e); value != "" {
				x.value("data", value, "key", "n-"+f.name)
			}
		}
		x.end()
	}
	for _, t := range edges {
		x.start("edge", "id", t.ID(), "source", t.Subject, "target", t.Object)
		x.value("data", string(t.Relation), "key", "label")
		for _, f := range edgeFields {
			if value := f.of(t); value != "" {
				x.value("data", value, "key", "e-"+f.name)
			}
		}
		x.value("data", strconv.Itoa(t.Claims), "key", "weight")
		x.end()
	}
	return x.close()
}
