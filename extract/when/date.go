package when

import (
	"fmt"
	"time"
)

// date is a day, month or year, or a span of days.
type date struct {
	first, last time.Time
	precision   int // 1 year, 2 month, 3 day, 4 a span of days
	about       bool
}

func day(t time.Time) date { return date{first: t, last: t, precision: 3} }

func month(y, m int) date {
	first := time.Date(y, time.Month(m), 1, 0, 0, 0, 0, time.UTC)
	return date{first: first, last: first.AddDate(0, 1, -1), precision: 2}
}

func year(y int) date {
	first := time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC)
	return date{first: first, last: first.AddDate(1, 0, -1), precision: 1}
}

// edtf is d as EDTF.
func (d date) edtf() string {
	var s string
	switch d.precision {
	case 1:
		s = d.first.Format("2006")
	case 2:
		s = d.first.Format("2006-01")
	case 3:
		s = d.first.Format("2006-01-02")
	default:
		return d.first.Format("2006-01-02") + "/" + d.last.Format("2006-01-02")
	}
	if d.about {
		s += "~"
	}
	return s
}

// parse reads a date of publication, "2023-09-13" or coarser; false if it is none.
func parse(published string) (date, bool) {
	for i, layout := range []string{"2006", "2006-01", "2006-01-02"} {
		if len(published) == len(layout) {
			t, err := time.Parse(layout, published)
			if err != nil {
				return date{}, false
			}
			switch i {
			case 0:
				return year(t.Year()), true
			case 1:
				return month(t.Year(), int(t.Month())), true
			}
			return day(t), true
		}
	}
	return date{}, false
}

// civil is the day y-m-d, false if there is no such day.
func civil(y, m, d int) (date, bool) {
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if t.Year() != y || int(t.Month()) != m || t.Day() != d {
		return date{}, false
	}
	return day(t), true
}

// week is the Monday to Sunday around t, n weeks on.
func week(t time.Time, n int) date {
	monday := t.AddDate(0, 0, 1-weekday(t)+7*n)
	return date{first: monday, last: monday.AddDate(0, 0, 6), precision: 4}
}

// weekday is 1 for Monday to 7 for Sunday.
func weekday(t time.Time) int { return (int(t.Weekday())+6)%7 + 1 }

// shift moves d by n units, at the precision that such counting allows.
func (d date) shift(n int, unit string) (date, bool) {
	switch unit {
	case "day":
		if d.precision != 3 {
			return d, false
		}
		return day(d.first.AddDate(0, 0, n)), true
	case "week":
		if d.precision != 3 {
			return d, false
		}
		moved := day(d.first.AddDate(0, 0, 7*n))
		moved.about = true
		return moved, true
	case "month":
		if d.precision == 1 {
			return d, false
		}
		first := time.Date(d.first.Year(), d.first.Month(), 1, 0, 0, 0, 0, time.UTC).AddDate(0, n, 0)
		return month(first.Year(), int(first.Month())), true
	case "year":
		return year(d.first.Year() + n), true
	case "decade":
		moved := year(d.first.Year() + 10*n)
		moved.about = true
		return moved, true
	}
	return d, false
}

// String is for tests that fail.
func (d date) String() string { return fmt.Sprintf("%s (precision %d)", d.edtf(), d.precision) }
