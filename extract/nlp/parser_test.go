package nlp_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/extract/lang"
	"geokg/extract/nlp"
	"geokg/fixtures"
)

func open(t testing.TB, language string, opts nlp.Options) *nlp.Parser {
	t.Helper()
	pack, err := lang.Open(language)
	require.NoError(t, err)
	p, err := nlp.Open(pack, opts)
	require.NoError(t, err)
	return p
}

// articles returns the texts of fixture articles of a language.
func articles(t testing.TB, language string) []string {
	t.Helper()
	raw, err := fixtures.FS.ReadFile("gold/dev-" + language + ".articles.jsonl")
	require.NoError(t, err)
	var texts []string
	for d := json.NewDecoder(bytes.NewReader(raw)); ; {
		var a struct{ Text string }
		if err := d.Decode(&a); err == io.EOF {
			return texts
		} else {
			require.NoError(t, err)
		}
		texts = append(texts, a.Text)
	}
}

// checkSentences fails unless spans lie in order within the text, forms are the words
// there, and every tree has one root and no cycle.
func checkSentences(t testing.TB, text string, sents []nlp.Sentence) {
	t.Helper()
	at := 0
	for _, s := range sents {
		require.LessOrEqual(t, at, s.Span.Start)
		require.LessOrEqual(t, s.Span.End, len(text))
		require.NotEmpty(t, s.Tokens)
		at = s.Span.Start
		for _, w := range s.Tokens {
			require.LessOrEqual(t, at, w.Span.Start)
			require.Less(t, w.Span.Start, w.Span.End)
			require.Equal(t, w.Form, w.Span.Of(text))
			require.NotEmpty(t, w.UPOS)
			require.NotEmpty(t, w.Rel)
			at = w.Span.End
		}
		require.LessOrEqual(t, at, s.Span.End)
		at = s.Span.End
		checkTree(t, s.Tokens)
	}
}

func checkTree(t testing.TB, tokens []nlp.Token) {
	t.Helper()
	roots := 0
	depth := make([]int, len(tokens)) // 0: not known yet
	for i := range tokens {
		var path []int
		j := i
		for j >= 0 && depth[j] == 0 {
			require.LessOrEqual(t, len(path), len(tokens), "cycle at word %d", i)
			path = append(path, j)
			j = tokens[j].Head
		}
		for _, k := range path {
			depth[k] = 1
		}
		if tokens[i].Head < 0 {
			roots++
			require.Equal(t, "root", tokens[i].Rel)
		}
	}
	require.Equal(t, 1, roots)
}

func TestParse(t *testing.T) {
	tests := []struct{ language, text, want string }{
		{"id", "Iran membantah tuduhan itu.", "Iran/nsubj/membantah membantah/root/- tuduhan/obj/membantah itu/det/tuduhan ./punct/membantah"},
		{"id", "Drone itu dibeli oleh Rusia.", "Drone/nsubj:pass/dibeli itu/det/Drone dibeli/root/- oleh/case/Rusia Rusia/obl/dibeli ./punct/dibeli"},
		{"en", "Iran did not supply Russia with drones.", "Iran/nsubj/supply did/aux/supply not/advmod/supply supply/root/- Russia/obj/supply with/case/drones drones/obl/supply ./punct/supply"},
		{"en", "Putin was met by Kim.", "Putin/nsubj:pass/met was/aux:pass/met met/root/- by/case/Kim Kim/obl:agent/met ./punct/met"},
	}
	for _, tt := range tests {
		sents := open(t, tt.language, nlp.Options{}).Parse(tt.text)
		require.Len(t, sents, 1, tt.text)
		var arcs []string
		for _, w := range sents[0].Tokens {
			head := "-"
			if w.Head >= 0 {
				head = sents[0].Tokens[w.Head].Form
			}
			arcs = append(arcs, w.Form+"/"+w.Rel+"/"+head)
		}
		assert.Equal(t, tt.want, strings.Join(arcs, " "), tt.text)
	}
}

