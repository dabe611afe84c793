package ledger

import (
	"context"
	"time"
)

// SourceState is how a source stands.
type SourceState struct {
	NextDue  time.Time
	LastOK   time.Time
	Failures int // since the last success
	Problem  string
}

// Source returns how a source stands; the zero state if it was never tried.
func (l *Ledger) Source(ctx context.Context, name string) (SourceState, error) {
	var s SourceState
	var next, ok int64
	err := l.db.QueryRowContext(ctx, `SELECT coalesce(max(next_due), 0), coalesce(max(last_ok), 0), coalesce(max(failures), 0), coalesce(max(problem), '') FROM source WHERE name = ?`, name).
		Scan(&next, &ok, &s.Failures, &s.Problem)
	if err != nil {
		return s, failure("source "+name, err)
	}
	s.NextDue, s.LastOK = fromUnix(next), fromUnix(ok)
	return s, nil
}

// Tried notes how a source answered and when it is due again.
func (l *Ledger) Tried(ctx context.Context, name string, problem error, now, next time.Time) error {
	if problem == nil {
		return l.exec(ctx, "source "+name, `INSERT INTO source (name, next_due, last_ok) VALUES (?1, ?2, ?3)
			ON CONFLICT (name) DO UPDATE SET next_due = ?2, last_ok = ?3, failures = 0, problem = ''`, name, next.Unix(), now.Unix())
	}
	return l.exec(ctx, "source "+name, `INSERT INTO source (name, next_due, failures, problem) VALUES (?1, ?2, 1, ?3)
		ON CONFLICT (name) DO UPDATE SET next_due = ?2, failures = failures + 1, problem = ?3`, name, next.Unix(), problem.Error())
}

// Counts is how many pages and articles of a source are in which state.
type Counts struct {
	Pages    map[string]int
	Versions map[string]int
}

// Counts returns the counts of a source.
func (l *Ledger) Counts(ctx context.Context, source string) (Counts, error) {
	c := Counts{map[string]int{}, map[string]int{}}
	for table, into := range map[string]map[string]int{"page": c.Pages, "version": c.Versions} {
		if err := l.count(ctx, `SELECT state, count(*) FROM `+table+` WHERE source = ? GROUP BY state`, into, source); err != nil {
			return c, err
		}
	}
	return c, nil
}

// Backlog is how many versions wait for extraction and how many to be sent.
func (l *Ledger) Backlog(ctx context.Context) (cleaned, extracted int, err error) {
	into := map[string]int{}
	err = l.count(ctx, `SELECT state, count(*) FROM version WHERE state IN ('cleaned', 'extracted') GROUP BY state`, into)
	return into["cleaned"], into["extracted"], err
}

func (l *Ledger) count(ctx context.Context, query string, into map[string]int, args ...any) error {
	rows, err := l.db.QueryContext(ctx, query, args...)
	if err != nil {
		return failure("counts", err)
	}
	defer rows.Close()
	for rows.Next() {
		var state string
		var n int
		if err := rows.Scan(&state, &n); err != nil {
			return failure("counts", err)
		}
		into[state] = n
	}
	return rows.Err()
}

// Oldest is when the page or article of a source that waits longest to be in the graph was
// first seen; zero if none waits.
func (l *Ledger) Oldest(ctx context.Context, source string) (time.Time, error) {
	var at int64
	err := l.db.QueryRowContext(ctx, `SELECT coalesce(min(t), 0) FROM (
		SELECT min(seen) t FROM page WHERE source = ?1 AND article = '' AND state IN ('seen', 'failed') AND due < ?2
		UNION ALL SELECT min(recorded) FROM version WHERE source = ?1 AND state IN ('cleaned', 'extracted'))`, source, int64(never)).Scan(&at)
	if err != nil {
		return time.Time{}, failure("oldest of "+source, err)
	}
	return fromUnix(at), nil
}

// Problem is a page or article that failed, and why.
type Problem struct {
	Source, What, State, Why string
	Attempts                 int
	Next                     time.Time // zero: it is not tried again by itself
}

// Problems returns what failed, by source and address.
func (l *Ledger) Problems(ctx context.Context, limit int) ([]Problem, error) {
	rows, err := l.db.QueryContext(ctx, `SELECT source, url, state, problem, attempts, CASE WHEN due >= ?1 THEN 0 ELSE due END FROM page WHERE problem <> ''
		UNION ALL SELECT source, article, state, problem, 0, 0 FROM version WHERE problem <> '' ORDER BY 1, 2 LIMIT ?2`, int64(never), limit)
	if err != nil {
		return nil, failure("problems", err)
	}
	defer rows.Close()
	var list []Problem
	for rows.Next() {
		var p Problem
		var next int64
		if err := rows.Scan(&p.Source, &p.What, &p.State, &p.Why, &p.Attempts, &next); err != nil {
			return nil, failure("problems", err)
		}
		p.Next = fromUnix(next)
		list = append(list, p)
	}
	return list, rows.Err()
}

// Begin notes that a run began and returns its number.
func (l *Ledger) Begin(ctx context.Context, now time.Time) (int64, error) {
	result, err := l.db.ExecContext(ctx, `INSERT INTO run (began) VALUES (?)`, now.Unix())
	if err != nil {
		return 0, failure("run", err)
	}
	return result.LastInsertId()
}

// End notes that a run ended, with its report as JSON.
func (l *Ledger) End(ctx context.Context, run int64, report []byte, now time.Time) error {
	return l.exec(ctx, "run", `UPDATE run SET ended = ?, report = ? WHERE id = ?`, now.Unix(), string(report), run)
}

// Run is a run of the past.
type Run struct {
	ID           int64
	Began, Ended time.Time // Ended is zero if it was cut off
	Report       string    // JSON
}

// Runs returns the latest runs, the last one first.
func (l *Ledger) Runs(ctx context.Context, limit int) ([]Run, error) {
	rows, err := l.db.QueryContext(ctx, `SELECT id, began, ended, report FROM run ORDER BY id DESC LIMIT ?`, limit)
	if err != nil {
		return nil, failure("runs", err)
	}
	defer rows.Close()
	var list []Run
	for rows.Next() {
		var r Run
		var began, ended int64
		if err := rows.Scan(&r.ID, &began, &ended, &r.Report); err != nil {
			return nil, failure("runs", err)
		}
		r.Began, r.Ended = fromUnix(began), fromUnix(ended)
		list = append(list, r)
	}
	return list, rows.Err()
}
