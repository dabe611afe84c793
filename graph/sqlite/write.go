package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"geokg/graph"
	"geokg/graph/story"
)

// Apply stores the articles of the batch in one transaction.
func (s *Store) Apply(ctx context.Context, batch graph.Batch) (graph.Changes, error) {
	changes, err := s.write(ctx, func(w *writer) error { return w.apply(batch) })
	return changes, s.fail("write to", err)
}

// Delete removes the article of that id or, failing that, origin.
func (s *Store) Delete(ctx context.Context, article string) (graph.Changes, error) {
	changes, err := s.write(ctx, func(w *writer) error { return w.delete(article) })
	return changes, s.fail("delete from", err)
}

// Hashes returns the stored hashes of the given articles.
func (s *Store) Hashes(ctx context.Context, articles []string) (map[string]string, error) {
	args, err := bind(map[string]any{"articles": articles})
	if err != nil {
		return nil, err
	}
	const text = `SELECT id, hash FROM article WHERE id IN (SELECT value FROM json_each($articles))`
	hashes := map[string]string{}
	err = each(ctx, s.reader, text, args, func(rows *sql.Rows) error {
		var id, hash string
		if err := rows.Scan(&id, &hash); err != nil {
			return err
		}
		hashes[id] = hash
		return nil
	})
	return hashes, s.fail("read", err)
}

// write runs work in a transaction that is kept if it succeeds.
func (s *Store) write(ctx context.Context, work func(*writer) error) (graph.Changes, error) {
	if s.writer == nil {
		return graph.Changes{}, fmt.Errorf("%w: opened for reading only", graph.ErrUnreachable)
	}
	if err := ctx.Err(); err != nil {
		return graph.Changes{}, err
	}
	// The statements are short: that ctx is done is noticed between them, not within.
	tx, err := s.writer.BeginTx(context.WithoutCancel(ctx), nil)
	if err != nil {
		return graph.Changes{}, err
	}
	defer tx.Rollback() // SQLite has rolled back by itself if the disk is full
	w := newWriter(ctx, tx, s.now())
	if err := work(w); err != nil {
		return graph.Changes{}, err
	}
	if err := tx.Commit(); err != nil {
		return graph.Changes{}, err
	}
	return w.changes, nil
}

// writer is one transaction of writing.
type writer struct {
	ctx      context.Context
	tx       *sql.Tx
	stmts    map[string]*sql.Stmt
	recorded string
	changes  graph.Changes
	removed  graph.Sum       // of the claims that go
	gone     []story.Gone    // articles that went
	events   map[string]bool // those whose claims went: they may have none left
	entities map[string]bool // likewise
}

func newWriter(ctx context.Context, tx *sql.Tx, now time.Time) *writer {
	return &writer{
		ctx: ctx, tx: tx, stmts: map[string]*sql.Stmt{}, recorded: now.UTC().Format(time.RFC3339),
		events: map[string]bool{}, entities: map[string]bool{},
	}
}

// apply removes what is replaced, adds what is new, and drops what nothing rests on any more.
func (w *writer) apply(batch graph.Batch) error {
	orphans, err := w.moveOrigins(batch.Articles)
	if err != nil {
		return err
	}
	for _, id := range orphans {
		if err := w.removeArticle(id); err != nil {
			return err
		}
	}
	fresh, err := w.dropChanged(batch)
	if err != nil {
		return err
	}
	if err := w.settleStories(); err != nil {
		return err
	}
	if err := w.add(fresh); err != nil {
		return err
	}
	if err := w.addPrints(fresh.Articles); err != nil {
		return err
	}
	return w.settle(fresh.Deltas())
}

// moveOrigins notes which article each origin holds, and returns those that none holds any
// longer.
func (w *writer) moveOrigins(articles []graph.Article) ([]string, error) {
	left := map[string]bool{}
	for _, art := range articles {
		for _, path := range art.Origins {
			var held string
			err := w.row(`SELECT article FROM origin WHERE path = ?`, path).Scan(&held)
			if err != nil && !errors.Is(err, sql.ErrNoRows) {
				return nil, err
			}
			if held == art.ID {
				continue
			}
			left[held] = true
			const move = `INSERT INTO origin (path, article) VALUES (?, ?) ON CONFLICT (path) DO UPDATE SET article = excluded.article`
			if _, err := w.exec(move, path, art.ID); err != nil {
				return nil, err
			}
		}
	}
	var orphans []string
	for _, id := range slices.Sorted(maps.Keys(left)) {
		orphan, err := w.exists(`SELECT EXISTS (SELECT 1 FROM article WHERE id = ?1)
			AND NOT EXISTS (SELECT 1 FROM origin WHERE article = ?1)`, id)
		if err != nil {
			return nil, err
		}
		if orphan {
			orphans = append(orphans, id)
		}
	}
	return orphans, nil
}

