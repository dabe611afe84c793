package schema

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// Time is when something happened, as far as a text tells: a date at its own precision or
// an interval of two. It reads a subset of EDTF (ISO 8601-2:2019, levels 0 and 1):
//
//	2023-09-13  2023-09  2023        a day, a month, a year from 0000 to 9999
//	2023-09~  2023?  2023-09-13%     approximate, uncertain, both; of the whole date
//	2022-02/2023-09                  from the first to the last, both included
//	2024-05/..  ../2022-02           open: since, until
//
// The zero Time is no time at all: the text does not tell.
type Time struct {
	start, end date
	interval   bool
}

// date is one end of a Time; the zero date is an open end.
type date struct {
	year, month, day int
	digits           int  // 4, 7 or 10 characters: its precision; 0 for an open end
	qualifier        byte // '~', '?', '%' or 0
}

// ParseTime reads a date or an interval. The empty string is the zero Time.
func ParseTime(s string) (Time, error) {
	if s == "" {
		return Time{}, nil
	}
	t, err := parseTime(s)
	if err != nil {
		return Time{}, fmt.Errorf("time %.40q: %w", s, err)
	}
	return t, nil
}

func parseTime(s string) (Time, error) {
	from, to, interval := strings.Cut(s, "/")
	start, err := parseDate(from, interval)
	if err != nil {
		return Time{}, err
	}
	if !interval {
		return Time{start: start, end: start}, nil
	}
	end, err := parseDate(to, true)
	if err != nil {
		return Time{}, err
	}
	t := Time{start: start, end: end, interval: true}
	switch {
	case start.open() && end.open():
		return Time{}, errors.New("an interval needs a start or an end")
	case !start.open() && !end.open() && t.FirstDay() > t.LastDay():
		return Time{}, errors.New("the interval ends before it starts")
	}
	return t, nil
}

func parseDate(s string, mayBeOpen bool) (date, error) {
	if s == ".." && mayBeOpen {
		return date{}, nil
	}
	var d date
	if n := len(s); n > 0 && strings.IndexByte("~?%", s[n-1]) >= 0 {
		d.qualifier = s[n-1]
		s = s[:n-1]
	}
	layouts := map[int]string{4: "2006", 7: "2006-01", 10: "2006-01-02"}
	day, err := time.Parse(layouts[len(s)], s)
	if err != nil || layouts[len(s)] == "" {
		return date{}, errors.New("want YYYY, YYYY-MM or YYYY-MM-DD, an interval of two with \"/\", \"..\" for an open end, or a last ~, ? or %")
	}
	d.digits = len(s)
	d.year, d.day = day.Year(), day.Day()
	d.month = int(day.Month())
	return d, nil
}

func (d date) open() bool { return d.digits == 0 }

// bare writes d at its own precision without its qualifier; "" if it is open.
func (d date) bare() string {
	return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day)[:d.digits]
}

func (d date) String() string {
	if d.open() {
		return ".."
	}
	if d.qualifier == 0 {
		return d.bare()
	}
	return d.bare() + string(d.qualifier)
}

// String writes t as ParseTime reads it.
func (t Time) String() string {
	switch {
	case t.IsZero():
		return ""
	case t.interval:
		return t.start.String() + "/" + t.end.String()
	default:
		return t.start.String()
	}
}

// IsZero reports whether t is no time at all.
func (t Time) IsZero() bool { return t == Time{} }

// Start is when t starts, at its own precision and without qualifiers: "2024-05" for
// "2024-05~/..". It is "" if t is zero or its start is open.
func (t Time) Start() string { return t.start.bare() }

// FirstDay is the first day that t covers, "YYYY-MM-DD"; "" if t is zero or its start is
// open. Days compare as strings. Qualifiers do not widen a date.
func (t Time) FirstDay() string {
	if t.start.open() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", t.start.year, t.start.month, t.start.day)
}

// LastDay is the last day that t covers, "YYYY-MM-DD"; "" if t is zero or its end is open.
func (t Time) LastDay() string {
	d := t.end
	switch d.digits {
	case len("2006"):
		return fmt.Sprintf("%04d-12-31", d.year)
	case len("2006-01"):
		last := time.Date(d.year, time.Month(d.month)+1, 0, 0, 0, 0, 0, time.UTC)
		return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, last.Day())
	default:
		return d.bare()
	}
}

// Contains reports whether t covers every day that u covers. Nothing contains the zero
// Time, nor does it contain anything.
func (t Time) Contains(u Time) bool {
	if t.IsZero() || u.IsZero() {
		return false
	}
	startsBefore := t.start.open() || !u.start.open() && t.FirstDay() <= u.FirstDay()
	endsAfter := t.end.open() || !u.end.open() && u.LastDay() <= t.LastDay()
	return startsBefore && endsAfter
}

// Compatible reports whether t and u may be one and the same time: one contains the
// other, or either is not told.
func (t Time) Compatible(u Time) bool {
	return t.IsZero() || u.IsZero() || t.Contains(u) || u.Contains(t)
}
