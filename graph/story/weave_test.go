package story

import (
	"cmp"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// memory is a shelf without a store.
type memory struct {
	articles map[string]Article
	copyOf   map[string]string
	ranks    map[string]int64
}

func newMemory() *memory {
	return &memory{map[string]Article{}, map[string]string{}, map[string]int64{}}
}

func (m *memory) holders(key int64) []Holder {
	var list []Holder
	for id, a := range m.articles {
		if a.Print.Comparable() && slices.Contains(a.Print.Keys[:], key) {
			original := cmp.Or(m.copyOf[id], id)
			list = append(list, Holder{a, original, m.articles[original].Day})
		}
	}
	slices.SortFunc(list, func(a, b Holder) int { return cmp.Compare(m.ranks[a.ID], m.ranks[b.ID]) })
	return list
}

func (m *memory) Anchors(keys []int64) (map[int64][]Holder, error) {
	found := map[int64][]Holder{}
	for _, key := range keys {
		if list := m.holders(key); len(list) > 0 {
			found[key] = list[:min(Anchors, len(list))]
		}
	}
	return found, nil
}

func (m *memory) Holders(key, after int64) ([]Holder, error) {
	return slices.DeleteFunc(m.holders(key), func(h Holder) bool { return m.ranks[h.ID] <= after }), nil
}

func (m *memory) Members(original string) ([]Article, error) {
	var list []Article
	for id, a := range m.articles {
		if id == original || m.copyOf[id] == original {
			list = append(list, a)
		}
	}
	return list, nil
}

func (m *memory) Copy(article, original string) error {
	if m.copyOf[article] = original; article == original {
		delete(m.copyOf, article)
	}
	return nil
}

func (m *memory) Move(original, to string) error {
	for id, of := range m.copyOf {
		if of == original {
			m.copyOf[id] = to
		}
	}
	return m.Copy(original, to)
}

func (m *memory) add(articles []Article) error {
	for _, a := range articles {
		m.articles[a.ID], m.ranks[a.ID] = a, Rank(a.ID)
	}
	return Added(m, articles)
}

func (m *memory) remove(ids []string) error {
	var gone []Gone
	for _, id := range ids {
		gone = append(gone, Gone{m.articles[id], cmp.Or(m.copyOf[id], id)})
		delete(m.articles, id)
		delete(m.copyOf, id)
	}
	return Removed(m, gone)
}

// Whatever came and went, in whatever order and groups, stories are those of what remains.
// Keys are so few that most have more holders than anchors.
func TestHistories(t *testing.T) {
	for seed := range uint64(4) {
		r := rand.New(rand.NewPCG(seed, 1))
		shelf := newMemory()
		for range 60 {
			if n := r.IntN(6); n > 0 && len(shelf.articles) > n {
				ids := slices.Sorted(maps.Keys(shelf.articles))
				r.Shuffle(len(ids), func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
				require.NoError(t, shelf.remove(ids[:n]))
			}
			var articles []Article
			for range r.IntN(12) {
				id := fmt.Sprint(r.IntN(400))
				if _, known := shelf.articles[id]; !known && !slices.ContainsFunc(articles, func(a Article) bool { return a.ID == id }) {
					articles = append(articles, randomArticle(r, id))
				}
			}
			require.NoError(t, shelf.add(articles))
			all := slices.Collect(maps.Values(shelf.articles))
			require.Equal(t, Copies(all), shelf.copyOf, "seed %d", seed)
		}
	}
}

func randomArticle(r *rand.Rand, id string) Article {
	a := Article{ID: id, Day: []string{"", "2024-01-01", "2024-01-02"}[r.IntN(3)]}
	class := r.IntN(3)
	for i := range a.Print.Keys {
		a.Print.Keys[i] = int64(10*i + class)
		if r.IntN(20) == 0 {
			a.Print.Keys[i]++
		}
	}
	from := uint32(r.IntN(200))
	for i := range uint32(4) {
		a.Print.Sketch = append(a.Print.Sketch, 100*(from/4)+from%4+i)
	}
	return a
}

func TestCopies(t *testing.T) {
	text := func(from, to int) string {
		var words string
		for i := from; i < to; i++ {
			words += fmt.Sprintf("word%d ", i)
		}
		return words
	}
	article := func(id, day string, from, to int) Article { return Article{id, day, Of(text(from, to))} }
	a, b, c := article("a", "2024-02-03", 0, 100), article("b", "2024-02-02", 60, 160), article("c", "", 50, 120)
	d := article("d", "2024-02-02", 300, 400)
	assert.Empty(t, Copies([]Article{a, b, d}), "what has two words in five is no copy")
	assert.Equal(t, map[string]string{"a": "b", "c": "b"}, Copies([]Article{a, b, c, d}), "a third may connect two")
	assert.Equal(t, map[string]string{"c": "a"}, Copies([]Article{a, c}), "what has no day comes last")
	assert.Empty(t, Copies([]Article{article("x", "", 0, 15), article("y", "", 0, 15)}), "too short to be told")
}

func TestPrint(t *testing.T) {
	const said = "Presiden Kenya bertemu perdana menteri Yordania di Amman pada hari Selasa untuk membahas air minum, pelabuhan dan kerja sama pertahanan kedua negara."
	want := Of(said)
	require.True(t, want.Comparable())
	for _, same := range []string{
		"AMMAN (Kantor Kabar) - " + said,
		"Amman, Yordania (KK) – " + said + "\nBaca juga: Yordania cari air\nEditor: Ani",
		"PRESIDEN KENYA bertemu Perdana Menteri Yordania — di Amman — pada hari Selasa untuk membahas air minum pelabuhan dan kerja sama pertahanan kedua negara",
	} {
		assert.Equal(t, want, Of(same), same)
	}
	packed, err := Unpack(want.Pack())
	require.NoError(t, err)
	assert.Equal(t, want, packed)
	for _, broken := range []string{"", "!", "AAAA", want.Pack()[:30]} {
		_, err := Unpack(broken)
		assert.Error(t, err, broken)
	}
	assert.False(t, Of("Only these few words.").Comparable())
	assert.False(t, Of("").Near(Of("")))
}
