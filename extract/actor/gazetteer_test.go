package actor

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/biter777/countries"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"geokg/schema"
)

// withoutISO are the countries of the gazetteer that ISO 3166 does not list or lists no
// more.
var withoutISO = map[string]bool{"XKX": true, "SUN": true, "YUG": true, "CSK": true, "DDR": true, "SCG": true}

func TestGazetteerCountries(t *testing.T) {
	g, err := Default()
	require.NoError(t, err)
	english, indonesian := display.English.Regions(), display.Regions(language.Indonesian)
	for iso3, i := range g.iso {
		e := g.entities[i]
		assert.NotEmpty(t, g.adjective[i], "%s has no English adjective", e.ID)
		if withoutISO[iso3] {
			continue
		}
		code := countries.ByName(iso3)
		if !assert.NotEqual(t, countries.Unknown, code, "%s is no ISO 3166 code", iso3) {
			continue
		}
		region, err := language.ParseRegion(iso3)
		require.NoError(t, err)
		for lang, name := range map[string]string{"English": english.Name(region), "Indonesian": indonesian.Name(region)} {
			assert.True(t, g.hasName(name, e.ID), "%s: its %s name in CLDR is %q", e.ID, lang, name)
		}
	}
}

// hasName reports whether one of the entities that a name may stand for is id.
func (g *Gazetteer) hasName(name, id string) bool {
	name, _, _ = strings.Cut(name, " (")
	name, _, _ = strings.Cut(name, " SAR ") // special regions of China
	for _, and := range []string{"and", "and the"} {
		spelled := strings.ReplaceAll(name, "&", and)
		if slices.ContainsFunc(g.Lookup(spelled), func(e schema.Entity) bool { return e.ID == id }) {
			return true
		}
	}
	return false
}

func TestGazetteerOneHolder(t *testing.T) {
	g, err := Default()
	require.NoError(t, err)
	for at, tenures := range g.tenures {
		if !g.offices[g.officeAt[at.office]].Single {
			continue
		}
		for i, a := range tenures {
			for _, b := range tenures[i+1:] {
				assert.False(t, a.Person != b.Person && overlap(a, b), "%s of %s: %s %s/%s and %s %s/%s", at.office, g.entities[at.body].ID,
					g.entities[a.Person].ID, a.From, a.To, g.entities[b.Person].ID, b.From, b.To)
			}
		}
	}
}

// overlap reports whether two tenures share more than a day of handing over.
func overlap(a, b Tenure) bool {
	endsBy := func(a, b Tenure) bool {
		n := min(len(a.To), len(b.From))
		return a.To != "" && b.From != "" && a.To[:n] <= b.From[:n]
	}
	return !endsBy(a, b) && !endsBy(b, a)
}

// TestGazetteerAmbiguity wants a rule for every name that stands for several entities:
// people who share a name in full, and things of equal form and kind, cannot be told
// apart.
func TestGazetteerAmbiguity(t *testing.T) {
	g, err := Default()
	require.NoError(t, err)
	weight := func(r reading) int { return formScore[r.form] + kindScore[g.entities[r.entity].Kind] }
	for _, ends := range g.names.ends {
		for i, a := range ends {
			for _, b := range ends[i+1:] {
				if a.entity == b.entity || a.form == shortName || b.form == shortName || weight(a) != weight(b) {
					continue
				}
				if casingOf(a.raw) != casingOf(b.raw) {
					continue
				}
				t.Errorf("%q stands for %s (%s) and %s (%s), and nothing tells which", a.raw,
					g.entities[a.entity].ID, g.origin[g.entities[a.entity].ID], g.entities[b.entity].ID, g.origin[g.entities[b.entity].ID])
			}
		}
	}
}

func TestGazetteerSize(t *testing.T) {
	g, err := Default()
	require.NoError(t, err)
	people := 0
	for i := range g.entities {
		if g.entities[i].Kind == schema.Person {
			people++
			assert.NotEmpty(t, g.people[int32(i)], "%s holds no office", g.entities[i].ID)
		}
	}
	assert.GreaterOrEqual(t, people, 600)
	assert.GreaterOrEqual(t, len(g.iso), 193)
}

