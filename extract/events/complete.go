package events

import (
	"cmp"

	"geokg/schema"
)

// Knowledge is what is known of entities besides what a claim says of them.
type Knowledge interface {
	Entity(id string) (schema.Entity, bool)
	Nationality(id, date string) string // ISO 3166 code of the country it acts for at a date
	Role(id, date string) string        // its CAMEO role code at a date
}

// Complete returns claims that were printed or stored with all that is known of who is in
// them: countries, roles and coordinates. What only their article told stays unknown.
func Complete(claims []schema.Claim, known Knowledge) []schema.Claim {
	out := make([]schema.Claim, len(claims))
	for i, claim := range claims {
		date := cmp.Or(claim.Time, claim.Published)
		claim.Subject, claim.Object = complete(claim.Subject, known, date), complete(claim.Object, known, date)
		for _, slot := range []**schema.Participant{&claim.Recipient, &claim.Place} {
			if *slot != nil {
				whole := complete(**slot, known, date)
				*slot = &whole
			}
		}
		out[i] = claim
	}
	return out
}

func complete(p schema.Participant, known Knowledge, date string) schema.Participant {
	if e, ok := known.Entity(p.ID); ok {
		p.Entity = e
	}
	p.Country = cmp.Or(p.Country, known.Nationality(p.ID, date))
	p.Role = cmp.Or(p.Role, known.Role(p.ID, date))
	return p
}
