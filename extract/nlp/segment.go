package nlp

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"strings"
)

// SegmentFile is the file of a language pack that LoadRules reads.
const SegmentFile = "segment.txt"

// Rules say how the text of one language divides into sentences and words. The zero
// value knows what all languages share. Rules are safe for concurrent use.
type Rules struct {
	titles        map[string]bool // abbreviations that a name or number follows: "dr", "no"
	abbreviations map[string]bool // others, which may end a sentence: "etc", "tbk"
	contractions  map[string][]int
	enclitics     []enclitic
	splitHyphens  bool            // "search-engine" is three words
	prefixes      map[string]bool // but "anti-war" is one
	months        map[string]bool // "Januari-Maret" is three words in any language
	units         map[string]bool // "5pm" is two
	currencies    map[string]bool // "Rp9.000" is two
	verbatim      map[string]bool // one word in spite of their marks: ":-)", "'em"

	model   *SplitModel
	weights map[string]int32 // of the model, for one treebank; nil: endsByRule decides

	manners map[string]*manner // of treebanks
	manner  manner             // of the one at hand
}

// manner is what one treebank does otherwise than the others of its language.
type manner struct {
	whole      map[string]bool // words without any enclitic
	looseStops bool            // the full stop of an abbreviation is a word of its own
}

// enclitic is a word that is written as the end of another.
type enclitic struct {
	suffix string
	only   bool     // splits off the stems listed, instead of all but the words listed
	listed patterns // stems if only, else whole words
}

// patterns is a set of words; an entry with a star at one end stands for all that end or
// begin so.
type patterns struct {
	words    map[string]bool
	suffixes []string
	prefixes []string
}

func (p *patterns) add(entry string) {
	switch {
	case strings.HasPrefix(entry, "*"):
		p.suffixes = append(p.suffixes, entry[1:])
	case strings.HasSuffix(entry, "*"):
		p.prefixes = append(p.prefixes, entry[:len(entry)-1])
	default:
		if p.words == nil {
			p.words = map[string]bool{}
		}
		p.words[entry] = true
	}
}

func (p *patterns) match(word []byte) bool {
	if p.words[string(word)] {
		return true
	}
	for _, s := range p.suffixes {
		if len(word) >= len(s) && string(word[len(word)-len(s):]) == s {
			return true
		}
	}
	for _, s := range p.prefixes {
		if len(word) >= len(s) && string(word[:len(s)]) == s {
			return true
		}
	}
	return false
}

// LoadRules reads the rules of a language pack from SegmentFile, sections of entries
// parted by blanks:
//
//	[title]             abbreviations, no full stop after the last letter, that never end a sentence
//	[abbreviation]      abbreviations that may end one
//	[contraction]       one a line, its parts parted by blanks: "can not"
//	[enclitic nya]      words that end in "nya" without being split there
//	[enclitic-only ku]  stems that "ku" is split off from, all other words are whole
//	[hyphen split]      hyphens divide words, except after the prefixes listed
//	[month] [unit] [currency] [verbatim]
//	[whole gsd]         words that the treebank gsd does not split, whatever [enclitic] says
//	[loose-stops gsd]   in gsd the full stop of an abbreviation is a word of its own
//
// and SplitModelFile where the pack has one.
func LoadRules(pack fs.FS) (*Rules, error) {
	f, err := pack.Open(SegmentFile)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := &Rules{}
	lines := bufio.NewScanner(f)
	section := ""
	for n := 1; lines.Scan(); n++ {
		line, _, _ := strings.Cut(lines.Text(), "# ")
		line = strings.TrimSpace(line)
		if name, ok := strings.CutPrefix(line, "["); ok && strings.HasSuffix(name, "]") && len(name) > 1 {
			section = name[:len(name)-1]
			err = r.open(section)
		} else if line != "" {
			err = r.add(section, line)
		}
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", SegmentFile, n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", SegmentFile, err)
	}
	return r, r.loadModel(pack)
}

func (r *Rules) loadModel(pack fs.FS) error {
	file, err := fs.ReadFile(pack, SplitModelFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if r.model, err = ParseSplitModel(file); err != nil {
		return fmt.Errorf("%s:%w", SplitModelFile, err)
	}
	r.weights = r.model.forTreebank("")
	return nil
}

// For returns the rules in the manner of one treebank of the language. What the pack does
// not know of it is as in r.
func (r *Rules) For(treebank string) *Rules {
	out := *r
	out.manner = manner{}
	if m := r.manners[treebank]; m != nil {
		out.manner = *m
	}
	if r.model != nil {
		out.weights = r.model.forTreebank(treebank)
	}
	return &out
}

// WithModel returns the rules with a model in place of the pack's own.
func (r *Rules) WithModel(m *SplitModel) *Rules {
	out := *r
	out.model, out.weights = m, m.forTreebank("")
	return &out
}

// open begins a section.
func (r *Rules) open(section string) error {
	kind, arg, _ := strings.Cut(section, " ")
	switch kind {
	case "enclitic", "enclitic-only":
		if arg == "" {
			return fmt.Errorf("[%s] names no enclitic", section)
		}
		r.enclitics = append(r.enclitics, enclitic{suffix: arg, only: kind == "enclitic-only"})
		return nil
	case "hyphen":
		if arg != "split" {
			return fmt.Errorf("[%s] is neither absent nor [hyphen split]", section)
		}
		r.splitHyphens = true
		return nil
	case "whole", "loose-stops":
		m := r.mannerOf(arg)
		m.looseStops = m.looseStops || kind == "loose-stops"
		return nil
	case "contraction":
		return nil
	}
	if r.set(kind) == nil {
		return fmt.Errorf("no section is called [%s]", section)
	}
	return nil
}

func (r *Rules) mannerOf(treebank string) *manner {
	if r.manners == nil {
		r.manners = map[string]*manner{}
	}
	if r.manners[treebank] == nil {
		r.manners[treebank] = &manner{whole: map[string]bool{}}
	}
	return r.manners[treebank]
}

// set is the plain word list behind a section, nil if there is none of that name.
func (r *Rules) set(kind string) *map[string]bool {
	switch kind {
	case "title":
		return &r.titles
	case "abbreviation":
		return &r.abbreviations
	case "hyphen":
		return &r.prefixes
	case "month":
		return &r.months
	case "unit":
		return &r.units
	case "currency":
		return &r.currencies
	case "verbatim":
		return &r.verbatim
	}
	return nil
}

// add takes one line of entries into the open section.
func (r *Rules) add(section, line string) error {
	kind, arg, _ := strings.Cut(section, " ")
	switch kind {
	case "":
		return errors.New("entry before the first [section]")
	case "contraction":
		r.addContraction(strings.Fields(line))
	case "enclitic", "enclitic-only":
		e := &r.enclitics[len(r.enclitics)-1]
		for _, entry := range strings.Fields(line) {
			e.listed.add(entry)
		}
	case "whole", "loose-stops":
		for _, entry := range strings.Fields(line) {
			r.mannerOf(arg).whole[entry] = true
		}
	default:
		set := r.set(kind)
		if *set == nil {
			*set = map[string]bool{}
		}
		for _, entry := range strings.Fields(line) {
			(*set)[entry] = true
		}
	}
	return nil
}

func (r *Rules) addContraction(parts []string) {
	if r.contractions == nil {
		r.contractions = map[string][]int{}
	}
	lengths := make([]int, len(parts))
	for i, p := range parts {
		lengths[i] = len(p)
	}
	r.contractions[strings.Join(parts, "")] = lengths
}
