package when

import (
	"strconv"
	"strings"

	"geokg/extract/nlp"
	"geokg/schema"
)

// Moment is an expression of time in a sentence.
type Moment struct {
	Tokens [2]int // half-open range
	Span   schema.Span
	Value  string // EDTF, read as what has been
	Ahead  string // EDTF, read as what is to come: "on Monday" of a plan
	Full   bool   // it names its year itself
	Bound  bool   // it bounds a time: "since", "until", "before"
	Now    bool   // it says no more than that it is now
	Then   bool   // it points to the time told last ("saat itu")
}

// Text resolves the times of one article, sentence by sentence: what counts from the last
// date that was told needs their order. It belongs to one goroutine.
type Text struct {
	f         *Finder
	published date
	known     bool // whether it is known when the article was published
	told      date // the last date that the text told
	hasTold   bool
}

// Text begins an article that was published at an EDTF date, "" if that is not known.
func (f *Finder) Text(published string) *Text {
	t := &Text{f: f}
	t.published, t.known = parse(published)
	return t
}

// Find returns the times of the next sentence, in their order.
func (t *Text) Find(sent *nlp.Sentence) []Moment {
	s := &scan{Text: t, tokens: sent.Tokens}
	for _, tok := range sent.Tokens {
		s.words = append(s.words, strings.ToLower(tok.Form))
	}
	var out []Moment
	for at := 0; at < len(s.words); {
		m, d, ok := s.moment(at)
		if !ok {
			at++
			continue
		}
		if n := len(out); n > 0 && s.joins(out[n-1], m, d) {
			d = month(d.first.Year(), s.month(out[n-1].Tokens[1]-1))
			m.Tokens[0], m.Value, m.Ahead = out[n-1].Tokens[0], d.edtf(), d.edtf()
			out = out[:n-1]
		}
		m.Span = sent.Tokens[m.Tokens[0]].Span.Cover(sent.Tokens[m.Tokens[1]-1].Span)
		out = append(out, m)
		if !m.Now && !m.Then {
			t.told, t.hasTold = d, true
		}
		at = m.Tokens[1]
	}
	return out
}

// joins reports whether a month without a year and the year after it are one date: "April,
// four years ago".
func (s *scan) joins(a, b Moment, d date) bool {
	gap := b.Tokens[0] - a.Tokens[1]
	return !a.Full && !a.Bound && !b.Bound && d.precision == 1 && s.month(a.Tokens[1]-1) > 0 &&
		(gap == 0 || gap == 1 && s.word(a.Tokens[1]) == ",")
}

// scan is the state of reading one sentence.
type scan struct {
	*Text
	tokens []nlp.Token
	words  []string
}

func (s *scan) word(i int) string {
	if i < 0 || i >= len(s.words) {
		return ""
	}
	return s.words[i]
}

// reading is a date read at some words: what it is and how many words it takes.
type reading struct {
	past, ahead date
	n           int
	full        bool // it names its year
	now, then   bool
}

// moment reads the expression that begins at a word, with the words before it that bound it.
func (s *scan) moment(at int) (Moment, date, bool) {
	start := at
	bound := ""
	for _, set := range []string{"since", "until", "before"} {
		if s.f.is(set, s.words[at]) {
			bound = set
			at++
			break
		}
	}
	for at < len(s.words) && (s.f.is("parts", s.words[at]) || bound != "" && s.f.is("between", s.words[at])) {
		if r, ok := s.read(at); ok && r.n > 1 {
			break
		}
		at++
	}
	if at >= len(s.words) {
		return Moment{}, date{}, false
	}
	r, ok := s.read(at)
	if !ok {
		return Moment{}, date{}, false
	}
	m := Moment{Tokens: [2]int{start, at + r.n}, Value: r.past.edtf(), Ahead: r.ahead.edtf(), Full: r.full, Now: r.now, Then: r.then}
	switch bound {
	case "since":
		m.Value, m.Ahead, m.Bound = m.Value+"/..", m.Ahead+"/..", true
	case "until", "before":
		m.Value, m.Ahead, m.Bound = "../"+m.Value, "../"+m.Ahead, true
	}
	return m, r.past, true
}