// TestLoadCost bounds what a load allocates, as a measure that does not depend on what
// else the machine does: 60 ms are about 300,000 allocations.
func TestLoadCost(t *testing.T) {
	allocations := testing.AllocsPerRun(1, func() {
		_, err := Load(Options{})
		require.NoError(t, err)
	})
	assert.Less(t, allocations, 300_000.)
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Load(Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func TestHolder(t *testing.T) {
	g := small(t)
	for _, test := range []struct{ office, body, date, want string }{
		{"president", "country:RUS", "2023-09", "person:vladimir-putin"},
		{"president", "country:RUS", "2010", "person:dmitry-medvedev"},
		{"president", "country:USA", "2019-04-25", "person:donald-trump"},
		{"president", "country:USA", "2021", ""}, // two held it in that year
		{"president", "country:USA", "2021-02", "person:joe-biden"},
		{"president", "country:USA", "", ""},
		{"president", "country:USA", "1995", ""},
		{"president", "country:XXX", "2021-02", ""},
	} {
		e, ok := g.Holder(test.office, test.body, test.date)
		assert.Equal(t, test.want, e.ID, "%+v", test)
		assert.Equal(t, test.want != "", ok, "%+v", test)
	}
}

func TestTableErrors(t *testing.T) {
	base := map[string]string{
		"countries.tsv": "iso3\tname\nRUS\tRussia\n",
		"offices.tsv":   "key\tname\tsingle\npresident\tPresident\ty\n",
	}
	for _, test := range []struct{ file, text, want string }{
		{"countries.tsv", "iso3\tname\nRus\tRussia\n", `countries.tsv:2: iso3 "Rus" is not three capital letters`},
		{"countries.tsv", "# c\niso3\tname\nRUS\tRussia\nRUS\tRussia\n", "countries.tsv:4: country:RUS stands already at countries.tsv:3"},
		{"countries.tsv", "iso3\tname\nRUS\tRussia\tmore\n", "countries.tsv:2: 3 cells, but the table has 2 columns"},
		{"cities.tsv", "key\tkind\tname\tcountry\ncity:x\tcity\tX\tZZZ\n", `cities.tsv:2: country "ZZZ" is not in countries.tsv`},
		{"cities.tsv", "key\tkind\tname\tlat\ncity:x\tcity\tX\t91\n", `cities.tsv:2: lat "91" is no number of degrees`},
		{"cities.tsv", "key\tkind\tname\nregion:x\tcity\tX\n", `cities.tsv:2: key "region:x" does not start with "city:"`},
		{"organizations.tsv", "key\tkind\tname\torg:x\nx\tclub\tX\n", `organizations.tsv:2: kind "club" is none of organization, alliance, group, agreement`},
		{"organizations.tsv", "key\tkind\tname\tparent\norg:x\torganization\tX\torg:y\n", "organizations.tsv:2: parent org:y is in no table"},
		{"organizations.tsv", "key\tkind\tname\tparent\norg:x\torganization\tX\torg:y\norg:y\torganization\tY\torg:x\n", "organizations.tsv:3: org:y is a part of itself through org:x"},
		{"people.tsv", "key\tname\toffices\nperson:x\tX\tking@RUS 2000/..\n", `people.tsv:2: office "king" is not in offices.tsv`},
		{"people.tsv", "key\tname\toffices\nperson:x\tX\tpresident@XXX 2000/..\n", `people.tsv:2: body "XXX" of office "president" is in no table`},
		{"people.tsv", "key\tname\toffices\nperson:x\tX\tpresident@RUS 2000-5/..\n", `people.tsv:2: time "2000-5/.." of office "president" is not FROM/TO in EDTF`},
		{"people.tsv", "key\tname\toffices\nperson:x\tX\tpresident@RUS 2004/2000\n", `people.tsv:2: office "president" ends (2000) before it starts (2004)`},
		{"people.tsv", "key\tname\tgender\nperson:x\tX\tz\n", `people.tsv:2: gender "z" is neither m nor f`},
		{"things.tsv", "key\tkind\tname\nweapon:x\tgun\tX\n", `things.tsv:2: kind "gun" is neither weapon nor thing`},
	} {
		folder := fstest.MapFS{}
		for file, text := range base {
			folder[file] = &fstest.MapFile{Data: []byte(text)}
		}
		folder[test.file] = &fstest.MapFile{Data: []byte(test.text)}
		_, err := load([]fs.FS{folder}, nil)
		assert.EqualError(t, err, test.want)
	}
}

func TestOverlay(t *testing.T) {
	write := func(text string) string {
		file := filepath.Join(t.TempDir(), "actors.tsv")
		require.NoError(t, os.WriteFile(file, []byte(text), 0o600))
		return file
	}
	read := func(text string, sentences ...string) ([]string, error) {
		g, err := load([]fs.FS{os.DirFS("testdata/small")}, []string{write(text)})
		if err != nil {
			return nil, err
		}
		art, sents := parse(t, "2023-09", sentences...)
		return shown(New(g).Resolve(art, sents)), nil
	}
	got, err := read("# mine\nalias\tperson:vladimir-putin\tVova\n", "they met Vova")
	require.NoError(t, err)
	assert.Equal(t, []string{"Vova=person:vladimir-putin"}, got)

	unknown := schema.UnknownEntity(schema.Person, "Wladimir Putin").ID
	got, err = read(fmt.Sprintf("merge\t%s\tperson:vladimir-putin\n", unknown), "they met President Wladimir Putin")
	require.NoError(t, err)
	assert.Equal(t, []string{"Wladimir Putin=person:vladimir-putin"}, got)

	short := schema.UnknownEntity(schema.Person, "Jon Abc").ID
	got, err = read(fmt.Sprintf("merge\t%s\tJonathan Abc\n", short), "they met President Jon Abc", "they met President Jonathan Abc")
	require.NoError(t, err)
	long := schema.UnknownEntity(schema.Person, "Jonathan Abc").ID
	assert.Equal(t, []string{"Jon Abc=" + long, "Jonathan Abc=" + long}, got)

	got, err = read("block\tKremlin\tcountry:RUS\n", "they left the Kremlin")
	require.NoError(t, err)
	assert.NotContains(t, got, "Kremlin=country:RUS")

	abc := schema.UnknownEntity(schema.Person, "Xyz Abc").ID
	got, err = read(fmt.Sprintf("apart\t%s\t%s\n", schema.UnknownEntity(schema.Person, "Abc").ID, abc), "they met Xyz Abc", "they met Abc")
	require.NoError(t, err)
	assert.NotContains(t, got, "Abc="+abc)

	for _, test := range []struct{ text, want string }{
		{"alias\tperson:nobody\tX\n", "no entity person:nobody"},
		{"\nrename\ta\tb\n", `:2: unknown word "rename"`},
		{"alias\tX\n", ":1: want a word and two fields"},
		{"merge\tperson:a\tperson:a\n", "no entity person:a"},
		{"merge\tcountry:RUS\tcountry:RUS\n", "merged into each other"},
		{"merge\t" + short + "\tJon Abc\n", "merged into each other"},
	} {
		_, err := read(test.text)
		assert.ErrorContains(t, err, test.want)
	}
}

func TestAddedFolder(t *testing.T) {
	added := fstest.MapFS{"people.tsv": &fstest.MapFile{Data: []byte(
		"key\tname\tshort\tgender\toffices\nperson:vladimir-putin\tVladimir Putin\tWaldi\n" +
			"person:new\tNew Person\tPerson\tf\tpresident@DEU 2000/2001\n")}}
	g, err := load([]fs.FS{os.DirFS("testdata/small"), added}, nil)
	require.NoError(t, err)
	e, ok := g.Holder("president", "country:DEU", "2000")
	assert.True(t, ok)
	assert.Equal(t, "person:new", e.ID)
	assert.Equal(t, "person:vladimir-putin", g.Lookup("Waldi")[0].ID)
	assert.Equal(t, []string{"Putin", "Vladimir Putin", "Waldi"}, g.Lookup("Putin")[0].Names)
}
