package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"geokg/graph"
)

// Messages are lower-case, start with "geokg: " and have no full stop. What the user can
// do about it stands in a line of its own that starts with "geokg: hint: ".

const exitCodes = `Exit codes: 0 ok, 1 failed, 2 wrong usage, 3 some records failed and the rest was
done, 4 the store cannot be reached or used, 5 another run is writing to it.`

// errSomeFailed: some records failed, which was reported one by one, and the rest was done.
var errSomeFailed = errors.New("some records failed")

// errUsage marks errors of whoever typed the command.
var errUsage = errors.New("usage")

func exitCode(err error) int {
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errUsage):
		return 2
	case errors.Is(err, errSomeFailed):
		return 3
	case errors.Is(err, graph.ErrLocked):
		return 5
	case errors.Is(err, graph.ErrUnreachable), errors.Is(err, graph.ErrForeign):
		return 4
	}
	return 1
}

// problem is an error with what to do about it.
type problem struct {
	message string
	hints   []string
	cause   error // for errors.Is; its words are in message or not worth showing
}

func (p *problem) Error() string { return p.message }
func (p *problem) Unwrap() error { return p.cause }

// usagef is an error in the command that was typed.
func usagef(c *cli.Context, format string, args ...any) error {
	help := strings.TrimSpace(c.Command.HelpName)
	if help == "" {
		help = c.App.Name
	}
	return &problem{fmt.Sprintf(format, args...), []string{help + " --help tells how"}, errUsage}
}

// hint adds to err a line that says what to do.
func hint(err error, line string) error {
	var p *problem
	if errors.As(err, &p) {
		return &problem{err.Error(), append([]string{line}, p.hints...), err}
	}
	return &problem{err.Error(), []string{line}, err}
}

// report prints err, if it is one, and its hints.
func report(stderr io.Writer, err error) {
	if err == nil {
		return
	}
	fmt.Fprintf(stderr, "geokg: %s\n", oneLine(err.Error()))
	var p *problem
	if errors.As(err, &p) {
		for _, line := range p.hints {
			fmt.Fprintf(stderr, "geokg: hint: %s\n", line)
		}
	}
}

// oneLine keeps a message of several errors on one line.
func oneLine(s string) string { return strings.ReplaceAll(strings.TrimSpace(s), "\n", "; ") }
