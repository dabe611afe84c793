package main

import (
	"cmp"
	"slices"

	"github.com/urfave/cli/v2"

	"geokg/graph"
	"geokg/graph/query"
	"geokg/graph/review"
	"geokg/refresh"
	"geokg/schema"
)

// listClaims prints the claims that are most in need of a look and undecided.
func listClaims(c *cli.Context, decisions review.Decisions) error {
	print, err := answerPrinter(c)
	if err == nil && c.String("format") == "cypher" {
		err = usagef(c, "unknown format %q, want table, json or csv", "cypher")
	}
	if by := c.String("by"); err == nil && by != "uncertainty" && by != "dispute" {
		err = usagef(c, "--by %q: want uncertainty or dispute", by)
	}
	if err != nil {
		return err
	}
	store, filter, err := openFiltered(c, forReading)
	if err != nil {
		return err
	}
	defer store.Close()
	disputed, err := disputedEdges(c, store)
	if err != nil {
		return err
	}
	var open []openClaim
	for a, err := range store.Articles(c.Context, filter) {
		if err != nil {
			return err
		}
		for _, claim := range a.Claims {
			if _, decided := decisions.Of(claim.ID); decided || claim.Rule == review.Rule {
				continue
			}
			one, err := look(claim, disputed)
			if err != nil {
				return err
			}
			if c.String("by") == "uncertainty" || one.disputed {
				open = append(open, one)
			}
		}
	}
	a := openAnswer(open, c.Int("limit"))
	if a.newest, err = newestArticle(c.Context, store); err != nil {
		return err
	}
	return print(c, a)
}

// openClaim is a claim of which nothing is decided.
type openClaim struct {
	schema.Claim
	disputed bool
	about    string // the edge, so that those who contradict each other stand together
}

func look(claim schema.Claim, disputed map[graph.TripleKey]bool) (openClaim, error) {
	c, err := graph.NewClaim(claim)
	if err != nil {
		return openClaim{}, err
	}
	one := openClaim{Claim: claim, about: c.Triples[0].ID()}
	for _, key := range c.Triples {
		one.disputed = one.disputed || disputed[key]
	}
	return one, nil
}

func disputedEdges(c *cli.Context, store graph.Source) (map[graph.TripleKey]bool, error) {
	network, err := store.Network(c.Context, graph.Filter{})
	if err != nil {
		return nil, err
	}
	disputed := map[graph.TripleKey]bool{}
	for _, edge := range network.Edges {
		if edge.Disputed {
			disputed[edge.TripleKey] = true
		}
	}
	return disputed, nil
}

// openAnswer is claims as an answer: those least certain first; disputed ones by what they
// are about.
func openAnswer(open []openClaim, limit int) answer {
	a := answer{template: query.Template{Name: "review"}, question: graph.Query{Params: map[string]any{}}}
	for _, column := range []graph.Column{
		{Name: "claim", Type: graph.String}, {Name: "subject", Type: graph.String}, {Name: "relation", Type: graph.String},
		{Name: "object", Type: graph.String}, {Name: "recipient", Type: graph.String}, {Name: "time", Type: graph.String},
		{Name: "factuality", Type: graph.String}, {Name: "holder", Type: graph.String},
		{Name: "confidence", Type: graph.Float}, {Name: "disputed", Type: graph.Bool},
		{Name: "words", Type: graph.String}, {Name: "article", Type: graph.String},
	} {
		a.template.Columns = append(a.template.Columns, query.Column{Column: column, Doc: column.Name})
		a.result.Columns = append(a.result.Columns, column)
	}
	slices.SortFunc(open, func(a, b openClaim) int {
		return cmp.Or(cmp.Compare(a.Confidence, b.Confidence), cmp.Compare(a.about, b.about), cmp.Compare(a.ID, b.ID))
	})
	if limit > 0 && limit < len(open) {
		open = open[:limit]
		a.question.Params["limit"] = int64(limit)
	}
	for _, c := range open {
		a.result.Rows = append(a.result.Rows, []any{
			c.ID, c.Subject.Name, string(c.Relation), c.Object.Name, orNil(nameOf(c.Recipient)), orNil(c.Time),
			string(c.Factuality), orNil(nameOf(c.Holder)), c.Confidence, c.disputed,
			"“" + c.Evidence.Text + "”", refresh.ShowName(c.Article),
		})
	}
	return a
}

func orNil(word string) any {
	if word == "" {
		return nil
	}
	return word
}
