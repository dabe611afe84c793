package tagger

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"math"
	"math/bits"
	"math/rand/v2"
	"slices"
)

// Sentence is one training sentence.
type Sentence struct {
	Treebank string
	Forms    []string
	Tags     []Tag // full FEATS are welcome: Train keeps those that Options.Feats names
}

// Options of a training. The zero value of a field stands for the default beside it.
type Options struct {
	Epochs     int      // passes over the sentences; 8
	Seed       uint64   // of the shuffles
	Runs       int      // trainings, each in an order of its own, whose weights are averaged; 3
	Feats      []string // features that are part of a tag; Voice, VerbForm, PronType=Rel
	MinUpdates int      // rows updated less often are dropped; 2
	MinWeight  float64  // averaged weights smaller than this are dropped; 0.03
}

func (o Options) withDefaults() Options {
	o.Epochs = cmp.Or(o.Epochs, 8)
	o.Runs = cmp.Or(o.Runs, 3)
	o.MinUpdates = cmp.Or(o.MinUpdates, 2)
	o.MinWeight = cmp.Or(o.MinWeight, 0.03)
	if o.Feats == nil {
		o.Feats = []string{"Voice", "VerbForm", "PronType=Rel"}
	}
	return o
}

// Ambiguity classes: words seen at least classCount times, tags with at least
// one in classShare of a word's occurrences.
const (
	classCount = 3
	classShare = 20
	sureCount  = 20 // from so many occurrences on, a word with one tag always has it
)

// forget is how readily a word is learnt as if it were unknown: a word seen n times with
// chance forget/(forget+n), anew in each pass. It teaches the weights of affixes and
// neighbours what to do without the word.
const forget = 0.5

// Train learns a model. The same sentences and options give the same model, bit for bit.
func Train(sents []Sentence, opts Options) (*Model, error) {
	opts = opts.withDefaults()
	tags, gold, err := tagSet(sents, opts.Feats)
	if err != nil {
		return nil, err
	}
	tr := &trainer{
		sents:   sents,
		gold:    gold,
		classes: countClasses(sents, gold, len(tags)),
		counts:  countWords(sents),
		rows:    make(map[uint32]*trainRow),
		score:   make([]float32, len(tags)),
	}
	sum := make(map[uint32]*sumRow)
	rng := rand.New(rand.NewPCG(opts.Seed, 0x9e3779b97f4a7c15))
	for range opts.Runs {
		tr.run(opts.Epochs, rng)
		tr.addTo(sum)
	}
	rows, cells := pack(sum, opts)
	return newModel(tags, tr.classes, newTable(rows, cells)), nil
}

// run learns from the start, in epochs passes.
func (tr *trainer) run(epochs int, rng *rand.Rand) {
	clear(tr.rows)
	tr.step = 0
	order := make([]int, len(tr.sents))
	for i := range order {
		order[i] = i
	}
	for range epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			tr.learn(i, rng)
		}
	}
}

// tagSet numbers the tags, the most frequent first, and returns the number of each word.
func tagSet(sents []Sentence, feats []string) ([]Tag, [][]uint8, error) {
	count := make(map[Tag]int)
	for i, s := range sents {
		if len(s.Forms) != len(s.Tags) {
			return nil, nil, fmt.Errorf("train tagger: sentence %d has %d words and %d tags", i+1, len(s.Forms), len(s.Tags))
		}
		for _, t := range s.Tags {
			count[Tag{t.UPOS, Reduce(t.Feats, feats)}]++
		}
	}
	if len(count) == 0 {
		return nil, nil, errors.New("train tagger: no words")
	}
	if len(count) > MaxTags {
		return nil, nil, fmt.Errorf("train tagger: %d different tags, at most %d are possible: keep fewer features", len(count), MaxTags)
	}
	tags := slices.SortedFunc(maps.Keys(count), func(a, b Tag) int {
		return cmp.Or(count[b]-count[a], cmp.Compare(a.UPOS, b.UPOS), cmp.Compare(a.Feats, b.Feats))
	})
	number := make(map[Tag]uint8)
	for i, t := range tags {
		number[t] = uint8(i)
	}
	gold := make([][]uint8, len(sents))
	for i, s := range sents {
		for _, t := range s.Tags {
			gold[i] = append(gold[i], number[Tag{t.UPOS, Reduce(t.Feats, feats)}])
		}
	}
	return tags, gold, nil
}

func countClasses(sents []Sentence, gold [][]uint8, tags int) classes {
	counts := make(map[uint32][]int)
	var a attr
	for i, s := range sents {
		for j, form := range s.Forms {
			hashWord(&a, form, j == 0)
			if counts[a.low] == nil {
				counts[a.low] = make([]int, tags)
			}
			counts[a.low][gold[i][j]]++
		}
	}
	var keys []uint32
	var sets []uint64
	for _, k := range slices.Sorted(maps.Keys(counts)) {
		total := 0
		for _, n := range counts[k] {
			total += n
		}
		if total < classCount {
			continue
		}
		var set uint64
		for t, n := range counts[k] {
			if n > 0 && n*classShare >= total {
				set |= 1 << t
			}
		}
		if total >= sureCount && bits.OnesCount64(set) == 1 && counts[k][bits.TrailingZeros64(set)] == total {
			set |= certain
		}
		keys, sets = append(keys, k), append(sets, set)
	}
	return newClasses(keys, sets)
}

func countWords(sents []Sentence) map[uint32]int {
	counts := make(map[uint32]int)
	var a attr
	for _, s := range sents {
		for _, form := range s.Forms {
			hashWord(&a, form, false)
			counts[a.low]++
		}
	}
	return counts
}

