package review_test

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/graph"
	"geokg/graph/graphtest"
	"geokg/graph/review"
	"geokg/graph/sqlite"
	"geokg/schema"
)

func read(t testing.TB, text string) review.Decisions {
	t.Helper()
	d, err := review.Read(strings.NewReader(text), "file")
	require.NoError(t, err)
	return d
}

func TestReadTellsEveryFault(t *testing.T) {
	_, err := review.Read(strings.NewReader(`
# fine
accept a1
accept
perhaps a2
accept a3 time=2020
correct a4
correct a5 colour=red
correct a6 time=soon
correct a7 relation=LOVES factuality=sure
correct a8 subject=
correct a9 time=2020 time=2021
reject a1
reject a/10
reject a11 because
correct a12 reason="x"y
`), "file")
	require.Error(t, err)
	for _, says := range []string{
		"file:4: accept: want the id of a claim", `file:5: "perhaps"`, "file:6: accept a3: a correction, and nothing else",
		"file:7: correct a4: a correction", `file:8: no field "colour"`, `file:9: time "soon"`, `file:10: no relation "LOVES"`,
		`no factuality "sure"`, "file:11: subject may not be empty", "file:12: time stands twice", "file:13: claim a1 is decided in line 3 already",
		"file:14: reject: want the id", `file:15: "because"`, `file:16: "y": want a space`,
	} {
		assert.ErrorContains(t, err, says)
	}
	assert.NotContains(t, err.Error(), "file:3:")
}

// What is written is read as it was.
func FuzzLine(f *testing.F) {
	for _, line := range []string{
		`accept abc # Kim MET Putin`, `reject abc reason="a \"b\" # c"`, `correct abc object=country:RUS time= holder=AUTHOR`,
		`correct x subject="person=Ann Lee" reason=because`, "accept a\u00a0b", `correct a place="" #`, `reject ` + strings.Repeat("a", 300),
	} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		d, err := review.Read(strings.NewReader(line), "file")
		if err != nil {
			return
		}
		for _, decision := range d.All() {
			again := read(t, decision.String())
			require.Equal(t, 1, again.Len(), decision.String())
			assert.Equal(t, decision.String(), again.All()[0].String())
			assert.Equal(t, decision.Set, again.All()[0].Set)
			assert.Equal(t, decision.Reason, again.All()[0].Reason)
		}
	})
}

func person(name string) schema.Participant {
	return schema.Participant{Entity: schema.UnknownEntity(schema.Person, name), Forms: []string{name}}
}

func claim(t testing.TB, change func(*schema.Claim)) schema.Claim {
	t.Helper()
	c := schema.Claim{
		Article: "a", Subject: person("Ann Lee"), Relation: "MET", Object: person("Bo Li"), Factuality: schema.Asserted,
		Confidence: 0.5, Evidence: schema.Evidence{Span: schema.Span{Start: 0, End: 8}, Text: "They met"}, Rule: "frames/en/meet.yaml:1",
	}
	if change != nil {
		change(&c)
	}
	c, err := schema.NewClaim(c)
	require.NoError(t, err)
	return c
}

