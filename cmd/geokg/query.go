package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"geokg/graph"
	"geokg/graph/query"
)

func newQuery() *cli.Command {
	command := &cli.Command{
		Name:        "query",
		Usage:       "ask the graph a question",
		Description: "Every question is a template with parameters of its own: geokg query NAME --help.\nNames are written as people write them: Kim, Korut, North Korea.",
		Subcommands: []*cli.Command{{
			Name:   "list",
			Usage:  "list the questions",
			Action: runQueryList,
		}},
	}
	for _, template := range query.Builtin().Templates() {
		command.Subcommands = append(command.Subcommands, newTemplate(template))
	}
	return command
}

// newTemplate is the command that asks one template.
func newTemplate(template query.Template) *cli.Command {
	command := &cli.Command{
		Name:        template.Name,
		Category:    string(template.Group),
		Usage:       template.Summary,
		Description: describe(template),
		Flags: []cli.Flag{
			storeFlag(),
			formatFlag("table, json, csv or cypher", "table"),
			&cli.BoolFlag{Name: "ids", Usage: "show ids in the table too"},
			&cli.BoolFlag{Name: "inline", Usage: "with --format cypher: write the parameters into the statement"},
		},
		Action: func(c *cli.Context) error { return runTemplate(c, template) },
	}
	if drawable(template) {
		command.Flags = append(command.Flags, plotFlags()...)
	}
	for _, param := range template.Params {
		command.Flags = append(command.Flags, &cli.StringFlag{Name: flagName(param), Usage: paramUsage(param)})
		if param.Required {
			command.ArgsUsage += strings.ToUpper(flagName(param)) + " "
		}
	}
	command.ArgsUsage = strings.TrimSpace(command.ArgsUsage)
	return command
}

func flagName(param query.Param) string { return strings.ReplaceAll(param.Name, "_", "-") }

func paramUsage(param query.Param) string {
	usage := param.Doc + " (" + param.Type()
	switch {
	case param.Required:
		usage += ", required"
	case param.Default != "":
		usage += ", default " + param.Default
	}
	return usage + ")"
}

// describe is the template's description and the columns of its answer.
func describe(template query.Template) string {
	var b strings.Builder
	b.WriteString(template.Description + "\n\nExample:\n  " + template.Example + "\n\nColumns:\n")
	for _, column := range template.Columns {
		fmt.Fprintf(&b, "  %s (%s): %s\n", column.Name, column.Type, column.Doc)
	}
	return strings.TrimSpace(b.String())
}

func runQueryList(c *cli.Context) error {
	g := grid{columns: []string{"about", "question", "parameters", "answers"}}
	for _, group := range query.Groups() {
		about := string(group)
		for _, template := range query.Builtin().ByGroup(group) {
			g.rows = append(g.rows, []string{about, template.Name, paramList(template), template.Summary})
			about = ""
		}
	}
	return g.print(c.App.Writer, screenOf(c.App.Writer))
}

// paramList names the parameters of a template, in brackets those that may be left out.
func paramList(template query.Template) string {
	var params []string
	for _, param := range template.Params {
		name := "--" + flagName(param)
		if !param.Required {
			name = "[" + name + "]"
		}
		params = append(params, name)
	}
	return strings.Join(params, " ")
}

func runTemplate(c *cli.Context, template query.Template) error {
	print, err := answerPrinter(c)
	if err != nil {
		return err
	}
	if c.Bool("inline") && c.String("format") != "cypher" {
		return usagef(c, "--inline goes with --format cypher")
	}
	if c.IsSet("plot") {
		if err := checkPlot(c); err != nil {
			return err
		}
	}
	params, err := written(c, template)
	if err != nil {
		return err
	}
	store, err := openStore(c, forReading)
	if err != nil {
		return err
	}
	defer store.Close()
	if err := resolveNames(c.Context, store, template, params); err != nil {
		return err
	}
	question, err := template.Bind(params)
	if err != nil {
		if errors.Is(err, query.ErrParam) {
			return usagef(c, "%v", err)
		}
		return err
	}
	a := answer{template: template, question: question}
	if c.String("format") != "cypher" {
		if a.result, err = store.Run(c.Context, question); err != nil {
			return err
		}
		if a.newest, err = newestArticle(c.Context, store); err != nil {
			return err
		}
	}
	if c.IsSet("plot") {
		return drawAnswer(c, store, a)
	}
	return print(c, a)
}

// written is the parameters as they were typed: by flag, or required ones as arguments in their order.
func written(c *cli.Context, template query.Template) (map[string]string, error) {
	args := c.Args().Slice()
	params := map[string]string{}
	for _, param := range template.Params {
		name := flagName(param)
		switch {
		case c.IsSet(name):
			params[param.Name] = c.String(name)
		case param.Required && len(args) > 0:
			params[param.Name], args = args[0], args[1:]
		case param.Required:
			return nil, usagef(c, "--%s is required: %s", name, param.Doc)
		}
	}
	if len(args) > 0 {
		return nil, usagef(c, "unexpected argument %q", args[0])
	}
	return params, nil
}

// answer is the result of a query with what is shown beside it.
type answer struct {
	template query.Template
	question graph.Query
	result   graph.Result
	newest   string // publication date of the newest article; "" if none is dated
}
