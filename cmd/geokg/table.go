package main

import (
	"bufio"
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/jedib0t/go-pretty/v6/text"
)

// grid is a table to be read by people.
type grid struct {
	columns []string
	numeric []bool // by column, aligned right; may be short
	rows    [][]string
}

const (
	columnGap       = "  "
	noteIndent      = "    "
	readableColumn  = 30 // at least so much is left to a column of prose
	narrowColumn    = 8  // at least so much is left to any column
	longestUnbroken = 28 // longer words may be broken
	fewestBeside    = 3  // with fewer columns side by side it is no table
	longColumn      = 30 // a column whose cells are mostly wider than this goes below its row where room is scarce
)

// print writes g so that no line is wider than the screen. Columns that do not fit side by
// side shrink and wrap; where that would make them too narrow to read, long ones and the
// last ones go below their row; on the narrowest screens every row becomes a list of
// "column: value".
func (g grid) print(w io.Writer, s screen) error {
	g.clean()
	out := bufio.NewWriter(w)
	all := make([]int, len(g.columns))
	for i := range all {
		all[i] = i
	}
	if widths, ok := g.fit(all, s.width, readableColumn); ok {
		g.printTable(out, s, layout{beside: all, widths: widths})
	} else if l, ok := g.layOut(all, s.width); ok {
		g.printTable(out, s, l)
	} else {
		g.printRecords(out, s)
	}
	return out.Flush()
}

// layout says where columns stand, by their index.
type layout struct {
	beside, widths []int // side by side
	long           []int // below the row, each by itself
	rest           []int // below the row, all together
}

// layOut puts long columns below their row, and as many of the last ones as it takes for
// the others to fit.
func (g grid) layOut(columns []int, width int) (layout, bool) {
	var l layout
	l.beside, l.long = g.partLong(columns)
	for ; len(l.beside) >= fewestBeside; l.beside = l.beside[:len(l.beside)-1] {
		var ok bool
		if l.widths, ok = g.fit(l.beside, width, narrowColumn); ok {
			l.rest = slices.DeleteFunc(slices.Clone(columns), func(c int) bool {
				return slices.Contains(l.beside, c) || slices.Contains(l.long, c)
			})
			return l, true
		}
	}
	return l, false
}

// partLong parts the columns that may go below their row from the others.
func (g grid) partLong(columns []int) (beside, below []int) {
	for _, c := range columns {
		if g.usualWidth(c) > longColumn {
			below = append(below, c)
		} else {
			beside = append(beside, c)
		}
	}
	return beside, below
}

// usualWidth is the mean width of the cells of a column that are not empty.
func (g grid) usualWidth(column int) int {
	total, cells := 0, 0
	for _, row := range g.rows {
		if row[column] != "" {
			total += text.StringWidth(row[column])
			cells++
		}
	}
	return total / max(cells, 1)
}

// fit is the widths at which columns fit into a line, none squeezed below least.
func (g grid) fit(columns []int, width, least int) ([]int, bool) {
	floors := make([]int, len(columns))
	for i, c := range columns {
		floors[i] = max(least, min(g.longestWord(c), longestUnbroken))
	}
	return fitColumns(g.naturalWidths(columns), floors, width-len(columnGap)*(len(columns)-1))
}

// longestWord is the width of the longest word in a column, its name included.
func (g grid) longestWord(column int) int {
	longest := text.StringWidth(g.columns[column])
	for _, row := range g.rows {
		for word := range strings.FieldsSeq(row[column]) {
			longest = max(longest, text.StringWidth(word))
		}
	}
	return longest
}

func (g grid) printTable(w *bufio.Writer, s screen, l layout) {
	head := make([]string, len(l.beside))
	rule := make([]string, len(l.beside))
	for i, c := range l.beside {
		head[i] = g.columns[c]
		rule[i] = strings.Repeat("─", l.widths[i])
	}
	g.printRow(w, l, head, s.bold)
	g.printRow(w, l, rule, s.faint)
	for _, row := range g.rows {
		beside := make([]string, len(l.beside))
		for i, c := range l.beside {
			beside[i] = row[c]
		}
		g.printRow(w, l, beside, nil)
		for _, c := range l.long {
			if len(l.long)+len(l.rest) > 1 && row[c] != "" && !strings.HasPrefix(row[c], "“") {
				printNote(w, s, g.columns[c]+": "+row[c])
			} else {
				printNote(w, s, row[c])
			}
		}
		printNote(w, s, g.together(l.rest, row))
	}
}

