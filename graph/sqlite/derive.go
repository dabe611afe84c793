package sqlite

import (
	"maps"
	"slices"

	"geokg/graph"
)

// settle brings the edges to what the claims now add up to, and drops the events and
// entities that no claim names any more. It looks at nothing that was not touched.
func (w *writer) settle(added []graph.Delta) error {
	for _, delta := range graph.Net(added, w.removed.Deltas()) {
		if err := w.moveTriple(delta); err != nil {
			return err
		}
	}
	for _, id := range slices.Sorted(maps.Keys(w.events)) {
		if err := w.dropEvent(id); err != nil {
			return err
		}
	}
	for _, id := range slices.Sorted(maps.Keys(w.entities)) {
		if err := w.dropEntity(id); err != nil {
			return err
		}
	}
	return nil
}

// What an edge takes from its claims by their index, at a cost that does not grow.
const (
	firstDay = `(SELECT min(first_day) FROM claim_triple WHERE triple = ?1 AND factuality = 'asserted' AND first_day IS NOT NULL)`
	lastDay  = `(SELECT max(last_day) FROM claim_triple WHERE triple = ?1 AND factuality = 'asserted' AND last_day IS NOT NULL)`
	disputed = `(EXISTS (SELECT 1 FROM claim_triple WHERE triple = ?1 AND factuality IN ('denied', 'negated')))`
)

// moveTriple moves the counters of an edge by delta and reads the rest from the claims.
func (w *writer) moveTriple(d graph.Delta) error {
	id := d.ID()
	const update = `UPDATE triple SET claims = claims + ?2, articles = articles + ?3,
		goldstein_tenths = goldstein_tenths + ?4,
		first_day = ` + firstDay + `, last_day = ` + lastDay + `, disputed = ` + disputed + ` WHERE id = ?1`
	n, err := w.exec(update, id, d.Claims, d.Articles, d.GoldsteinTenths)
	if err != nil {
		return err
	}
	if n == 0 && d.Claims > 0 {
		w.changes.TriplesAdded++
		const insert = `INSERT INTO triple (id, subject, relation, object, claims, articles, goldstein_tenths,
				first_day, last_day, disputed)
			VALUES (?1, ?5, ?6, ?7, ?2, ?3, ?4, ` + firstDay + `, ` + lastDay + `, ` + disputed + `)`
		_, err := w.exec(insert, id, d.Claims, d.Articles, d.GoldsteinTenths, d.Subject, d.Relation, d.Object)
		return err
	}
	if d.Claims < 0 {
		n, err := w.exec(`DELETE FROM triple WHERE id = ? AND claims = 0`, id)
		w.changes.TriplesRemoved += n
		return err
	}
	return nil
}

func (w *writer) dropEvent(id string) error {
	n, err := w.exec(`DELETE FROM event WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM claim WHERE event = ?1)`, id)
	if err != nil || n == 0 {
		return err
	}
	w.changes.EventsRemoved++
	_, err = w.exec(`DELETE FROM event_role WHERE event = ?`, id)
	return err
}

func (w *writer) dropEntity(id string) error {
	n, err := w.exec(`DELETE FROM entity WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM claim_entity WHERE entity = ?1)`, id)
	if err != nil || n == 0 {
		return err
	}
	w.changes.EntitiesRemoved++
	if _, err := w.exec(`DELETE FROM measure WHERE entity = ?`, id); err != nil {
		return err
	}
	_, err = w.exec(`DELETE FROM entity_name WHERE entity = ?`, id)
	return err
}
