package train

import (
	"math"

	"geokg/extract/nlp/biaffine"
)

// optimizer moves the weights of a network: Adam for layers, Adagrad with one sum of
// squares a row for vectors, most of which a batch does not touch.
type optimizer struct {
	dense []moments
	rows  []rowSums
	step  int
}

type moments struct{ value, grad, m, v []float32 }

type rowSums struct {
	value, grad biaffine.Matrix
	sum         []float32
}

const (
	adamRate    = 0.003
	adagradRate = 0.05
	beta1       = 0.9
	beta2       = 0.9
	maxNorm     = 5
)

func newOptimizer(n *network) *optimizer {
	o := &optimizer{}
	values, grads := layers(n.Network), layers(n.grad)
	values, grads = append(values, n.guide.W.V, n.guide.B), append(grads, n.guide.grad.W.V, n.guide.grad.B)
	for i, v := range values {
		o.dense = append(o.dense, moments{v, grads[i], make([]float32, len(v)), make([]float32, len(v))})
	}
	g := vectors(n.grad)
	for i, m := range vectors(n.Network) {
		o.rows = append(o.rows, rowSums{m, g[i], make([]float32, m.Rows)})
	}
	return o
}

// resume takes over the state of an optimizer of a network of the same shape.
func (o *optimizer) resume(from *optimizer) {
	o.step = from.step
	for i, d := range from.dense {
		copy(o.dense[i].m, d.m)
		copy(o.dense[i].v, d.v)
	}
	for i, r := range from.rows {
		copy(o.rows[i].sum, r.sum)
	}
}

func vectors(n *biaffine.Network) []biaffine.Matrix {
	return []biaffine.Matrix{n.WordVecs, n.AffixVecs, n.TagVecs, n.BankVecs}
}

func layers(n *biaffine.Network) [][]float32 {
	var list [][]float32
	for _, layer := range n.LSTM {
		for _, d := range layer {
			list = append(list, d.In.W.V, d.In.B, d.Rec.V)
		}
	}
	for _, l := range []biaffine.Linear{n.Project, n.Bilinear, n.Classify} {
		list = append(list, l.W.V, l.B)
	}
	return list
}

// update moves the weights against their gradients and clears these. rate is the share
// of the full rates that this step uses.
func (o *optimizer) update(rate float32) {
	o.step++
	clip := o.clip()
	c1 := 1 - math.Pow(beta1, float64(o.step))
	c2 := 1 - math.Pow(beta2, float64(o.step))
	lr := float32(float64(rate) * adamRate * math.Sqrt(c2) / c1)
	for _, d := range o.dense {
		adam(d, lr, clip)
	}
	for _, r := range o.rows {
		r.update(adagradRate*rate, clip)
	}
}

// clip returns the factor that brings the gradients of the layers down to maxNorm.
func (o *optimizer) clip() float32 {
	var sum float64
	for _, d := range o.dense {
		for _, g := range d.grad {
			sum += float64(g) * float64(g)
		}
	}
	return float32(min(1, maxNorm/math.Sqrt(sum+1e-12)))
}

func adam(d moments, lr, clip float32) {
	grad, m, v := d.grad[:len(d.value)], d.m[:len(d.value)], d.v[:len(d.value)]
	for i, g := range grad {
		g = float32(g * clip)
		m[i] = float32(beta1*m[i]) + float32((1-beta1)*g)
		v[i] = float32(beta2*v[i]) + float32((1-beta2)*float32(g*g))
		d.value[i] -= float32(lr * m[i] / (float32(math.Sqrt(float64(v[i]))) + 1e-8))
		grad[i] = 0
	}
}

func (r *rowSums) update(rate, clip float32) {
	for i := range r.grad.Rows {
		g := r.grad.Row(i)
		var sum float32
		for _, v := range g {
			sum += float32(v * v)
		}
		if sum == 0 {
			continue
		}
		r.sum[i] += sum / float32(len(g)) * clip * clip
		step := rate * clip / (float32(math.Sqrt(float64(r.sum[i]))) + 1e-10)
		value := r.value.Row(i)
		for j, v := range g {
			value[j] -= float32(step * v)
			g[j] = 0
		}
	}
}
