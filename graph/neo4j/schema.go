package neo4j

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"geokg/graph"
	"geokg/schema"
)

// version is that of the schema, in the node (:Geokg).
const version = 3

//go:embed schema.cypher
var schemaText string

// Schema returns the statements that make all constraints and indexes. Each can be run
// again and then changes nothing.
func Schema() []string {
	var list []string
	for _, statement := range strings.Split(withoutComments(schemaText), ";") {
		if statement = strings.TrimSpace(statement); statement != "" {
			list = append(list, statement)
		}
	}
	for _, relation := range schema.Relations() {
		const text = "CREATE CONSTRAINT geokg_%s_id IF NOT EXISTS FOR ()-[r:%s]-() REQUIRE r.id IS UNIQUE"
		list = append(list, fmt.Sprintf(text, strings.ToLower(string(relation.Name)), relation.Name))
	}
	return list
}

func withoutComments(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, "//") {
			b.WriteString(line)
		}
	}
	return b.String()
}

// prepare checks that the database is geokg's or can become so.
func (s *Store) prepare(ctx context.Context) error {
	found, empty := 0, false
	err := s.read(ctx, func(r *reader) error {
		found, empty = 0, true
		err := r.each(`MATCH (g:Geokg {id: 'graph'}) RETURN g.version`, nil, func(values []any) error {
			n, _ := values[0].(int64)
			found = int(n)
			return nil
		})
		if err != nil || found != 0 {
			return err
		}
		return r.each(`MATCH (n) WHERE NOT n:GeokgTest RETURN 1 LIMIT 1`, nil, func([]any) error {
			empty = false
			return nil
		})
	})
	switch {
	case err != nil:
		return err
	case found > version:
		return fmt.Errorf("%w: the database has schema version %d, this geokg knows up to %d: update geokg",
			graph.ErrForeign, found, version)
	case found == version:
		return nil
	case found != 0 && s.readOnly:
		return fmt.Errorf("%w: the database has schema version %d: any ingest into it brings it to %d", graph.ErrForeign, found, version)
	case found != 0:
		return s.bringForward(ctx, found)
	case !empty:
		return fmt.Errorf("%w: the database holds another graph: name an empty one", graph.ErrForeign)
	case s.readOnly:
		return fmt.Errorf("%w: the database holds no graph yet: ingest an article first", graph.ErrForeign)
	}
	return s.makeSchema(ctx)
}

// ApplySchema makes what the database lacks of the schema and returns the names of that. The
// error wraps graph.ErrForeign if the database is somebody else's.
func (s *Store) ApplySchema(ctx context.Context) ([]string, error) {
	missing, err := s.MissingSchema(ctx)
	if err != nil {
		return nil, err
	}
	if err := s.prepare(ctx); err != nil {
		return nil, s.fail(ctx, "apply the schema to", err)
	}
	names := make([]string, len(missing))
	for i, statement := range missing {
		names[i] = nameOf(statement)
	}
	if len(names) == 0 {
		return nil, nil
	}
	return names, s.fail(ctx, "apply the schema to", s.makeSchema(ctx))
}

// bringForward makes what the schema has since an earlier version: 1 knew no stories, 2 did
// not mark claims without a date.
func (s *Store) bringForward(ctx context.Context, from int) error {
	if err := s.makeSchema(ctx); err != nil {
		return err
	}
	if from == 1 {
		if err := s.tellStories(ctx); err != nil {
			return err
		}
	}
	if err := s.markUndated(ctx); err != nil {
		return err
	}
	_, err := s.write(ctx, func(w *writer) error {
		return w.exec(`MATCH (g:Geokg {id: 'graph'}) SET g.version = $version`, row{"version": version})
	})
	return err
}

func (s *Store) tellStories(ctx context.Context) error {
	for after := ""; ; {
		last := ""
		_, err := s.write(ctx, func(w *writer) (err error) {
			last, err = w.fillStories(after)
			return err
		})
		if err != nil || last == "" {
			return err
		}
		after = last
	}
}

// markUndated marks claims without a date, so many at a time that a transaction holds them.
func (s *Store) markUndated(ctx context.Context) error {
	const mark = `MATCH (c:Claim) WHERE c.publishedDay IS NULL AND c.undated IS NULL
		WITH c LIMIT 20000 SET c.undated = true RETURN c.id`
	for {
		var marked []string
		_, err := s.write(ctx, func(w *writer) (err error) {
			marked, err = w.strings(mark, nil)
			return err
		})
		if err != nil || len(marked) == 0 {
			return err
		}
	}
}

// makeSchema makes constraints and indexes in one transaction and then marks the database,
// so that a marked database has them all.
func (s *Store) makeSchema(ctx context.Context) error {
	session := s.session(ctx, neo4j.AccessModeWrite)
	mark := fmt.Sprintf(`MERGE (g:Geokg {id: 'graph'}) ON CREATE SET g.version = %d`, version)
	var err error
	for _, step := range []func(*reader) error{dropOrphans, execAll(Schema()...), execAll(`CALL db.awaitIndexes(60)`), execAll(mark)} {
		_, err = session.ExecuteWrite(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
			return nil, step(&reader{ctx: ctx, tx: tx})
		})
		if err != nil {
			break
		}
	}
	return errors.Join(err, session.Close(context.WithoutCancel(ctx)))
}

func execAll(statements ...string) func(*reader) error {
	return func(r *reader) error {
		for _, statement := range statements {
			if err := r.exec(statement, nil); err != nil {
				return fmt.Errorf("%s: %w", statement, err)
			}
		}
		return nil
	}
}

// dropOrphans drops the indexes that constraints of the schema left when the server was
// killed while it made them: it makes the index first, and then refuses to make it again.
func dropOrphans(r *reader) error {
	names, err := r.strings(`SHOW INDEXES YIELD name, owningConstraint WHERE owningConstraint IS NULL RETURN name`, nil)
	if err != nil {
		return err
	}
	for _, statement := range Schema() {
		if name := nameOf(statement); isConstraint(statement) && slices.Contains(names, name) {
			if err := r.exec("DROP INDEX "+name, nil); err != nil {
				return fmt.Errorf("drop the index of a constraint that was never made: %w", err)
			}
		}
	}
	return nil
}
