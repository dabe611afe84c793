package eval

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/fixtures"
	"geokg/internal/golden"
	"geokg/schema"
)

func report(t *testing.T) *Report {
	t.Helper()
	gold, err := LoadGold(fixtures.FS, "gold/dev-id", "gold/dev-en")
	require.NoError(t, err)
	f, err := os.Open("testdata/system.jsonl")
	require.NoError(t, err)
	defer f.Close()
	system, err := ReadSystem(f, "system.jsonl")
	require.NoError(t, err)
	return Score(gold, system)
}

func TestReport(t *testing.T) {
	var out strings.Builder
	require.NoError(t, report(t).Print(&out, false))
	golden.Equal(t, "report.txt", out.String())
}

// TestScoreAgreesWithTheScript runs the script that defines the scoring on the same files.
func TestScoreAgreesWithTheScript(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("SKIP: no python3 to run fixtures/gold/score_claims.py")
	}
	const folder = "../../fixtures/gold/"
	raw, err := exec.Command(python, folder+"score_claims.py", folder+"dev-id", folder+"dev-en", "testdata/system.jsonl", "--json").Output()
	require.NoError(t, err)
	var want map[string]json.RawMessage
	require.NoError(t, json.Unmarshal(raw, &want))

	r := report(t)
	for _, g := range r.Groups {
		var group struct {
			Triple, Pair prf
			Attributes   map[string]struct {
				Accuracy float64
				N        int
			}
		}
		require.NoError(t, json.Unmarshal(want[g.Name], &group))
		group.Triple.check(t, g.Name+" triple", g.Triple)
		group.Pair.check(t, g.Name+" pair", g.Pair)
		for a := range attributes {
			for name, got := range map[string]Accuracy{a.String(): g.Attributes[a], a.String() + " (marked)": g.Marked[a]} {
				assert.Equal(t, group.Attributes[name].N, got.N, g.Name+" "+name)
				assert.InDelta(t, group.Attributes[name].Accuracy, got.Mean(), 1e-12, g.Name+" "+name)
			}
		}
	}
	var relations map[string]prf
	require.NoError(t, json.Unmarshal(want["relation"], &relations))
	assert.Len(t, r.Relations, len(relations))
	for _, n := range r.Relations {
		relations[n.Name].check(t, n.Name, n.Count)
	}
}

// prf is a count as the script prints it.
type prf struct {
	P, R, F1         float64
	Gold, System, TP int
}

func (want prf) check(t *testing.T, name string, got Count) {
	t.Helper()
	assert.Equal(t, Count{want.Gold, want.System, want.TP}, got, name)
	assert.InDelta(t, want.F1, got.F1(), 1e-12, name)
	assert.InDelta(t, want.P, got.Precision(), 1e-12, name)
	assert.InDelta(t, want.R, got.Recall(), 1e-12, name)
}

func TestErrorsAndRanges(t *testing.T) {
	r := report(t)
	all := r.Groups[0]
	assert.Len(t, r.Misses, all.Triple.Gold-all.Triple.Correct)
	assert.Len(t, r.FalseAlarms, all.Triple.System-all.Triple.Correct)
	assert.Contains(t, r.FalseAlarms, Error{"dev-en-003", "~nobody", "BACKED", "~thing", 5})
	assert.Less(t, all.TripleRange.Low, all.Triple.F1())
	assert.Greater(t, all.TripleRange.High, all.Triple.F1())
	assert.Equal(t, all.TripleRange, report(t).Groups[0].TripleRange, "the same samples every time")
	var out strings.Builder
	require.NoError(t, r.Print(&out, true))
	assert.Contains(t, out.String(), "\nFALSE dev-en-003 [5] ~nobody | BACKED | ~thing\n")
	assert.Contains(t, out.String(), "\nMISS  dev-")

	with := Count{}
	for _, n := range r.Factualities {
		with.add(n.Count)
	}
	assert.GreaterOrEqual(t, with.Gold, all.Triple.Gold)
	assert.LessOrEqual(t, with.Correct, all.Triple.Correct)
}

func TestHead(t *testing.T) {
	for _, tt := range []struct{ lang, name, want string }{
		{"id", "ribuan unit drone shahed", "drone"},
		{"id", "alat-alat perang", "alat"},
		{"id", "12 juta butir amunisi", "amunisi"},
		{"id", "unit", "unit"},
		{"en", "the missiles of iran", "missile"},
		{"en", "several glass", "glass"},
		{"en", "of", "of"},
		{"en", "", ""},
	} {
		assert.Equal(t, tt.want, head(tt.name, tt.lang), tt.name)
	}
}

