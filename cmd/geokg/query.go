package main

import "github.com/urfave/cli/v2"

func newQuery() *cli.Command { return &cli.Command{Name: "query"} }
