package nlp

import (
	"bufio"
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// SplitModelFile is the file of a language pack with the weights that decide where
// sentences end: treebank ("*" for all), feature and weight a line, parted by tabs.
const SplitModelFile = "split.tsv"

// SplitModel weighs the features of a possible sentence end: it is one if the sum is
// above zero. Beside the weights that hold for all text it has some for the manner of
// each treebank it was trained on.
type SplitModel struct {
	weights map[splitFeature]int32
}

type splitFeature struct{ treebank, name string }

// allTreebanks stands for no treebank in particular.
const allTreebanks = "*"

// ParseSplitModel reads what Text wrote.
func ParseSplitModel(file []byte) (*SplitModel, error) {
	m := &SplitModel{weights: map[splitFeature]int32{}}
	lines := bufio.NewScanner(bytes.NewReader(file))
	for n := 1; lines.Scan(); n++ {
		treebank, rest, ok := strings.Cut(lines.Text(), "\t")
		i := strings.LastIndexByte(rest, '\t')
		if !ok || i < 0 {
			return nil, fmt.Errorf("%d: want treebank, feature and weight", n)
		}
		weight, err := strconv.ParseInt(rest[i+1:], 10, 32)
		if err != nil {
			return nil, fmt.Errorf("%d: weight: %w", n, err)
		}
		m.weights[splitFeature{treebank, rest[:i]}] = int32(weight)
	}
	return m, lines.Err()
}

// Text is the model as SplitModelFile.
func (m *SplitModel) Text() []byte {
	features := make([]splitFeature, 0, len(m.weights))
	for f := range m.weights {
		features = append(features, f)
	}
	slices.SortFunc(features, func(a, b splitFeature) int {
		return cmp.Or(cmp.Compare(a.treebank, b.treebank), cmp.Compare(a.name, b.name))
	})
	var out bytes.Buffer
	for _, f := range features {
		fmt.Fprintf(&out, "%s\t%s\t%d\n", f.treebank, f.name, m.weights[f])
	}
	return out.Bytes()
}

// forTreebank adds the weights for a treebank up with those for all text.
func (m *SplitModel) forTreebank(treebank string) map[string]int32 {
	out := map[string]int32{}
	for f, w := range m.weights {
		if f.treebank == allTreebanks || f.treebank == treebank {
			out[f.name] += w
		}
	}
	return out
}

// score sums the weights of b's features.
func (s *splitter) score(b boundary) int32 {
	var sum int32
	s.features(b, func(name []byte) { sum += s.rules.weights[string(name)] })
	return sum
}

// features calls see with the name of each feature of b; the bytes are good until see
// returns.
func (s *splitter) features(b boundary, see func(name []byte)) {
	v := s.view(b)
	name := s.name[:0]
	emit := func(template byte, parts ...string) {
		name = append(name[:0], template)
		for _, p := range parts {
			name = append(name, '|')
			name = append(name, p...)
		}
		see(name)
	}
	emit('a', v.gap, v.marks, v.opening, v.rightShape)
	emit('b', v.marks, v.left)
	emit('c', v.gap, v.marks, v.leftShape)
	emit('d', v.gap, v.marks, v.leftShape, v.rightShape)
	emit('e', v.marks, v.leftShape, v.leftLength)
	emit('f', v.right)
	emit('g', v.gap, v.marks, v.right)
	emit('h', v.left, v.rightShape)
	emit('i', v.marks, v.listed, v.rightShape)
	emit('j', v.marks, v.quoted, v.opening)
	emit('k', v.marks, v.length, v.rightShape)
	emit('l', v.marks, v.beforeShape, v.leftShape, v.rightShape)
	emit('m', v.marks, v.leftShape, v.rightShape, v.afterShape)
	emit('n', v.marks, v.leftEnd, v.rightShape)
	emit('o', v.left, v.right)
	emit('p', v.gap, v.marks)
	emit('q', v.marks, v.bracketed, v.leftShape)
	s.name = name
}

// view is a boundary as features see it.
type view struct {
	gap, marks, opening                        string
	left, leftShape, leftLength, leftEnd       string // the word before the marks
	right, rightShape, beforeShape, afterShape string // the words around
	listed, quoted, length, bracketed          string
}

func (s *splitter) view(b boundary) view {
	v := view{gap: "s", marks: s.text[b.stop:b.end]}
	switch between := s.text[b.end:b.next]; {
	case between == "":
		v.gap = "g"
	case strings.ContainsRune(between, '\n'):
		v.gap = "n"
	}
	v.marks = v.marks[:min(len(v.marks), 6)]
	word := strings.TrimLeftFunc(s.text[b.chunk:b.stop], isOpener)
	after := s.text[b.next:s.block.End]
	right := strings.TrimLeftFunc(after[:min(len(after), 80)], isOpener)
	v.opening = after[:min(len(after), 80)-len(right)]
	v.opening = v.opening[:min(len(v.opening), 6)]
	end := chunkEnd(right, 0, len(right))
	next := skipSpace(right, end, len(right))
	n := wordEnd(right[:end])

	s.fields = foldInto(s.fields[:0], word[max(0, len(word)-24):])
	mark := len(s.fields)
	s.fields = foldInto(s.fields, right[:min(n, 24)])
	v.left, v.right = string(s.fields[:mark]), string(s.fields[mark:])
	v.leftShape, v.rightShape = shape(word), shape(right[:end])
	v.afterShape = shape(right[next:chunkEnd(right, next, len(right))])
	v.beforeShape = shape(s.before)
	v.leftLength = small(utf8.RuneCountInString(word))
	if _, n := last(word); n > 0 {
		v.leftEnd = word[len(word)-n:]
	}
	v.listed = s.rules.listed(s.fields[:mark])
	v.quoted = flag(s.quoted)
	v.bracketed = flag(s.depth > 0)
	v.length = small(s.words)
	return v
}

func flag(b bool) string {
	if b {
		return "+"
	}
	return "-"
}

// small is a number in classes.
func small(n int) string {
	switch {
	case n < 6:
		return "012345"[n : n+1]
	case n < 9:
		return "6"
	case n < 15:
		return "9"
	}
	return "15"
}

// listed is the list of abbreviations that a folded word stands in.
func (r *Rules) listed(word []byte) string {
	switch {
	case r.titles[string(word)]:
		return "t"
	case r.abbreviations[string(word)]:
		return "a"
	}
	return "-"
}

// wordEnd is the length of the word at the beginning of s.
func wordEnd(s string) int {
	for i, c := range s {
		if !isWord(c) {
			return i
		}
	}
	return len(s)
}

// shape classifies the characters of s, runs cut at two and the whole at eight: "Xxx" for
// "Moscow", "X.X" for "U.S", "dd-dd".
func shape(s string) string {
	var out [8]byte
	n := 0
	var previous byte
	run := 0
	for _, c := range s {
		class := shapeOf(c)
		if class == previous {
			run++
		} else {
			previous, run = class, 1
		}
		if run > 2 {
			continue
		}
		if n == len(out) {
			break
		}
		out[n] = class
		n++
	}
	return string(out[:n])
}

func shapeOf(c rune) byte {
	switch {
	case isUpper(c):
		return 'X'
	case isDigit(c):
		return 'd'
	case isLetter(c):
		return 'x'
	case c < utf8.RuneSelf && c > ' ':
		return byte(c)
	}
	return '?'
}
