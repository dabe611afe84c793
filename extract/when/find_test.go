package when

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/extract/lang"
	"geokg/extract/nlp"
	"geokg/schema"
)

type language struct {
	finder *Finder
	rules  *nlp.Rules
}

func open(t testing.TB, code string) language {
	t.Helper()
	pack, err := lang.Open(code)
	require.NoError(t, err)
	f, err := Load(pack)
	require.NoError(t, err)
	r, err := nlp.LoadRules(pack.FS)
	require.NoError(t, err)
	return language{f, r}
}

// find resolves the times of a text, whose words have neither tags nor trees.
func (l language) find(text, published string) []Moment {
	var out []Moment
	times := l.finder.Text(published)
	for _, span := range l.rules.Split(text) {
		out = append(out, times.Find(&nlp.Sentence{Span: span, Tokens: l.rules.Tokenize(text, span)})...)
	}
	return out
}

// Each text was published on Wednesday 13 September 2023 unless it begins with another
// date and a bar. A value is what the words mean of what has been; after a greater-than
// sign, if that differs, of what is to come.
var shapes = map[string][][2]string{
	"id": {
		{"Mereka bertemu Rabu (13/9).", "2023-09-13"},
		{"Mereka bertemu pada Selasa (12/9) malam waktu setempat.", "2023-09-12"},
		{"Mereka bertemu Selasa malam (12/9).", "2023-09-12"},
		{"Ia tiba Jumat (8/9/2023).", "2023-09-08"},
		{"Ia tiba 13/9/2023.", "2023-09-13"},
		{"Ia tiba Jumat, 8 September 2023.", "2023-09-08"},
		{"Ia tiba 8 September lalu.", "2023-09-08"},
		{"Ia tiba pada 8 September.", "2023-09-08 > 2024-09-08"},
		{"Ia tiba pada tanggal 17 Agustus 1945.", "1945-08-17"},
		{"Perang pecah akhir Februari 2022.", "2022-02"},
		{"Perang pecah pada akhir bulan Februari 2022.", "2022-02"},
		{"Sepanjang 2022 mereka berdagang.", "2022"},
		{"Pada 2011 mereka dikeluarkan.", "2011"},
		{"Pada tahun 2011 mereka dikeluarkan.", "2011"},
		{"Pada awal 2024 mereka dikeluarkan.", "2024"},
		{"Sejak Mei mereka berperang.", "2023-05/.. > 2024-05/.."},
		{"Sejak Mei 2021 mereka berperang.", "2021-05/.."},
		{"Sejak 2014 mereka berperang.", "2014/.."},
		{"Sejak Selasa (12/9) mereka menyerbu.", "2023-09-12/.."},
		{"Mulai Kamis (7/9) perdagangan dihentikan.", "2023-09-07/.."},
		{"Dilarang sejak akhir tahun lalu.", "2022/.."},
		{"Dilarang sejak pekan lalu.", "2023-09-04/.."},
		{"Hingga 2025 ia menjabat.", "../2025"},
		{"Sebelum 2020 ia menjabat.", "../2020"},
		{"Sebelum Juni 2020 ia menjabat.", "../2020-06"},
		{"Kemarin ia pergi.", "2023-09-12"},
		{"Hari ini ia pergi.", "2023-09-13"},
		{"Besok ia pergi.", "2023-09-14"},
		{"Ia pergi pekan lalu.", "2023-09-04/2023-09-10"},
		{"Ia pergi minggu lalu.", "2023-09-04/2023-09-10"},
		{"Ia pergi akhir pekan lalu.", "2023-09-09/2023-09-10"},
		{"Ia pergi awal pekan ini.", "2023-09-11/2023-09-17"},
		{"Ia pergi pekan depan.", "2023-09-18/2023-09-24"},
		{"Ia pergi bulan lalu.", "2023-08"},
		{"Ia akan pergi bulan depan.", "2023-10"},
		{"Ia pergi tahun lalu.", "2022"},
		{"Ia pergi awal tahun ini.", "2023"},
		{"Ia pergi tahun depan.", "2024"},
		{"Ia pergi dua hari lalu.", "2023-09-11"},
		{"Ia pergi tiga pekan lalu.", "2023-08-23~"},
		{"Ia pergi dua bulan yang lalu.", "2023-07"},
		{"Bulan April, empat tahun silam itu, ia pergi.", "2019-04"},
		{"Empat tahun silam ia pergi.", "2019"},
		{"Ia pergi setahun lalu.", "2022"},
		{"Ia pergi sedekade silam.", "2013~"},
		{"Ia pergi Mei tahun lalu.", "2022-05"},
		{"Ia pergi Mei lalu.", "2023-05"},
		{"Ia pergi Desember.", "2022-12 > 2023-12"},
		{"Ia pergi Desember mendatang.", "2023-12"},
		{"Ia pergi Selasa lalu.", "2023-09-12"},
		{"Ia pergi Rabu pekan lalu.", "2023-09-06"},
		{"Ia pergi Senin.", "2023-09-11 > 2023-09-18"},
		{"Ia pergi Senin depan.", "2023-09-18"},
		{"Ia pergi dalam beberapa hari mendatang.", ""},
		{"Gencatan senjata tujuh hari disepakati.", ""},
		{"Ia bekerja dua tahun dan menjual 2023 unit.", ""},
		{"Ia pergi Minggu (10/9). Sehari kemudian ia pulang.", "2023-09-10; 2023-09-11"},
		{"Ia pergi pada April 2019. Dua bulan sebelumnya ia sakit.", "2019-04; 2019-02"},
		{"Ia pergi Minggu (10/9). Keesokan harinya ia pulang.", "2023-09-10; 2023-09-11"},
		{"Ia pergi Minggu (10/9). Saat itu hujan.", "2023-09-10; 2023-09-10"},
		{"Perang berlangsung dari Februari 2022 hingga September 2023.", "2022-02/2023-09"},
		{"Ia menjabat antara 2009 dan 2013.", "2009/2013"},
		{"Latihan digelar 13-15 September 2022.", "2022-09-13/2022-09-15"},
		{"Ia lahir sekitar 1960.", "1960~"},
		{"Dua hari lagi ia datang.", "2023-09-15"},
		{"2023-09|Mereka bertemu Rabu (13/9).", "2023-09-13"},
		{"2023-09|Ia pergi kemarin, bulan lalu, dan setahun silam.", "2023-08; 2022"},
		{"|Ia pergi Selasa (12/9), 8 Mei 2020.", "2020-05-08"},
		{"2024-01-03|Ia pergi Kamis (28/12).", "2023-12-28"},
	},
	"en": {
		{"They met on Monday.", "2023-09-11 > 2023-09-18"},
		{"They met on Wednesday.", "2023-09-13"},
		{"They met last Tuesday.", "2023-09-12"},
		{"They met early on Tuesday.", "2023-09-12 > 2023-09-19"},
		{"They met late Tuesday night.", "2023-09-12 > 2023-09-19"},
		{"They condemned Saturday's attack.", "2023-09-09 > 2023-09-16"},
		{"They met on Tuesday last week.", "2023-09-05"},
		{"They will meet next Monday.", "2023-09-18"},
		{"They met on Tuesday, Sept. 5.", "2023-09-05"},
		{"They will meet on Tuesday, Sept. 26.", "2023-09-26"},
		{"They met on Tuesday, September 5, 2023.", "2023-09-05"},
		{"They met on Jan. 1, 2024.", "2024-01-01"},
		{"They met on 5 May 2020.", "2020-05-05"},
		{"They met on May 5th.", "2023-05-05 > 2024-05-05"},
		{"They met on 9/11/2001.", "2001-09-11"},
		{"They met on 2022-02-24.", "2022-02-24"},
		{"They met in February.", "2023-02 > 2024-02"},
		{"They met last December.", "2022-12"},
		{"They met in May 2022.", "2022-05"},
		{"They met in May of 2022.", "2022-05"},
		{"They met in May last year.", "2022-05"},
		{"They met in late February 2022.", "2022-02"},
		{"They met at the end of February 2022.", "2022-02"},
		{"They met in mid-May.", "2023-05 > 2024-05"},
		{"Trade grew in 2022.", "2022"},
		{"Trade grew throughout 2022.", "2022"},
		{"Trade grew in early 2022.", "2022"},
		{"Trade grew in mid-2022.", "2022"},
		{"He left yesterday.", "2023-09-12"},
		{"He left last week.", "2023-09-04/2023-09-10"},
		{"He left earlier this week.", "2023-09-11/2023-09-17"},
		{"He will leave next month.", "2023-10"},
		{"He left last month.", "2023-08"},
		{"He will leave later this year.", "2023"},
		{"He left last year.", "2022"},
		{"He left late last year.", "2022"},
		{"He left over the past decade.", ""},
		{"He left two days ago.", "2023-09-11"},
		{"He left three weeks ago.", "2023-08-23~"},
		{"He left two months ago.", "2023-07"},
		{"He left four years ago.", "2019"},
		{"He left a decade ago.", "2013~"},
		{"They have been there since April.", "2023-04/.. > 2024-04/.."},
		{"They have been there since 2014.", "2014/.."},
		{"They have been there since last week.", "2023-09-04/.."},
		{"A fighter is developed by 2035.", "../2035"},
		{"It was so before May 2020.", "../2020-05"},
		{"It will last until 2025.", "../2025"},
		{"It ran from 2009 to 2013.", "2009/2013"},
		{"It ran from March to May 2020.", "2020-03/2020-05"},
		{"It ran between Monday and Wednesday.", "2023-09-11/2023-09-13 > 2023-09-18/2023-09-20"},
		{"It ran from Monday to Thursday.", "2023-09-04/2023-09-07 > 2023-09-18/2023-09-21"},
		{"In the coming days he leaves.", ""},
		{"He stood on the sidelines of the summit.", ""},
		{"A two-day visit of 3000 soldiers took 90 minutes.", ""},
		{"He may march on.", ""},
		{"Part of a 2018 military pact was suspended.", ""},
		{"He left on Sunday. China reacted hours later.", "2023-09-10 > 2023-09-17; 2023-09-10"},
		{"He left in April 2019. Two months earlier he was ill.", "2019-04; 2019-02"},
		{"He left in April 2019. A year later he died.", "2019-04; 2020"},
		{"He left on Sunday, a day after Washington called.", "2023-09-10 > 2023-09-17"},
		{"He left on May 3, 2020. The next day he returned.", "2020-05-03; 2020-05-04"},
		{"He left on May 3, 2020. That day it rained.", "2020-05-03; 2020-05-03"},
		{"He was born around 1960.", "1960~"},
		{"2023-09|He left on Monday, last month, and in May.", "2023-08; 2023-05 > 2024-05"},
		{"|He left on Monday, in May 2020, and last year.", "2020-05"},
		{"2024-01-03|He left in December.", "2023-12 > 2024-12"},
	},
}

