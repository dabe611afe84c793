package nlp

import (
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/extract/lang"
	"geokg/fixtures"
	"geokg/schema"
)

func rulesOf(t testing.TB, code string) *Rules {
	t.Helper()
	pack, err := lang.Open(code)
	require.NoError(t, err)
	r, err := LoadRules(pack.FS)
	require.NoError(t, err)
	return r
}

// A bar stands where a sentence ends.
func TestSplit(t *testing.T) {
	for code, tests := range map[string][]string{
		"id": {
			"Mereka bertemu pada 2019.|Bulan April, Putin datang.",
			"Ia membeli 2,5 juta barel, 3.000 ton, dan 2.5 liter.| Harganya naik.",
			"Rabu (13/9).| Kim tiba di Vladivostok.",
			"Demikian laporan ANTARA.com dari Moskow.| Selesai.",
			"Dr. Retno Marsudi bertemu Prof. A. B. Sutrisno.| Mereka sepakat.",
			"Harga minyak turun di AS.| Presiden menolak.",
			"Anggota NATO.| PBB menolak.",
			`"Kami menolak," katanya.|"Itu pasti."`,
			`Ia berkata, "Kami pergi."| Lalu ia pergi.`,
			"Benarkah?|Tidak!|Ya.",
			"PT Bumi Tbk. (BUMI) menjual saham.| Laba naik.",
			"Satu baris\n\n|baris lain tanpa titik\n\n|akhir",
			"Menteri Luar Negeri.| Pertemuan itu berlangsung lama.",
			"Kota-kota di Ukraina.| Perang Rusia-Ukraina berlanjut.",
			"Menurut S. Widodo, kapal itu tenggelam.| Tim mencari.",
			"Rp 3.000 per liter.| Naik 5 persen.",
			"Jakarta (ANTARA) -| Presiden tiba.",
			"JAKARTA, KOMPAS.com --| Presiden tiba.| Ia lelah.",
			"Menlu RI bertemu Menlu Malaysia\n|Kuala Lumpur (ANTARA) -| Kedua menteri sepakat.",
		},
		"en": {
			"The U.S.-led coalition struck.| It left.",
			"Mr. Blinken met Dr. J. Smith.| They talked.",
			"It fell 3.5 percent on Jan. 15.| Then it rose.",
			"He said it is over.|Nobody believed him.",
			"WASHINGTON (Reuters) -| The president spoke.",
			"Talks go on\n\n|NAIROBI, Nov 20 (Reuters) -| Kenya reopened the border.",
			"\"We will not go,\" he said.| \"Never.\"",
			"Did he go?| Yes!| He did.",
			"Read more at www.bbc.com/News.Html today.| Thanks.",
			"The deal is worth $3.5 billion.| Iran objected.",
			"Title without a stop\n\n|The first sentence.",
			"The E.U. and the U.N. agreed on it.| Russia did not.",
		},
	} {
		r := rulesOf(t, code)
		for _, tt := range tests {
			t.Run(code+" "+tt, func(t *testing.T) {
				text := strings.ReplaceAll(tt, "|", "")
				var want, got []string
				for _, s := range strings.Split(tt, "|") {
					want = append(want, strings.TrimSpace(s))
				}
				for _, s := range r.Split(text) {
					got = append(got, s.Of(text))
				}
				assert.Equal(t, want, got)
			})
		}
	}
}

// A line break ends a sentence if the next line's first word would have fitted.
func TestSplitLines(t *testing.T) {
	r := &Rules{}
	wrapped := "The ministers met in the old town hall of\nGeneva and talked until late at night about\nNorth Korea"
	assert.Len(t, r.Split(wrapped), 1)
	meant := "Ministers Meet\nThe ministers met in the old town hall of Geneva"
	assert.Len(t, r.Split(meant), 2)
}

func TestSplitCutsLongRuns(t *testing.T) {
	r := &Rules{}
	text := strings.Repeat("satu dua, tiga ", 1000)
	spans := r.Split(text)
	for i, s := range spans {
		assert.LessOrEqual(t, s.Len(), MaxSentence)
		if i < len(spans)-1 {
			assert.True(t, strings.HasSuffix(s.Of(text), ","), "cut at a clause mark")
		}
	}
	solid := strings.Repeat("é", MaxSentence)
	for _, s := range r.Split(solid) {
		assert.Zero(t, s.Len()%len("é"), "cut inside a character")
	}
}

func readLines(t *testing.T, name string, line func(raw []byte)) {
	t.Helper()
	raw, err := fs.ReadFile(fixtures.FS, name)
	require.NoError(t, err)
	for _, l := range strings.Split(strings.TrimSpace(string(raw)), "\n") {
		line([]byte(l))
	}
}

