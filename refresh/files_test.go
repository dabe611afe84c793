package refresh

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/fixtures"
)

var today = time.Date(2025, 5, 20, 12, 0, 0, 0, time.UTC)

const enough = "The foreign minister of Norway met her counterpart from Chile in Oslo on Tuesday, officials said. "

// collect reads every item of paths.
func collect(t *testing.T, files *Files) []Item {
	t.Helper()
	if files.Today.IsZero() {
		files.Today = today
	}
	if files.Langs == nil {
		files.Langs = []string{"en", "id"}
	}
	var items []Item
	for item := range files.All(t.Context()) {
		items = append(items, item)
	}
	return items
}

// one reads a single file with the given name and content.
func one(t *testing.T, name string, content []byte) Item {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(path, content, 0o644))
	items := collect(t, &Files{Paths: []string{path}})
	require.Len(t, items, 1)
	return items[0]
}

func zipped(t *testing.T, content string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, err := io.WriteString(w, content)
	require.NoError(t, err)
	require.NoError(t, w.Close())
	return b.Bytes()
}

func TestSeedArticle(t *testing.T) {
	const name = "articles/antara-putin-kim.txt"
	want, err := fixtures.FS.ReadFile(name)
	require.NoError(t, err)
	items := collect(t, &Files{Paths: []string{"../fixtures/" + name}})
	require.Len(t, items, 1)
	item := items[0]
	require.NoError(t, item.Err)
	assert.Empty(t, item.Warnings)
	assert.Equal(t, string(want), item.Article.Text, "the text is stored as it is, leading date and all")
	assert.Equal(t, "2023-09", item.Article.Published)
	assert.Equal(t, "ANTARA", item.Article.Source)
	assert.Equal(t, "id", item.Article.Lang)
	assert.True(t, strings.HasPrefix(item.Article.ID, "sha256:"))
	assert.True(t, filepath.IsAbs(item.Article.Origin))
}

// collectGold reads the gold articles on a day after the last of them.
func collectGold(t *testing.T) []Item {
	t.Helper()
	return collect(t, &Files{
		Paths: []string{"../fixtures/gold/*.articles.jsonl"},
		Today: time.Date(2026, 7, 1, 12, 0, 0, 0, time.UTC),
	})
}

func TestGoldArticles(t *testing.T) {
	items := collectGold(t)
	assert.Len(t, items, 321)
	for _, item := range items {
		require.NoError(t, item.Err, "%s", item.Where)
		assert.NotEmpty(t, item.Article.Published)
		wanted := "en"
		if id := item.Article.ID; strings.Contains(id, "-id-") || strings.HasPrefix(id, "antara") {
			wanted = "id"
		}
		assert.Equal(t, wanted, item.Article.Lang, item.Article.ID)
	}
}

func TestLanguageIsFoundInShortArticles(t *testing.T) {
	items := collectGold(t)
	wrong := 0
	for _, item := range items {
		found, err := detectLanguage(item.Article.Text, []string{"en", "id"})
		if err != nil || found != item.Article.Lang {
			wrong++
			t.Logf("%s: %q %v", item.Article.ID, found, err)
		}
	}
	assert.Zero(t, wrong)
}

