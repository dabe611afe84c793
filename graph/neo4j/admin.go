package neo4j

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"geokg/graph"
)

// arrayDelimiter parts the words of a list: a character that no name has (U+001F).
const arrayDelimiter = "\x1f"

// schemaFile makes a database that was imported one of geokg's.
const schemaFile = "schema.cypher"

// WriteImport writes what a filter selects into a folder, as files for
//
//	neo4j-admin database import full
//
// and returns the arguments of that command, to be run in the folder. The constraints and
// the mark of geokg, which the command cannot make, stand in schema.cypher there. recorded
// is when the versions of the articles count as accepted.
func WriteImport(ctx context.Context, folder string, source graph.Source, filter graph.Filter, recorded time.Time) ([]string, error) {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return nil, err
	}
	files := importFiles{folder: folder, byTable: map[*table]*importFile{}}
	err := files.create()
	if err == nil {
		err = lines(ctx, source, filter, recorded, files.write)
	}
	if err = errors.Join(err, files.close()); err != nil {
		return nil, fmt.Errorf("write files for neo4j-admin: %w", err)
	}
	statements := strings.Join(append(Schema(), emptyNames, markStatement()), ";\n") + ";\n"
	return importArguments(), os.WriteFile(filepath.Join(folder, schemaFile), []byte(statements), 0o644)
}

// emptyNames: files cannot tell an empty list from none.
const emptyNames = `MATCH (n:Entity) WHERE n.names IS NULL SET n.names = []`

func markStatement() string {
	return fmt.Sprintf(`MERGE (g:Geokg {id: 'graph'}) ON CREATE SET g.version = %d`, version)
}

func importArguments() []string {
	args := []string{"database", "import", "full", "neo4j", "--array-delimiter=U+001F", "--multiline-fields=true"}
	for _, t := range tables {
		if t.label != "" {
			args = append(args, "--nodes="+t.label+"="+t.name+".csv")
		} else {
			args = append(args, "--relationships="+t.name+".csv")
		}
	}
	return args
}

type importFiles struct {
	folder  string
	byTable map[*table]*importFile
}

type importFile struct {
	file *os.File
	w    *bufio.Writer
}

// create makes every file with its header.
func (f *importFiles) create() error {
	for _, t := range tables {
		file, err := os.Create(filepath.Join(f.folder, t.name+".csv"))
		if err != nil {
			return err
		}
		w := bufio.NewWriter(file)
		f.byTable[t] = &importFile{file, w}
		_, _ = w.WriteString(strings.Join(t.header(), ",") + "\n") // Flush tells
	}
	return nil
}

func (t *table) header() []string {
	var cells []string
	if t.label == "" {
		cells = append(cells, ":START_ID("+t.from.label+")", ":END_ID("+t.to.label+")", ":TYPE")
	}
	for _, c := range t.columns {
		if c.name == t.key {
			cells = append(cells, c.name+":ID("+t.label+")")
		} else {
			cells = append(cells, c.name+":"+c.kind)
		}
	}
	if t.label != "" {
		cells = append(cells, ":LABEL")
	}
	return cells
}

func (f *importFiles) write(rows []line) error {
	for _, l := range rows {
		if err := l.check(); err != nil {
			return err
		}
		var cells []string
		if l.table.label == "" {
			cells = append(cells, quoted(l.from), quoted(l.to), l.kind)
		}
		for _, c := range l.table.columns {
			cells = append(cells, cell(l.values[c.name]))
		}
		if l.table.label != "" {
			cells = append(cells, quoted(strings.ReplaceAll(l.kind, ":", arrayDelimiter)))
		}
		if _, err := f.byTable[l.table].w.WriteString(strings.Join(cells, ",") + "\n"); err != nil {
			return err
		}
	}
	return nil
}

func (f *importFiles) close() error {
	var errs []error
	for _, t := range tables {
		if open := f.byTable[t]; open != nil {
			errs = append(errs, open.w.Flush(), open.file.Close())
		}
	}
	return errors.Join(errs...)
}

// cell writes a value; what has no property is empty, and "" is an empty pair of quotes.
func cell(value any) string {
	switch v := value.(type) {
	case nil:
		return ""
	case string:
		return quoted(v)
	case []string:
		plain := slices.Clone(v)
		for i := range plain {
			plain[i] = strings.ReplaceAll(plain[i], arrayDelimiter, " ")
		}
		return quoted(strings.Join(plain, arrayDelimiter))
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64)
	}
	return fmt.Sprint(value)
}

func quoted(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }
