package export

import (
	"context"
	"io"

	"geokg/graph"
)

// Format is a form in which the graph is written as one stream.
type Format struct {
	Name    string
	Summary string // what it is good for
	write   func(context.Context, io.Writer, graph.Source, graph.Filter) error
}

// Formats returns all formats in the order in which they are listed.
func Formats() []Format {
	return []Format{
		{"csv", "claims as a table, one a line, for spreadsheets and statistics", writeClaimsCSV},
		{"edges", "the network's edges as a table", writeEdgesCSV},
		{"jsonl", "articles with their claims, one article a line, as geokg import reads them", writeRecords},
		{"graphml", "the network, for Gephi, yEd, Cytoscape, networkx and igraph", writeGraphML},
		{"gexf", "the network with the days of its edges, for Gephi's timeline", writeGEXF},
		{"jsonld", "claims with their origin as linked data, in PROV-O", writeJSONLD},
	}
}

// Write writes what the filter selects. Claims come article by article, so that what is
// held in memory does not grow with them; networks are held whole.
func (f Format) Write(ctx context.Context, w io.Writer, source graph.Source, filter graph.Filter) error {
	return f.write(ctx, w, source, filter)
}

// Lookup returns the format of that name.
func Lookup(name string) (Format, bool) {
	for _, f := range Formats() {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}
