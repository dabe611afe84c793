package morph

import (
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"geokg/extract/lang"
)

// RulesFile is the file of a language pack with the affix rules.
const RulesFile = "affixes.txt"

// affix is one rule.
type affix struct {
	rule    string // as written: "mem>p"
	cut     string // the letters taken off
	put     string // those put in their place
	name    string // of the affix, whatever its shape: "meN"
	pos     []string
	next    string // letters allowed next to the cut; empty: any
	voice   string
	after   string // name of the affix that must have come off before
	double  bool   // the stem's last consonant was doubled
	minimum int    // runes that must remain
}

// rules are the affixes of a language and how it writes its lemmas.
type rules struct {
	prefixes, suffixes []affix
	maxPrefixes        int
	maxSuffixes        int
	redouble           bool
	cases              map[string][]casing // by treebank; "*": all others
}

// loadRules reads RulesFile. A pack without the file has no rules.
func loadRules(pack fs.FS) (*rules, error) {
	r := &rules{maxPrefixes: 1, maxSuffixes: 1, cases: map[string][]casing{}}
	if _, err := fs.Stat(pack, RulesFile); err != nil {
		return r, nil
	}
	err := lang.ReadLines(pack, RulesFile, func(fields []string) error {
		return r.add(strings.Fields(strings.Join(fields, " ")))
	})
	return r, err
}

func (r *rules) add(words []string) error {
	kind, args := words[0], words[1:]
	switch kind {
	case "prefix", "suffix":
		a, err := parseAffix(args)
		if err != nil {
			return err
		}
		if kind == "prefix" {
			r.prefixes = append(r.prefixes, a)
		} else {
			r.suffixes = append(r.suffixes, a)
		}
	case "layers":
		return r.addLayers(args)
	case "redouble":
		r.redouble = true
	case "case":
		return r.addCase(args)
	default:
		return fmt.Errorf("%q is no kind of rule", kind)
	}
	return nil
}

func parseAffix(args []string) (affix, error) {
	a := affix{minimum: 2}
	if len(args) == 0 {
		return a, fmt.Errorf("want a rule such as \"mem>p\"")
	}
	var ok bool
	a.rule = args[0]
	if a.cut, a.put, ok = strings.Cut(a.rule, ">"); !ok || a.cut == "" {
		return a, fmt.Errorf("want a rule such as \"mem>p\", not %q", a.rule)
	}
	a.name = a.cut
	for _, arg := range args[1:] {
		key, value, _ := strings.Cut(arg, "=")
		switch key {
		case "name":
			a.name = value
		case "pos":
			a.pos = strings.Split(value, ",")
		case "next":
			a.next = value
		case "voice":
			a.voice = value
		case "after":
			a.after = value
		case "double":
			a.double = true
		case "min":
			n, err := strconv.Atoi(value)
			if err != nil {
				return a, fmt.Errorf("min: want a number, not %q", value)
			}
			a.minimum = n
		default:
			return a, fmt.Errorf("%q is no property of an affix", key)
		}
	}
	return a, nil
}

func (r *rules) addLayers(args []string) error {
	if len(args) == 2 {
		p, err1 := strconv.Atoi(args[0])
		s, err2 := strconv.Atoi(args[1])
		if err1 == nil && err2 == nil && p >= 0 && p <= 4 && s >= 0 && s <= 4 {
			r.maxPrefixes, r.maxSuffixes = p, s
			return nil
		}
	}
	return fmt.Errorf("layers: want two numbers up to 4, of prefixes and suffixes")
}

// fits tells whether the affix may come off a word of a part of speech, the outermost
// affix on its side that came off before being outer.
func (a *affix) fits(pos string, outer *affix) bool {
	if a.after != "" {
		return outer != nil && outer.name == a.after
	}
	return outer != nil || a.pos == nil || slices.Contains(a.pos, pos)
}

// stripPrefix returns word without the prefix.
func (a *affix) stripPrefix(word string) (string, bool) {
	rest, ok := strings.CutPrefix(word, a.cut)
	if !ok || utf8.RuneCountInString(rest) < a.minimum {
		return "", false
	}
	if first, _ := utf8.DecodeRuneInString(rest); a.next != "" && !strings.ContainsRune(a.next, first) {
		return "", false
	}
	return a.put + rest, true
}

// stripSuffix returns word without the suffix.
func (a *affix) stripSuffix(word string) (string, bool) {
	rest, ok := strings.CutSuffix(word, a.cut)
	if !ok || utf8.RuneCountInString(rest) < a.minimum {
		return "", false
	}
	last, size := utf8.DecodeLastRuneInString(rest)
	if a.next != "" && !strings.ContainsRune(a.next, last) {
		return "", false
	}
	if a.double {
		rest = rest[:len(rest)-size]
		if before, _ := utf8.DecodeLastRuneInString(rest); before != last || strings.ContainsRune("aeiou", last) {
			return "", false
		}
	}
	return rest + a.put, true
}

// analysis is one way to take a word apart.
type analysis struct {
	root               string
	prefixes, suffixes []*affix // the outermost first
	twice              bool     // the word was its root twice
}

// analyses returns the ways to take a word apart, the word itself first.
func (r *rules) analyses(word, pos string) []analysis {
	out := r.strip(nil, analysis{root: word}, pos)
	if left, right, ok := strings.Cut(word, "-"); ok && r.redouble && len(left) > 1 {
		for _, a := range r.strip(nil, analysis{root: left}, pos) {
			if strings.Contains(right, a.root[min(1, len(a.root)):]) {
				a.twice = true
				out = append(out, a)
			}
		}
	}
	return out
}

// strip appends a and all that comes of taking further affixes off it. Suffixes come off
// first, so that each pair of a prefix and a suffix is met once.
func (r *rules) strip(out []analysis, a analysis, pos string) []analysis {
	out = append(out, a)
	if len(a.prefixes) == 0 && len(a.suffixes) < r.maxSuffixes {
		for i := range r.suffixes {
			s := &r.suffixes[i]
			if !s.fits(pos, last(a.suffixes)) {
				continue
			}
			if root, ok := s.stripSuffix(a.root); ok {
				out = r.strip(out, analysis{root: root, suffixes: append(slices.Clip(a.suffixes), s)}, pos)
			}
		}
	}
	if len(a.prefixes) < r.maxPrefixes {
		for i := range r.prefixes {
			p := &r.prefixes[i]
			if !p.fits(pos, last(a.prefixes)) {
				continue
			}
			if root, ok := p.stripPrefix(a.root); ok {
				out = r.strip(out, analysis{root: root, prefixes: append(slices.Clip(a.prefixes), p), suffixes: a.suffixes}, pos)
			}
		}
	}
	return out
}

func last(affixes []*affix) *affix {
	if len(affixes) == 0 {
		return nil
	}
	return affixes[len(affixes)-1]
}
