package main

import (
	"github.com/urfave/cli/v2"

	"geokg/extract/nlp/train"
)

func newTrain() *cli.Command {
	return &cli.Command{
		Name:  "train",
		Usage: "learn tagger and parser of a language from treebanks",
		Description: `Reads treebanks in CoNLL-U, plain or gzipped, named as Universal Dependencies names
them (id_gsd-ud-train.conllu), and writes the models of a language pack. The same
files, options and seed give the same bytes.`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "lang", Usage: "language code, such as id (required)"},
			&cli.StringSliceFlag{Name: "treebank", Usage: "a CoNLL-U file; may be given several times; the parser sees a file given twice twice as often (required)"},
			&cli.StringFlag{Name: "out", Usage: "folder for the models (required)"},
			&cli.Uint64Flag{Name: "seed", Value: 1, Usage: "seed of all random choices"},
			&cli.IntFlag{Name: "epochs", Usage: "passes of the parser over the data (default: as the shipped models)"},
			&cli.IntFlag{Name: "branches", Value: 1, Usage: "train the parser so often through the second half of the passes and take the mean of its weights"},
			&cli.IntFlag{Name: "hold-out", Usage: "keep every n-th sentence out of training and report on it"},
		},
		Action: runTrain,
	}
}

func runTrain(c *cli.Context) error {
	for _, name := range []string{"lang", "treebank", "out"} {
		if !c.IsSet(name) {
			return usagef(c, "--%s is required", name)
		}
	}
	if c.NArg() > 0 {
		return usagef(c, "unexpected argument %q; treebanks are given by --treebank", c.Args().First())
	}
	return train.Run(c.Context, train.Options{
		Lang:      c.String("lang"),
		Treebanks: c.StringSlice("treebank"),
		Out:       c.String("out"),
		Seed:      c.Uint64("seed"),
		Epochs:    c.Int("epochs"),
		Branches:  c.Int("branches"),
		HoldOut:   c.Int("hold-out"),
		Log:       c.App.ErrWriter,
	})
}
