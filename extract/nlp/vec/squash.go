package vec

// limit is where the rational tanh reaches one and is cut.
const limit = 4.97

// Tanh is a rational approximation of the hyperbolic tangent (the seventh convergent of
// its continued fraction), off by less than 1e-4 everywhere.
func Tanh(x float32) float32 {
	x = max(min(x, limit), -limit)
	s := float32(x * x)
	num := float32(s+378) * s
	num = float32(num+17325) * s
	num = float32(num+135135) * x
	den := float32(s*28) + 3150
	den = float32(den*s) + 62370
	den = float32(den*s) + 135135
	return num / den
}

// Sigmoid is the logistic function by way of Tanh.
func Sigmoid(x float32) float32 {
	return float32(Tanh(float32(x*0.5))*0.5) + 0.5
}

// LSTMCell computes one step of n cells, n a multiple of 8, for one sequence. gates holds
// the summed inputs of the input, forget and output gates and of the candidate, n each,
// and receives their values; prev is the cell state before, cell the one after, squash
// its tanh and out the output.
func LSTMCell(n int, gates, prev, cell, squash, out []float32) {
	gates, prev, cell, squash, out = gates[:4*n], prev[:n], cell[:n], squash[:n], out[:n]
	if n%8 != 0 {
		panic("vec: number of LSTM cells is not a multiple of 8")
	}
	if accelerated && n > 0 {
		lstmCell8(n, &gates[0], &prev[0], &cell[0], &squash[0], &out[0])
		return
	}
	in, forget, outGate, cand := gates[:n], gates[n:2*n], gates[2*n:3*n], gates[3*n:]
	for j := range n {
		i, f, o, g := Sigmoid(in[j]), Sigmoid(forget[j]), Sigmoid(outGate[j]), Tanh(cand[j])
		c := float32(prev[j]*f) + float32(g*i)
		t := Tanh(c)
		in[j], forget[j], outGate[j], cand[j] = i, f, o, g
		cell[j], squash[j], out[j] = c, t, float32(o*t)
	}
}