func TestReading(t *testing.T) {
	latin1 := "Le pr\xe9sident fran\xe7ais a rencontr\xe9 le chancelier \xe0 Berlin, o\xf9 l'\xe9t\xe9 fut tr\xe8s chaud apr\xe8s la conf\xe9rence. "
	tests := []struct {
		name     string
		file     string
		content  []byte
		text     string
		title    string
		source   string
		date     string
		warnings string // contained in the joined warnings
	}{
		{name: "plain", file: "a.txt", content: []byte(enough), text: enough},
		{name: "byte-order mark and CRLF", file: "a.txt", content: []byte("\xef\xbb\xbfOne.\r\nTwo.\rThree."), text: "One.\nTwo.\nThree."},
		{name: "UTF-16, little end first", file: "a.txt", content: []byte("\xff\xfeK\x00i\x00m\x00"), text: "Kim"},
		{name: "UTF-16, big end first", file: "a.txt", content: []byte("\xfe\xff\x00K\x00i\x00m"), text: "Kim"},
		{name: "broken UTF-8", file: "a.txt", content: []byte("Fidél\xff Castro – visits \xfe"), text: "Fidél\ufffd Castro – visits \ufffd", warnings: "invalid UTF-8: 2 bytes replaced"},
		{name: "other charset", file: "a.txt", content: []byte(latin1), text: strings.NewReplacer("\xe9", "é", "\xe7", "ç", "\xe0", "à", "\xf9", "ù", "\xe8", "è").Replace(latin1), warnings: "not UTF-8; read as windows-1252"},
		{name: "leading date", file: "a.txt", content: []byte("Date: 2024-02-01\n" + enough), text: "Date: 2024-02-01\n" + enough, date: "2024-02-01"},
		{name: "the word date is no date", file: "a.txt", content: []byte("Date palms were exported."), text: "Date palms were exported."},
		{name: "dateline in brackets", file: "a.txt", content: []byte("WASHINGTON, Feb 3 (Reuters) - The president spoke."), text: "WASHINGTON, Feb 3 (Reuters) - The president spoke.", source: "Reuters"},
		{name: "dateline with a domain", file: "a.txt", content: []byte("JAKARTA, KOMPAS.com – Presiden tiba."), text: "JAKARTA, KOMPAS.com – Presiden tiba.", source: "KOMPAS.com"},
		{name: "domain first", file: "a.txt", content: []byte("TEMPO.CO, Jakarta - Presiden tiba."), text: "TEMPO.CO, Jakarta - Presiden tiba.", source: "TEMPO.CO"},
		{name: "brackets later are no dateline", file: "a.txt", content: []byte("The president (left) met the king - again."), text: "The president (left) met the king - again."},
		{name: "headline", file: "a.txt", content: []byte("Norway and Chile talk trade\n\n" + enough), text: "Norway and Chile talk trade\n\n" + enough, title: "Norway and Chile talk trade"},
		{name: "a paragraph is no headline", file: "a.txt", content: []byte("Norway and Chile talk trade.\n\n" + enough), text: "Norway and Chile talk trade.\n\n" + enough},
		{name: "gzip", file: "a.txt.gz", content: zipped(t, enough), text: enough},
		{name: "gzip without the ending", file: "a.txt", content: zipped(t, enough), text: enough},
		{name: "JSONL", file: "a.jsonl", content: []byte(`{"id":"x","title":" T ","date":"2024-02-01T10:00:00+07:00","source":"S","text":"A b.\r\nC."}`), text: "A b.\nC.", title: "T", source: "S", date: "2024-02-01"},
		{name: "JSONL, NUL", file: "a.jsonl", content: []byte(`{"text":"A\u0000b"}`), text: "A\ufffdb"},
		{name: "JSONL by its first byte", file: "a", content: []byte(`{"text":"A b."}`), text: "A b."},
		{name: "JSONL, broken UTF-8", file: "a.jsonl", content: []byte("{\"text\":\"A \xff b.\"}"), text: "A \ufffd b.", warnings: "1 byte replaced"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), tt.file)
			require.NoError(t, os.WriteFile(path, tt.content, 0o644))
			items := collect(t, &Files{Paths: []string{path}, Given: Given{Lang: "en"}})
			require.Len(t, items, 1)
			item := items[0]
			require.NoError(t, item.Err)
			assert.Equal(t, tt.text, item.Article.Text)
			assert.Equal(t, tt.title, item.Article.Title)
			assert.Equal(t, tt.source, item.Article.Source)
			assert.Equal(t, tt.date, item.Article.Published)
			warnings := strings.Join(item.Warnings, "\n")
			assert.Contains(t, warnings, tt.warnings)
			assert.Equal(t, tt.date == "", strings.Contains(warnings, "no publication date"), warnings)
		})
	}
}

