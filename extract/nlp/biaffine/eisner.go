package biaffine

// decoder finds projective trees; its tables are kept from sentence to sentence.
type decoder struct {
	complete, incomplete [2][]float32 // by direction: best score of a span
	completeAt, brokenAt [2][]int16   // where that span divides
	n                    int
	heads                []int32
}

const (
	toLeft  = 0 // the head of the span is its right end
	toRight = 1 // the head of the span is its left end
)

// decode returns the heads of the best projective tree over n words in which exactly one
// word hangs on the root: -1 for that word. score[d*ld+h] is that of head h for word d;
// h counts from 1, and 0 is the root. Of equal trees the one whose spans divide further
// left wins, then the one with the leftmost root.
//
// The algorithm is that of Eisner (1996), in time n³; the root is chosen at the end
// among the complete spans on its two sides.
func (e *decoder) decode(score []float32, ld, n int) []int32 {
	e.reset(n)
	for width := 1; width < n; width++ {
		for s := 0; s+width < n; s++ {
			t := s + width
			e.join(score, ld, s, t)
			e.extend(s, t)
		}
	}
	best, root := e.rooted(score, ld, 0), 0
	for r := 1; r < n; r++ {
		if v := e.rooted(score, ld, r); v > best {
			best, root = v, r
		}
	}
	e.heads[root] = -1
	e.unfold(0, root, toLeft)
	e.unfold(root, n-1, toRight)
	return e.heads
}

func (e *decoder) reset(n int) {
	e.n = n
	size := n * n
	for d := range 2 {
		if cap(e.complete[d]) < size {
			e.complete[d], e.incomplete[d] = make([]float32, size), make([]float32, size)
			e.completeAt[d], e.brokenAt[d] = make([]int16, size), make([]int16, size)
		}
		e.complete[d], e.incomplete[d] = e.complete[d][:size], e.incomplete[d][:size]
		e.completeAt[d], e.brokenAt[d] = e.completeAt[d][:size], e.brokenAt[d][:size]
		for i := range n {
			e.complete[d][i*n+i] = 0
		}
	}
	if cap(e.heads) < n {
		e.heads = make([]int32, n)
	}
	e.heads = e.heads[:n]
}

func (e *decoder) rooted(score []float32, ld, r int) float32 {
	return e.complete[toLeft][r] + e.complete[toRight][r*e.n+e.n-1] + score[r*ld]
}

// join finds the best division of the span s..t into a span headed by s and one headed
// by t, which an arc between s and t then connects.
func (e *decoder) join(score []float32, ld, s, t int) {
	n := e.n
	best, at := e.complete[toRight][s*n+s]+e.complete[toLeft][(s+1)*n+t], s
	for q := s + 1; q < t; q++ {
		if v := e.complete[toRight][s*n+q] + e.complete[toLeft][(q+1)*n+t]; v > best {
			best, at = v, q
		}
	}
	e.incomplete[toLeft][s*n+t] = best + score[s*ld+t+1]
	e.incomplete[toRight][s*n+t] = best + score[t*ld+s+1]
	e.brokenAt[toLeft][s*n+t], e.brokenAt[toRight][s*n+t] = int16(at), int16(at)
}

// extend finds the best complete spans s..t: an arc's span and the rest of the
// dependent's side.
func (e *decoder) extend(s, t int) {
	n := e.n
	best, at := e.complete[toLeft][s*n+s]+e.incomplete[toLeft][s*n+t], s
	for q := s + 1; q < t; q++ {
		if v := e.complete[toLeft][s*n+q] + e.incomplete[toLeft][q*n+t]; v > best {
			best, at = v, q
		}
	}
	e.complete[toLeft][s*n+t], e.completeAt[toLeft][s*n+t] = best, int16(at)
	best, at = e.incomplete[toRight][s*n+s+1]+e.complete[toRight][(s+1)*n+t], s+1
	for q := s + 2; q <= t; q++ {
		if v := e.incomplete[toRight][s*n+q] + e.complete[toRight][q*n+t]; v > best {
			best, at = v, q
		}
	}
	e.complete[toRight][s*n+t], e.completeAt[toRight][s*n+t] = best, int16(at)
}

// unfold reads the heads out of a complete span. The recursion is as deep as the tree.
func (e *decoder) unfold(s, t, dir int) {
	if s == t {
		return
	}
	q := int(e.completeAt[dir][s*e.n+t])
	if dir == toLeft {
		e.unfold(s, q, toLeft)
		e.heads[q] = int32(t)
		e.unfoldArc(q, t)
		return
	}
	e.heads[q] = int32(s)
	e.unfoldArc(s, q)
	e.unfold(q, t, toRight)
}

func (e *decoder) unfoldArc(s, t int) {
	q := int(e.brokenAt[toLeft][s*e.n+t])
	e.unfold(s, q, toRight)
	e.unfold(q+1, t, toLeft)
}
