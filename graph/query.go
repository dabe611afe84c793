package graph

import (
	"fmt"
	"slices"
)

// Dialect is a language that a backend understands.
type Dialect string

// The dialects.
const (
	SQL    Dialect = "sql"    // the tables of graph/sqlite/schema.sql
	Cypher Dialect = "cypher" // the labels and relationships of graph/neo4j
)

// Type is the type of a parameter or a column.
type Type string

// The types, each with the Go type of its values. Any of them may be nil.
const (
	String Type = "string" // string
	Int    Type = "int"    // int64
	Float  Type = "float"  // float64
	Bool   Type = "bool"   // bool
	List   Type = "list"   // []string
)

// Column names and types one column of an answer.
type Column struct {
	Name string
	Type Type
}

// Query is one question, worded for each dialect, with the values it asks about.
//
// A statement names its parameters $name in every dialect. A []string is a list in Cypher
// and a JSON array in SQL: read it with json_each($name). A column of type List is a
// list in Cypher and a JSON array in SQL (json_group_array, in a stated order); one of
// type Bool may be 0 or 1 in SQL.
type Query struct {
	Name    string             // for messages: the template's name
	Text    map[Dialect]string // one statement each, reading only
	Params  map[string]any     // string, int64, float64, bool, []string or nil
	Columns []Column           // what every statement returns, in order
}

// Result is the answer to a query: the same, value for value, whichever backend gave it.
type Result struct {
	Columns  []Column
	Rows     [][]any // string, int64, float64, bool, []string or nil, as the columns say
	Warnings []string
}

// CheckColumns reports how the columns that a statement returned differ from those that
// the query declares.
func (q Query) CheckColumns(names []string) error {
	declared := make([]string, len(q.Columns))
	for i, column := range q.Columns {
		declared[i] = column.Name
	}
	if !slices.Equal(names, declared) {
		return fmt.Errorf("the statement returns %q where %q is declared", names, declared)
	}
	return nil
}
