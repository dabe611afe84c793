package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"geokg/graph"
)

// Run answers a query on a read-only connection.
func (s *Store) Run(ctx context.Context, query graph.Query) (graph.Result, error) {
	result, err := s.run(ctx, query)
	if err != nil {
		return graph.Result{}, s.fail(fmt.Sprintf("query %q on", query.Name), err)
	}
	return result, nil
}

func (s *Store) run(ctx context.Context, query graph.Query) (graph.Result, error) {
	text, ok := query.Text[graph.SQL]
	if !ok {
		return graph.Result{}, graph.ErrDialect
	}
	args, err := bind(query.Params)
	if err != nil {
		return graph.Result{}, err
	}
	rows, err := s.reader.QueryContext(ctx, text, args...)
	if err != nil {
		return graph.Result{}, err
	}
	defer rows.Close()
	names, err := rows.Columns()
	if err != nil {
		return graph.Result{}, err
	}
	if err := query.CheckColumns(names); err != nil {
		return graph.Result{}, err
	}
	result := graph.Result{Columns: query.Columns}
	for rows.Next() {
		row, err := scan(rows, query.Columns)
		if err != nil {
			return graph.Result{}, err
		}
		result.Rows = append(result.Rows, row)
	}
	return result, rows.Err()
}

// bind turns parameters into named arguments; a list becomes a JSON array.
func bind(params map[string]any) ([]any, error) {
	args := make([]any, 0, len(params))
	for name, value := range params {
		if list, ok := value.([]string); ok {
			if list == nil {
				list = []string{}
			}
			text, err := json.Marshal(list)
			if err != nil {
				return nil, fmt.Errorf("parameter %s: %w", name, err)
			}
			value = string(text)
		}
		args = append(args, sql.Named(name, value))
	}
	return args, nil
}

func scan(rows *sql.Rows, columns []graph.Column) ([]any, error) {
	row := make([]any, len(columns))
	targets := make([]any, len(columns))
	for i := range row {
		targets[i] = &row[i]
	}
	if err := rows.Scan(targets...); err != nil {
		return nil, err
	}
	for i, column := range columns {
		value, err := plain(row[i], column.Type)
		if err != nil {
			return nil, fmt.Errorf("column %s: %w", column.Name, err)
		}
		row[i] = value
	}
	return row, nil
}

// plain turns what SQLite returned into the Go value that the column's type asks for.
func plain(value any, as graph.Type) (any, error) {
	switch v := value.(type) {
	case nil:
		return nil, nil
	case string:
		switch as {
		case graph.String:
			return v, nil
		case graph.List:
			list := []string{}
			if err := json.Unmarshal([]byte(v), &list); err != nil {
				return nil, fmt.Errorf("%q is no JSON array of strings: %w", v, err)
			}
			return list, nil
		}
	case int64:
		switch {
		case as == graph.Int:
			return v, nil
		case as == graph.Float:
			return float64(v), nil
		case as == graph.Bool && (v == 0 || v == 1):
			return v == 1, nil
		}
	case float64:
		if as == graph.Float {
			return v, nil
		}
	}
	return nil, fmt.Errorf("%v (%T) is no %s", value, value, as)
}
