package graphtest

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"geokg/graph"
)

// Scripts are the scripts that every backend must satisfy.
//
//go:embed testdata/*.test
var Scripts embed.FS

// Ask asks a template with its parameters as a person would type them.
type Ask func(ctx context.Context, reader graph.Reader, template string, params map[string]string) (graph.Result, error)

// RunScripts runs every .test file of files as a test of its own, each on a new store.
func RunScripts(t *testing.T, open func(testing.TB) graph.Store, files fs.FS, ask Ask) {
	t.Helper()
	err := fs.WalkDir(files, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".test") {
			return err
		}
		text, err := fs.ReadFile(files, path)
		if err != nil {
			return err
		}
		t.Run(strings.TrimSuffix(entry.Name(), ".test"), func(t *testing.T) {
			RunScript(t, open(t), path, string(text), ask)
		})
		return nil
	})
	require.NoError(t, err)
}

// RunScript runs the text of one script, called name in messages.
func RunScript(t *testing.T, store graph.Store, name, text string, ask Ask) {
	t.Helper()
	statements, err := parse(text)
	require.NoError(t, err, name)
	r := runner{ctx: t.Context(), store: store, ask: ask, notes: newNotebook()}
	for len(statements) > 0 {
		s := statements[0]
		statements = statements[1:]
		var expected []statement
		if s.verb == "run" {
			n := slices.IndexFunc(statements, func(s statement) bool { return !isExpectation(s.verb) })
			if n < 0 {
				n = len(statements)
			}
			expected, statements = statements[:n], statements[n:]
		}
		require.NoError(t, r.do(s, expected), "%s:%d: %s %s", name, s.line, s.verb, strings.Join(s.args, " "))
	}
	require.NoError(t, r.write(), name)
}

func isExpectation(verb string) bool {
	return slices.Contains([]string{"columns", "row", "none", "warning", "error"}, verb)
}

type runner struct {
	ctx   context.Context
	store graph.Store
	ask   Ask
	notes *notebook
}

func (r *runner) do(s statement, expected []statement) error {
	switch s.verb {
	case "run":
		if err := r.write(); err != nil {
			return err
		}
		return r.run(s, expected)
	case "delete":
		if err := r.write(); err != nil {
			return err
		}
		if len(s.args) != 1 {
			return fmt.Errorf("want delete ARTICLE")
		}
		if _, err := r.store.Delete(r.ctx, s.args[0]); err != nil {
			return err
		}
		return r.verify()
	default:
		return r.notes.take(s)
	}
}

// write stores what the script has said since the last time.
func (r *runner) write() error {
	articles := r.notes.flush()
	if len(articles) == 0 {
		return nil
	}
	batch, err := graph.NewBatch(articles)
	if err != nil {
		return err
	}
	if _, err := r.store.Apply(r.ctx, batch); err != nil {
		return err
	}
	return r.verify()
}

func (r *runner) verify() error {
	faults, err := r.store.Verify(r.ctx)
	if err == nil && len(faults) > 0 {
		err = fmt.Errorf("the store is not what its claims say:\n%s", strings.Join(faults, "\n"))
	}
	return err
}

func (r *runner) run(s statement, expected []statement) error {
	if len(s.args) != 1 {
		return fmt.Errorf("want run TEMPLATE [PARAM=VALUE...]")
	}
	result, err := r.ask(r.ctx, r.store, s.args[0], s.named)
	want, refused := expectations(expected)
	switch {
	case refused != "" && err == nil:
		return fmt.Errorf("want an error that says %q, got %d rows", refused, len(result.Rows))
	case refused != "":
		if !strings.Contains(err.Error(), refused) {
			return fmt.Errorf("want an error that says %q, got: %w", refused, err)
		}
		return nil
	case err != nil:
		return err
	}
	return want.compare(result)
}

// answer is what a script expects of a result.
type answer struct {
	columns  []string
	rows     [][]string
	warnings []string
	checked  bool // rows or none were given
}

func expectations(list []statement) (want answer, refused string) {
	for _, s := range list {
		switch s.verb {
		case "columns":
			want.columns = s.args
		case "row":
			want.rows = append(want.rows, s.args)
			want.checked = true
		case "none":
			want.checked = true
		case "warning":
			want.warnings = append(want.warnings, strings.Join(s.args, " "))
		case "error":
			refused = strings.Join(s.args, " ")
		}
	}
	return want, refused
}

func (want answer) compare(result graph.Result) error {
	for _, words := range want.warnings {
		if !slices.ContainsFunc(result.Warnings, func(w string) bool { return strings.Contains(w, words) }) {
			return fmt.Errorf("want a warning that says %q, got %q", words, result.Warnings)
		}
	}
	if !want.checked {
		return fmt.Errorf("the script does not say which rows must come: row, none or error")
	}
	picked, err := pick(result, want.columns)
	if err != nil {
		return err
	}
	got := make([][]string, len(result.Rows))
	for i, row := range result.Rows {
		for _, column := range picked {
			got[i] = append(got[i], Word(row[column]))
		}
	}
	if !slices.EqualFunc(want.rows, got, sameRow) {
		return fmt.Errorf("want rows\n%sgot rows\n%s", table(want.rows), table(got))
	}
	return nil
}

// pick returns the indexes of the columns to compare.
func pick(result graph.Result, names []string) ([]int, error) {
	var all []string
	for _, column := range result.Columns {
		all = append(all, column.Name)
	}
	if names == nil {
		names = all
	}
	var picked []int
	for _, name := range names {
		i := slices.Index(all, name)
		if i < 0 {
			return nil, fmt.Errorf("no column %q among %q", name, all)
		}
		picked = append(picked, i)
	}
	return picked, nil
}

func sameRow(want, got []string) bool {
	return slices.EqualFunc(want, got, func(w, g string) bool { return w == "*" || w == g })
}

func table(rows [][]string) string {
	var b strings.Builder
	for _, row := range rows {
		b.WriteString("row")
		for _, value := range row {
			if value == "" || strings.ContainsAny(value, " \t\n\"#") && !strings.HasPrefix(value, "[") {
				value = strconv.Quote(value)
			}
			b.WriteString(" " + value)
		}
		b.WriteString("\n")
	}
	return b.String()
}

// Word writes a value of a result as scripts do.
func Word(value any) string {
	switch v := value.(type) {
	case nil:
		return "-"
	case []string:
		return "[" + strings.Join(v, ",") + "]"
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64)
	default:
		return fmt.Sprint(v)
	}
}
