package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"geokg/schema"
)

// Change is what an article meant to the ledger.
type Change string

// An article is new, a new version of a known one, or known word for word.
const (
	New       Change = "new"
	Changed   Change = "changed"
	Unchanged Change = "unchanged"
)

// Accept takes up an article of a source, with the page that gave it if one did (from may be
// nil), as one step: from here on it is not lost. next is when to ask for the page again. copyOf
// is the article whose text a new or changed one carries, word for word or nearly so; "" if it
// carries none that is known.
func (l *Ledger) Accept(ctx context.Context, source string, art schema.Article, from *Page, now, next time.Time) (change Change, copyOf string, err error) {
	text, err := json.Marshal(art)
	if err != nil {
		return "", "", failure("article "+art.ID, err)
	}
	err = l.within(ctx, "article "+art.ID, func(tx *sql.Tx) error {
		if from != nil {
			if _, err := tx.ExecContext(ctx, `UPDATE page SET state = 'fetched', article = ?, etag = ?, modified = ?, checked = ?, attempts = 0, problem = '', due = ? WHERE url = ?`,
				art.ID, from.ETag, from.Modified, now.Unix(), due(next), from.URL); err != nil {
				return err
			}
		}
		var hash, state string
		err := tx.QueryRowContext(ctx, `SELECT hash, state FROM version WHERE article = ? ORDER BY seq DESC LIMIT 1`, art.ID).Scan(&hash, &state)
		switch {
		case errors.Is(err, sql.ErrNoRows):
			change = New
		case err != nil:
			return err
		case hash == art.Hash && state != "deleted":
			change = Unchanged
			return nil
		default:
			change = Changed
			if _, err := tx.ExecContext(ctx, `UPDATE version SET state = CASE state WHEN 'deleted' THEN state ELSE 'replaced' END, payload = NULL, ended = ?
				WHERE article = ? AND ended = 0`, now.Unix(), art.ID); err != nil {
				return err
			}
		}
		if copyOf, err = takePrint(ctx, tx, art); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO version (article, hash, source, state, text, recorded, copy_of) VALUES (?, ?, ?, 'cleaned', ?, ?, ?)`,
			art.ID, art.Hash, source, string(text), now.Unix(), copyOf)
		return err
	})
	return change, copyOf, err
}

// Version is a version of an article on its way.
type Version struct {
	Seq     int64
	Source  string
	Article schema.Article
	Payload []byte // set once extracted
	Anew    bool   // replaces claims that an older extractor made of the same text
}

// Cleaned returns versions that wait for extraction, in the order they came.
func (l *Ledger) Cleaned(ctx context.Context, limit int) ([]Version, error) {
	return l.versions(ctx, `SELECT seq, source, text, NULL, anew FROM version WHERE state = 'cleaned' ORDER BY seq LIMIT ?`, limit)
}

// Waiting returns versions that wait to be sent, in the order they came.
func (l *Ledger) Waiting(ctx context.Context, limit int) ([]Version, error) {
	return l.versions(ctx, `SELECT seq, source, text, payload, anew FROM version WHERE state = 'extracted' ORDER BY seq LIMIT ?`, limit)
}

func (l *Ledger) versions(ctx context.Context, query string, args ...any) ([]Version, error) {
	rows, err := l.db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, failure("versions", err)
	}
	defer rows.Close()
	var list []Version
	for rows.Next() {
		var v Version
		var text string
		if err := rows.Scan(&v.Seq, &v.Source, &text, &v.Payload, &v.Anew); err != nil {
			return nil, failure("versions", err)
		}
		if err := json.Unmarshal([]byte(text), &v.Article); err != nil {
			return nil, fmt.Errorf("ledger: version %d: %w", v.Seq, err)
		}
		list = append(list, v)
	}
	return list, rows.Err()
}

// Extracted puts the claims of a version into the outbox.
func (l *Ledger) Extracted(ctx context.Context, v Version, payload []byte, claims int, extractor string, took time.Duration) error {
	return l.exec(ctx, "article "+v.Article.ID, `UPDATE version SET state = 'extracted', payload = ?, claims = ?, extractor = ?, took = ?, problem = ''
		WHERE seq = ? AND state = 'cleaned'`, payload, claims, extractor, took.Milliseconds(), v.Seq)
}

// Spoil notes that a version cannot be extracted or stored.
func (l *Ledger) Spoil(ctx context.Context, v Version, problem error) error {
	return l.exec(ctx, "article "+v.Article.ID, `UPDATE version SET state = 'failed', payload = NULL, problem = ? WHERE seq = ?`, problem.Error(), v.Seq)
}

// Sent notes that the graph has taken versions; their claims leave the outbox.
func (l *Ledger) Sent(ctx context.Context, list []Version, now time.Time) error {
	return l.within(ctx, "sent", func(tx *sql.Tx) error {
		for _, v := range list {
			if _, err := tx.ExecContext(ctx, `UPDATE version SET state = 'sent', payload = NULL, anew = 0, sent = ? WHERE seq = ? AND state = 'extracted'`, now.Unix(), v.Seq); err != nil {
				return err
			}
		}
		return nil
	})
}

// Gone notes that a page has gone; if remove is set, its article is to leave the graph.
func (l *Ledger) Gone(ctx context.Context, p Page, problem error, remove bool, now time.Time) error {
	return l.within(ctx, "page "+p.URL, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `UPDATE page SET state = 'gone', checked = ?, problem = ?, due = ? WHERE url = ?`,
			now.Unix(), problem.Error(), int64(never), p.URL); err != nil {
			return err
		}
		if !remove || p.Article == "" {
			return nil
		}
		if _, err := tx.ExecContext(ctx, `UPDATE version SET state = 'deleted', payload = NULL, ended = ? WHERE article = ? AND ended = 0`, now.Unix(), p.Article); err != nil {
			return err
		}
		if err := dropPrint(ctx, tx, p.Article); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO removal (article) VALUES (?)`, p.Article)
		return err
	})
}