// Every sentence of the gold is found, and no other, but for the dateline of the seed.
func TestSplitGold(t *testing.T) {
	for set, code := range map[string]string{"antara-putin-kim": "id", "dev-id": "id", "dev-en": "en"} {
		t.Run(set, func(t *testing.T) {
			want := map[string][]schema.Span{}
			readLines(t, "gold/"+set+".sentences.jsonl", func(raw []byte) {
				var row struct {
					Article    string
					Start, End int
				}
				require.NoError(t, json.Unmarshal(raw, &row))
				want[row.Article] = append(want[row.Article], schema.Span{Start: row.Start, End: row.End})
			})
			r := rulesOf(t, code)
			readLines(t, "gold/"+set+".articles.jsonl", func(raw []byte) {
				var row struct{ Article, Text, File string }
				require.NoError(t, json.Unmarshal(raw, &row))
				if row.File != "" {
					text, err := fs.ReadFile(fixtures.FS, path.Join("gold", row.File))
					require.NoError(t, err)
					row.Text = string(text)
				}
				var got []schema.Span
				for _, s := range r.Split(row.Text) {
					if Dateline(row.Text[s.Start:]).End != s.Len() {
						got = append(got, s.CodePoints(row.Text))
					}
				}
				assert.Equal(t, want[row.Article], got, row.Article)
			})
		})
	}
}

func FuzzSplit(f *testing.F) {
	f.Add("Jakarta (ANTARA) - Ia berkata \"Ya.\"Dia pergi pada 2019.Bulan (13/9)\n\nKota-kota dll. tak'kan don't 5pm")
	f.Add("a\xff\xfe . B?)... \u2028 \u00a0 “x.”Y '98s .5 +62 e@f.g ://")
	article, err := fs.ReadFile(fixtures.FS, "articles/antara-putin-kim.txt")
	require.NoError(f, err)
	f.Add(string(article))
	all := []*Rules{rulesOf(f, "id"), rulesOf(f, "en"), rulesOf(f, "id").For("gsd"), {}}
	f.Fuzz(func(t *testing.T, text string) {
		for _, r := range all {
			at := 0
			for _, s := range r.Split(text) {
				require.True(t, at <= s.Start && s.Start < s.End && s.End <= len(text))
				require.LessOrEqual(t, s.Len(), MaxSentence)
				require.Empty(t, strings.TrimFunc(text[at:s.Start], isSpace))
				at = s.End
				checkTokens(t, text, s, r.Tokenize(text, s))
			}
			require.Empty(t, strings.TrimFunc(text[at:], isSpace))
		}
	})
}

func checkTokens(t *testing.T, text string, s schema.Span, toks []Token) {
	at := s.Start
	for i, tok := range toks {
		require.True(t, at <= tok.Span.Start && tok.Span.Start < tok.Span.End && tok.Span.End <= s.End)
		require.Empty(t, strings.TrimFunc(text[at:tok.Span.Start], isSpace))
		require.Equal(t, tok.Form, tok.Span.Of(text))
		if tok.Joint {
			require.True(t, i > 0 && toks[i-1].Span.End == tok.Span.Start)
		}
		at = tok.Span.End
	}
	require.Empty(t, strings.TrimFunc(text[at:s.End], isSpace))
}

func TestTrainSplit(t *testing.T) {
	text := "Ia pergi ke Tao. Ia datang dari AB. Mereka pulang."
	texts := []SplitText{
		{"x", text, []schema.Span{{Start: 0, End: 16}, {Start: 17, End: 35}, {Start: 36, End: 50}}},
		{"y", text, []schema.Span{{Start: 0, End: 16}, {Start: 17, End: 50}}},
	}
	m := TrainSplit(&Rules{}, texts, 1)
	assert.Equal(t, m.Text(), TrainSplit(&Rules{}, texts, 1).Text())
	read, err := ParseSplitModel(m.Text())
	require.NoError(t, err)
	assert.Equal(t, m.Text(), read.Text())

	r := (&Rules{}).WithModel(read)
	assert.Len(t, r.For("x").Split(text), 3)
	assert.Len(t, r.For("y").Split(text), 2, "y does not split after letters alone")

	_, err = ParseSplitModel([]byte("*\tp|s\t1\n*\tp\tx\n"))
	assert.ErrorContains(t, err, "2: weight")
}

func BenchmarkSplitAndTokenize(b *testing.B) {
	r := rulesOf(b, "id")
	raw, err := os.ReadFile("../../fixtures/articles/antara-putin-kim.txt")
	require.NoError(b, err)
	text := string(raw)
	b.ReportAllocs()
	sents := 0
	for b.Loop() {
		for _, s := range r.Split(text) {
			r.Tokenize(text, s)
			sents++
		}
	}
	b.ReportMetric(float64(sents)/b.Elapsed().Seconds(), "sents/s")
}
