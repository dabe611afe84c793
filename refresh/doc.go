// Package refresh brings articles in. A source ([Files]) reads them one by one; an
// [Ingest] takes what a source yields through extraction into a store.
//
// A source never stops at a bad record. It yields an [Item] that says which file and
// record it was and what is wrong with it, and goes on. The clock is handed in.
package refresh