func TestParseArticles(t *testing.T) {
	for _, language := range lang.List() {
		p := open(t, language, nlp.Options{})
		for _, text := range articles(t, language) {
			checkSentences(t, text, p.Parse(text))
		}
	}
}

func TestOpenUnknownTreebank(t *testing.T) {
	pack, err := lang.Open("id")
	require.NoError(t, err)
	_, err = nlp.Open(pack, nlp.Options{Treebank: "xyz"})
	assert.ErrorContains(t, err, `language pack id: no treebank "xyz": the models know ["gsd" "csui" "pud"]`)
}

func TestLongSentenceIsCut(t *testing.T) {
	p := open(t, "id", nlp.Options{})
	word := func(n int) string { return strings.Repeat("kota ", n) }
	tests := []struct {
		name, text string
		pieces     []int // first words
	}{
		{"fits", word(nlp.MaxPiece), []int{0}},
		{"after a mark", word(200) + ", " + word(300), []int{0, 201, 457}},
		{"mark too early", word(100) + ", " + word(200), []int{0, nlp.MaxPiece}},
		{"no mark", word(1000), []int{0, 256, 512, 768}},
	}
	for _, tt := range tests {
		sents := []nlp.Sentence{{}}
		for _, form := range strings.Fields(tt.text) {
			sents[0].Tokens = append(sents[0].Tokens, nlp.Token{Form: form})
		}
		p.ParseTokens(sents)
		checkTree(t, sents[0].Tokens)
		for k, first := range tt.pieces {
			end := len(sents[0].Tokens)
			if k+1 < len(tt.pieces) {
				end = tt.pieces[k+1]
			}
			outside := 0
			for i := first; i < end; i++ {
				if h := sents[0].Tokens[i].Head; h < first || h >= end {
					outside++
					if k > 0 {
						assert.Equal(t, "parataxis", sents[0].Tokens[i].Rel, tt.name)
					}
				}
			}
			assert.Equal(t, 1, outside, "%s: words of piece %d that hang outside it", tt.name, k)
		}
	}
}

// treesHash sums up all parses of the fixtures.
func treesHash(t testing.TB) string {
	h := fnv.New64a()
	for _, language := range lang.List() {
		p := open(t, language, nlp.Options{})
		for _, text := range articles(t, language) {
			fmt.Fprintln(h, p.Parse(text))
		}
	}
	return fmt.Sprintf("%016x", h.Sum64())
}

func TestBothCodePathsGiveTheSameTrees(t *testing.T) {
	if os.Getenv("GEOKG_PUREGO") != "" {
		fmt.Println("trees", treesHash(t))
		return
	}
	cmd := exec.Command(os.Args[0], "-test.run", "^TestBothCodePathsGiveTheSameTrees$")
	cmd.Env = append(os.Environ(), "GEOKG_PUREGO=1")
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, string(out))
	assert.Contains(t, string(out), "trees "+treesHash(t))
}

func TestManyGoroutinesGiveTheSameTrees(t *testing.T) {
	p := open(t, "id", nlp.Options{})
	texts := articles(t, "id")
	want := make([][]nlp.Sentence, len(texts))
	for i, text := range texts {
		want[i] = p.Parse(text)
	}
	var wg sync.WaitGroup
	for worker := range 4 {
		wg.Go(func() {
			for i := worker; i < len(texts); i += 2 {
				assert.Equal(t, want[i], p.Parse(texts[i]))
			}
		})
	}
	wg.Wait()
}

func FuzzParse(f *testing.F) {
	parsers := []*nlp.Parser{open(f, "id", nlp.Options{}), open(f, "en", nlp.Options{Treebank: "ewt"})}
	f.Add("Kim dan Putin bertemu.Bulan April lalu, \"kata\" dia…")
	f.Add("The U.S.-led forces didn't\xff\x00 come — 2.5%")
	f.Fuzz(func(t *testing.T, text string) {
		for _, p := range parsers {
			checkSentences(t, text, p.Parse(text))
		}
	})
}