// read tries every shape at word i and returns the longest reading.
func (s *scan) read(i int) (reading, bool) {
	var best reading
	for _, shape := range []func(int) (reading, bool){
		s.numeric, s.dayMonth, s.monthDay, s.monthYear, s.weekday, s.bareYear, s.phrase, s.counted, s.relative,
	} {
		if r, ok := shape(i); ok && r.n > best.n {
			best = r
		}
	}
	return best, best.n > 0
}

// exactly is a reading that does not depend on whether it has been or is to come.
func exactly(d date, n int) (reading, bool) { return reading{past: d, ahead: d, n: n}, true }

// full is a reading of words that name the year.
func full(d date, n int) (reading, bool) {
	return reading{past: d, ahead: d, n: n, full: true}, true
}

// numeric reads "13/9", "13/9/2023" and "2023-09-13", also as several tokens.
func (s *scan) numeric(i int) (reading, bool) {
	if parts := strings.Split(s.words[i], "/"); len(parts) == 2 || len(parts) == 3 {
		if s.f.cal.MonthFirst {
			parts[0], parts[1] = parts[1], parts[0]
		}
		d, m := atoi(parts[0]), atoi(parts[1])
		if len(parts) == 3 {
			y := atoi(parts[2])
			if y > 0 && y < 100 {
				y += 2000
			}
			if t, ok := civil(y, m, d); ok {
				return full(t, 1)
			}
			return reading{}, false
		}
		return s.nearest(m, d, 1)
	}
	if parts := strings.Split(s.words[i], "-"); len(parts) >= 2 {
		return s.iso(parts, 1)
	}
	if len(s.words[i]) == 4 && s.word(i+1) == "-" && s.touches(i, i+2) {
		parts := []string{s.words[i], s.word(i + 2)}
		n := 3
		if s.word(i+3) == "-" && s.touches(i+2, i+4) {
			parts, n = append(parts, s.word(i+4)), 5
		}
		return s.iso(parts, n)
	}
	return reading{}, false
}

// touches reports whether the words from i to k stand without white space.
func (s *scan) touches(i, k int) bool {
	for ; i < k; i++ {
		if i+1 >= len(s.tokens) || s.tokens[i].Span.End != s.tokens[i+1].Span.Start {
			return false
		}
	}
	return true
}

func (s *scan) iso(parts []string, n int) (reading, bool) {
	y, m := atoi(parts[0]), atoi(parts[1])
	if len(parts[0]) != 4 || len(parts[1]) != 2 || m < 1 || m > 12 {
		return reading{}, false
	}
	if len(parts) == 2 {
		return full(month(y, m), n)
	}
	if d, ok := civil(y, m, atoi(parts[2])); ok && len(parts[2]) == 2 {
		return full(d, n)
	}
	return reading{}, false
}

// nearest is the last such day of a month up to publication, and the next one from it on.
func (s *scan) nearest(m, d, n int) (reading, bool) {
	if !s.known || m < 1 || m > 12 {
		return reading{}, false
	}
	end, y := s.published.last, s.published.last.Year()
	past, ok := civil(y, m, d)
	if !ok {
		return reading{}, false
	}
	ahead := past
	if past.first.After(end.AddDate(0, 0, 7)) {
		past, ok = civil(y-1, m, d)
	} else if ahead.first.Before(s.published.first) {
		ahead, _ = civil(y+1, m, d)
	}
	return reading{past: past, ahead: ahead, n: n}, ok
}