func TestTimeCredit(t *testing.T) {
	for _, tt := range []struct {
		gold, system string
		want         int
	}{
		{"", "", 2}, {"2023", "", 0}, {"", "2023", 0},
		{"2023-09", "2023-09", 2}, {"2023-09~", "2023-09", 2}, {"2023", "2023-01-01/2023-12-31", 2},
		{"2023-09", "2023-09-13", 1}, {"2023-09-13", "2023", 1}, {"2024-05/..", "2024-06", 1},
		{"../2022", "2021/2022", 1}, {"2023-09", "2023-10", 0}, {"2023", "soon", 0},
	} {
		assert.Equal(t, tt.want, timeCredit(tt.gold, tt.system), fmt.Sprint(tt.gold, " ", tt.system))
	}
}

func TestDistance(t *testing.T) {
	weapon := newEntity(entityRow{Key: "Shahed drones", Type: "weapon", Aliases: []string{"drone Shahed"}}, "en")
	country := newEntity(entityRow{Key: "United States", Type: "country", ISO3: "USA", Aliases: []string{"AS"}}, "en")
	for _, tt := range []struct {
		gold   entity
		system *schema.EntityJSON
		want   int
	}{
		{country, &schema.EntityJSON{Name: "UNITED  STATES", ISO3: "USA"}, 0},
		{country, &schema.EntityJSON{Name: "united states"}, 1},
		{country, &schema.EntityJSON{Name: "as", ISO3: "USA"}, 2},
		{country, &schema.EntityJSON{Name: "Amerika", Names: []string{"AS"}, ISO3: "USA"}, 4},
		{country, &schema.EntityJSON{Name: "Amerika", ISO3: "USA"}, 6},
		{country, &schema.EntityJSON{Name: "states"}, noMatch},
		{weapon, &schema.EntityJSON{Name: "some drones"}, 8},
		{weapon, &schema.EntityJSON{Name: "drones", ISO3: "IRN"}, noMatch},
		{weapon, nil, noMatch},
	} {
		assert.Equal(t, tt.want, tt.gold.distance(mentionOf(tt.system)), tt.system)
	}
}

func TestReadErrors(t *testing.T) {
	_, err := ReadSystem(strings.NewReader("{}\n\n{"), "f.jsonl")
	assert.EqualError(t, err, "f.jsonl:3: unexpected end of JSON input")
	_, err = LoadGold(fixtures.FS, "gold/none")
	assert.ErrorContains(t, err, "gold set: open gold/none.articles.jsonl")
}

// sample is the gold and the claims of testdata/system.jsonl.
func sample(t *testing.T) (*Gold, []schema.ClaimJSON) {
	t.Helper()
	gold, err := LoadGold(fixtures.FS, "gold/dev-id", "gold/dev-en")
	require.NoError(t, err)
	f, err := os.Open("testdata/system.jsonl")
	require.NoError(t, err)
	defer f.Close()
	system, err := ReadSystem(f, "system.jsonl")
	require.NoError(t, err)
	return gold, system
}

func TestCompare(t *testing.T) {
	gold, system := sample(t)
	for _, d := range Compare(gold, system, system) {
		assert.Zero(t, d.Range, "%s: a system is no better than itself", d.Name)
		assert.Zero(t, d.Better, d.Name)
	}
	differences := Compare(gold, system, system[:len(system)/2])
	r := Score(gold, system)
	for i, g := range r.Groups {
		assert.Equal(t, g.Name+" triple", differences[2*i].Name)
		assert.Equal(t, g.Triple.F1(), differences[2*i].System, "F1 is that of the report")
		assert.Equal(t, g.Pair.F1(), differences[2*i+1].System, "F1 is that of the report")
	}
	all := differences[0]
	assert.Greater(t, all.System, all.Baseline)
	assert.LessOrEqual(t, all.Range.Low, all.System-all.Baseline)
	assert.GreaterOrEqual(t, all.Range.High, all.System-all.Baseline)
	assert.Greater(t, all.Better, 0.95)
}

func TestReliability(t *testing.T) {
	gold, system := sample(t)
	for i := range system {
		system[i].Confidence = 0.75
	}
	table, apart := Reliability(gold, system)
	in := table[7]
	assert.Positive(t, in.Claims)
	assert.InDelta(t, 0.75, in.Stated, 1e-9)
	assert.InDelta(t, math.Abs(in.Stated-in.Right), apart, 1e-9, "one bin: its distance is the error")
	for i, b := range table {
		assert.Equal(t, i == 7, b.Claims > 0)
	}
}
