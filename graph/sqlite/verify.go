package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"geokg/graph"
	"geokg/graph/story"
	"geokg/schema"
)

// Verify recomputes days, events, roles and edges from the claims and names from the
// entities, and checks the file itself. It reads one state of the file, whatever is
// written meanwhile.
func (s *Store) Verify(ctx context.Context) ([]string, error) {
	tx, err := s.reader.BeginTx(ctx, nil)
	if err != nil {
		return nil, s.fail("verify", err)
	}
	defer tx.Rollback()
	v := verifier{ctx: ctx, tx: tx}
	for _, check := range []func() error{v.file, v.articles, v.claims, v.claimTriples, v.events, v.triples, v.entities} {
		if err := check(); err != nil {
			return nil, s.fail("verify", err)
		}
	}
	return v.audit.Faults(), nil
}

type verifier struct {
	ctx   context.Context
	tx    *sql.Tx
	audit graph.Audit
	about int // how many rows claim_triple should have
}

// file lets SQLite check its pages and the references between tables.
func (v *verifier) file() error {
	// A check alone would compare the full-text index with what this connection read of it
	// before others wrote; a search makes it look again.
	const look = `SELECT rowid FROM claim_words WHERE claim_words MATCH 'x' LIMIT 1`
	if err := each(v.ctx, v.tx, look, nil, func(*sql.Rows) error { return nil }); err != nil {
		return err
	}
	err := each(v.ctx, v.tx, `PRAGMA quick_check`, nil, func(rows *sql.Rows) error {
		var line string
		err := rows.Scan(&line)
		if line != "ok" {
			v.audit.Fault("file: " + line)
		}
		return err
	})
	if err != nil {
		return err
	}
	const text = `SELECT "table", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2`
	return each(v.ctx, v.tx, text, nil, func(rows *sql.Rows) error {
		var table, parent string
		var n int
		err := rows.Scan(&table, &parent, &n)
		v.audit.Fault(fmt.Sprintf("table %s has %d rows that refer to a missing %s", table, n, parent))
		return err
	})
}

func (v *verifier) articles() error {
	const text = `SELECT a.id, coalesce(a.published_day, ''), a.text, coalesce(p.print, ''), coalesce(p.rank, 0), coalesce(c.original, '')
		FROM article a LEFT JOIN print p ON p.article = a.id LEFT JOIN copy c ON c.article = a.id`
	keys := 0
	err := each(v.ctx, v.tx, text, nil, func(rows *sql.Rows) error {
		var art story.Article
		var text, packed, original string
		var rank int64
		if err := rows.Scan(&art.ID, &art.Day, &text, &packed, &rank, &original); err != nil {
			return err
		}
		v.audit.Article(art, text, packed, original)
		if packed == "" {
			return nil
		}
		print, err := story.Unpack(packed)
		if err != nil {
			return nil // told already
		}
		keys += len(print.Keys)
		return v.printKeys(art.ID, print, rank)
	})
	if err != nil {
		return err
	}
	var stored int
	if err := v.tx.QueryRowContext(v.ctx, `SELECT count(*) FROM print_key`).Scan(&stored); err != nil {
		return err
	}
	if stored > keys {
		v.audit.Fault(fmt.Sprintf("table print_key has %d rows more than its prints", stored-keys))
	}
	return nil
}

// printKeys checks that a print is found by its keys.
func (v *verifier) printKeys(article string, print story.Print, rank int64) error {
	if rank != story.Rank(article) {
		v.audit.Fault(fmt.Sprintf("article %s has rank %d, stored is %d", article, story.Rank(article), rank))
	}
	for _, key := range print.Keys {
		var held bool
		err := v.tx.QueryRowContext(v.ctx, `SELECT EXISTS (SELECT 1 FROM print_key WHERE key = ? AND rank = ?)`, key, rank).Scan(&held)
		if err != nil {
			return err
		}
		if !held {
			v.audit.Fault(fmt.Sprintf("article %s is not found by its key %d", article, key))
		}
	}
	return nil
}

