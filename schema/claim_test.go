package schema

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const sampleText = "Menlu Aljazair – Ahmed – menjual ribuan radar kepada Mali pada Mei 2024, kata Mali."

func entity(kind Kind, name string) Participant {
	return Participant{Entity: Entity{ID: string(kind) + ":" + strings.ToLower(name), Kind: kind, Name: name}}
}

func pointer(p Participant) *Participant { return &p }

// sample is a valid claim with something in every field.
func sample() Claim {
	const words = "menjual ribuan radar kepada Mali"
	start := strings.Index(sampleText, words)
	algeria := entity(Country, "Algeria")
	algeria.ISO3, algeria.Forms = "DZA", []string{"Aljazair"}
	value := 5000.0
	return Claim{
		Article: "a1", Lang: "id", Published: "2024-05-20", Source: "Kantor", Sentence: 0,
		Subject: algeria, Relation: "SUPPLIED", Object: entity(Thing, "radar"), Recipient: pointer(entity(Country, "Mali")),
		Quantity: &Quantity{Value: &value, Unit: "sets", Text: "ribuan"}, Time: "2024-05", Place: pointer(entity(City, "Bamako")),
		Factuality: Asserted, Holder: pointer(entity(Country, "Mali")),
		Evidence: Evidence{Span: Span{start, start + len(words)}, Text: words},
		Note:     "a <note>", Mode: "military", Confidence: 0.9, Rule: "frames/id/supply.yaml:12", Extractor: "rules", Version: "1",
	}
}

func TestNewClaim(t *testing.T) {
	c, err := NewClaim(sample())
	require.NoError(t, err)
	assert.Equal(t, "072", c.Cameo)
	assert.Equal(t, "072", c.CameoFine)
	assert.Equal(t, c.Key(), c.ID)

	fine := sample()
	fine.CameoFine = "0721"
	_, err = NewClaim(fine)
	assert.ErrorContains(t, err, `no CAMEO code "0721"`)

	repeated := sample()
	repeated.Object = *repeated.Recipient
	c, err = NewClaim(repeated)
	require.NoError(t, err)
	assert.Nil(t, c.Recipient)
}

func TestNewClaimRefuses(t *testing.T) {
	tests := []struct {
		name   string
		change func(*Claim)
		want   string
	}{
		{"relation", func(c *Claim) { c.Relation = "DANCED_WITH" }, `no relation "DANCED_WITH"`},
		{"factuality", func(c *Claim) { c.Factuality = "maybe" }, `no factuality "maybe"`},
		{"kind", func(c *Claim) { c.Object.Kind = "planet" }, `object thing:radar: no kind "planet"`},
		{"kind of nothing", func(c *Claim) { c.Object = Participant{} }, "object has no id"},
		{"name", func(c *Claim) { c.Subject.Name = "" }, "subject country:algeria has no name"},
		{"iso3", func(c *Claim) { c.Place.ISO3 = "MLI" }, "only countries have an ISO3 code"},
		{"place", func(c *Claim) { c.Place = pointer(entity(Person, "Ahmed")) }, `place "Ahmed" is a person`},
		{"time", func(c *Claim) { c.Time = "last week" }, `time "last week"`},
		{"published", func(c *Claim) { c.Published = "2024-05~" }, "want one plain date"},
		{"published interval", func(c *Claim) { c.Published = "2024/.." }, "want one plain date"},
		{"code", func(c *Claim) { c.Cameo = "190" }, `CAMEO code "190" is none of SUPPLIED's [072]`},
		{"article", func(c *Claim) { c.Article = "" }, "no article"},
		{"sentence", func(c *Claim) { c.Sentence = -1 }, "sentence -1"},
		{"no evidence", func(c *Claim) { c.Evidence = Evidence{} }, "evidence [0,0) covers nothing"},
		{"evidence of another length", func(c *Claim) { c.Evidence.End++ }, "not as long as its text"},
		{"confidence", func(c *Claim) { c.Confidence = 1.5 }, "confidence 1.5"},
		{"recipient", func(c *Claim) { c.Relation = "VISITED" }, "VISITED takes no recipient"},
		{"meets itself", func(c *Claim) {
			c.Relation, c.Recipient, c.Object = "MET", nil, c.Subject
		}, `MET has "Algeria" on both sides`},
		{"standing with a code", func(c *Claim) {
			c.Relation, c.Recipient, c.CameoFine = "POSSESSES", nil, "072"
		}, "standing relation POSSESSES has a code"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := sample()
			if tt.name != "place" && tt.name != "iso3" {
				c.Place = nil
			}
			tt.change(&c)
			_, err := NewClaim(c)
			assert.ErrorContains(t, err, tt.want)
		})
	}
}

