package biaffine

// A role is a relation that a word has to one dependent at most: Universal Dependencies
// know no second subject (but nsubj:outer, that of a clause within) and no second object.
type role uint8

const (
	noRole role = iota
	subject
	object
	indirectObject
	roles // number of roles

	everyRole = 1<<subject | 1<<object | 1<<indirectObject
)

// rolesOf returns the roles of labels: none if there is no label without one, which would
// leave nothing for those that come second.
func rolesOf(labels []string, root int) []role {
	list, free := make([]role, len(labels)), false
	for i, l := range labels {
		switch l {
		case "nsubj", "nsubj:pass":
			list[i] = subject
		case "obj":
			list[i] = object
		case "iobj":
			list[i] = indirectObject
		default:
			free = free || i != root
		}
	}
	if !free {
		clear(list)
	}
	return list
}

// labeler chooses labels so that no word has two dependents of one role. Of two that
// compete the one to whom giving way costs less takes another label, or another head.
type labeler struct {
	m *Model
	w *work
	b int
	s *Sentence

	holder [][roles]int32 // by head: one more than the dependent that has the role, or 0
	denied []uint8        // by dependent: the roles that others have got, as bits
	other  []float32      // scores of labels under other heads
}

func (l *labeler) choose(m *Model, w *work, b int, s *Sentence) {
	l.m, l.w, l.b, l.s = m, w, b, s
	l.holder, l.denied = grow(l.holder, len(s.Heads)), grow(l.denied, len(s.Heads))
	clear(l.holder)
	clear(l.denied)
	for i, h := range s.Heads {
		if h >= 0 && int(l.best(l.scores(i), 0)) == m.caseLabel {
			l.denied[h] = everyRole
		}
	}
	for i, h := range s.Heads {
		if h < 0 {
			s.Rels[i] = uint8(m.RootLabel)
			continue
		}
		l.place(i)
	}
	l.s = nil // it belongs to the caller
}

// place gives word i the best label that it may have, and what remains to whom it takes
// the role from.
func (l *labeler) place(i int) {
	for {
		head := l.s.Heads[i]
		l.s.Rels[i] = l.best(l.scores(i), l.denied[i])
		r := l.m.roles[l.s.Rels[i]]
		if r == noRole {
			return
		}
		holder := &l.holder[head][r]
		rival := int(*holder) - 1
		if rival < 0 {
			*holder = int32(i + 1)
			return
		}
		way := l.wayOut(i, r)
		if other := l.wayOut(rival, r); other.cost < way.cost {
			*holder = int32(i + 1)
			i, way = rival, other
		}
		l.denied[i] |= 1 << r
		if way.head != head {
			l.move(i, way.head)
		}
	}
}

// wayOut is the cheapest way for a word to give up its role: cost is by how much it scores
// less.
type wayOut struct {
	cost float32
	head int32
}

// wayOut looks for another label of word i under its head, and for another head. Scores of
// labels under different heads are compared by how far they are below the best there.
func (l *labeler) wayOut(i int, r role) wayOut {
	head, row := l.s.Heads[i], l.scores(i)
	out := wayOut{row[l.s.Rels[i]] - row[l.best(row, l.denied[i]|1<<r)], head}
	keep := l.arc(i, head) - (row[l.best(row, 0)] - row[l.s.Rels[i]])
	l.w.pairs = l.w.pairs[:0]
	for h := range l.s.Heads {
		l.w.pairs = append(l.w.pairs, pair{int32(i), int32(h)})
	}
	l.other = grow(l.other, len(l.s.Heads)*l.cols())
	l.m.labelScores(l.w, l.b, l.other)
	for h := range l.s.Heads {
		row := l.other[h*l.cols():][:len(l.m.Labels)]
		loss := row[l.best(row, 0)] - row[l.best(row, l.held(h))]
		if cost := keep - (l.arc(i, int32(h)) - loss); cost < out.cost && int32(h) != head && l.fits(i, h) {
			out = wayOut{cost, int32(h)}
		}
	}
	return out
}

// held returns the roles that dependents of a head have, as bits.
func (l *labeler) held(head int) (bits uint8) {
	for r, holder := range l.holder[head] {
		if holder > 0 {
			bits |= 1 << r
		}
	}
	return bits
}

// fits reports whether word i can hang on head in a tree without crossing arcs.
func (l *labeler) fits(i, head int) bool {
	for k := int32(head); k >= 0; k = l.s.Heads[k] {
		if k == int32(i) {
			return false
		}
	}
	from, to := int32(min(i, head)), int32(max(i, head))
	for k, h := range l.s.Heads {
		a, b := min(int32(k), h), max(int32(k), h)
		if k != i && (a < from && from < b && b < to || from < a && a < to && to < b) {
			return false
		}
	}
	return true
}

func (l *labeler) move(i int, head int32) {
	l.s.Heads[i], l.denied[i] = head, l.held(int(head))
	l.w.pairs = append(l.w.pairs[:0], pair{int32(i), head})
	l.m.labelScores(l.w, l.b, l.w.label[i*l.cols():])
}

func (l *labeler) cols() int { return l.m.labels.panel.Cols }

// scores returns the scores of the labels of word i under its head.
func (l *labeler) scores(i int) []float32 { return l.w.label[i*l.cols():][:len(l.m.Labels)] }

// arcWeight is what the score of an arc counts beside that of a label. On held-out sentences
// it gave more obliques right than a weight of one in each treebank, and LAS was as good.
const arcWeight = 0.7

func (l *labeler) arc(i int, head int32) float32 {
	return arcWeight * l.w.score[i*l.w.panel.Cols+int(head)+1]
}

// best returns the best label that is not the root's nor of the denied roles; the first of
// equal ones.
func (l *labeler) best(score []float32, denied uint8) uint8 {
	best := -1
	for k, v := range score {
		if k != l.m.RootLabel && denied>>l.m.roles[k]&1 == 0 && (best < 0 || v > score[best]) {
			best = k
		}
	}
	return uint8(best)
}
