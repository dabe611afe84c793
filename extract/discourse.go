package extract

import (
	"geokg/schema"
	"slices"
)

// carry gives the claims of a predicate the time and place of the sentence before, where
// that sentence told of the same subject and this one goes on with it ("Shoigu also …") or
// points back to that moment ("saat itu").
func (c *clauses) carry(p *predicate, claims []schema.Claim) {
	then, also := c.pointsBack(p), c.goesOn(p)
	if !then && !also {
		return
	}
	for i := range claims {
		before := c.memory.before(claims[i].Subject.ID, c.index)
		if before == nil || claims[i].Factuality == schema.Planned {
			continue
		}
		if claims[i].Time == "" && also {
			claims[i].Time = before.Time
		}
		if claims[i].Place == nil && (claims[i].Time == before.Time || then) && isPlacedAct(claims[i].Relation) {
			claims[i].Place = before.Place
		}
	}
}

func isState(name schema.RelationName) bool {
	rel, ok := schema.LookupRelation(name)
	return ok && rel.Standing
}

// isPlacedAct reports whether claims of a relation tell of acts that happen somewhere.
func isPlacedAct(name schema.RelationName) bool {
	rel, ok := schema.LookupRelation(name)
	return ok && !rel.Standing && rel.HasPlace()
}

// goesOn reports whether the clause of p adds to the sentence before.
func (c *clauses) goesOn(p *predicate) bool {
	for _, k := range c.with(p.tok, "advmod") {
		if c.lex.cues.Additive[c.lower(k)] {
			return true
		}
	}
	return false
}

// pointsBack reports whether the time of p is the one told last.
func (c *clauses) pointsBack(p *predicate) bool {
	m := c.timeUnder(p.tok)
	return m != nil && m.Then
}

// before is the last claim of the sentence before that tells when something of subject
// happened, or nil; one that tells the narrower place wins.
func (m *memory) before(subject string, sentence int) *schema.Claim {
	var found *schema.Claim
	for i := len(m.claims) - 1; i >= 0 && m.claims[i].Sentence >= sentence-1; i-- {
		claim := &m.claims[i]
		if claim.Sentence != sentence-1 || claim.Subject.ID != subject || claim.Time == "" || isState(claim.Relation) {
			continue
		}
		if found == nil || found.Place == nil || claim.Place != nil && found.Place.Kind == schema.Country && claim.Place.Kind == schema.City {
			found = claim
		}
	}
	return found
}

// again are the claims that a comparison adds: "held in Vladivostok, as four years ago"
// tells of the same act at that time too. If the article told of it already with a finer
// date, that date holds.
func (c *clauses) again(p *predicate, claims []schema.Claim) []schema.Claim {
	var out []schema.Claim
	for i := range c.times {
		m := &c.times[i]
		if !c.compared(m) || !c.hangsOn(m.Tokens[1]-1, p.tok) {
			continue
		}
		for _, claim := range claims {
			if claim.Time == m.Value || claim.Factuality != schema.Asserted {
				continue
			}
			claim.Time = c.memory.finer(claim, m.Value)
			out = append(out, claim)
		}
	}
	return out
}

// finer is the date within when of an act like claim that the article told of, else when.
func (m *memory) finer(claim schema.Claim, when string) string {
	for _, told := range m.claims {
		if actOf(told) == actOf(claim) && told.Time != "" && contains(when, told.Time) {
			return told.Time
		}
	}
	return when
}

// act is what two claims share that tell of one relation between the same two.
type act struct {
	relation schema.RelationName
	a, b     string
}

func actOf(claim schema.Claim) act {
	k := act{claim.Relation, claim.Subject.ID, claim.Object.ID}
	if rel, _ := schema.LookupRelation(claim.Relation); rel.Symmetric && k.b < k.a {
		k.a, k.b = k.b, k.a
	}
	return k
}

