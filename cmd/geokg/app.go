package main

import (
	"io"
	"os"
	"strings"

	"github.com/urfave/cli/v2"
)

// newApp lists the commands in the order in which one meets them.
func newApp(stdin io.Reader, stdout, stderr io.Writer) *cli.App {
	app := &cli.App{
		Name:                      "geokg",
		Usage:                     "a geopolitical knowledge graph from news",
		UsageText:                 "geokg COMMAND [FLAGS] [ARGUMENTS]\n\nFlags may stand anywhere; -- ends them.",
		Description:               exitCodes,
		Reader:                    stdin,
		Writer:                    stdout,
		ErrWriter:                 stderr,
		HideHelpCommand:           true,
		DisableSliceFlagSeparator: true,
		EnableBashCompletion:      true,
		ExitErrHandler:            func(*cli.Context, error) {}, // run maps errors to codes
		OnUsageError:              onUsageError,
		Before:                    readLexicon,
		Action:                    onNoCommand,
		Commands: []*cli.Command{
			newIngest(),
			newRefresh(),
			newQuery(),
			newCypher(),
			newMeasure(),
			newReview(),
			newExport(),
			newImport(),
			newBackup(),
			newExtract(),
			newAggregate(),
			newExplain(),
			newEval(),
			newParse(),
			newTrain(),
			newDelete(),
			newSchema(),
			newBrowserKit(),
			newDoctor(),
			newCompletion(),
			newVersion(),
		},
	}
	for _, command := range app.Commands {
		prepare(command)
	}
	return app
}

// readLexicon makes every command know the relations of the lexicon that the environment names.
func readLexicon(*cli.Context) error {
	if dir := os.Getenv(lexiconVariable); dir != "" {
		return extendVocabulary(dir)
	}
	return nil
}

// prepare gives a command, and those below it, what all commands share.
func prepare(command *cli.Command) {
	command.OnUsageError = onUsageError
	command.HideHelpCommand = true
	if len(command.Subcommands) > 0 && command.Action == nil {
		command.Action = onNoCommand
	}
	for _, sub := range command.Subcommands {
		prepare(sub)
	}
}

// onUsageError rewords what the flag parser says.
func onUsageError(c *cli.Context, err error, _ bool) error {
	words := err.Error()
	if name, ok := strings.CutPrefix(words, "flag provided but not defined: "); ok {
		words = "unknown flag --" + strings.TrimLeft(name, "-")
	} else if name, ok := strings.CutPrefix(words, "flag needs an argument: "); ok {
		words = "flag --" + strings.TrimLeft(name, "-") + " needs a value"
	} else {
		words = strings.Replace(words, "for flag -", "for flag --", 1)
	}
	return usagef(c, "%s", words)
}

// onNoCommand answers when no command or an unknown one is named.
func onNoCommand(c *cli.Context) error {
	if name := c.Args().First(); name != "" {
		err := usagef(c, "unknown command %q", name)
		if near := cli.SuggestCommand(c.Command.Subcommands, name); near != "" {
			err = hint(err, strings.ToLower(near[:1])+near[1:])
		}
		return err
	}
	return usagef(c, "no command given")
}
