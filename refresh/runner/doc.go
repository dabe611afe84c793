// Package runner is a refresh job: it asks the sources that are due, takes up what is new or
// has changed, extracts claims and sends them to the graph. Every step rests on the ledger,
// so a run that was cut off anywhere goes on with the next one, and what cannot be sent
// waits there until the graph takes it.
package runner
