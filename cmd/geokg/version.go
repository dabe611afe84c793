package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/urfave/cli/v2"
)

// version is the release that is worked on; CHANGELOG.md tells what each brought.
const version = "0.1.0"

func newVersion() *cli.Command {
	return &cli.Command{
		Name:   "version",
		Usage:  "print the version",
		Action: runVersion,
	}
}

func runVersion(c *cli.Context) error {
	revision := ""
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, setting := range info.Settings {
			if setting.Key == "vcs.revision" {
				revision = fmt.Sprintf(" (%.12s)", setting.Value)
			}
		}
	}
	_, err := fmt.Fprintf(c.App.Writer, "geokg %s%s, %s %s/%s\n", version, revision, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}
