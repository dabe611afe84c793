package neo4j

import (
	"fmt"
	"maps"
	"slices"

	"geokg/graph"
	"geokg/schema"
)

func (w *writer) delete(article string) error {
	ids, err := w.strings(`OPTIONAL MATCH (a:Article {id: $id})
		OPTIONAL MATCH (:Origin {path: $id})-[:HOLDS]->(b:Article)
		WITH coalesce(a.id, b.id) AS id WHERE id IS NOT NULL RETURN id`, map[string]any{"id": article})
	if err != nil {
		return err
	}
	if len(ids) == 0 {
		return fmt.Errorf("article %q: %w", article, graph.ErrNotFound)
	}
	if err := w.removeArticle(ids[0]); err != nil {
		return err
	}
	if err := w.settleStories(); err != nil {
		return err
	}
	return w.settle(nil)
}

// removeOrphans lets the paths go that move, and removes the articles that no path holds
// then or by the same batch.
func (w *writer) removeOrphans(p plan) error {
	if len(p.left) == 0 {
		return nil
	}
	paths := slices.Sorted(maps.Keys(p.moves))
	err := w.exec(`UNWIND $paths AS path MATCH (:Origin {path: path})-[h:HOLDS]->() DELETE h`, map[string]any{"paths": paths})
	if err != nil {
		return err
	}
	kept := slices.Sorted(maps.Values(p.moves))
	orphans, err := w.strings(`UNWIND $ids AS id MATCH (a:Article {id: id})
		WHERE NOT a.id IN $kept AND NOT EXISTS { (a)<-[:HOLDS]-() } RETURN a.id ORDER BY a.id`,
		map[string]any{"ids": p.left, "kept": kept})
	if err != nil {
		return err
	}
	for _, id := range orphans {
		if err := w.removeArticle(id); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) removeArticle(id string) error {
	w.changes.Removed = append(w.changes.Removed, id)
	if err := w.removeClaims(id); err != nil {
		return err
	}
	if err := w.leaveSource(id); err != nil {
		return err
	}
	return w.exec(`MATCH (a:Article {id: $id}) OPTIONAL MATCH (o:Origin)-[:HOLDS]->(a) DETACH DELETE o, a`, map[string]any{"id": id})
}

// leaveSource parts an article from its source.
func (w *writer) leaveSource(article string) error {
	names, err := w.strings(`MATCH (:Article {id: $id})-[r:PUBLISHED_BY]->(s:Source) DELETE r RETURN s.name`, map[string]any{"id": article})
	for _, name := range names {
		w.sources[name] = true
	}
	return err
}

// removeClaims removes the claims of an article and its print; what rested on them is
// settled later.
func (w *writer) removeClaims(article string) error {
	if err := w.dropPrint(article); err != nil {
		return err
	}
	err := w.each(`MATCH (:Article {id: $id})<-[:IN]-(c:Claim)
		OPTIONAL MATCH (c)-[:AT]->(p:Entity) OPTIONAL MATCH (c)-[:HELD_BY]->(h:Entity)
		RETURN `+claimColumns+`, null AS subjectKind, null AS objectKind, p.id, h.id ORDER BY c.id`,
		map[string]any{"id": article}, func(values []any) error {
			claim, err := scanClaim(article, values)
			if err != nil {
				return err
			}
			w.changes.ClaimsRemoved++
			w.removed.Add(claim)
			w.events[claim.Event.ID] = true
			for _, slot := range claim.Participants() {
				w.entities[slot.ID] = true
			}
			return nil
		})
	if err != nil {
		return err
	}
	return w.exec(`MATCH (:Article {id: $id})<-[:IN]-(c:Claim) DETACH DELETE c`, map[string]any{"id": article})
}

// claimColumns are of a claim what the graph is derived from; after them come the kinds of
// subject and object and the ids of place and holder.
const claimColumns = `c.id, c.relation, c.factuality, c.time, c.published, c.cameoFine, c.subject, c.object, c.recipient`

func scanClaim(article string, values []any) (graph.Claim, error) {
	text := func(i int) string {
		word, _ := values[i].(string)
		return word
	}
	who := func(i int) *schema.Participant {
		if values[i] == nil {
			return nil
		}
		return &schema.Participant{Entity: schema.Entity{ID: text(i)}}
	}
	return graph.NewClaim(schema.Claim{
		Article: article, ID: text(0), Relation: schema.RelationName(text(1)), Factuality: schema.Factuality(text(2)),
		Time: text(3), Published: text(4), CameoFine: text(5),
		Subject:   schema.Participant{Entity: schema.Entity{ID: text(6), Kind: schema.Kind(text(9))}},
		Object:    schema.Participant{Entity: schema.Entity{ID: text(7), Kind: schema.Kind(text(10))}},
		Recipient: who(8), Place: who(11), Holder: who(12),
	})
}
