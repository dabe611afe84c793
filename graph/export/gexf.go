package export

import (
	"cmp"
	"context"
	"io"
	"slices"
	"strconv"

	"geokg/graph"
)

// writeGEXF writes GEXF 1.3 (https://gexf.net). The spells of an edge are the times that
// its claims tell, so that Gephi's timeline shows it then; an edge of which no claim is
// dated has none and always shows.
func writeGEXF(ctx context.Context, w io.Writer, source graph.Source, filter graph.Filter) error {
	network, edges, err := edgesOf(ctx, source, filter)
	if err != nil {
		return err
	}
	x := newXMLWriter(w)
	x.start("gexf", "xmlns", "http://gexf.net/1.3", "version", "1.3")
	x.start("graph", "mode", "dynamic", "timeformat", "date", "timerepresentation", "interval", "defaultedgetype", "directed")
	gexfFields(x, "node", nodeFields)
	gexfFields(x, "edge", edgeFields)
	x.start("nodes")
	for _, e := range network.Entities {
		x.start("node", "id", e.ID, "label", e.Name)
		gexfValues(x, nodeFields, e)
		x.end()
	}
	x.end()
	x.start("edges")
	for _, t := range edges {
		x.start("edge", "id", t.ID(), "source", t.Subject, "target", t.Object, "type", "directed",
			"kind", string(t.Relation), "label", string(t.Relation), "weight", strconv.Itoa(t.Claims))
		gexfValues(x, edgeFields, t)
		if list := joined(t.spells); len(list) > 0 {
			x.start("spells")
			for _, s := range list {
				x.leaf("spell", s.attributes()...)
			}
			x.end()
		}
		x.end()
	}
	return x.close()
}

func gexfFields[T any](x *xmlWriter, class string, fields []field[T]) {
	x.start("attributes", "class", class, "mode", "static")
	for _, f := range fields {
		kind := f.kind
		if kind == "int" {
			kind = "integer"
		}
		x.leaf("attribute", "id", f.name, "title", f.name, "type", kind)
	}
	x.end()
}

func gexfValues[T any](x *xmlWriter, fields []field[T], of T) {
	x.start("attvalues")
	for _, f := range fields {
		if value := f.of(of); value != "" {
			x.leaf("attvalue", "for", f.name, "value", value)
		}
	}
	x.end()
}

// spell is from a day to a day, both included; one that is "" is open.
type spell struct{ first, last string }

func (s spell) attributes() []string {
	var list []string
	if s.first != "" {
		list = append(list, "start", s.first)
	}
	if s.last != "" {
		list = append(list, "end", s.last)
	}
	return list
}

// joined is the spells in order of time, those that overlap made one.
func joined(spells []spell) []spell {
	slices.SortFunc(spells, func(a, b spell) int { return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(a.last, b.last)) })
	var list []spell
	for _, s := range spells {
		if n := len(list); n > 0 && (list[n-1].last == "" || s.first <= list[n-1].last) {
			if last := &list[n-1].last; *last != "" && (s.last == "" || s.last > *last) {
				*last = s.last
			}
			continue
		}
		list = append(list, s)
	}
	return list
}
