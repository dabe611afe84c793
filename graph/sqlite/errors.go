package sqlite

import (
	"errors"
	"fmt"

	"geokg/graph"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// conditions says, for the errors of SQLite that are about the file and not about a
// statement, which of the graph's errors each is and what to do about it.
var conditions = map[int]struct {
	is   error
	hint string
}{
	sqlite3.SQLITE_NOTADB:   {graph.ErrForeign, "this is no SQLite file"},
	sqlite3.SQLITE_CORRUPT:  {graph.ErrUnreachable, "the file is damaged: restore a copy, or delete it and ingest again"},
	sqlite3.SQLITE_FULL:     {graph.ErrUnreachable, "the disk is full: free some space and run again, nothing was half written"},
	sqlite3.SQLITE_IOERR:    {graph.ErrUnreachable, "the disk does not take the data: check its space and health"},
	sqlite3.SQLITE_READONLY: {graph.ErrUnreachable, "the file or its folder is read-only"},
	sqlite3.SQLITE_CANTOPEN: {graph.ErrUnreachable, "the file cannot be opened: check that the folder exists and its permissions"},
	sqlite3.SQLITE_PERM:     {graph.ErrUnreachable, "no permission"},
	sqlite3.SQLITE_BUSY:     {graph.ErrLocked, "another program holds the file"},
	sqlite3.SQLITE_LOCKED:   {graph.ErrLocked, "another program holds the file"},
}

// classify wraps an error of SQLite in the graph's error that it amounts to.
func classify(err error) error {
	var failure *sqlite.Error
	if !errors.As(err, &failure) {
		return err
	}
	const primary = 0xff // the rest of a code is detail
	condition, ok := conditions[failure.Code()&primary]
	if !ok {
		return err
	}
	return fmt.Errorf("%w: %s: %w", condition.is, condition.hint, err)
}
