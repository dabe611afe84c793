package conllu

import (
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
)

// Reader reads sentence after sentence. Empty nodes (8.1) are passed over.
type Reader struct {
	in   *bufio.Reader
	name string
	line int
}

// NewReader reads from r, plain or gzipped; name stands for the file in errors.
func NewReader(r io.Reader, name string) (*Reader, error) {
	in := bufio.NewReader(r)
	if magic, _ := in.Peek(2); string(magic) == "\x1f\x8b" {
		gz, err := gzip.NewReader(in)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		in = bufio.NewReader(gz)
	}
	return &Reader{in: in, name: name}, nil
}

// ReadFile reads all sentences of a file, plain or gzipped.
func ReadFile(path string) ([]Sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r, err := NewReader(f, path)
	if err != nil {
		return nil, err
	}
	return r.ReadAll()
}

// ReadAll reads the sentences that are left.
func (r *Reader) ReadAll() ([]Sentence, error) {
	var out []Sentence
	for {
		s, err := r.Next()
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
}

// Next returns the next sentence, io.EOF after the last one, or an error that names file
// and line.
func (r *Reader) Next() (Sentence, error) {
	var s Sentence
	start := 0
	for {
		line, err := r.in.ReadString('\n')
		if err != nil && !(errors.Is(err, io.EOF) && line != "") {
			if err != io.EOF {
				return Sentence{}, fmt.Errorf("%s:%d: %w", r.name, r.line+1, err)
			}
			if start == 0 {
				return Sentence{}, io.EOF
			}
			break
		}
		r.line++
		line = strings.TrimRight(line, "\r\n")
		if line == "" {
			if start == 0 {
				continue
			}
			break
		}
		if start == 0 {
			start = r.line
		}
		if err := s.add(line); err != nil {
			return Sentence{}, fmt.Errorf("%s:%d: %w", r.name, r.line, err)
		}
	}
	if err := s.check(); err != nil {
		return Sentence{}, fmt.Errorf("%s:%d: %w", r.name, start, err)
	}
	return s, nil
}

// add takes one line of the file into s.
func (s *Sentence) add(line string) error {
	if line[0] == '#' && len(s.Words) == 0 && len(s.Ranges) == 0 {
		s.Comments = append(s.Comments, strings.TrimSpace(line[1:]))
		return nil
	}
	cols := strings.Split(line, "\t")
	if len(cols) != 10 {
		return fmt.Errorf("%d columns, want 10", len(cols))
	}
	switch id := cols[0]; {
	case strings.Contains(id, "."):
		return nil
	case strings.Contains(id, "-"):
		return s.addRange(cols)
	default:
		return s.addWord(cols)
	}
}

func (s *Sentence) addWord(cols []string) error {
	if want := strconv.Itoa(len(s.Words) + 1); cols[0] != want {
		return fmt.Errorf("id %q, want %s", cols[0], want)
	}
	if cols[1] == "" {
		return errors.New("empty form")
	}
	head := Unattached
	if cols[6] != "_" {
		n, err := strconv.Atoi(cols[6])
		if err != nil || n < 0 {
			return fmt.Errorf("head %q is no number of a word", cols[6])
		}
		head = n
	}
	s.Words = append(s.Words, Word{
		Form: cols[1], Lemma: filled(cols[2]), UPOS: filled(cols[3]), XPOS: filled(cols[4]),
		Feats: filled(cols[5]), Head: head, Rel: filled(cols[7]), Deps: filled(cols[8]), Misc: filled(cols[9]),
	})
	return nil
}

func (s *Sentence) addRange(cols []string) error {
	a, b, _ := strings.Cut(cols[0], "-")
	first, err1 := strconv.Atoi(a)
	last, err2 := strconv.Atoi(b)
	if err := errors.Join(err1, err2); err != nil {
		return fmt.Errorf("id %q: %w", cols[0], err)
	}
	free := len(s.Words) + 1
	if n := len(s.Ranges); n > 0 {
		free = max(free, s.Ranges[n-1].Last+1)
	}
	if first != len(s.Words)+1 || first < free || last < first {
		return fmt.Errorf("range %q does not start at word %d", cols[0], free)
	}
	if cols[1] == "" {
		return errors.New("empty form")
	}
	s.Ranges = append(s.Ranges, Range{First: first, Last: last, Form: cols[1], Misc: filled(cols[9])})
	return nil
}

// check tests what shows only when the whole sentence has been read.
func (s *Sentence) check() error {
	if len(s.Words) == 0 {
		return errors.New("sentence without words")
	}
	for i, w := range s.Words {
		if w.Head > len(s.Words) {
			return fmt.Errorf("word %d has head %d in a sentence of %d words", i+1, w.Head, len(s.Words))
		}
	}
	if n := len(s.Ranges); n > 0 && s.Ranges[n-1].Last > len(s.Words) {
		return fmt.Errorf("range to word %d in a sentence of %d words", s.Ranges[n-1].Last, len(s.Words))
	}
	return nil
}

// filled is a column's value, "" for the underscore that stands for nothing.
func filled(col string) string {
	if col == "_" {
		return ""
	}
	return col
}
