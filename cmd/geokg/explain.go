package main

import "github.com/urfave/cli/v2"

func newExplain() *cli.Command { return &cli.Command{Name: "explain"} }
