package schema

import "slices"

// Kind says what an entity is.
type Kind string

// The kinds, as the annotation guideline names them.
const (
	Person       Kind = "person"
	Country      Kind = "country"
	City         Kind = "city"
	Region       Kind = "region"
	Organization Kind = "organization"
	Alliance     Kind = "alliance"
	Group        Kind = "group"
	Agreement    Kind = "agreement"
	Weapon       Kind = "weapon"
	Thing        Kind = "thing"
)

// KindInfo is what the vocabulary says of a kind.
type KindInfo struct {
	Name   Kind              `yaml:"name"`
	Labels []string          `yaml:"labels"` // of its node in the graph, besides Entity; Actor, Place or Thing among them
	Label  map[string]string `yaml:"label"`  // by language
}

// Kinds returns all kinds in the order of the vocabulary.
func Kinds() []KindInfo {
	return append([]KindInfo(nil), vocabulary().kinds...)
}

// Labels returns the labels that an entity of the kind carries in the graph besides
// Entity; nil if the vocabulary lacks the kind. The slice is shared and read-only.
func (k Kind) Labels() []string {
	i, ok := vocabulary().kind[k]
	if !ok {
		return nil
	}
	return vocabulary().kinds[i].Labels
}

// IsActor reports whether entities of the kind can act.
func (k Kind) IsActor() bool { return slices.Contains(k.Labels(), "Actor") }

// IsPlace reports whether entities of the kind are places. A country is an actor too.
func (k Kind) IsPlace() bool { return slices.Contains(k.Labels(), "Place") }

// IsThing reports whether entities of the kind are things: acted with or upon, never acting.
func (k Kind) IsThing() bool { return slices.Contains(k.Labels(), "Thing") }

// Entity is an actor, a place or a thing. Its fields come from the gazetteer or, for an
// entity that the gazetteer lacks, from its id alone, so that the order in which
// articles are read cannot show.
type Entity struct {
	ID       string   `json:"id"`
	Kind     Kind     `json:"kind"`
	Name     string   `json:"name"`               // canonical, in English where there is an English name
	Names    []string `json:"names,omitempty"`    // every name of the gazetteer in every language, sorted; empty for unknown entities
	ISO3     string   `json:"iso3,omitempty"`     // countries only
	Wikidata string   `json:"wikidata,omitempty"` // only where certain
	Lat      float64  `json:"lat,omitempty"`      // degrees; places only
	Lon      float64  `json:"lon,omitempty"`
	In       string   `json:"in,omitempty"` // id of the country that a city or region lies in
}

// Participant is an entity in a claim, with the words that name it in the article.
type Participant struct {
	Entity
	Forms []string // surface forms in the article, first seen first
	Role  string   // CAMEO role code for event data (GOV, MIL, REB, ...); "" if not known

	// Country is the ISO 3166 code of the country that it acts for, as far as the text and
	// the gazetteer tell: "RUS" for Putin, "JPN" for a Japanese journalist. For event data
	// alone; it belongs to no identity and no output of claims.
	Country string
}