// dayMonth reads "13 September 2023" and "13 September".
func (s *scan) dayMonth(i int) (reading, bool) {
	d, m := dayNumber(s.words[i]), s.month(i+1)
	if d == 0 || m == 0 {
		return reading{}, false
	}
	if y := yearNumber(s.word(i + 2)); y > 0 {
		if t, ok := civil(y, m, d); ok {
			return full(t, 3)
		}
	}
	return s.nearest(m, d, 2)
}

// monthDay reads "September 13, 2023" and "Sept. 13".
func (s *scan) monthDay(i int) (reading, bool) {
	m, d := s.month(i), dayNumber(s.word(i+1))
	if !s.f.cal.MonthFirst || m == 0 || d == 0 {
		return reading{}, false
	}
	at := i + 2
	if s.word(at) == "," {
		at++
	}
	if y := yearNumber(s.word(at)); y > 0 {
		if t, ok := civil(y, m, d); ok {
			return full(t, at+1-i)
		}
	}
	return s.nearest(m, d, 2)
}

// monthYear reads "September 2023", "September" and "last September", "September lalu".
func (s *scan) monthYear(i int) (reading, bool) {
	step, at := 0, i
	if !s.f.cal.ModifierLast {
		if s.f.is("last", s.words[i]) {
			step, at = -1, i+1
		} else if s.f.is("next", s.words[i]) {
			step, at = 1, i+1
		}
	}
	m := s.month(at)
	if m == 0 {
		return reading{}, false
	}
	next := at + 1
	if s.word(next) == "," || s.f.is("between", s.word(next)) && yearNumber(s.word(next+1)) > 0 {
		next++
	}
	if y := yearNumber(s.word(next)); y > 0 {
		return full(month(y, m), next+1-i)
	}
	n := at + 1 - i
	if s.f.cal.ModifierLast {
		switch {
		case s.f.is("last", s.word(at+1)):
			step, n = -1, n+1
		case s.f.is("next", s.word(at+1)):
			step, n = 1, n+1
		case s.word(at+1) == "tahun" && s.f.is("this", s.word(at+2)):
			n += 2
		}
	}
	if !s.known {
		return reading{}, false
	}
	return s.monthNear(m, step, n), true
}

// monthNear is the month m before, at or after publication.
func (s *scan) monthNear(m, step, n int) reading {
	y, now := s.published.last.Year(), int(s.published.last.Month())
	if s.published.precision == 1 {
		now = 12
	}
	before, after := y, y
	if m > now || m == now && step < 0 {
		before = y - 1
	}
	if m < now || m == now && step > 0 {
		after = y + 1
	}
	switch {
	case step < 0:
		after = before
	case step > 0:
		before = after
	}
	return reading{past: month(before, m), ahead: month(after, m), n: n}
}

// weekday reads "Wednesday", "last Tuesday", "Selasa lalu", "Rabu (13/9)", "Rabu malam",
// "Friday, June 7".
func (s *scan) weekday(i int) (reading, bool) {
	step, at := 0, i
	if !s.f.cal.ModifierLast {
		switch {
		case s.f.is("last", s.words[i]):
			step, at = -1, i+1
		case s.f.is("next", s.words[i]):
			step, at = 1, i+1
		case s.f.is("this", s.words[i]):
			at = i + 1
		}
	}
	w := s.f.weekdays[s.word(at)]
	if w == 0 || !capital(s.tokens[at].Form) {
		return reading{}, false
	}
	end := at + 1
	for s.f.is("parts", s.word(end)) {
		end++
	}
	if r, n, ok := s.bracketed(end); ok {
		return reading{past: r.past, ahead: r.ahead, n: end + n - i, full: true}, true
	}
	if s.f.cal.ModifierLast {
		switch {
		case s.f.is("last", s.word(end)):
			step, end = -1, end+1
		case s.f.is("next", s.word(end)):
			step, end = 1, end+1
		case s.word(end) == "pekan" && s.f.is("last", s.word(end+1)):
			step, end = -1, end+2
		}
	}
	if !s.known || s.published.precision != 3 {
		return reading{}, false
	}
	back := (weekday(s.published.first) - w + 7) % 7
	forth := (7 - back) % 7
	if step < 0 && back == 0 {
		back = 7
	}
	if step > 0 && forth == 0 {
		forth = 7
	}
	past, ahead := day(s.published.first.AddDate(0, 0, -back)), day(s.published.first.AddDate(0, 0, forth))
	switch {
	case step < 0:
		ahead = past
	case step > 0:
		past = ahead
	}
	return reading{past: past, ahead: ahead, n: end - i}, true
}

