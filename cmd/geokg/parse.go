package main

import "github.com/urfave/cli/v2"

func newParse() *cli.Command { return &cli.Command{Name: "parse"} }
