package graph

import "errors"

// What keeps a store from doing its work. Backends wrap these with the name of the store
// and what to do; callers tell them apart with errors.Is.
var (
	// ErrNotFound: the store has no such article.
	ErrNotFound = errors.New("not found")
	// ErrUnreachable: the store cannot be opened, read or written: no server, no
	// permission, a full disk, a damaged file.
	ErrUnreachable = errors.New("store unreachable")
	// ErrForeign: what was found is not a geokg store, or one of a newer version.
	ErrForeign = errors.New("not a geokg store of this version")
	// ErrLocked: another process is writing.
	ErrLocked = errors.New("store locked by another run")
	// ErrDialect: the query has no wording for this backend.
	ErrDialect = errors.New("no statement in this store's language")
)
