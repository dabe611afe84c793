package extract

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/extract/events"
	"geokg/schema"
)

// TestReports codes reports of one act each. A report is right if one of its events has the
// category and both countries. The misses of the blind table are counted and not named, so
// that nobody makes a rule for them.
func TestReports(t *testing.T) {
	x, err := New(Options{Coded: true})
	require.NoError(t, err)
	tests := []struct {
		table string
		share float64 // at least so many of its reports are right
		blind bool
	}{
		{"plover.tsv", 0.95, false},
		{"reports.tsv", 0.92, false},
		{"reports-blind.tsv", 0.82, true},
	}
	for _, tt := range tests {
		t.Run(tt.table, func(t *testing.T) {
			right, missed := 0, map[string]int{}
			table := rows(t, tt.table)
			for _, row := range table {
				if r := newReport(row); r.coded(t, x) {
					right++
				} else {
					missed[r.plover]++
					if !tt.blind {
						t.Logf("%s: want %s %s %s, got %q", r.text, r.source, r.plover, r.target, r.got)
					}
				}
			}
			t.Logf("%d of %d right; missed %v", right, len(table), missed)
			assert.GreaterOrEqual(t, float64(right)/float64(len(table)), tt.share)
		})
	}
}

// report is a row of a table: when, who did what to whom in which words, and what came of it.
type report struct {
	date, source, plover, target, text string
	got                                []string
}

func newReport(row []string) *report {
	return &report{date: row[0], source: row[1], plover: row[2], target: row[3], text: row[4]}
}

// coded reports whether an event of the report is the one wanted.
func (r *report) coded(t *testing.T, x *Extractor) bool {
	res, err := x.Extract(context.Background(), schema.NewArticle(schema.Article{Lang: "en", Published: r.date, Text: r.text}))
	require.NoError(t, err)
	found := events.Of("a", res.Claims).Events
	for _, e := range found {
		r.got = append(r.got, fmt.Sprintf("%s %s %s", e.Source, e.Plover, e.Target))
	}
	return slices.ContainsFunc(found, r.is)
}

// is reports whether an event has the countries of a report, either way round if its
// relation is mutual, and its category.
func (r *report) is(e events.Event) bool {
	nation := func(code string) string { return code[:min(3, len(code))] }
	source, target := nation(e.Source), nation(e.Target)
	rel, _ := schema.LookupRelation(e.Claim.Relation)
	pair := source == r.source && target == r.target || rel.Symmetric && source == r.target && target == r.source
	return pair && e.Plover == r.plover
}
