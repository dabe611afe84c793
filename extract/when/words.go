package when

import (
	"strconv"
	"strings"
)

// word is the word at i in lower case, "" outside the sentence.
func (s *scan) word(i int) string {
	if i < 0 || i >= len(s.words) {
		return ""
	}
	return s.words[i]
}

// at is the longest entry of the calendar of a kind that begins at word i.
func (s *scan) at(i int, k kind) (entry, bool) {
	for _, e := range s.f.entries[s.word(i)] {
		if e.kind == k && s.follows(i, e.words) {
			return e, true
		}
	}
	return entry{}, false
}

func (s *scan) follows(i int, words []string) bool {
	for k, w := range words {
		if s.word(i+k) != w {
			return false
		}
	}
	return true
}

// oneOf is the first of the kinds that an entry at word i has, and the number of its
// words, 0 if there is none.
func (s *scan) oneOf(i int, kinds ...kind) (kind, int) {
	for _, k := range kinds {
		if e, ok := s.at(i, k); ok {
			return k, len(e.words)
		}
	}
	return -1, 0
}

// skip moves *i behind an entry of a kind and reports whether there was one.
func (s *scan) skip(i *int, k kind) bool {
	e, ok := s.at(*i, k)
	*i += len(e.words)
	return ok
}

// touches reports whether the words from i to k stand without white space.
func (s *scan) touches(i, k int) bool {
	for ; i < k; i++ {
		if i < 0 || i+1 >= len(s.tokens) || s.tokens[i].Span.End != s.tokens[i+1].Span.Start {
			return false
		}
	}
	return true
}

// month is the month that word i names, 0 if none. It must be written with a capital, for
// "may" and "march" are words of other kinds too, and "May" must not be a verb.
func (s *scan) month(i int) int {
	word := strings.TrimSuffix(strings.TrimPrefix(s.word(i), "mid-"), ".")
	for _, e := range s.f.entries[word] {
		if e.kind != isMonth || len(e.words) > 1 {
			continue
		}
		if form := s.tokens[i].Form; form == s.words[i] && !strings.Contains(form, "mid-") {
			return 0
		}
		if u := s.tokens[i].UPOS; u == "AUX" || u == "VERB" {
			return 0
		}
		return e.n
	}
	return 0
}

// dayNumber is the day of a month that a word may be: "13", "13th"; else 0.
func (s *scan) dayNumber(i int) int {
	w := s.word(i)
	for _, suffix := range s.f.ordinals {
		w = strings.TrimSuffix(w, suffix)
	}
	if n := atoi(w); n <= 31 && len(w) <= 2 {
		return n
	}
	return 0
}

// yearNumber is the year that a word may be, else 0.
func (s *scan) yearNumber(i int) int {
	w := strings.TrimPrefix(s.word(i), "mid-")
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
