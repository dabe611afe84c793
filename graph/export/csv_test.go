package export_test

import (
	"encoding/csv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/graph"
	"geokg/graph/export"
	"geokg/schema"
)

func TestClaimCSVFillsItsColumns(t *testing.T) {
	who := func(name string) schema.Participant {
		return schema.Participant{Entity: schema.UnknownEntity(schema.Person, name)}
	}
	holder, place := who("Cy"), who("Oslo")
	claim := schema.Claim{
		ID: "c", Article: "a", Subject: who("Ann"), Relation: "MET", Object: who("Bob"), Time: "2024-03", Place: &place,
		Factuality: schema.Alleged, Holder: &holder, Cameo: "040", CameoFine: "040",
		Evidence: schema.Evidence{Span: schema.Span{Start: 5, End: 8}, Text: "met"},
	}
	row := csvRow(t, claim, "Zoë met")
	assert.Equal(t, "Ann", row["subject"])
	assert.Equal(t, "Oslo", row["place"])
	assert.Equal(t, "Cy", row["holder"])
	assert.Empty(t, row["recipient_id"])
	assert.Equal(t, "CONSULT", row["plover"])
	assert.Equal(t, "1.0", row["goldstein"])
	assert.Equal(t, []string{"4", "7"}, []string{row["start"], row["end"]}, "offsets are code points")

	claim.Holder = nil
	assert.Equal(t, schema.Author, csvRow(t, claim, "Zoë met")["holder"])
}

// csvRow is what stands under each column for a claim.
func csvRow(t *testing.T, claim schema.Claim, text string) map[string]string {
	t.Helper()
	var b strings.Builder
	out := export.NewClaimCSV(&b)
	require.NoError(t, out.Write(graph.ArticleClaims{Article: schema.Article{Text: text}, Claims: []schema.Claim{claim}}))
	require.NoError(t, out.Close())
	rows, err := csv.NewReader(strings.NewReader(b.String())).ReadAll()
	require.NoError(t, err)
	require.Len(t, rows, 2)
	row := map[string]string{}
	for i, column := range rows[0] {
		row[column] = rows[1][i]
	}
	return row
}
