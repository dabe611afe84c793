package when

import "time"

// precision says how finely a date is known.
type precision int

const (
	byYear precision = iota + 1
	byMonth
	byDay
	byStretch // from one day to another
)

// units of counting, as calendars name them.
var units = []string{"hour", "day", "week", "weekend", "month", "year", "decade"}

// date is a day, month or year, or a stretch of days.
type date struct {
	first, last time.Time
	precision   precision
	ends        precision // of the ends of a stretch
	about       bool
}

func day(t time.Time) date { return date{first: t, last: t, precision: byDay} }

func month(y, m int) date {
	first := time.Date(y, time.Month(m), 1, 0, 0, 0, 0, time.UTC)
	return date{first: first, last: first.AddDate(0, 1, -1), precision: byMonth}
}

func year(y int) date {
	first := time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC)
	return date{first: first, last: first.AddDate(1, 0, -1), precision: byYear}
}

func stretch(first, last time.Time) date {
	return date{first: first, last: last, precision: byStretch, ends: byDay}
}

// between is the stretch from one date to another, with ends as fine as both.
func between(from, to date) date {
	d := stretch(from.first, to.last)
	if from.precision == to.precision {
		d.ends = from.precision
	}
	return d
}

// civil is the day y-m-d, false if there is no such day.
func civil(y, m, d int) (date, bool) {
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if t.Year() != y || int(t.Month()) != m || t.Day() != d {
		return date{}, false
	}
	return day(t), true
}

// parse reads a date of publication, "2023-09-13" or coarser; false if it is none.
func parse(published string) (date, bool) {
	for _, layout := range []string{"2006", "2006-01", time.DateOnly} {
		t, err := time.Parse(layout, published)
		if err != nil {
			continue
		}
		switch layout {
		case "2006":
			return year(t.Year()), true
		case "2006-01":
			return month(t.Year(), int(t.Month())), true
		}
		return day(t), true
	}
	return date{}, false
}

// edtf is d as EDTF.
func (d date) edtf() string {
	if d.precision == byStretch {
		return d.start() + "/" + d.end()
	}
	return d.start()
}

// start and end are the ends of d at its own precision, as EDTF writes those of an
// interval.
func (d date) start() string { return d.at(d.first) }
func (d date) end() string   { return d.at(d.last) }

func (d date) at(t time.Time) string {
	layout := time.DateOnly
	p := d.precision
	if p == byStretch {
		p = d.ends
	}
	switch p {
	case byYear:
		layout = "2006"
	case byMonth:
		layout = "2006-01"
	}
	s := t.Format(layout)
	if d.about {
		s += "~"
	}
	return s
}

// inYear is d moved to another year; false if that has no such day.
func (d date) inYear(y int) (date, bool) {
	switch d.precision {
	case byMonth:
		return month(y, int(d.first.Month())), true
	case byDay:
		return civil(y, int(d.first.Month()), d.first.Day())
	}
	return d, false
}

// empty reports whether d ends before it begins.
func (d date) empty() bool { return d.first.After(d.last) }

// turn is the next or last time that d comes round: a day by its weekday, a month or year
// by the year.
func (d date) turn(n int) date {
	if d.precision == byDay {
		return day(d.first.AddDate(0, 0, 7*n))
	}
	moved, _ := d.inYear(d.first.Year() + n)
	return moved
}

// week is the Monday to Sunday around t, n weeks on.
func week(t time.Time, n int) date {
	monday := t.AddDate(0, 0, 1-weekday(t)+7*n)
	return stretch(monday, monday.AddDate(0, 0, 6))
}

// weekday is 1 for Monday to 7 for Sunday.
func weekday(t time.Time) int { return (int(t.Weekday())+6)%7 + 1 }

// shift moves d by n units. What is counted in weeks or decades is only about right; what
// is counted more finely than d is known gives nothing.
func (d date) shift(n int, unit string) (date, bool) {
	switch unit {
	case "hour":
		return d, true
	case "day", "week":
		if d.precision != byDay {
			return d, false
		}
		if unit == "day" {
			return day(d.first.AddDate(0, 0, n)), true
		}
		moved := day(d.first.AddDate(0, 0, 7*n))
		moved.about = true
		return moved, true
	case "month":
		if d.precision == byYear {
			return d, false
		}
		first := time.Date(d.first.Year(), d.first.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
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

// writable reports whether EDTF has four digits for the years of d.
func (d date) writable() bool { return d.first.Year() >= 0 && d.last.Year() <= 9999 }
