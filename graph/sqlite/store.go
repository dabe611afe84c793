package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"geokg/graph"
	"geokg/internal/filelock"

	_ "modernc.org/sqlite" // the driver
)

// Options say which file to open and how.
type Options struct {
	Path     string
	ReadOnly bool             // no lock is taken and no file is made; Apply and Delete fail
	Now      func() time.Time // stamps what is accepted; nil: time.Now
}

// Store is a graph in a SQLite file. Close it.
type Store struct {
	path   string
	now    func() time.Time
	reader *sql.DB
	writer *sql.DB        // nil if read-only
	lock   *filelock.Lock // nil if read-only
}

var _ graph.Store = (*Store)(nil)

// Open opens the file, making or migrating it if it is to be written. The error wraps
// graph.ErrUnreachable, ErrForeign or ErrLocked.
func Open(ctx context.Context, opts Options) (*Store, error) {
	store := &Store{path: opts.Path, now: opts.Now}
	if store.now == nil {
		store.now = time.Now
	}
	err := store.open(ctx, opts.ReadOnly)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", opts.Path, err), store.Close())
	}
	return store, nil
}

func (s *Store) open(ctx context.Context, readOnly bool) error {
	if s.path == "" {
		return fmt.Errorf("%w: the name of the file is empty", graph.ErrUnreachable)
	}
	if !readOnly {
		if err := s.openWriter(ctx); err != nil {
			return err
		}
	} else if err := checkFile(s.path); err != nil {
		return err
	}
	s.reader = s.connect(url.Values{"mode": {"ro"}, "_query_only": {"1"}, "_busy_timeout": {"10000"}, "_pragma": {"cache_size(-65536)"}})
	return checkVersion(ctx, s.reader)
}

// checkFile says why there is nothing to read, where SQLite would not.
func checkFile(path string) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%w: no such file: ingest an article first", graph.ErrUnreachable)
	case err != nil:
		return fmt.Errorf("%w: %w", graph.ErrUnreachable, err)
	case info.IsDir():
		return fmt.Errorf("%w: a folder, which cannot be opened as a file", graph.ErrUnreachable)
	}
	return nil
}

// openWriter takes the lock and brings the file to the current version.
func (s *Store) openWriter(ctx context.Context) error {
	var err error
	if s.lock, err = filelock.Acquire(s.path + ".lock"); errors.Is(err, filelock.ErrHeld) {
		return fmt.Errorf("%w: %w", graph.ErrLocked, err)
	} else if err != nil {
		return fmt.Errorf("%w: %w", graph.ErrUnreachable, err)
	}
	s.writer = s.connect(url.Values{
		"mode":          {"rwc"},
		"_busy_timeout": {"10000"},
		"_synchronous":  {"NORMAL"},
		"_txlock":       {"immediate"},
		"_pragma":       {"cache_size(-262144)", "wal_autocheckpoint(65536)"}, // 256 MB each
	})
	s.writer.SetMaxOpenConns(1)
	return migrate(ctx, s.writer, migrations)
}

func (s *Store) connect(params url.Values) *sql.DB {
	path, err := filepath.Abs(s.path)
	if err != nil {
		path = s.path
	}
	params.Set("_dqs", "0")
	params.Set("_defensive", "1")
	name := url.URL{Scheme: "file", Path: filepath.ToSlash(path), RawQuery: params.Encode()}
	db, err := sql.Open("sqlite", name.String())
	if err != nil {
		panic(err) // the driver is not registered
	}
	return db
}

// Close releases the file and the lock.
func (s *Store) Close() error {
	var errs []error
	if s.reader != nil {
		errs = append(errs, s.reader.Close())
	}
	if s.writer != nil {
		errs = append(errs, s.writer.Close())
	}
	if s.lock != nil {
		errs = append(errs, s.lock.Release())
	}
	return errors.Join(errs...)
}

// fail names the operation and the file in an error of the database.
func (s *Store) fail(operation string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s %s: %w", operation, s.path, classify(err))
}
