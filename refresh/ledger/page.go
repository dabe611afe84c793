package ledger

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"geokg/schema"
)

// Page is a page that a source told of.
type Page struct {
	URL      string // canonical; what it is known by
	Address  string // what to ask for
	Source   string
	Title    string
	Updated  time.Time // by the source; zero if it does not say
	State    string
	Article  string // id of the article that it gave, if it has
	ETag     string
	Modified string
	Seen     time.Time
	Attempts int // failed in a row
	Problem  string
}

// unix is a time as the ledger keeps it; the zero time is 0.
func unix(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.Unix()
}

func fromUnix(s int64) time.Time {
	if s == 0 {
		return time.Time{}
	}
	return time.Unix(s, 0).UTC()
}

// See takes up pages that a source told of. New ones are due at once; known ones are due
// again if the source says that they changed. It returns how many were new.
func (l *Ledger) See(ctx context.Context, source string, pages []Page, now time.Time) (fresh int, err error) {
	err = l.within(ctx, "pages of "+source, func(tx *sql.Tx) error {
		for _, p := range pages {
			url := schema.CanonicalURL(p.Address)
			result, err := tx.ExecContext(ctx, `INSERT INTO page (url, address, source, title, updated, state, seen, due)
				VALUES (?, ?, ?, ?, ?, 'seen', ?, ?) ON CONFLICT (url) DO NOTHING`,
				url, p.Address, source, p.Title, unix(p.Updated), now.Unix(), now.Unix())
			if err != nil {
				return err
			}
			if n, err := result.RowsAffected(); err != nil || n > 0 {
				fresh += int(n)
				continue
			}
			if _, err := tx.ExecContext(ctx, `UPDATE page SET updated = ?, due = ?, state = CASE state WHEN 'gone' THEN 'seen' ELSE state END
				WHERE url = ? AND updated < ? AND updated > 0 AND state IN ('fetched', 'gone')`,
				unix(p.Updated), now.Unix(), url, unix(p.Updated)); err != nil {
				return err
			}
		}
		return nil
	})
	return fresh, err
}

// Due returns pages of a source that are to be asked for now, the longest waiting first.
func (l *Ledger) Due(ctx context.Context, source string, now time.Time, limit int) ([]Page, error) {
	rows, err := l.db.QueryContext(ctx, `SELECT url, address, source, title, updated, state, article, etag, modified, seen, attempts, problem
		FROM page WHERE source = ? AND due <= ? AND state IN ('seen', 'fetched', 'failed') ORDER BY due, seen, url LIMIT ?`,
		source, now.Unix(), limit)
	if err != nil {
		return nil, failure("due pages of "+source, err)
	}
	defer rows.Close()
	var list []Page
	for rows.Next() {
		var p Page
		var updated, seen int64
		if err := rows.Scan(&p.URL, &p.Address, &p.Source, &p.Title, &updated, &p.State, &p.Article, &p.ETag, &p.Modified, &seen, &p.Attempts, &p.Problem); err != nil {
			return nil, failure("due pages of "+source, err)
		}
		p.Updated, p.Seen = fromUnix(updated), fromUnix(seen)
		list = append(list, p)
	}
	return list, rows.Err()
}

// never is when a page is due that is not to be asked for again.
const never = 1 << 60

func due(at time.Time) int64 {
	if at.IsZero() {
		return never
	}
	return at.Unix()
}

// Unchanged notes that a page is as it was; next is when to ask again, zero for never.
func (l *Ledger) Unchanged(ctx context.Context, p Page, now, next time.Time) error {
	return l.exec(ctx, "page "+p.URL, `UPDATE page SET state = 'fetched', checked = ?, attempts = 0, problem = '', due = ?, etag = ?, modified = ? WHERE url = ?`,
		now.Unix(), due(next), p.ETag, p.Modified, p.URL)
}

// Fail notes that a page could not be had; next is when to try again, zero for never.
func (l *Ledger) Fail(ctx context.Context, p Page, state string, problem error, now, next time.Time) error {
	return l.exec(ctx, "page "+p.URL, `UPDATE page SET state = ?, checked = ?, attempts = attempts + 1, problem = ?, due = ? WHERE url = ?`,
		state, now.Unix(), problem.Error(), due(next), p.URL)
}

// Retry makes pages and articles that failed due again, of one source or of all, and
// returns how many.
func (l *Ledger) Retry(ctx context.Context, source string, now time.Time) (n int64, err error) {
	err = l.within(ctx, "retry", func(tx *sql.Tx) error {
		for _, query := range []string{
			`UPDATE page SET state = 'seen', attempts = 0, due = ?1 WHERE (state IN ('failed', 'refused') OR attempts > 0) AND (?2 = '' OR source = ?2)`,
			`UPDATE version SET state = 'cleaned', problem = '' WHERE ?1 > 0 AND state = 'failed' AND (?2 = '' OR source = ?2)`,
		} {
			result, err := tx.ExecContext(ctx, query, now.Unix(), source)
			if err != nil {
				return err
			}
			k, err := result.RowsAffected()
			if err != nil {
				return err
			}
			n += k
		}
		return nil
	})
	return n, err
}

// Validators returns what makes the request for a listing conditional.
func (l *Ledger) Validators(ctx context.Context, url string) (etag, modified string, err error) {
	err = l.db.QueryRowContext(ctx, `SELECT etag, modified FROM listing WHERE url = ?`, url).Scan(&etag, &modified)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return "", "", failure("listing "+url, err)
	}
	return etag, modified, nil
}

// Listed notes the validators of a listing, once all it told of is in the ledger.
func (l *Ledger) Listed(ctx context.Context, url, etag, modified string) error {
	return l.exec(ctx, "listing "+url, `INSERT INTO listing (url, etag, modified) VALUES (?, ?, ?)
		ON CONFLICT (url) DO UPDATE SET etag = excluded.etag, modified = excluded.modified`, url, etag, modified)
}
