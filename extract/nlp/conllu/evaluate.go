package conllu

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
)

// Score counts what gold and system hold of something and what they have in common.
type Score struct{ Gold, System, Correct int }

// F1 is the harmonic mean of precision and recall in percent; 0 where nothing is found.
func (s Score) F1() float64 {
	if s.Correct == 0 {
		return 0
	}
	return 200 * float64(s.Correct) / float64(s.Gold+s.System)
}

// Scores are the measures of the CoNLL 2018 shared task
// (https://universaldependencies.org/conll18/evaluation.html), and a few beside them.
type Scores struct {
	Words, Sentences, UPOS, Lemmas Score

	UAS     Score // head
	LAS     Score // head and relation without its subtype
	FullLAS Score // head and relation with its subtype

	// Negation is about the head of the words that gold marks Polarity=Neg: a share, as
	// System equals Gold.
	Negation Score

	Relations []RelationScore // sorted by name
}

// RelationScore is about head and relation of the words that carry one relation.
type RelationScore struct {
	Name string // "obl:agent"; "obl:*" for obl with all its subtypes, where there are any
	Score
}

// Print writes one measure a line, name and F1: "LAS 78.50".
func (s *Scores) Print(w io.Writer) error {
	rows := []RelationScore{
		{"Words", s.Words}, {"Sentences", s.Sentences}, {"UPOS", s.UPOS}, {"Lemmas", s.Lemmas},
		{"UAS", s.UAS}, {"LAS", s.LAS}, {"LAS:full", s.FullLAS}, {"Negation", s.Negation},
	}
	for _, row := range append(rows, s.Relations...) {
		if _, err := fmt.Fprintf(w, "%s %.2f\n", row.Name, row.F1()); err != nil {
			return err
		}
	}
	return nil
}

// Evaluate scores system against gold. Both must hold the same text but for white space;
// sentences and words are aligned by their place in it.
func Evaluate(gold, system []Sentence) (*Scores, error) {
	g, s := layOut(gold), layOut(system)
	if err := sameText(g.text, s.text); err != nil {
		return nil, err
	}
	for _, p := range align(g.words, s.words) {
		s.words[p.system].aligned = p.gold
		g.words[p.gold].aligned = p.system
	}
	scores := &Scores{Sentences: overlap(g.sentences, s.sentences)}
	scores.count(g.words, s.words)
	return scores, nil
}

// layout is a treebank as one text without white space and the places of its words there.
type layout struct {
	text      string
	sentences []place
	words     []placedWord
}

type place struct{ start, end int }

type placedWord struct {
	place
	*Word
	inRange bool // one of the parts of a written word, whose place they share
	parent  int  // index of the head in the treebank's words; -1 for a root; -2 if none
	aligned int  // index of the same word in the other treebank; -1 if it has none
}

func layOut(sents []Sentence) layout {
	var l layout
	var text strings.Builder
	for i := range sents {
		first, start := len(l.words), text.Len()
		for _, w := range sents[i].written() {
			p := place{start: text.Len()}
			text.WriteString(withoutSpace(w.form))
			p.end = text.Len()
			for j := w.first; j <= w.last; j++ {
				word := &sents[i].Words[j-1]
				l.words = append(l.words, placedWord{
					place: p, Word: word, inRange: w.last > w.first && p.end > p.start,
					parent: parentIndex(word.Head, first), aligned: -1,
				})
			}
		}
		l.sentences = append(l.sentences, place{start, text.Len()})
	}
	l.text = text.String()
	return l
}

// parentIndex is the index of a word's head in a treebank whose sentence begins at first.
func parentIndex(head, first int) int {
	switch head {
	case Unattached:
		return -2
	case 0:
		return -1
	}
	return first + head - 1
}

func withoutSpace(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Zs, r) {
			return -1
		}
		return r
	}, s)
}

