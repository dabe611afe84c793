package main

import (
	"encoding/csv"
	"encoding/json"
	"io"

	"geokg/extract/events"
	"geokg/graph"
	"geokg/graph/export"
	"geokg/schema"
)

// triples is claims as a table for people: who did what to whom, and the words that say so.
func triples(claims []schema.Claim) grid {
	g := grid{columns: []string{"subject", "relation", "object", "time", "place", "factuality", "words"}}
	for _, claim := range claims {
		object := claim.Object.Name
		if claim.Recipient != nil {
			object += " → " + claim.Recipient.Name
		}
		factuality := string(claim.Factuality)
		if claim.Holder != nil {
			factuality += " by " + claim.Holder.Name
		}
		g.rows = append(g.rows, []string{
			claim.Subject.Name, string(claim.Relation), object, claim.Time, nameOf(claim.Place),
			factuality, "“" + claim.Evidence.Text + "”",
		})
	}
	return g
}

func nameOf(p *schema.Participant) string {
	if p == nil {
		return ""
	}
	return p.Name
}

// claimWriter prints the claims of one article after the other.
type claimWriter interface {
	write(art schema.Article, claims []schema.Claim) error
	close() error
}

type jsonlClaims struct{ w io.Writer }

func (j jsonlClaims) write(art schema.Article, claims []schema.Claim) error {
	for _, claim := range claims {
		line, err := schema.MarshalClaim(claim, art.Text)
		if err != nil {
			return err
		}
		if _, err := j.w.Write(append(line, '\n')); err != nil {
			return err
		}
	}
	return nil
}

func (j jsonlClaims) close() error { return nil }

// codedEvents writes the event-data view: one line of JSON for each article.
type codedEvents struct{ to *json.Encoder }

func (e codedEvents) write(art schema.Article, claims []schema.Claim) error {
	return e.to.Encode(events.Of(art.ID, claims))
}

func (e codedEvents) close() error { return nil }

// eventTable writes the table of events that docs/event-data.md describes.
type eventTable struct {
	to     *csv.Writer
	headed bool
}

func (e *eventTable) write(art schema.Article, claims []schema.Claim) error {
	e.head()
	for _, event := range events.Of(art.ID, claims).Events {
		record := events.Row{Event: event, Article: art}.Record()
		for i, column := range events.Columns() {
			if !column.Number { // numbers may be negative
				record[i] = export.Cell(record[i])
			}
		}
		if err := e.to.Write(record); err != nil {
			return err
		}
	}
	return nil
}

func (e *eventTable) head() {
	if e.headed {
		return
	}
	e.headed = true
	var names []string
	for _, column := range events.Columns() {
		names = append(names, column.Name)
	}
	_ = e.to.Write(names) // close returns the error
}

func (e *eventTable) close() error {
	e.head()
	e.to.Flush()
	return e.to.Error()
}

type csvClaims struct{ to *export.ClaimCSV }

func (c csvClaims) write(art schema.Article, claims []schema.Claim) error {
	return c.to.Write(graph.ArticleClaims{Article: art, Claims: claims})
}

func (c csvClaims) close() error { return c.to.Close() }

// tableClaims collects the claims, since the widths of columns depend on all of them.
type tableClaims struct {
	w      io.Writer
	claims []schema.Claim
}

func (t *tableClaims) write(_ schema.Article, claims []schema.Claim) error {
	t.claims = append(t.claims, claims...)
	return nil
}

func (t *tableClaims) close() error { return printTriples(t.w, t.claims) }

// printTriples writes claims as a table as wide as the screen.
func printTriples(w io.Writer, claims []schema.Claim) error {
	if len(claims) == 0 {
		return nil
	}
	return triples(claims).withoutEmpty().print(w, screenOf(w))
}
