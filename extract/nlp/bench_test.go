package nlp_test

import (
	"strings"
	"testing"

	"geokg/extract/nlp"
)

func benchmark(b *testing.B, language string, run func(p *nlp.Parser, text string) []nlp.Sentence) {
	p := open(b, language, nlp.Options{})
	text := strings.Join(articles(b, language), "\n\n")
	sents, words := 0, 0
	b.ReportAllocs()
	for b.Loop() {
		for _, s := range run(p, text) {
			sents++
			words += len(s.Tokens)
		}
	}
	b.ReportMetric(float64(sents)/b.Elapsed().Seconds(), "sents/s")
	b.ReportMetric(float64(words)/float64(sents), "words/sent")
}

// BenchmarkParse measures the way from raw text to trees, some fifty short reports as one text.
func BenchmarkParse(b *testing.B) {
	for _, language := range []string{"en", "id"} {
		b.Run(language, func(b *testing.B) { benchmark(b, language, (*nlp.Parser).Parse) })
	}
}

// BenchmarkSplit measures the part of it that needs no model.
func BenchmarkSplit(b *testing.B) {
	for _, language := range []string{"en", "id"} {
		b.Run(language, func(b *testing.B) { benchmark(b, language, (*nlp.Parser).Split) })
	}
}
