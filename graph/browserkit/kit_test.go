package browserkit

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/graph/query"
	"geokg/schema"
)

func files(t *testing.T) map[string]string {
	t.Helper()
	list, err := Files(query.Builtin(), "localhost:1234")
	require.NoError(t, err)
	byName := map[string]string{}
	for _, file := range list {
		byName[file.Name] = string(file.Data)
	}
	return byName
}

// Every template and every drawing is a file in a folder, and its first line is the title
// that Favorites shows.
func TestZip(t *testing.T) {
	archive := files(t)[ZipFile]
	r, err := zip.NewReader(strings.NewReader(archive), int64(len(archive)))
	require.NoError(t, err)
	titles := map[string]bool{}
	for _, file := range r.File {
		assert.Regexp(t, `^[A-Z][a-z]+/[a-z0-9-]+\.cypher$`, file.Name)
		content, err := file.Open()
		require.NoError(t, err)
		text, err := io.ReadAll(content)
		require.NoError(t, err)
		title, statement, _ := strings.Cut(string(text), "\n")
		assert.Regexp(t, `^// [A-Z].*[^.]$`, title, file.Name)
		assert.False(t, titles[title], "%s: another has the title %s", file.Name, title)
		titles[title] = true
		assert.NotRegexp(t, `\$[a-z]|@[a-z]|\A:`, statement, "%s cannot be run as it stands", file.Name)
	}
	assert.Greater(t, len(titles), len(query.Builtin().Templates()))
}

// The table says the same as the zip, each row in a folder that came before.
func TestSavedQueries(t *testing.T) {
	rows, err := csv.NewReader(strings.NewReader(files(t)[CSVFile])).ReadAll()
	require.NoError(t, err)
	require.Equal(t, []string{"name", "description", "query", "id", "parentId", "isFolder"}, rows[0])
	folders := map[string]bool{"": true}
	for _, row := range rows[1:] {
		assert.NotEmpty(t, row[0])
		assert.True(t, folders[row[4]], "%s: no folder %s yet", row[0], row[4])
		if row[5] == "true" {
			assert.Empty(t, row[4])
			assert.Empty(t, row[2])
			folders[row[3]] = true
			continue
		}
		assert.NotEmpty(t, row[4])
		assert.Contains(t, row[2], "// "+row[0])
	}
}

// Every kind and every relation has its style, in a form that Browser's reader takes: no
// colon or semicolon in a value.
func TestStyle(t *testing.T) {
	sheet := files(t)[StyleFile]
	for _, kind := range schema.Kinds() {
		assert.NotEmpty(t, nodeRule(ownLabel(kind))["color"], kind.Name)
	}
	for _, relation := range schema.Relations() {
		assert.Contains(t, sheet, "relationship."+string(relation.Name)+" {")
	}
	for _, line := range strings.Split(sheet, "\n") {
		assert.Regexp(t, `^(|\}|(node|relationship)(\.\w+)? \{|  [a-z-]+: [^:;]+;)$`, line)
	}
	assert.Equal(t, "'{text}'", nodeRule("Claim")["caption"])
}

func TestGuide(t *testing.T) {
	page := files(t)[GuideFile]
	assert.Contains(t, page, ":style http://localhost:1234/"+StyleFile)
	assert.Equal(t, strings.Count(page, "<slide"), strings.Count(page, "</slide>"))
	assert.NotRegexp(t, regexp.MustCompile(`ZgotmplZ|<script|\son\w+=`), page)
	for _, s := range []string{"Draw who an actor deals with", "Everything between two, by time"} {
		assert.Contains(t, page, s)
	}
}

func TestSameBytes(t *testing.T) { assert.Equal(t, files(t), files(t)) }

// Browser asks first whether it may, with headers of its own, and then fetches.
func TestHandler(t *testing.T) {
	list, err := Files(query.Builtin(), Address)
	require.NoError(t, err)
	server := httptest.NewServer(Handler(list))
	defer server.Close()
	for _, test := range []struct {
		method, path string
		status       int
	}{
		{http.MethodGet, "/" + GuideFile, http.StatusOK},
		{http.MethodGet, "/" + StyleFile, http.StatusOK},
		{http.MethodHead, "/" + StyleFile, http.StatusOK},
		{http.MethodOptions, "/" + GuideFile, http.StatusNoContent},
		{http.MethodPost, "/" + GuideFile, http.StatusMethodNotAllowed},
		{http.MethodGet, "/" + ZipFile, http.StatusNotFound},
		{http.MethodGet, "/../" + GuideFile + "/", http.StatusNotFound},
	} {
		request, err := http.NewRequestWithContext(t.Context(), test.method, server.URL+test.path, nil)
		require.NoError(t, err)
		response, err := http.DefaultClient.Do(request)
		require.NoError(t, err)
		body, err := io.ReadAll(response.Body)
		require.NoError(t, err)
		require.NoError(t, response.Body.Close())
		assert.Equal(t, test.status, response.StatusCode, "%s %s", test.method, test.path)
		if test.status == http.StatusNotFound {
			continue
		}
		assert.Equal(t, "*", response.Header.Get("Access-Control-Allow-Origin"))
		if test.method == http.MethodOptions {
			assert.Equal(t, "*", response.Header.Get("Access-Control-Allow-Headers"))
		}
		if test.method == http.MethodGet {
			assert.True(t, bytes.Contains(body, []byte("{")))
		}
	}
}