// dropChanged removes the old versions of changed articles and returns those to be added.
func (w *writer) dropChanged(batch graph.Batch) (graph.Batch, error) {
	var fresh graph.Batch
	for _, art := range batch.Articles {
		var hash string
		err := w.row(`SELECT hash FROM article WHERE id = ?`, art.ID).Scan(&hash)
		switch {
		case errors.Is(err, sql.ErrNoRows):
			w.changes.New = append(w.changes.New, art.ID)
		case err != nil:
			return graph.Batch{}, err
		case hash == art.Hash && !batch.Anew:
			w.changes.Unchanged = append(w.changes.Unchanged, art.ID)
			continue
		default:
			w.changes.Changed = append(w.changes.Changed, art.ID)
			if err := w.removeClaims(art.ID); err != nil {
				return graph.Batch{}, err
			}
			if _, err := w.exec(`DELETE FROM article WHERE id = ?`, art.ID); err != nil {
				return graph.Batch{}, err
			}
		}
		fresh.Articles = append(fresh.Articles, art)
	}
	return fresh, nil
}

func (w *writer) delete(article string) error {
	var id string
	err := w.row(`SELECT id FROM article WHERE id = ?1
		UNION ALL SELECT article FROM origin WHERE path = ?1 LIMIT 1`, article).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("article %q: %w", article, graph.ErrNotFound)
	}
	if err != nil {
		return err
	}
	if err := w.removeArticle(id); err != nil {
		return err
	}
	if err := w.settleStories(); err != nil {
		return err
	}
	return w.settle(nil)
}

func (w *writer) removeArticle(id string) error {
	w.changes.Removed = append(w.changes.Removed, id)
	if err := w.removeClaims(id); err != nil {
		return err
	}
	if _, err := w.exec(`DELETE FROM origin WHERE article = ?`, id); err != nil {
		return err
	}
	_, err := w.exec(`DELETE FROM article WHERE id = ?`, id)
	return err
}

// removeClaims removes the claims of an article and its print; what rested on them is
// settled later.
func (w *writer) removeClaims(article string) error {
	if err := w.dropPrint(article); err != nil {
		return err
	}
	claims, err := readClaims(w.ctx, w.tx, article)
	if err != nil {
		return err
	}
	for _, claim := range claims {
		w.removed.Add(claim)
		w.events[claim.Event.ID] = true
		for _, slot := range claim.Participants() {
			w.entities[slot.ID] = true
		}
		for _, key := range claim.Triples {
			const text = `DELETE FROM claim_triple WHERE triple = ? AND factuality = ? AND claim = ?`
			if _, err := w.exec(text, key.ID(), claim.Factuality, claim.ID); err != nil {
				return err
			}
		}
	}
	w.changes.ClaimsRemoved += len(claims)
	const words = `DELETE FROM claim_words WHERE rowid IN (SELECT number FROM claim WHERE article = ?)`
	if _, err := w.exec(words, article); err != nil {
		return err
	}
	_, err = w.exec(`DELETE FROM claim WHERE article = ?`, article)
	return err
}

// exec runs a statement, prepared once a transaction, and returns how many rows it touched.
func (w *writer) exec(text string, args ...any) (int, error) {
	stmt, err := w.prepare(text)
	if err != nil {
		return 0, err
	}
	result, err := stmt.Exec(args...)
	if err != nil {
		return 0, err
	}
	n, err := result.RowsAffected()
	return int(n), err
}

func (w *writer) exists(text string, args ...any) (bool, error) {
	var yes bool
	err := w.row(text, args...).Scan(&yes)
	return yes, err
}

// row asks for one row. A statement that cannot be prepared fails when it is scanned.
func (w *writer) row(text string, args ...any) *sql.Row {
	stmt, err := w.prepare(text)
	if err != nil {
		return w.tx.QueryRow(text, args...)
	}
	return stmt.QueryRow(args...)
}

// QueryContext makes a writer a querier whose statements are prepared once.
func (w *writer) QueryContext(ctx context.Context, text string, args ...any) (*sql.Rows, error) {
	stmt, err := w.prepare(text)
	if err != nil {
		return nil, err
	}
	return stmt.QueryContext(ctx, args...)
}

func (w *writer) prepare(text string) (*sql.Stmt, error) {
	if err := w.ctx.Err(); err != nil {
		return nil, err
	}
	if stmt, ok := w.stmts[text]; ok {
		return stmt, nil
	}
	stmt, err := w.tx.Prepare(text)
	if err != nil {
		return nil, err
	}
	w.stmts[text] = stmt
	return stmt, nil
}
