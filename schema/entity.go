package schema

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
}
