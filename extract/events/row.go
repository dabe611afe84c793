package events

import (
	"fmt"
	"slices"
	"strconv"

	"geokg/schema"
)

// Row is one event with all that a table of event data says of it.
type Row struct {
	Event
	Article schema.Article
}

// Record is an event as a line of the event table: what each of its Columns says.
type Record []string

// Of is what a column says.
func (r Record) Of(column string) string { return r[columnAt[column]] }

// Record is the line of the event table.
func (r Row) Record() Record {
	record := make(Record, len(columns))
	for i, column := range columns {
		record[i] = column.value(r)
	}
	return record
}

// Column is one column of the event table. docs/event-data.md says what each means.
type Column struct {
	Name   string
	Number bool // a number or nothing; all others are text
	value  func(Row) string
}

// Columns are the columns of the event table in their order.
func Columns() []Column { return columns }

// Order is where the columns of a table stand in its lines.
type Order []int

// ReadOrder finds the columns in the head of a table. Columns besides are passed over.
func ReadOrder(head []string) (Order, error) {
	order := make(Order, len(columns))
	for i, column := range columns {
		if order[i] = slices.Index(head, column.Name); order[i] < 0 {
			return nil, fmt.Errorf("no column %q", column.Name)
		}
	}
	return order, nil
}

// Record is a line of the table.
func (o Order) Record(line []string) Record {
	record := make(Record, len(o))
	for i, at := range o {
		record[i] = line[at]
	}
	return record
}

var columnAt = func() map[string]int {
	at := map[string]int{}
	for i, column := range columns {
		at[column.Name] = i
	}
	return at
}()

var columns = []Column{
	{Name: "event_id", value: func(r Row) string { return schema.EventOf(r.Claim).ID }},
	{Name: "claim_id", value: func(r Row) string { return r.Claim.ID }},

	{Name: "date", value: func(r Row) string { return r.Date().First }},
	{Name: "date_end", value: func(r Row) string { return r.Date().Last }},
	{Name: "date_precision", value: func(r Row) string { return r.Date().Precision }},
	{Name: "date_basis", value: func(r Row) string { return r.Date().Basis }},
	{Name: "time", value: func(r Row) string { return r.Claim.Time }},
	{Name: "published", value: func(r Row) string { return r.Claim.Published }},

	{Name: "source_code", value: func(r Row) string { return r.Source }},
	{Name: "source_iso3", value: func(r Row) string { return nation(r.from()) }},
	{Name: "source_role", value: func(r Row) string { return r.from().Role }},
	{Name: "source_name", value: func(r Row) string { return r.from().Name }},
	{Name: "source_kind", value: func(r Row) string { return string(r.from().Kind) }},
	{Name: "source_id", value: func(r Row) string { return r.from().ID }},

	{Name: "target_code", value: func(r Row) string { return r.Target }},
	{Name: "target_iso3", value: func(r Row) string { return nation(r.to()) }},
	{Name: "target_role", value: func(r Row) string { return r.to().Role }},
	{Name: "target_name", value: func(r Row) string { return r.to().Name }},
	{Name: "target_kind", value: func(r Row) string { return string(r.to().Kind) }},
	{Name: "target_id", value: func(r Row) string { return r.to().ID }},

	{Name: "relation", value: func(r Row) string { return string(r.Claim.Relation) }},
	{Name: "object_name", value: func(r Row) string { return r.Claim.Object.Name }},
	{Name: "cameo", value: func(r Row) string { return r.Cameo }},
	{Name: "cameo_root", value: func(r Row) string { return root(r.Cameo) }},
	{Name: "plover", value: func(r Row) string { return r.Plover }},
	{Name: "plover_mode", value: func(r Row) string { return r.Mode }},
	{Name: "plover_quadrant", value: func(r Row) string { return quadrant(r.Plover) }},
	{Name: "quad_class", Number: true, value: func(r Row) string { return strconv.Itoa(r.QuadClass()) }},
	{Name: "goldstein", Number: true, value: goldstein},

	{Name: "place_name", value: func(r Row) string { return r.at().Name }},
	{Name: "place_iso3", value: func(r Row) string { return nation(r.at()) }},
	{Name: "lat", Number: true, value: func(r Row) string { return degrees(r.at(), r.at().Lat) }},
	{Name: "lon", Number: true, value: func(r Row) string { return degrees(r.at(), r.at().Lon) }},

	{Name: "factuality", value: func(r Row) string { return string(r.Claim.Factuality) }},
	{Name: "holder", value: holder},
	{Name: "confidence", Number: true, value: func(r Row) string { return number(r.Claim.Confidence) }},

	{Name: "article", value: func(r Row) string { return r.Claim.Article }},
	{Name: "publisher", value: func(r Row) string { return r.Claim.Source }},
	{Name: "lang", value: func(r Row) string { return r.Claim.Lang }},
	{Name: "url", value: func(r Row) string { return r.Article.URL }},
	{Name: "title", value: func(r Row) string { return r.Article.Title }},
	{Name: "sentence", Number: true, value: func(r Row) string { return strconv.Itoa(r.Claim.Sentence) }},
	{Name: "text", value: func(r Row) string { return r.Claim.Evidence.Text }},
	{Name: "rule", value: func(r Row) string { return r.Claim.Rule }},
}

// QuadClass is that of the event's CAMEO code.
func (e Event) QuadClass() int { return schema.QuadClass(e.Cameo) }

func (e Event) from() schema.Participant { return e.Claim.Subject }

// to is who the target code stands for.
func (e Event) to() schema.Participant { return aim(e.Claim) }

// at is the place of the event, without a name if the text does not tell it.
func (e Event) at() schema.Participant {
	if e.Claim.Place == nil {
		return schema.Participant{}
	}
	return *e.Claim.Place
}

func holder(r Row) string {
	if r.Claim.Holder == nil {
		return schema.Author
	}
	return r.Claim.Holder.Name
}

func goldstein(r Row) string {
	tenths, ok := schema.GoldsteinTenths(r.Cameo)
	if !ok {
		return ""
	}
	return strconv.FormatFloat(float64(tenths)/10, 'f', 1, 64)
}

// root is the two digits that start a CAMEO code.
func root(cameo string) string { return cameo[:min(2, len(cameo))] }

func quadrant(plover string) string {
	for _, c := range schema.PloverCategories() {
		if c.Name == plover {
			return c.Quadrant
		}
	}
	return ""
}

// degrees is a coordinate of a place; "" if none is known.
func degrees(p schema.Participant, value float64) string {
	if p.Lat == 0 && p.Lon == 0 {
		return ""
	}
	return number(value)
}

func number(value float64) string { return strconv.FormatFloat(value, 'f', -1, 64) }
