package actor

import (
	"strings"
	"unicode/utf8"

	"geokg/schema"
)

// bracketed finds acronyms in brackets: "Rapid Support Forces (RSF)". A name that the
// gazetteer lacks takes the meaning of a listed acronym after it, if the letters fit.
func (rd *reader) bracketed(s int) {
	l := &rd.lines[s]
	for i := range l.chunks {
		j := rd.explained(s, i)
		if j < 0 {
			continue
		}
		c, d := &l.chunks[i], &l.chunks[j]
		if d.kind != unlisted || !initials(l.pieces[d.from:d.to], l.pieces[c.from].text) {
			continue
		}
		if c.kind == named {
			d.kind, d.readings, d.guess = named, c.readings, ""
		} else if d.guess == "" {
			d.guess = schema.Organization
		}
	}
}

// explained is the chunk that the acronym in chunk i stands in brackets after; -1 if it
// is no such acronym.
func (rd *reader) explained(s, i int) int {
	l := &rd.lines[s]
	c := &l.chunks[i]
	if c.kind != named && c.kind != unlisted || c.to-c.from != 1 || casingOf(l.pieces[c.from].text) != upper {
		return -1
	}
	j := l.prev(i)
	if j < 0 {
		return -1
	}
	switch l.chunks[j].kind {
	case named, unlisted, bodied:
	default:
		return -1
	}
	if rd.between(l, j, i) != "(" {
		return -1
	}
	if r, _ := utf8.DecodeRuneInString(rd.art.Text[l.pieces[c.from].span.End:]); r != ')' {
		return -1
	}
	return j
}

// bracket gives an acronym that the gazetteer lacks the entity of the name before it.
func (rd *reader) bracket(s, i int) {
	j := rd.explained(s, i)
	if j < 0 {
		return
	}
	l := &rd.lines[s]
	c, d := &l.chunks[i], &l.chunks[j]
	if c.kind != unlisted || d.entity == nil || d.kind != bodied && (d.entity.Kind == schema.Person || d.entity.Kind.IsPlace()) {
		return
	}
	if rd.acronyms == nil {
		rd.acronyms = make(map[string]schema.Entity)
	}
	rd.acronyms[l.pieces[c.from].text] = *d.entity
	c.entity, c.how = d.entity, "acronym in brackets"
}

// initials reports whether the letters of an acronym are those that the words start with,
// in their order; small words may be left out.
func initials(words []piece, acronym string) bool {
	rest := strings.ToLower(acronym)
	for _, w := range words {
		if strings.HasPrefix(rest, w.folded[:min(1, len(w.folded))]) && rest != "" {
			rest = rest[1:]
		} else if w.capital() {
			return false
		}
	}
	return rest == ""
}
