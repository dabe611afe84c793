package refresh

import (
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/schema"
)

// readPage reads one of the pages in testdata, which have the shapes of those of outlets.
func readPage(t *testing.T, name, url string) Item {
	t.Helper()
	body, err := os.ReadFile("testdata/pages/" + name)
	require.NoError(t, err)
	reader := Reader{Langs: []string{"en", "id"}, Now: func() time.Time { return today }}
	return reader.Read(Fetched{URL: url, ContentType: "text/html", Body: body})
}

func TestPageShapes(t *testing.T) {
	tests := []struct {
		page, url string
		want      schema.Article // without text
		keeps     []string
		leavesOut []string
		warnings  []string
		next      string
	}{
		{
			page: "amp.html", url: "https://kabar.example.org/amp/internasional/2024/03/12/menlu-norwegia-cile",
			want: schema.Article{
				URL:   "https://kabar.example.org/internasional/2024/03/12/menlu-norwegia-cile",
				Title: "Menlu Norwegia temui mitranya dari Cile di Oslo", Lang: "id", Published: "2024-03-12", Source: "Kabar Utara",
			},
			keeps:     []string{"kerja sama kelautan.", "menandatangani perjanjian", "undangan itu diterima."},
			leavesOut: []string{"Iklan", "Beranda", "Bagikan", "Hak cipta"},
		},
		{
			page: "paywall.html", url: "https://meridian.example.org/world/kenya-jordan-water",
			want: schema.Article{
				URL:   "https://meridian.example.org/world/kenya-jordan-water",
				Title: "Kenya and Jordan near a deal on water", Lang: "en", Published: "2024-05-02", Source: "The Meridian",
			},
			keeps:     []string{"two officials with knowledge", "met the prime minister of Jordan"},
			leavesOut: []string{"Subscribe", "Keep reading", "Log in", "Privacy"},
			warnings:  []string{"for subscribers only"},
		},
		{
			page: "live.html", url: "https://coast.example.org/live/harbour-summit?page=with:block-1",
			want: schema.Article{
				URL:   "https://coast.example.org/live/harbour-summit",
				Title: "Harbour summit live: delegations arrive", Lang: "en", Published: "2024-06-18", Source: "Coast Post",
			},
			keeps:     []string{"The president of Peru signed", "criticised Brazil", "have arrived in Lima"},
			leavesOut: []string{"Share this", "lentils", "All rights"},
		},
		{
			page: "baca-juga.html", url: "https://warta.example.org/dunia/mesir-kecam-serbia",
			want: schema.Article{
				URL:   "https://warta.example.org/dunia/mesir-kecam-serbia",
				Title: "Mesir kecam Serbia soal pelabuhan", Lang: "id", Published: "2024-04-09", Source: "Warta Pagi",
			},
			keeps:     []string{"mengecam Serbia", "melanggar perjanjian", "Serbia menolak", "Baca juga tulisan dalam prasasti"},
			leavesOut: []string{"Qatar", "Polandia", "Israel", "cabai", "Beranda"},
		},
		{
			page: "first-of-three.html", url: "https://lintas.example.org/bisnis/gula",
			want: schema.Article{
				URL:   "https://lintas.example.org/bisnis/gula",
				Title: "Perundingan gula India dan Brasil berlanjut", Lang: "id", Published: "2024-02-20", Source: "Lintas",
			},
			keeps:     []string{"Delegasi India", "sepakat untuk bertemu lagi"},
			leavesOut: []string{"Selanjutnya", "Halaman"},
			next:      "https://lintas.example.org/bisnis/gula?page=2",
		},
		{
			page: "undated.html", url: "https://courier.example.org/poland-qatar",
			want: schema.Article{
				URL:   "https://courier.example.org/poland-qatar",
				Title: "Poland receives envoy of Qatar", Lang: "en", Source: "courier.example.org",
			},
			keeps:     []string{"received the envoy", "prepared by the ministries"},
			leavesOut: []string{"Imprint", "Archive"},
			warnings:  []string{"no publication date"},
		},
	}
	for _, test := range tests {
		t.Run(test.page, func(t *testing.T) {
			item := readPage(t, test.page, test.url)
			require.NoError(t, item.Err)
			art := item.Article
			got := schema.Article{URL: art.URL, Title: art.Title, Lang: art.Lang, Published: art.Published, Source: art.Source}
			assert.Equal(t, test.want, got)
			for _, words := range test.keeps {
				assert.Contains(t, art.Text, words)
			}
			for _, words := range test.leavesOut {
				assert.NotContains(t, art.Text, words)
			}
			assert.Equal(t, test.next, item.Next)
			require.Len(t, item.Warnings, len(test.warnings), "%q", item.Warnings)
			for i, words := range test.warnings {
				assert.Contains(t, item.Warnings[i], words)
			}
		})
	}
}

// A text in another language than its source has by the configuration is told of.
func TestOtherLanguage(t *testing.T) {
	body, err := os.ReadFile("testdata/pages/live.html")
	require.NoError(t, err)
	reader := Reader{Langs: []string{"en", "id"}, Now: func() time.Time { return today }}
	for lang, warned := range map[string]bool{"en": false, "": false, "id": true} {
		item := reader.Read(Fetched{URL: "https://coast.example.org/live", ContentType: "text/html", Body: body, Lang: lang})
		require.NoError(t, item.Err)
		assert.Equal(t, warned, len(item.Warnings) == 1, "%q: %q", lang, item.Warnings)
	}
}
