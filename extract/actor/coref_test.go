package actor

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/extract/lang"
	"geokg/extract/nlp"
	"geokg/schema"
)

// TestPointsBack reads sentences as the parser sees them: whom a back reference means
// hangs on who acts on it.
func TestPointsBack(t *testing.T) {
	g, err := Default()
	require.NoError(t, err)
	parsers := make(map[string]*nlp.Parser)
	for _, language := range []string{"en", "id"} {
		pack, err := lang.Open(language)
		require.NoError(t, err)
		parsers[language], err = nlp.Open(pack, nlp.Options{})
		require.NoError(t, err)
	}
	for _, test := range []struct{ name, lang, text, want string }{
		{"not who acts on it", "en", "Rebels seized Bamako, Mali's capital. Germany, which has 300 soldiers in the country, protested.", "the country=Mali"},
		{"not who acts on it", "id", "Banjir melanda Zimbabwe. Jepang, yang telah mengirim beras kepada negara itu, berduka.", "negara itu=Zimbabwe"},
		{"nor the state of who acts", "en", "Egypt sued Turkey after President Recep Tayyip Erdogan boycotted goods of the country.", "the country=Egypt"},
		{"not who acts on both", "id", "Iran menyerang Pakistan. China menengahi kedua negara.", "kedua negara=Iran+Pakistan"},
		{"whose subject it is", "en", "Norway said on Monday that Kenya had told reporters it was buying ships.", "it=Kenya"},
		{"where another goes", "id", "Parlemen Armenia mengundang Presiden Rusia Vladimir Putin jika ia berkunjung ke sana.", "sana=Armenia"},
		{"her country", "en", "Penny Wong met Rwanda's president. Israel attacked Iran, her country's partner, she said.", "her country=Australia"},
		{"what the two count", "en", "Chile and Peru quarrelled. The two ports were closed.", ""},
		{"they of three", "en", "Vietnam, Laos and Thailand met. They signed a treaty.", "They=Vietnam+Laos+Thailand"},
		{"government of whom", "en", "A Venezuelan priest praised the government of President Gustavo Petro.", "government=Colombia"},
		{"his counterpart", "en", "Kenyan President William Ruto resigned. Colombian President Gustavo Petro phoned his counterpart.", "his counterpart=William Ruto"},
		{"attaché of an embassy", "en", "Peru expelled the Polish embassy's attaché.", "Polish embassy's attaché=Poland"},
		{"part of the world", "en", "Brazil sold Ghana, Togo and Benin ships. Norway trained the three West African countries.", "the three West African countries=Ghana+Togo+Benin"},
		{"part of the world", "en", "Fiji and Chile signed a pact. Peru visited the Pacific island nation.", "the Pacific island nation=Fiji"},
		{"part of the world", "id", "Kenya menjamu Swedia dan Finlandia. Kedua negara Nordik itu setuju.", "Kedua negara Nordik itu=Sweden+Finland"},
		{"form of state", "en", "Iran wrote to Jordan. Turkey urged the kingdom to answer.", "the kingdom=Jordan"},
		{"armed group", "en", "Hezbollah fired on Israel. France condemned the Lebanese militant group.", "the Lebanese militant group=Hezbollah"},
		{"of another country", "en", "Hezbollah fired on Israel. France condemned the Yemeni militant group.", "Yemeni=Yemen"},
		{"bodies of states", "en", "ASEAN and the European Union met. Japan congratulated the two blocs.", "the two blocs=ASEAN+European Union"},
		{"clause before itu", "id", "Bank Dunia menolak usulan Mali. Lembaga yang dipimpin Ajay Banga itu menunda pinjaman.", "Lembaga=World Bank"},
		{"mark in a name", "id", "Brasil bergabung dengan OPEC+ tahun ini.", "OPEC+=OPEC+"},
		{"authority of a country", "id", "Otoritas Penerbangan Kenya menyelidiki kecelakaan itu.", "Otoritas Penerbangan Kenya=Otoritas Penerbangan Kenya"},
	} {
		art := schema.Article{ID: "test", Lang: test.lang, Published: "2025-02-10", Text: test.text}
		got := resolved(New(g).Resolve(art, parsers[test.lang].Parse(test.text)))
		if test.want != "" {
			assert.Contains(t, got, test.want, "%s: %s", test.name, test.text)
			continue
		}
		for _, m := range got {
			assert.NotContains(t, m, "The two", "%s: %s", test.name, test.text)
		}
	}
}
