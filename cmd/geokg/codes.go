package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"geokg/schema"
)

func newSchemaCodes() *cli.Command {
	return &cli.Command{
		Name:  "codes",
		Usage: "print the CAMEO codes or the PLOVER categories",
		Description: `Sources: Gerner, Schrodt and Yilmaz, CAMEO codebook 1.1b3 (2012); Goldstein, Journal of
Conflict Resolution 36 (1992), in the values of the CAMEO project; QuadClass as in the
GDELT event codebook 2.0 (2015); Open Event Data Alliance, PLOVER codebook, draft 0.8, and
its table CAMEO2PLOVER (2021). Relations in the list that "geokg schema show" lacks are
those of event data alone.
Labels and examples are geokg's own.`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "system", Value: "cameo", Usage: "cameo or plover"},
			formatFlag("table, csv or json", "table"),
		},
		Action: runSchemaCodes,
	}
}

// code is one line of a table of codes.
type code struct {
	Code      string            `json:"code"`
	Plover    string            `json:"plover,omitempty"` // that took the place of a CAMEO code
	Quadrant  string            `json:"quadrant,omitempty"`
	Quad      int               `json:"quad_class,omitempty"`
	Goldstein *float64          `json:"goldstein,omitempty"`
	Modes     []string          `json:"modes,omitempty"`
	Relations []string          `json:"relations"` // of geokg that have it
	Label     map[string]string `json:"label,omitempty"`
	Example   map[string]string `json:"example"`
}

func runSchemaCodes(c *cli.Context) error {
	var codes []code
	var columns []string
	switch system := c.String("system"); system {
	case "cameo":
		codes = cameoCodes()
		columns = []string{"code", "label_en", "label_id", "goldstein", "quad_class", "plover", "relations", "example_en", "example_id"}
	case "plover":
		codes = ploverCodes()
		columns = []string{"code", "quadrant", "modes", "relations", "example_en", "example_id"}
	default:
		return usagef(c, "unknown system %q, want cameo or plover", system)
	}
	return printCodes(c, columns, codes)
}

func printCodes(c *cli.Context, columns []string, codes []code) error {
	var rows [][]string
	for _, code := range codes {
		row := make([]string, len(columns))
		for i, column := range columns {
			row[i] = code.cell(column)
		}
		rows = append(rows, row)
	}
	switch format := c.String("format"); format {
	case "table":
		g := grid{columns: columns, numeric: make([]bool, len(columns)), rows: rows}
		for i, column := range columns {
			g.numeric[i] = column == "goldstein" || column == "quad_class"
		}
		return g.print(c.App.Writer, screenOf(c.App.Writer))
	case "csv":
		out := csv.NewWriter(c.App.Writer)
		_ = out.Write(columns) // Error tells
		_ = out.WriteAll(rows)
		return out.Error()
	case "json":
		out := json.NewEncoder(c.App.Writer)
		out.SetIndent("", "  ")
		return out.Encode(codes)
	default:
		return usagef(c, "unknown format %q, want table, csv or json", format)
	}
}

func (k code) cell(column string) string {
	switch column {
	case "code":
		return k.Code
	case "quadrant":
		return k.Quadrant
	case "modes":
		return strings.Join(k.Modes, " ")
	case "relations":
		return strings.Join(k.Relations, " ")
	case "goldstein":
		return fmt.Sprintf("%.1f", *k.Goldstein)
	case "quad_class":
		return strconv.Itoa(k.Quad)
	case "plover":
		return k.Plover
	}
	field, lang, _ := strings.Cut(column, "_")
	if field == "label" {
		return k.Label[lang]
	}
	return k.Example[lang]
}

func cameoCodes() []code {
	relations := map[string][]string{}
	for _, r := range append(schema.Relations(), schema.CodedRelations()...) {
		for _, c := range r.Cameo {
			relations[c] = append(relations[c], string(r.Name))
		}
	}
	var codes []code
	for _, c := range schema.CameoCodes() {
		codes = append(codes, code{
			Code: c.Code, Plover: schema.PloverOf(c.Code), Quad: schema.QuadClass(c.Code), Goldstein: &c.Goldstein,
			Relations: append([]string{}, relations[c.Code]...), Label: c.Label, Example: c.Example,
		})
	}
	return codes
}

func ploverCodes() []code {
	relations := map[string][]string{}
	for _, r := range append(schema.Relations(), schema.CodedRelations()...) {
		relations[r.Plover] = append(relations[r.Plover], string(r.Name))
	}
	var codes []code
	for _, c := range schema.PloverCategories() {
		codes = append(codes, code{
			Code: c.Name, Quadrant: c.Quadrant, Modes: c.Modes, Relations: relations[c.Name], Example: c.Example,
		})
	}
	return codes
}
