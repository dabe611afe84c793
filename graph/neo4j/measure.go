package neo4j

import (
	"context"
	"fmt"
	"slices"

	"geokg/graph"
)

// measureProperties are the properties of entities that keep measures.
var measureProperties = map[string]string{
	"degree": "degree", "pagerank": "pagerank", "betweenness": "betweenness", "communities": "community",
}

// measureRows is how many entities one transaction changes.
const measureRows = 5000

// KeepMeasure replaces the values of a measure, in several transactions if there are many.
func (s *Store) KeepMeasure(ctx context.Context, name string, scores []graph.Score) error {
	property, ok := measureProperties[name]
	if !ok {
		return s.fail(ctx, "keep "+name+" in", fmt.Errorf("no measure of that name: want one of %v", graph.Measures))
	}
	if s.readOnly {
		return s.fail(ctx, "keep "+name+" in", errReadOnly)
	}
	forget := fmt.Sprintf(`MATCH (n:Entity) WHERE n.%s IS NOT NULL REMOVE n.%s`, property, property)
	keep := fmt.Sprintf(`UNWIND $rows AS row MATCH (n:Entity {id: row.id}) SET n.%s = row.value`, property)
	_, err := s.write(ctx, func(w *writer) error { return w.exec(forget, nil) })
	for chunk := range slices.Chunk(scores, measureRows) {
		if err != nil {
			break
		}
		rows := make([]row, len(chunk))
		for i, score := range chunk {
			rows[i] = row{"id": score.Entity, "value": score.Value}
			if whole := int64(score.Value); name == "degree" || name == "communities" {
				rows[i]["value"] = whole
			}
		}
		_, err = s.write(ctx, func(w *writer) error { return w.exec(keep, row{"rows": rows}) })
	}
	return s.fail(ctx, "keep "+name+" in", err)
}
