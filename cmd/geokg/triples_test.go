package main

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"geokg/schema"
)

func TestClaimRecordFillsItsColumns(t *testing.T) {
	who := func(name string) schema.Participant {
		return schema.Participant{Entity: schema.UnknownEntity(schema.Person, name)}
	}
	holder, place := who("Cy"), who("Oslo")
	claim := schema.Claim{
		ID: "c", Article: "a", Subject: who("Ann"), Relation: "MET", Object: who("Bob"), Time: "2024-03", Place: &place,
		Factuality: schema.Alleged, Holder: &holder, Cameo: "040", CameoFine: "040",
		Evidence: schema.Evidence{Span: schema.Span{Start: 5, End: 8}, Text: "met"},
	}
	record := claimRecord(claim, "Zoë met")
	assert.Len(t, record, len(claimColumns))
	row := map[string]string{}
	for i, column := range claimColumns {
		row[column] = record[i]
	}
	assert.Equal(t, "Ann", row["subject"])
	assert.Equal(t, "Oslo", row["place"])
	assert.Equal(t, "Cy", row["holder"])
	assert.Empty(t, row["recipient_id"])
	assert.Equal(t, "CONSULT", row["plover"])
	assert.Equal(t, "1.0", row["goldstein"])
	assert.Equal(t, []string{"4", "7"}, []string{row["start"], row["end"]}, "offsets are code points")

	claim.Holder = nil
	assert.Contains(t, claimRecord(claim, "Zoë met"), schema.Author)
}
