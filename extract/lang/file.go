package lang

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/goccy/go-yaml"
)

// ReadYAML reads a file of the pack into v. A field that v lacks is an error; errors name
// file and line.
func (p *Pack) ReadYAML(name string, v any) error {
	return ReadYAML(p.FS, name, v)
}

// ReadYAML is Pack.ReadYAML for any folder.
func ReadYAML(folder fs.FS, name string, v any) error {
	raw, err := fs.ReadFile(folder, name)
	if err != nil {
		return err
	}
	err = yaml.UnmarshalWithOptions(raw, v, yaml.Strict())
	var syntax yaml.Error
	if errors.As(err, &syntax) {
		line := 1
		if token := syntax.GetToken(); token != nil {
			line = token.Position.Line
		}
		return fmt.Errorf("%s:%d: %s", name, line, syntax.GetMessage())
	}
	if err != nil {
		return fmt.Errorf("%s:1: %w", name, err)
	}
	return nil
}

// ReadLines hands each line of a text file that is neither empty nor a comment ("# …") to
// line, cut at tabs. Errors name file and line.
func ReadLines(folder fs.FS, name string, line func(fields []string) error) error {
	raw, err := fs.ReadFile(folder, name)
	if err != nil {
		return err
	}
	lines := bufio.NewScanner(bytes.NewReader(raw))
	for n := 1; lines.Scan(); n++ {
		text := strings.TrimRight(lines.Text(), " \t\r")
		if text == "" || text == "#" || strings.HasPrefix(text, "# ") {
			continue
		}
		if err := line(strings.Split(text, "\t")); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
