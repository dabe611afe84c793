package export

import (
	"bufio"
	"encoding/xml"
	"io"
)

// xmlWriter writes elements. Text that XML cannot hold (a NUL, half a character) becomes
// U+FFFD. The first error is kept for the end.
type xmlWriter struct {
	w     *bufio.Writer
	open  []string
	empty bool // nothing stands in the innermost element yet
}

func newXMLWriter(w io.Writer) *xmlWriter {
	x := &xmlWriter{w: bufio.NewWriter(w)}
	x.raw(xml.Header)
	return x
}

func (x *xmlWriter) raw(s string) { _, _ = x.w.WriteString(s) }

// start opens an element; attributes are names and values by turns.
func (x *xmlWriter) start(name string, attributes ...string) {
	if len(x.open) > 0 {
		x.fill()
	}
	x.indent()
	x.raw("<" + name)
	for i := 0; i < len(attributes); i += 2 {
		x.raw(" " + attributes[i] + `="`)
		x.text(attributes[i+1])
		x.raw(`"`)
	}
	x.open, x.empty = append(x.open, name), true
}

// fill ends the tag of the innermost element, as something comes into it.
func (x *xmlWriter) fill() {
	if x.empty {
		x.raw(">\n")
		x.empty = false
	}
}

func (x *xmlWriter) end() {
	name := x.open[len(x.open)-1]
	x.open = x.open[:len(x.open)-1]
	if x.empty {
		x.raw("/>\n")
		x.empty = false
		return
	}
	x.indent()
	x.raw("</" + name + ">\n")
}

// leaf writes an element without children.
func (x *xmlWriter) leaf(name string, attributes ...string) {
	x.start(name, attributes...)
	x.end()
}

// value writes an element that holds a text.
func (x *xmlWriter) value(name, text string, attributes ...string) {
	x.start(name, attributes...)
	x.raw(">")
	x.text(text)
	x.raw("</" + name + ">\n")
	x.open, x.empty = x.open[:len(x.open)-1], false
}

func (x *xmlWriter) text(s string) { _ = xml.EscapeText(x.w, []byte(s)) }

func (x *xmlWriter) indent() {
	for range x.open {
		x.raw(" ")
	}
}

// close ends what is open and returns the first error of all writing.
func (x *xmlWriter) close() error {
	for len(x.open) > 0 {
		x.end()
	}
	return x.w.Flush()
}
