package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"geokg/extract/actor"
	"geokg/graph"
	"geokg/graph/review"
	"geokg/refresh"
	"geokg/schema"
)

const usualDecisions = "geokg.review"

func decisionsFlag() cli.Flag {
	return &cli.StringFlag{Name: "decisions", Value: usualDecisions, EnvVars: []string{"GEOKG_REVIEW"},
		Usage: "file of what people decided about claims"}
}

func newReview() *cli.Command {
	return &cli.Command{
		Name:      "review",
		Usage:     "list the claims to look at, and decide about them",
		ArgsUsage: "[FIELD=VALUE]...",
		Description: `Without --accept, --reject or --correct it lists claims of which nothing is decided yet:
the least certain first, or with --by dispute those that others deny. A decision goes
to a file of one line each, made to be kept with the articles under version control,
and into the store. geokg ingest applies the file to what it extracts, so that a
decision outlives every new extraction; review apply brings another store in line.
  geokg review --reject ID --reason 'the minister of another country'
  geokg review --correct ID object=Russia time=2023-09
Fields: subject, relation, object, recipient, time, place, factuality, holder. For an
entity write a name, an id, or KIND=NAME for one that the store does not have. To take
a decision back, remove its line, delete the article and ingest it again.`,
		Flags: slices.Concat([]cli.Flag{
			storeFlag(),
			decisionsFlag(),
			&cli.StringFlag{Name: "accept", Usage: "ids of claims that are right, with commas between"},
			&cli.StringFlag{Name: "reject", Usage: "ids of claims that are wrong"},
			&cli.StringFlag{Name: "correct", Usage: "id of a claim that should say what the arguments say"},
			&cli.StringFlag{Name: "reason", Usage: "why, for whoever reads the file"},
			&cli.StringFlag{Name: "by", Value: "uncertainty", Usage: "what to list first: uncertainty or dispute"},
			formatFlag("table, json or csv", "table"),
			&cli.IntFlag{Name: "limit", Value: 20, Usage: "claims to list at most, 0 for all"},
		}, filterFlags()),
		Action: runReview,
		Subcommands: []*cli.Command{
			{
				Name:   "apply",
				Usage:  "bring a store in line with the decisions",
				Flags:  []cli.Flag{storeFlag(), decisionsFlag()},
				Action: runReviewApply,
			},
			{
				Name:      "gold",
				Usage:     "write the articles whose every claim is decided as a gold set for geokg eval",
				ArgsUsage: "PREFIX",
				Flags:     []cli.Flag{storeFlag(), decisionsFlag()},
				Action:    runReviewGold,
			},
		},
	}
}

func runReview(c *cli.Context) error {
	decisions, err := decisionsOf(c)
	if err != nil {
		return err
	}
	made, err := decisionsMade(c)
	if err != nil {
		return err
	}
	if len(made) == 0 {
		return listClaims(c, decisions)
	}
	store, err := openStore(c, forWriting)
	if err != nil {
		return err
	}
	defer store.Close()
	var articles []string
	for i := range made {
		article, err := complete(c.Context, store, &made[i])
		if err != nil {
			return err
		}
		articles = append(articles, article)
	}
	if decisions, err = writeDecisions(c.String("decisions"), decisions, made); err != nil {
		return err
	}
	for _, decision := range made {
		fmt.Fprintln(c.App.Writer, printable(decision.String()))
	}
	report, err := decisions.ApplyTo(c.Context, store, graph.Filter{Articles: articles}, resolverOf(c.Context, store))
	return cmp.Or(err, tellReview(c, report))
}

// decisionsOf reads the file; there may be none unless it was named.
func decisionsOf(c *cli.Context) (review.Decisions, error) {
	name := c.String("decisions")
	file, err := os.Open(name)
	deciding := c.IsSet("accept") || c.IsSet("reject") || c.IsSet("correct")
	if errors.Is(err, fs.ErrNotExist) && (!c.IsSet("decisions") || deciding) {
		return review.Decisions{}, nil
	}
	if err != nil {
		return review.Decisions{}, err
	}
	defer file.Close()
	return review.Read(file, name)
}

