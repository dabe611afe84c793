package eval

import (
	"cmp"
	"slices"
	"strings"

	"geokg/schema"
)

// Count is how much gold and system hold and have in common, duplicates aside.
type Count struct{ Gold, System, Correct int }

// Precision, Recall and F1 are 0 where nothing is counted.
func (c Count) Precision() float64 { return float64(c.Correct) / float64(max(c.System, 1)) }
func (c Count) Recall() float64    { return float64(c.Correct) / float64(max(c.Gold, 1)) }
func (c Count) F1() float64        { return 2 * float64(c.Correct) / float64(max(c.Gold+c.System, 1)) }

// Accuracy is the credit for an attribute over the claims of matched triples.
type Accuracy struct {
	halves, N int
}

// Mean is the credit for one claim, between 0 and 1.
func (a Accuracy) Mean() float64 { return float64(a.halves) / float64(whole*max(a.N, 1)) }

// Group is the scores of some of the articles.
type Group struct {
	Name         string // "all", or a language
	Triple, Pair Count
	TripleRange  Range
	PairRange    Range
	Attributes   [attributes]Accuracy
	Marked       [attributes]Accuracy // where gold says something that is no default
}

// Named is a count with the name of what it counts.
type Named struct {
	Name string
	Count
}

// Error is a triple that only one side has.
type Error struct {
	Article, Subject, Relation, Object string
	Sentence                           int
}

// Report is all scores of a system.
type Report struct {
	Groups       []Group // all articles, then by language
	Relations    []Named // triples by relation
	Factualities []Named // triples with their factuality, by the latter
	Misses       []Error // triples of gold that the system lacks
	FalseAlarms  []Error
}

// side is the items of gold or system and the claims behind each.
type side struct{ triples, pairs map[item][]int }

func newSide() side { return side{map[item][]int{}, map[item][]int{}} }

// scorer holds gold and system as items.
type scorer struct {
	*Gold
	system      []schema.ClaimJSON
	gold, found side
}

// Score compares the claims of a system with gold. Claims on other articles are left out.
func Score(gold *Gold, system []schema.ClaimJSON) *Report { return newScorer(gold, system).report() }

func newScorer(gold *Gold, system []schema.ClaimJSON) *scorer {
	s := &scorer{Gold: gold, gold: newSide(), found: newSide()}
	for i := range gold.claims {
		c := &gold.claims[i]
		add(s.gold.triples, triple(c.Article, c.Relation, c.Plover, c.Subject, c.Object), i)
		add(s.gold.pairs, pair(c.Article, c.Relation, c.Plover, c.Subject, c.Object), i)
	}
	for _, c := range system {
		if _, ok := gold.langs[c.Article]; !ok {
			continue
		}
		table := gold.entities[c.Article]
		add(s.found.triples, resolve(triple, &c, table, s.gold.triples), len(s.system))
		add(s.found.pairs, resolve(pair, &c, table, s.gold.pairs), len(s.system))
		s.system = append(s.system, c)
	}
	return s
}

func add(items map[item][]int, i item, claim int) { items[i] = append(items[i], claim) }

func (s *scorer) report() *Report {
	r := &Report{}
	langs := map[string]bool{}
	for _, lang := range s.langs {
		langs[lang] = true
	}
	r.Groups = append(r.Groups, s.group("all", func(string) bool { return true }))
	for _, lang := range sortedKeys(langs) {
		r.Groups = append(r.Groups, s.group(lang, func(article string) bool { return s.langs[article] == lang }))
	}
	r.Relations = s.byRelation()
	r.Factualities = s.byFactuality()
	r.Misses = s.errors(s.gold.triples, s.found.triples, func(i int) int { return s.claims[i].Sentence })
	r.FalseAlarms = s.errors(s.found.triples, s.gold.triples, func(i int) int { return s.system[i].Sentence })
	return r
}

