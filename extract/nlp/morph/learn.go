package morph

import (
	"bytes"
	"cmp"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Sample is a word of a treebank with its lemma; a word without one only shows that it
// exists.
type Sample struct {
	Word
	Lemma string
}

// kindKeys names the kinds of an analysis, the most special first: the rules that applied
// with the letters beside them, the rules and what speaks for the root, the affixes whatever
// their shapes, the root alone. For a word left whole it is its own beginning and end that
// tell how likely that is.
func kindKeys(an *analysis, known evidence) []string {
	k := strconv.Itoa(int(known))
	n := len(an.root)
	if n <= 3 {
		k += "short"
	}
	start, end := an.root[:min(2, n)], an.root[max(0, n-2):]
	if len(an.prefixes)+len(an.suffixes) == 0 && !an.twice {
		return []string{k + start + "~" + end, k + "~" + end, k + "~"}
	}
	var rules, names, beside string
	for _, p := range an.prefixes {
		rules, names, beside = rules+p.rule+"-", names+p.name+"-", start[:min(1, n)]
	}
	beside += "~"
	for i, s := range an.suffixes {
		rules, names = rules+"-"+s.rule, names+"-"+s.name
		if i == 0 {
			beside += end
		}
	}
	if an.twice {
		rules, names = rules+"twice", names+"twice"
	}
	return []string{k + rules + beside, k + rules, k + "+" + names, k}
}

// score estimates the chance that an analysis is right: its kind's share of right ones,
// smoothed by that of the more general kinds.
func (l *lexicon) score(an *analysis, pos string, known evidence) float64 {
	const weight = 2
	p := 0.1
	keys := kindKeys(an, known)
	for i := len(keys) - 1; i >= 0; i-- {
		t := l.kinds[pos+"\t"+keys[i]]
		p = (float64(t.right) + weight*p) / (float64(t.total) + weight)
	}
	return p
}

// Learn builds LexiconFile from the words of treebanks, with the affix rules of a pack.
// The same samples give the same file.
func Learn(pack fs.FS, samples []Sample) ([]byte, error) {
	r, err := loadRules(pack)
	if err != nil {
		return nil, fmt.Errorf("learn morphology: %w", err)
	}
	ln := learner{rules: r, common: map[key]count{}, own: map[key]count{}, forms: map[string]map[string]bool{}, words: map[string]bool{}}
	for _, s := range samples {
		ln.take(s)
	}
	var out bytes.Buffer
	ln.writeWords(&out)
	ln.writeRoots(&out)
	ln.writeKinds(&out)
	return out.Bytes(), nil
}

type key struct {
	form, pos, treebank string
}

// count counts lemmas.
type count map[string]int

// top returns the most frequent lemma, the first in order of equals.
func (c count) top() string {
	return slices.MinFunc(slices.Collect(maps.Keys(c)), func(a, b string) int {
		return cmp.Or(c[b]-c[a], cmp.Compare(a, b))
	})
}

type learner struct {
	rules  *rules
	common map[key]count              // without treebank
	own    map[key]count              // with treebank
	forms  map[string]map[string]bool // forms of a lemma
	words  map[string]bool            // forms seen
}

func (ln *learner) take(s Sample) {
	form, whole := ln.rules.normal(s.Word)
	if !whole && inflects(s.UPOS) && s.UPOS != "PROPN" {
		ln.words[form] = true
	}
	if s.Lemma == "" {
		return
	}
	if whole && s.Lemma == form {
		return
	}
	add := func(m map[key]count, k key) {
		if m[k] == nil {
			m[k] = count{}
		}
		m[k][s.Lemma]++
	}
	add(ln.common, key{form, s.UPOS, ""})
	add(ln.own, key{form, s.UPOS, s.Treebank})
	if ln.forms[s.Lemma] == nil {
		ln.forms[s.Lemma] = map[string]bool{}
	}
	ln.forms[s.Lemma][form] = true
}

func compareKeys(a, b key) int {
	return cmp.Or(cmp.Compare(a.form, b.form), cmp.Compare(a.pos, b.pos), cmp.Compare(a.treebank, b.treebank))
}

// writeWords lists the common lemma of each form and part of speech, and those of single
// treebanks that differ.
func (ln *learner) writeWords(out *bytes.Buffer) {
	rows := map[key]string{}
	for k, lemmas := range ln.common {
		rows[k] = lemmas.top()
	}
	for k, lemmas := range ln.own {
		if top := lemmas.top(); top != rows[key{k.form, k.pos, ""}] {
			rows[k] = top
		}
	}
	out.WriteString("[words]\n")
	for _, k := range slices.SortedFunc(maps.Keys(rows), compareKeys) {
		line := k.form + "\t" + k.pos + "\t"
		if rows[k] != k.form {
			line += rows[k]
		}
		line += "\t" + k.treebank
		out.WriteString(strings.TrimRight(line, "\t") + "\n")
	}
}

// writeRoots lists the words that are no lemmas.
func (ln *learner) writeRoots(out *bytes.Buffer) {
	out.WriteString("[roots]\n")
	for _, w := range slices.Sorted(maps.Keys(ln.words)) {
		if ln.forms[w] == nil {
			out.WriteString(w + "\n")
		}
	}
}

// minKind is how many analyses a kind must have to be written down; the more general kinds
// speak for rarer ones.
const minKind = 3

// writeKinds counts the kinds of all analyses of all words, each as if the word itself
// were not in the lexicon.
func (ln *learner) writeKinds(out *bytes.Buffer) {
	kinds := map[string]tally{}
	for k, lemmas := range ln.common {
		if !inflects(k.pos) {
			continue
		}
		want := lemmas.top()
		for _, an := range ln.rules.analyses(k.form, k.pos) {
			for _, name := range kindKeys(&an, ln.evidence(an.root, k.form)) {
				t := kinds[k.pos+"\t"+name]
				t.total++
				if an.root == want {
					t.right++
				}
				kinds[k.pos+"\t"+name] = t
			}
		}
	}
	out.WriteString("[kinds]\n")
	for _, name := range slices.Sorted(maps.Keys(kinds)) {
		if t := kinds[name]; t.total >= minKind {
			fmt.Fprintf(out, "%s\t%d\t%d\n", name, t.right, t.total)
		}
	}
}

// evidence is what other words than form say for a root.
func (ln *learner) evidence(root, form string) evidence {
	forms := ln.forms[root]
	switch {
	case len(forms) > 1 || len(forms) == 1 && !forms[form]:
		return lemma
	case ln.words[root] && root != form:
		return seen
	}
	return unknown
}
