package plot

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
)

const fontFamily = "Go, 'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', sans-serif"

// writeSVG writes SVG 1.1 without scripts or references.
func (p *Picture) writeSVG(w io.Writer) error {
	out := svg{bufio.NewWriter(w)}
	out.f(`<svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="0 0 %s %s" font-family="%s" role="img">`+"\n",
		num(p.width), num(p.height), num(p.width), num(p.height), fontFamily)
	out.f("<title>%s</title>\n", escaped(p.title))
	out.f(`<rect width="100%%" height="100%%" fill="%s"/>`+"\n", white)
	p.draw(out)
	out.f("</svg>\n")
	return out.w.Flush()
}

type svg struct{ w *bufio.Writer }

func (s svg) f(format string, args ...any) { fmt.Fprintf(s.w, format, args...) }

func (s svg) line(l line) {
	dash := ""
	if l.dashed {
		on, off := dashes(l.width)
		dash = fmt.Sprintf(` stroke-dasharray="%s %s"`, num(on), num(off))
	}
	s.f(`<line x1="%s" y1="%s" x2="%s" y2="%s" stroke="%s" stroke-width="%s"%s/>`+"\n",
		num(l.from.x), num(l.from.y), num(l.to.x), num(l.to.y), l.colour, num(l.width), dash)
}

// dashes are the lengths of a dash and of the gap after it.
func dashes(width float64) (on, off float64) { return 4 + 1.5*width, 3 + width }

func (s svg) disc(d disc) {
	s.f(`<circle cx="%s" cy="%s" r="%s" fill="%s" stroke="%s" stroke-width="%s"/>`+"\n",
		num(d.at.x), num(d.at.y), num(d.radius-d.edge/2), d.colour, d.rim, num(d.edge))
}

func (s svg) shape(m shape) {
	corners := make([]string, len(m.corners))
	for i, c := range m.corners {
		corners[i] = num(c.x) + "," + num(c.y)
	}
	s.f(`<polygon points="%s" fill="%s"/>`+"\n", strings.Join(corners, " "), m.colour)
}

func (s svg) text(t text) {
	more := ""
	if t.style.bold {
		more += ` font-weight="bold"`
	}
	if t.centred {
		more += ` text-anchor="middle"`
	}
	if t.halo {
		more += fmt.Sprintf(` stroke="%s" stroke-width="%s" stroke-linejoin="round" paint-order="stroke"`, white, num(2*haloWidth))
	}
	s.f(`<text x="%s" y="%s" font-size="%s" fill="%s"%s>%s</text>`+"\n",
		num(t.at.x), num(t.at.y), num(t.style.size), t.style.colour, more, escaped(t.words))
}

// haloWidth is how far the white reaches around letters.
const haloWidth = 1.75

func num(x float64) string { return strconv.FormatFloat(float64(int64(x*100+0.5))/100, 'f', -1, 64) }

func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder takes everything
	return b.String()
}
