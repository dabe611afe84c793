package graph

// Changes is what a write did.
type Changes struct {
	New       []string // ids of articles, sorted
	Changed   []string // had another hash before
	Unchanged []string // left alone
	Removed   []string // deleted, or replaced by a new text from the same origin

	ClaimsAdded, ClaimsRemoved     int
	EventsAdded, EventsRemoved     int
	EntitiesAdded, EntitiesRemoved int
	TriplesAdded, TriplesRemoved   int // edges
}

// Add sums up what several writes did.
func (c *Changes) Add(other Changes) {
	c.New = append(c.New, other.New...)
	c.Changed = append(c.Changed, other.Changed...)
	c.Unchanged = append(c.Unchanged, other.Unchanged...)
	c.Removed = append(c.Removed, other.Removed...)
	c.ClaimsAdded += other.ClaimsAdded
	c.ClaimsRemoved += other.ClaimsRemoved
	c.EventsAdded += other.EventsAdded
	c.EventsRemoved += other.EventsRemoved
	c.EntitiesAdded += other.EntitiesAdded
	c.EntitiesRemoved += other.EntitiesRemoved
	c.TriplesAdded += other.TriplesAdded
	c.TriplesRemoved += other.TriplesRemoved
}
