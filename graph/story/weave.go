package story

import (
	"maps"
	"slices"
)

// Shelf is what a store holds of prints and stories, and how it changes stories. What the
// methods return is as of the writes before.
type Shelf interface {
	// Anchors returns the first Anchors holders, by rank, of each key that more than one
	// article holds.
	Anchors(keys []int64) (map[int64][]Holder, error)
	// Holders returns the holders of a key of more than a rank, by rank.
	Holders(key, after int64) ([]Holder, error)
	// Members returns the copies of an article, and the article itself if it is there.
	Members(original string) ([]Article, error)
	// Copy makes an article a copy of another; of itself: none.
	Copy(article, original string) error
	// Move makes an original and all its copies copies of another article.
	Move(original, to string) error
}

// Holder is an article that holds a key, and the original of its story, which may be itself.
type Holder struct {
	Article
	Original    string
	OriginalDay string
}

// Added brings stories up to date with articles that the shelf has just taken, each as a story
// of its own. What it costs does not grow with the shelf.
func Added(shelf Shelf, articles []Article) error {
	w := newWeaver(shelf)
	holding := map[int64][]Holder{}
	for _, a := range articles {
		if a.Print.Comparable() {
			w.fresh[a.ID] = true
			for _, key := range a.Print.Keys {
				holding[key] = append(holding[key], Holder{a, a.ID, a.Day})
			}
		}
	}
	anchors, err := shelf.Anchors(slices.Sorted(maps.Keys(holding)))
	if err != nil {
		return err
	}
	lost := map[string]bool{} // stories of which an article is no anchor any more
	for _, key := range slices.Sorted(maps.Keys(holding)) {
		first := anchors[key]
		for _, a := range holding[key] {
			w.compare(a, first)
		}
		entered := w.freshOf(first)
		if len(first) < Anchors || len(entered) == 0 {
			continue
		}
		rest, err := shelf.Holders(key, lastRank(first))
		if err != nil {
			return err
		}
		for _, a := range entered {
			w.compare(a, rest)
		}
		left := len(entered)
		for _, h := range rest {
			if left > 0 && !w.fresh[h.ID] {
				lost[h.Original] = true
				left--
			}
		}
	}
	if err := w.settle(); err != nil {
		return err
	}
	return unravelAll(shelf, lost, w.find)
}

// Gone is an article that has left the shelf, and the original of the story that it was of.
type Gone struct {
	Article
	Original string
}

// Removed brings stories up to date with articles that the shelf has let go of, with whatever
// said of which they were copies; what were copies of them still says so.
func Removed(shelf Shelf, articles []Gone) error {
	w := newWeaver(shelf)
	touched := map[string]bool{}
	left := map[int64][]Gone{}
	for _, a := range articles {
		if a.Print.Comparable() {
			touched[a.Original] = true
			for _, key := range a.Print.Keys {
				left[key] = append(left[key], a)
			}
		}
	}
	if err := unravelAll(shelf, touched, w.find); err != nil {
		return err
	}
	anchors, err := shelf.Anchors(slices.Sorted(maps.Keys(left)))
	if err != nil {
		return err
	}
	for _, key := range slices.Sorted(maps.Keys(left)) {
		first := anchors[key]
		if len(first) < Anchors {
			continue
		}
		were := slices.DeleteFunc(left[key], func(a Gone) bool { return Rank(a.ID) > lastRank(first) })
		if len(were) == 0 {
			continue
		}
		rest, err := shelf.Holders(key, lastRank(first))
		if err != nil {
			return err
		}
		for _, a := range first[max(0, Anchors-len(were)):] { // those that took their places
			w.compare(a, first)
			w.compare(a, rest)
		}
	}
	return w.settle()
}

// unravelAll finds anew which articles of some stories are connected.
func unravelAll(shelf Shelf, originals map[string]bool, now func(string) string) error {
	stories := map[string]bool{}
	for original := range originals {
		stories[now(original)] = true
	}
	for _, original := range slices.Sorted(maps.Keys(stories)) {
		if err := unravel(shelf, original); err != nil {
			return err
		}
	}
	return nil
}

func unravel(shelf Shelf, original string) error {
	members, err := shelf.Members(original)
	if err != nil {
		return err
	}
	of := map[string]string{}
	if len(members) > 1 {
		bounds, err := boundsOf(shelf, members)
		if err != nil {
			return err
		}
		of = copies(members, bounds)
	}
	for _, a := range members {
		want, copied := of[a.ID]
		if !copied {
			want = a.ID
		}
		if want == original {
			continue
		}
		if err := shelf.Copy(a.ID, want); err != nil {
			return err
		}
	}
	return nil
}

// boundsOf returns the rank of the last anchor of each key of some articles that has more
// holders than anchors.
func boundsOf(shelf Shelf, articles []Article) (map[int64]int64, error) {
	var keys []int64
	for _, a := range articles {
		keys = append(keys, a.Print.Keys[:]...)
	}
	slices.Sort(keys)
	anchors, err := shelf.Anchors(slices.Compact(keys))
	bounds := map[int64]int64{}
	for key, first := range anchors {
		if len(first) == Anchors {
			bounds[key] = lastRank(first)
		}
	}
	return bounds, err
}

func lastRank(first []Holder) int64 { return Rank(first[len(first)-1].ID) }

// weaver joins stories.
type weaver struct {
	shelf Shelf
	fresh map[string]bool   // articles that were taken just now
	to    map[string]string // an original that is none any more, and what it is joined to
	days  map[string]string // of originals
}

func newWeaver(shelf Shelf) *weaver {
	return &weaver{shelf, map[string]bool{}, map[string]string{}, map[string]string{}}
}

func (w *weaver) find(original string) string {
	for w.to[original] != "" {
		original = w.to[original]
	}
	return original
}

// compare joins the story of an article with those of the holders that it is near.
func (w *weaver) compare(a Holder, holders []Holder) {
	w.days[a.Original] = a.OriginalDay
	for _, h := range holders {
		w.days[h.Original] = h.OriginalDay
		one, other := w.find(a.Original), w.find(h.Original)
		switch {
		case one == other || !a.Print.Near(h.Print):
		case earlier(w.days[one], one, w.days[other], other):
			w.to[other] = one
		default:
			w.to[one] = other
		}
	}
}

func (w *weaver) freshOf(holders []Holder) []Holder {
	var list []Holder
	for _, h := range holders {
		if w.fresh[h.ID] {
			list = append(list, h)
		}
	}
	return list
}

// settle tells the shelf which stories are joined.
func (w *weaver) settle() error {
	for _, original := range slices.Sorted(maps.Keys(w.to)) {
		change := w.shelf.Move
		if w.fresh[original] {
			change = w.shelf.Copy
		}
		if err := change(original, w.find(original)); err != nil {
			return err
		}
	}
	return nil
}