// Removals returns the articles that are to leave the graph.
func (l *Ledger) Removals(ctx context.Context) ([]string, error) {
	rows, err := l.db.QueryContext(ctx, `SELECT DISTINCT article FROM removal ORDER BY article`)
	if err != nil {
		return nil, failure("removals", err)
	}
	defer rows.Close()
	var list []string
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, failure("removals", err)
		}
		list = append(list, id)
	}
	return list, rows.Err()
}

// Removed notes that an article has left the graph.
func (l *Ledger) Removed(ctx context.Context, article string) error {
	return l.exec(ctx, "removal", `DELETE FROM removal WHERE article = ?`, article)
}

// Replay puts the current versions recorded since a time back to be extracted anew, and
// returns how many. Versions whose text was pruned stay as they are.
func (l *Ledger) Replay(ctx context.Context, since time.Time) (int64, error) {
	result, err := l.db.ExecContext(ctx, `UPDATE version SET state = 'cleaned', payload = NULL, anew = 1, problem = ''
		WHERE state IN ('sent', 'failed', 'extracted') AND ended = 0 AND text <> '' AND recorded >= ?`, unix(since))
	if err != nil {
		return 0, failure("replay", err)
	}
	return result.RowsAffected()
}

// Prune forgets the texts of versions of a source that were sent or ended before a time,
// and the reports of runs before it. What the graph says stays.
func (l *Ledger) Prune(ctx context.Context, source string, before time.Time) (n int64, err error) {
	err = l.within(ctx, "prune", func(tx *sql.Tx) error {
		result, err := tx.ExecContext(ctx, `UPDATE version SET text = '' WHERE source = ? AND text <> '' AND state IN ('sent', 'replaced', 'deleted') AND recorded < ?`, source, before.Unix())
		if err != nil {
			return err
		}
		if n, err = result.RowsAffected(); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `DELETE FROM run WHERE began < ?`, before.Unix())
		return err
	})
	return n, err
}