// trainer holds the weights while they are learnt.
type trainer struct {
	sents   []Sentence
	gold    [][]uint8
	classes classes
	rows    map[uint32]*trainRow
	score   []float32
	counts  map[uint32]int // occurrences of each word
	words   []attr
	feats   []uint32
	found   []*trainRow
	step    int32 // words seen
}

type trainRow struct {
	updates int32
	cells   []trainCell
}

// trainCell is a weight with the sum of its values over all steps before stamp.
type trainCell struct {
	tag    uint8
	weight float32
	sum    float64
	stamp  int32
}

// learn tags sentence i, with some of its words forgotten, and corrects the weights at each
// error. The tags before a word are the model's own.
func (tr *trainer) learn(i int, rng *rand.Rand) {
	s := &tr.sents[i]
	tr.words = attributes(tr.words, s.Forms, tr.classes)
	for j := range s.Forms {
		if w := &tr.words[j+2]; rng.Float64()*(forget+float64(tr.counts[w.low])) < forget {
			w.form, w.low, w.class, w.sure = rng.Uint32(), rng.Uint32(), 0, noTag
		}
	}
	bank := symbol(s.Treebank)
	t1, t2 := uint32(MaxTags), uint32(MaxTags)
	for j := range s.Forms {
		if sure := tr.words[j+2].sure; sure != noTag {
			t1, t2 = uint32(sure), t1
			continue
		}
		tr.step++
		tr.feats = static(tr.feats[:0], tr.words, j+2, bank)
		tr.feats = dynamic(tr.feats, tr.words, j+2, bank, t1, t2)
		got, want := tr.best(), tr.gold[i][j]
		if got != want {
			tr.update(want, got)
		}
		t1, t2 = uint32(got), t1
	}
}

func (tr *trainer) best() uint8 {
	clear(tr.score)
	tr.found = tr.found[:0]
	for _, f := range tr.feats {
		r := tr.rows[f]
		tr.found = append(tr.found, r)
		if r == nil {
			continue
		}
		for k := range r.cells {
			tr.score[r.cells[k].tag] += r.cells[k].weight
		}
	}
	best := 0
	for k, v := range tr.score {
		if v > tr.score[best] {
			best = k
		}
	}
	return uint8(best)
}

func (tr *trainer) update(want, got uint8) {
	for k, f := range tr.feats {
		r := tr.found[k]
		if r == nil {
			r = &trainRow{}
			tr.rows[f] = r
		}
		r.updates++
		r.add(want, 1, tr.step)
		r.add(got, -1, tr.step)
	}
}

func (r *trainRow) add(tag uint8, delta float32, step int32) {
	k := slices.IndexFunc(r.cells, func(c trainCell) bool { return c.tag == tag })
	if k < 0 {
		k = len(r.cells)
		r.cells = append(r.cells, trainCell{tag: tag, stamp: step})
	}
	c := &r.cells[k]
	c.sum += float64(c.weight) * float64(step-c.stamp)
	c.stamp = step
	c.weight += delta
}

// unit is the fixed-point scale of weights in a model: 1/unit is its smallest step.
const unit = 32

// sumRow is a row of averaged weights, summed over runs.
type sumRow struct {
	updates int32
	weights map[uint8]float64
}

// addTo adds the averages of the weights over all steps of a run.
func (tr *trainer) addTo(sum map[uint32]*sumRow) {
	for key, r := range tr.rows {
		s := sum[key]
		if s == nil {
			s = &sumRow{weights: make(map[uint8]float64, len(r.cells))}
			sum[key] = s
		}
		s.updates += r.updates
		for _, c := range r.cells {
			s.weights[c.tag] += (c.sum + float64(c.weight)*float64(tr.step-c.stamp)) / float64(tr.step)
		}
	}
}

// pack turns the averages into rows of small integers, sorted by key.
func pack(sum map[uint32]*sumRow, opts Options) ([]row, []cell) {
	var rows []row
	var cells []cell
	for _, key := range slices.Sorted(maps.Keys(sum)) {
		s := sum[key]
		if int(s.updates) < opts.MinUpdates*opts.Runs {
			continue
		}
		start, shift := len(cells), uint8(0)
		for _, w := range s.weights {
			for math.Abs(w)/float64(opts.Runs)*unit > 127*float64(int(1)<<shift) {
				shift++
			}
		}
		for _, tag := range slices.Sorted(maps.Keys(s.weights)) {
			w := s.weights[tag] / float64(opts.Runs)
			if q := int8(math.Round(w * unit / float64(int(1)<<shift))); q != 0 && math.Abs(w) >= opts.MinWeight {
				cells = append(cells, cell{tag, q})
			}
		}
		if n := len(cells) - start; n > 0 {
			rows = append(rows, row{key: key, start: uint32(start), n: uint8(n), shift: shift})
		}
	}
	return rows, cells
}

// Jackknife tags each sentence with a model trained on the others, in folds parts:
// sentence i belongs to part i mod folds. A parser trained on these tags meets the same
// kind of errors as in use.
func Jackknife(sents []Sentence, folds int, opts Options) ([][]Tag, error) {
	tagged := make([][]Tag, len(sents))
	for fold := range folds {
		var rest []Sentence
		for i, s := range sents {
			if i%folds != fold {
				rest = append(rest, s)
			}
		}
		m, err := Train(rest, opts)
		if err != nil {
			return nil, fmt.Errorf("fold %d of %d: %w", fold+1, folds, err)
		}
		for i, s := range sents {
			if i%folds == fold {
				tagged[i] = m.TagAll(s.Forms, s.Treebank)
			}
		}
	}
	return tagged, nil
}
