package nlp_test

import (
	"testing"

	"geokg/extract/nlp"
	"geokg/internal/memtest"
)

// Parsing a million sentences takes no more memory than parsing the first hundred thousand.
func TestMemory(t *testing.T) {
	p := open(t, "id", nlp.Options{})
	texts := articles(t, "id")
	memtest.Flat(t, func(i int) int {
		return len(p.Parse(memtest.Vary(texts[i%len(texts)], i)))
	})
}
