package tagger

import (
	"bytes"
	"cmp"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"math/bits"
	"slices"
)

// A model file is a magic line, a checksum and a deflated body: tags, ambiguity classes
// (sorted keys as differences, each with its set), and rows (likewise, each with shift,
// number of cells, tags and weights). Numbers are unsigned varints.
const magic = "geokg tagger 1\n"

// maxBody bounds the bytes that a file may unfold into.
const maxBody = 64 << 20

// Marshal returns the model as a file.
func (m *Model) Marshal() []byte {
	var body []byte
	num := func(n uint64) { body = binary.AppendUvarint(body, n) }
	str := func(s string) { num(uint64(len(s))); body = append(body, s...) }

	num(uint64(len(m.tags)))
	for _, t := range m.tags {
		str(t.UPOS)
		str(t.Feats)
	}
	num(uint64(len(m.classes.keys)))
	last := uint32(0)
	for i, k := range m.classes.keys {
		num(uint64(k - last))
		num(m.classes.sets[i])
		last = k
	}
	rows := m.table.rows()
	num(uint64(len(rows)))
	last = 0
	for _, r := range rows {
		num(uint64(r.key - last))
		last = r.key
	}
	for _, r := range rows {
		body = append(body, r.n)
	}
	for _, r := range rows {
		body = append(body, r.shift)
	}
	for _, r := range rows {
		for _, c := range m.table.cells[r.start : r.start+uint32(r.n)] {
			body = append(body, c.tag)
		}
	}
	for _, r := range rows {
		for _, c := range m.table.cells[r.start : r.start+uint32(r.n)] {
			body = append(body, byte(c.weight))
		}
	}

	var out bytes.Buffer
	out.WriteString(magic)
	binary.Write(&out, binary.LittleEndian, crc32.ChecksumIEEE(body))
	w, err := flate.NewWriter(&out, flate.BestCompression)
	if err != nil {
		panic(err) // the level is a valid constant
	}
	w.Write(body)
	w.Close()
	return out.Bytes()
}

// rows returns the rows sorted by key.
func (t *table) rows() []row {
	var rows []row
	for _, r := range t.slots {
		if r.n > 0 {
			rows = append(rows, r)
		}
	}
	slices.SortFunc(rows, func(a, b row) int { return cmp.Compare(a.key, b.key) })
	return rows
}

var errFile = errors.New("not a tagger model of this version, or damaged")

// Load reads a model that Marshal wrote.
func Load(file []byte) (*Model, error) {
	rest, ok := bytes.CutPrefix(file, []byte(magic))
	if !ok || len(rest) < 4 {
		return nil, fmt.Errorf("load tagger: %w", errFile)
	}
	body, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(rest[4:])), maxBody))
	if err != nil || crc32.ChecksumIEEE(body) != binary.LittleEndian.Uint32(rest) {
		return nil, fmt.Errorf("load tagger: %w", errFile)
	}
	d := decoder{b: body}
	m := d.model()
	if d.bad || len(d.b) > 0 {
		return nil, fmt.Errorf("load tagger: %w", errFile)
	}
	return m, nil
}

// decoder reads a body; after an error bad is set and all answers are empty.
type decoder struct {
	b   []byte
	bad bool
}

func (d *decoder) num() uint64 {
	n, k := binary.Uvarint(d.b)
	if k <= 0 {
		d.bad, d.b = true, nil
		return 0
	}
	d.b = d.b[k:]
	return n
}

// count reads a length, of things that take at least one byte each.
func (d *decoder) count() int {
	n := d.num()
	if n > uint64(len(d.b)) {
		d.bad, d.b = true, nil
		return 0
	}
	return int(n)
}

func (d *decoder) bytes(n int) []byte {
	if n > len(d.b) {
		d.bad, d.b = true, nil
		return make([]byte, n)
	}
	p := d.b[:n]
	d.b = d.b[n:]
	return p
}

func (d *decoder) model() *Model {
	tags := make([]Tag, d.count())
	for i := range tags {
		tags[i].UPOS = string(d.bytes(d.count()))
		tags[i].Feats = string(d.bytes(d.count()))
	}
	if len(tags) == 0 || len(tags) > MaxTags {
		d.bad = true
		return nil
	}
	keys := make([]uint32, d.count())
	sets := make([]uint64, len(keys))
	last := uint32(0)
	for i := range keys {
		last += uint32(d.num())
		keys[i], sets[i] = last, d.num()
		if bits.Len64(sets[i]&^certain) > len(tags) || sets[i] == certain {
			d.bad = true
			return nil
		}
	}
	rows, cells := d.rows(len(tags))
	return newModel(tags, newClasses(keys, sets), newTable(rows, cells))
}

func (d *decoder) rows(tags int) ([]row, []cell) {
	rows := make([]row, d.count())
	last := uint32(0)
	for i := range rows {
		last += uint32(d.num())
		rows[i].key = last
	}
	total := 0
	for i, b := range d.bytes(len(rows)) {
		rows[i].n, rows[i].start = b, uint32(total)
		total += int(b)
	}
	for i, b := range d.bytes(len(rows)) {
		rows[i].shift = b & 15
	}
	if 2*total != len(d.b) {
		d.bad, d.b = true, nil
		return nil, nil
	}
	cells := make([]cell, total)
	for i, b := range d.bytes(total) {
		if int(b) >= tags {
			d.bad = true
		}
		cells[i].tag = b
	}
	for i, b := range d.bytes(total) {
		cells[i].weight = int8(b)
	}
	return rows, cells
}
