package review

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"geokg/schema"
)

// Resolve returns the entity of an id; false if it is not known.
type Resolve func(id string) (schema.Entity, bool)

// Rule is that of a claim which a person has corrected.
const Rule = "review"

// Apply is what the decisions leave of the claims of an article: rejected ones are gone,
// accepted and corrected ones are certain. Entities are those of the article itself or
// what resolve says. A correction that cannot be made is told, and its claim stays as it
// was. Claims of which nothing is decided are untouched, and so is the slice.
func (d Decisions) Apply(claims []schema.Claim, resolve Resolve) (kept []schema.Claim, problems []string) {
	if !slices.ContainsFunc(claims, func(c schema.Claim) bool { _, ok := d.byClaim[c.ID]; return ok }) {
		return claims, nil
	}
	known := known(claims, resolve)
	certain := map[string]schema.Claim{} // by the ids that they came to have
	for _, claim := range claims {
		decided, fate, err := d.follow(claim, known)
		if err != nil {
			problems = append(problems, err.Error())
		}
		switch fate {
		case gone:
		case sure:
			certain[decided.ID] = decided
			kept = append(kept, decided)
		default:
			kept = append(kept, claim)
		}
	}
	// What a correction says may be said by another claim already: then that one is certain.
	seen := map[string]bool{}
	kept = slices.DeleteFunc(kept, func(c schema.Claim) bool {
		again := seen[c.ID]
		seen[c.ID] = true
		return again
	})
	for i, claim := range kept {
		if better, ok := certain[claim.ID]; ok {
			kept[i] = better
		}
	}
	return kept, problems
}

type fate int

const (
	open fate = iota
	sure
	gone
)

// follow applies the decision about a claim and, if that is a correction, the decision
// about what it came to say, and so on.
func (d Decisions) follow(claim schema.Claim, known Resolve) (schema.Claim, fate, error) {
	state := open
	for seen := map[string]bool{}; !seen[claim.ID]; {
		seen[claim.ID] = true
		decision, ok := d.byClaim[claim.ID]
		if !ok {
			return claim, state, nil
		}
		switch decision.Verb {
		case Reject:
			return claim, gone, nil
		case Accept:
			claim.Confidence = 1
			return claim, sure, nil
		}
		corrected, err := decision.correct(claim, known)
		if err != nil {
			return claim, state, fmt.Errorf("correction of line %d: %w", decision.line, err)
		}
		claim, state = corrected, sure
	}
	return claim, state, nil
}

// known looks among the participants of the claims first.
func known(claims []schema.Claim, resolve Resolve) Resolve {
	named := map[string]schema.Entity{}
	for i := range claims {
		c := &claims[i]
		for _, who := range []*schema.Participant{&c.Subject, &c.Object, c.Recipient, c.Place, c.Holder} {
			if who != nil {
				named[who.ID] = who.Entity
			}
		}
	}
	return func(id string) (schema.Entity, bool) {
		if e, ok := named[id]; ok {
			return e, true
		}
		if resolve == nil {
			return schema.Entity{}, false
		}
		return resolve(id)
	}
}

// correct makes the claim that the decision says it should have been.
func (d Decision) correct(c schema.Claim, known Resolve) (schema.Claim, error) {
	for _, field := range sorted(d.Set) {
		value := d.Set[field]
		var who *schema.Participant
		if field.IsEntity() && value != "" && (field != Holder || value != schema.Author) {
			entity, err := entityOf(value, known)
			if err != nil {
				return c, fmt.Errorf("%s: %w", field, err)
			}
			who = &schema.Participant{Entity: entity}
		}
		switch field {
		case Subject:
			c.Subject = *who
		case Object:
			c.Object = *who
		case Recipient:
			c.Recipient = who
		case Place:
			c.Place = who
		case Holder:
			c.Holder = who
		case Time:
			c.Time = value
		case Factuality:
			c.Factuality = schema.Factuality(value)
		case Relation:
			if c.Relation != schema.RelationName(value) {
				c.Relation = schema.RelationName(value)
				c.Cameo, c.CameoFine, c.Mode = "", "", ""
			}
		}
	}
	c.Confidence, c.Rule = 1, Rule
	return schema.NewClaim(c)
}

// entityOf is the entity that a value names: an id, or KIND=NAME.
func entityOf(value string, known Resolve) (schema.Entity, error) {
	if e, ok := known(value); ok {
		return e, nil
	}
	kind, name, ok := strings.Cut(value, "=")
	if ok && schema.Kind(kind).Labels() != nil && schema.Fold(name) != "" {
		return schema.UnknownEntity(schema.Kind(kind), name), nil
	}
	return schema.Entity{}, fmt.Errorf("no entity %q is known here: want an id, or KIND=NAME for one that no list has", value)
}

// Written is how an entity is written in a decision: by its name if the id is made of that,
// so that it is known wherever the decision is read, else by its id.
func Written(e schema.Entity) string {
	if schema.UnknownEntity(e.Kind, e.Name).ID == e.ID {
		return string(e.Kind) + "=" + e.Name
	}
	return e.ID
}

// All returns the decisions by the id of their claim.
func (d Decisions) All() []Decision {
	var list []Decision
	for _, decision := range d.byClaim {
		list = append(list, decision)
	}
	slices.SortFunc(list, func(a, b Decision) int { return cmp.Compare(a.Claim, b.Claim) })
	return list
}
