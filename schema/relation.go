package schema

// RelationName is the name of a relation: "MET", "SUPPLIED".
type RelationName string

// Relation is one entry of the vocabulary.
type Relation struct {
	Name      RelationName
	Label     map[string]string // by language
	Symmetric bool              // the order of subject and object does not count
	Transfer  bool              // something passes from the subject to a receiver
	Standing  bool              // a state of things, not an act: no PLOVER, CAMEO or Goldstein
	Plover    string            // PLOVER category
	Cameo     []string          // codes, the default first
	Goldstein float64           // of the default code, -10 to +10
}
