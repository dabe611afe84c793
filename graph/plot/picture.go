package plot

import "io"

// Picture is a drawing, made of marks from back to front.
type Picture struct {
	width, height float64
	title         string
	marks         []mark
}

// mark is one of line, disc, shape and text.
type mark interface{}

type line struct {
	from, to point
	width    float64
	colour   colour
	dashed   bool
}

type disc struct {
	at     point
	radius float64
	colour colour
	rim    colour
	edge   float64 // width of the rim, within the radius
}

type shape struct {
	corners []point
	colour  colour
}

// text stands on the baseline at a point, centred or from there on.
type text struct {
	at      point
	words   string
	style   style
	centred bool
	halo    bool // white around the letters, for text on lines
}

func (p *Picture) put(marks ...mark) { p.marks = append(p.marks, marks...) }

// canvas is what a picture can be drawn on.
type canvas interface {
	line(line)
	disc(disc)
	shape(shape)
	text(text)
}

func (p *Picture) draw(on canvas) {
	for _, m := range p.marks {
		switch m := m.(type) {
		case line:
			on.line(m)
		case disc:
			on.disc(m)
		case shape:
			on.shape(m)
		case text:
			on.text(m)
		}
	}
}

// Write writes the picture as SVG, or as PNG if png is set.
func (p *Picture) Write(w io.Writer, png bool) error {
	if png {
		return p.writePNG(w)
	}
	return p.writeSVG(w)
}
