package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"geokg/graph"
	"geokg/graph/export"
)

// answerPrinter is the way to print that --format names.
func answerPrinter(c *cli.Context) (func(*cli.Context, answer) error, error) {
	switch format := c.String("format"); format {
	case "table":
		return printAnswerTable, nil
	case "json":
		return printAnswerJSON, nil
	case "csv":
		return printAnswerCSV, nil
	case "cypher":
		return printCypher, nil
	default:
		return nil, usagef(c, "unknown format %q, want table, json, csv or cypher", format)
	}
}

func printAnswerTable(c *cli.Context, a answer) error {
	g := a.grid(c.Bool("ids"))
	out := c.App.Writer
	if len(g.rows) > 0 {
		if err := g.withoutEmpty().print(out, screenOf(out)); err != nil {
			return err
		}
		fmt.Fprintln(out)
	}
	for _, warning := range a.result.Warnings {
		fmt.Fprintf(c.App.ErrWriter, "geokg: warning: %s\n", oneLine(warning))
	}
	_, err := fmt.Fprintln(out, a.footer())
	return err
}

// grid is the answer as a table for people, with or without the columns that hold ids.
func (a answer) grid(ids bool) grid {
	g := grid{rows: make([][]string, len(a.result.Rows))}
	for i, column := range a.template.Columns {
		if strings.HasPrefix(column.Doc, "id of ") && !ids {
			continue
		}
		g.columns = append(g.columns, strings.ReplaceAll(column.Name, "_", " "))
		g.numeric = append(g.numeric, column.Type == graph.Int || column.Type == graph.Float)
		for j, row := range a.result.Rows {
			g.rows[j] = append(g.rows[j], textOf(row[i]))
		}
	}
	return g
}

// footer says how many rows there are and how new they can be at most.
func (a answer) footer() string {
	n := len(a.result.Rows)
	rows := fmt.Sprintf("%d rows", n)
	switch n {
	case 0:
		rows = "no rows"
	case 1:
		rows = "1 row"
	}
	if a.question.Params["limit"] == int64(n) {
		rows = "the first " + rows + "; --limit shows more"
	}
	return rows + "; " + a.freshness()
}

func (a answer) freshness() string {
	if a.newest == "" {
		return "no article in the store is dated"
	}
	return "newest article: " + a.newest
}

// printAnswerJSON writes one object, its rows with their columns in order.
func printAnswerJSON(c *cli.Context, a answer) error {
	rows := []json.RawMessage{}
	for _, row := range a.result.Rows {
		object, err := orderedObject(a.result.Columns, row)
		if err != nil {
			return err
		}
		rows = append(rows, object)
	}
	out := json.NewEncoder(c.App.Writer)
	out.SetEscapeHTML(false)
	out.SetIndent("", " ")
	return out.Encode(struct {
		Query    string            `json:"query"`
		Params   map[string]any    `json:"params"`
		Newest   string            `json:"newest_article"`
		Warnings []string          `json:"warnings,omitempty"`
		Rows     []json.RawMessage `json:"rows"`
	}{a.template.Name, a.question.Params, a.newest, a.result.Warnings, rows})
}

func orderedObject(columns []graph.Column, row []any) (json.RawMessage, error) {
	var b bytes.Buffer
	for i, column := range columns {
		b.WriteByte("{,"[min(i, 1)])
		for j, value := range []any{column.Name, row[i]} {
			part, err := plainJSON(value)
			if err != nil {
				return nil, fmt.Errorf("column %s: %w", column.Name, err)
			}
			if j > 0 {
				b.WriteByte(':')
			}
			b.Write(part)
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// plainJSON is a value on one line, with <, > and & as they are.
func plainJSON(value any) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(value)
	return bytes.TrimSpace(b.Bytes()), err
}

// printAnswerCSV writes the rows alone; what else there is to say goes to standard error.
func printAnswerCSV(c *cli.Context, a answer) error {
	out := csv.NewWriter(c.App.Writer)
	header := make([]string, len(a.result.Columns))
	for i, column := range a.result.Columns {
		header[i] = column.Name
	}
	if err := out.Write(header); err != nil {
		return err
	}
	for _, row := range a.result.Rows {
		record := make([]string, len(row))
		for i, value := range row {
			if record[i] = textOf(value); a.result.Columns[i].Type == graph.String || a.result.Columns[i].Type == graph.List {
				record[i] = export.Cell(record[i])
			}
		}
		if err := out.Write(record); err != nil {
			return err
		}
	}
	out.Flush()
	fmt.Fprintf(c.App.ErrWriter, "geokg: %s\n", a.freshness())
	return out.Error()
}

// printCypher writes the question for Neo4j Browser: the parameters, which are run first, in
// a frame of their own, then the statement; or, inlined, a statement that holds them.
func printCypher(c *cli.Context, a answer) error {
	statement, ok := a.question.Text[graph.Cypher]
	if !ok {
		return fmt.Errorf("template %s: %w", a.template.Name, graph.ErrDialect)
	}
	params := ""
	var err error
	if c.Bool("inline") {
		statement, err = a.template.Inline(a.question)
	} else if params, err = a.template.BrowserParams(a.question); params != "" {
		params = "// Run these lines first, by themselves.\n" + params + "\n"
	}
	if err != nil {
		return fmt.Errorf("template %s: %w", a.template.Name, err)
	}
	return writeString(c.App.Writer, params+"// "+a.template.Summary+"\n"+statement+"\n")
}

func writeString(w io.Writer, s string) error {
	_, err := io.WriteString(w, s)
	return err
}

// textOf is a value of a result for people.
func textOf(value any) string {
	switch v := value.(type) {
	case nil:
		return ""
	case string:
		return v
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		if small := math.Abs(v) < 0.1; small {
			return strconv.FormatFloat(v, 'g', 4, 64)
		}
		return strconv.FormatFloat(math.Round(v*1e4)/1e4, 'f', -1, 64)
	case bool:
		if v {
			return "yes"
		}
		return "no"
	case []string:
		return strings.Join(v, ", ")
	}
	return fmt.Sprint(value)
}
