package main

import (
	"context"
	"errors"

	"geokg/refresh"
	"geokg/schema"
)

// newExtractor returns the extraction that is built in and the languages it knows.
func newExtractor() (refresh.Extract, []string, error) {
	extract := func(context.Context, schema.Article) ([]schema.Claim, []string, error) {
		return nil, nil, errors.New("no extractor in this build")
	}
	return extract, []string{"en", "id"}, nil
}
