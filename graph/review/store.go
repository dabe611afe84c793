package review

import (
	"context"
	"fmt"
	"slices"

	"geokg/graph"
	"geokg/schema"
)

// pageArticles is how many changed articles are written at once.
const pageArticles = 50

// Report is what a store made of decisions.
type Report struct {
	Articles int // that were changed
	Changes  graph.Changes
	Problems []string // corrections that could not be made
	Idle     []string // accepted claims that are not there
}

// Target is what decisions are applied to.
type Target interface {
	graph.Source
	graph.Writer
}

// ApplyTo brings the articles that the filter selects in line with the decisions, whole
// articles at a time. Applying them again changes nothing.
func (d Decisions) ApplyTo(ctx context.Context, store Target, filter graph.Filter, resolve Resolve) (Report, error) {
	var report Report
	var changed []graph.ArticleClaims
	used := map[string]bool{}
	flush := func() error {
		batch, err := graph.NewBatch(changed)
		if err != nil {
			return err
		}
		batch.Anew = true
		changes, err := store.Apply(ctx, batch)
		report.Articles += len(changed)
		report.Changes.Add(changes)
		changed = nil
		return err
	}
	for a, err := range store.Articles(ctx, filter) {
		if err != nil {
			return report, err
		}
		for _, c := range a.Claims {
			used[c.ID] = true
		}
		kept, problems := d.Apply(a.Claims, resolve)
		report.Problems = append(report.Problems, problems...)
		if same(a.Claims, kept) {
			continue
		}
		if changed = append(changed, graph.ArticleClaims{Article: a.Article, Claims: kept}); len(changed) == pageArticles {
			if err := flush(); err != nil {
				return report, err
			}
		}
	}
	if len(changed) > 0 {
		if err := flush(); err != nil {
			return report, err
		}
	}
	report.Idle = d.idle(used)
	return report, nil
}

// same reports whether nothing was decided, or all that was decided is so already.
func same(before, after []schema.Claim) bool {
	return slices.EqualFunc(before, after, func(a, b schema.Claim) bool {
		return a.ID == b.ID && a.Confidence == b.Confidence
	})
}

// idle lists accepted claims that are not there. That a rejected or corrected one is gone
// is as it should be.
func (d Decisions) idle(there map[string]bool) []string {
	var list []string
	for _, decision := range d.All() {
		if decision.Verb == Accept && !there[decision.Claim] {
			list = append(list, fmt.Sprintf("line %d: no claim %s in the store", decision.line, decision.Claim))
		}
	}
	return list
}
