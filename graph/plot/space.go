package plot

import "math"

// box is what a thing covers, sides parallel to the axes.
type box struct{ left, top, right, bottom float64 }

func (b box) overlaps(o box) bool {
	return b.left < o.right && o.left < b.right && b.top < o.bottom && o.top < b.bottom
}

func (b box) moved(by point) box {
	return box{b.left + by.x, b.top + by.y, b.right + by.x, b.bottom + by.y}
}

func (b box) around(o box) box {
	return box{min(b.left, o.left), min(b.top, o.top), max(b.right, o.right), max(b.bottom, o.bottom)}
}

func (b box) wider(by float64) box { return box{b.left - by, b.top - by, b.right + by, b.bottom + by} }

// crossed reports whether the line between two points has a part within b (Liang and
// Barsky 1984).
func (b box) crossed(from, to point) bool {
	begin, end := 0.0, 1.0
	way := to.minus(from)
	for _, side := range [][2]float64{
		{-way.x, from.x - b.left}, {way.x, b.right - from.x}, {-way.y, from.y - b.top}, {way.y, b.bottom - from.y},
	} {
		switch p, q := side[0], side[1]; {
		case p == 0 && q < 0:
			return false
		case p < 0:
			begin = max(begin, q/p)
		case p > 0:
			end = min(end, q/p)
		}
	}
	return begin < end
}

// pushRounds bounds the pushing apart; a network that is still too tight then grows.
const pushRounds = 60

// spread moves places apart until no two boxes around them overlap; boxes are relative to
// their places. First those that overlap push each other, then all of it grows.
func spread(at []point, boxes []box) {
	for {
		for range pushRounds {
			if !push(at, boxes) {
				return
			}
		}
		for i := range at {
			at[i] = at[i].times(1.05)
		}
	}
}

// push parts every two boxes that overlap, along the way that is shorter, and reports
// whether any did.
func push(at []point, boxes []box) bool {
	pushed := false
	for i := range at {
		for j := range i {
			a, b := boxes[i].moved(at[i]), boxes[j].moved(at[j])
			if !a.overlaps(b) {
				continue
			}
			pushed = true
			const more = 1.0 // so that rounding leaves no rest
			across := min(a.right, b.right) - max(a.left, b.left) + more
			down := min(a.bottom, b.bottom) - max(a.top, b.top) + more
			var by point
			if across < down {
				by.x = math.Copysign(across/2, at[i].x-at[j].x)
			} else {
				by.y = math.Copysign(down/2, at[i].y-at[j].y)
			}
			at[i], at[j] = at[i].plus(by), at[j].minus(by)
		}
	}
	return pushed
}