func TestApply(t *testing.T) {
	met := claim(t, nil)
	visited := claim(t, func(c *schema.Claim) { c.Relation = "VISITED" })
	dated := claim(t, func(c *schema.Claim) { c.Time = "2020" })
	oslo := schema.Entity{ID: "city:NOR-oslo", Kind: schema.City, Name: "Oslo"}
	resolve := func(id string) (schema.Entity, bool) { return oslo, id == oslo.ID }
	for _, test := range []struct {
		name, file string
		claims     []schema.Claim
		want       []string // "RELATION object time place holder confidence"
		problem    string
	}{
		{"nothing decided", `accept zzz`, []schema.Claim{met}, []string{"MET Bo Li   AUTHOR 0.5"}, ""},
		{"accept", `accept ` + met.ID, []schema.Claim{met, visited}, []string{"MET Bo Li   AUTHOR 1", "VISITED Bo Li   AUTHOR 0.5"}, ""},
		{"reject", `reject ` + met.ID, []schema.Claim{met, visited}, []string{"VISITED Bo Li   AUTHOR 0.5"}, ""},
		{"reject the only one", `reject ` + met.ID, []schema.Claim{met}, nil, ""},
		{"correct", `correct ` + met.ID + ` relation=VISITED object="person=Cy Poe" time=2020-01 place=city:NOR-oslo holder=` + visited.Subject.ID,
			[]schema.Claim{met}, []string{"VISITED Cy Poe 2020-01 Oslo Ann Lee 1"}, ""},
		{"take away", `correct ` + dated.ID + ` time=`, []schema.Claim{dated}, []string{"MET Bo Li   AUTHOR 1"}, ""},
		{"to what another says already", `correct ` + dated.ID + ` time=`, []schema.Claim{met, dated}, []string{"MET Bo Li   AUTHOR 1"}, ""},
		{"of what was corrected", "correct " + dated.ID + " time=\nreject " + met.ID, []schema.Claim{dated}, nil, ""},
		{"round and round", "correct " + dated.ID + " time=\ncorrect " + met.ID + " time=2020", []schema.Claim{dated}, []string{"MET Bo Li 2020  AUTHOR 1"}, ""},
		{"an entity that nobody knows", `correct ` + met.ID + ` object=country:ATL`, []schema.Claim{met}, []string{"MET Bo Li   AUTHOR 0.5"}, "country:ATL"},
		{"what the vocabulary forbids", `correct ` + met.ID + ` object="person=Ann Lee"`, []schema.Claim{met}, []string{"MET Bo Li   AUTHOR 0.5"}, "both sides"},
	} {
		t.Run(test.name, func(t *testing.T) {
			lines := strings.Split(test.file, "\n")
			for range 2 { // the order of lines means nothing
				kept, problems := read(t, strings.Join(lines, "\n")).Apply(test.claims, resolve)
				assert.Equal(t, test.want, inWords(kept))
				if test.problem == "" {
					assert.Empty(t, problems)
				} else {
					assert.Contains(t, strings.Join(problems, "; "), test.problem)
				}
				slices.Reverse(lines)
			}
		})
	}
}

func inWords(claims []schema.Claim) []string {
	var list []string
	for _, c := range claims {
		place, holder := "", schema.Author
		if c.Place != nil {
			place = c.Place.Name
		}
		if c.Holder != nil {
			holder = c.Holder.Name
		}
		list = append(list, strings.Join([]string{string(c.Relation), c.Object.Name, c.Time, place, holder,
			strconv.FormatFloat(c.Confidence, 'f', -1, 64)}, " "))
	}
	return list
}

// A store that decisions were applied to is the one that got the claims so from the start.
func TestApplyTo(t *testing.T) {
	articles := graphtest.NewGenerator(41).Articles(60) // more than are written at once
	var lines []string
	for i, a := range articles {
		c := a.Claims[0]
		lines = append(lines, []string{
			"accept " + c.ID, "reject " + c.ID, "correct " + c.ID + " time=1999-12",
			"correct " + c.ID + ` place="city=New Place"`,
		}[i%4])
	}
	decisions := read(t, strings.Join(lines, "\n"))
	decided := slices.Clone(articles)
	for i := range decided {
		kept, problems := decisions.Apply(decided[i].Claims, nil)
		require.Empty(t, problems)
		decided[i].Claims = kept
	}
	want, got := open(t, decided), open(t, articles)
	report, err := decisions.ApplyTo(t.Context(), got, graph.Filter{}, nil)
	require.NoError(t, err)
	assert.Equal(t, 60, report.Articles)
	assert.Empty(t, report.Problems)
	assert.Equal(t, dump(t, want), dump(t, got))

	report, err = decisions.ApplyTo(t.Context(), got, graph.Filter{}, nil)
	require.NoError(t, err)
	assert.Equal(t, review.Report{}, report, "again is nothing")

	report, err = read(t, "accept nowhere").ApplyTo(t.Context(), got, graph.Filter{}, nil)
	require.NoError(t, err)
	assert.Equal(t, []string{"line 1: no claim nowhere in the store"}, report.Idle)
}

func open(t *testing.T, articles []graph.ArticleClaims) graph.Store {
	t.Helper()
	store, err := sqlite.Open(t.Context(), sqlite.Options{Path: filepath.Join(t.TempDir(), "graph.db")})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, store.Close()) })
	batch, err := graph.NewBatch(articles)
	require.NoError(t, err)
	_, err = store.Apply(t.Context(), batch)
	require.NoError(t, err)
	return store
}

func dump(t *testing.T, store graph.Store) string {
	t.Helper()
	faults, err := store.Verify(t.Context())
	require.NoError(t, err)
	require.Empty(t, faults)
	text, err := graphtest.Dump(t.Context(), store)
	require.NoError(t, err)
	return text
}
