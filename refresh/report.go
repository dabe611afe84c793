package refresh

import "geokg/graph"

// Report is what an ingest did, so far or in all.
type Report struct {
	Read      int // records of the source
	New       int // articles stored for the first time
	Changed   int // articles that replaced what they said before
	Unchanged int // articles known already, word for word; not extracted again
	Skipped   int // records that gave no article
	Warnings  int

	Claims   int // added, as are the next two
	Events   int
	Entities int // actors, places and things
}

// add counts what a write did. Apply removes an article only when a new text of the same
// origin replaces it, and that is a change.
func (r *Report) add(changes graph.Changes) {
	r.New += len(changes.New) - len(changes.Removed)
	r.Changed += len(changes.Changed) + len(changes.Removed)
	r.Unchanged += len(changes.Unchanged)
	r.Claims += changes.ClaimsAdded
	r.Events += changes.EventsAdded
	r.Entities += changes.EntitiesAdded
}
