package vec

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func randoms(r *rand.Rand, n int) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = float32(r.NormFloat64())
	}
	return x
}

func TestMulAddBothPathsSameBits(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, size := range [][3]int{{1, 1, 1}, {3, 5, 16}, {4, 7, 32}, {9, 33, 50}, {13, 96, 384}} {
		rows, k, cols := size[0], size[1], size[2]
		a, b := randoms(r, rows*k), randoms(r, k*cols)
		var p Panel
		p.Pack(b, k, cols, cols)
		got, plain := make([]float32, rows*p.Cols), make([]float32, rows*p.Cols)
		p.MulAdd(got, p.Cols, a, k, 1, rows)
		p.mulAddPlain(plain, p.Cols, a, k, 1, rows)
		require.Equal(t, plain, got)
		for i := range rows {
			for j := range cols {
				var want float64
				for q := range k {
					want += float64(a[i*k+q]) * float64(b[q*cols+j])
				}
				require.InDelta(t, want, got[i*p.Cols+j], 1e-3)
			}
		}
	}
}

func TestPackT(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	b := randoms(r, 20*7)
	bt := make([]float32, 20*7)
	for i := range 20 {
		for j := range 7 {
			bt[j*20+i] = b[i*7+j]
		}
	}
	var p, q Panel
	p.Pack(b, 20, 7, 7)
	q.PackT(bt, 20, 7, 20)
	assert.Equal(t, p, q)
}

func TestLSTMCellBothPathsSameBits(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	n := 24
	gates, prev := randoms(r, 4*n), randoms(r, n)
	for i := range gates {
		gates[i] *= 3
	}
	run := func(fast bool) [][]float32 {
		defer func(was bool) { setAccelerated(was) }(accelerated)
		setAccelerated(fast)
		g := append([]float32(nil), gates...)
		c, s, o := make([]float32, n), make([]float32, n), make([]float32, n)
		LSTMCell(n, g, prev, c, s, o)
		return [][]float32{g, c, s, o}
	}
	if !accelerated {
		t.Skip("no AVX2 on this processor: only one path to test")
	}
	assert.Equal(t, run(false), run(true))
}

func TestConvertBothPathsSameBits(t *testing.T) {
	if !accelerated {
		t.Skip("no AVX2 on this processor: only one path to test")
	}
	r := rand.New(rand.NewPCG(9, 10))
	src, scale := randoms(r, 64), randoms(r, 64)
	src[3], src[4], src[5] = 2.5/1024, 3.5/1024, -1e30
	acc := make([]int32, 64)
	for i := range acc {
		acc[i] = int32(r.Uint32())
	}
	run := func(fast bool) ([]int16, []float32) {
		defer func(was bool) { setAccelerated(was) }(accelerated)
		setAccelerated(fast)
		q, sum := make([]int16, 64), append([]float32(nil), src...)
		Quantize(q, src, 1024)
		AddScaled(sum, acc, scale)
		return q, sum
	}
	q, sum := run(true)
	plainQ, plainSum := run(false)
	assert.Equal(t, plainQ, q)
	assert.Equal(t, plainSum, sum)
	assert.Equal(t, []int16{2, 4, -32767}, q[3:6])
}

func TestTanh(t *testing.T) {
	for x := -8.0; x < 8; x += 0.01 {
		require.InDelta(t, math.Tanh(x), Tanh(float32(x)), 1.2e-4, x)
	}
}

func TestIntPanelBothPathsExact(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for _, size := range [][3]int{{1, 1, 1}, {5, 8, 16}, {6, 97, 40}, {3, 512, 16}} {
		rows, k, cols := size[0], size[1], size[2]
		w := make([]int8, k*cols)
		for i := range w {
			w[i] = int8(r.IntN(255) - 127)
		}
		p := NewIntPanel(w, k, cols)
		a := make([]int16, rows*p.K)
		for i := range a {
			a[i] = int16(r.IntN(65536) - 32768)
		}
		got := make([]int32, rows*p.Cols)
		p.Mul(got, p.Cols, a, p.K, rows)
		for i := range rows {
			for j := range cols {
				var want int64
				for q := range k {
					want += int64(a[i*p.K+q]) * int64(w[j*k+q])
				}
				require.EqualValues(t, want, got[i*p.Cols+j])
			}
		}
	}
}

// The largest weights and activations there are stay exact, whatever their signs.
func TestIntPanelExtremes(t *testing.T) {
	const k, cols = MaxK, 16
	for _, sign := range []int{1, -1} {
		w, a, got := make([]int8, k*cols), make([]int16, 3*k), make([]int32, 3*cols)
		for i := range w {
			w[i] = int8(127 * (1 - i/k%2*2)) // by column
		}
		for i := range a {
			a[i] = int16(sign * 32767)
		}
		NewIntPanel(w, k, cols).Mul(got, cols, a, k, 3)
		for i, v := range got {
			require.EqualValues(t, sign*32767*127*k*(1-i%2*2), v)
		}
	}
}

func benchSizes(b *testing.B, f func(b *testing.B, rows, k, cols int)) {
	b.Run("input", func(b *testing.B) { f(b, 160, 128, 384) })
	b.Run("recurrent", func(b *testing.B) { f(b, 8, 96, 384) })
}

func BenchmarkMulAdd(b *testing.B) {
	benchSizes(b, func(b *testing.B, rows, k, cols int) {
		r := rand.New(rand.NewPCG(1, 2))
		var p Panel
		p.Pack(randoms(r, k*cols), k, cols, cols)
		a, c := randoms(r, rows*k), make([]float32, rows*cols)
		for b.Loop() {
			p.MulAdd(c, cols, a, k, 1, rows)
		}
		b.ReportMetric(float64(rows*k*cols)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
	})
}

func BenchmarkMulInt(b *testing.B) {
	benchSizes(b, func(b *testing.B, rows, k, cols int) {
		r, w := rand.New(rand.NewPCG(1, 2)), make([]int8, k*cols)
		for i := range w {
			w[i] = int8(max(min(r.NormFloat64()*40, 127), -127))
		}
		p := NewIntPanel(w, k, cols)
		a, c := make([]int16, rows*k), make([]int32, rows*cols)
		for b.Loop() {
			p.Mul(c, cols, a, k, rows)
		}
		b.ReportMetric(float64(rows*k*cols)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
	})
}

func BenchmarkLSTMCell(b *testing.B) {
	g, s := make([]float32, 4*96), make([]float32, 96)
	for b.Loop() {
		LSTMCell(96, g, s, s, s, s)
	}
}
