package nlp

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/schema"
)

// Tokens are parted by blanks; a plus stands before one that continues the written word.
func TestTokenize(t *testing.T) {
	for code, tests := range map[string]map[string]string{
		"id": {
			"Kota-kota itu dikuasainya.":        "Kota-kota itu dikuasai +nya .",
			"Pertemuan Kim-Putin (Rabu, 13/9).": "Pertemuan Kim-Putin ( Rabu , 13/9 ) .",
			"Rp9.000 atau 2,5 juta dolar AS":    "Rp 9.000 atau 2,5 juta dolar AS",
			"anak-anaknya hanya bertanya":       "anak-anak +nya hanya bertanya",
			"Tidaklah adalah masalah sekolah":   "Tidak +lah adalah masalah sekolah",
			"Apakah naskah langkahnya?":         "Apa +kah naskah langkah +nya ?",
			"apapun maupun":                     "apa +pun maupun",
			"kepadaku bukuku padamu bertemu":    "kepada +ku bukuku pada +mu bertemu",
			"APBD-nya ke-40 non-migas 1960-an":  "APBD - nya ke-40 non-migas 1960-an",
			"Januari-Maret 2007-2009":           "Januari - Maret 2007 - 2009",
			"Dr. Ir. H. Joko, S.H. (No. 5)":     "Dr. Ir. H. Joko , S.H. ( No. 5 )",
			"dan lain-lain...":                  "dan lain-lain ...",
			"\"Ya,\" katanya.":                  "\" Ya , \" kata +nya .",
			"lihat www.antara.com/a-b?c=1, ya":  "lihat www.antara.com/a-b?c=1 , ya",
			"MPR/DPR II/2006":                   "MPR / DPR II/2006",
		},
		"en": {
			"Don't, can't, won't, I'm they've":  "Do +n't , ca +n't , wo +n't , I +'m they +'ve",
			"Iran’s and Putin's":                "Iran +’s and Putin +'s",
			"We cannot; you're gonna":           "We can +not ; you +'re gon +na",
			"U.S.-led anti-war co-founder":      "U.S. - led anti-war co-founder",
			"state-of-the-art F-16":             "state - of - the - art F - 16",
			"$3.5 billion, US$5, 10%":           "$ 3.5 billion , US$ 5 , 10 %",
			"at 5pm and 7:30 in the 1960s":      "at 5 pm and 7:30 in the 1960s",
			"9/11 and/or 713-853-1696":          "9/11 and / or 713-853-1696",
			"Mr. J. Smith (etc.) said... Why?!": "Mr. J. Smith ( etc. ) said ... Why ?!",
			"PG&E :-) a@b.com '98":              "PG&E :-) a@b.com '98",
			"It is over etc.":                   "It is over etc .",
		},
	} {
		r := rulesOf(t, code)
		for text, want := range tests {
			t.Run(code+" "+text, func(t *testing.T) {
				var got []string
				for _, tok := range r.Tokenize(text, schema.Span{End: len(text)}) {
					form := tok.Form
					if tok.Joint {
						form = "+" + form
					}
					got = append(got, form)
				}
				assert.Equal(t, want, strings.Join(got, " "))
			})
		}
	}
}

func TestTokenizeInTheMannerOf(t *testing.T) {
	r := rulesOf(t, "id")
	forms := func(r *Rules, text string) (out []string) {
		for _, tok := range r.Tokenize(text, schema.Span{End: len(text)}) {
			out = append(out, tok.Form)
		}
		return out
	}
	assert.Equal(t, []string{"Dr.", "lain", "nya"}, forms(r, "Dr. lainnya"))
	assert.Equal(t, []string{"Dr", ".", "lainnya"}, forms(r.For("gsd"), "Dr. lainnya"))
}

func TestLoadRulesErrors(t *testing.T) {
	for text, want := range map[string]string{
		"dr":                     "segment.txt:1: entry before the first [section]",
		"[title]\ndr\n\n[titel]": "segment.txt:4: no section is called [titel]",
		"[enclitic]":             "segment.txt:1: [enclitic] names no enclitic",
		"[hyphen join]":          "segment.txt:1: [hyphen join] is neither absent nor [hyphen split]",
	} {
		_, err := LoadRules(fstest.MapFS{SegmentFile: {Data: []byte(text)}})
		assert.EqualError(t, err, want)
	}
	_, err := LoadRules(fstest.MapFS{SegmentFile: {}, SplitModelFile: {Data: []byte("x\n")}})
	assert.EqualError(t, err, "split.tsv:1: want treebank, feature and weight")
	_, err = LoadRules(fstest.MapFS{})
	require.Error(t, err)
}
