package biaffine

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// projectiveTrees calls f with every projective tree over n words with one root.
func projectiveTrees(n int, f func(heads []int32)) {
	heads := make([]int32, n)
	var place func(i int)
	place = func(i int) {
		if i == n {
			if isTree(heads) && isProjective(heads) {
				f(heads)
			}
			return
		}
		for h := -1; h < n; h++ {
			if h != i {
				heads[i] = int32(h)
				place(i + 1)
			}
		}
	}
	place(0)
}

// isTree reports whether one word is the root and every other hangs below it.
func isTree(heads []int32) bool {
	roots := 0
	for i := range heads {
		if heads[i] < 0 {
			roots++
		}
		steps := 0
		for j := int32(i); j >= 0; j = heads[j] {
			if steps++; steps > len(heads) {
				return false
			}
		}
	}
	return roots == 1
}

func isProjective(heads []int32) bool {
	for i, h := range heads {
		lo, hi := min(int32(i), h), max(int32(i), h)
		for j := lo + 1; j < hi; j++ {
			if k := heads[j]; k < lo || k > hi {
				return false
			}
		}
	}
	return true
}

func treeScore(score []float32, ld int, heads []int32) float32 {
	var sum float32
	for i, h := range heads {
		sum += score[i*ld+int(h)+1]
	}
	return sum
}

func TestDecodeFindsTheBestTree(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	var d decoder
	for n := 1; n <= 5; n++ {
		for range 20 {
			ld := n + 3
			score := make([]float32, n*ld)
			for i := range score {
				score[i] = float32(r.IntN(2000)-1000) / 64 // sums are exact
			}
			best := float32(-1e9)
			projectiveTrees(n, func(heads []int32) { best = max(best, treeScore(score, ld, heads)) })
			got := d.decode(score, ld, n)
			require.True(t, isTree(got) && isProjective(got), got)
			require.Equal(t, best, treeScore(score, ld, got))
		}
	}
}

func TestDecodeBreaksTies(t *testing.T) {
	var d decoder
	assert.Equal(t, []int32{-1, 0, 1, 2}, append([]int32(nil), d.decode(make([]float32, 4*16), 16, 4)...))
}

// Whatever the scores, infinities and no-numbers included, the result is a tree.
func TestDecodeAlwaysYieldsATree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 20).Draw(t, "words")
		score := rapid.SliceOfN(rapid.Float32(), n*(n+1), n*(n+1)).Draw(t, "score")
		var d decoder
		got := d.decode(score, n+1, n)
		assert.True(t, isTree(got) && isProjective(got), got)
	})
}

func BenchmarkDecode(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	score := make([]float32, 25*32)
	for i := range score {
		score[i] = float32(r.NormFloat64())
	}
	var d decoder
	for b.Loop() {
		d.decode(score, 32, 25)
	}
}
