package graph

import (
	"cmp"
	"slices"

	"geokg/schema"
)

// Event is one happening that claims of many articles share. All of it is in its key.
type Event struct {
	ID       string
	Relation schema.RelationName
	Roles    []Role // sorted by name and entity
	Pair     string // ids of the subject and its counterpart, sorted, with a bar between
	Bucket   string // the time in the event's identity
	Time     string // the bucket if it tells when; else ""
	FirstDay string // first and last day of Time
	LastDay  string
}

// Role is a part that an entity takes in an event.
type Role struct {
	Name   RoleName
	Entity string
}

// RoleName is the name of a role, and in Neo4j the type of its relationship.
type RoleName string

// The roles.
const (
	Agent     RoleName = "AGENT"     // who acts; both sides of a symmetric relation
	Target    RoleName = "TARGET"    // whom or what an act is directed at
	Theme     RoleName = "THEME"     // the thing that an act is about
	Recipient RoleName = "RECIPIENT" // who gets what is transferred
)

func newEvent(c schema.Claim, relation schema.Relation) Event {
	key := schema.EventOf(c)
	time, _ := schema.ParseTime(key.Time)
	return Event{
		ID:       key.ID,
		Relation: c.Relation,
		Roles:    rolesOf(c, relation),
		Pair:     pairOf(c.Subject.ID, counterpart(c)),
		Bucket:   key.Bucket,
		Time:     key.Time,
		FirstDay: time.FirstDay(),
		LastDay:  time.LastDay(),
	}
}

func rolesOf(c schema.Claim, relation schema.Relation) []Role {
	object := Target
	switch {
	case relation.Symmetric:
		object = Agent
	case c.Object.Kind.IsThing():
		object = Theme
	case relation.Transfer:
		object = Recipient
	}
	roles := []Role{{Agent, c.Subject.ID}, {object, c.Object.ID}}
	if c.Recipient != nil {
		roles = append(roles, Role{Recipient, c.Recipient.ID})
	}
	slices.SortFunc(roles, compareRoles)
	return slices.Compact(roles)
}

func compareRoles(a, b Role) int {
	return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Entity, b.Entity))
}

// counterpart is whom the subject deals with: the recipient if there is one, else the object.
func counterpart(c schema.Claim) string {
	if c.Recipient != nil {
		return c.Recipient.ID
	}
	return c.Object.ID
}

func pairOf(a, b string) string { return min(a, b) + "|" + max(a, b) }
