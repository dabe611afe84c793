package when

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"geokg/extract/lang"
)

// File is the file of a language pack that lists the words of the calendar.
const File = "calendar.yaml"

// calendar is the words of one language as the pack's file lists them, in lower case. An
// entry may have several words, parted by blanks where the tokenizer parts them.
type calendar struct {
	Months   map[int][]string    `yaml:"months"`
	Weekdays map[int][]string    `yaml:"weekdays"` // 1 is Monday
	Units    map[string][]string `yaml:"units"`    // hour, day, week, weekend, month, year, decade
	Numbers  map[string]int      `yaml:"numbers"`
	Joined   map[string]string   `yaml:"joined"`    // number and unit in one word: "1 day"
	Days     map[string]int      `yaml:"days"`      // days from publication
	ToldDays map[string]int      `yaml:"told_days"` // days from the date told last

	Last         []string `yaml:"last"`
	This         []string `yaml:"this"`
	Next         []string `yaml:"next"`
	ModifierLast bool     `yaml:"modifier_last"` // last, this and next follow their noun

	Ago     []string `yaml:"ago"`     // back from publication
	Hence   []string `yaml:"hence"`   // on from publication
	Earlier []string `yaml:"earlier"` // back from the date told last
	Later   []string `yaml:"later"`   // on from it
	Before  []string `yaml:"before"`  // as earlier, but with an object of their own they bound it
	After   []string `yaml:"after"`   // as later, likewise

	Since   []string `yaml:"since"`
	Until   []string `yaml:"until"`
	About   []string `yaml:"about"`
	From    []string `yaml:"from"`  // begins a stretch: "from March to May"
	To      []string `yaml:"to"`    // links its ends
	Parts   []string `yaml:"parts"` // parts of a day, month or year, which make nothing finer
	Links   []string `yaml:"links"` // stand between a part and its whole: "the end of May"
	Then    []string `yaml:"then"`  // the date told last
	Now     []string `yaml:"now"`
	YearIn  []string `yaml:"year_in"` // words after which a bare number is a year
	Spans   []string `yaml:"spans"`   // words after which a stretch of time is no date: "for", "setiap"
	Ordinal []string `yaml:"ordinal"` // ends of day numbers: "th"

	MonthFirst bool `yaml:"month_first"` // 9/13, September 13
}

// kind is what an entry of the calendar is.
type kind int

const (
	isMonth kind = iota
	isWeekday
	isUnit
	isNumber
	isJoined
	isDay
	isToldDay
	isLast
	isThis
	isNext
	isAgo
	isHence
	isEarlier
	isLater
	isBefore
	isAfter
	isSince
	isUntil
	isAbout
	isFrom
	isTo
	isPart
	isLink
	isThen
	isNow
	isYearIn
	isSpan
)

// entry is a word or phrase of the calendar.
type entry struct {
	kind  kind
	words []string
	n     int // month, weekday, number, days
	unit  string
}

// Finder finds times in the sentences of one language. It never changes once loaded.
type Finder struct {
	entries      map[string][]entry // by first word, long ones first
	starts       map[string]bool    // words that a time can begin with, numbers aside
	modifierLast bool
	monthFirst   bool
	ordinals     []string
}

// Load reads the calendar of a language pack.
func Load(pack *lang.Pack) (*Finder, error) {
	var c calendar
	if err := pack.ReadYAML(File, &c); err != nil {
		return nil, err
	}
	f := &Finder{
		entries: map[string][]entry{}, starts: map[string]bool{}, modifierLast: c.ModifierLast, monthFirst: c.MonthFirst, ordinals: c.Ordinal,
	}
	if err := f.fill(&c); err != nil {
		return nil, fmt.Errorf("%s: %w", File, err)
	}
	for _, list := range f.entries {
		slices.SortStableFunc(list, func(a, b entry) int { return cmp.Compare(len(b.words), len(a.words)) })
	}
	return f, nil
}

func (f *Finder) fill(c *calendar) error {
	if err := f.addNumbered("month", isMonth, 12, c.Months); err != nil {
		return err
	}
	if err := f.addNumbered("weekday", isWeekday, 7, c.Weekdays); err != nil {
		return err
	}
	for _, unit := range slices.Sorted(maps.Keys(c.Units)) {
		if !slices.Contains(units, unit) {
			return fmt.Errorf("units: %q is none of %s", unit, strings.Join(units, ", "))
		}
		f.add(isUnit, 0, unit, c.Units[unit]...)
	}
	for _, word := range slices.Sorted(maps.Keys(c.Joined)) {
		number, unit, _ := strings.Cut(c.Joined[word], " ")
		if atoi(number) == 0 || !slices.Contains(units, unit) {
			return fmt.Errorf("joined: %s: %q is no number and unit", word, c.Joined[word])
		}
		f.add(isJoined, atoi(number), unit, word)
	}
	for k, list := range map[kind]map[string]int{isNumber: c.Numbers, isDay: c.Days, isToldDay: c.ToldDays} {
		for _, word := range slices.Sorted(maps.Keys(list)) {
			f.add(k, list[word], "", word)
		}
	}
	for k, list := range map[kind][]string{
		isLast: c.Last, isThis: c.This, isNext: c.Next, isAgo: c.Ago, isHence: c.Hence, isEarlier: c.Earlier,
		isLater: c.Later, isBefore: c.Before, isAfter: c.After, isSince: c.Since, isUntil: c.Until,
		isAbout: c.About, isFrom: c.From, isTo: c.To, isPart: c.Parts, isLink: c.Links, isThen: c.Then,
		isNow: c.Now, isYearIn: c.YearIn, isSpan: c.Spans,
	} {
		f.add(k, 0, "", list...)
	}
	return nil
}

func (f *Finder) addNumbered(name string, k kind, most int, lists map[int][]string) error {
	for n := 1; n <= most; n++ {
		if len(lists[n]) == 0 {
			return fmt.Errorf("%ss: nothing names %s %d", name, name, n)
		}
		f.add(k, n, "", lists[n]...)
	}
	if len(lists) > most {
		return fmt.Errorf("%ss: more than %d", name, most)
	}
	return nil
}

func (f *Finder) add(k kind, n int, unit string, phrases ...string) {
	for _, phrase := range phrases {
		words := strings.Fields(phrase)
		if len(words) > 0 {
			f.starts[words[0]] = f.starts[words[0]] || k != isLink && k != isYearIn && k != isSpan && k != isTo
			f.entries[words[0]] = append(f.entries[words[0]], entry{k, words, n, unit})
		}
	}
}
