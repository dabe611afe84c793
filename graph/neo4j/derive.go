package neo4j

import (
	"maps"
	"slices"

	"geokg/graph"
	"geokg/schema"
)

// settle brings the edges to what the claims now add up to, and drops the events, entities
// and sources that nothing rests on any more. It looks at nothing that was not touched.
func (w *writer) settle(added []graph.Delta) error {
	gone := map[string]bool{} // edges that lost claims
	removed := w.removed.Deltas()
	for _, delta := range removed {
		gone[delta.ID()] = true
	}
	byRelation := map[schema.RelationName][]row{}
	lost := map[schema.RelationName][]string{}
	for _, delta := range graph.Net(added, removed) {
		if delta.Claims == 0 && delta.Contrary == 0 && !gone[delta.ID()] {
			continue // neither asserted nor disputed: no edge hears of it
		}
		byRelation[delta.Relation] = append(byRelation[delta.Relation], row{
			"id": delta.ID(), "subject": delta.Subject, "object": delta.Object,
			"claims": delta.Claims, "articles": delta.Articles, "tenths": delta.GoldsteinTenths,
			"first": null(delta.FirstDay), "last": null(delta.LastDay), "disputed": delta.Contrary > 0,
		})
		if gone[delta.ID()] {
			lost[delta.Relation] = append(lost[delta.Relation], delta.ID())
		}
	}
	for _, relation := range schema.Relations() {
		if err := w.moveEdges(relation.Name, byRelation[relation.Name], lost[relation.Name]); err != nil {
			return err
		}
	}
	return w.drop()
}

// What is done to the edges of one relation. The type's name comes from the vocabulary.
func edgeStatements(relation schema.RelationName) (move, make, vanish, look string) {
	edge := `[r:` + string(relation) + ` {id: row.id}]`
	move = `MATCH ()-` + edge + `->()
		SET r.claims = r.claims + row.claims, r.articles = r.articles + row.articles,
			r.goldsteinTenths = r.goldsteinTenths + row.tenths,
			r.first = CASE WHEN r.first <= row.first THEN r.first ELSE coalesce(row.first, r.first) END,
			r.last = CASE WHEN r.last >= row.last THEN r.last ELSE coalesce(row.last, r.last) END,
			r.disputed = r.disputed OR row.disputed
		RETURN r.id`
	make = `MATCH (s:Entity {id: row.subject}) MATCH (o:Entity {id: row.object})
		CREATE (s)-[r:` + string(relation) + ` {id: row.id, claims: row.claims, articles: row.articles,
			first: row.first, last: row.last, goldsteinTenths: row.tenths,
			disputed: ` + disputed + `}]->(o)`
	vanish = `MATCH ()-` + edge + `->() WHERE r.claims = 0 DELETE r RETURN row.id`
	look = `MATCH ()-` + edge + `->() ` + days + ` SET r.first = first, r.last = last, r.disputed = ` + disputed
	return move, make, vanish, look
}

// What an edge takes from its claims by their indexes, at a cost that does not grow.
const (
	disputed = `(EXISTS { MATCH (d:Claim {disputes: row.id}) } OR EXISTS { MATCH (d:Claim {disputesTo: row.id}) })`
	days     = `CALL (row) {
			CALL (row) {
				MATCH (c:Claim) WHERE c.asserts = row.id AND c.firstDay >= '' RETURN c.firstDay AS day ORDER BY c.asserts, c.firstDay LIMIT 1
				UNION ALL
				MATCH (c:Claim) WHERE c.assertsTo = row.id AND c.firstDay >= '' RETURN c.firstDay AS day ORDER BY c.assertsTo, c.firstDay LIMIT 1
			} RETURN min(day) AS first
		}
		CALL (row) {
			CALL (row) {
				MATCH (c:Claim) WHERE c.asserts = row.id AND c.lastDay >= '' RETURN c.lastDay AS day ORDER BY c.asserts DESC, c.lastDay DESC LIMIT 1
				UNION ALL
				MATCH (c:Claim) WHERE c.assertsTo = row.id AND c.lastDay >= '' RETURN c.lastDay AS day ORDER BY c.assertsTo DESC, c.lastDay DESC LIMIT 1
			} RETURN max(day) AS last
		}`
)

// moveEdges moves the counters of the edges of one relation, makes those that are new,
// and looks again at the days of those that lost claims.
func (w *writer) moveEdges(relation schema.RelationName, rows []row, lost []string) error {
	if len(rows) == 0 {
		return nil
	}
	move, create, vanish, look := edgeStatements(relation)
	moved, err := w.strings("UNWIND $rows AS row "+move, row{"rows": rows})
	if err != nil {
		return err
	}
	known := map[string]bool{}
	for _, id := range moved {
		known[id] = true
	}
	var fresh []row
	for _, r := range rows {
		if claims, _ := r["claims"].(int); claims > 0 && !known[r["id"].(string)] {
			fresh = append(fresh, r)
		}
	}
	w.changes.TriplesAdded += len(fresh)
	if err := w.unwind(create, fresh); err != nil {
		return err
	}
	if len(lost) == 0 {
		return nil
	}
	var touched []row
	for _, id := range lost {
		touched = append(touched, row{"id": id})
	}
	vanished, err := w.strings("UNWIND $rows AS row "+vanish, row{"rows": touched})
	if err != nil {
		return err
	}
	w.changes.TriplesRemoved += len(vanished)
	touched = slices.DeleteFunc(touched, func(r row) bool { return slices.Contains(vanished, r["id"].(string)) })
	return w.unwind(look, touched)
}

// drop removes what nothing rests on among what was touched.
func (w *writer) drop() error {
	for _, step := range []struct {
		text    string
		touched map[string]bool
		count   *int
	}{
		{`MATCH (e:Event {id: id}) WHERE NOT EXISTS { (e)<-[:ABOUT]-() } WITH e, e.id AS gone DETACH DELETE e RETURN gone`,
			w.events, &w.changes.EventsRemoved},
		{`MATCH (n:Entity {id: id}) WHERE NOT EXISTS { (n)<-[:AGENT|TARGET|THEME|RECIPIENT|AT|HELD_BY]-() }
			WITH n, n.id AS gone DETACH DELETE n RETURN gone`, w.entities, &w.changes.EntitiesRemoved},
		{`MATCH (s:Source {name: id}) WHERE NOT EXISTS { (s)<-[:PUBLISHED_BY]-() } WITH s, s.name AS gone DELETE s RETURN gone`,
			w.sources, new(int)},
	} {
		if len(step.touched) == 0 {
			continue
		}
		gone, err := w.strings("UNWIND $ids AS id "+step.text, row{"ids": slices.Sorted(maps.Keys(step.touched))})
		if err != nil {
			return err
		}
		*step.count += len(gone)
	}
	return nil
}
