package plot

import (
	"math"
	"slices"
)

// place lays out every connected part and sets the parts beside and below each other.
func (f *figure) place() []point {
	near := make([][]int, len(f.nodes))
	for _, l := range f.links {
		near[l.from] = append(near[l.from], l.to)
		near[l.to] = append(near[l.to], l.from)
	}
	for i := range near {
		slices.Sort(near[i])
	}
	at := make([]point, len(f.nodes))
	var shelf shelf
	for _, part := range parts(near) {
		places, boxes := f.placePart(part, near)
		shelf.add(places, boxes)
		for k, i := range part {
			at[i] = places[k]
		}
	}
	return at
}

// placePart lays out one part, and returns places and what each node covers around its own.
func (f *figure) placePart(part []int, near [][]int) ([]point, []box) {
	local := map[int]int{}
	for k, i := range part {
		local[i] = k
	}
	inner := make([][]int, len(part))
	for k, i := range part {
		for _, j := range near[i] {
			inner[k] = append(inner[k], local[j])
		}
	}
	places := lay(inner)
	for k := range places {
		places[k] = point{places[k].x * edgeLength * aspect, places[k].y * edgeLength}
	}
	boxes := make([]box, len(part))
	cover := func() {
		for k, i := range part {
			boxes[k] = f.nodes[i].nodeBox().around(f.nodes[i].labelBox()).wider(5)
		}
	}
	for range 2 { // as places move, another side may be better
		f.turn(part, places, inner)
		cover()
		spread(places, boxes)
	}
	return places, boxes
}

// turn puts each name on the side where the fewest links and other things are.
func (f *figure) turn(part []int, at []point, near [][]int) {
	for k, i := range part {
		best, least := below, math.Inf(1)
		for s := below; s <= left; s++ {
			n := f.nodes[i]
			n.side = s
			if cost := f.crowd(n.labelBox().wider(1).moved(at[k]), k, part, at, near) + 0.1*float64(s); cost < least {
				best, least = s, cost
			}
		}
		f.nodes[i].side = best
	}
}

// crowd is how much of a part lies in the room for a name: links, discs and other names.
func (f *figure) crowd(room box, own int, part []int, at []point, near [][]int) float64 {
	sum := 0.0
	for k, i := range part {
		for _, j := range near[k] {
			if j < k && room.crossed(at[k], at[j]) {
				sum++
			}
		}
		if k == own {
			continue
		}
		if room.overlaps(f.nodes[i].nodeBox().moved(at[k])) {
			sum += 4
		}
		if room.overlaps(f.nodes[i].labelBox().moved(at[k])) {
			sum += 2
		}
	}
	return sum
}

// shelf sets parts of a network beside each other, in rows as wide as the first part.
type shelf struct {
	width, x, top, bottom float64
}

func (s *shelf) add(places []point, boxes []box) {
	all := boxes[0].moved(places[0])
	for i := range places {
		all = all.around(boxes[i].moved(places[i]))
	}
	width, height := all.right-all.left, all.bottom-all.top
	if s.width == 0 {
		s.width = max(width, leastPicture-2*margin)
	}
	const gap = 20
	if s.x > 0 && s.x+width > s.width {
		s.x, s.top = 0, s.bottom+gap
	}
	shift := point{s.x - all.left, s.top - all.top}
	for i := range places {
		places[i] = places[i].plus(shift)
	}
	s.x += width + gap
	s.bottom = max(s.bottom, s.top+height)
}
