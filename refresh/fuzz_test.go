package refresh

import (
	"bufio"
	"bytes"
	"os"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/schema"
)

// addSeeds gives a fuzzer real texts and their broken kin.
func addSeeds(f *testing.F, names ...string) {
	for _, name := range names {
		data, err := os.ReadFile(name)
		require.NoError(f, err)
		f.Add(data)
		f.Add(data[:len(data)/3])
		f.Add(append([]byte("\xef\xbb\xbf"), data...))
		f.Add(bytes.ReplaceAll(data, []byte("a"), []byte("\xff")))
	}
	f.Add([]byte{0x1f, 0x8b, 8, 0})
	f.Add([]byte("\xff\xfed\x00"))
}

// checkArticle holds for whatever a reader accepts.
func checkArticle(t *testing.T, art schema.Article) {
	assert.True(t, utf8.ValidString(art.Text))
	assert.NotContains(t, art.Text, "\r")
	assert.NotContains(t, art.Text, "\x00")
	assert.Equal(t, art.Text, clean(art.Text), "text is cleaned once")
}

func FuzzText(f *testing.F) {
	addSeeds(f, "../fixtures/articles/antara-putin-kim.txt")
	f.Add([]byte("date 2024-01 \xa0 (X) -"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if art, _, err := readText(data); err == nil {
			checkArticle(t, art)
		}
	})
}

func FuzzHTML(f *testing.F) {
	addSeeds(f, "testdata/page.html")
	f.Fuzz(func(t *testing.T, data []byte) {
		if art, _, err := readHTML(data); err == nil {
			checkArticle(t, art)
		}
	})
}

func FuzzJSONL(f *testing.F) {
	addSeeds(f, "../fixtures/gold/antara-putin-kim.articles.jsonl", "../fixtures/gold/dev-en.articles.jsonl")
	f.Add([]byte(`{"text":"\ud800 a"}` + "\n" + `{"text":null,"date":"x"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := unzip(bytes.NewReader(data))
		if err != nil {
			return
		}
		last := 0
		readJSONL(r, t.TempDir(), func(line int, d draft) bool {
			if line > 0 {
				assert.Greater(t, line, last)
				last = line
			}
			if d.err == nil {
				checkArticle(t, d.art)
			}
			return true
		})
	})
}

func FuzzReadLine(f *testing.F) {
	f.Add([]byte("a\nb\r\n\nc"))
	f.Fuzz(func(t *testing.T, data []byte) {
		r := bufio.NewReaderSize(bytes.NewReader(data), 16)
		lines := 0
		for {
			line, err := readLine(r)
			if err != nil {
				break
			}
			lines++
			assert.NotContains(t, string(line), "\n")
		}
		want := bytes.Count(data, []byte("\n"))
		if len(data) > 0 && data[len(data)-1] != '\n' {
			want++
		}
		assert.Equal(t, want, lines)
	})
}

func FuzzPublicationDate(f *testing.F) {
	for _, seed := range []string{"2024-02-29", "2023-09", "2023", "2024-02-01T10:00:00+07:00", "04/03/2024"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		date, err := PublicationDate(s, today)
		if err != nil {
			return
		}
		again, err := PublicationDate(date, today)
		require.NoError(t, err)
		assert.Equal(t, date, again)
		_, err = schema.ParseTime(date)
		assert.NoError(t, err)
	})
}
