package when

import "strings"

// numeric reads "13/9", "13/9/2023", "13.9.2023" and "2023-09-13", also as several tokens.
func (s *scan) numeric(i int) (reading, bool) {
	word := s.words[i]
	if parts := strings.Split(word, "/"); len(parts) == 2 || len(parts) == 3 {
		return s.dayMonthNumbers(parts, 1)
	}
	if parts := strings.Split(word, "."); len(parts) == 3 && len(parts[2]) == 4 {
		return s.dayMonthNumbers(parts, 1)
	}
	if strings.Contains(word, "-") {
		return iso(strings.Split(word, "-"), 1)
	}
	if len(word) == 4 && s.word(i+1) == "-" && s.touches(i, i+2) {
		parts, n := []string{word, s.word(i + 2)}, 3
		if s.word(i+3) == "-" && s.touches(i+2, i+4) {
			parts, n = append(parts, s.word(i+4)), 5
		}
		return iso(parts, n)
	}
	return reading{}, false
}

// dayMonthNumbers reads day and month in the order of the language, and the year if there
// is one.
func (s *scan) dayMonthNumbers(parts []string, n int) (reading, bool) {
	d, m := atoi(parts[0]), atoi(parts[1])
	if s.f.monthFirst {
		d, m = m, d
	}
	if len(parts) == 2 {
		return s.nearest(m, d, n)
	}
	y := atoi(parts[2])
	switch len(parts[2]) {
	case 2:
		y += 2000
	case 4:
	default:
		return reading{}, false
	}
	t, ok := civil(y, m, d)
	return reading{past: t, ahead: t, n: n, full: true}, ok
}

func iso(parts []string, n int) (reading, bool) {
	y, m := atoi(parts[0]), atoi(parts[1])
	if len(parts) > 3 || len(parts[0]) != 4 || len(parts[1]) != 2 || m < 1 || m > 12 {
		return reading{}, false
	}
	if len(parts) == 2 {
		return full(month(y, m), n)
	}
	d, ok := civil(y, m, atoi(parts[2]))
	return reading{past: d, ahead: d, n: n, full: true}, ok && len(parts[2]) == 2
}

// nearest is the last such day of a month up to publication and the next one from it on,
// with what follows it to say which year. A day up to a week after publication was meant
// as it stands.
func (s *scan) nearest(m, d, n int) (reading, bool) {
	if !s.known {
		return reading{}, false
	}
	y := s.published.last.Year()
	past, ok := civil(y, m, d)
	if !ok {
		return reading{}, false
	}
	ahead := past
	if past.first.After(s.published.last.AddDate(0, 0, 7)) {
		past, ok = civil(y-1, m, d)
	} else if ahead.last.Before(s.published.first) {
		ahead, ok = civil(y+1, m, d)
	}
	return reading{past: past, ahead: ahead, n: n}, ok
}

// dayMonth reads "13 September 2023" and "13 September".
func (s *scan) dayMonth(i int) (reading, bool) {
	d := s.dayNumber(i)
	if d == 0 {
		return reading{}, false
	}
	at := i + 1
	s.skip(&at, isLink)
	m := s.month(at)
	if m == 0 {
		return reading{}, false
	}
	return s.inItsYear(m, d, i, at+1)
}

// monthDay reads "September 13, 2023" and "Sept. 13".
func (s *scan) monthDay(i int) (reading, bool) {
	if !s.f.monthFirst {
		return reading{}, false
	}
	m, d := s.month(i), s.dayNumber(i+1)
	if m == 0 || d == 0 {
		return reading{}, false
	}
	return s.inItsYear(m, d, i, i+2)
}

// inItsYear adds the year that stands at word at, if any, to a month and day that began at
// word i.
func (s *scan) inItsYear(m, d, i, at int) (reading, bool) {
	if y, n := s.yearAt(at); n > 0 {
		t, ok := civil(y, m, d)
		return reading{past: t, ahead: t, n: at + n - i, full: true}, ok
	}
	r, ok := s.nearest(m, d, at-i)
	return s.directed(r, i), ok
}

