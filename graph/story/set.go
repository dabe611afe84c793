package story

import (
	"cmp"
	"slices"
)

// Anchors is how many holders of a key are compared with all others that hold it.
const Anchors = 16

// Article is an article as its story sees it.
type Article struct {
	ID    string
	Day   string // first day of its publication; "" if not known
	Print Print
}

// before reports whether a is earlier than b, and so the original of the two. Those of which
// no day is known come last.
func (a Article) before(b Article) bool { return earlier(a.Day, a.ID, b.Day, b.ID) }

func earlier(day, id, otherDay, otherID string) bool {
	if (day == "") != (otherDay == "") {
		return day != ""
	}
	return cmp.Or(cmp.Compare(day, otherDay), cmp.Compare(id, otherID)) < 0
}

// Copies returns the original of each article that is a copy, where there are no other
// articles than these.
func Copies(articles []Article) map[string]string {
	return copies(articles, nil)
}

// copies is Copies among articles of a larger set, of which bounds has the ranks up to which
// holders of a key are its anchors; a key that is not in it has but few holders. Nil: there
// are no other articles.
func copies(articles []Article, bounds map[int64]int64) map[string]string {
	s := newSets(len(articles))
	ranks := make([]int64, len(articles))
	for i, a := range articles {
		ranks[i] = Rank(a.ID)
	}
	for _, group := range byKey(articles, ranks) {
		anchors := anchorsOf(group, ranks, bounds)
		for i, one := range group[:anchors] {
			for _, other := range group[i+1:] {
				a, b := one.article, other.article
				if s.find(a) != s.find(b) && articles[a].Print.Near(articles[b].Print) {
					s.join(a, b)
				}
			}
		}
	}
	originals := make([]int, len(articles)) // of each set, by its root
	for i := range articles {
		originals[i] = i
	}
	for i, a := range articles {
		if root := s.find(i); a.before(articles[originals[root]]) {
			originals[root] = i
		}
	}
	of := map[string]string{}
	for i, a := range articles {
		if original := articles[originals[s.find(i)]].ID; original != a.ID {
			of[a.ID] = original
		}
	}
	return of
}

// holding says that an article, by its number, holds a key.
type holding struct {
	key     int64
	article int
}

// byKey returns the holders of each key that has more than one, by rank.
func byKey(articles []Article, ranks []int64) [][]holding {
	var all []holding
	for i, a := range articles {
		if a.Print.Comparable() {
			for _, key := range a.Print.Keys {
				all = append(all, holding{key, i})
			}
		}
	}
	slices.SortFunc(all, func(a, b holding) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(ranks[a.article], ranks[b.article]))
	})
	var groups [][]holding
	for len(all) > 0 {
		n := 1
		for n < len(all) && all[n].key == all[0].key {
			n++
		}
		if n > 1 {
			groups = append(groups, all[:n])
		}
		all = all[n:]
	}
	return groups
}

// anchorsOf is how many of the holders of a key, which come by rank, are anchors.
func anchorsOf(group []holding, ranks []int64, bounds map[int64]int64) int {
	if bounds == nil {
		return min(Anchors, len(group))
	}
	bound, bounded := bounds[group[0].key]
	n := 0
	for n < len(group) && (!bounded || ranks[group[n].article] <= bound) {
		n++
	}
	return n
}

// sets are disjoint sets of numbers (Galler and Fischer, 1964).
type sets []int

func newSets(n int) sets {
	s := make(sets, n)
	for i := range s {
		s[i] = i
	}
	return s
}

func (s sets) find(i int) int {
	for s[i] != i {
		s[i] = s[s[i]]
		i = s[i]
	}
	return i
}

func (s sets) join(i, j int) { s[s.find(i)] = s.find(j) }
