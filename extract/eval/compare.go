package eval

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"

	"geokg/schema"
)

// Difference is how much better a system does than a baseline on the same articles.
type Difference struct {
	Name             string // "all triple", "en pair"
	System, Baseline float64
	Range            Range   // of the difference of F1, by paired bootstrap over articles
	Better           float64 // share of the samples in which the system is better
}

// Compare scores two systems on the same gold. Each sample draws the same articles for
// both (Berg-Kirkpatrick, Burkett and Klein 2012), so that hard articles are hard for both.
func Compare(gold *Gold, system, baseline []schema.ClaimJSON) []Difference {
	a, b := newScorer(gold, system), newScorer(gold, baseline)
	langs := map[string]bool{}
	for _, lang := range gold.langs {
		langs[lang] = true
	}
	var out []Difference
	for _, name := range append([]string{"all"}, sortedKeys(langs)...) {
		var articles []string
		for _, article := range gold.articles {
			if name == "all" || gold.langs[article] == name {
				articles = append(articles, article)
			}
		}
		out = append(out,
			compare(name+" triple", articles, byArticle(a.gold.triples, a.found.triples), byArticle(b.gold.triples, b.found.triples)),
			compare(name+" pair", articles, byArticle(a.gold.pairs, a.found.pairs), byArticle(b.gold.pairs, b.found.pairs)))
	}
	return out
}

func compare(name string, articles []string, system, baseline map[string]Count) Difference {
	total := func(counts map[string]Count, of func(i int) string) float64 {
		var c Count
		for i := range articles {
			c.add(counts[of(i)])
		}
		return c.F1()
	}
	each := func(i int) string { return articles[i] }
	d := Difference{Name: name, System: total(system, each), Baseline: total(baseline, each)}
	if len(articles) == 0 {
		return d
	}
	random := rand.New(rand.NewPCG(bootstrapSeed, uint64(len(articles))))
	gains := make([]float64, samples)
	better := 0
	for s := range gains {
		drawn := make([]string, len(articles))
		for i := range drawn {
			drawn[i] = articles[random.IntN(len(articles))]
		}
		of := func(i int) string { return drawn[i] }
		gains[s] = total(system, of) - total(baseline, of)
		if gains[s] > 0 {
			better++
		}
	}
	slices.Sort(gains)
	d.Range = Range{gains[samples*25/1000], gains[samples*975/1000-1]}
	d.Better = float64(better) / samples
	return d
}

// PrintDifferences writes a table of them.
func PrintDifferences(w io.Writer, differences []Difference) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "%-28s system  base   diff   95 %% of diff   better in\n", "F1 against the baseline")
	for _, d := range differences {
		fmt.Fprintf(out, "%-28s%7.3f%7.3f%+7.3f   %+.3f %+.3f   %5.1f %%\n",
			d.Name, d.System, d.Baseline, d.System-d.Baseline, d.Range.Low, d.Range.High, 100*d.Better)
	}
	return out.Flush()
}