// bracketed reads the date after a weekday: "(13/9)", ", 13 September", ", June 7, 2024".
func (s *scan) bracketed(i int) (reading, int, bool) {
	open := s.word(i)
	if open != "(" && open != "," {
		return reading{}, 0, false
	}
	for _, shape := range []func(int) (reading, bool){s.numeric, s.dayMonth, s.monthDay} {
		if i+1 >= len(s.words) {
			break
		}
		if r, ok := shape(i + 1); ok {
			n := r.n + 1
			if open == "(" && s.word(i+n) == ")" {
				n++
			}
			return r, n, true
		}
	}
	return reading{}, 0, false
}

// bareYear reads a year after a word that lets one expect a year.
func (s *scan) bareYear(i int) (reading, bool) {
	y := yearNumber(s.words[i])
	if y == 0 || i == 0 || !s.f.is("year", s.word(i-1)) && !s.f.is("parts", s.word(i-1)) && s.word(i-1) != "(" {
		return reading{}, false
	}
	if i+1 < len(s.tokens) && s.tokens[i].Head == i+1 && s.tokens[i].Rel == "nummod" {
		return reading{}, false
	}
	return full(year(y), 1)
}

// phrase reads fixed expressions: "yesterday", "saat itu", "kali ini".
func (s *scan) phrase(i int) (reading, bool) {
	for _, p := range s.f.phrases[s.words[i]] {
		if !s.follows(i, p.words) {
			continue
		}
		n := len(p.words)
		switch p.kind {
		case "days":
			if s.known && s.published.precision == 3 {
				return exactly(day(s.published.first.AddDate(0, 0, p.value)), n)
			}
		case "then":
			if s.hasTold {
				return reading{past: s.told, ahead: s.told, n: n, then: true}, true
			}
		case "now":
			if s.known {
				d := s.published
				if d.precision == 3 {
					d = month(d.first.Year(), int(d.first.Month()))
				}
				return reading{past: d, ahead: d, n: n, now: true}, true
			}
		}
	}
	return reading{}, false
}

func (s *scan) follows(i int, words []string) bool {
	for k, w := range words {
		if s.word(i+k) != w {
			return false
		}
	}
	return true
}

// unit reads a unit of time at word i and returns it with the number of its words.
func (s *scan) unit(i int) (string, int) {
	if i < 0 || i >= len(s.words) {
		return "", 0
	}
	for _, p := range s.f.phrases[s.words[i]] {
		if p.kind == "unit" && s.follows(i, p.words) {
			return p.unit, len(p.words)
		}
	}
	return "", 0
}

// counted reads "two months ago", "empat tahun silam", "a week earlier", "sehari kemudian".
func (s *scan) counted(i int) (reading, bool) {
	count, unit, at := 0, "", i
	if joined := s.f.cal.Joined[s.words[i]]; len(joined) == 2 {
		count, _ = strconv.Atoi(text(joined[0]))
		unit, at = text(joined[1]), i+1
	} else {
		n, ok := s.f.cal.Numbers[s.words[i]]
		if !ok {
			n, ok = atoi(s.words[i]), atoi(s.words[i]) > 0 && atoi(s.words[i]) < 1000
		}
		if !ok {
			return reading{}, false
		}
		u, words := s.unit(i + 1)
		count, unit, at = n, u, i+1+words
	}
	if count == 0 || unit == "" || unit == "weekend" {
		return reading{}, false
	}
	from, sign := s.published, 0
	known := s.known
	switch w := s.word(at); {
	case s.f.is("ago", w):
		sign = -1
	case s.word(at) == "yang" && s.f.is("ago", s.word(at+1)):
		sign, at = -1, at+1
	case s.f.is("earlier", w):
		from, known, sign = s.anchor(), s.known || s.hasTold, -1
	case s.f.is("later", w):
		from, known, sign = s.anchor(), s.hasTold, 1
	}
	if sign == 0 || !known {
		return reading{}, false
	}
	d, ok := from.shift(sign*count, unit)
	if !ok {
		return reading{}, false
	}
	return exactly(d, at+1-i)
}

