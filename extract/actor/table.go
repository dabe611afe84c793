package actor

import (
	"fmt"
	"io/fs"
	"strings"
)

// row is one line of a table, with the columns by name.
type row struct {
	file    string
	line    int
	columns []string
	cells   []string
}

// cell returns the text of a column, "" if the table does not have it.
func (r *row) cell(column string) string {
	for i, c := range r.columns {
		if c == column && i < len(r.cells) {
			return r.cells[i]
		}
	}
	return ""
}

// list returns the values of a cell that holds several, divided by "|".
func (r *row) list(column string) []string {
	cell := r.cell(column)
	if cell == "" {
		return nil
	}
	values := strings.Split(cell, "|")
	kept := values[:0]
	for _, v := range values {
		if v = strings.TrimSpace(v); v != "" {
			kept = append(kept, v)
		}
	}
	return kept
}

// errorf is an error that names the file and line of the row.
func (r *row) errorf(format string, args ...any) error {
	return fmt.Errorf("%s:%d: %w", r.file, r.line, fmt.Errorf(format, args...))
}

// eachRow calls do for every row of the table name in fsys. The first line that is no
// comment ("# ...") names the columns; empty lines do not count.
func eachRow(fsys fs.FS, name string, do func(*row) error) error {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return fmt.Errorf("read table: %w", err)
	}
	r := row{file: name}
	for text := string(data); text != ""; {
		var line string
		line, text, _ = strings.Cut(text, "\n")
		r.line++
		line = strings.TrimSuffix(line, "\r")
		if line == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, "\t")
		if r.columns == nil {
			r.columns = cells
			continue
		}
		if len(cells) > len(r.columns) {
			return r.errorf("%d cells, but the table has %d columns", len(cells), len(r.columns))
		}
		r.cells = cells
		if err := do(&r); err != nil {
			return err
		}
	}
	return nil
}
