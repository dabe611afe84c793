package schema

import (
	"bytes"
	"io/fs"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// embedded returns a changeable copy of the data files.
func embedded(t *testing.T) fstest.MapFS {
	files := fstest.MapFS{}
	entries, err := fs.ReadDir(data, "data")
	require.NoError(t, err)
	for _, entry := range entries {
		raw, err := fs.ReadFile(data, "data/"+entry.Name())
		require.NoError(t, err)
		files[entry.Name()] = &fstest.MapFile{Data: raw}
	}
	return files
}

func TestVocabularyIsTheGuidelines(t *testing.T) {
	tests := []struct {
		name                string
		symmetric, transfer bool
		plover, cameo       string
		goldstein           float64
	}{
		{"MET", true, false, "CONSULT", "040", 1.0},
		{"PHONED", true, false, "CONSULT", "041", 1.0},
		{"MEDIATED", false, false, "CONSULT", "045", 5.0},
		{"REQUESTED", false, false, "REQUEST", "020", 3.0},
		{"SIGNED_WITH", true, false, "AGREE", "057", 8.0},
		{"SHARED_INTELLIGENCE_WITH", false, false, "COOPERATE", "064", 7.0},
		{"SUPPLIED", false, true, "AID", "072", 8.3},
		{"TRAINED", false, true, "AID", "072", 8.3},
		{"CEASED_FIRE_WITH", true, false, "RETREAT", "0871", 9.0},
		{"DENIED", false, false, "REJECT", "016", -2.0},
		{"THREATENED", false, false, "THREATEN", "130", -4.4},
		{"SANCTIONED", false, false, "SANCTION", "163", -8.0},
		{"TESTED", false, false, "MOBILIZE", "150", -7.2},
		{"HACKED", false, false, "COERCE", "176", -7.0},
		{"INVADED", false, false, "ASSAULT", "192", -9.5},
		{"ADVERSARY_OF", true, false, "", "", 0},
		{"HOLDS_OFFICE", false, false, "", "", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, ok := LookupRelation(RelationName(tt.name))
			require.True(t, ok)
			assert.Equal(t, tt.symmetric, r.Symmetric)
			assert.Equal(t, tt.transfer, r.Transfer)
			assert.Equal(t, tt.plover == "", r.Standing)
			assert.Equal(t, tt.plover, r.Plover)
			assert.Equal(t, tt.cameo, r.DefaultCameo())
			assert.InDelta(t, tt.goldstein, r.Goldstein, 1e-9)
		})
	}
}

func TestVocabularyIsComplete(t *testing.T) {
	relations := Relations()
	assert.Len(t, relations, 56)
	symmetric, standing := 0, 0
	for _, r := range relations {
		if r.Symmetric {
			symmetric++
		}
		if r.Standing {
			standing++
		}
	}
	assert.Equal(t, 11, symmetric)
	assert.Equal(t, 12, standing)
	assert.Len(t, CameoRoots(), 20)

	quadrants := map[string]int{}
	for _, category := range PloverCategories() {
		quadrants[category.Quadrant]++
	}
	assert.Equal(t, map[string]int{
		"verbal cooperation": 3, "material cooperation": 3, "verbal conflict": 4, "material conflict": 5,
	}, quadrants)

	var factualities []Factuality
	for _, f := range Factualities() {
		factualities = append(factualities, f.Name)
	}
	assert.Equal(t, []Factuality{Asserted, Negated, Denied, Alleged, Planned, Hypothetical, Prohibited}, factualities)
}

func TestUnknownNames(t *testing.T) {
	_, ok := LookupRelation("DANCED_WITH")
	assert.False(t, ok)
	_, ok = Goldstein("999")
	assert.False(t, ok)
	assert.Nil(t, Kind("planet").Labels())
}

func TestKinds(t *testing.T) {
	tests := []struct {
		kind                Kind
		actor, place, thing bool
	}{
		{Person, true, false, false}, {Country, true, true, false}, {City, false, true, false},
		{Region, false, true, false}, {Organization, true, false, false}, {Alliance, true, false, false},
		{Group, true, false, false}, {Agreement, false, false, true}, {Weapon, false, false, true},
		{Thing, false, false, true},
	}
	require.Len(t, Kinds(), len(tests))
	for i, tt := range tests {
		assert.Equal(t, tt.kind, Kinds()[i].Name)
		assert.Equal(t, []bool{tt.actor, tt.place, tt.thing}, []bool{tt.kind.IsActor(), tt.kind.IsPlace(), tt.kind.IsThing()}, tt.kind)
	}
}