// decisionsMade are those of the flags.
func decisionsMade(c *cli.Context) ([]review.Decision, error) {
	var made []review.Decision
	for verb, ids := range map[review.Verb]string{
		review.Accept: c.String("accept"), review.Reject: c.String("reject"), review.Correct: c.String("correct"),
	} {
		for _, id := range listOf(ids) {
			made = append(made, review.Decision{Claim: id, Verb: verb, Reason: c.String("reason")})
		}
	}
	slices.SortFunc(made, func(a, b review.Decision) int {
		return cmp.Or(cmp.Compare(a.Verb, b.Verb), cmp.Compare(a.Claim, b.Claim))
	})
	set := map[review.Field]string{}
	for _, arg := range c.Args().Slice() {
		field, value, ok := strings.Cut(arg, "=")
		if !ok || !slices.Contains(review.Fields(), review.Field(field)) {
			return nil, usagef(c, "%q: want FIELD=VALUE, of %v", arg, review.Fields())
		}
		set[review.Field(field)] = value
	}
	corrects := len(listOf(c.String("correct")))
	if corrects > 1 || (corrects == 1) != (len(set) > 0) {
		return nil, usagef(c, "--correct takes the id of one claim, and the arguments say what it should be: object=Russia")
	}
	for i := range made {
		if made[i].Verb == review.Correct {
			made[i].Set = set
		}
	}
	return made, nil
}

// complete finds the claim of a decision, notes what it says and puts ids for names. It
// returns the claim's article.
func complete(ctx context.Context, store graph.Store, decision *review.Decision) (article string, err error) {
	for a, err := range store.Articles(ctx, graph.Filter{Claims: []string{decision.Claim}}) {
		if err != nil {
			return "", err
		}
		for _, claim := range a.Claims {
			decision.Remark, article = inWords(claim), a.Article.ID
		}
	}
	if article == "" {
		return "", hint(fmt.Errorf("no claim %s in the store", refresh.ShowName(decision.Claim)), "geokg review lists claims with their ids")
	}
	for field, value := range decision.Set {
		if decision.Set[field], err = writtenValue(ctx, store, field, value); err != nil {
			return "", fmt.Errorf("%s: %w", field, err)
		}
	}
	return article, decision.Check()
}

// inWords is what a claim says, in one line.
func inWords(claim schema.Claim) string {
	object := claim.Object.Name
	if claim.Recipient != nil {
		object += " → " + claim.Recipient.Name
	}
	return fmt.Sprintf("%s %s %s, %s: “%s”", claim.Subject.Name, claim.Relation, object, claim.Factuality, claim.Evidence.Text)
}

// writtenValue is a value of a correction as the file keeps it.
func writtenValue(ctx context.Context, store graph.Store, field review.Field, value string) (string, error) {
	kind, _, named := strings.Cut(value, "=")
	switch {
	case field == review.Relation:
		return strings.ToUpper(strings.ReplaceAll(value, " ", "_")), nil
	case !field.IsEntity(), value == "", field == review.Holder && value == schema.Author,
		named && schema.Kind(kind).Labels() != nil:
		return value, nil
	}
	resolve := resolverOf(ctx, store)
	if e, ok := resolve(value); ok {
		return review.Written(e), nil
	}
	id, err := entityID(ctx, store, value)
	if err != nil {
		return "", hint(err, "write KIND=NAME for one that the store does not have: person=Ann Lee")
	}
	e, ok := resolve(id)
	if !ok {
		return "", fmt.Errorf("no entity %s in the store", refresh.ShowName(id))
	}
	return review.Written(e), nil
}

