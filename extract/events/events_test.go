package events

import (
	"os"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/schema"
)

var (
	russia = schema.Participant{Entity: schema.Entity{ID: "country:RUS", Kind: schema.Country, Name: "Russia", ISO3: "RUS"}}
	putin  = schema.Participant{Entity: schema.UnknownEntity(schema.Person, "Putin"), Role: "GOV", Country: "RUS"}
	nato   = schema.Participant{Entity: schema.UnknownEntity(schema.Alliance, "NATO")}
	drones = schema.Participant{Entity: schema.UnknownEntity(schema.Weapon, "drone")}
	lviv   = schema.Participant{Entity: schema.Entity{ID: "city:lviv", Kind: schema.City, Name: "Lviv", In: "country:UKR", Lat: 49.8, Lon: 24}}
	crowd  = schema.Participant{Entity: schema.UnknownEntity(schema.Group, "23 people")}
)

func claim(subject schema.Participant, relation schema.RelationName, object schema.Participant, more ...func(*schema.Claim)) schema.Claim {
	c := schema.Claim{
		Article: "a", Published: "2024-05-02", Subject: subject, Relation: relation, Object: object, Factuality: schema.Asserted,
		Evidence: schema.Evidence{Span: schema.Span{End: 1}, Text: "x"}, Confidence: 0.8,
	}
	for _, change := range more {
		change(&c)
	}
	c, err := schema.NewClaim(c)
	if err != nil {
		panic(err)
	}
	return c
}

func at(time string) func(*schema.Claim)          { return func(c *schema.Claim) { c.Time = time } }
func as(f schema.Factuality) func(*schema.Claim)  { return func(c *schema.Claim) { c.Factuality = f } }
func fine(cameo string) func(*schema.Claim)       { return func(c *schema.Claim) { c.CameoFine = cameo } }
func in(p schema.Participant) func(*schema.Claim) { return func(c *schema.Claim) { c.Place = &p } }
func to(p schema.Participant) func(*schema.Claim) { return func(c *schema.Claim) { c.Recipient = &p } }
func report(article string) func(*schema.Claim)   { return func(c *schema.Claim) { c.Article = article } }
func published(date string) func(*schema.Claim)   { return func(c *schema.Claim) { c.Published = date } }

func record(t *testing.T, c schema.Claim) Record {
	t.Helper()
	found := Of(c.Article, []schema.Claim{c}).Events
	require.Len(t, found, 1)
	return Row{Event: found[0], Article: schema.Article{URL: "https://x.example"}}.Record()
}

func TestCoding(t *testing.T) {
	tests := []struct {
		name  string
		claim schema.Claim
		want  map[string]string
	}{
		{"an act against people has the country of the place", claim(putin, "KILLED", crowd, in(lviv)),
			map[string]string{"source_code": "RUSGOV", "source_iso3": "RUS", "target_code": "UKR", "target_iso3": "", "place_iso3": "UKR", "lat": "49.8", "quad_class": "4"}},
		{"a transfer is aimed at who receives", claim(russia, "SUPPLIED", drones, to(nato)),
			map[string]string{"target_code": "IGO", "target_name": "NATO", "object_name": "Drone", "plover": "AID", "quad_class": "2"}},
		{"intended cooperation agrees", claim(russia, "VISITED", nato, as(schema.Planned)),
			map[string]string{"cameo": "036", "plover": "AGREE", "plover_mode": "", "goldstein": "4.0"}},
		{"intended conflict threatens", claim(russia, "BOMBED", nato, as(schema.Planned)),
			map[string]string{"cameo": "138", "plover": "THREATEN", "plover_mode": "", "plover_quadrant": "verbal conflict"}},
		{"refused cooperation rejects", claim(russia, "VISITED", nato, as(schema.Negated)),
			map[string]string{"cameo": "125", "cameo_root": "12", "plover": "REJECT", "plover_mode": "", "factuality": "negated"}},
		{"cooperation that ends reduces relations", claim(russia, "FUNDED", nato, as(schema.Negated), fine("160")),
			map[string]string{"cameo": "162", "plover": "SANCTION", "quad_class": "4"}},
		{"hostility that ends yields", claim(russia, "BLOCKADED", nato, as(schema.Negated), fine("160")),
			map[string]string{"cameo": "0872", "plover": "RETREAT", "quad_class": "2"}},
		{"an inquiry that is agreed on", claim(russia, "INVESTIGATED", nato, as(schema.Planned), fine("030")), map[string]string{"cameo": "030", "plover": "AGREE"}},
		{"what is signed supports", claim(russia, "SIGNED_WITH", nato), map[string]string{"cameo": "057", "plover": "SUPPORT"}},
		{"to agree is to express intent", claim(russia, "AGREED_WITH", nato), map[string]string{"cameo": "030", "plover": "AGREE"}},
		{"the finest code rules", claim(russia, "EXPELLED", nato, fine("174")), map[string]string{"cameo": "174", "plover": "COERCE"}},
		{"a code whose root went elsewhere", claim(russia, "BLOCKADED", nato), map[string]string{"cameo": "191", "plover": "COERCE"}},
		{"a mode that the relation has", claim(russia, "VISITED", nato), map[string]string{"plover_mode": "visit"}},
		{"no time: published", claim(russia, "MET", nato),
			map[string]string{"date": "2024-05-02", "date_basis": "published", "date_precision": "day", "time": ""}},
		{"a month", claim(russia, "MET", nato, at("2024-02")),
			map[string]string{"date": "2024-02-01", "date_end": "2024-02-29", "date_basis": "event", "date_precision": "month"}},
		{"since", claim(russia, "MET", nato, at("2024-02/..")), map[string]string{"date": "2024-02-01", "date_end": "", "date_precision": "open"}},
		{"until", claim(russia, "MET", nato, at("../2024")), map[string]string{"date": "", "date_end": "2024-12-31", "date_precision": "open"}},
		{"a span", claim(russia, "MET", nato, at("2023/2024-03")), map[string]string{"date_precision": "interval"}},
		{"no date at all", claim(russia, "MET", nato, published("")), map[string]string{"date": "", "date_basis": "", "date_precision": ""}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := record(t, tt.claim)
			for column, want := range tt.want {
				assert.Equal(t, want, r.Of(column), column)
			}
		})
	}
}