func sameText(gold, system string) error {
	if gold == system {
		return nil
	}
	n := 0
	for n < len(gold) && n < len(system) && gold[n] == system[n] {
		n++
	}
	excerpt := func(s string) string { return s[max(0, n-20):min(len(s), n+20)] }
	return fmt.Errorf("the texts differ: gold has %q where the system has %q", excerpt(gold), excerpt(system))
}

// overlap counts the places that both sorted lists hold.
func overlap(gold, system []place) Score {
	score := Score{Gold: len(gold), System: len(system)}
	for len(gold) > 0 && len(system) > 0 {
		switch c := cmp.Or(cmp.Compare(gold[0].start, system[0].start), cmp.Compare(gold[0].end, system[0].end)); {
		case c < 0:
			gold = gold[1:]
		case c > 0:
			system = system[1:]
		default:
			score.Correct++
			gold, system = gold[1:], system[1:]
		}
	}
	return score
}

// count fills all scores that are about words.
func (s *Scores) count(gold, system []placedWord) {
	all := Score{Gold: len(gold), System: len(system)}
	s.Words, s.UPOS, s.Lemmas, s.UAS, s.LAS, s.FullLAS = all, all, all, all, all, all
	var rel relations
	for i := range gold {
		rel.at(gold[i].Rel).Gold++
		if negative(gold[i].Feats) {
			s.Negation.Gold++
			s.Negation.System++
		}
	}
	for i := range system {
		rel.at(system[i].Rel).System++
		if system[i].aligned >= 0 {
			s.countAligned(&gold[system[i].aligned], &system[i], system, &rel)
		}
	}
	s.Relations = rel.rows()
}

func (s *Scores) countAligned(gold, word *placedWord, system []placedWord, rel *relations) {
	s.Words.Correct++
	if word.UPOS == gold.UPOS {
		s.UPOS.Correct++
	}
	if word.Lemma == gold.Lemma || gold.Lemma == "" {
		s.Lemmas.Correct++
	}
	parent := word.parent
	if parent >= 0 {
		if parent = system[parent].aligned; parent < 0 {
			return
		}
	}
	if parent != gold.parent {
		return
	}
	s.UAS.Correct++
	if negative(gold.Feats) {
		s.Negation.Correct++
	}
	if main(word.Rel) == main(gold.Rel) {
		s.LAS.Correct++
		rel.mainCorrect(gold.Rel)
	}
	if word.Rel == gold.Rel {
		s.FullLAS.Correct++
		rel.at(gold.Rel).Correct++
	}
}

func negative(feats string) bool { return strings.Contains(feats, "Polarity=Neg") }

// main is a relation without its subtype.
func main(rel string) string {
	m, _, _ := strings.Cut(rel, ":")
	return m
}

// relations counts by full relation, and what is right by main relation.
type relations struct {
	full        map[string]*Score
	correctMain map[string]int
}

func (r *relations) at(rel string) *Score {
	if r.full == nil {
		r.full = map[string]*Score{}
	}
	if r.full[rel] == nil {
		r.full[rel] = &Score{}
	}
	return r.full[rel]
}

func (r *relations) mainCorrect(rel string) {
	if r.correctMain == nil {
		r.correctMain = map[string]int{}
	}
	r.correctMain[main(rel)]++
}

// rows lists the relations, with one row more for each that has subtypes.
func (r *relations) rows() []RelationScore {
	var out []RelationScore
	whole := map[string]*Score{}
	subtypes := map[string]bool{}
	for rel, score := range r.full {
		if rel == "" {
			continue
		}
		out = append(out, RelationScore{rel, *score})
		m := main(rel)
		if whole[m] == nil {
			whole[m] = &Score{Correct: r.correctMain[m]}
		}
		whole[m].Gold += score.Gold
		whole[m].System += score.System
		subtypes[m] = subtypes[m] || m != rel
	}
	for m, score := range whole {
		if subtypes[m] {
			out = append(out, RelationScore{m + ":*", *score})
		}
	}
	slices.SortFunc(out, func(a, b RelationScore) int { return cmp.Compare(a.Name, b.Name) })
	return out
}
