package main

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// arrange puts arguments into the order in which the flag parser takes flags wherever
// they stand: the names of the commands, then all flags, then "--" and the rest. After a
// "--" nothing is a flag.
//
// Whether a flag takes a value has to be known before the command is, so a flag name
// means the same in every command.
func arrange(commands []*cli.Command, args []string) []string {
	if len(args) > 0 && args[len(args)-1] == "--generate-bash-completion" {
		return args
	}
	valued := valuedFlags(commands)
	var flags, rest []string
	valueless := false // the last flag lacks its value
	for i := 0; i < len(args); i++ {
		arg := args[i]
		switch {
		case arg == "--":
			rest = append(rest, args[i+1:]...)
			i = len(args)
		case arg == "-" || !strings.HasPrefix(arg, "-"):
			rest = append(rest, arg)
		default:
			flags = append(flags, arg)
			if !valued[strings.TrimLeft(arg, "-")] {
				continue
			}
			if i++; i < len(args) {
				flags = append(flags, args[i])
			} else {
				valueless = true
			}
		}
	}
	path, rest := split(commands, rest)
	arranged := append(path, flags...)
	if len(rest) > 0 && !valueless { // the parser shall not take "--" for the value
		arranged = append(append(arranged, "--"), rest...)
	}
	return arranged
}

// split parts the names of commands, from the root down, from the arguments after them.
func split(commands []*cli.Command, args []string) (path, rest []string) {
	for len(args) > 0 {
		i := slices.IndexFunc(commands, func(c *cli.Command) bool { return c.HasName(args[0]) })
		if i < 0 {
			break
		}
		path, args = append(path, args[0]), args[1:]
		commands = commands[i].Subcommands
	}
	return path, args
}

// valuedFlags is the names of all flags, of all commands, that take a value.
func valuedFlags(commands []*cli.Command) map[string]bool {
	valued := map[string]bool{}
	for _, command := range commands {
		for _, flag := range command.Flags {
			if doc, ok := flag.(cli.DocGenerationFlag); ok && doc.TakesValue() {
				for _, name := range flag.Names() {
					valued[name] = true
				}
			}
		}
		for name := range valuedFlags(command.Subcommands) {
			valued[name] = true
		}
	}
	return valued
}
