package main

import (
	_ "embed"
	"fmt"

	"github.com/urfave/cli/v2"
)

var (
	//go:embed completion/geokg.bash
	bashCompletion string
	//go:embed completion/geokg.zsh
	zshCompletion string
)

func newCompletion() *cli.Command {
	return &cli.Command{
		Name:      "completion",
		Usage:     "print a completion script for bash, zsh or fish",
		ArgsUsage: "bash|zsh|fish",
		Description: `bash: source <(geokg completion bash)
zsh:  source <(geokg completion zsh), after compinit
fish: geokg completion fish | source`,
		Action: runCompletion,
	}
}

func runCompletion(c *cli.Context) error {
	var script string
	switch shell := c.Args().First(); {
	case c.NArg() != 1:
		return usagef(c, "want one shell: bash, zsh or fish")
	case shell == "bash":
		script = bashCompletion
	case shell == "zsh":
		script = zshCompletion
	case shell == "fish":
		var err error
		if script, err = c.App.ToFishCompletion(); err != nil {
			return fmt.Errorf("completion: %w", err)
		}
	default:
		return usagef(c, "unknown shell %q, want bash, zsh or fish", shell)
	}
	_, err := fmt.Fprintln(c.App.Writer, script)
	return err
}