func TestRefusals(t *testing.T) {
	cut := zipped(t, strings.Repeat(enough, 2000))
	tests := []struct {
		name    string
		file    string
		content []byte
		want    string
	}{
		{"empty", "a.txt", nil, "empty"},
		{"blank", "a.txt", []byte(" \n\t\n"), "empty"},
		{"empty JSONL", "a.jsonl", nil, "empty"},
		{"empty page", "a.html", nil, "empty"},
		{"binary", "a.txt", []byte("\x7fELF\x02\x01\x01\x00\x00"), "binary"},
		{"page without text", "a.html", []byte("<html><body><nav>Home</nav></body></html>"), "no main text"},
		{"binary page", "a.html", []byte("<html>\x00\x01\x02"), "binary"},
		{"control characters", "a.txt", []byte("a\x01b\x02c\x03d"), "binary"},
		{"PDF", "a.txt", []byte("%PDF-1.7 ..."), "pdftotext"},
		{"truncated gzip", "a.txt.gz", cut[:len(cut)-20], "cut off"},
		{"gzip header only", "a.txt.gz", cut[:5], "cut off"},
		{"no gzip behind the header", "a.txt.gz", append([]byte{0x1f, 0x8b}, "nonsense nonsense"...), "gzip"},
		{"date in the future", "a.txt", []byte("date 2025-06 " + enough), "future"},
		{"nonsense date", "a.txt", []byte("date 2024-13-45 " + enough), "not understood"},
		{"JSONL, date in the future", "a.jsonl", []byte(`{"text":"A b.","date":"2031-01-01"}`), "future"},
		{"JSONL, nonsense date", "a.jsonl", []byte(`{"text":"A b.","date":"yesterday"}`), "not understood"},
		{"JSONL, ambiguous date", "a.jsonl", []byte(`{"text":"A b.","date":"04/03/2024"}`), "not understood"},
		{"JSONL, no text", "a.jsonl", []byte(`{"id":"x"}`), "no text"},
		{"JSONL, no object", "a.jsonl", []byte(`["x"]`), "want a JSON object, got array"},
		{"JSONL, wrong type", "a.jsonl", []byte(`{"text":17}`), `field "text": want a string, got number`},
		{"JSONL, syntax", "a.jsonl", []byte(`{"text":"a`), "bad JSON"},
		{"JSONL, unknown language", "a.jsonl", []byte(`{"text":"A b.","lang":"xx"}`), `language "xx" is not known`},
		{"JSONL, missing file", "a.jsonl", []byte(`{"file":"nowhere.txt"}`), "nowhere.txt"},
		{"JSONL, file is the JSONL itself", "a.jsonl", []byte(`{"file":"a.jsonl"}`), "JSONL itself"},
		{"another language", "a.txt", []byte(strings.Repeat("Министр иностранных дел встретился с послом в Москве. ", 10)), "language"},
		{"a neighbour of the known ones", "a.txt", []byte(strings.Repeat("Le ministre des affaires étrangères a rencontré son homologue à Paris mardi. ", 10)), "French"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			item := one(t, tt.file, tt.content)
			require.Error(t, item.Err)
			assert.ErrorContains(t, item.Err, tt.want)
			assert.Contains(t, item.Where.String(), tt.file)
		})
	}
}

func TestBadLineLeavesTheOthers(t *testing.T) {
	var lines strings.Builder
	for i := 1; i <= 40; i++ {
		if i == 17 {
			lines.WriteString("{\"id\":\"a17\",\"text\":\n")
			continue
		}
		fmt.Fprintf(&lines, "{\"id\":\"a%d\",\"lang\":\"en\",\"text\":%q}\n", i, enough)
	}
	path := filepath.Join(t.TempDir(), "forty.jsonl")
	require.NoError(t, os.WriteFile(path, []byte(lines.String()), 0o644))
	items := collect(t, &Files{Paths: []string{path}})
	require.Len(t, items, 40)
	for i, item := range items {
		if i == 16 {
			assert.ErrorContains(t, item.Err, "bad JSON")
			assert.Equal(t, path+":17", item.Where.String())
			continue
		}
		assert.NoError(t, item.Err)
	}
}

func TestTruncatedJSONLKeepsWholeLines(t *testing.T) {
	var lines strings.Builder
	for i := range 2000 {
		fmt.Fprintf(&lines, "{\"id\":\"a%d\",\"lang\":\"en\",\"text\":\"A %x b.\"}\n", i, i*7919)
	}
	data := zipped(t, lines.String())
	path := filepath.Join(t.TempDir(), "cut.jsonl.gz")
	require.NoError(t, os.WriteFile(path, data[:len(data)/2], 0o644))
	items := collect(t, &Files{Paths: []string{path}})
	require.Greater(t, len(items), 100)
	for _, item := range items[:len(items)-1] {
		require.NoError(t, item.Err)
	}
	assert.ErrorContains(t, items[len(items)-1].Err, "cut off")
}

func TestNoJSONLAtAllIsGivenUp(t *testing.T) {
	path := filepath.Join(t.TempDir(), "prose.jsonl")
	require.NoError(t, os.WriteFile(path, []byte(strings.Repeat("no JSON\n", 1000)), 0o644))
	items := collect(t, &Files{Paths: []string{path}})
	assert.Len(t, items, hopeless+1)
	assert.ErrorContains(t, items[hopeless].Err, "left out")
}

// endless yields n bytes without a line end.
type endless struct{ n int }

func (e *endless) Read(p []byte) (int, error) {
	if e.n <= 0 {
		return 0, io.EOF
	}
	n := min(len(p), e.n)
	for i := range p[:n] {
		p[i] = 'a'
	}
	e.n -= n
	return n, nil
}

func TestHugeLine(t *testing.T) {
	const huge = 200 << 20
	before := `{"id":"a","lang":"en","text":"A b."}` + "\n"
	after := "\n" + `{"id":"c","lang":"en","text":"C d."}` + "\n"
	items := collect(t, &Files{Paths: []string{Stdin}, Stdin: io.MultiReader(
		strings.NewReader(before+"{"), &endless{huge}, strings.NewReader(after))})
	require.Len(t, items, 3)
	assert.NoError(t, items[0].Err)
	assert.ErrorIs(t, items[1].Err, errLongLine)
	assert.Equal(t, "-:2", items[1].Where.String())
	assert.NoError(t, items[2].Err)
	assert.Equal(t, "c", items[2].Article.ID)

	items = collect(t, &Files{Paths: []string{Stdin}, Stdin: &endless{huge}})
	require.Len(t, items, 1)
	assert.ErrorIs(t, items[0].Err, errTooLarge)
}

