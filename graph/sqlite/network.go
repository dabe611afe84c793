package sqlite

import (
	"context"
	"database/sql"

	"geokg/graph"
	"geokg/schema"
)

// Network returns the edges that the selected claims make.
func (s *Store) Network(ctx context.Context, filter graph.Filter) (graph.Network, error) {
	network, err := s.network(ctx, filter)
	return network, s.fail("read", err)
}

func (s *Store) network(ctx context.Context, filter graph.Filter) (graph.Network, error) {
	tx, err := s.reader.BeginTx(ctx, nil)
	if err != nil {
		return graph.Network{}, err
	}
	defer tx.Rollback()
	read := summedEdges
	if filter.Stored() {
		read = storedEdges
	}
	edges, err := read(ctx, tx, filter)
	if err != nil {
		return graph.Network{}, err
	}
	return graph.NewNetwork(edges, func(ids []string) ([]schema.Entity, error) {
		byID, err := tx.PrepareContext(ctx, entityByID)
		if err != nil {
			return nil, err
		}
		entities := make([]schema.Entity, len(ids))
		for i, id := range ids {
			if entities[i], err = scanEntity(byID.QueryRowContext(ctx, id)); err != nil {
				return nil, err
			}
		}
		return entities, nil
	})
}

func storedEdges(ctx context.Context, tx *sql.Tx, filter graph.Filter) ([]graph.Triple, error) {
	args, err := bind(filter.Params())
	if err != nil {
		return nil, err
	}
	const text = `SELECT subject, relation, object, claims, articles, coalesce(first_day, ''), coalesce(last_day, ''),
			goldstein_tenths, disputed FROM triple
		WHERE ($relations IS NULL OR relation IN (SELECT value FROM json_each($relations)))
			AND ($actors IS NULL OR subject IN (SELECT value FROM json_each($actors)) OR object IN (SELECT value FROM json_each($actors)))`
	var edges []graph.Triple
	err = each(ctx, tx, text, args, func(rows *sql.Rows) error {
		var t graph.Triple
		err := rows.Scan(&t.Subject, &t.Relation, &t.Object, &t.Claims, &t.Articles, &t.FirstDay, &t.LastDay, &t.GoldsteinTenths, &t.Disputed)
		edges = append(edges, t)
		return err
	})
	return edges, err
}

func summedEdges(ctx context.Context, tx *sql.Tx, filter graph.Filter) ([]graph.Triple, error) {
	args, err := bind(filter.Evidence().Params())
	if err != nil {
		return nil, err
	}
	const text = `SELECT ` + claimColumns + claimTables + `
		WHERE ` + selected + ` AND ($sources IS NULL OR c.article IN (
			SELECT id FROM article WHERE source IN (SELECT value FROM json_each($sources))))
			AND ($articles IS NULL OR c.article IN (SELECT value FROM json_each($articles)))
		ORDER BY c.article`
	return filter.Edges(func(add func(graph.Claim)) error {
		return each(ctx, tx, text, args, func(rows *sql.Rows) error {
			claim, err := scanClaim(rows)
			if err == nil {
				add(claim)
			}
			return err
		})
	})
}
