package morph

import (
	"errors"
	"fmt"
	"hash/maphash"
	"io/fs"
	"math/bits"
	"strconv"
	"strings"
)

// LexiconFile is the file of a language pack that Learn writes. It has three sections,
// their fields parted by tabs; lines of one form stand together:
//
//	[words]  FORM POS [LEMMA [TREEBANK]]  LEMMA is left out or empty if it is the form
//	[roots]  FORM                         a word that may be a root
//	[kinds]  POS KIND RIGHT TOTAL         how often analyses of a kind were right
const LexiconFile = "lemmas.tsv"

// lexicon answers from the text of the file: places is a hash table, open addressing, of
// where the lines of a form begin.
type lexicon struct {
	text   string
	places []uint32 // plus one; 0: empty
	seed   maphash.Seed
	roots  map[string]evidence
	kinds  map[string]tally
}

// evidence is what speaks for a string being a root.
type evidence uint8

const (
	unknown evidence = iota
	seen             // it is a word
	lemma            // it is the lemma of another word
)

// tally counts how often analyses of a kind were right.
type tally struct {
	right, total int
}

// loadLexicon reads LexiconFile. A pack without the file has an empty lexicon.
func loadLexicon(pack fs.FS) (*lexicon, error) {
	l := &lexicon{roots: map[string]evidence{}, kinds: map[string]tally{}, seed: maphash.MakeSeed()}
	raw, err := fs.ReadFile(pack, LexiconFile)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	l.text = string(raw)
	size := 1 << bits.Len(uint(strings.Count(l.text, "\n")*2))
	l.places = make([]uint32, size)
	section, last, n := "", "", 0
	for start := 0; start < len(l.text); {
		line, _, _ := strings.Cut(l.text[start:], "\n")
		n++
		if strings.HasPrefix(line, "[") && strings.HasSuffix(line, "]") && !strings.Contains(line, "\t") {
			section = line
		} else if err := l.add(section, line, &last, start); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", LexiconFile, n, err)
		}
		start += len(line) + 1
	}
	return l, nil
}

// add takes up a line that begins at start; last is the form of the line before it.
func (l *lexicon) add(section, line string, last *string, start int) error {
	first, rest, _ := strings.Cut(line, "\t")
	switch section {
	case "[words]":
		if rest == "" || strings.Count(rest, "\t") > 2 {
			return fmt.Errorf("want form, part of speech and perhaps lemma and treebank, not %q", line)
		}
		if first != *last {
			l.place(first, start)
			*last = first
		}
		_, lemmaOf, _ := cutWord(line)
		l.roots[lemmaOf] = lemma
	case "[roots]":
		l.roots[first] = max(l.roots[first], seen)
	case "[kinds]":
		var t tally
		fields := strings.Split(line, "\t")
		if len(fields) != 4 {
			return fmt.Errorf("want part of speech, kind and two numbers, not %q", line)
		}
		var err1, err2 error
		t.right, err1 = strconv.Atoi(fields[2])
		t.total, err2 = strconv.Atoi(fields[3])
		l.kinds[fields[0]+"\t"+fields[1]] = t
		return errors.Join(err1, err2)
	default:
		return fmt.Errorf("want [words], [roots] or [kinds] before %q", line)
	}
	return nil
}

// cutWord cuts a line of [words].
func cutWord(line string) (pos, lemma, treebank string) {
	form, rest, _ := strings.Cut(line, "\t")
	pos, rest, _ = strings.Cut(rest, "\t")
	lemma, treebank, _ = strings.Cut(rest, "\t")
	if lemma == "" {
		lemma = form
	}
	return pos, lemma, treebank
}

func (l *lexicon) place(form string, start int) {
	i := l.slot(form)
	for l.places[i] != 0 {
		i = (i + 1) % len(l.places)
	}
	l.places[i] = uint32(start + 1)
}

func (l *lexicon) slot(form string) int {
	return int(maphash.String(l.seed, form) % uint64(len(l.places)))
}

// find returns the lemma of a form: the treebank's own if it has one, else the common one.
func (l *lexicon) find(form, pos, treebank string) (string, bool) {
	for i := l.slot(form); l.places[i] != 0; i = (i + 1) % len(l.places) {
		at := l.text[l.places[i]-1:]
		if strings.HasPrefix(at, form) && len(at) > len(form) && at[len(form)] == '\t' {
			return among(at, form, pos, treebank)
		}
	}
	return "", false
}

// among searches the lines of a form, with which text begins.
func among(text, form, pos, treebank string) (common string, ok bool) {
	for {
		line, rest, _ := strings.Cut(text, "\n")
		if !strings.HasPrefix(line, form) || len(line) == len(form) || line[len(form)] != '\t' {
			return common, ok
		}
		if p, lemma, own := cutWord(line); p == pos {
			switch own {
			case treebank:
				return lemma, true
			case "":
				common, ok = lemma, true
			}
		}
		text = rest
	}
}

// lists reports whether a form is listed as a part of speech, in any treebank.
func (l *lexicon) lists(form, pos string) bool {
	for i := l.slot(form); l.places[i] != 0; i = (i + 1) % len(l.places) {
		for at := l.text[l.places[i]-1:]; strings.HasPrefix(at, form+"\t"); {
			line, rest, _ := strings.Cut(at, "\n")
			if p, _, _ := cutWord(line); p == pos {
				return true
			}
			at = rest
		}
	}
	return false
}
