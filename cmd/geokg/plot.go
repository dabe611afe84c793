package main

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"geokg/graph"
	"geokg/graph/plot"
	"geokg/graph/query"
)

// plotFlags are for commands that can draw a network.
func plotFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "plot", Usage: "draw the network into this file, .svg or .png, instead of printing"},
		&cli.StringFlag{Name: "colours", Value: string(plot.ByKind), Usage: "what the colours of actors in the picture stand for: kind or community"},
		&cli.StringFlag{Name: "title", Usage: "title of the picture"},
		&cli.IntFlag{Name: "most", Value: 60, Usage: "actors in the picture at most, those with the most claims"},
	}
}

// checkPlot reports flags that make no picture.
func checkPlot(c *cli.Context) error {
	if kind := strings.ToLower(filepath.Ext(c.String("plot"))); kind != ".svg" && kind != ".png" {
		return usagef(c, "--plot %s: want a name that ends in .svg or .png", c.String("plot"))
	}
	if colours := plot.Colours(c.String("colours")); colours != plot.ByKind && colours != plot.ByCommunity {
		return usagef(c, "--colours %q: want kind or community", colours)
	}
	if c.Int("most") < 1 {
		return usagef(c, "--most %d: want a number from 1", c.Int("most"))
	}
	return nil
}

// drawNetwork draws into the file that --plot names and says so.
func drawNetwork(c *cli.Context, network graph.Network, options plot.Options) error {
	name := c.String("plot")
	options.Colours, options.Most = plot.Colours(c.String("colours")), c.Int("most")
	if c.IsSet("title") {
		options.Title = c.String("title")
	}
	picture := plot.New(network, options)
	err := intoFile(name, nil, func(w io.Writer) error {
		return picture.Write(w, strings.ToLower(filepath.Ext(name)) == ".png")
	})
	if err != nil {
		return fmt.Errorf("plot: %w", err)
	}
	_, err = fmt.Fprintf(c.App.Writer, "%s: %d actors and things, %d edges\n", name, len(network.Entities), len(network.Edges))
	return err
}

// drawable reports whether the rows of a template are edges: then they can be drawn.
func drawable(template query.Template) bool {
	for _, name := range []string{"subject_id", "object_id", "relation", "id"} {
		if !slices.ContainsFunc(template.Columns, func(c query.Column) bool { return c.Name == name }) {
			return false
		}
	}
	_, hasActor := template.Param("actor")
	return hasActor
}

// drawAnswer draws the edges that a template returned.
func drawAnswer(c *cli.Context, store graph.Source, a answer) error {
	edges := map[string]bool{}
	var ends []string
	for i := range a.result.Rows {
		edges[textOf(cell(a.result, i, "id"))] = true
		ends = append(ends, textOf(cell(a.result, i, "subject_id")), textOf(cell(a.result, i, "object_id")))
	}
	slices.Sort(ends)
	var network graph.Network
	if len(ends) > 0 {
		all, err := store.Network(c.Context, graph.Filter{Actors: slices.Compact(ends)})
		if err != nil {
			return err
		}
		network = all.Keep(func(t graph.Triple) bool { return edges[t.ID()] })
	}
	focus, _ := a.question.Params["actor"].(string)
	title := a.template.Name
	for _, e := range network.Entities {
		if e.ID == focus {
			title = "Who stands around " + e.Name
		}
	}
	return drawNetwork(c, network, plot.Options{Title: title, Note: a.freshness(), Focus: focus})
}
