package graph

import (
	"fmt"
	"slices"

	"geokg/graph/story"
)

// Audit checks a stored graph against a recomputation from its articles and claims. It is
// told every article; every claim, the claims of one article after another; then every event,
// triple and entity that is stored; then asked for its faults.
type Audit struct {
	articles []story.Article
	copies   map[string]string // as stored
	faults   []string
	sum      Sum
	events   map[string]Event
	entities map[string]bool
	triples  map[string]Triple // built when the first stored triple comes
}

// Article takes a stored article, the print that is stored of its text, packed, and the
// article of which it is said to be a copy; "" where there is none.
func (a *Audit) Article(art story.Article, text, packed, copyOf string) {
	art.Print = story.Of(text)
	want := ""
	if art.Print.Comparable() {
		want = art.Print.Pack()
	}
	if packed != want {
		a.fault("article %s has another print than its text", art.ID)
	}
	a.articles = append(a.articles, art)
	if copyOf != "" {
		if a.copies == nil {
			a.copies = map[string]string{}
		}
		a.copies[art.ID] = copyOf
	}
}

// Claim takes a claim as recomputed, and what is stored of what follows from it.
func (a *Audit) Claim(claim Claim, event, firstDay, lastDay string) {
	if a.events == nil {
		a.events, a.entities = map[string]Event{}, map[string]bool{}
	}
	a.sum.Add(claim)
	a.events[claim.Event.ID] = claim.Event
	for _, slot := range claim.Participants() {
		a.entities[slot.ID] = true
	}
	if event != claim.Event.ID {
		a.fault("claim %s is about event %s, stored is %s", claim.ID, claim.Event.ID, event)
	}
	if firstDay != claim.FirstDay || lastDay != claim.LastDay {
		a.fault("claim %s covers %s, stored is %s", claim.ID, days(claim.FirstDay, claim.LastDay), days(firstDay, lastDay))
	}
}

// Event takes a stored event.
func (a *Audit) Event(stored Event) {
	want, ok := a.events[stored.ID]
	delete(a.events, stored.ID)
	switch {
	case !ok:
		a.fault("event %s is stored, but no claim is about it", stored.ID)
	case !slices.Equal(stored.Roles, want.Roles):
		a.fault("event %s has roles %v, stored is %v", stored.ID, want.Roles, stored.Roles)
	case stored.Relation != want.Relation, stored.Pair != want.Pair, stored.Bucket != want.Bucket, stored.Time != want.Time,
		stored.FirstDay != want.FirstDay, stored.LastDay != want.LastDay:
		a.fault("event %s is %s between %s at %q, stored is %s between %s at %q",
			stored.ID, want.Relation, want.Pair, want.Bucket, stored.Relation, stored.Pair, stored.Bucket)
	}
}

// Triple takes a stored edge.
func (a *Audit) Triple(stored Triple) {
	a.recompute()
	id := stored.ID()
	want, ok := a.triples[id]
	delete(a.triples, id)
	switch {
	case !ok:
		a.fault("triple %s is stored, but no claim asserts it", id)
	case stored != want:
		a.fault("triple %s is %s, stored is %s", id, want.words(), stored.words())
	}
}

func (a *Audit) recompute() {
	if a.triples != nil {
		return
	}
	a.triples = map[string]Triple{}
	for _, delta := range a.sum.Deltas() {
		if triple, ok := delta.Triple(); ok {
			a.triples[triple.ID()] = triple
		}
	}
}

// Entity takes the id of a stored entity.
func (a *Audit) Entity(id string) {
	if !a.entities[id] {
		a.fault("entity %s is stored, but no claim names it", id)
	}
	delete(a.entities, id)
}

// Fault adds a fault that the backend has found itself.
func (a *Audit) Fault(text string) { a.faults = append(a.faults, text) }

// Faults returns what differs, sorted; nothing if all is well.
func (a *Audit) Faults() []string {
	a.recompute()
	for id := range a.events {
		a.fault("event %s is missing", id)
	}
	for id := range a.triples {
		a.fault("triple %s is missing", id)
	}
	for id := range a.entities {
		a.fault("entity %s is missing", id)
	}
	a.stories()
	slices.Sort(a.faults)
	return a.faults
}

func (a *Audit) stories() {
	want := story.Copies(a.articles)
	for _, art := range a.articles {
		if want[art.ID] != a.copies[art.ID] {
			a.fault("article %s is a copy of %q, stored is %q", art.ID, want[art.ID], a.copies[art.ID])
		}
	}
}

func (a *Audit) fault(format string, args ...any) { a.Fault(fmt.Sprintf(format, args...)) }

func (t Triple) words() string {
	return fmt.Sprintf("%d claims, %d articles, %s, Goldstein tenths %d, disputed %t",
		t.Claims, t.Articles, days(t.FirstDay, t.LastDay), t.GoldsteinTenths, t.Disputed)
}

func days(first, last string) string {
	if first == "" && last == "" {
		return "no day"
	}
	return first + ".." + last
}
