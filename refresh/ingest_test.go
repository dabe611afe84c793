package refresh

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/graph"
	"geokg/schema"
)

// memory is a store that keeps the order in which articles came.
type memory struct {
	mu      sync.Mutex
	hashes  map[string]string
	order   []string
	batches int
	fail    error // of the next Apply
}

func (m *memory) Hashes(_ context.Context, ids []string) (map[string]string, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	found := map[string]string{}
	for _, id := range ids {
		if hash, ok := m.hashes[id]; ok {
			found[id] = hash
		}
	}
	return found, nil
}

func (m *memory) Apply(_ context.Context, batch graph.Batch) (graph.Changes, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.fail != nil {
		return graph.Changes{}, m.fail
	}
	if m.hashes == nil {
		m.hashes = map[string]string{}
	}
	m.batches++
	var changes graph.Changes
	for _, art := range batch.Articles {
		if _, known := m.hashes[art.ID]; known {
			changes.Changed = append(changes.Changed, art.ID)
		} else {
			changes.New = append(changes.New, art.ID)
		}
		m.hashes[art.ID] = art.Hash
		m.order = append(m.order, art.ID)
		changes.ClaimsAdded += len(art.Claims)
	}
	return changes, nil
}

func article(id, text string) Item {
	return Item{
		Article: schema.NewArticle(schema.Article{ID: id, Lang: "en", Text: text}),
		Where:   Where{File: id},
	}
}

func articles(n int) []Item {
	items := make([]Item, n)
	for i := range items {
		items[i] = article(fmt.Sprintf("a%04d", i), "text")
	}
	return items
}

// met is one claim of an article.
func met(art schema.Article) schema.Claim {
	who := func(name string) schema.Participant {
		return schema.Participant{Entity: schema.UnknownEntity(schema.Person, name)}
	}
	claim := schema.Claim{Article: art.ID, Subject: who("Ann"), Relation: "MET", Object: who("Bob"), Factuality: schema.Asserted}
	claim.ID = claim.Key()
	return claim
}

// oneClaim extracts one claim from every article and counts its calls.
func oneClaim(calls *atomic.Int64) Extract {
	return func(_ context.Context, art schema.Article) ([]schema.Claim, []string, error) {
		calls.Add(1)
		return []schema.Claim{met(art)}, nil, nil
	}
}

func source(items []Item) iter.Seq[Item] { return slices.Values(items) }

func TestIngestTwice(t *testing.T) {
	var calls atomic.Int64
	store := &memory{}
	ingest := Ingest{Store: store, Extract: oneClaim(&calls), Workers: 3}
	report, err := ingest.Run(t.Context(), source(articles(200)))
	require.NoError(t, err)
	assert.Equal(t, Report{Read: 200, New: 200, Claims: 200}, report)
	assert.EqualValues(t, 200, calls.Load())
	assert.Less(t, store.batches, 20, "articles are written in batches")

	report, err = ingest.Run(t.Context(), source(articles(200)))
	require.NoError(t, err)
	assert.Equal(t, Report{Read: 200, Unchanged: 200}, report)
	assert.EqualValues(t, 200, calls.Load(), "what is stored is not extracted again")

	items := articles(200)
	items[7] = article("a0007", "another text")
	report, err = ingest.Run(t.Context(), source(items))
	require.NoError(t, err)
	assert.Equal(t, Report{Read: 200, Changed: 1, Unchanged: 199, Claims: 1}, report)
}

func TestSameArticleTwiceInOneRun(t *testing.T) {
	var calls atomic.Int64
	items := []Item{article("a", "text"), article("a", "text"), article("a", "newer"), article("a", "newer")}
	report, err := (&Ingest{Store: &memory{}, Extract: oneClaim(&calls)}).Run(t.Context(), source(items))
	require.NoError(t, err)
	assert.Equal(t, 2, report.Unchanged)
	assert.EqualValues(t, 2, calls.Load())
}

func TestOrderDoesNotDependOnWorkers(t *testing.T) {
	slow := func(_ context.Context, art schema.Article) ([]schema.Claim, []string, error) {
		if strings.HasSuffix(art.ID, "3") { // some articles take longer than others
			for range 100_000 {
				_ = art.Hash
			}
		}
		return []schema.Claim{met(art)}, []string{"warning of " + art.ID}, nil
	}
	run := func(workers int) (order, stored, told []string) {
		store := &memory{}
		ingest := Ingest{
			Store: store, Extract: slow, Workers: workers,
			Stored:  func(a graph.ArticleClaims) { stored = append(stored, a.Article.ID) },
			Problem: func(item Item) { told = append(told, item.Warnings...) },
		}
		_, err := ingest.Run(t.Context(), source(articles(150)))
		require.NoError(t, err)
		return store.order, stored, told
	}
	order1, stored1, told1 := run(1)
	order8, stored8, told8 := run(8)
	assert.Equal(t, order1, order8)
	assert.Equal(t, stored1, stored8)
	assert.Equal(t, told1, told8)
	assert.Len(t, stored8, 150)
}

func TestFailuresLeaveTheOthers(t *testing.T) {
	extract := func(_ context.Context, art schema.Article) ([]schema.Claim, []string, error) {
		claim := met(art)
		switch art.ID {
		case "a0003":
			return nil, nil, errors.New("no pack")
		case "a0005":
			panic("index out of range")
		case "a0007":
			claim.Evidence.End = 1000 // cannot be stored
		}
		return []schema.Claim{claim}, nil, nil
	}
	items := articles(10)
	items[1] = Item{Where: Where{"broken.jsonl", 17}, Err: errors.New("bad JSON")}
	var told []string
	ingest := Ingest{Store: &memory{}, Extract: extract, Problem: func(item Item) {
		told = append(told, fmt.Sprintf("%s: %v", item.Where, item.Err))
	}}
	report, err := ingest.Run(t.Context(), source(items))
	require.NoError(t, err)
	assert.Equal(t, Report{Read: 10, New: 6, Skipped: 4, Claims: 6}, report)
	require.Len(t, told, 4)
	for i, want := range []string{"broken.jsonl:17: bad JSON", "a0003: extract: no pack", "a0005: extraction panicked", "a0007: article a0007: claim"} {
		assert.Contains(t, told[i], want)
	}
}

func TestStoreFails(t *testing.T) {
	var calls atomic.Int64
	_, err := (&Ingest{Store: &memory{fail: graph.ErrUnreachable}, Extract: oneClaim(&calls), Workers: 2}).
		Run(t.Context(), source(articles(5000)))
	assert.ErrorIs(t, err, graph.ErrUnreachable)
	assert.Less(t, calls.Load(), int64(1000), "nothing is extracted for a store that is gone")
}

func TestInterrupt(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	store := &memory{}
	var calls atomic.Int64
	extract := func(ctx context.Context, art schema.Article) ([]schema.Claim, []string, error) {
		if calls.Add(1) == 500 {
			cancel()
		}
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		return []schema.Claim{met(art)}, nil, nil
	}
	report, err := (&Ingest{Store: store, Extract: extract, Workers: 4}).Run(ctx, source(articles(5000)))
	assert.ErrorIs(t, err, context.Canceled)
	assert.Zero(t, report.Skipped, "an article that was not reached has not failed")
	assert.Equal(t, report.New, len(store.order), "what is extracted is stored")
	assert.Greater(t, report.New, 400)
	assert.Less(t, report.New, 1000)
}