func TestFaultsInDataNameFileAndLine(t *testing.T) {
	tests := []struct{ name, file, old, new, want string }{
		{"unknown category", "relations.yaml", "plover: CONSULT", "plover: CHAT",
			`relations.yaml:16: relation MET: no PLOVER category "CHAT"`},
		{"unknown code", "relations.yaml", `["040", "044"]`, `["040", "049"]`,
			`relations.yaml:16: relation MET: no CAMEO code "049"`},
		{"misspelt field", "relations.yaml", "symmetric: true", "symetric: true", "relations.yaml:18: unknown field \"symetric\""},
		{"label missing", "relations.yaml", "{en: met, id: bertemu}", "{en: met}",
			`relations.yaml:16: MET: no label in language "id"`},
		{"unknown place rule", "relations.yaml", "place: object", "place: there", "relations.yaml:22: relation VISITED: place \"there\": want object, none or state"},
		{"relation twice", "relations.yaml", "name: VISITED", "name: MET", "relations.yaml:22: relation MET stands twice"},
		{"standing act", "relations.yaml", "  plover: AID\n", "  plover: AID\n  standing: true\n",
			"relation SUPPLIED: a standing relation has no codes"},
		{"no YAML", "kinds.yaml", "- {name: person", "- {name: [person", "kinds.yaml:3: "},
		{"no list", "kinds.yaml", "- {name: person", "x: {name: person", "kinds.yaml:"},
		{"quadrant", "plover.yaml", "quadrant: verbal cooperation", "quadrant: loud",
			`plover.yaml:5: category AGREE: quadrant "loud"`},
		{"label of a kind", "kinds.yaml", "[Actor, Person]", "[actor]", `kinds.yaml:3: kind person: label "actor"`},
		{"no meaning", "factuality.yaml", "  factbank: CT+\n", "", "factuality.yaml:4: factuality asserted: factbank"},
		{"root without scale", "cameo-roots.yaml", `"20"`, `"21"`, `cameo-roots.yaml:29: root "21"`},
		{"scale", "cameo.tsv", "\n01\t0.0\t", "\n01\t11.0\t", "cameo.tsv:7: 01: value 11.0 is not within"},
		{"scale with two decimals", "cameo.tsv", "\n01\t0.0\t", "\n01\t0.05\t", "cameo.tsv:7: want a code"},
		{"code twice", "cameo.tsv", "\n010\t0.0\t", "\n01\t0.0\t", "cameo.tsv:8: 01 stands twice"},
		{"code without example", "cameo.tsv", "\tPeru's foreign minister spoke about relations with Chile.", "", "cameo.tsv:7: want 6 cells"},
		{"unknown mode", "relations.yaml", "mode: visit", "mode: call", `relation VISITED: PLOVER category "CONSULT" has no mode "call"`},
		{"unknown quad", "cameo-roots.yaml", "quad: 4", "quad: 5", "root 15: quad 5: want 1 to 4"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			files := embedded(t)
			require.Contains(t, string(files[tt.file].Data), tt.old)
			files[tt.file].Data = bytes.Replace(files[tt.file].Data, []byte(tt.old), []byte(tt.new), 1)
			_, err := loadVocabulary(files)
			assert.ErrorContains(t, err, tt.want)
		})
	}
}

func TestMissingDataFile(t *testing.T) {
	files := embedded(t)
	delete(files, "kinds.yaml")
	_, err := loadVocabulary(files)
	assert.ErrorContains(t, err, "kinds.yaml")
}

func BenchmarkLoadVocabulary(b *testing.B) {
	sub, err := fs.Sub(data, "data")
	require.NoError(b, err)
	for b.Loop() {
		_, err := loadVocabulary(sub)
		require.NoError(b, err)
	}
}

func TestQuadClass(t *testing.T) {
	for code, want := range map[string]int{"010": 1, "057": 1, "061": 2, "094": 2, "1011": 3, "145": 3, "150": 4, "2042": 4, "": 0} {
		assert.Equal(t, want, QuadClass(code), code)
	}
}

// No code stands outside the twenty roots.
func TestCodesAreComplete(t *testing.T) {
	assert.Len(t, CameoRoots(), 20)
	for _, code := range CameoCodes() {
		assert.NotZero(t, QuadClass(code.Code), code.Code)
	}
}