// aftermath gives deaths and other violence the time and place of the attack by the same
// side that the same sentence tells of: "45 were killed in the strike on Rafah on Sunday".
func aftermath(claims []schema.Claim) {
	for i := range claims {
		a := &claims[i]
		if !isViolence(a.Relation) || a.Time != "" && a.Place != nil {
			continue
		}
		for j := range claims {
			b := &claims[j]
			if i == j || b.Sentence != a.Sentence || b.Subject.ID != a.Subject.ID || b.Factuality != a.Factuality || !isViolence(b.Relation) {
				continue
			}
			if a.Time == "" {
				a.Time = b.Time
			}
			if a.Place == nil && a.Time == b.Time {
				a.Place = b.Place
			}
		}
	}
}

// venues gives what two agree on, sign or mediate the place where the same two met, by a claim
// of the same sentence or the one before.
func venues(claims []schema.Claim) {
	for i := range claims {
		a := &claims[i]
		rel, _ := schema.LookupRelation(a.Relation)
		if a.Place != nil || rel.Name != "AGREED_WITH" && rel.Name != "SIGNED_WITH" && rel.Name != "NEGOTIATED_WITH" && rel.Name != "MET" {
			continue
		}
		for j := range claims {
			b := &claims[j]
			if met, _ := schema.LookupRelation(b.Relation); i == j || b.Place == nil || met.Plover != "CONSULT" && met.Plover != "AGREE" || a.Sentence-b.Sentence < 0 || a.Sentence-b.Sentence > 1 {
				continue
			}
			if b.Factuality == a.Factuality && (b.Subject.ID == a.Subject.ID && b.Object.ID == a.Object.ID || b.Subject.ID == a.Object.ID && b.Object.ID == a.Subject.ID) {
				a.Place = b.Place
				if a.Time == "" && b.Sentence < a.Sentence {
					a.Time = b.Time
				}
				break
			}
		}
	}
}

func isViolence(name schema.RelationName) bool {
	rel, ok := schema.LookupRelation(name)
	return ok && rel.Plover == "ASSAULT"
}

// fillPlaces gives every act without a place the one place that other claims of the article
// tell for the same act at the same time.
func fillPlaces(claims []schema.Claim) {
	placed := map[act][]*schema.Claim{}
	for i := range claims {
		if claim := &claims[i]; claim.Place != nil && claim.Time != "" {
			placed[actOf(*claim)] = append(placed[actOf(*claim)], claim)
		}
	}
	for i := range claims {
		if a := &claims[i]; a.Place == nil && a.Time != "" && isPlacedAct(a.Relation) {
			a.Place = onePlaceOf(placed[actOf(*a)], a.Time)
		}
	}
}

// onePlaceOf is the place that the claims at a compatible time agree on, or nil.
func onePlaceOf(claims []*schema.Claim, time string) *schema.Participant {
	var place *schema.Participant
	for _, b := range claims {
		if !contains(time, b.Time) && !contains(b.Time, time) {
			continue
		}
		if place != nil && place.ID != b.Place.ID {
			return nil
		}
		place = b.Place
	}
	return place
}

// contains reports whether the EDTF time a covers b.
func contains(a, b string) bool {
	x, err := schema.ParseTime(a)
	if err != nil {
		return false
	}
	y, err := schema.ParseTime(b)
	return err == nil && x.Contains(y)
}

// deployed leaves out that something was sent to nobody where the same words tell that it was
// deployed: "sent 45 warplanes around Taiwan".
func deployed(claims []schema.Claim) []schema.Claim {
	moved := map[string]bool{}
	key := func(claim schema.Claim) string { return claim.Subject.ID + " " + claim.Object.ID }
	for _, claim := range claims {
		if claim.Relation == "MOBILIZED" {
			moved[key(claim)] = true
		}
	}
	return slices.DeleteFunc(claims, func(claim schema.Claim) bool {
		return claim.Relation == "SUPPLIED" && claim.Recipient == nil && moved[key(claim)]
	})
}
