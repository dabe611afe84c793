package main

import "github.com/urfave/cli/v2"

func newTrain() *cli.Command { return &cli.Command{Name: "train"} }
