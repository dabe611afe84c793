// Package sqlite keeps the graph in one SQLite file, in pure Go: the embedded store, so
// that the first command works on a bare machine. The tables are in schema.sql.
//
// One process writes at a time, under a lock that dies with it; any number read meanwhile
// (write-ahead log). Every Apply and Delete is one transaction.
package sqlite
