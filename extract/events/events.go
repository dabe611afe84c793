// Package events shows claims as event data, in the conventions of the CAMEO and PLOVER
// codebooks: who did what to whom as codes. An act that is only intended or promised is
// AGREE if it is cooperative and THREATEN if it is not; cooperation that is refused is
// REJECT; what is asked for is the request alone. Doubt, conditions and states of things are no events.
package events

import (
	"slices"
	"strings"

	"geokg/schema"
)

// Event is one coded event of an article.
type Event struct {
	Source string `json:"source"` // actor code: ISO 3166 or CAMEO type, then the role; "" if nobody is named
	Target string `json:"target"`
	Cameo  string `json:"cameo"`
	Plover string `json:"plover"`
	Mode   string `json:"-"` // PLOVER mode; "" if none is certain

	Claim schema.Claim `json:"-"` // what it was read from
}

// Article is the events of one article, a line of the event-data view.
type Article struct {
	ID     string  `json:"id"`
	Events []Event `json:"events"`
}

// Of codes the claims of one article, each distinct event once, in the order of the text.
func Of(id string, claims []schema.Claim) Article {
	var found []Event
	for _, claim := range claims {
		e, ok := code(claim, claims)
		if !ok || e.Source == "" && e.Target == "" {
			continue
		}
		same := func(o Event) bool {
			return o.Source == e.Source && o.Target == e.Target && o.Cameo == e.Cameo && o.Claim.Sentence == e.Claim.Sentence
		}
		if !slices.ContainsFunc(found, same) {
			found = append(found, e)
		}
	}
	out := Article{ID: id, Events: []Event{}}
	for _, e := range found {
		if !slices.ContainsFunc(found, e.vaguer) {
			out.Events = append(out.Events, e)
		}
	}
	return out
}

// vaguer reports whether another event of the sentence says the same and whom it is aimed at,
// where e names nobody but its own side.
func (e Event) vaguer(o Event) bool {
	return e.Claim.Sentence == o.Claim.Sentence && e.Source == o.Source && e.Plover == o.Plover &&
		(e.Target == "" || side(e.Target) == side(e.Source)) && o.Target != "" && side(o.Target) != side(o.Source)
}

// side is the country in a code, or what stands for one.
func side(code string) string { return code[:min(3, len(code))] }

// code turns a claim into an event; false if it is none.
func code(claim schema.Claim, all []schema.Claim) (Event, bool) {
	rel, ok := schema.LookupRelation(claim.Relation)
	if !ok || rel.Standing {
		return Event{}, false
	}
	e := Event{Source: Actor(claim.Subject), Target: target(claim), Cameo: claim.CameoFine, Mode: claim.Mode, Claim: claim}
	if e.Cameo == "" {
		e.Cameo = claim.Cameo
	}
	switch claim.Factuality {
	case schema.Asserted, schema.Alleged:
		e.Cameo, e.Plover = conventional(rel, e.Cameo)
		return e, true
	case schema.Planned:
		if asked(claim, all) {
			return Event{}, false
		}
		return e.undone(rel, intent(rel, e.Cameo))
	case schema.Negated:
		return e.undone(rel, renunciation(rel, e.Cameo))
	}
	return Event{}, false
}

// asked reports whether an act stands under a request, promise or threat of the same
// sentence: then it is that request, promise or threat.
func asked(claim schema.Claim, all []schema.Claim) bool {
	return slices.ContainsFunc(all, func(outer schema.Claim) bool {
		if outer.Sentence != claim.Sentence || outer.Factuality != schema.Asserted || outer.Evidence.Start > claim.Evidence.Start {
			return false
		}
		switch outer.Relation {
		case "REQUESTED", "INVITED", "PROMISED", "THREATENED":
			return true
		}
		return false
	})
}

// target is the code of whom an act is aimed at; of an act against what has no code, that of
// the country where it happened.
func target(claim schema.Claim) string {
	code := Actor(aim(claim))
	if code == "" && claim.Recipient == nil && claim.Place != nil {
		return nation(*claim.Place)
	}
	return code
}

// aim is whom an act is aimed at: the receiver of a transfer, the object of any other.
func aim(claim schema.Claim) schema.Participant {
	if claim.Recipient != nil {
		return *claim.Recipient
	}
	return claim.Object
}

// nation is the ISO 3166 code of the country that somebody acts for or something lies in.
func nation(p schema.Participant) string {
	switch country, in := strings.CutPrefix(p.In, "country:"); {
	case p.ISO3 != "":
		return p.ISO3
	case p.Country != "":
		return p.Country
	case in:
		return country
	}
	return ""
}

// Actor is the code of an actor: the country, or the kind of an international body, and
// the role where it is known.
func Actor(p schema.Participant) string {
	base := nation(p)
	switch {
	case base == "" && p.Kind == schema.Alliance:
		return "IGO"
	case base == "":
		return p.Role
	case p.Role == base:
		return base
	}
	return base + p.Role
}
