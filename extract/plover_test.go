package extract

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/extract/events"
	"geokg/schema"
)

// ploverBar is the share of the sentences of plover.tsv whose category and both countries
// must be right.
const ploverBar = 0.8

func TestPlover(t *testing.T) {
	x, err := New(Options{})
	require.NoError(t, err)
	table := rows(t, "plover.tsv")
	right := 0
	for _, row := range table {
		found := events.Of("a", claimsOf(t, x, "en", row[0])).Events
		if slices.ContainsFunc(found, func(e events.Event) bool { return coded(e, row) }) {
			right++
			continue
		}
		var got []string
		for _, e := range found {
			got = append(got, fmt.Sprintf("%s %s %s", e.Source, e.Plover, e.Target))
		}
		t.Logf("%s: want %s %s %s, got %q", row[0], row[1], row[2], row[3], got)
	}
	assert.GreaterOrEqual(t, float64(right)/float64(len(table)), ploverBar)
}

// coded reports whether an event has the countries of a row, either way round if its
// relation is mutual, and its category.
func coded(e events.Event, row []string) bool {
	nation := func(code string) string {
		if len(code) < 3 {
			return code
		}
		return code[:3]
	}
	source, target := nation(e.Source), nation(e.Target)
	rel, _ := schema.LookupRelation(e.Claim.Relation)
	pair := source == row[1] && target == row[3] || rel.Symmetric && source == row[3] && target == row[1]
	return pair && e.Plover == row[2]
}
