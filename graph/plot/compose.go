package plot

import (
	"fmt"
	"math"
	"strings"
)

// Sizes, in the units of the picture: points on paper, or pixels at scale 1.
const (
	leastRadius  = 7.0
	mostRadius   = 24.0
	leastWidth   = 1.2
	mostWidth    = 7.0
	margin       = 36.0
	edgeLength   = 120.0 // of an edge that is 1 long
	aspect       = 1.45  // the network is wider than high, as labels are
	leastPicture = 620.0
)

var (
	titleStyle  = style{size: 20, bold: true, colour: ink}
	noteStyle   = style{size: 12, colour: faint}
	nameStyle   = style{size: 12.5, colour: ink}
	focusStyle  = style{size: 14.5, bold: true, colour: ink}
	linkStyle   = style{size: 9.5, colour: faint}
	legendStyle = style{size: 11, colour: ink}
)

// size makes the discs as large, in area, as their claims are many.
func (f *figure) size() {
	most := 1
	for _, n := range f.nodes {
		most = max(most, n.claims)
	}
	for i := range f.nodes {
		share := math.Sqrt(float64(f.nodes[i].claims) / float64(most))
		f.nodes[i].radius = leastRadius + (mostRadius-leastRadius)*share
	}
}

func (n node) style() style {
	if n.focus {
		return focusStyle
	}
	return nameStyle
}

// side is where the name of a node stands.
type side int

// The sides, in the order of preference.
const (
	below side = iota
	above
	right
	left
)

// labelBox is what the name of a node at the origin covers.
func (n node) labelBox() box {
	s := n.style()
	const gap = 3
	width, height := s.width(n.label), s.size*1.15
	away := n.radius + gap
	switch n.side {
	case above:
		return box{-width / 2, -away - height, width / 2, -away}
	case right:
		return box{away + gap, -height / 2, away + gap + width, height / 2}
	case left:
		return box{-away - gap - width, -height / 2, -away - gap, height / 2}
	}
	return box{-width / 2, away, width / 2, away + height}
}

// nodeBox is the disc of a node at the origin.
func (n node) nodeBox() box { return box{-n.radius, -n.radius, n.radius, n.radius} }

// compose places everything and makes the picture.
func compose(f figure) *Picture {
	at := f.place()
	p := &Picture{title: f.options.Title}
	head := f.head(p)
	covered := f.covered(at)
	legend := f.legendMarks()
	inner := max(covered.right-covered.left, legend.width, head.right-margin, leastPicture-2*margin)
	p.width = inner + 2*margin
	shift := point{margin + (inner-(covered.right-covered.left))/2 - covered.left, head.bottom + 24 - covered.top}
	for i := range at {
		at[i] = at[i].plus(shift)
	}
	f.drawLinks(p, at)
	f.drawNodes(p, at)
	bottom := covered.bottom + shift.y + 30
	p.put(legend.at(point{margin, bottom})...)
	p.height = bottom + legend.height + margin*0.7
	return p
}

func (f *figure) covered(at []point) box {
	if len(at) == 0 {
		return box{}
	}
	all := f.nodes[0].nodeBox().moved(at[0])
	for i, n := range f.nodes {
		all = all.around(n.nodeBox().around(n.labelBox()).moved(at[i]))
	}
	return all
}

// head puts title and note, and returns what they cover.
func (f *figure) head(p *Picture) box {
	y, right := margin, 0.0
	if title := f.options.Title; title != "" {
		y += titleStyle.size * 0.6
		p.put(text{at: point{margin, y}, words: title, style: titleStyle})
		right = margin + titleStyle.width(title)
	}
	var notes []string
	if f.options.Note != "" {
		notes = append(notes, f.options.Note)
	}
	if f.left > 0 {
		notes = append(notes, fmt.Sprintf("the %d of %d actors with the most claims", len(f.nodes), len(f.nodes)+f.left))
	}
	if len(f.nodes) == 0 {
		notes = append(notes, "no edge to draw")
	}
	if note := strings.Join(notes, "; "); note != "" {
		y += noteStyle.size * 1.7
		p.put(text{at: point{margin, y}, words: note, style: noteStyle})
		right = max(right, margin+noteStyle.width(note))
	}
	return box{margin, 0, right, y}
}

func (f *figure) drawNodes(p *Picture, at []point) {
	for i, n := range f.nodes {
		rim, width := white, 1.5
		if n.focus {
			rim, width = ink, 2.5
		}
		p.put(disc{at[i], n.radius, n.colour, rim, width})
	}
	for i, n := range f.nodes {
		b := n.labelBox().moved(at[i])
		p.put(text{at: point{(b.left + b.right) / 2, b.bottom - n.style().size*0.25}, words: n.label, style: n.style(), centred: true, halo: true})
	}
}