// anchor is the date that "earlier" counts from: the last one told, else publication.
func (s *scan) anchor() date {
	if s.hasTold && s.told.precision < 4 {
		return s.told
	}
	return s.published
}

// relative reads "last week", "pekan lalu", "this year", "akhir pekan lalu".
func (s *scan) relative(i int) (reading, bool) {
	if !s.known || i > 0 && s.f.is("duration", s.word(i-1)) && !s.f.cal.ModifierLast {
		return reading{}, false
	}
	step, at := 2, i
	direction := func(w string) int {
		switch {
		case s.f.is("this", w):
			return 0
		case s.f.is("last", w):
			return -1
		case s.f.is("next", w):
			return 1
		}
		return 2
	}
	if !s.f.cal.ModifierLast {
		step, at = direction(s.words[i]), i+1
	}
	unit, words := s.unit(at)
	if unit == "" || unit == "day" || unit == "decade" {
		return reading{}, false
	}
	n := at + words - i
	if s.f.cal.ModifierLast {
		step = direction(s.word(at + words))
		n++
	}
	if step == 2 {
		return reading{}, false
	}
	return s.relativeTo(step, unit, n)
}

func (s *scan) relativeTo(step int, unit string, n int) (reading, bool) {
	now := s.published
	switch unit {
	case "week":
		if now.precision == 3 {
			return exactly(week(now.first, step), n)
		}
	case "weekend":
		if now.precision == 3 {
			w := week(now.first, step)
			if step == 0 && weekday(now.first) < 6 {
				w = week(now.first, 0)
			}
			return exactly(date{first: w.last.AddDate(0, 0, -1), last: w.last, precision: 4}, n)
		}
	default:
		if d, ok := now.shift(step, unit); ok {
			return exactly(d, n)
		}
	}
	return reading{}, false
}

// month is the month that word i names, 0 if none. Where the name is also another word
// ("may", "march") it must be written with a capital and tagged as a name.
func (s *scan) month(i int) int {
	if i < 0 || i >= len(s.words) {
		return 0
	}
	m := s.f.months[s.words[i]]
	if m == 0 || !capital(s.tokens[i].Form) {
		return 0
	}
	if u := s.tokens[i].UPOS; u == "AUX" || u == "VERB" {
		return 0
	}
	return m
}

func capital(form string) bool {
	return form != "" && (form[0] >= 'A' && form[0] <= 'Z' || form[0] >= '0' && form[0] <= '9')
}

func dayNumber(w string) int {
	for _, suffix := range []string{"st", "nd", "rd", "th"} {
		w = strings.TrimSuffix(w, suffix)
	}
	if n := atoi(w); n >= 1 && n <= 31 && len(w) <= 2 {
		return n
	}
	return 0
}

func yearNumber(w string) int {
	if n := atoi(w); len(w) == 4 && n >= 1800 && n <= 2100 {
		return n
	}
	return 0
}

// atoi is the value of a word of digits alone, else 0.
func atoi(w string) int {
	n, err := strconv.ParseUint(w, 10, 31)
	if err != nil {
		return 0
	}
	return int(n)
}

func text(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case uint64:
		return strconv.FormatUint(v, 10)
	case int:
		return strconv.Itoa(v)
	}
	return ""
}