func (s *scorer) group(name string, in func(article string) bool) Group {
	g := Group{Name: name}
	var articles []string
	for _, a := range s.articles {
		if in(a) {
			articles = append(articles, a)
		}
	}
	triples, pairs := byArticle(s.gold.triples, s.found.triples), byArticle(s.gold.pairs, s.found.pairs)
	for _, a := range articles {
		g.Triple.add(triples[a])
		g.Pair.add(pairs[a])
	}
	g.TripleRange, g.PairRange = bootstrap(articles, triples), bootstrap(articles, pairs)
	for i, claims := range s.gold.triples {
		if found := s.found.triples[i]; found != nil && in(i.article) {
			s.addAttributes(&g, claims, found, s.entities[i.article])
		}
	}
	return g
}

func (c *Count) add(d Count) {
	c.Gold += d.Gold
	c.System += d.System
	c.Correct += d.Correct
}

func byArticle(gold, system map[item][]int) map[string]Count {
	return countBy(gold, system, func(i item) string { return i.article })
}

func countBy[T any](gold, system map[item]T, key func(item) string) map[string]Count {
	out := map[string]Count{}
	for i := range gold {
		c := out[key(i)]
		c.Gold++
		if _, ok := system[i]; ok {
			c.Correct++
		}
		out[key(i)] = c
	}
	for i := range system {
		c := out[key(i)]
		c.System++
		out[key(i)] = c
	}
	return out
}

// addAttributes credits the claims of one matched triple, paired one to one, best first.
func (s *scorer) addAttributes(g *Group, gold, system []int, table map[string]entity) {
	type pairing struct {
		credits
		gold, system int
	}
	var all []pairing
	for i, gc := range gold {
		for j, sc := range system {
			all = append(all, pairing{creditsOf(&s.claims[gc], &s.system[sc], table), i, j})
		}
	}
	slices.SortFunc(all, func(a, b pairing) int {
		return cmp.Or(cmp.Compare(b.sum(), a.sum()), cmp.Compare(a.gold, b.gold), cmp.Compare(a.system, b.system))
	})
	usedGold, usedSystem := make([]bool, len(gold)), make([]bool, len(system))
	for _, p := range all {
		if usedGold[p.gold] || usedSystem[p.system] {
			continue
		}
		usedGold[p.gold], usedSystem[p.system] = true, true
		for a, halves := range p.credits {
			g.Attributes[a].add(halves)
			if s.claims[gold[p.gold]].marked(Attribute(a)) {
				g.Marked[a].add(halves)
			}
		}
	}
}

func (a *Accuracy) add(halves int) {
	a.halves += halves
	a.N++
}

func (s *scorer) byRelation() []Named {
	return named(countBy(s.gold.triples, s.found.triples, func(i item) string { return i.what }))
}

// byFactuality counts triples together with the factuality of their claims.
func (s *scorer) byFactuality() []Named {
	const sep = "\x00"
	with := func(triples map[item][]int, factuality func(claim int) schema.Factuality) map[item]bool {
		out := map[item]bool{}
		for i, claims := range triples {
			for _, c := range claims {
				i := i
				i.what += sep + string(factuality(c))
				out[i] = true
			}
		}
		return out
	}
	gold := with(s.gold.triples, func(c int) schema.Factuality { return s.claims[c].Factuality })
	system := with(s.found.triples, func(c int) schema.Factuality { return s.system[c].Factuality })
	return named(countBy(gold, system, func(i item) string { return i.what[strings.Index(i.what, sep)+1:] }))
}

func named(counts map[string]Count) []Named {
	var out []Named
	for _, name := range sortedKeys(counts) {
		out = append(out, Named{name, counts[name]})
	}
	return out
}

// errors lists the triples of one side that the other lacks, in the order of the articles.
func (s *scorer) errors(ours, others map[item][]int, sentence func(claim int) int) []Error {
	var out []Error
	items := make([]item, 0, len(ours))
	for i := range ours {
		if others[i] == nil {
			items = append(items, i)
		}
	}
	slices.SortFunc(items, func(a, b item) int {
		return cmp.Or(cmp.Compare(a.article, b.article), cmp.Compare(sentence(ours[a][0]), sentence(ours[b][0])), compareItems(a, b))
	})
	for _, i := range items {
		out = append(out, Error{i.article, i.subject, i.what, i.object, sentence(ours[i][0])})
	}
	return out
}

func sortedKeys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