func TestClaimKey(t *testing.T) {
	tests := []struct {
		name   string
		change func(*Claim)
		same   bool
	}{
		{"nothing", func(c *Claim) {}, true},
		{"confidence, rule, extractor and version", func(c *Claim) {
			c.Confidence, c.Rule, c.Extractor, c.Version = 0.1, "other.yaml:1", "other", "2"
		}, true},
		{"forms and quantity", func(c *Claim) { c.Subject.Forms, c.Quantity = nil, nil }, true},
		{"article", func(c *Claim) { c.Article = "a2" }, false},
		{"sentence", func(c *Claim) { c.Sentence++ }, false},
		{"evidence", func(c *Claim) { c.Evidence.Start++ }, false},
		{"subject", func(c *Claim) { c.Subject.ID = "x" }, false},
		{"relation", func(c *Claim) { c.Relation = "AIDED" }, false},
		{"object", func(c *Claim) { c.Object.ID = "x" }, false},
		{"recipient", func(c *Claim) { c.Recipient = nil }, false},
		{"time", func(c *Claim) { c.Time = "" }, false},
		{"place", func(c *Claim) { c.Place = nil }, false},
		{"factuality", func(c *Claim) { c.Factuality = Denied }, false},
		{"holder", func(c *Claim) { c.Holder = nil }, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := sample()
			tt.change(&c)
			assert.Equal(t, tt.same, sample().Key() == c.Key())
		})
	}
}

// The table of the design: which claims are about one event.
func TestEventOf(t *testing.T) {
	a, b := entity(Person, "A"), entity(Person, "B")
	met := func(change func(*Claim)) Claim {
		c := Claim{Article: "a1", Published: "2023-09-20", Subject: a, Relation: "MET", Object: b, Factuality: Asserted}
		change(&c)
		return c
	}
	at := func(time string) func(*Claim) { return func(c *Claim) { c.Time = time } }
	undated := func(published string) func(*Claim) { return func(c *Claim) { c.Published = published } }
	office := func(time string) func(*Claim) {
		return func(c *Claim) { c.Relation, c.Time = "HOLDS_OFFICE", time }
	}
	tests := []struct {
		name string
		one  func(*Claim)
		two  func(*Claim)
		same bool
	}{
		{"asserted and planned", at("2023-09-13"), func(c *Claim) { c.Time, c.Factuality = "2023-09-13", Planned }, true},
		{"with and without place", at("2023-09"), func(c *Claim) {
			c.Time, c.Place = "2023-09", pointer(entity(City, "Vladivostok"))
		}, true},
		{"of two holders", at("2023-09"), func(c *Claim) { c.Time, c.Holder = "2023-09", &b }, true},
		{"either order", at("2023-09"), func(c *Claim) { c.Time, c.Subject, c.Object = "2023-09", b, a }, true},
		{"of two articles", at("2023-09"), func(c *Claim) { c.Time, c.Article = "2023-09", "a2" }, true},
		{"office dated and undated", office("2009"), office(""), true},
		{"undated, published in one month", undated("2024-05-02"), undated("2024-05-30"), true},
		{"qualified and not", at("2023-09~"), at("2023-09"), true},
		{"interval and its start", at("2024-05/.."), at("2024-05"), true},
		{"until and undated", at("../2022-02"), at(""), true},
		{"coarser and finer", at("2023-09"), at("2023-09-13"), false},
		{"two days", at("2023-09-13"), at("2023-09-14"), false},
		{"undated, published in two months", undated("2024-05-02"), undated("2024-06-02"), false},
		{"undated, published in a month and in its year", undated("2024-05"), undated("2024"), false},
		{"undated, of two articles without a date", undated(""), func(c *Claim) { c.Published, c.Article = "", "a2" }, false},
		{"dated and published in that month", at("2023-09"), at(""), false},
		{"with and without recipient", at("2023-09"), func(c *Claim) {
			c.Time, c.Recipient = "2023-09", pointer(entity(Person, "C"))
		}, false},
		{"two relations", at("2023-09"), func(c *Claim) { c.Time, c.Relation = "2023-09", "PHONED" }, false},
		{"other order of an asymmetric relation", func(c *Claim) { c.Relation = "ACCUSED" }, func(c *Claim) {
			c.Relation, c.Subject, c.Object = "ACCUSED", b, a
		}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			one, two := EventOf(met(tt.one)), EventOf(met(tt.two))
			assert.Equal(t, tt.same, one.ID == two.ID)
			assert.Equal(t, tt.same, one == two, "an event has no property outside its key")
		})
	}
}

func TestEventTime(t *testing.T) {
	tests := []struct {
		relation             RelationName
		time, published      string
		wantBucket, wantTime string
	}{
		{"MET", "2024-05/..", "2024-07-01", "2024-05", "2024-05"},
		{"MET", "2023-09-13~", "2024-07-01", "2023-09-13", "2023-09-13"},
		{"MET", "", "2024-07-01", "~2024-07", ""},
		{"MET", "../2022", "2024", "~2024", ""},
		{"MET", "", "", "~a1", ""},
		{"ALLY_OF", "2009", "2024-07-01", "", ""},
	}
	for _, tt := range tests {
		t.Run(string(tt.relation)+" "+tt.time, func(t *testing.T) {
			e := EventOf(Claim{
				Article: "a1", Relation: tt.relation, Time: tt.time, Published: tt.published,
				Subject: entity(Person, "A"), Object: entity(Person, "B"),
			})
			assert.Equal(t, tt.wantBucket, e.Bucket)
			assert.Equal(t, tt.wantTime, e.Time)
		})
	}
}
