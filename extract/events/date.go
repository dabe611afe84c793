package events

import (
	"strings"

	"geokg/schema"
)

// Date is when an event counts as having happened, in whole days.
type Date struct {
	First, Last string // "2023-09-01"; "" for an open end
	Precision   string // day, month, year, interval or open; "" if there is no date at all
	Basis       string // event: the text dates it; published: it does not; "" if there is no date at all
}

// Date is the date of the event: what the text says, else, as event data has it, when it
// was published.
func (e Event) Date() Date {
	basis := "event"
	edtf := e.Claim.Time
	if edtf == "" {
		basis, edtf = "published", e.Claim.Published
	}
	t, err := schema.ParseTime(edtf)
	if err != nil || t.IsZero() {
		return Date{}
	}
	return Date{First: t.FirstDay(), Last: t.LastDay(), Precision: precision(t, edtf), Basis: basis}
}

func precision(t schema.Time, edtf string) string {
	switch {
	case t.FirstDay() == "" || t.LastDay() == "":
		return "open"
	case strings.Contains(edtf, "/"):
		return "interval"
	}
	switch len(t.Start()) {
	case len("2006"):
		return "year"
	case len("2006-01"):
		return "month"
	}
	return "day"
}