// together is some columns of a row in one line.
func (g grid) together(columns []int, row []string) string {
	var parts []string
	for _, c := range columns {
		if row[c] != "" {
			parts = append(parts, g.columns[c]+": "+row[c])
		}
	}
	return strings.Join(parts, "; ")
}

// printRow writes cells side by side, each wrapped in its column.
func (g grid) printRow(w *bufio.Writer, l layout, cells []string, style func(string) string) {
	wrapped := make([][]string, len(cells))
	height := 1
	for i, cell := range cells {
		wrapped[i] = wrap(cell, l.widths[i])
		height = max(height, len(wrapped[i]))
	}
	for k := range height {
		var line strings.Builder
		for i, lines := range wrapped {
			if i > 0 {
				line.WriteString(columnGap)
			}
			part := ""
			if k < len(lines) {
				part = lines[k]
			}
			padding := strings.Repeat(" ", max(0, l.widths[i]-text.StringWidth(part)))
			if c := l.beside[i]; c < len(g.numeric) && g.numeric[c] {
				line.WriteString(padding + part)
			} else {
				line.WriteString(part + padding)
			}
		}
		writeLine(w, line.String(), style)
	}
}

// printNote writes what stands below a row; nothing if it is empty.
func printNote(w *bufio.Writer, s screen, note string) {
	if note == "" {
		return
	}
	for _, line := range wrap(note, max(s.width-len(noteIndent), narrowColumn)) {
		writeLine(w, noteIndent+line, s.faint)
	}
}

// printRecords writes one block a row, for screens that are too narrow for a table.
func (g grid) printRecords(w *bufio.Writer, s screen) {
	for i, row := range g.rows {
		if i > 0 {
			writeLine(w, "", nil)
		}
		for j, cell := range row {
			if cell == "" {
				continue
			}
			for k, line := range wrap(g.columns[j]+": "+cell, max(s.width-2, narrowColumn)) {
				if k > 0 {
					line = "  " + line
				}
				writeLine(w, line, nil)
			}
		}
	}
}

func writeLine(w *bufio.Writer, line string, style func(string) string) {
	line = strings.TrimRight(line, " ")
	if style != nil && line != "" {
		line = style(line)
	}
	_, _ = w.WriteString(line + "\n") // Flush returns the error
}

// wrap breaks s into lines of at most width columns, between words where it can.
func wrap(s string, width int) []string {
	if text.StringWidth(s) <= width {
		return []string{s}
	}
	lines := strings.Split(text.WrapSoft(s, width), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimSpace(line)
	}
	return slices.DeleteFunc(lines, func(line string) bool { return line == "" })
}

// clean makes every cell one line that cannot disturb a terminal.
func (g grid) clean() {
	for _, row := range g.rows {
		for i, cell := range row {
			row[i] = printable(cell)
		}
	}
}

// printable is s without what moves a cursor or turns the direction of writing; white
// space becomes single spaces.
func printable(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// withoutEmpty drops the columns in which no row has a value.
func (g grid) withoutEmpty() grid {
	out := grid{rows: make([][]string, len(g.rows))}
	for i, column := range g.columns {
		if !slices.ContainsFunc(g.rows, func(row []string) bool { return row[i] != "" }) {
			continue
		}
		out.columns = append(out.columns, column)
		out.numeric = append(out.numeric, i < len(g.numeric) && g.numeric[i])
		for j, row := range g.rows {
			out.rows[j] = append(out.rows[j], row[i])
		}
	}
	return out
}

func (g grid) naturalWidths(columns []int) []int {
	widths := make([]int, len(columns))
	for i, c := range columns {
		widths[i] = text.StringWidth(g.columns[c])
		for _, row := range g.rows {
			widths[i] = max(widths[i], text.StringWidth(row[c]))
		}
	}
	return widths
}

// fitColumns lowers the widest columns, evenly, until all fit into room. It reports
// whether they do without a column squeezed below its floor.
func fitColumns(widths, floors []int, room int) ([]int, bool) {
	if sum(widths) <= room {
		return widths, true
	}
	fitted := make([]int, len(widths))
	for limit := slices.Max(widths) - 1; limit > 0; limit-- {
		for i, width := range widths {
			fitted[i] = min(width, max(limit, floors[i]))
		}
		if spare := room - sum(fitted); spare >= 0 {
			for i := range fitted {
				if spare > 0 && fitted[i] < widths[i] {
					fitted[i]++
					spare--
				}
			}
			return fitted, true
		}
	}
	return nil, false
}

func sum(widths []int) int {
	total := 0
	for _, width := range widths {
		total += width
	}
	return total
}
