package runner

import (
	"strings"
	"time"

	"geokg/refresh/ledger"
)

// Report is what a run did.
type Report struct {
	Run     int64          `json:"run"`
	Began   time.Time      `json:"began"`
	Ended   time.Time      `json:"ended"`
	Sources []SourceReport `json:"sources"`
	Sent    int            `json:"sent"`    // articles that the graph took
	Removed int            `json:"removed"` // articles that left the graph
	Waiting int            `json:"waiting"` // articles in the outbox
	Problem string         `json:"problem,omitempty"`
}

// SourceReport is what a run did for one source.
type SourceReport struct {
	Name       string    `json:"source"`
	Due        bool      `json:"due"`
	Tried      int       `json:"tried"`    // requests
	Answered   int       `json:"answered"` // of them
	New        int       `json:"new"`      // articles, as are the next three
	Changed    int       `json:"changed"`
	Unchanged  int       `json:"unchanged"`
	Duplicate  int       `json:"duplicate"` // of the new and changed ones, those that carry the text of another
	Dropped    int       `json:"dropped"`   // by policy
	Gone       int       `json:"gone"`      // pages
	Failed     int       `json:"failed"`    // pages and records
	Claims     int       `json:"claims"`
	LagSeconds int64     `json:"lag_seconds"` // age of what waits longest to be in the graph
	Problem    string    `json:"problem,omitempty"`
	Failures   []Failure `json:"failures,omitempty"` // the first of them
	Warned     int       `json:"warned"`             // new and changed articles of which something is missing
	Warnings   []Failure `json:"warnings,omitempty"` // the first of them
}

// Failure is a page or record that gave nothing, or not all.
type Failure struct {
	What string `json:"what"`
	Why  string `json:"why"`
}

// mostFailures bounds how many failures, and warnings, a report names; the ledger has all
// failures.
const mostFailures = 20

func (s *SourceReport) fail(what string, why error) {
	s.Failed++
	if len(s.Failures) < mostFailures {
		s.Failures = append(s.Failures, Failure{what, why.Error()})
	}
}

func (s *SourceReport) warn(what string, warnings []string) {
	if len(warnings) == 0 {
		return
	}
	s.Warned++
	if len(s.Warnings) < mostFailures {
		s.Warnings = append(s.Warnings, Failure{what, strings.Join(warnings, "; ")})
	}
}

func (s *SourceReport) count(change ledger.Change, copyOf string) {
	if copyOf != "" {
		s.Duplicate++
	}
	switch change {
	case ledger.New:
		s.New++
	case ledger.Changed:
		s.Changed++
	default:
		s.Unchanged++
	}
}

// Failed reports whether anything went wrong that does not concern the graph.
func (r *Report) Failed() bool {
	for _, s := range r.Sources {
		if s.Failed > 0 || s.Problem != "" {
			return true
		}
	}
	return false
}
