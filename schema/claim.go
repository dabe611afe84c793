package schema

// Factuality is how surely the holder of a claim says that it happened or holds
// (after FactBank, Saurí and Pustejovsky 2009).
type Factuality string

// The seven values; the guideline defines when each is used.
const (
	Asserted     Factuality = "asserted"
	Negated      Factuality = "negated"
	Denied       Factuality = "denied"
	Alleged      Factuality = "alleged"
	Planned      Factuality = "planned"
	Hypothetical Factuality = "hypothetical"
	Prohibited   Factuality = "prohibited"
)

// FactualityInfo is what the vocabulary says of a factuality.
type FactualityInfo struct {
	Name     Factuality        `yaml:"name"`
	FactBank string            `yaml:"factbank"` // the FactBank value that it corresponds to
	Label    map[string]string `yaml:"label"`    // by language
	Meaning  string            `yaml:"meaning"`
}

// Factualities returns all values in the order of the vocabulary.
func Factualities() []FactualityInfo {
	return append([]FactualityInfo(nil), vocabulary().factualities...)
}

// Author is the holder of a claim that the article makes in its own voice.
const Author = "AUTHOR"

// Claim is what one sentence says.
type Claim struct {
	ID         string // see Claim.Key
	Article    string // id of the article
	Lang       string
	Published  string
	Source     string
	Sentence   int // from 0, in the order of the text
	Subject    Participant
	Relation   RelationName
	Object     Participant
	Recipient  *Participant // who gets what is transferred; nil if nobody or if it repeats the object
	Quantity   *Quantity
	Time       string       // EDTF; "" if the text does not tell
	Place      *Participant // nil if the text does not tell
	Factuality Factuality
	Holder     *Participant // nil: the author
	Evidence   Evidence
	Note       string
	Mode       string // PLOVER mode; "" if none is certain
	Cameo      string // the relation's own code; "" for standing relations
	CameoFine  string // the finest code that is certain
	Confidence float64
	Rule       string // file:line of the frame that fired
	Extractor  string
	Version    string
}

// Evidence is the words that carry a claim, and where they stand in the article's text.
type Evidence struct {
	Span
	Text string
}

// Quantity is how much of the object: {nil, "thousands", "ribuan unit"}, {12e6, "rounds", "12 juta butir"}.
type Quantity struct {
	Value *float64 `json:"value"`
	Unit  string   `json:"unit"`
	Text  string   `json:"text"`
}
