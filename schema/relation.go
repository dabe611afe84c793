package schema

import (
	"slices"
	"strings"
)

// RelationName is the name of a relation: "MET", "SUPPLIED".
type RelationName string

// Relation is one entry of the vocabulary.
type Relation struct {
	Name          RelationName      `yaml:"name"`
	Label         map[string]string `yaml:"label"`     // how it reads between subject and object, by language
	Symmetric     bool              `yaml:"symmetric"` // the order of subject and object does not count
	Transfer      bool              `yaml:"transfer"`  // something passes from the subject to a receiver
	WithRecipient bool              `yaml:"recipient"` // a claim may name a recipient: transfers and what asks for or promises one
	Standing      bool              `yaml:"standing"`  // a state of things, not an act: no PLOVER, CAMEO or Goldstein
	Coded         bool              `yaml:"coded"`     // event data alone has it: no claim of a graph
	Place         PlaceRule         `yaml:"place"`     // where its acts happen, as far as the relation tells
	Plover        string            `yaml:"plover"`    // PLOVER category
	Mode          string            `yaml:"mode"`      // PLOVER mode of all its acts; "" if it depends
	Cameo         []string          `yaml:"cameo"`     // codes, the default first
	Goldstein     float64           `yaml:"-"`         // of the default code, -10 to +10
	Example       map[string]string `yaml:"example"`   // a sentence that makes such a claim, by language
}

// PlaceRule says where the acts of a relation happen.
type PlaceRule string

// The rules of place.
const (
	PlaceTold   PlaceRule = ""       // where the text says; states happen nowhere
	PlaceObject PlaceRule = "object" // at the object, if it is a place; else where the text says
	PlaceNone   PlaceRule = "none"   // nowhere: the object tells it
	PlaceState  PlaceRule = "state"  // a state that has a place all the same, where the text says
)

// HasPlace reports whether a claim of the relation may have a place.
func (r Relation) HasPlace() bool {
	return r.Place != PlaceNone && (!r.Standing || r.Place == PlaceState)
}

// Hostile reports whether acts of the relation do harm: PLOVER's material conflict.
func (r Relation) Hostile() bool {
	return slices.ContainsFunc(vocabulary().plover, func(c PloverCategory) bool {
		return c.Name == r.Plover && c.Quadrant == "material conflict"
	})
}

// DefaultCameo is the code of a claim that does not say more; "" for standing relations.
func (r Relation) DefaultCameo() string {
	if len(r.Cameo) == 0 {
		return ""
	}
	return r.Cameo[0]
}

// LookupRelation returns the relation of that name, one of event data too.
func LookupRelation(name RelationName) (Relation, bool) {
	i, ok := vocabulary().relation[name]
	if !ok {
		return Relation{}, false
	}
	return vocabulary().relations[i], true
}

// Relations returns all relations that claims may have, in the order of the vocabulary.
// The slice is the caller's; what its entries point to is shared and read-only.
func Relations() []Relation { return relations(false) }

// CodedRelations returns the relations that event data alone has, in the order of the
// vocabulary.
func CodedRelations() []Relation { return relations(true) }

func relations(coded bool) []Relation {
	var out []Relation
	for _, r := range vocabulary().relations {
		if r.Coded == coded {
			out = append(out, r)
		}
	}
	return out
}

// PloverCategory is one category of the PLOVER ontology.
type PloverCategory struct {
	Name     string            `yaml:"name"`
	Quadrant string            `yaml:"quadrant"` // verbal or material, cooperation or conflict
	Modes    []string          `yaml:"modes"`
	Example  map[string]string `yaml:"example"` // by language
}

// PloverCategories returns the categories in the order of the vocabulary.
func PloverCategories() []PloverCategory {
	return append([]PloverCategory(nil), vocabulary().plover...)
}

// CameoRoot is one of the twenty root categories of CAMEO.
type CameoRoot struct {
	Code   string `yaml:"code"` // "01" to "20"
	Name   string `yaml:"name"`
	Quad   int    `yaml:"quad"`   // QuadClass of its codes
	Plover string `yaml:"plover"` // PLOVER category that took its place; "" if none did

	Except map[string]string `yaml:"except"` // category of codes of the root that went elsewhere
}

// CameoCode is one code of CAMEO, two digits for a root.
type CameoCode struct {
	Code      string
	Goldstein float64
	Label     map[string]string // by language
	Example   map[string]string // a sentence that tells of such an event, by language
}

// CameoCodes returns all codes in order.
func CameoCodes() []CameoCode {
	return append([]CameoCode(nil), vocabulary().codes...)
}

// QuadClass is the class of a CAMEO code by its root, as GDELT counts: 1 verbal
// cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict; 0 for no code.
func QuadClass(cameo string) int {
	for _, root := range vocabulary().roots {
		if strings.HasPrefix(cameo, root.Code) {
			return root.Quad
		}
	}
	return 0
}

// PloverOf is the PLOVER category that took the place of a CAMEO code; "" if none did.
func PloverOf(cameo string) string {
	for _, root := range vocabulary().roots {
		if !strings.HasPrefix(cameo, root.Code) {
			continue
		}
		if category, ok := root.Except[cameo]; ok {
			return category
		}
		return root.Plover
	}
	return ""
}

// CameoRoots returns the root categories by code.
func CameoRoots() []CameoRoot {
	return append([]CameoRoot(nil), vocabulary().roots...)
}

// GoldsteinTenths returns ten times the Goldstein value of a CAMEO code, which is a whole
// number, and whether the scale has that code.
func GoldsteinTenths(cameo string) (int, bool) {
	tenths, ok := vocabulary().goldstein[cameo]
	return tenths, ok
}

// Goldstein returns the Goldstein value of a CAMEO code, -10 (most hostile) to +10 (most
// cooperative), and whether the scale has that code.
func Goldstein(cameo string) (float64, bool) {
	tenths, ok := GoldsteinTenths(cameo)
	return float64(tenths) / 10, ok
}
