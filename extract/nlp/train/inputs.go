package train

import "geokg/extract/nlp/biaffine"

// inputs holds the vectors of the words of a batch.
type inputs struct {
	x, mask []float32
	words   []int // row of the word vector that a row used
	affixes [][]int32
	tags    []int // row of the tag vector, -1 for the root
	banks   []int
}

// rareness says how often training takes a known word for unknown, so that something is
// learnt of unknown ones: a word seen c times with probability rareness/(rareness+c).
const rareness = 0.25

func (in *inputs) forward(n *network) {
	width := n.Input()
	in.x = zeros(in.x, n.rows*width)
	in.words, in.tags, in.banks = grow(in.words, n.rows), grow(in.tags, n.rows), grow(in.banks, n.rows)
	in.affixes = grow(in.affixes, n.rows)
	for b, ex := range n.batch {
		in.set(n, n.row(b, 0), biaffine.RootWord, nil, -1, ex.bank)
		for i := range ex.heads {
			word := int(ex.words[i])
			if word > biaffine.RootWord && (n.rand.float() < n.drop.word || n.rand.float() < rareness/(rareness+ex.counts[i])) {
				word = biaffine.UnknownWord
			}
			in.set(n, n.row(b, i+1), word, ex.affixes[i], int(ex.tags[i]), ex.bank)
		}
	}
	in.mask = n.rand.mask(grow(in.mask, len(in.x)), n.drop.input)
	for i, m := range in.mask {
		in.x[i] *= m
	}
}

func (in *inputs) set(n *network, r, word int, affixes []int32, tag, bank int) {
	in.words[r], in.affixes[r], in.tags[r], in.banks[r] = word, affixes, tag, bank
	word0, affix0, tag0 := in.parts(n, in.x, r)
	copy(word0, n.WordVecs.Row(word))
	for _, a := range affixes {
		add(affix0, n.AffixVecs.Row(int(a)))
	}
	if tag >= 0 {
		add(tag0, n.TagVecs.Row(tag))
	}
	add(tag0, n.BankVecs.Row(bank))
}

func (in *inputs) parts(n *network, x []float32, r int) (word, affix, tag []float32) {
	x = x[r*n.Input():][:n.Input()]
	return x[:n.Word], x[n.Word : n.Word+n.Affix], x[n.Word+n.Affix:]
}

func (in *inputs) backward(n *network) {
	dx := n.layers[0].dIn
	for i, m := range in.mask {
		dx[i] *= m
	}
	for r := range n.rows {
		word, affix, tag := in.parts(n, dx, r)
		add(n.grad.WordVecs.Row(in.words[r]), word)
		for _, a := range in.affixes[r] {
			add(n.grad.AffixVecs.Row(int(a)), affix)
		}
		if in.tags[r] >= 0 {
			add(n.grad.TagVecs.Row(in.tags[r]), tag)
		}
		add(n.grad.BankVecs.Row(in.banks[r]), tag)
	}
}

func add(dst, v []float32) {
	v = v[:len(dst)]
	for i := range dst {
		dst[i] += v[i]
	}
}
