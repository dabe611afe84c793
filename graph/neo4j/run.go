package neo4j

import (
	"context"
	"fmt"

	"geokg/graph"
)

// Run answers a query in a transaction that cannot write.
func (s *Store) Run(ctx context.Context, query graph.Query) (graph.Result, error) {
	text, ok := query.Text[graph.Cypher]
	if !ok {
		return graph.Result{}, s.fail(ctx, fmt.Sprintf("query %q on", query.Name), graph.ErrDialect)
	}
	var result graph.Result
	err := s.read(ctx, func(r *reader) error {
		result = graph.Result{Columns: query.Columns}
		answer, err := r.tx.Run(ctx, text, query.Params)
		if err != nil {
			return err
		}
		names, err := answer.Keys()
		if err != nil {
			return err
		}
		if err := query.CheckColumns(names); err != nil {
			return err
		}
		for answer.Next(ctx) {
			row, err := plainRow(answer.Record().Values, query.Columns)
			if err != nil {
				return err
			}
			result.Rows = append(result.Rows, row)
		}
		return answer.Err()
	})
	if err != nil {
		return graph.Result{}, s.fail(ctx, fmt.Sprintf("query %q on", query.Name), err)
	}
	return result, nil
}

func plainRow(values []any, columns []graph.Column) ([]any, error) {
	row := make([]any, len(columns))
	for i, column := range columns {
		value, err := plain(values[i], column.Type)
		if err != nil {
			return nil, fmt.Errorf("column %s: %w", column.Name, err)
		}
		row[i] = value
	}
	return row, nil
}

// plain turns what the driver returned into the Go value that the column's type asks for.
func plain(value any, as graph.Type) (any, error) {
	switch v := value.(type) {
	case nil:
		return nil, nil
	case string:
		if as == graph.String {
			return v, nil
		}
	case bool:
		if as == graph.Bool {
			return v, nil
		}
	case int64:
		switch as {
		case graph.Int:
			return v, nil
		case graph.Float:
			return float64(v), nil
		}
	case float64:
		if as == graph.Float {
			return v, nil
		}
	case []any:
		if as == graph.List {
			return words(v)
		}
	}
	return nil, fmt.Errorf("%v (%T) is no %s", value, value, as)
}

func words(values []any) ([]string, error) {
	list := make([]string, len(values))
	for i, value := range values {
		word, ok := value.(string)
		if !ok {
			return nil, fmt.Errorf("%v (%T) is no string", value, value)
		}
		list[i] = word
	}
	return list, nil
}