func TestNoEvents(t *testing.T) {
	claims := []schema.Claim{
		claim(putin, "HOLDS_OFFICE", russia), claim(russia, "MET", nato, as(schema.Hypothetical)),
		claim(russia, "BOMBED", nato, as(schema.Denied)), claim(russia, "BOMBED", nato, as(schema.Negated)),
		claim(crowd, "ATTACKED", drones),
	}
	assert.Empty(t, Of("a", claims).Events)
}

// TestVaguer drops what another event of the sentence says in full.
func TestVaguer(t *testing.T) {
	found := Of("a", []schema.Claim{claim(russia, "MOBILIZED", crowd), claim(russia, "MOBILIZED", lviv), claim(russia, "TESTED", drones)}).Events
	require.Len(t, found, 1)
	assert.Equal(t, "UKR", found[0].Target)
}

func TestSeries(t *testing.T) {
	count := func(fill bool, by []string, claims ...schema.Claim) ([]string, [][]string, Left) {
		s, err := NewSeries(by)
		require.NoError(t, err)
		for _, c := range claims {
			s.Add(record(t, c))
		}
		columns, rows := s.Table(fill)
		return columns, rows, s.Left()
	}
	columns, rows, left := count(true, []string{"dyad", "month"},
		claim(russia, "BOMBED", nato, at("2024-01-03")), claim(russia, "BOMBED", nato, at("2024-01-03"), report("b")),
		claim(putin, "VISITED", nato, at("2024-01")), claim(russia, "MET", nato, at("2024-03-31")), claim(nato, "MET", russia),
		claim(russia, "BOMBED", nato, at("2023")), claim(russia, "BOMBED", nato, published("")), claim(russia, "BOMBED", drones))
	assert.Equal(t, []string{"source", "target", "month", "events", "reports", "articles",
		"verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict", "goldstein_sum", "goldstein_mean"}, columns)
	assert.Equal(t, [][]string{
		{"IGO", "RUS", "2024-05", "1", "1", "1", "1", "0", "0", "0", "1.0", "1.000"},
		{"RUS", "IGO", "2024-01", "2", "3", "2", "1", "0", "0", "1", "-8.1", "-4.050"},
		{"RUS", "IGO", "2024-02", "0", "0", "0", "0", "0", "0", "0", "0.0", ""},
		{"RUS", "IGO", "2024-03", "1", "1", "1", "1", "0", "0", "0", "1.0", "1.000"},
	}, rows)
	assert.Equal(t, Left{Sideless: 1, Undated: 1, Coarse: 1}, left)

	_, rows, _ = count(false, []string{"pair", "relation"}, claim(russia, "MET", nato), claim(nato, "MET", russia))
	assert.Equal(t, [][]string{{"IGO", "RUS", "MET", "1", "2", "1", "1", "0", "0", "0", "1.0", "1.000"}}, rows, "an act of both is one event")

	for _, by := range [][]string{nil, {"planet"}, {"month", "year"}, {"dyad", "dyad"}} {
		_, err := NewSeries(by)
		assert.Error(t, err, by)
	}
}

// The data dictionary has a line for each column, in order.
func TestDictionary(t *testing.T) {
	page, err := os.ReadFile("../../docs/event-data.md")
	require.NoError(t, err)
	section := regexp.MustCompile(`(?s)## Columns\n(.*?)\n## `).FindSubmatch(page)[1]
	var documented, columns []string
	for _, line := range regexp.MustCompile("(?m)^\\| `(\\w+)` \\| .+ \\|").FindAllSubmatch(section, -1) {
		documented = append(documented, string(line[1]))
	}
	for _, column := range Columns() {
		columns = append(columns, column.Name)
	}
	assert.Equal(t, columns, documented)
	for _, name := range Dimensions() {
		assert.Contains(t, string(page), name)
	}
}