func TestFind(t *testing.T) {
	for code, tests := range shapes {
		l := open(t, code)
		for _, tt := range tests {
			t.Run(code+" "+tt[0], func(t *testing.T) {
				published, text, ok := strings.Cut(tt[0], "|")
				if !ok {
					published, text = "2023-09-13", tt[0]
				}
				var got []string
				for _, m := range l.find(text, published) {
					value := m.Value
					if m.Ahead != m.Value {
						value += " > " + m.Ahead
					}
					got = append(got, value)
					assert.NotEmpty(t, m.Span.Of(text))
				}
				assert.Equal(t, tt[1], strings.Join(got, "; "))
			})
		}
	}
}

func TestMomentMarks(t *testing.T) {
	l := open(t, "id")
	text := "Sejak Mei 2021 hingga kini ia pergi, Rabu (6/9). Saat itu hujan, Senin."
	got := l.find(text, "2023-09-13")
	var words []string
	for _, m := range got {
		words = append(words, m.Span.Of(text))
	}
	require.Equal(t, []string{"Sejak Mei 2021", "hingga kini", "Rabu (6/9)", "Saat itu", "Senin"}, words)
	assert.True(t, got[0].Bound && got[0].Full)
	assert.True(t, got[1].Now)
	assert.True(t, got[2].Full)
	assert.True(t, got[3].Then)
	assert.Equal(t, "2023-09-06", got[3].Value)
	assert.False(t, got[4].Full)
}

