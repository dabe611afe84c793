package biaffine

import (
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var sample = strings.Fields(`Kim dan Putin bertemu di Vladivostok , kata juru bicara itu pada 13
	September 2023 ; Rusia belum 'pernah membeli drone "Shahed" dari Iran : ribuan unit àéü 日本`)

// randomNetwork knows a part of sample.
func randomNetwork() *Network {
	var v Vocabulary
	var sp Spelling
	for i, w := range sample {
		sp.Set(w, i == 0)
		if i%3 > 0 {
			v.Words = append(v.Words, sp.Word())
		}
		v.Affixes = sp.Affixes(v.Affixes)
	}
	for _, list := range []*[]uint32{&v.Words, &v.Affixes} {
		slices.Sort(*list)
		*list = slices.Compact(*list)
	}
	v.Tags, v.Treebanks = []string{"NOUN", "VERB"}, []string{"a", "b"}
	v.Labels, v.RootLabel = []string{"nmod", "nsubj", "nsubj:pass", "obj", "root"}, 4
	n := NewNetwork(Config{Word: 16, Affix: 16, Tag: 16, Hidden: 32, Arc: 16, Label: 16}, v)
	r := rand.New(rand.NewPCG(1, 2))
	fill := func(x []float32, scale float64) {
		for i := range x {
			x[i] = float32(scale * r.NormFloat64())
		}
	}
	for _, m := range []Matrix{n.WordVecs, n.AffixVecs, n.TagVecs, n.BankVecs} {
		fill(m.V, 0.5)
	}
	for layer := range n.LSTM {
		for dir := range n.LSTM[layer] {
			l := &n.LSTM[layer][dir]
			fill(l.In.W.V, 0.2)
			fill(l.In.B, 0.2)
			fill(l.Rec.V, 0.2)
		}
	}
	for _, l := range []Linear{n.Project, n.Bilinear, n.Classify} {
		fill(l.W.V, 0.3)
		fill(l.B, 0.3)
	}
	return n
}

func randomModel(t testing.TB) *Model {
	m, err := Load(randomNetwork().Marshal())
	require.NoError(t, err)
	return m
}

func randomSentences(m *Model, r *rand.Rand, n int) []Sentence {
	sents := make([]Sentence, n)
	for i := range sents {
		sents[i] = newSentence(m, r, r.IntN(40))
	}
	return sents
}

func newSentence(m *Model, r *rand.Rand, words int) Sentence {
	var s Sentence
	for range words {
		s.Forms = append(s.Forms, sample[r.IntN(len(sample))])
		s.Tags = append(s.Tags, m.TagID([]string{"NOUN", "VERB", "X"}[r.IntN(3)]))
	}
	s.Heads, s.Rels = make([]int32, words), make([]uint8, words)
	return s
}

func results(sents []Sentence) (heads [][]int32, rels [][]uint8) {
	for _, s := range sents {
		heads, rels = append(heads, slices.Clone(s.Heads)), append(rels, slices.Clone(s.Rels))
	}
	return heads, rels
}

// A sentence has the same tree alone, in a batch, and after others that have filled the
// store of inputs.
func TestParseDoesNotDependOnTheBatch(t *testing.T) {
	m := randomModel(t)
	sents := randomSentences(m, rand.New(rand.NewPCG(3, 4)), 100)
	m.Parse(sents, 1)
	heads, rels := results(sents)
	for _, h := range heads {
		if len(h) > 0 {
			require.True(t, isTree(h) && isProjective(h), h)
		}
	}
	for i := range sents {
		fresh := randomModel(t)
		fresh.Parse(sents[i:i+1], 1)
	}
	alone, aloneRels := results(sents)
	assert.Equal(t, heads, alone)
	assert.Equal(t, rels, aloneRels)
	slices.Reverse(sents)
	m.Parse(sents, 0)
	m.Parse(sents, 1)
	slices.Reverse(sents)
	again, againRels := results(sents)
	assert.Equal(t, heads, again)
	assert.Equal(t, rels, againRels)
}

func TestParseInManyGoroutines(t *testing.T) {
	m := randomModel(t)
	want := randomSentences(m, rand.New(rand.NewPCG(5, 6)), 30)
	m.Parse(want, 0)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			got := randomSentences(m, rand.New(rand.NewPCG(5, 6)), 30)
			m.Parse(got, 0)
			assert.Equal(t, want, got)
		})
	}
	wg.Wait()
}

func TestParseDoesNotAllocate(t *testing.T) {
	m := randomModel(t)
	sents := randomSentences(m, rand.New(rand.NewPCG(7, 8)), 40)
	m.Parse(sents, 0)
	assert.LessOrEqual(t, testing.AllocsPerRun(20, func() { m.Parse(sents, 0) }), 2.0)
}

func TestLoadRefuses(t *testing.T) {
	file := randomNetwork().Marshal()
	for name, bad := range map[string][]byte{
		"empty":    nil,
		"short":    file[:len(file)-1],
		"long":     append(slices.Clone(file), 0),
		"damaged":  func() []byte { f := slices.Clone(file); f[len(f)/2] ^= 1; return f }(),
		"other":    append([]byte("geokg biaffine 9"), file[len(magic):]...),
		"no model": []byte("geokg biaffine 1\x00\x00\x00\x00"),
	} {
		_, err := Load(bad)
		assert.ErrorIs(t, err, ErrFormat, name)
	}
}

// Whatever a file says behind a right checksum, it loads or is refused; what loads parses.
func FuzzLoad(f *testing.F) {
	file := randomNetwork().Marshal()[len(magic)+4:]
	f.Add(file)
	f.Add(file[:100])
	f.Fuzz(func(t *testing.T, body []byte) {
		m, err := Load(sealed(body))
		if err != nil {
			return
		}
		s := newSentence(m, rand.New(rand.NewPCG(1, 1)), 8)
		m.Parse([]Sentence{s}, 0)
		if !isTree(s.Heads) {
			t.Fatal(s.Heads)
		}
	})
}

func FuzzSpelling(f *testing.F) {
	f.Add("Kota-kota")
	f.Add("\xff\xfe 2023")
	f.Fuzz(func(t *testing.T, form string) {
		var s Spelling
		s.Set(form, true)
		if n := len(s.Affixes(nil)); n < 1 || n > MaxAffixes {
			t.Fatal(n)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	n := randomNetwork()
	big := NewNetwork(Config{Word: 64, Affix: 32, Tag: 32, Hidden: 96, Arc: 96, Label: 64}, n.Vocabulary)
	m, err := Load(big.Marshal())
	require.NoError(b, err)
	r := rand.New(rand.NewPCG(1, 1))
	var sents []Sentence
	for range 64 {
		sents = append(sents, newSentence(m, r, 20))
	}
	b.ReportAllocs()
	for b.Loop() {
		m.Parse(sents, 0)
	}
	b.ReportMetric(float64(len(sents)*b.N)/b.Elapsed().Seconds(), "sents/s")
}
