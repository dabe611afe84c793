package actor

import (
	"strings"

	"geokg/schema"
)

// OfficeKind is a kind of office: president, foreign minister.
type OfficeKind struct {
	Key    string // "foreign-minister"
	Name   string // in English: "Foreign Minister"
	Role   string // CAMEO role code
	Single bool   // one holder at a time per body
}

// seat is an office of one body.
type seat struct {
	office string // key
	body   int32
}

// Tenure is the time for which somebody held an office.
type Tenure struct {
	Person, Body int32
	Office       string // key of its kind
	From, To     string // EDTF dates at their own precision; "" if open
}

// readOffice reads a row of offices.tsv.
func (g *Gazetteer) readOffice(r *row) error {
	kind := OfficeKind{Key: r.cell("key"), Name: r.cell("name"), Role: r.cell("role"), Single: r.cell("single") == "y"}
	names := append(r.list("en"), r.list("id")...)
	if kind.Name == "" && len(names) > 0 {
		kind.Name = names[0]
	}
	if kind.Key == "" || kind.Name == "" {
		return r.errorf("an office needs a key and a title")
	}
	i, ok := g.officeAt[kind.Key]
	if !ok {
		i = int32(len(g.offices))
		g.offices = append(g.offices, kind)
		g.officeAt[kind.Key] = i
	}
	for _, n := range append(names, kind.Name) {
		if casingOf(n) != upper {
			n = strings.ToLower(n) // titles are written with capitals or without
		}
		g.titles.add(n, i, fullName)
	}
	return nil
}

// enterTenure reads "OFFICE@BODY FROM/TO".
func (g *Gazetteer) enterTenure(r *row, person int32, text string) error {
	what, when, _ := strings.Cut(text, " ")
	office, bodyKey, ok := strings.Cut(what, "@")
	if !ok {
		return r.errorf("office %q is not OFFICE@BODY FROM/TO", text)
	}
	if _, ok := g.officeAt[office]; !ok {
		return r.errorf("office %q is not in offices.tsv", office)
	}
	body, ok := g.body(bodyKey)
	if !ok {
		return r.errorf("body %q of office %q is in no table", bodyKey, office)
	}
	from, to, ok := strings.Cut(strings.TrimSpace(when), "/")
	if !ok || !isDate(from) || !isDate(to) {
		return r.errorf("time %q of office %q is not FROM/TO in EDTF", when, office)
	}
	from, to = openDate(from), openDate(to)
	if from != "" && to != "" && before(to, from) {
		return r.errorf("office %q ends (%s) before it starts (%s)", office, to, from)
	}
	t := Tenure{person, body, office, from, to}
	if sole, ok := g.soleBody[office]; !ok {
		g.soleBody[office] = body
	} else if sole != body {
		g.soleBody[office] = -1
	}
	g.tenures[seat{office, body}] = append(g.tenures[seat{office, body}], t)
	g.people[person] = append(g.people[person], t)
	return nil
}

// body finds a country by ISO3 or an organization by its key.
func (g *Gazetteer) body(key string) (int32, bool) {
	if i, ok := g.iso[key]; ok {
		return i, true
	}
	i, ok := g.index[key]
	return i, ok
}

// Holder returns who held an office of a body at an EDTF date, if that is one person.
func (g *Gazetteer) Holder(office, body, date string) (schema.Entity, bool) {
	i, ok := g.index[body]
	if !ok || date == "" {
		return schema.Entity{}, false
	}
	person, ok := g.holder(seat{office, i}, date)
	if !ok {
		return schema.Entity{}, false
	}
	return g.entities[person], true
}

func (g *Gazetteer) holder(s seat, date string) (int32, bool) {
	found := int32(-1)
	for _, t := range g.tenures[s] {
		if !t.at(date) || t.Person == found {
			continue
		}
		if found >= 0 {
			return 0, false
		}
		found = t.Person
	}
	return found, found >= 0
}

// at reports whether the tenure may include a date; a coarse date is included if a part
// of it is.
func (t *Tenure) at(date string) bool {
	return (t.From == "" || !before(date, t.From)) && (t.To == "" || !before(t.To, date))
}

// before reports whether date a lies wholly before b at the coarser precision of both.
func before(a, b string) bool {
	n := min(len(a), len(b))
	return a[:n] < b[:n]
}

// isDate reports whether s is YYYY, YYYY-MM, YYYY-MM-DD or "..".
func isDate(s string) bool {
	if s == ".." || s == "" {
		return true
	}
	s = strings.TrimSuffix(s, "~")
	if n := len(s); n != 4 && n != 7 && n != 10 {
		return false
	}
	for i := range s {
		if digit := s[i] >= '0' && s[i] <= '9'; digit == (i == 4 || i == 7) || !digit && s[i] != '-' {
			return false
		}
	}
	return true
}

func openDate(s string) string {
	if s == ".." {
		return ""
	}
	return strings.TrimSuffix(s, "~")
}

// tenureAt is the office that a person held at a date; the last one if the date tells of
// none, nil if none is known.
func (g *Gazetteer) tenureAt(person int32, date string) *Tenure {
	var last *Tenure
	for i := range g.people[person] {
		t := &g.people[person][i]
		if date != "" && t.at(date) {
			return t
		}
		if last == nil || before(last.From, t.From) {
			last = t
		}
	}
	return last
}
