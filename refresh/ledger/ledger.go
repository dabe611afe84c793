// Package ledger remembers what a refresh job has done and still has to do, in one SQLite
// file: which pages it has seen and when to ask for them again, every version of every
// article with its text, and the articles whose claims wait to be sent to the graph. What
// it has accepted survives a kill at any point.
package ledger

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"geokg/internal/filelock"
)

//go:embed schema.sql
var schemaSQL string

//go:embed prints.sql
var printsSQL string

// steps take a file from each version of the schema to the next, kept in PRAGMA user_version.
var steps = []func(ctx context.Context, tx *sql.Tx) error{
	func(ctx context.Context, tx *sql.Tx) error { return run(ctx, tx, schemaSQL) },
	func(ctx context.Context, tx *sql.Tx) error {
		if err := run(ctx, tx, printsSQL); err != nil {
			return err
		}
		return printAll(ctx, tx)
	},
}

func run(ctx context.Context, tx *sql.Tx, text string) error {
	_, err := tx.ExecContext(ctx, text)
	return err
}

// ErrForeign: the file is no ledger, or one of a newer geokg.
var ErrForeign = errors.New("not a ledger of this version of geokg")

// ErrDisk: the disk is full or does not take what is written. What was accepted before stands.
var ErrDisk = errors.New("the disk does not take what is written, it may be full")

// primary is the part of SQLite's codes that says what happened; the rest is detail.
const primary = 0xff

// failure words an error of SQLite over something.
func failure(what string, err error) error {
	if err == nil {
		return nil
	}
	var e *sqlite.Error
	if errors.As(err, &e) {
		switch e.Code() & primary {
		case sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR:
			return fmt.Errorf("ledger: %s: %w: %w", what, ErrDisk, err)
		}
	}
	return fmt.Errorf("ledger: %s: %w", what, err)
}

// Ledger is an open ledger. It is safe for many goroutines.
type Ledger struct {
	db   *sql.DB
	lock *filelock.Lock
}

// Open opens the ledger at path for a run and makes it if it is not there. Only one process
// has it open so at a time; others get an error that wraps filelock.ErrHeld.
func Open(ctx context.Context, path string) (*Ledger, error) {
	lock, err := filelock.Acquire(path + ".lock")
	if err != nil {
		return nil, fmt.Errorf("ledger %s: %w", path, err)
	}
	l, err := open(ctx, path)
	if err != nil {
		return nil, errors.Join(err, lock.Release())
	}
	l.lock = lock
	return l, nil
}

// Look opens the ledger at path for reading beside a run.
func Look(ctx context.Context, path string) (*Ledger, error) { return open(ctx, path) }

// patience is how long to wait for others that are making the file: while its journal becomes
// a WAL, SQLite does not wait by itself.
const patience = 10 * time.Second

func busy(err error) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && e.Code()&primary == sqlite3.SQLITE_BUSY
}

func open(ctx context.Context, path string) (*Ledger, error) {
	full, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("ledger %s: %w", path, err)
	}
	params := url.Values{"_busy_timeout": {"10000"}, "_txlock": {"immediate"}, "_synchronous": {"FULL"}, "_journal_mode": {"WAL"}}
	name := url.URL{Scheme: "file", Path: filepath.ToSlash(full), RawQuery: params.Encode()}
	db, err := sql.Open("sqlite", name.String())
	if err != nil {
		return nil, fmt.Errorf("ledger %s: %w", path, err)
	}
	db.SetMaxOpenConns(1) // one writer; the workers wait their turn
	err = migrate(ctx, db)
	for start := time.Now(); busy(err) && time.Since(start) < patience; err = migrate(ctx, db) {
		time.Sleep(10 * time.Millisecond)
	}
	if err != nil {
		db.Close()
		return nil, failure(path, err)
	}
	return &Ledger{db: db}, nil
}

// migrate brings the file to the last version of the schema. Another process may be about to
// do the same: whoever has its turn second finds it done.
func migrate(ctx context.Context, db *sql.DB) error {
	if have, err := versionOf(ctx, db); err != nil || have == len(steps) {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	have, err := versionOf(ctx, tx)
	if err != nil {
		return err
	}
	for _, step := range steps[have:] {
		if err := step(ctx, tx); err != nil {
			return err
		}
	}
	if err := run(ctx, tx, fmt.Sprintf("PRAGMA user_version = %d", len(steps))); err != nil {
		return err
	}
	return tx.Commit()
}

// versionOf is the version of the schema that a file has, 0 if it is empty.
func versionOf(ctx context.Context, db interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}) (have int, err error) {
	var tables int
	err = db.QueryRowContext(ctx, `SELECT user_version, (SELECT count(*) FROM sqlite_schema) FROM pragma_user_version`).Scan(&have, &tables)
	if err == nil && (have > len(steps) || have == 0 && tables > 0) {
		err = ErrForeign
	}
	return have, err
}

// Close closes the file and lets go of it.
func (l *Ledger) Close() error {
	err := l.db.Close()
	if l.lock != nil {
		err = errors.Join(err, l.lock.Release())
	}
	return err
}

// Check is SQLite's own check of the file; nil if it is whole.
func (l *Ledger) Check(ctx context.Context) error {
	var word string
	if err := l.db.QueryRowContext(ctx, `PRAGMA integrity_check`).Scan(&word); err != nil {
		return fmt.Errorf("ledger: check: %w", err)
	}
	if word != "ok" {
		return fmt.Errorf("ledger: damaged: %s", word)
	}
	return nil
}

func (l *Ledger) exec(ctx context.Context, what, query string, args ...any) error {
	_, err := l.db.ExecContext(ctx, query, args...)
	return failure(what, err)
}

// within runs f in one transaction.
func (l *Ledger) within(ctx context.Context, what string, f func(tx *sql.Tx) error) error {
	tx, err := l.db.BeginTx(ctx, nil)
	if err != nil {
		return failure(what, err)
	}
	defer tx.Rollback()
	if err := f(tx); err != nil {
		return failure(what, err)
	}
	return failure(what, tx.Commit())
}
