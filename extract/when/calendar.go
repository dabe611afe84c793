package when

import (
	"fmt"
	"strings"

	"geokg/extract/lang"
)

// File is the file of a language pack that lists the words of the calendar.
const File = "calendar.yaml"

// calendar is the words of one language, as the pack's file lists them, in lower case.
type calendar struct {
	Months       map[int][]string    `yaml:"months"`
	Weekdays     map[int][]string    `yaml:"weekdays"` // 1 is Monday
	Days         map[string]int      `yaml:"days"`     // days from publication
	Units        map[string][]string `yaml:"units"`
	Numbers      map[string]int      `yaml:"numbers"` // 0: a number that is not told
	Joined       map[string][]any    `yaml:"joined"`  // number and unit in one word
	Ago          []string            `yaml:"ago"`     // before publication
	Earlier      []string            `yaml:"earlier"` // before the date told last
	Later        []string            `yaml:"later"`
	Last         []string            `yaml:"last"`
	This         []string            `yaml:"this"`
	Next         []string            `yaml:"next"`
	ModifierLast bool                `yaml:"modifier_last"` // last, this, next follow their noun
	Parts        []string            `yaml:"parts"`         // parts of a day, month or year, which are dropped
	Between      []string            `yaml:"between"`
	Since        []string            `yaml:"since"`
	Until        []string            `yaml:"until"`
	Before       []string            `yaml:"before"`
	Then         []string            `yaml:"then"` // the date told last
	Now          []string            `yaml:"now"`
	YearAfter    []string            `yaml:"year_after"` // words after which a bare number is a year
	MonthFirst   bool                `yaml:"month_first"`
	Duration     []string            `yaml:"duration"` // words after which a span of time is no date
}

// Finder finds times in the sentences of one language. It never changes once loaded.
type Finder struct {
	cal      calendar
	months   map[string]int
	weekdays map[string]int
	units    map[string]string
	phrases  map[string][]phrase // by first word
	sets     map[string]map[string]bool
}

// phrase is an entry of several words.
type phrase struct {
	words []string
	kind  string // days, then, now, unit
	value int
	unit  string
}

// Load reads the calendar of a language pack.
func Load(pack *lang.Pack) (*Finder, error) {
	f := &Finder{
		months: map[string]int{}, weekdays: map[string]int{}, units: map[string]string{},
		phrases: map[string][]phrase{}, sets: map[string]map[string]bool{},
	}
	if err := pack.ReadYAML(File, &f.cal); err != nil {
		return nil, err
	}
	if err := f.index(); err != nil {
		return nil, fmt.Errorf("%s: %w", File, err)
	}
	return f, nil
}

func (f *Finder) index() error {
	c := &f.cal
	for n, words := range c.Months {
		if n < 1 || n > 12 {
			return fmt.Errorf("months: %d is no month", n)
		}
		for _, w := range words {
			f.months[w] = n
		}
	}
	for n, words := range c.Weekdays {
		if n < 1 || n > 7 {
			return fmt.Errorf("weekdays: %d is no weekday, 1 is Monday", n)
		}
		for _, w := range words {
			f.weekdays[w] = n
		}
	}
	for unit, words := range c.Units {
		for _, w := range words {
			f.enter(w, phrase{kind: "unit", unit: unit})
		}
	}
	for w, n := range c.Days {
		f.enter(w, phrase{kind: "days", value: n})
	}
	for _, w := range c.Then {
		f.enter(w, phrase{kind: "then"})
	}
	for _, w := range c.Now {
		f.enter(w, phrase{kind: "now"})
	}
	for name, words := range map[string][]string{
		"ago": c.Ago, "earlier": c.Earlier, "later": c.Later, "last": c.Last, "this": c.This, "next": c.Next,
		"parts": c.Parts, "between": c.Between, "since": c.Since, "until": c.Until, "before": c.Before,
		"year": c.YearAfter, "duration": c.Duration,
	} {
		f.sets[name] = map[string]bool{}
		for _, w := range words {
			f.sets[name][w] = true
		}
	}
	return nil
}

// enter files a phrase under its first word, the longer phrases first.
func (f *Finder) enter(entry string, p phrase) {
	p.words = strings.Fields(entry)
	list := append(f.phrases[p.words[0]], p)
	for i := len(list) - 1; i > 0 && len(list[i].words) > len(list[i-1].words); i-- {
		list[i], list[i-1] = list[i-1], list[i]
	}
	f.phrases[p.words[0]] = list
}

func (f *Finder) is(set, word string) bool { return f.sets[set][word] }
