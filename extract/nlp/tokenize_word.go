package nlp

import (
	"strings"
	"unicode/utf8"
)

// word emits the word that begins at text[at], with what is written together with it
// split off, and returns its end. The chunk ends at end.
func (t *tokenizer) word(at, stop, end int) int {
	_, next := first(t.text[at:stop])
	next += at
	for next < stop {
		c, n := first(t.text[next:stop])
		if !isWord(c) && !t.joins(at, next, stop) {
			break
		}
		next += n
	}
	next = t.withDollar(at, next, stop)
	next = t.withStop(at, next, stop, end)
	t.parts(at, next)
	return next
}

// withDollar takes the dollar sign of "US$" into the word.
func (t *tokenizer) withDollar(at, next, stop int) int {
	if next < stop && t.text[next] == '$' && next-at <= 3 && allUpper(t.text[at:next]) {
		return next + 1
	}
	return next
}

// joins reports whether the mark at text[i] belongs to the word that began at text[at]
// and goes on behind it.
func (t *tokenizer) joins(at, i, stop int) bool {
	mark, n := first(t.text[i:stop])
	after, _ := first(t.text[i+n : stop])
	before, _ := last(t.text[at:i])
	if i+n >= stop || i == at || !isWord(after) {
		return false
	}
	digits := isDigit(before) && isDigit(after)
	switch mark {
	case '.':
		if t.rules.titles[string(t.fold(t.text[at:i]))] {
			return false
		}
		return digits || !isDigit(before) || isLower(after)
	case ',':
		return digits
	case ':':
		return digits
	case '\'', '’', '`':
		return isLetter(after) && (isLetter(before) || firstPart(t.text[i+n:stop]) == "s")
	case '&':
		return isLetter(before) && isLetter(after) && isUpper(before) == isUpper(after)
	case '-':
		return t.joinsHyphen(at, i, stop)
	case '/':
		return t.joinsSlash(at, i, stop)
	case '%', '@':
		return false
	}
	return false
}

// joinsHyphen decides about the hyphen at text[i].
func (t *tokenizer) joinsHyphen(at, i, stop int) bool {
	left, right := lastPart(t.text[at:i]), firstPart(t.text[i+1:stop])
	leftNumber, rightNumber := isNumber(left), isNumber(right)
	switch {
	case leftNumber && rightNumber:
		return isNumberCode(t.text[at:i], left, right, t.text[i+1+len(right):stop])
	case t.rules.months[string(t.fold(left))]:
		return !t.rules.months[string(t.fold(right))] && !rightNumber
	case t.rules.isEnclitic(right) && !strings.EqualFold(left, right):
		return false
	case !t.rules.splitHyphens:
		return true
	}
	return t.rules.prefixes[string(t.fold(t.text[at:i]))]
}

// isNumberCode tells telephone numbers and dates (713-853-1696, 345-9945, 11-20-2000)
// from ranges (5-10, 1969-1970). before is the word up to the hyphen, after what follows
// the number on its right.
func isNumberCode(before, left, right, after string) bool {
	if strings.ContainsAny(left+right, ".,:") {
		return strings.Contains(left, ":") && !strings.Contains(right, ":")
	}
	if strings.ContainsAny(before, "-/") || len(after) > 1 && after[0] == '-' && startsDigit(after[1:]) {
		return true
	}
	year := len(right) == 4 && (right[:2] == "19" || right[:2] == "20")
	return len(left) <= 3 && len(right) == 4 && !year
}

// joinsSlash decides about the slash at text[i]: dates and file numbers are one word.
func (t *tokenizer) joinsSlash(at, i, stop int) bool {
	left, right := lastPart(t.text[at:i]), firstPart(t.text[i+1:stop])
	switch {
	case isNumber(left) && isNumber(right):
		if strings.ContainsAny(left+right, ",.:") {
			return false
		}
		return strings.Contains(t.text[at:i], "/") || isDayAndMonth(left, right) ||
			strings.HasPrefix(t.text[i+1+len(right):stop], "/") || len(left) == 3
	case isNumber(left) != isNumber(right):
		return !t.rules.splitHyphens && len(left) > 0 && (isNumber(left) || allUpper(left)) && len(right) > 1
	}
	return utf8.RuneCountInString(left) == 1 && utf8.RuneCountInString(right) == 1 && allUpper(left+right)
}

// isDayAndMonth tells "13/9" and "9/11" from "1/2" and "2/3".
func isDayAndMonth(a, b string) bool {
	m, n := smallNumber(a), smallNumber(b)
	if m == 0 || n == 0 || m > 31 || n > 31 || m > 12 && n > 12 {
		return false
	}
	return m > n || n > 4
}

// smallNumber is the value of up to two digits, else 0.
func smallNumber(s string) int {
	if len(s) == 0 || len(s) > 2 {
		return 0
	}
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0
		}
		n = 10*n + int(s[i]-'0')
	}
	return n
}

// lastPart is what follows the last hyphen or slash of s; firstPart what stands before
// the first mark that is neither of a word nor of a number.
func lastPart(s string) string {
	return s[strings.LastIndexAny(s, "-/")+1:]
}

func firstPart(s string) string {
	for i, c := range s {
		if !isWord(c) && !((c == '.' || c == ',' || c == ':') && startsDigit(s[i+1:])) {
			return s[:i]
		}
	}
	return s
}

