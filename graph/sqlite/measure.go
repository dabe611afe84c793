package sqlite

import (
	"context"
	"fmt"

	"geokg/graph"
)

// KeepMeasure replaces the values of a measure.
func (s *Store) KeepMeasure(ctx context.Context, name string, scores []graph.Score) error {
	_, err := s.write(ctx, func(w *writer) error {
		if _, err := w.exec(`DELETE FROM measure WHERE name = ?`, name); err != nil {
			return err
		}
		for _, score := range scores {
			const text = `INSERT INTO measure (name, entity, value) SELECT ?1, id, ?3 FROM entity WHERE id = ?2`
			if _, err := w.exec(text, name, score.Entity, score.Value); err != nil {
				return fmt.Errorf("entity %s: %w", score.Entity, err)
			}
		}
		return nil
	})
	return s.fail("keep "+name+" in", err)
}
