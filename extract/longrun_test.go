package extract

import (
	"context"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"geokg/internal/memtest"
	"geokg/schema"
)

// Extracting from a million sentences takes no more memory than from the first hundred
// thousand.
func TestMemory(t *testing.T) {
	x, err := New(Options{})
	require.NoError(t, err)
	text := seed(t).Text
	memtest.Flat(t, func(i int) int {
		art := schema.Article{ID: fmt.Sprint("a", i), Lang: "id", Published: "2023-09", Source: "ANTARA", Text: memtest.Vary(text, i)}
		res, err := x.Extract(context.Background(), schema.NewArticle(art))
		require.NoError(t, err)
		return len(res.Sentences)
	})
}
