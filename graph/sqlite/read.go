package sqlite

import (
	"context"
	"database/sql"

	"geokg/graph"
	"geokg/schema"
)

// querier is a database or a transaction.
type querier interface {
	QueryContext(ctx context.Context, text string, args ...any) (*sql.Rows, error)
}

// each calls row for every row of the answer.
func each(ctx context.Context, q querier, text string, args []any, row func(*sql.Rows) error) error {
	rows, err := q.QueryContext(ctx, text, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := row(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// Of a claim, what the graph is derived from.
const (
	claimColumns = `c.id, c.article, c.relation, c.factuality, coalesce(c.time, ''), coalesce(c.published, ''),
		coalesce(c.cameo_fine, ''), c.subject, s.kind, c.object, o.kind, c.recipient, c.place, c.holder`
	claimTables = ` FROM claim c JOIN entity s ON s.id = c.subject JOIN entity o ON o.id = c.object`
)

// readClaims reads the claims of an article.
func readClaims(ctx context.Context, q querier, article string) ([]graph.Claim, error) {
	var claims []graph.Claim
	const text = `SELECT ` + claimColumns + claimTables + ` WHERE c.article = ? ORDER BY c.id`
	err := each(ctx, q, text, []any{article}, func(rows *sql.Rows) error {
		claim, err := scanClaim(rows)
		claims = append(claims, claim)
		return err
	})
	return claims, err
}

// scanClaim reads claimColumns and, into more, what the statement selects after them.
func scanClaim(rows *sql.Rows, more ...any) (graph.Claim, error) {
	var c schema.Claim
	var recipient, place, holder sql.NullString
	targets := []any{&c.ID, &c.Article, &c.Relation, &c.Factuality, &c.Time, &c.Published, &c.CameoFine,
		&c.Subject.ID, &c.Subject.Kind, &c.Object.ID, &c.Object.Kind, &recipient, &place, &holder}
	if err := rows.Scan(append(targets, more...)...); err != nil {
		return graph.Claim{}, err
	}
	c.Recipient, c.Place, c.Holder = participant(recipient), participant(place), participant(holder)
	return graph.NewClaim(c)
}

func participant(id sql.NullString) *schema.Participant {
	if !id.Valid {
		return nil
	}
	return &schema.Participant{Entity: schema.Entity{ID: id.String}}
}
