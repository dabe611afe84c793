package story

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The labelled texts stand in testdata/pairs, a family of them in each file, in two halves:
// the threshold was chosen with one, the other tells how good it is. "== a1" begins a
// text: of story a, its first form. "== a2 = a1" begins one that edits another: "- 2-4" drops
// paragraphs (all are numbered as in the text that is edited), "+ 3 WORDS" puts one before
// the third, "s OLD => NEW" puts words for others. A paragraph "&a1.5" is the fifth of a1.
// Two texts of a family are one story if they have the same letter.

// pair is two texts and whether one is a copy of the other.
type pair struct {
	lang, name string
	one, other Print
	copies     bool
	together   bool // told as one story, among all texts of the family
}

func readPairs(t testing.TB, half string) []pair {
	files, err := filepath.Glob("testdata/pairs/" + half + "/*.txt")
	require.NoError(t, err)
	var pairs []pair
	for _, file := range files {
		raw, err := os.ReadFile(file)
		require.NoError(t, err)
		names, texts, err := readFamily(string(raw))
		require.NoError(t, err, file)
		family := filepath.Base(file)
		var articles []Article
		for _, name := range names {
			articles = append(articles, Article{ID: name, Print: Of(texts[name])})
		}
		of := Copies(articles)
		for i, one := range names {
			for _, other := range names[i+1:] {
				pairs = append(pairs, pair{family[:2], family + " " + one + " " + other, Of(texts[one]), Of(texts[other]), one[0] == other[0],
					cmp.Or(of[one], one) == cmp.Or(of[other], other)})
			}
		}
	}
	require.Greater(t, len(pairs), 100)
	return pairs
}

func readFamily(file string) (names []string, texts map[string]string, err error) {
	forms := map[string][]string{}
	for _, piece := range strings.Split("\n"+file, "\n== ")[1:] {
		head, body, _ := strings.Cut(piece, "\n")
		name, from, edited := strings.Cut(head, " = ")
		paragraphs := strings.Split(strings.TrimSpace(body), "\n\n")
		if edited {
			paragraphs, err = edit(forms[from], strings.Split(strings.TrimSpace(body), "\n"))
		} else {
			err = quote(paragraphs, forms)
		}
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", name, err)
		}
		names, forms[name] = append(names, name), paragraphs
	}
	texts = map[string]string{}
	for name, paragraphs := range forms {
		texts[name] = strings.Join(paragraphs, "\n")
	}
	return names, texts, nil
}

// quote puts paragraphs of other texts where they are named.
func quote(paragraphs []string, forms map[string][]string) error {
	for i, p := range paragraphs {
		if name, number, ok := strings.Cut(strings.TrimPrefix(p, "&"), "."); ok && strings.HasPrefix(p, "&") {
			n, err := strconv.Atoi(number)
			if err != nil || n < 1 || n > len(forms[name]) {
				return fmt.Errorf("no paragraph %s", p)
			}
			paragraphs[i] = forms[name][n-1]
		}
	}
	return nil
}

func edit(from, commands []string) ([]string, error) {
	paragraphs := slices.Clone(from)
	before := make([]string, len(from)+10) // what is put before each
	for _, command := range commands {
		verb, rest, _ := strings.Cut(command, " ")
		switch verb {
		case "s":
			old, words, ok := strings.Cut(rest, "=>")
			old, words = strings.TrimSpace(old), strings.TrimSpace(words)
			i := slices.IndexFunc(paragraphs, func(p string) bool { return strings.Contains(p, old) })
			if !ok || i < 0 {
				return nil, fmt.Errorf("nothing to replace by %q", command)
			}
			paragraphs[i] = strings.TrimSpace(strings.Replace(paragraphs[i], old, words, 1))
		case "-", "+":
			number, words, _ := strings.Cut(rest, " ")
			first, last, ranged := strings.Cut(number, "-")
			a, err := strconv.Atoi(first)
			b := a
			if ranged && err == nil {
				b, err = strconv.Atoi(last)
			}
			if err != nil || a < 1 || b > len(before) || verb == "-" && b > len(paragraphs) {
				return nil, fmt.Errorf("no paragraphs %q", command)
			}
			if verb == "+" {
				before[a-1] = words
				continue
			}
			for i := a; i <= b; i++ {
				paragraphs[i-1] = ""
			}
		default:
			return nil, fmt.Errorf("no edit %q", command)
		}
	}
	var all []string
	for i := range before {
		all = append(all, before[i])
		if i < len(paragraphs) {
			all = append(all, paragraphs[i])
		}
	}
	return slices.DeleteFunc(all, func(p string) bool { return p == "" }), nil
}

// tally counts how pairs are told.
type tally struct{ right, wrong, missed, kept int }

func (c *tally) count(told, is bool) {
	switch {
	case told && is:
		c.right++
	case told:
		c.wrong++
	case is:
		c.missed++
	default:
		c.kept++
	}
}

func (c tally) precision() float64 { return float64(c.right) / float64(c.right+c.wrong) }
func (c tally) recall() float64    { return float64(c.right) / float64(c.right+c.missed) }

func (c tally) String() string {
	return fmt.Sprintf("precision %.3f (%d of %d), recall %.3f (%d of %d), %d pairs",
		c.precision(), c.right, c.right+c.wrong, c.recall(), c.right, c.right+c.missed, c.right+c.wrong+c.missed+c.kept)
}

// told is how the pairs of one language, or of all, are told at a threshold.
func told(pairs []pair, lang string, percent int) tally {
	var c tally
	for _, p := range pairs {
		if lang == "" || lang == p.lang {
			both, all := p.one.overlap(p.other)
			c.count(both*100 >= percent*all && sharesKey(p.one, p.other), p.copies)
		}
	}
	return c
}

func TestPairs(t *testing.T) {
	chosen, unseen := readPairs(t, "chosen"), readPairs(t, "unseen")
	for percent := 16; percent <= 60; percent += 4 {
		t.Logf("pairs of the half to choose with, at %d %%: %s", percent, told(chosen, "", percent))
	}
	for _, lang := range []string{"id", "en", ""} {
		t.Logf("pairs of the unseen half %s, at %d %%: %s", lang, nearPercent, told(unseen, lang, nearPercent))
	}
	var stories tally
	for _, p := range unseen {
		stories.count(p.together, p.copies)
	}
	t.Logf("stories of the unseen half: %s", stories)
	pairs := told(unseen, "", nearPercent)
	assert.GreaterOrEqual(t, pairs.precision(), 0.98)
	assert.GreaterOrEqual(t, pairs.recall(), 0.9)
	assert.GreaterOrEqual(t, stories.precision(), 0.98)
	assert.GreaterOrEqual(t, stories.recall(), 0.98)
}

func sharesKey(p, q Print) bool {
	for i, key := range p.Keys {
		if key == q.Keys[i] {
			return true
		}
	}
	return false
}
