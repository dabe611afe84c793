package biaffine

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math"

	"geokg/extract/nlp/vec"
)

// magic begins a file; its last character is the version of the format. A CRC-32 of all
// that follows it stands next.
const magic = "geokg biaffine 1"

// ErrFormat says that bytes are no model, or not of this version, or damaged.
var ErrFormat = errors.New("not a parser model of this version, or damaged")

// quantized is a matrix of eight-bit values with a scale for each row.
type quantized struct {
	rows, cols int
	values     []int8
	scale      []float32
}

func quantize(m Matrix) quantized {
	q := quantized{m.Rows, m.Cols, make([]int8, len(m.V)), make([]float32, m.Rows)}
	for i := range m.Rows {
		var top float32
		for _, v := range m.Row(i) {
			top = max(top, v, -v)
		}
		if top == 0 {
			continue
		}
		q.scale[i] = top / 127
		for j, v := range m.Row(i) {
			q.values[i*m.Cols+j] = int8(math.RoundToEven(float64(v) * 127 / float64(top)))
		}
	}
	return q
}

// Marshal returns the network as a model file, its weights rounded to eight bits.
func (n *Network) Marshal() []byte {
	var w writer
	for _, v := range []int{n.Word, n.Affix, n.Tag, n.Hidden, n.Arc, n.Label, n.RootLabel} {
		w.uint(v)
	}
	w.hashes(n.Words)
	w.hashes(n.Affixes)
	w.strings(n.Tags)
	w.strings(n.Treebanks)
	w.strings(n.Labels)
	for _, m := range []Matrix{n.WordVecs, n.AffixVecs, n.TagVecs, n.BankVecs} {
		w.matrix(m)
	}
	for _, layer := range n.LSTM {
		for _, d := range layer {
			w.matrix(d.In.W)
			w.floats(d.In.B)
			w.matrix(d.Rec)
		}
	}
	for _, l := range []Linear{n.Project, n.Bilinear, n.Classify} {
		w.matrix(l.W)
		w.floats(l.B)
	}
	return sealed(w.b)
}

// sealed puts magic and checksum before the body of a file.
func sealed(body []byte) []byte {
	file := binary.LittleEndian.AppendUint32([]byte(magic), crc32.ChecksumIEEE(body))
	return append(file, body...)
}

// Load reads a model file. The error wraps ErrFormat.
func Load(file []byte) (*Model, error) {
	if len(file) < len(magic)+4 || string(file[:len(magic)]) != magic {
		return nil, fmt.Errorf("parser model: %w", ErrFormat)
	}
	body := file[len(magic)+4:]
	if crc32.ChecksumIEEE(body) != binary.LittleEndian.Uint32(file[len(magic):]) {
		return nil, fmt.Errorf("parser model: checksum differs: %w", ErrFormat)
	}
	r := reader{b: body}
	m := r.model()
	if r.bad || len(r.b) != 0 {
		return nil, fmt.Errorf("parser model: %w", ErrFormat)
	}
	return m, nil
}

func (r *reader) model() *Model {
	m := &Model{}
	for _, p := range []*int{&m.Word, &m.Affix, &m.Tag, &m.Hidden, &m.Arc, &m.Label, &m.RootLabel} {
		*p = r.uint()
	}
	m.Vocabulary.Words, m.Vocabulary.Affixes = r.hashes(), r.hashes()
	m.Tags, m.Treebanks, m.Labels = r.strings(), r.strings(), r.strings()
	if !m.plausible() {
		r.bad = true
	}
	if r.bad {
		return nil
	}
	m.wordVecs = r.vectors(len(m.Vocabulary.Words)+ReservedWords, m.Word)
	m.affixVecs = r.vectors(len(m.Vocabulary.Affixes), m.Affix)
	m.tagVecs = r.vectors(len(m.Tags)+ReservedTags, m.Tag)
	m.bankVecs = r.vectors(len(m.Treebanks), m.Tag)
	for layer, in := range []int{m.Input(), 2 * m.Hidden} {
		scale := float32(inputScale)
		if layer > 0 {
			scale = outputScale
		}
		for dir := range 2 {
			c := &m.lstm[layer][dir]
			c.in = r.linear(m.Gates(), in, scale)
			c.rec = newDense(r.matrix(m.Gates(), m.Hidden), nil, outputScale)
		}
	}
	m.maps = r.linear(m.Config.Maps(), 2*m.Hidden, outputScale)
	m.arc = r.linear(m.Arc, m.Arc, mapScale)
	m.labels = r.linear(len(m.Labels), m.Label, mapScale)
	if r.bad {
		return nil
	}
	m.prepare()
	return m
}