// A month's name that is a verb here, and a number that counts the word behind it, are no
// dates.
func TestFindReadsTags(t *testing.T) {
	l := open(t, "en")
	tokens := func(text string) *nlp.Sentence {
		span := schema.Span{End: len(text)}
		return &nlp.Sentence{Span: span, Tokens: l.rules.Tokenize(text, span)}
	}
	sent := tokens("May he live")
	assert.Len(t, l.finder.Text("2023-09-13").Find(sent), 1)
	sent.Tokens[0].UPOS = "AUX"
	assert.Empty(t, l.finder.Text("2023-09-13").Find(sent))

	sent = tokens("in 2000 cities")
	assert.Len(t, l.finder.Text("2023-09-13").Find(sent), 1)
	sent.Tokens[1].Rel, sent.Tokens[1].Head = "nummod", 2
	assert.Empty(t, l.finder.Text("2023-09-13").Find(sent))
}

func FuzzFind(f *testing.F) {
	for _, tests := range shapes {
		for _, tt := range tests {
			f.Add(tt[0], "2023-09-13")
		}
	}
	f.Add("Sejak 31/2 hingga 99/99/9999 sampai 0/0 dari 2023-13-45 - 1 Mei", "0001")
	all := []language{open(f, "id"), open(f, "en")}
	f.Fuzz(func(t *testing.T, text, published string) {
		for _, l := range all {
			end := 0
			for _, m := range l.find(text, published) {
				require.True(t, end <= m.Span.Start && m.Span.Start < m.Span.End && m.Span.End <= len(text))
				end = m.Span.End
				_, err := schema.ParseTime(m.Value)
				require.NoError(t, err, m.Span.Of(text))
				_, err = schema.ParseTime(m.Ahead)
				require.NoError(t, err, m.Span.Of(text))
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	l := open(b, "id")
	text := strings.Repeat("Sejak Mei 2021 mereka bertemu di Moskow, Rabu (6/9), kata juru bicara pemerintah. ", 20)
	var sents []nlp.Sentence
	for _, span := range l.rules.Split(text) {
		sents = append(sents, nlp.Sentence{Span: span, Tokens: l.rules.Tokenize(text, span)})
	}
	b.ReportAllocs()
	for b.Loop() {
		times := l.finder.Text("2023-09-13")
		for i := range sents {
			times.Find(&sents[i])
		}
	}
	b.ReportMetric(float64(len(sents)*b.N)/b.Elapsed().Seconds(), "sents/s")
}
