package export

import (
	"context"
	"encoding/csv"
	"io"
	"strconv"

	"geokg/graph"
	"geokg/schema"
)

// Cell is text as a spreadsheet may take it: what a program would read as a formula gets
// an apostrophe before it, as OWASP advises against CSV injection.
func Cell(text string) string {
	if text == "" {
		return ""
	}
	switch text[0] {
	case '=', '+', '-', '@', '\t', '\r', '\n':
		return "'" + text
	}
	for _, wide := range []string{"＝", "＋", "－", "＠"} { // spreadsheets take these for the same
		if len(text) >= len(wide) && text[:len(wide)] == wide {
			return "'" + text
		}
	}
	return text
}

// ClaimCSV writes claims as a table of one line each.
type ClaimCSV struct {
	w      *csv.Writer
	headed bool
}

// NewClaimCSV returns a writer to w.
func NewClaimCSV(w io.Writer) *ClaimCSV { return &ClaimCSV{w: csv.NewWriter(w)} }

var claimColumns = []string{
	"id", "article", "copy_of", "published", "source", "lang", "sentence",
	"subject_id", "subject", "relation", "object_id", "object", "recipient_id", "recipient",
	"time", "place_id", "place", "factuality", "holder_id", "holder", "quantity", "note",
	"plover", "mode", "cameo", "cameo_fine", "goldstein", "confidence",
	"start", "end", "text", "rule",
}

// Write adds the claims of an article.
func (c *ClaimCSV) Write(a graph.ArticleClaims) error {
	for _, claim := range a.Claims {
		if err := c.head(); err != nil {
			return err
		}
		if err := c.w.Write(claimCells(claim, a)); err != nil {
			return err
		}
	}
	return nil
}

// Close writes what is left, the head at least.
func (c *ClaimCSV) Close() error {
	if err := c.head(); err != nil {
		return err
	}
	c.w.Flush()
	return c.w.Error()
}

func (c *ClaimCSV) head() error {
	if c.headed {
		return nil
	}
	c.headed = true
	return c.w.Write(claimColumns)
}

// claimCells is a claim of an article in the order of claimColumns, offsets in code points.
func claimCells(claim schema.Claim, a graph.ArticleClaims) []string {
	j := claim.JSON(a.Article.Text)
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
	recipientID, recipient := named(claim.Recipient)
	placeID, place := named(claim.Place)
	cells := []string{
		claim.ID, claim.Article, a.CopyOf, claim.Published, claim.Source, claim.Lang, strconv.Itoa(claim.Sentence),
		claim.Subject.ID, claim.Subject.Name, string(claim.Relation), claim.Object.ID, claim.Object.Name,
		recipientID, recipient, claim.Time, placeID, place,
		string(claim.Factuality), holder.ID, holder.Name, quantity, claim.Note,
		plover, claim.Mode, claim.Cameo, claim.CameoFine, "", strconv.FormatFloat(claim.Confidence, 'f', -1, 64),
		strconv.Itoa(j.Evidence.Start), strconv.Itoa(j.Evidence.End), claim.Evidence.Text, claim.Rule,
	}
	for i, cell := range cells {
		cells[i] = Cell(cell)
	}
	const goldsteinColumn = 26
	cells[goldsteinColumn] = goldstein // a number, which may be negative
	return cells
}

func named(p *schema.Participant) (id, name string) {
	if p == nil {
		return "", ""
	}
	return p.ID, p.Name
}

func writeClaimsCSV(ctx context.Context, w io.Writer, source graph.Source, filter graph.Filter) error {
	out := NewClaimCSV(w)
	for a, err := range source.Articles(ctx, filter) {
		if err != nil {
			return err
		}
		if err := out.Write(a); err != nil {
			return err
		}
	}
	return out.Close()
}

func writeEdgesCSV(ctx context.Context, w io.Writer, source graph.Source, filter graph.Filter) error {
	network, edges, err := edgesOf(ctx, source, filter)
	if err != nil {
		return err
	}
	entities := map[string]schema.Entity{}
	for _, e := range network.Entities {
		entities[e.ID] = e
	}
	out := csv.NewWriter(w)
	_ = out.Write([]string{ // Flush tells of errors
		"source_id", "source", "source_kind", "relation", "target_id", "target", "target_kind", "symmetric",
		"claims", "articles", "stories", "first", "last", "goldstein", "disputed",
	})
	for _, t := range edges {
		relation, _ := schema.LookupRelation(t.Relation)
		s, o := entities[t.Subject], entities[t.Object]
		_ = out.Write([]string{
			Cell(s.ID), Cell(s.Name), string(s.Kind), string(t.Relation), Cell(o.ID), Cell(o.Name), string(o.Kind),
			strconv.FormatBool(relation.Symmetric), strconv.Itoa(t.Claims), strconv.Itoa(t.Articles), strconv.Itoa(t.stories), t.FirstDay, t.LastDay,
			strconv.FormatFloat(meanGoldstein(t.Triple), 'f', -1, 64), strconv.FormatBool(t.Disputed),
		})
	}
	out.Flush()
	return out.Error()
}

// meanGoldstein is the mean score of the claims of an edge.
func meanGoldstein(t graph.Triple) float64 {
	return float64(t.GoldsteinTenths) / 10 / float64(t.Claims)
}
