package main

import (
	"context"

	"geokg/extract"
	"geokg/extract/lang"
	"geokg/refresh"
	"geokg/schema"
)

// newExtractor returns the extraction from the given packs and those built in, and the
// languages it knows.
func newExtractor(packs lang.Packs) (*extract.Extractor, []string, error) {
	extractor, err := extract.New(extract.Options{Packs: packs})
	return extractor, packs.List(), err
}

// claimsOf is an extractor as an ingest wants it.
func claimsOf(extractor *extract.Extractor) refresh.Extract {
	return func(ctx context.Context, art schema.Article) ([]schema.Claim, []string, error) {
		result, err := extractor.Extract(ctx, art)
		return result.Claims, result.Warnings, err
	}
}
