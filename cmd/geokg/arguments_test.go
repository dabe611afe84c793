package main

import (
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/urfave/cli/v2"
)

func TestArrange(t *testing.T) {
	commands := newApp(strings.NewReader(""), io.Discard, io.Discard).Commands
	tests := []struct{ typed, want string }{
		{"ingest a.txt", "ingest -- a.txt"},
		{"ingest a.txt --store sqlite:x b.txt", "ingest --store sqlite:x -- a.txt b.txt"},
		{"--store sqlite:x ingest a.txt", "ingest --store sqlite:x -- a.txt"},
		{"ingest a.txt --dry-run b.txt", "ingest --dry-run -- a.txt b.txt"},
		{"ingest --store=sqlite:x a.txt", "ingest --store=sqlite:x -- a.txt"},
		{"ingest -- --store a.txt", "ingest -- --store a.txt"},
		{"ingest - --lang id", "ingest --lang id -- -"},
		{"query --limit 3 meetings", "query meetings --limit 3"},
		{"query path --from -x --to y", "query path --from -x --to y"},
		{"query --to y path --from x", "query path --to y --from x"},
		{"ingest ingest", "ingest -- ingest"},
		{"ingest --store", "ingest --store"},
		{"ingest a.txt --store", "ingest --store"},
		{"ingest --unknown a.txt", "ingest --unknown -- a.txt"},
		{"nonsense x", "-- nonsense x"},
		{"", ""},
	}
	for _, tt := range tests {
		got := arrange(commands, strings.Fields(tt.typed))
		assert.Equal(t, tt.want, strings.Join(got, " "), tt.typed)
	}
}

// Arrange has to know whether a flag takes a value before it knows the command.
func TestFlagNamesMeanTheSameEverywhere(t *testing.T) {
	kinds := map[string]bool{}
	var check func(path string, commands []*cli.Command)
	check = func(path string, commands []*cli.Command) {
		for _, command := range commands {
			for _, flag := range command.Flags {
				for _, name := range flag.Names() {
					valued := flag.(cli.DocGenerationFlag).TakesValue()
					if before, seen := kinds[name]; seen {
						assert.Equal(t, before, valued, "%s %s --%s takes a value in one command and not in another", path, command.Name, name)
					}
					kinds[name] = valued
				}
			}
			check(path+" "+command.Name, command.Subcommands)
		}
	}
	check("geokg", newApp(strings.NewReader(""), io.Discard, io.Discard).Commands)
	assert.True(t, kinds["store"])
	assert.Contains(t, kinds, "dry-run")
}