func (v *verifier) claims() error {
	const text = `SELECT ` + claimColumns + `, c.event, coalesce(c.first_day, ''), coalesce(c.last_day, '')` +
		claimTables + ` ORDER BY c.article, c.id`
	lookup, err := v.tx.PrepareContext(v.ctx, `SELECT coalesce(first_day, ''), coalesce(last_day, '')
		FROM claim_triple WHERE triple = ? AND factuality = ? AND claim = ?`)
	if err != nil {
		return err
	}
	return each(v.ctx, v.tx, text, nil, func(rows *sql.Rows) error {
		var event, first, last string
		claim, err := scanClaim(rows, &event, &first, &last)
		if err != nil {
			return err
		}
		v.audit.Claim(claim, event, first, last)
		for _, key := range claim.Triples {
			v.about++
			err := lookup.QueryRow(key.ID(), claim.Factuality, claim.ID).Scan(&first, &last)
			switch {
			case errors.Is(err, sql.ErrNoRows):
				v.audit.Fault(fmt.Sprintf("claim %s is about triple %s: not stored", claim.ID, key.ID()))
			case err != nil:
				return err
			case first != claim.FirstDay || last != claim.LastDay:
				v.audit.Fault(fmt.Sprintf("claim %s has other days with triple %s", claim.ID, key.ID()))
			}
		}
		return nil
	})
}

// claimTriples counts: that every row that should be there is, claims has seen.
func (v *verifier) claimTriples() error {
	var stored int
	if err := v.tx.QueryRowContext(v.ctx, `SELECT count(*) FROM claim_triple`).Scan(&stored); err != nil {
		return err
	}
	if stored > v.about {
		v.audit.Fault(fmt.Sprintf("table claim_triple has %d rows more than its claims", stored-v.about))
	}
	return nil
}

func (v *verifier) events() error {
	const text = `SELECT id, relation, pair, bucket, coalesce(time, ''), coalesce(first_day, ''), coalesce(last_day, ''),
		(SELECT json_group_array(json_array(role, entity) ORDER BY role, entity) FROM event_role WHERE event = event.id)
		FROM event`
	return each(v.ctx, v.tx, text, nil, func(rows *sql.Rows) error {
		var event graph.Event
		var list []byte
		err := rows.Scan(&event.ID, &event.Relation, &event.Pair, &event.Bucket, &event.Time,
			&event.FirstDay, &event.LastDay, &list)
		if err != nil {
			return err
		}
		var roles [][2]string
		if err := json.Unmarshal(list, &roles); err != nil {
			return err
		}
		for _, role := range roles {
			event.Roles = append(event.Roles, graph.Role{Name: graph.RoleName(role[0]), Entity: role[1]})
		}
		v.audit.Event(event)
		return nil
	})
}

func (v *verifier) triples() error {
	const text = `SELECT id, subject, relation, object, claims, articles, coalesce(first_day, ''), coalesce(last_day, ''),
		goldstein_tenths, disputed FROM triple`
	return each(v.ctx, v.tx, text, nil, func(rows *sql.Rows) error {
		var id string
		var t graph.Triple
		err := rows.Scan(&id, &t.Subject, &t.Relation, &t.Object, &t.Claims, &t.Articles, &t.FirstDay, &t.LastDay,
			&t.GoldsteinTenths, &t.Disputed)
		if err != nil {
			return err
		}
		if id != t.ID() {
			v.audit.Fault(fmt.Sprintf("triple %s has the id %s", t.ID(), id))
		}
		v.audit.Triple(t)
		return nil
	})
}

func (v *verifier) entities() error {
	const text = `SELECT id, name, names,
		(SELECT json_group_array(folded ORDER BY folded) FROM entity_name WHERE entity = entity.id) FROM entity`
	return each(v.ctx, v.tx, text, nil, func(rows *sql.Rows) error {
		var id, name string
		var names, folded []byte
		if err := rows.Scan(&id, &name, &names, &folded); err != nil {
			return err
		}
		var written, stored []string
		if err := errors.Join(json.Unmarshal(names, &written), json.Unmarshal(folded, &stored)); err != nil {
			return fmt.Errorf("entity %s: %w", id, err)
		}
		v.audit.Entity(id)
		if want := graph.FoldedNames(schema.Entity{Name: name, Names: written}); !slices.Equal(want, stored) {
			v.audit.Fault(fmt.Sprintf("entity %s has folded names %q, stored is %q", id, want, stored))
		}
		return nil
	})
}
