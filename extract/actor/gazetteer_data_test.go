package actor

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestGazetteerCountriesComplete wants of every country what a text in either language
// calls it and its people.
func TestGazetteerCountriesComplete(t *testing.T) {
	err := eachRow(embedded, "gazetteer/countries.tsv", func(r *row) error {
		for _, column := range []string{"name", "wikidata", "en_adj", "id", "lat", "lon"} {
			assert.NotEmpty(t, r.cell(column), "%s:%d: %s has no %s", r.file, r.line, r.cell("iso3"), column)
		}
		return nil
	})
	require.NoError(t, err)
}

// TestGazetteerPlaced wants a point for every place.
func TestGazetteerPlaced(t *testing.T) {
	err := eachRow(embedded, "gazetteer/cities.tsv", func(r *row) error {
		assert.NotEmpty(t, r.cell("lat"), "%s:%d: %s has no latitude", r.file, r.line, r.cell("key"))
		assert.NotEmpty(t, r.cell("lon"), "%s:%d: %s has no longitude", r.file, r.line, r.cell("key"))
		return nil
	})
	require.NoError(t, err)
}

// cameoRoles are the role codes of the CAMEO codebook (chapter 3) that the tables may use.
var cameoRoles = map[string]bool{
	"COP": true, "GOV": true, "JUD": true, "MIL": true, "OPP": true, "REB": true, "SEP": true, "SPY": true, "UAF": true,
	"BUS": true, "CRM": true, "CVL": true, "EDU": true, "ELI": true, "HLH": true, "HRI": true, "LAB": true, "LEG": true,
	"MED": true, "RAD": true, "REF": true, "SET": true, "IGO": true, "INT": true, "NGO": true,
}

func TestGazetteerRoles(t *testing.T) {
	for _, file := range []string{"organizations.tsv", "offices.tsv"} {
		err := eachRow(embedded, "gazetteer/"+file, func(r *row) error {
			if role := r.cell("role"); role != "" || r.cell("kind") != "agreement" {
				assert.True(t, cameoRoles[role], "%s:%d: %q is no CAMEO role", r.file, r.line, role)
			}
			return nil
		})
		require.NoError(t, err)
	}
}

// TestGazetteerHolders resolves titles without a name at the date of the article.
func TestGazetteerHolders(t *testing.T) {
	g, err := Default()
	require.NoError(t, err)
	for _, test := range []struct{ lang, date, text, want string }{
		{"id", "2023-09", "Menlu/NOUN AS mengatakan/VERB", "Menlu AS=Antony Blinken"},
		{"en", "1991-01", "Saddam Hussein met/VERB Jordanian King/PROPN Hussein", "King Hussein=Hussein of Jordan"},
		{"id", "2024-03", "Menteri/NOUN Pertahanan/NOUN Inggris mengatakan/VERB", "Menteri Pertahanan Inggris=Grant Shapps"},
		{"en", "2025-05", "the/DET Philippine defense/NOUN secretary/NOUN said/VERB", "Philippine defense secretary=Gilberto Teodoro"},
		{"en", "2025-05", "the/DET Pentagon chief/NOUN said/VERB", "Pentagon chief=Pete Hegseth"},
		{"id", "2025-05", "kepala/NOUN Pentagon mengatakan/VERB", "kepala Pentagon=Pete Hegseth"},
		{"id", "2022-12-25", "Panglima/NOUN TNI mengatakan/VERB", "Panglima TNI=Yudo Margono"},
		{"en", "2024-05", "the/DET UN chief/NOUN said/VERB", "UN chief=Antonio Guterres"},
		{"en", "2024-07", "the/DET Hezbollah chief/NOUN said/VERB", "Hezbollah chief=Hassan Nasrallah"},
		{"en", "2024-07", "the/DET Fed chair/NOUN said/VERB", "Fed chair=Jerome Powell"},
		{"en", "2024-07", "the/DET IRGC commander/NOUN said/VERB", "IRGC commander=Hossein Salami"},
		{"en", "2024-07", "the/DET EU chief/NOUN said/VERB", "EU chief=Ursula von der Leyen"},
		{"en", "2024-07", "the/DET UN human/ADJ rights/NOUN chief/NOUN said/VERB", "UN human rights chief=Volker Turk"},
		{"en", "2024-07", "the/DET UN refugee/NOUN chief/NOUN said/VERB", "UN refugee chief=Filippo Grandi"},
		{"en", "2024-07", "the/DET UNICEF chief/NOUN said/VERB", "UNICEF chief=Catherine Russell"},
		{"id", "2024-07", "Direktur/NOUN CIA mengatakan/VERB", "Direktur CIA=William Burns"},
		{"id", "2024-07", "Presiden/NOUN Komisi Eropa mengatakan/VERB", "Presiden Komisi Eropa=Ursula von der Leyen"},
		{"id", "2024-07", "kepala/NOUN WHO mengatakan/VERB", "kepala WHO=Tedros Adhanom Ghebreyesus"},
		{"id", "2025-07", "bos/NOUN NATO mengatakan/VERB", "bos NATO=Mark Rutte"},
		{"en", "2024-07", "the/DET Mossad chief/NOUN said/VERB", "Mossad chief=David Barnea"},
		{"id", "2025-02", "kepala/NOUN kebijakan/NOUN luar/ADJ negeri/NOUN Uni Eropa mengatakan/VERB", "kepala kebijakan luar negeri Uni Eropa=Kaja Kallas"},
		{"id", "2024-07", "Putra/NOUN Mahkota/NOUN Arab Saudi mengatakan/VERB", "Putra Mahkota Arab Saudi=Mohammed bin Salman"},
		{"en", "2024-05", "an/DET Israeli minister/NOUN said/VERB", "Israeli minister=Israel"},
		{"en", "2024-05", "a/DET US special/ADJ envoy/NOUN said/VERB", "US special envoy=United States"},
	} {
		art, sents := parse(t, test.date, test.text)
		art.Lang = test.lang
		assert.Contains(t, resolved(New(g).Resolve(art, sents)), test.want, "%s, %s", test.text, test.date)
	}
}
