package plot

import (
	"math"
	"strings"
)

// width of a link grows with its claims, from one claim to the most there are.
func linkWidth(claims, most int) float64 {
	if most <= 1 {
		return leastWidth
	}
	return leastWidth + (mostWidth-leastWidth)*math.Sqrt(float64(claims-1)/float64(most-1))
}

func (f *figure) mostClaims() int {
	most := 0
	for _, l := range f.links {
		most = max(most, l.claims)
	}
	return most
}

// drawLinks puts lines with arrows where they have a direction, and what they say where
// there is room for it.
func (f *figure) drawLinks(p *Picture, at []point) {
	most := f.mostClaims()
	var heads []mark
	taken := make([]box, 0, len(f.nodes)*2)
	for i, n := range f.nodes {
		taken = append(taken, n.nodeBox().wider(2).moved(at[i]), n.labelBox().moved(at[i]))
	}
	for _, l := range f.links {
		width := linkWidth(l.claims, most)
		from, to := at[l.from], at[l.to]
		d := from.distance(to)
		if d == 0 {
			continue
		}
		start := from.toward(to, (f.nodes[l.from].radius+1)/d)
		end := to.toward(from, (f.nodes[l.to].radius+1)/d)
		if l.forth {
			tip := end
			end = end.toward(start, min(arrow(width)*0.8, d/3)/start.distance(end))
			heads = append(heads, head(start, tip, width, l.tone()))
		}
		if l.back {
			tip := start
			start = start.toward(end, min(arrow(width)*0.8, d/3)/start.distance(end))
			heads = append(heads, head(end, tip, width, l.tone()))
		}
		p.put(line{start, end, width, l.tone(), l.disputed})
	}
	p.put(heads...)
	if len(f.links) > mostLabelled {
		return
	}
	for _, l := range f.links {
		if words, ok := f.say(l, at, &taken); ok {
			p.put(words)
		}
	}
}

// arrow is how long the head of an arrow is.
func arrow(width float64) float64 { return 6 + 1.6*width }

// head is an arrow's head with its tip at a point.
func head(from, tip point, width float64, c colour) mark {
	long, half := arrow(width), 2.5+width
	back := from.minus(tip)
	back = back.times(1 / back.length())
	side := point{-back.y, back.x}
	base := tip.plus(back.times(long))
	return shape{[]point{tip, base.plus(side.times(half)), base.minus(side.times(half))}, c}
}

// mostLabelled is how many links may be labelled; among more, labels hide what they are to
// explain.
const mostLabelled = 45

// mostRelations is how many relations a link names.
const mostRelations = 2

// say is the label of a link, in a place along it that nothing else covers.
func (f *figure) say(l link, at []point, taken *[]box) (text, bool) {
	names := l.relations[:min(len(l.relations), mostRelations)]
	words := strings.Join(names, ", ")
	if len(l.relations) > mostRelations {
		words += ", …"
	}
	half := linkStyle.width(words) / 2
	for _, t := range []float64{0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73} {
		middle := at[l.from].toward(at[l.to], t)
		covers := box{middle.x - half, middle.y - linkStyle.size*0.6, middle.x + half, middle.y + linkStyle.size*0.6}
		free := true
		for _, b := range *taken {
			free = free && !covers.wider(1).overlaps(b)
		}
		if free {
			*taken = append(*taken, covers)
			return text{at: point{middle.x, middle.y + linkStyle.size*0.35}, words: words, style: linkStyle, centred: true, halo: true}, true
		}
	}
	return text{}, false
}
