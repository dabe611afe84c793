package main

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/urfave/cli/v2"

	"geokg/internal/golden"
)

// The reference is generated: run this test with -update after a change of a command.
func TestReference(t *testing.T) {
	app := newApp(strings.NewReader(""), io.Discard, io.Discard)
	var b strings.Builder
	fmt.Fprintf(&b, "# geokg: %s\n\n`%s`\n\n%s\n", app.Usage, strings.ReplaceAll(app.UsageText, "\n\n", "`\n\n`"), app.Description)
	for _, command := range app.Commands {
		writeReference(&b, "geokg", command)
	}
	golden.Equal(t, "../REFERENCE.md", b.String())
}

func writeReference(b *strings.Builder, path string, command *cli.Command) {
	path += " " + command.Name
	fmt.Fprintf(b, "\n## %s\n\n%s%s.\n", strings.TrimSpace(path+" "+command.ArgsUsage),
		strings.ToUpper(command.Usage[:1]), command.Usage[1:])
	if command.Description != "" {
		fmt.Fprintf(b, "\n%s\n", command.Description)
	}
	if len(command.Flags) > 0 {
		b.WriteString("\n| flag | default | |\n| --- | --- | --- |\n")
	}
	for _, flag := range command.Flags {
		doc := flag.(cli.DocGenerationFlag)
		name, value := "--"+flag.Names()[0], ""
		if doc.TakesValue() {
			name += " " + strings.ToUpper(flag.Names()[0])
			value = strings.Trim(doc.GetDefaultText(), `"`)
		}
		fmt.Fprintf(b, "| `%s` | %s | %s |\n", name, value, doc.GetUsage())
	}
	if command.Name == "query" { // its questions tell about themselves: geokg query NAME --help
		writeReference(b, path, command.Subcommands[0])
		return
	}
	for _, sub := range command.Subcommands {
		writeReference(b, path, sub)
	}
}