// plausible bounds the sizes, so that a forged file cannot ask for much memory and the
// kernels get widths they can work with.
func (m *Model) plausible() bool {
	for _, w := range []int{m.Word, m.Affix, m.Tag, m.Hidden, m.Arc, m.Label} {
		if w < 8 || w > 256 || w%8 != 0 {
			return false
		}
	}
	return m.Input() <= vec.MaxK && m.Hidden%4 == 0 && m.Maps()%vec.Width == 0 && m.Arc%vec.Width == 0 &&
		len(m.Tags) < 256 && len(m.Labels) > 1 && len(m.Labels) <= 256 && m.RootLabel < len(m.Labels) && len(m.Treebanks) > 0
}

type writer struct{ b []byte }

func (w *writer) uint(v int) { w.b = binary.AppendUvarint(w.b, uint64(v)) }

func (w *writer) strings(list []string) {
	w.uint(len(list))
	for _, s := range list {
		w.uint(len(s))
		w.b = append(w.b, s...)
	}
}

func (w *writer) hashes(list []uint32) {
	w.uint(len(list))
	for _, h := range list {
		w.b = binary.LittleEndian.AppendUint32(w.b, h)
	}
}

func (w *writer) floats(list []float32) {
	for _, v := range list {
		w.b = binary.LittleEndian.AppendUint32(w.b, math.Float32bits(v))
	}
}

func (w *writer) matrix(m Matrix) {
	q := quantize(m)
	w.floats(q.scale)
	for _, v := range q.values {
		w.b = append(w.b, byte(v))
	}
}

// reader takes the parts of a file off b; bad is set once something is missing.
type reader struct {
	b   []byte
	bad bool
}

func (r *reader) uint() int {
	v, n := binary.Uvarint(r.b)
	if n <= 0 || v > 1<<24 {
		r.bad = true
		return 0
	}
	r.b = r.b[n:]
	return int(v)
}

func (r *reader) take(n int) []byte {
	if r.bad || n > len(r.b) {
		r.bad = true
		return nil
	}
	part := r.b[:n]
	r.b = r.b[n:]
	return part
}

func (r *reader) strings() []string {
	n := r.uint()
	if n > len(r.b) {
		r.bad = true
		return nil
	}
	list := make([]string, n)
	for i := range list {
		list[i] = string(r.take(r.uint()))
	}
	return list
}

func (r *reader) hashes() []uint32 {
	part := r.take(4 * r.uint())
	list := make([]uint32, len(part)/4)
	for i := range list {
		list[i] = binary.LittleEndian.Uint32(part[4*i:])
		if i > 0 && list[i] <= list[i-1] {
			r.bad = true
		}
	}
	return list
}

func (r *reader) floats(n int) []float32 {
	part := r.take(4 * n)
	list := make([]float32, n)
	if r.bad {
		return list
	}
	for i := range list {
		list[i] = math.Float32frombits(binary.LittleEndian.Uint32(part[4*i:]))
	}
	return list
}

func (r *reader) matrix(rows, cols int) quantized {
	q := quantized{rows: rows, cols: cols, scale: r.floats(rows), values: make([]int8, rows*cols)}
	for i, v := range r.take(rows * cols) {
		q.values[i] = int8(v)
	}
	return q
}

func (r *reader) vectors(rows, width int) vectors {
	q := r.matrix(rows, width)
	return vectors{width, q.values, q.scale}
}

func (r *reader) linear(out, in int, activation float32) dense {
	q := r.matrix(out, in)
	return newDense(q, r.floats(out), activation)
}
