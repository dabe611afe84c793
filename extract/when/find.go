package when

import (
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
	s := &scan{Text: t, tokens: sent.Tokens, words: make([]string, len(sent.Tokens))}
	for i := range sent.Tokens {
		s.words[i] = strings.ToLower(sent.Tokens[i].Form)
	}
	var out []Moment
	for at := 0; at < len(s.words); {
		m, told, ok := s.moment(at)
		if !ok {
			at++
			continue
		}
		m.Span = sent.Tokens[m.Tokens[0]].Span.Cover(sent.Tokens[m.Tokens[1]-1].Span)
		out = append(out, m)
		if !m.Now && !m.Then {
			t.told, t.hasTold = told, true
		}
		at = m.Tokens[1]
	}
	return out
}

// scan is the state of reading one sentence.
type scan struct {
	*Text
	tokens []nlp.Token
	words  []string
}

// reading is a date read at some words.
type reading struct {
	past, ahead date
	n           int  // words
	full        bool // it names its year
	now, then   bool
}

// moment reads the expression that begins at word start, with the words before the date
// that bound it or name a part of it.
func (s *scan) moment(start int) (Moment, date, bool) {
	if !s.f.starts[s.words[start]] && !strings.ContainsAny(s.words[start], "0123456789") && s.month(start) == 0 {
		return Moment{}, date{}, false
	}
	at := start
	bound, n := s.oneOf(at, isSince, isUntil, isBefore, isFrom)
	at += n
	about := s.skip(&at, isAbout)
	r, ok := s.readWithin(&at, n > 0, about)
	if !ok {
		return Moment{}, date{}, false
	}
	at += r.n
	if to, n, ok := s.farEnd(at, bound, r); ok {
		r, bound = s.join(r, to), isTo
		at += n
	}
	if about && r.past.precision != byStretch {
		r.past.about, r.ahead.about = true, true
	}
	m := Moment{Tokens: [2]int{start, at}, Full: r.full, Now: r.now, Then: r.then}
	m.Value, m.Ahead = bounded(r.past, bound), bounded(r.ahead, bound)
	m.Bound = bound == isSince || bound == isUntil || bound == isBefore
	return m, r.past, r.past.writable() && r.ahead.writable()
}

// bounded is d as EDTF under a bounding word.
func bounded(d date, bound kind) string {
	switch bound {
	case isSince:
		return d.start() + "/.."
	case isUntil, isBefore:
		return "../" + d.end()
	}
	return d.edtf()
}

// readWithin reads a date at *at or, where none begins there, behind words such as "the end
// of", and moves *at to it.
func (s *scan) readWithin(at *int, bound, expected bool) (reading, bool) {
	if bound {
		s.skip(at, isLink)
	}
	for {
		if r, ok := s.read(*at, bound || expected); ok {
			return r, true
		}
		if !s.skip(at, isPart) {
			return reading{}, false
		}
		expected = true
		s.skip(at, isLink)
	}
}

// farEnd reads the end of a stretch that began with r: "to May" after "from March", "dan
// Rabu" after "antara Senin".
func (s *scan) farEnd(at int, bound kind, r reading) (reading, int, bool) {
	_, n := s.oneOf(at, isTo, isUntil)
	if n == 0 || bound != isFrom && bound != isSince && !(s.word(at) == "-" && s.touches(at-1, at+1)) {
		return reading{}, 0, false
	}
	from := at
	at += n
	to, ok := s.readWithin(&at, true, true)
	if !ok || to.now || to.then || r.past.precision == byStretch || to.past.precision == byStretch {
		return reading{}, 0, false
	}
	if joined := s.join(r, to); joined.past.empty() || joined.ahead.empty() {
		return reading{}, 0, false
	}
	return to, at + to.n - from, true
}

// join makes one stretch of its two ends. The year of the second holds for both if the
// first has none of its own.
func (s *scan) join(from, to reading) reading {
	if to.full && !from.full {
		if d, ok := from.past.inYear(to.past.first.Year()); ok {
			from.past, from.ahead = d, d
		}
	}
	out := reading{n: from.n + to.n, full: to.full}
	out.past, out.ahead = between(from.past, to.past), between(from.ahead, to.ahead)
	if out.past.empty() {
		out.past = between(from.past.turn(-1), to.past)
	}
	if out.ahead.empty() {
		out.ahead = between(from.ahead, to.ahead.turn(1))
	}
	return out
}

// read tries every shape at word i and returns the longest reading. Whether words before
// it lead to expect a date decides about bare years.
func (s *scan) read(i int, expected bool) (reading, bool) {
	var best reading
	if i >= len(s.words) {
		return best, false
	}
	for _, shape := range []func(int) (reading, bool){
		s.numeric, s.dayMonth, s.monthDay, s.dayRange, s.monthYear, s.weekday, s.phrase, s.counted, s.relative,
	} {
		if r, ok := shape(i); ok && r.n > best.n {
			best = r
		}
	}
	if best.n == 0 {
		return s.bareYear(i, expected)
	}
	return best, true
}

// exactly is a reading that does not depend on whether it has been or is to come.
func exactly(d date, n int) (reading, bool) { return reading{past: d, ahead: d, n: n}, true }

// full is a reading of words that name the year.
func full(d date, n int) (reading, bool) {
	return reading{past: d, ahead: d, n: n, full: true}, true
}
