package main

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"geokg/graph"
	"geokg/graph/neo4j"
)

func newCypher() *cli.Command {
	return &cli.Command{
		Name:      "cypher",
		Usage:     "run a Cypher statement on a Neo4j server",
		ArgsUsage: "STATEMENT",
		Description: `The statement cannot write unless --write is given. - reads it from standard
input. Values go in as parameters, $NAME, never into the text:

  geokg cypher 'MATCH (p:Person {name: $who})-[r:MET]-(k) RETURN k.name, r.claims' \
    --param who='Vladimir Putin'`,
		Flags: []cli.Flag{
			storeFlag(),
			formatFlag("table, json or csv", "table"),
			&cli.BoolFlag{Name: "write", Usage: "let the statement write; geokg doctor --verify tells what it did to the graph"},
			&cli.StringSliceFlag{Name: "param", Usage: "NAME=VALUE, the value as JSON or else as the words it is; may be given again"},
		},
		Action: runCypher,
	}
}

func runCypher(c *cli.Context) error {
	print, ok := map[string]func(io.Writer, neo4j.Answer) error{
		"table": printCypherTable, "json": printCypherJSON, "csv": printCypherCSV,
	}[c.String("format")]
	if !ok {
		return usagef(c, "unknown format %q, want table, json or csv", c.String("format"))
	}
	statement, err := statementOf(c)
	if err != nil {
		return err
	}
	params, err := cypherParams(c)
	if err != nil {
		return err
	}
	if url := c.String("store"); !isServer(url) {
		if _, err := sqlitePath(c, url); err != nil {
			return err
		}
		return &problem{fmt.Sprintf("store %s is an SQLite file, and Cypher needs a Neo4j server", url), []string{
			"geokg query list shows what can be asked of both",
			"for Cypher, copy it to a server: geokg export --format jsonl | geokg import - --store bolt://localhost:7687",
		}, errors.Join(errUsage, graph.ErrDialect)}
	}
	server, err := connectServer(c)
	if err != nil {
		return err
	}
	defer server.Close()
	answer, err := server.Cypher(c.Context, statement, params, c.Bool("write"))
	if err != nil {
		if errors.Is(err, neo4j.ErrReadAccess) {
			return hint(err, "--write lets it write")
		}
		return err
	}
	if len(answer.Columns) > 0 {
		if err := print(c.App.Writer, answer); err != nil {
			return err
		}
	}
	for _, line := range answer.Warnings {
		fmt.Fprintf(c.App.ErrWriter, "geokg: warning: %s\n", oneLine(line))
	}
	if len(answer.Changes) > 0 {
		fmt.Fprintf(c.App.ErrWriter, "geokg: %s\n", strings.Join(answer.Changes, ", "))
	}
	return nil
}

func statementOf(c *cli.Context) (string, error) {
	if c.NArg() != 1 {
		return "", usagef(c, "want one statement, in quotes; got %d arguments", c.NArg())
	}
	statement := c.Args().First()
	if statement == "-" {
		all, err := io.ReadAll(c.App.Reader)
		if err != nil {
			return "", fmt.Errorf("read the statement: %w", err)
		}
		statement = string(all)
	}
	statement = strings.TrimSuffix(strings.TrimSpace(statement), ";")
	if statement == "" {
		return "", usagef(c, "the statement is empty")
	}
	return statement, nil
}

// cypherParams reads --param NAME=VALUE.
func cypherParams(c *cli.Context) (map[string]any, error) {
	params := map[string]any{}
	for _, given := range c.StringSlice("param") {
		name, value, ok := strings.Cut(given, "=")
		if !ok || name == "" {
			return nil, usagef(c, "--param %s: want NAME=VALUE", given)
		}
		params[name] = paramValue(value)
	}
	return params, nil
}

// paramValue is a value of JSON, or else the words as they are.
func paramValue(written string) any {
	decoder := json.NewDecoder(strings.NewReader(written))
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err != nil || decoder.More() {
		return written
	}
	return whole(value)
}

// whole makes numbers without a fraction integers.
func whole(value any) any {
	switch v := value.(type) {
	case json.Number:
		if n, err := v.Int64(); err == nil {
			return n
		}
		f, _ := v.Float64() // the decoder has checked it
		return f
	case []any:
		for i := range v {
			v[i] = whole(v[i])
		}
	case map[string]any:
		for key := range v {
			v[key] = whole(v[key])
		}
	}
	return value
}

func printCypherTable(out io.Writer, a neo4j.Answer) error {
	g := grid{columns: a.Columns, numeric: make([]bool, len(a.Columns))}
	for _, row := range a.Rows {
		cells, err := cypherCells(row)
		if err != nil {
			return err
		}
		g.rows = append(g.rows, cells)
	}
	if len(g.rows) > 0 {
		for i, value := range a.Rows[0] {
			switch value.(type) {
			case int64, float64:
				g.numeric[i] = true
			}
		}
		if err := g.print(out, screenOf(out)); err != nil {
			return err
		}
		fmt.Fprintln(out)
	}
	rows := fmt.Sprintf("%d rows", len(g.rows))
	if len(g.rows) == 1 {
		rows = "1 row"
	}
	_, err := fmt.Fprintln(out, rows)
	return err
}

// cypherCells are values as people read them: lists of words as in other answers, nodes and
// the like as JSON.
func cypherCells(row []any) ([]string, error) {
	cells := make([]string, len(row))
	for i, value := range row {
		if list, ok := value.([]any); ok {
			value = wordList(list)
		}
		switch value.(type) {
		case []any, map[string]any:
			text, err := plainJSON(value)
			if err != nil {
				return nil, err
			}
			cells[i] = string(text)
		default:
			cells[i] = textOf(value)
		}
	}
	return cells, nil
}

// wordList is a list as []string if it holds nothing but strings.
func wordList(list []any) any {
	words := make([]string, len(list))
	for i, item := range list {
		word, ok := item.(string)
		if !ok {
			return list
		}
		words[i] = word
	}
	return words
}

func printCypherCSV(out io.Writer, a neo4j.Answer) error {
	w := csv.NewWriter(out)
	if err := w.Write(a.Columns); err != nil {
		return err
	}
	for _, row := range a.Rows {
		cells, err := cypherCells(row)
		if err != nil {
			return err
		}
		if err := w.Write(cells); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// printCypherJSON writes a list with one object a row.
func printCypherJSON(out io.Writer, a neo4j.Answer) error {
	columns := make([]graph.Column, len(a.Columns))
	for i, name := range a.Columns {
		columns[i].Name = name
	}
	rows := []json.RawMessage{}
	for _, row := range a.Rows {
		object, err := orderedObject(columns, row)
		if err != nil {
			return err
		}
		rows = append(rows, object)
	}
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	return encoder.Encode(rows)
}