// isNumber holds for digits with marks between them.
func isNumber(s string) bool {
	for _, c := range s {
		if !isDigit(c) && c != '.' && c != ',' && c != ':' {
			return false
		}
	}
	return startsDigit(s)
}

func allUpper(s string) bool {
	for _, c := range s {
		if !isUpper(c) {
			return false
		}
	}
	return s != ""
}

// withStop takes the full stop behind text[at:next] into the word if it is an
// abbreviation, unless the full stop ends the sentence.
func (t *tokenizer) withStop(at, next, stop, end int) int {
	if t.rules.manner.looseStops || next >= stop || t.text[next] != '.' || next+1 < stop && t.text[next+1] == '.' {
		return next
	}
	if t.endsSentence(next + 1) {
		return next
	}
	word := t.text[at:next]
	key := t.fold(word)
	if t.rules.titles[string(key)] || t.rules.abbreviations[string(key)] {
		return next + 1
	}
	c, n := last(word)
	if isUpper(c) && (n == len(word) || isInitials(word)) || isInitials(word) {
		return next + 1
	}
	return next
}

// endsSentence reports whether nothing but closing marks follows text[at] in its sentence.
func (t *tokenizer) endsSentence(at int) bool {
	if at < t.sentence.End && (t.text[at] == '?' || t.text[at] == '!') {
		return false
	}
	for at < t.sentence.End {
		c, n := first(t.text[at:t.sentence.End])
		if !isCloser(c) && !isTerminator(c) && !isSpace(c) {
			return false
		}
		at += n
	}
	return true
}

// isInitials holds for letters with a full stop between any two: "U.S", "e.g".
func isInitials(s string) bool {
	letter := true
	n := 0
	for _, c := range s {
		if letter != isLetter(c) || !letter && c != '.' {
			return false
		}
		letter = !letter
		n++
	}
	return n >= 3 && !letter
}

// isEnclitic reports whether s is one of the enclitics of the language.
func (r *Rules) isEnclitic(s string) bool {
	for i := range r.enclitics {
		if strings.EqualFold(r.enclitics[i].suffix, s) {
			return true
		}
	}
	return false
}

// parts emits text[at:end] as the words it is made of.
func (t *tokenizer) parts(at, end int) {
	word := t.text[at:end]
	if n := t.splitNumber(word); n > 0 {
		t.emit(at, at+n, false)
		t.emit(at+n, end, false)
		return
	}
	if len(t.rules.enclitics) == 0 && len(t.rules.contractions) == 0 {
		t.emit(at, end, false)
		return
	}
	key := t.fold(word)
	if lengths, ok := t.rules.contractions[string(key)]; ok && len(key) == len(word) {
		for i, n := range lengths {
			t.emit(at, at+n, i > 0)
			at += n
		}
		return
	}
	t.splitEnclitics(at, end)
}

// splitEnclitics emits text[at:end] with up to three enclitics split off its end.
func (t *tokenizer) splitEnclitics(at, end int) {
	var cuts [3]int
	n, stem := 0, end
	for n < len(cuts) {
		length := t.enclitic(t.text[at:stem])
		if length == 0 {
			break
		}
		stem -= length
		cuts[n] = stem
		n++
	}
	t.emit(at, stem, false)
	for ; n > 0; n-- {
		next := end
		if n > 1 {
			next = cuts[n-2]
		}
		t.emit(cuts[n-1], next, true)
	}
}

// enclitic is the length of the enclitic at the end of word, 0 if there is none.
func (t *tokenizer) enclitic(word string) int {
	key := t.fold(word)
	if t.rules.manner.whole[string(key)] || startsDigit(word) {
		return 0
	}
	for i := range t.rules.enclitics {
		e := &t.rules.enclitics[i]
		stem := len(key) - len(e.suffix)
		if stem < 1 || string(key[stem:]) != e.suffix {
			continue
		}
		if e.only != e.listed.match(e.tested(key)) {
			return 0
		}
		return suffixLength(word, utf8.RuneCountInString(e.suffix))
	}
	return 0
}

// tested is the part of the folded word that the list of e is about.
func (e *enclitic) tested(word []byte) []byte {
	if e.only {
		return word[:len(word)-len(e.suffix)]
	}
	return word
}

// suffixLength is the length in bytes of the last n runes of s.
func suffixLength(s string, n int) int {
	end := len(s)
	for ; n > 0; n-- {
		_, size := last(s[:end])
		end -= size
	}
	return len(s) - end
}

// splitNumber is where a number parts from the unit or currency written onto it; 0 if
// nowhere.
func (t *tokenizer) splitNumber(word string) int {
	if startsDigit(word) {
		n := len(word)
		for n > 0 && isLetter(rune(word[n-1])) && word[n-1] < utf8.RuneSelf {
			n--
		}
		if n < len(word) && isNumber(word[:n]) && t.rules.units[string(t.fold(word[n:]))] {
			return n
		}
		return 0
	}
	if len(t.rules.currencies) == 0 {
		return 0
	}
	n := strings.IndexAny(word, "0123456789")
	if n > 0 && t.rules.currencies[string(t.fold(word[:n]))] {
		return n
	}
	return 0
}