func TestPaths(t *testing.T) {
	dir := t.TempDir()
	write := func(name string) {
		path := filepath.Join(dir, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, []byte(enough), 0o644))
	}
	for _, name := range []string{"b.txt", "a.txt", "sub/c.text", "sub/notes.md", ".hidden/d.txt", ".e.txt", "strange[1].txt"} {
		write(name)
	}
	require.NoError(t, os.Mkdir(filepath.Join(dir, "empty"), 0o755))
	tests := []struct {
		name  string
		paths []string
		want  []string
		err   string
	}{
		{"folder", []string{"."}, []string{"a.txt", "b.txt", "strange[1].txt", "sub/c.text"}, ""},
		{"pattern", []string{"*.txt"}, []string{"a.txt", "b.txt", "strange[1].txt"}, ""},
		{"a name that looks like a pattern", []string{"strange[1].txt"}, []string{"strange[1].txt"}, ""},
		{"pattern that matches folders", []string{"s*b"}, []string{"sub/c.text"}, ""},
		{"named twice", []string{"a.txt", "a.txt"}, []string{"a.txt"}, ""},
		{"any file that is named", []string{"sub/notes.md"}, []string{"sub/notes.md"}, ""},
		{"folder without articles", []string{"empty", "a.txt"}, []string{"a.txt"}, "without articles"},
		{"pattern without match", []string{"z*"}, nil, "no file matches"},
		{"bad pattern", []string{"[z"}, nil, "pattern"},
		{"missing", []string{"z"}, nil, "no such file"},
	}
	t.Chdir(dir)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			files, bad := expand(tt.paths)
			assert.Equal(t, tt.want, files)
			if tt.err == "" {
				assert.Empty(t, bad)
				return
			}
			require.Len(t, bad, 1)
			assert.ErrorContains(t, bad[0].Err, tt.err)
		})
	}
}

func TestGivenWins(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.jsonl")
	line := `{"id":"x","date":"2024-01-02","source":"S","lang":"en","text":"A b."}` + "\n"
	require.NoError(t, os.WriteFile(path, []byte(line+line), 0o644))
	given := Given{ID: "mine", Date: "2023-05", Source: "Mine", Lang: "id"}
	items := collect(t, &Files{Paths: []string{path}, Given: given})
	require.Len(t, items, 2)
	art := items[0].Article
	assert.Equal(t, given, Given{art.ID, art.Published, art.Source, art.Lang})
	assert.ErrorContains(t, items[1].Err, "--id", "one id cannot name two articles")
}

func TestOrigin(t *testing.T) {
	dir := t.TempDir()
	page := `<html><head><link rel="canonical" href="https://example.org/a"></head><body><article><p>` +
		strings.Repeat(enough, 20) + `</p></article></body></html>`
	require.NoError(t, os.WriteFile(filepath.Join(dir, "page.html"), []byte(page), 0o644))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "text.txt"), []byte(enough), 0o644))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "lines.jsonl"), []byte(`{"text":"A b.","lang":"en"}`), 0o644))
	origins := map[string]string{}
	for _, item := range collect(t, &Files{Paths: []string{dir}}) {
		require.NoError(t, item.Err)
		origins[filepath.Base(item.Where.File)] = item.Article.Origin
	}
	assert.Equal(t, map[string]string{
		"page.html": "", "lines.jsonl": "", // known by URL, and by text alone
		"text.txt": filepath.Join(dir, "text.txt"),
	}, origins)

	items := collect(t, &Files{Paths: []string{filepath.Join(dir, "text.txt")}, Given: Given{ID: "x"}})
	assert.Empty(t, items[0].Article.Origin, "an id is identity enough")
}

func TestShowName(t *testing.T) {
	for name, want := range map[string]string{
		"berita/putin kim.txt":      "berita/putin kim.txt",
		"a\nb":                      `"a\nb"`,
		"a\x1b[31m":                 `"a\x1b[31m"`,
		"a\u202eb":                  `"a\u202eb"`,
		"\xff":                      `"\xff"`,
		`"}) DETACH DELETE n //`:    `"}) DETACH DELETE n //`,
		strings.Repeat("x", 10_000): strings.Repeat("x", 100) + "…" + strings.Repeat("x", 100),
	} {
		assert.Equal(t, want, ShowName(name))
	}
}
