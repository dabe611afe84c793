package train

import "math"

// softmax turns scores into probabilities.
func softmax(x []float32) {
	top := x[0]
	for _, v := range x {
		top = max(top, v)
	}
	var sum float32
	for i, v := range x {
		x[i] = exp(v - top)
		sum += x[i]
	}
	for i := range x {
		x[i] /= sum
	}
}

// exp is e to the x for x up to zero, good to about six digits. The library's function
// differs between processors, which training must not.
func exp(x float32) float32 {
	if x < -87 {
		return 0
	}
	y := float32(x * math.Log2E)
	whole := float32(math.Floor(float64(y) + 0.5))
	f := float32((y - whole) * math.Ln2)
	p := float32(1)
	for k := float32(7); k > 0; k-- {
		p = 1 + float32(float32(p*f)/k)
	}
	return p * math.Float32frombits(uint32(int32(whole)+127)<<23)
}

// cost turns the probabilities of the choices for one word into the gradient of the loss
// and returns the loss.
func cost(probs []float32, truth int) float32 {
	loss := -math.Log(float64(max(probs[truth], 1e-30)))
	probs[truth]--
	return float32(loss)
}
