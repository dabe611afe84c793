package when

// phrase reads fixed expressions: "yesterday", "saat itu", "kali ini", "the next day".
func (s *scan) phrase(i int) (reading, bool) {
	dayKnown := s.known && s.published.precision == byDay
	if e, ok := s.at(i, isDay); ok && dayKnown {
		return exactly(day(s.published.first.AddDate(0, 0, e.n)), len(e.words))
	}
	if e, ok := s.at(i, isToldDay); ok && s.hasTold && s.told.precision == byDay {
		return exactly(day(s.told.first.AddDate(0, 0, e.n)), len(e.words))
	}
	if e, ok := s.at(i, isThen); ok && s.hasTold {
		return reading{past: s.told, ahead: s.told, n: len(e.words), then: true}, true
	}
	if e, ok := s.at(i, isNow); ok && s.known {
		d := s.published
		if d.precision == byDay {
			d = month(d.first.Year(), int(d.first.Month()))
		}
		return reading{past: d, ahead: d, n: len(e.words), now: true}, true
	}
	return reading{}, false
}

// weekday reads "Wednesday", "last Tuesday", "Selasa lalu", "Rabu (13/9)", "Rabu malam",
// "Friday, June 7", "Tuesday last week".
func (s *scan) weekday(i int) (reading, bool) {
	k, at := kind(-1), i
	if !s.f.modifierLast {
		var n int
		k, n = s.oneOf(i, isLast, isThis, isNext)
		at += n
	}
	e, ok := s.at(at, isWeekday)
	if !ok || s.tokens[at].Form == s.words[at] {
		return reading{}, false
	}
	end := at + 1
	for s.skip(&end, isPart) {
	}
	if r, n, ok := s.bracketed(end); ok {
		r.n, r.full = end+n-i, true
		return s.directed(onWeekday(r, e.n), i), true
	}
	if !s.known || s.published.precision != byDay {
		return reading{}, false
	}
	next := end
	s.skip(&next, isLink)
	if w, ok := s.relative(next); ok && w.past.precision == byStretch && w.past.ends == byDay {
		return exactly(day(week(w.past.first, 0).first.AddDate(0, 0, e.n-1)), next+w.n-i)
	}
	if s.f.modifierLast {
		var n int
		k, n = s.oneOf(end, isLast, isThis, isNext)
		end += n
	}
	return s.weekdayNear(e.n, k, end-i), true
}

// weekdayNear is the weekday w up to publication and from it on.
func (s *scan) weekdayNear(w int, k kind, n int) reading {
	back := (weekday(s.published.first) - w + 7) % 7
	forth := (7 - back) % 7
	if k == isLast && back == 0 {
		back = 7
	}
	if k == isNext && forth == 0 {
		forth = 7
	}
	r := reading{past: day(s.published.first.AddDate(0, 0, -back)), ahead: day(s.published.first.AddDate(0, 0, forth)), n: n}
	switch k {
	case isLast:
		r.ahead = r.past
	case isNext:
		r.past = r.ahead
	}
	return r
}

// onWeekday settles the year of a date by its weekday.
func onWeekday(r reading, w int) reading {
	if weekday(r.past.first) != w && weekday(r.ahead.first) == w {
		r.past = r.ahead
	}
	r.ahead = r.past
	return r
}

// bracketed reads the date after a weekday: "(13/9)", ", 13 September", ", June 7, 2024".
func (s *scan) bracketed(i int) (reading, int, bool) {
	open := s.word(i)
	if open != "(" && open != "," || i+1 >= len(s.words) {
		return reading{}, 0, false
	}
	for _, shape := range []func(int) (reading, bool){s.numeric, s.dayMonth, s.monthDay} {
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

// counted reads "two months ago", "empat tahun silam", "a week earlier", "sehari kemudian",
// "hours later".
func (s *scan) counted(i int) (reading, bool) {
	count, unit, at := s.amount(i)
	if unit == "" || unit == "weekend" {
		return reading{}, false
	}
	from, sign, n := s.counting(at)
	if sign == 0 || count == 0 && unit != "hour" {
		return reading{}, false
	}
	d, ok := from.shift(sign*count, unit)
	if !ok {
		return reading{}, false
	}
	return exactly(d, at+n-i)
}

// amount reads a number and a unit of time, and the word behind them.
func (s *scan) amount(i int) (count int, unit string, at int) {
	if e, ok := s.at(i, isJoined); ok {
		return e.n, e.unit, i + len(e.words)
	}
	at = i
	if e, ok := s.at(i, isNumber); ok {
		count, at = e.n, i+len(e.words)
	} else if n := atoi(s.word(i)); n > 0 && n < 1000 {
		count, at = n, i+1
	}
	u, ok := s.at(at, isUnit)
	if !ok || at == i && u.unit != "hour" {
		return 0, "", i
	}
	return count, u.unit, at + len(u.words)
}

// counting reads the word behind an amount that says from when and which way it counts,
// sign 0 if there is none.
func (s *scan) counting(i int) (from date, sign, n int) {
	k, n := s.oneOf(i, isAgo, isHence, isEarlier, isLater, isBefore, isAfter)
	told := s.published
	if s.hasTold && s.told.precision != byStretch {
		told = s.told
	}
	alone := i+n >= len(s.tokens) || s.tokens[min(i+n, len(s.tokens)-1)].UPOS == "PUNCT" || !wordLike(s.word(i+n))
	switch {
	case n == 0:
	case k == isAgo && s.known:
		return s.published, -1, n
	case k == isHence && s.known:
		return s.published, 1, n
	case (k == isEarlier || k == isBefore && alone) && (s.known || s.hasTold):
		return told, -1, n
	case (k == isLater || k == isAfter && alone) && s.hasTold:
		return told, 1, n
	}
	return date{}, 0, 0
}

func wordLike(w string) bool {
	return w != "" && (w[0] >= 'a' && w[0] <= 'z' || w[0] >= '0' && w[0] <= '9' || w[0] >= 0x80)
}

// relative reads "last week", "pekan lalu", "this year", "akhir pekan lalu".
func (s *scan) relative(i int) (reading, bool) {
	if _, spans := s.at(i-1, isSpan); !s.known || spans {
		return reading{}, false
	}
	at, k, n := i, kind(-1), 0
	if !s.f.modifierLast {
		if k, n = s.oneOf(at, isLast, isThis, isNext); n == 0 {
			return reading{}, false
		}
		at += n
	}
	u, ok := s.at(at, isUnit)
	if !ok || u.unit == "hour" || u.unit == "day" || u.unit == "decade" {
		return reading{}, false
	}
	at += len(u.words)
	if s.f.modifierLast {
		if k, n = s.oneOf(at, isLast, isThis, isNext); n == 0 {
			return reading{}, false
		}
		at += n
	}
	step := map[kind]int{isLast: -1, isThis: 0, isNext: 1}[k]
	return s.relativeTo(step, u.unit, at-i)
}

func (s *scan) relativeTo(step int, unit string, n int) (reading, bool) {
	now := s.published
	if unit != "week" && unit != "weekend" {
		d, ok := now.shift(step, unit)
		return reading{past: d, ahead: d, n: n}, ok
	}
	if now.precision != byDay {
		return reading{}, false
	}
	d := week(now.first, step)
	if unit == "weekend" {
		d.first = d.last.AddDate(0, 0, -1)
	}
	return exactly(d, n)
}
