package config

import (
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

//go:embed schema.json
var schemaFile string

// Schema is the JSON Schema of a configuration, for editors that check while one types.
func Schema() string { return schemaFile }

var compiled = sync.OnceValue(func() *jsonschema.Schema {
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(schemaFile))
	if err != nil {
		panic(err) // the schema is part of the program
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("refresh.json", doc); err != nil {
		panic(err)
	}
	return c.MustCompile("refresh.json")
})

// validate checks a file against the schema and returns every finding with its line.
func validate(name string, data []byte) error {
	file, err := parser.ParseBytes(data, 0)
	if err != nil {
		return fmt.Errorf("%s:%d: %s", name, lineOf(err), firstLine(err))
	}
	var value any
	if err := yaml.Unmarshal(data, &value); err != nil {
		return fmt.Errorf("%s:%d: %s", name, lineOf(err), firstLine(err))
	}
	if value == nil {
		return fmt.Errorf("%s:1: empty, want at least one source", name)
	}
	plain, err := json.Marshal(value)
	if err != nil {
		return fmt.Errorf("%s:1: %w", name, err)
	}
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(string(plain)))
	if err != nil {
		return fmt.Errorf("%s:1: %w", name, err)
	}
	var invalid *jsonschema.ValidationError
	if err := compiled().Validate(doc); errors.As(err, &invalid) {
		return findings(name, file, invalid)
	} else if err != nil {
		return fmt.Errorf("%s:1: %w", name, err)
	}
	return nil
}

type finding struct {
	line int
	text string
}

func findings(name string, file *ast.File, invalid *jsonschema.ValidationError) error {
	var list []finding
	printer := message.NewPrinter(language.English)
	var walk func(e *jsonschema.ValidationError)
	walk = func(e *jsonschema.ValidationError) {
		if _, choice := e.ErrorKind.(*kind.OneOf); choice {
			list = append(list, describe(file, e, printer)...)
			return
		}
		for _, cause := range e.Causes {
			walk(cause)
		}
		if len(e.Causes) == 0 {
			list = append(list, describe(file, e, printer)...)
		}
	}
	walk(invalid)
	sort.SliceStable(list, func(i, j int) bool { return list[i].line < list[j].line })
	errs := make([]error, len(list))
	for i, f := range list {
		errs[i] = fmt.Errorf("%s:%d: %s", name, f.line, f.text)
	}
	return errors.Join(errs...)
}

// describe words one finding, or one for each unknown key.
func describe(file *ast.File, e *jsonschema.ValidationError, printer *message.Printer) []finding {
	at := e.InstanceLocation
	prefix := ""
	if len(at) > 0 {
		prefix = strings.Join(at, ".") + ": "
	}
	switch k := e.ErrorKind.(type) {
	case *kind.AdditionalProperties:
		var list []finding
		for _, key := range k.Properties {
			list = append(list, finding{lineAt(file, append(slices.Clone(at), key)), fmt.Sprintf("%sunknown key %q", prefix, key)})
		}
		return list
	case *kind.OneOf:
		return []finding{{lineAt(file, at), prefix + "want exactly one of feed, sitemap, list, folder, jsonl and warc"}}
	}
	return []finding{{lineAt(file, at), prefix + e.ErrorKind.LocalizedString(printer)}}
}

// lineAt is the line of the value at a path of keys and indexes, or of the nearest one above it.
func lineAt(file *ast.File, at []string) int {
	for n := len(at); n >= 0; n-- {
		path := "$"
		for _, key := range at[:n] {
			if strings.Trim(key, "0123456789") == "" {
				path += "[" + key + "]"
			} else {
				path += ".'" + strings.ReplaceAll(key, "'", `\'`) + "'"
			}
		}
		p, err := yaml.PathString(path)
		if err != nil {
			continue
		}
		if node, err := p.FilterFile(file); err == nil && node != nil && node.GetToken() != nil {
			return node.GetToken().Position.Line
		}
	}
	return 1
}

// check finds what a schema cannot: two sources of one name, and a job on the web without a
// contact.
func (c *Config) check(name string, data []byte) error {
	file, err := parser.ParseBytes(data, 0)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	var errs []error
	names := map[string]bool{}
	for i, s := range c.Sources {
		line := lineAt(file, []string{"sources", fmt.Sprint(i)})
		if names[s.Name] {
			errs = append(errs, fmt.Errorf("%s:%d: another source is named %q already; give this one a name of its own", name, line, s.Name))
		}
		names[s.Name] = true
		if s.OnWeb() && strings.TrimSpace(c.Contact) == "" {
			errs = append(errs, fmt.Errorf("%s:%d: a source on the web needs \"contact\", a mail or web address at which its operator can reach you", name, line))
			break
		}
	}
	return errors.Join(errs...)
}

// lineOf is the line that an error of the YAML reader names.
func lineOf(err error) int {
	var located yaml.Error
	if errors.As(err, &located) && located.GetToken() != nil {
		return located.GetToken().Position.Line
	}
	return 1
}

// firstLine is what an error of the YAML reader says, without the excerpt below it.
func firstLine(err error) string {
	var located yaml.Error
	if errors.As(err, &located) {
		return located.GetMessage()
	}
	line, _, _ := strings.Cut(err.Error(), "\n")
	return line
}
