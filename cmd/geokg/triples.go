package main

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"strconv"

	"geokg/extract/events"
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

func idOf(p *schema.Participant) string {
	if p == nil {
		return ""
	}
	return p.ID
}

func nameOf(p *schema.Participant) string {
	if p == nil {
		return ""
	}
	return p.Name
}

var claimColumns = []string{
	"id", "article", "published", "source", "lang", "sentence",
	"subject_id", "subject", "relation", "object_id", "object", "recipient_id", "recipient",
	"time", "place_id", "place", "factuality", "holder_id", "holder", "quantity", "note",
	"plover", "mode", "cameo", "cameo_fine", "goldstein", "confidence",
	"start", "end", "text", "rule",
}

// claimRecord is a claim in the order of claimColumns, offsets in code points of text.
func claimRecord(claim schema.Claim, articleText string) []string {
	j := claim.JSON(articleText)
	holder := claim.Holder
	if holder == nil {
		holder = &schema.Participant{Entity: schema.Entity{Name: schema.Author}}
	}
	quantity, plover, goldstein := "", "", ""
	if claim.Quantity != nil {
		quantity = claim.Quantity.Text
	}
	if j.Plover != nil {
		plover = *j.Plover
	}
	if j.Goldstein != nil {
		goldstein = strconv.FormatFloat(*j.Goldstein, 'f', 1, 64)
	}
	return []string{
		claim.ID, claim.Article, claim.Published, claim.Source, claim.Lang, strconv.Itoa(claim.Sentence),
		claim.Subject.ID, claim.Subject.Name, string(claim.Relation), claim.Object.ID, claim.Object.Name,
		idOf(claim.Recipient), nameOf(claim.Recipient), claim.Time, idOf(claim.Place), nameOf(claim.Place),
		string(claim.Factuality), holder.ID, holder.Name, quantity, claim.Note,
		plover, claim.Mode, claim.Cameo, claim.CameoFine, goldstein, strconv.FormatFloat(claim.Confidence, 'f', -1, 64),
		strconv.Itoa(j.Evidence.Start), strconv.Itoa(j.Evidence.End), claim.Evidence.Text, claim.Rule,
	}
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

type csvClaims struct {
	w      *csv.Writer
	headed bool
}

func (c *csvClaims) write(art schema.Article, claims []schema.Claim) error {
	for _, claim := range claims {
		if err := c.head(); err != nil {
			return err
		}
		if err := c.w.Write(claimRecord(claim, art.Text)); err != nil {
			return err
		}
	}
	return nil
}

func (c *csvClaims) head() error {
	if c.headed {
		return nil
	}
	c.headed = true
	return c.w.Write(claimColumns)
}

func (c *csvClaims) close() error {
	if err := c.head(); err != nil {
		return err
	}
	c.w.Flush()
	return c.w.Error()
}

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
