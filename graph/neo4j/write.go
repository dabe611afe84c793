package neo4j

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"geokg/graph"
	"geokg/graph/story"
)

// Apply stores the articles of the batch in one transaction. If nothing changed, nothing
// is sent but a question.
func (s *Store) Apply(ctx context.Context, batch graph.Batch) (graph.Changes, error) {
	if s.readOnly {
		return graph.Changes{}, s.fail(ctx, "write to", errReadOnly)
	}
	var known knownState
	err := s.read(ctx, func(r *reader) (err error) {
		known, err = r.known(batch)
		return err
	})
	if err != nil {
		return graph.Changes{}, s.fail(ctx, "write to", err)
	}
	if plan := planOf(batch, known); plan.idle() {
		return plan.changes, nil
	}
	changes, err := s.write(ctx, func(w *writer) error { return w.apply(batch) })
	return changes, s.fail(ctx, "write to", err)
}

// Delete removes the article of that id or, failing that, origin.
func (s *Store) Delete(ctx context.Context, article string) (graph.Changes, error) {
	if s.readOnly {
		return graph.Changes{}, s.fail(ctx, "delete from", errReadOnly)
	}
	changes, err := s.write(ctx, func(w *writer) error { return w.delete(article) })
	return changes, s.fail(ctx, "delete from", err)
}

var errReadOnly = fmt.Errorf("%w: opened for reading only", graph.ErrUnreachable)

// Hashes returns the stored hashes of the given articles.
func (s *Store) Hashes(ctx context.Context, articles []string) (map[string]string, error) {
	var hashes map[string]string
	err := s.read(ctx, func(r *reader) (err error) {
		hashes, err = r.pairs(hashesOf, map[string]any{"ids": articles})
		return err
	})
	return hashes, s.fail(ctx, "read", err)
}

const (
	hashesOf = `UNWIND $ids AS id MATCH (a:Article {id: id}) RETURN a.id, a.hash`
	heldBy   = `UNWIND $paths AS path MATCH (o:Origin {path: path})-[:HOLDS]->(a:Article) RETURN o.path, a.id`
)

// pairs returns the first column with the second.
func (r *reader) pairs(text string, params map[string]any) (map[string]string, error) {
	pairs := map[string]string{}
	err := r.each(text, params, func(values []any) error {
		key, _ := values[0].(string)
		value, _ := values[1].(string)
		pairs[key] = value
		return nil
	})
	return pairs, err
}

// knownState is what the database knows of the articles of a batch.
type knownState struct {
	hashes map[string]string // by article
	held   map[string]string // article by path
}

func (r *reader) known(batch graph.Batch) (knownState, error) {
	var articles, paths []string
	for _, art := range batch.Articles {
		articles = append(articles, art.ID)
		paths = append(paths, art.Origins...)
	}
	hashes, err := r.pairs(hashesOf, map[string]any{"ids": articles})
	if err != nil || len(paths) == 0 {
		return knownState{hashes, nil}, err
	}
	held, err := r.pairs(heldBy, map[string]any{"paths": paths})
	return knownState{hashes, held}, err
}

// plan is what a batch means for what is known.
type plan struct {
	changes graph.Changes
	fresh   graph.Batch       // new and changed articles
	moves   map[string]string // paths that hold another article than before, with that article
	left    []string          // articles that lose a path
}

func planOf(batch graph.Batch, known knownState) plan {
	p := plan{moves: map[string]string{}}
	left := map[string]bool{}
	for _, art := range batch.Articles {
		for _, path := range art.Origins {
			if before, ok := known.held[path]; !ok || before != art.ID {
				p.moves[path] = art.ID
				if ok {
					left[before] = true
				}
			}
		}
		switch hash, ok := known.hashes[art.ID]; {
		case ok && hash == art.Hash && !batch.Anew:
			p.changes.Unchanged = append(p.changes.Unchanged, art.ID)
			continue
		case ok:
			p.changes.Changed = append(p.changes.Changed, art.ID)
		default:
			p.changes.New = append(p.changes.New, art.ID)
		}
		p.fresh.Articles = append(p.fresh.Articles, art)
	}
	p.left = slices.Sorted(maps.Keys(left))
	return p
}

func (p plan) idle() bool { return len(p.fresh.Articles) == 0 && len(p.moves) == 0 }

// write runs work in a transaction that may write, alone: it takes its turn on the node
// that marks the database. Work may run more than once; what it did before is undone.
func (s *Store) write(ctx context.Context, work func(*writer) error) (graph.Changes, error) {
	var changes graph.Changes
	session := s.session(ctx, neo4j.AccessModeWrite)
	_, err := session.ExecuteWrite(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
		w := &writer{
			reader: reader{ctx, tx, plannedOnce}, recorded: s.now().UTC().Format(time.RFC3339),
			orphans: map[string][]string{},
			events:  map[string]bool{}, entities: map[string]bool{}, sources: map[string]bool{},
		}
		if err := w.exec(takeTurn, nil); err != nil {
			return nil, err
		}
		if err := work(w); err != nil {
			return nil, err
		}
		changes = w.changes
		return nil, nil
	})
	if err = errors.Join(err, session.Close(context.WithoutCancel(ctx))); err != nil {
		return graph.Changes{}, err
	}
	return changes, nil
}

// takeTurn locks the mark of the database and leaves it as it is.
const takeTurn = `MATCH (g:Geokg {id: 'graph'}) SET g.version = g.version`

// writer is one transaction of writing.
type writer struct {
	reader
	recorded string
	changes  graph.Changes
	removed  graph.Sum           // of the claims that go
	gone     []story.Gone        // articles that went
	orphans  map[string][]string // what were copies of them
	fresh    []story.Article     // articles that came and can be compared
	events   map[string]bool     // those whose claims went: they may have none left
	entities map[string]bool     // likewise
	sources  map[string]bool     // those whose articles went or changed
}

// apply removes what is replaced, adds what is new, and drops what nothing rests on any more.
func (w *writer) apply(batch graph.Batch) error {
	known, err := w.known(batch) // again: this may be another try of what went through before
	if err != nil {
		return err
	}
	plan := planOf(batch, known)
	w.changes = plan.changes
	if err := w.removeOrphans(plan); err != nil {
		return err
	}
	for _, id := range plan.changes.Changed {
		if err := w.removeClaims(id); err != nil {
			return err
		}
		if err := w.leaveSource(id); err != nil {
			return err
		}
	}
	if err := w.settleStories(); err != nil {
		return err
	}
	if err := w.add(plan.fresh); err != nil {
		return err
	}
	if err := w.joinStories(); err != nil {
		return err
	}
	if err := w.hold(plan.moves); err != nil {
		return err
	}
	return w.settle(plan.fresh.Deltas())
}
