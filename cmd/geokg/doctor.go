package main

import (
	"fmt"

	"github.com/urfave/cli/v2"
)

func newDoctor() *cli.Command {
	return &cli.Command{
		Name:  "doctor",
		Usage: "check that the store is in order",
		Flags: []cli.Flag{
			storeFlag(),
			&cli.BoolFlag{Name: "verify", Usage: "recompute all that is derived from the claims and compare"},
		},
		Action: runDoctor,
	}
}

func runDoctor(c *cli.Context) error {
	if c.NArg() > 0 {
		return usagef(c, "no argument expected, got %q", c.Args().First())
	}
	fmt.Fprintf(c.App.Writer, "store: %s\n", c.String("store"))
	faulty := 0
	if isServer(c.String("store")) {
		var err error
		if faulty, err = examineServer(c); err != nil {
			return err
		}
	}
	if err := verifyStore(c); err != nil {
		return err
	}
	if faulty > 0 {
		return fmt.Errorf("checks that found something to do: %d", faulty)
	}
	return nil
}

// examineServer prints what is found about a server and returns how often something is to
// be done.
func examineServer(c *cli.Context) (int, error) {
	server, err := connectServer(c)
	if err != nil {
		return 0, err
	}
	defer server.Close()
	fmt.Fprintln(c.App.Writer, "reachable, and the login is right: ok")
	findings, err := server.Examine(c.Context)
	faulty := 0
	for _, f := range findings {
		fmt.Fprintf(c.App.Writer, "%s: %s\n", f.About, f.Found)
		if f.Hint != "" {
			fmt.Fprintf(c.App.Writer, "  to do: %s\n", f.Hint)
			faulty++
		}
	}
	return faulty, err
}

// verifyStore opens the store and, with --verify, recomputes what is derived.
func verifyStore(c *cli.Context) error {
	store, err := openStore(c, forReading)
	if err != nil {
		return err
	}
	defer store.Close()
	fmt.Fprintln(c.App.Writer, "opens: ok")
	if !c.Bool("verify") {
		return nil
	}
	differences, err := store.Verify(c.Context)
	if err != nil {
		return fmt.Errorf("verify: %w", err)
	}
	for _, line := range differences {
		fmt.Fprintln(c.App.Writer, line)
	}
	if len(differences) > 0 {
		return fmt.Errorf("the graph differs from what its claims give in %d places", len(differences))
	}
	fmt.Fprintln(c.App.Writer, "derived edges: ok")
	return nil
}
