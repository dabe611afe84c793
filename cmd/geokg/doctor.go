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
