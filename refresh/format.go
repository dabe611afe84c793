package refresh

import (
	"bufio"
	"bytes"
	"path/filepath"
	"strings"
)

type format int

const (
	textFormat format = iota
	htmlFormat
	jsonlFormat
)

var extensions = map[string]format{
	".txt": textFormat, ".text": textFormat,
	".html": htmlFormat, ".htm": htmlFormat, ".xhtml": htmlFormat,
	".jsonl": jsonlFormat, ".ndjson": jsonlFormat,
}

// extension is the ending of a file name that tells its format, without ".gz".
func extension(path string) string {
	path = strings.ToLower(path)
	return filepath.Ext(strings.TrimSuffix(path, ".gz"))
}

// formatOf tells the format by the file's name, else by how it begins.
func formatOf(path string, r *bufio.Reader) format {
	if known, ok := extensions[extension(path)]; ok {
		return known
	}
	head, _ := r.Peek(1024)
	head = bytes.ToLower(bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))))
	switch {
	case bytes.HasPrefix(head, []byte("{")):
		return jsonlFormat
	case bytes.HasPrefix(head, []byte("<")) && containsAny(head, "<!doctype html", "<html", "<head", "<body"):
		return htmlFormat
	}
	return textFormat
}

func containsAny(b []byte, words ...string) bool {
	for _, word := range words {
		if bytes.Contains(b, []byte(word)) {
			return true
		}
	}
	return false
}