// yearAt reads a year behind a month: "2023", ", 2023", "of 2023", "tahun lalu", ", empat
// tahun silam"; n is the number of words, 0 if there is none.
func (s *scan) yearAt(i int) (y, n int) {
	at := i
	if s.word(at) == "," {
		at++
	} else {
		s.skip(&at, isLink)
	}
	for _, shape := range []func(int) (reading, bool){s.relative, s.counted} {
		if r, ok := shape(at); ok && r.past.precision == byYear && !r.past.about {
			return r.past.first.Year(), at + r.n - i
		}
	}
	s.skip(&at, isPart)
	if y := s.yearNumber(at); y > 0 {
		return y, at + 1 - i
	}
	return 0, 0
}

// directed takes a word behind a reading that says which way to count: "24 Februari lalu".
func (s *scan) directed(r reading, i int) reading {
	if !s.f.modifierLast {
		return r
	}
	switch k, n := s.oneOf(i+r.n, isLast, isNext); k {
	case isLast:
		r.ahead = r.past
		r.n += n
	case isNext:
		r.past = r.ahead
		r.n += n
	}
	return r
}

// dayRange reads "13-15 September 2023" and "13-14/9".
func (s *scan) dayRange(i int) (reading, bool) {
	if s.dayNumber(i) == 0 || s.word(i+1) != "-" {
		return reading{}, false
	}
	for _, shape := range []func(int) (reading, bool){s.dayMonth, s.numeric} {
		to, ok := shape(min(i+2, len(s.words)-1))
		if !ok || to.past.precision != byDay {
			continue
		}
		back := to.past.first.Day() - s.dayNumber(i)
		if back <= 0 {
			return reading{}, false
		}
		out := reading{n: to.n + 2, full: to.full}
		out.past = stretch(to.past.first.AddDate(0, 0, -back), to.past.last)
		out.ahead = stretch(to.ahead.first.AddDate(0, 0, -back), to.ahead.last)
		return out, true
	}
	return reading{}, false
}

// monthYear reads "September 2023", "September", "last September" and "September lalu".
func (s *scan) monthYear(i int) (reading, bool) {
	at := i
	k, n := s.oneOf(i, isLast, isThis, isNext)
	if s.f.modifierLast {
		k, n = -1, 0
	}
	at += n
	m := s.month(at)
	if m == 0 {
		return reading{}, false
	}
	if y, n := s.yearAt(at + 1); n > 0 {
		return full(month(y, m), at+1+n-i)
	}
	if !s.known {
		return reading{}, false
	}
	if s.f.modifierLast {
		k, n = s.oneOf(at+1, isLast, isNext)
	}
	return s.monthNear(m, k, at+1-i+map[bool]int{true: n}[s.f.modifierLast]), true
}

// monthNear is the month m up to publication and from it on, or on the side of it that
// "last" and "next" say.
func (s *scan) monthNear(m int, k kind, n int) reading {
	y, now := s.published.last.Year(), int(s.published.last.Month())
	before, after := y, y
	if m > now || m == now && k == isLast {
		before--
	}
	if m < now || m == now && k == isNext {
		after++
	}
	switch k {
	case isLast:
		after = before
	case isNext:
		before = after
	}
	return reading{past: month(before, m), ahead: month(after, m), n: n}
}

// bareYear reads a year after a word that leads to expect one, unless it counts things.
func (s *scan) bareYear(i int, expected bool) (reading, bool) {
	y := s.yearNumber(i)
	if y == 0 {
		return reading{}, false
	}
	if _, n := s.oneOf(i-1, isYearIn, isPart, isUntil, isSince, isTo); !expected && n == 0 && s.word(i-1) != "(" {
		return reading{}, false
	}
	if t := &s.tokens[i]; t.Rel == "nummod" && t.Head == i+1 {
		return reading{}, false
	}
	return full(year(y), 1)
}
