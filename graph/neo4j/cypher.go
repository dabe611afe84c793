package neo4j

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Answer is what a statement of the user's own returns.
type Answer struct {
	Columns  []string
	Rows     [][]any  // nil, bool, int64, float64, string, and []any and map[string]any of these
	Changes  []string // what it changed, such as "3 nodes created"
	Warnings []string // of the server about the statement
}

// Cypher runs one statement, in a transaction that the server keeps from writing unless
// write is set. It is not tried again when it fails.
func (s *Store) Cypher(ctx context.Context, text string, params map[string]any, write bool) (Answer, error) {
	mode := neo4j.AccessModeRead
	if write {
		mode = neo4j.AccessModeWrite
	}
	session := s.session(ctx, mode)
	answer, err := runAsItIs(ctx, session, text, params)
	err = errors.Join(err, session.Close(context.WithoutCancel(ctx)))
	return answer, s.fail(ctx, "run a statement on", err)
}

func runAsItIs(ctx context.Context, session neo4j.SessionWithContext, text string, params map[string]any) (Answer, error) {
	result, err := session.Run(ctx, text, params)
	if err != nil {
		return Answer{}, err
	}
	var answer Answer
	if answer.Columns, err = result.Keys(); err != nil {
		return Answer{}, err
	}
	for result.Next(ctx) {
		row := make([]any, len(answer.Columns))
		for i, value := range result.Record().Values {
			row[i] = simple(value)
		}
		answer.Rows = append(answer.Rows, row)
	}
	summary, err := result.Consume(ctx)
	if err != nil {
		return Answer{}, err
	}
	answer.Changes = changesOf(summary.Counters())
	for _, notification := range summary.Notifications() {
		answer.Warnings = append(answer.Warnings, notification.Title()+": "+notification.Description())
	}
	return answer, nil
}

func changesOf(c neo4j.Counters) []string {
	var changes []string
	for _, counter := range []struct {
		n    int
		what string
	}{
		{c.NodesCreated(), "nodes created"},
		{c.NodesDeleted(), "nodes deleted"},
		{c.RelationshipsCreated(), "relationships created"},
		{c.RelationshipsDeleted(), "relationships deleted"},
		{c.PropertiesSet(), "properties set"},
		{c.LabelsAdded(), "labels added"},
		{c.LabelsRemoved(), "labels removed"},
		{c.IndexesAdded(), "indexes added"},
		{c.IndexesRemoved(), "indexes removed"},
		{c.ConstraintsAdded(), "constraints added"},
		{c.ConstraintsRemoved(), "constraints removed"},
	} {
		if counter.n > 0 {
			changes = append(changes, fmt.Sprintf("%d %s", counter.n, counter.what))
		}
	}
	return changes
}

// simple turns a value of the driver into what JSON knows too: a node is its labels and
// properties, a relationship its type and properties, a path both in turn.
func simple(value any) any {
	switch v := value.(type) {
	case nil, bool, int64, float64, string:
		return v
	case []byte:
		return base64.StdEncoding.EncodeToString(v)
	case []any:
		list := make([]any, len(v))
		for i, item := range v {
			list[i] = simple(item)
		}
		return list
	case map[string]any:
		object := make(map[string]any, len(v))
		for key, item := range v {
			object[key] = simple(item)
		}
		return object
	case neo4j.Node:
		return map[string]any{"labels": v.Labels, "properties": simple(v.Props)}
	case neo4j.Relationship:
		return map[string]any{"type": v.Type, "properties": simple(v.Props)}
	case neo4j.Path:
		var steps []any
		for i, node := range v.Nodes {
			steps = append(steps, simple(node))
			if i < len(v.Relationships) {
				steps = append(steps, simple(v.Relationships[i]))
			}
		}
		return steps
	case time.Time:
		return v.Format(time.RFC3339Nano)
	}
	return fmt.Sprint(value) // dates, times, durations and points say it themselves
}