// resolverOf looks entities up in the gazetteer, then in the store.
func resolverOf(ctx context.Context, store graph.Source) review.Resolve {
	return func(id string) (schema.Entity, bool) {
		if e, ok := listed(id); ok || store == nil {
			return e, ok
		}
		for a, err := range store.Articles(ctx, graph.Filter{Actors: []string{id}}) {
			if err != nil {
				return schema.Entity{}, false
			}
			for _, c := range a.Claims {
				for _, who := range []*schema.Participant{&c.Subject, &c.Object, c.Recipient} {
					if who != nil && who.ID == id {
						return who.Entity, true
					}
				}
			}
		}
		return schema.Entity{}, false
	}
}

// listed looks an entity up in the gazetteer.
func listed(id string) (schema.Entity, bool) {
	gazetteer, err := actor.Default()
	if err != nil {
		return schema.Entity{}, false
	}
	return gazetteer.Entity(id)
}

// writeDecisions adds lines to the file.
func writeDecisions(name string, known review.Decisions, made []review.Decision) (review.Decisions, error) {
	before, err := os.ReadFile(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return known, err
	}
	var b strings.Builder
	b.Write(before)
	if len(before) == 0 {
		b.WriteString("# Decisions on claims, one a line, in any order: see geokg review --help.\n")
	} else if !strings.HasSuffix(string(before), "\n") {
		b.WriteByte('\n')
	}
	for _, decision := range made {
		b.WriteString(decision.String() + "\n")
	}
	all, err := review.Read(strings.NewReader(b.String()), name)
	if err != nil {
		return known, err
	}
	part := name + ".part"
	if err := os.WriteFile(part, []byte(b.String()), 0o644); err != nil {
		return known, err
	}
	return all, os.Rename(part, name)
}

func runReviewApply(c *cli.Context) error {
	decisions, err := decisionsOf(c)
	if err != nil {
		return err
	}
	store, err := openStore(c, forWriting)
	if err != nil {
		return err
	}
	defer store.Close()
	report, err := decisions.ApplyTo(c.Context, store, graph.Filter{}, resolverOf(c.Context, store))
	return cmp.Or(err, tellReview(c, report))
}

// tellReview says what a store made of decisions.
func tellReview(c *cli.Context, report review.Report) error {
	for _, line := range slices.Concat(report.Problems, report.Idle) {
		fmt.Fprintf(c.App.ErrWriter, "geokg: %s: %s\n", c.String("decisions"), line)
	}
	fmt.Fprintf(c.App.Writer, "articles changed: %d; claims gone: %d, written: %d\n",
		report.Articles, report.Changes.ClaimsRemoved, report.Changes.ClaimsAdded)
	if len(report.Problems) > 0 {
		return fmt.Errorf("%d of the corrections: %w", len(report.Problems), errSomeFailed)
	}
	return nil
}

func runReviewGold(c *cli.Context) error {
	if c.NArg() != 1 {
		return usagef(c, "want one PREFIX, of PREFIX.articles.jsonl and the two files beside it")
	}
	decisions, err := decisionsOf(c)
	if err != nil {
		return err
	}
	store, err := openStore(c, forReading)
	if err != nil {
		return err
	}
	defer store.Close()
	var files [3]*os.File
	for i, part := range []string{"articles", "entities", "claims"} {
		if files[i], err = os.Create(c.Args().First() + "." + part + ".jsonl"); err != nil {
			return err
		}
		defer files[i].Close()
	}
	gold := review.NewGold(files[0], files[1], files[2])
	for a, err := range store.Articles(c.Context, graph.Filter{}) {
		if err != nil {
			return err
		}
		if decisions.Decided(a.Claims) {
			if err := gold.Add(a); err != nil {
				return err
			}
		}
	}
	_, err = fmt.Fprintf(c.App.Writer, "%d articles with %d claims: geokg eval %s scores against them\n",
		gold.Articles, gold.Claims, c.Args().First())
	return errors.Join(err, files[0].Close(), files[1].Close(), files[2].Close())
}
