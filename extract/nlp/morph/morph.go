package morph

import (
	"fmt"
	"io/fs"
	"strings"
)

// Word is a word with what its lemma depends on.
type Word struct {
	Form     string
	UPOS     string
	Treebank string // annotation style that the lemma shall follow
	First    bool   // the word is the first of its sentence
}

// Morph is a word taken apart.
type Morph struct {
	Root   string
	Prefix string // names of the prefixes, the outermost first, joined by "+": "meN+per"
	Suffix string // names of the suffixes, the innermost first
	Voice  string // Act or Pass, if an affix tells
}

// Analyzer finds lemmas of one language. It never changes once loaded, so any number of
// goroutines may use it.
type Analyzer struct {
	rules *rules
	lex   *lexicon
}

// Load reads the rules and the lexicon of a language pack. Both may be missing.
func Load(pack fs.FS) (*Analyzer, error) {
	r, err := loadRules(pack)
	if err != nil {
		return nil, fmt.Errorf("load morphology: %w", err)
	}
	l, err := loadLexicon(pack)
	if err != nil {
		return nil, fmt.Errorf("load morphology: %w", err)
	}
	return &Analyzer{r, l}, nil
}

// Lemma returns the lemma of a word.
func (a *Analyzer) Lemma(w Word) string {
	form, whole := a.rules.normal(w)
	if found, ok := a.lex.find(form, w.UPOS, w.Treebank); ok {
		return found
	}
	if whole || !inflects(w.UPOS) {
		return form
	}
	return a.best(form, w.UPOS).root
}

// Analyse takes a word apart. The root is the lemma if the affix rules can get there, else
// the likeliest one.
func (a *Analyzer) Analyse(w Word) Morph {
	lemma := strings.ToLower(a.Lemma(w))
	form := strings.ToLower(w.Form)
	for _, an := range a.rules.analyses(form, w.UPOS) {
		if an.root == lemma {
			return an.morph()
		}
	}
	an := a.best(form, w.UPOS)
	return an.morph()
}

// Listed reports whether a form in lower case was seen as a part of speech.
func (a *Analyzer) Listed(form, pos string) bool { return a.lex.lists(form, pos) }

// AsVerb takes a form in lower case apart as a verb, and reports whether its root is a known
// word.
func (a *Analyzer) AsVerb(form string) (m Morph, known bool) {
	m = a.Analyse(Word{Form: form, UPOS: "VERB"})
	return m, m.Root != form && a.lex.roots[m.Root] != unknown
}

// inflects tells whether words of a part of speech have affixes worth looking for.
func inflects(pos string) bool {
	switch pos {
	case "PUNCT", "SYM", "X", "NUM":
		return false
	}
	return true
}

// best returns the analysis of the kind that was right most often, the first of equals.
func (a *Analyzer) best(form, pos string) analysis {
	ways := a.rules.analyses(form, pos)
	best, score := 0, -1.0
	for i := range ways {
		known := a.lex.roots[ways[i].root]
		if known == seen && ways[i].root == form {
			known = unknown // the word is no evidence for itself
		}
		if s := a.lex.score(&ways[i], pos, known); s > score {
			best, score = i, s
		}
	}
	return ways[best]
}

func (an *analysis) morph() Morph {
	m := Morph{Root: an.root}
	var names []string
	for _, p := range an.prefixes {
		names = append(names, p.name)
		if m.Voice == "" {
			m.Voice = p.voice
		}
	}
	m.Prefix = strings.Join(names, "+")
	names = names[:0]
	for i := len(an.suffixes) - 1; i >= 0; i-- {
		names = append(names, an.suffixes[i].name)
	}
	m.Suffix = strings.Join(names, "+")
	return m
}
