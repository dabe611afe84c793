package browserkit

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"

	"geokg/graph/query"
)

// The names of the files.
const (
	ZipFile   = "geokg.zip"
	CSVFile   = "geokg-saved-queries.csv"
	StyleFile = "geokg.grass"
	GuideFile = "geokg.html"
)

// File is one file of the kit.
type File struct {
	Name string
	Use  string // what it is for, in a sentence
	Data []byte
}

// Files makes the kit of a set of templates. Address is where the guide says that the style
// is: HOST:PORT.
func Files(set query.Set, address string) ([]File, error) {
	list, err := scripts(set)
	if err != nil {
		return nil, fmt.Errorf("scripts for neo4j browser: %w", err)
	}
	archive, err := zipped(list)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", ZipFile, err)
	}
	table, err := savedQueries(list)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", CSVFile, err)
	}
	page, err := guide(list, address)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", GuideFile, err)
	}
	return []File{
		{ZipFile, "drop it onto the Favorites of Neo4j Browser", archive},
		{StyleFile, "drop it onto Neo4j Browser: colours and captions", style()},
		{GuideFile, "a guide; geokg browser-kit --serve serves it for :play", page},
		{CSVFile, "import it as saved queries into the newer Query tool", table},
	}, nil
}

// zipped is the scripts as files in folders. The same scripts give the same bytes.
func zipped(list []script) ([]byte, error) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, s := range list {
		file, err := w.Create(s.folder + "/" + s.name + ".cypher")
		if err != nil {
			return nil, err
		}
		if _, err := file.Write([]byte(s.text + "\n")); err != nil {
			return nil, err
		}
	}
	err := w.Close()
	return b.Bytes(), err
}

// savedQueries is the scripts as the table that the Query tool imports: folders are rows too.
func savedQueries(list []script) ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	rows := [][]string{{"name", "description", "query", "id", "parentId", "isFolder"}}
	folders := map[string]string{}
	for _, s := range list {
		if folders[s.folder] == "" {
			folders[s.folder] = strconv.Itoa(len(rows))
			rows = append(rows, []string{"geokg: " + s.folder, "", "", folders[s.folder], "", "true"})
		}
		rows = append(rows, []string{s.title, s.about, s.text, strconv.Itoa(len(rows)), folders[s.folder], "false"})
	}
	err := w.WriteAll(rows)
	return b.Bytes(), err
}
