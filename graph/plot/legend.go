package plot

import "fmt"

// block is marks around the origin with the room they take.
type block struct {
	marks         []mark
	width, height float64
}

// at is the marks of a block, moved.
func (b block) at(by point) []mark {
	moved := make([]mark, len(b.marks))
	for i, m := range b.marks {
		switch m := m.(type) {
		case line:
			m.from, m.to = m.from.plus(by), m.to.plus(by)
			moved[i] = m
		case disc:
			m.at = m.at.plus(by)
			moved[i] = m
		case text:
			m.at = m.at.plus(by)
			moved[i] = m
		}
	}
	return moved
}

const (
	legendRow = 20.0
	legendGap = 22.0
	swatch    = 26.0 // length of a sample line
)

// legendWidth is where a row of the legend ends.
const legendWidth = 760.0

// legendMarks are the samples in rows: colours of actors, then links.
func (f *figure) legendMarks() block {
	var b block
	x, y := 0.0, 0.0
	put := func(sample func(at point) mark, room float64, words string) {
		width := room + 7 + legendStyle.width(words)
		if x > 0 && x+width > legendWidth {
			x, y = 0, y+legendRow
		}
		b.marks = append(b.marks, sample(point{x, y}),
			text{at: point{x + room + 7, y + legendStyle.size*0.36}, words: words, style: legendStyle})
		x += width + legendGap
		b.width, b.height = max(b.width, x-legendGap), y
	}
	for _, e := range f.legend {
		put(func(at point) mark { return disc{point{at.x + 6, at.y}, 6, e.colour, white, 1} }, 12, e.text)
	}
	if len(f.links) == 0 {
		return b
	}
	x, y = 0, y+legendRow
	sample := func(width float64, c colour, dashed bool) func(point) mark {
		return func(at point) mark { return line{at, at.plus(point{swatch, 0}), width, c, dashed} }
	}
	tones := map[colour]bool{}
	disputed := false
	for _, l := range f.links {
		tones[l.tone()] = true
		disputed = disputed || l.disputed
	}
	for _, t := range []entry{{friendly, "cooperation"}, {hostile, "conflict"}, {neutral, "neither"}} {
		if tones[t.colour] {
			put(sample(3, t.colour, false), swatch, t.text)
		}
	}
	if disputed {
		put(sample(2, faint, true), swatch, "disputed")
	}
	most := f.mostClaims()
	put(sample(leastWidth, faint, false), swatch, "1 claim")
	if most > 1 {
		put(sample(linkWidth(most, most), faint, false), swatch, fmt.Sprintf("%d claims", most))
	}
	return b
}
