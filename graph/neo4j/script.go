package neo4j

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"geokg/graph"
)

// scriptRows is how many nodes or relationships one statement of a script makes.
const scriptRows = 500

// WriteScript writes what a filter selects as Cypher statements that make the same graph in
// an empty database: for cypher-shell, or for Browser where it is small. recorded is when
// the versions of the articles count as accepted.
func WriteScript(ctx context.Context, w io.Writer, source graph.Source, filter graph.Filter, recorded time.Time) error {
	out := bufio.NewWriter(w)
	for _, statement := range append(Schema(), "CALL db.awaitIndexes(60)", markStatement()) {
		_, _ = out.WriteString(statement + ";\n") // Flush tells
	}
	var pending []line
	flush := func() error {
		err := writeStatements(out, pending)
		pending = nil
		return err
	}
	err := lines(ctx, source, filter, recorded, func(rows []line) error {
		if pending = append(pending, rows...); len(pending) < scriptRows {
			return nil
		}
		return flush()
	})
	if err == nil {
		err = flush()
	}
	if err != nil {
		return fmt.Errorf("write cypher: %w", err)
	}
	return out.Flush()
}

// writeStatements makes one statement of the rows of each table and kind, nodes first.
func writeStatements(w *bufio.Writer, rows []line) error {
	slices.SortStableFunc(rows, func(a, b line) int {
		return cmp.Or(cmp.Compare(slices.Index(tables, a.table), slices.Index(tables, b.table)), cmp.Compare(a.kind, b.kind))
	})
	for len(rows) > 0 {
		n := 1
		for n < len(rows) && n < scriptRows && rows[n].table == rows[0].table && rows[n].kind == rows[0].kind {
			n++
		}
		_, _ = w.WriteString("UNWIND [")
		for i, l := range rows[:n] {
			if err := l.check(); err != nil {
				return err
			}
			if i > 0 {
				_, _ = w.WriteString(",")
			}
			_, _ = w.WriteString("\n" + l.literal())
		}
		_, _ = w.WriteString("\n] AS row\n" + rows[0].making() + ";\n")
		rows = rows[n:]
	}
	return nil
}

// making is what is done to each row.
func (l line) making() string {
	if t := l.table; t.label == "" {
		return fmt.Sprintf("MATCH (a:%s {%s: row.from}) MATCH (b:%s {%s: row.to}) CREATE (a)-[r:%s]->(b) SET r = row.values",
			t.from.label, t.from.key, t.to.label, t.to.key, l.kind)
	}
	labels := l.table.label
	if l.kind != "" {
		labels += ":" + l.kind
	}
	return "CREATE (n:" + labels + ") SET n = row"
}

func (l line) literal() string {
	var parts []string
	for _, c := range l.table.columns {
		if value := l.values[c.name]; value != nil {
			parts = append(parts, "`"+c.name+"`: "+literal(value))
		}
	}
	values := "{" + strings.Join(parts, ", ") + "}"
	if l.table.label != "" {
		return values
	}
	return "{from: " + literal(l.from) + ", to: " + literal(l.to) + ", values: " + values + "}"
}

// literal writes a value in Cypher.
func literal(value any) string {
	switch v := value.(type) {
	case string:
		return stringLiteral(v)
	case []string:
		words := make([]string, len(v))
		for i, word := range v {
			words[i] = stringLiteral(word)
		}
		return "[" + strings.Join(words, ", ") + "]"
	case float64:
		text := strconv.FormatFloat(v, 'f', -1, 64)
		if !strings.Contains(text, ".") {
			text += ".0"
		}
		return text
	}
	return fmt.Sprint(value)
}

// stringLiteral escapes quotes, backslashes and what a terminal or an editor may change.
func stringLiteral(s string) string {
	var b strings.Builder
	b.WriteByte('\'')
	for _, r := range s {
		switch {
		case r == '\'' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\t':
			b.WriteString(`\t`)
		case r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 || r >= 0x2000 && r <= 0x200f || r >= 0x2028 && r <= 0x202f || r == 0xfeff:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('\'')
	return b.String()
}
