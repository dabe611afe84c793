package biaffine

import "geokg/extract/nlp/vec"

// token is all that the first layer knows of a word: rows of vectors. Equal tokens have
// equal inputs, so what the layer makes of frequent ones is kept from batch to batch.
type token struct {
	word, tag, bank int32
	affixes         [MaxAffixes]int32 // one more than the row; zeros at the end
}

// rootTag stands for the root, which has no tag.
const rootTag = -1

// storeSize is the number of tokens that are kept, a power of two.
const storeSize = 1024

// inputs finds the inputs of the gates of the first layer.
type inputs struct {
	spelling Spelling
	hashes   []uint32
	tokens   []token // of the batch, those that are not kept
	place    []int32 // of each row: its place in tokens, or ^slot
	x        []float32
	q        []int16
	gates    []float32 // of tokens, one direction

	slots []slotState
	kept  [2][]float32 // by direction: gate inputs by slot
}

type slotState struct {
	token   token
	full    bool
	pending int32 // one more than the place of the token in tokens, until the batch is done
}

func (t *token) slot() uint32 {
	h := step(step(step(start(wordHash), t.word), t.tag), t.bank)
	for _, a := range t.affixes {
		h = step(h, a)
	}
	return finish(h) % storeSize
}

// read looks a word up.
func (in *inputs) read(m *Model, form string, first bool, tag uint8, bank int) token {
	t := token{word: UnknownWord, tag: int32(tag), bank: int32(bank)}
	in.spelling.Set(form, first)
	if row := m.words.find(in.spelling.Word()); row >= 0 {
		t.word = int32(row + ReservedWords)
	}
	in.hashes = in.spelling.Affixes(in.hashes[:0])
	n := 0
	for _, h := range in.hashes {
		if row := m.affixes.find(h); row >= 0 {
			t.affixes[n] = int32(row + 1)
			n++
		}
	}
	return t
}

// locate returns the place of a token, a new one if it is not kept.
func (in *inputs) locate(t token) int32 {
	s := t.slot()
	slot := &in.slots[s]
	if slot.token == t {
		switch {
		case slot.pending > 0:
			return slot.pending - 1
		case slot.full:
			return ^int32(s)
		}
	}
	in.tokens = append(in.tokens, t)
	if slot.pending == 0 {
		slot.token, slot.pending = t, int32(len(in.tokens))
	}
	return int32(len(in.tokens) - 1)
}

// fill takes up the words of a batch and computes what the tokens among them that are
// not kept hand to the first layer.
func (in *inputs) fill(m *Model, w *work, bank int) {
	if in.slots == nil {
		in.slots = make([]slotState, storeSize)
		for dir := range in.kept {
			in.kept[dir] = make([]float32, storeSize*m.Gates())
		}
	}
	in.tokens, in.place = in.tokens[:0], grow(in.place, w.rows)
	root := token{word: RootWord, tag: rootTag, bank: int32(bank)}
	for b, s := range w.sents {
		in.place[b] = in.locate(root)
		for i, form := range s.Forms {
			in.place[w.first[i+1]+b] = in.locate(in.read(m, form, i == 0, s.Tags[i], bank))
		}
	}
	width := m.Input()
	in.x, in.q = grow(in.x, len(in.tokens)*width), grow(in.q, len(in.tokens)*width)
	clear(in.x)
	for i := range in.tokens {
		m.embed(in.x[i*width:][:width], &in.tokens[i])
	}
	vec.Quantize(in.q, in.x, inputScale)
}

// embed adds up the vectors of a token.
func (m *Model) embed(x []float32, t *token) {
	word, affix, tag := x[:m.Word], x[m.Word:m.Word+m.Affix], x[m.Word+m.Affix:]
	m.wordVecs.addTo(word, int(t.word))
	for _, a := range t.affixes {
		if a == 0 {
			break
		}
		m.affixVecs.addTo(affix, int(a-1))
	}
	if t.tag != rootTag {
		m.tagVecs.addTo(tag, int(t.tag))
	}
	m.bankVecs.addTo(tag, int(t.bank))
}

// copyTo sets the gates of one direction, row by row, and keeps those of new tokens.
func (in *inputs) copyTo(gates []float32, m *Model, w *work, dir int) {
	width := m.Gates()
	in.gates = grow(in.gates, len(in.tokens)*width)
	m.lstm[0][dir].in.apply(in.gates, w.acc, in.q, m.Input(), len(in.tokens))
	for r, p := range in.place[:w.rows] {
		from := in.gates
		if p < 0 {
			from, p = in.kept[dir], ^p
		}
		copy(gates[r*width:][:width], from[int(p)*width:])
	}
	for i := range in.tokens {
		s := in.tokens[i].slot()
		if in.slots[s].pending == int32(i+1) {
			copy(in.kept[dir][int(s)*width:][:width], in.gates[i*width:])
		}
	}
}

// done ends a batch: what was pending is kept from now on.
func (in *inputs) done() {
	for i := range in.tokens {
		if slot := &in.slots[in.tokens[i].slot()]; slot.pending == int32(i+1) {
			slot.full, slot.pending = true, 0
		}
	}
}
