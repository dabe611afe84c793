package events

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"geokg/schema"
)

// Series counts events in groups: by who, by what and by when.
type Series struct {
	by     []dimension
	period string // day, month or year; "" if time does not count
	groups map[string]*group
	left   Left
}

// Left is what a Series did not count, by the reason.
type Left struct {
	Sideless int // a side of the dyad has no code
	Undated  int // neither the text nor its publication gives a date
	Coarse   int // the date is known less precisely than the period
}

// dimension is one key of the groups; it may take several columns.
type dimension struct {
	name    string
	columns []string
	of      func(Record) []string // nil: the columns of the event table of that name
	whole   bool                  // an event of which a value is missing is not counted
}

var dimensions = []dimension{
	{name: "dyad", columns: []string{"source", "target"}, of: dyad, whole: true},
	{name: "pair", columns: []string{"side_a", "side_b"}, of: pair, whole: true},
	{name: "source", columns: []string{"source"}, of: func(r Record) []string { return dyad(r)[:1] }, whole: true},
	{name: "target", columns: []string{"target"}, of: func(r Record) []string { return dyad(r)[1:] }, whole: true},
	{name: "actors", columns: []string{"source_name", "target_name"}},
	{name: "relation", columns: []string{"relation"}},
	{name: "plover", columns: []string{"plover"}},
	{name: "root", columns: []string{"cameo_root"}},
	{name: "quad", columns: []string{"quad_class"}},
	{name: "place", columns: []string{"place_iso3"}},
	{name: "factuality", columns: []string{"factuality"}},
	{name: "publisher", columns: []string{"publisher"}},
}

// values are what the columns of a dimension hold.
func (d dimension) values(r Record) []string {
	if d.of != nil {
		return d.of(r)
	}
	var values []string
	for _, column := range d.columns {
		values = append(values, r.Of(column))
	}
	return values
}

// dyad is both sides of an event: the country of each, else its code: IGO, REB.
func dyad(r Record) []string {
	return []string{
		cmp.Or(r.Of("source_iso3"), r.Of("source_code")),
		cmp.Or(r.Of("target_iso3"), r.Of("target_code")),
	}
}

var periods = map[string]int{"day": len("2006-01-02"), "month": len("2006-01"), "year": len("2006")}

// pair is the sides of a dyad in the order of the alphabet.
func pair(r Record) []string {
	sides := dyad(r)
	slices.Sort(sides)
	return sides
}

// Dimensions are the words that NewSeries takes.
func Dimensions() []string {
	var names []string
	for _, d := range dimensions {
		names = append(names, d.name)
	}
	return append(names, "day", "month", "year")
}

// NewSeries returns a count by the given dimensions, the period among them.
func NewSeries(by []string) (*Series, error) {
	s := &Series{groups: map[string]*group{}}
	for i, name := range by {
		if slices.Contains(by[:i], name) {
			return nil, fmt.Errorf("%q stands twice", name)
		}
		at := slices.IndexFunc(dimensions, func(d dimension) bool { return d.name == name })
		switch {
		case at >= 0:
			s.by = append(s.by, dimensions[at])
		case periods[name] > 0 && s.period != "":
			return nil, fmt.Errorf("two periods, %q and %q", s.period, name)
		case periods[name] > 0:
			s.period = name
		default:
			return nil, fmt.Errorf("unknown %q, want %s", name, strings.Join(Dimensions(), ", "))
		}
	}
	if len(by) == 0 {
		return nil, fmt.Errorf("nothing to count by, want %s", strings.Join(Dimensions(), ", "))
	}
	return s, nil
}

// group is the events that agree in all dimensions.
type group struct {
	key      []string // values of the dimensions, the period last
	seen     map[string]bool
	articles map[string]bool
	reports  int
	quads    map[string]int // events by QuadClass
	tenths   int            // Goldstein sum over the events
}

// Add counts an event. Reports of one event count as one event.
func (s *Series) Add(r Record) {
	key, ok := s.key(r)
	if !ok {
		return
	}
	at := strings.Join(key, "\x00")
	g := s.groups[at]
	if g == nil {
		g = &group{key: key, seen: map[string]bool{}, articles: map[string]bool{}, quads: map[string]int{}}
		s.groups[at] = g
	}
	g.reports++
	g.articles[r.Of("article")] = true
	id := r.Of("event_id") + r.Of("cameo")
	if g.seen[id] {
		return
	}
	g.seen[id] = true
	g.quads[r.Of("quad_class")]++
	tenths, _ := schema.GoldsteinTenths(r.Of("cameo"))
	g.tenths += tenths
}

// key is the values of the dimensions; false if the event is not to be counted.
func (s *Series) key(r Record) ([]string, bool) {
	var key []string
	for _, d := range s.by {
		values := d.values(r)
		if d.whole && slices.Contains(values, "") {
			s.left.Sideless++
			return nil, false
		}
		key = append(key, values...)
	}
	if s.period == "" {
		return key, true
	}
	// What only the end is known of counts under that.
	day, precision := cmp.Or(r.Of("date"), r.Of("date_end")), r.Of("date_precision")
	switch {
	case day == "":
		s.left.Undated++
		return nil, false
	case precision == "year" && s.period != "year", precision == "month" && s.period == "day":
		s.left.Coarse++
		return nil, false
	}
	return append(key, day[:min(periods[s.period], len(day))]), true
}

// Left is what was not counted so far.
func (s *Series) Left() Left { return s.left }

// Table is the counts, sorted by their keys: the names of the columns and the rows. With
// gaps filled, each group has a row for every period from its first to its last.
func (s *Series) Table(fill bool) (columns []string, rows [][]string) {
	for _, d := range s.by {
		columns = append(columns, d.columns...)
	}
	if s.period != "" {
		columns = append(columns, s.period)
	}
	columns = append(columns, "events", "reports", "articles", "verbal_cooperation", "material_cooperation",
		"verbal_conflict", "material_conflict", "goldstein_sum", "goldstein_mean")
	groups := make([]*group, 0, len(s.groups))
	for _, g := range s.groups {
		groups = append(groups, g)
	}
	slices.SortFunc(groups, func(a, b *group) int { return slices.Compare(a.key, b.key) })
	for i, g := range groups {
		if fill && s.period != "" && i > 0 && slices.Equal(head(g), head(groups[i-1])) {
			for p := s.next(tail(groups[i-1])); p < tail(g); p = s.next(p) {
				rows = append(rows, (&group{key: append(slices.Clone(head(g)), p)}).row())
			}
		}
		rows = append(rows, g.row())
	}
	return columns, rows
}

func head(g *group) []string { return g.key[:len(g.key)-1] }
func tail(g *group) string   { return g.key[len(g.key)-1] }

// next is the period after p.
func (s *Series) next(p string) string {
	layout := "2006-01-02"[:len(p)]
	day, err := time.Parse(layout, p)
	if err != nil {
		panic("events: period " + p + ": " + err.Error()) // it was cut from a day
	}
	switch s.period {
	case "year":
		return day.AddDate(1, 0, 0).Format(layout)
	case "month":
		return day.AddDate(0, 1, 0).Format(layout)
	}
	return day.AddDate(0, 0, 1).Format(layout)
}

func (g *group) row() []string {
	events := len(g.seen)
	row := append(slices.Clone(g.key), strconv.Itoa(events), strconv.Itoa(g.reports), strconv.Itoa(len(g.articles)))
	for _, quad := range []string{"1", "2", "3", "4"} {
		row = append(row, strconv.Itoa(g.quads[quad]))
	}
	mean := ""
	if events > 0 {
		mean = strconv.FormatFloat(float64(g.tenths)/10/float64(events), 'f', 3, 64)
	}
	return append(row, strconv.FormatFloat(float64(g.tenths)/10, 'f', 1, 64), mean)
}
