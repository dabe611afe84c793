// Package eval scores claims, of this program's extractor or of any other, against a gold
// annotation, as the guideline beside the gold says: triples, pairs, and the attributes of
// the triples that match.
package eval

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"

	"geokg/schema"
)

// Gold is a set of annotated articles.
type Gold struct {
	langs    map[string]string            // language by article
	articles []string                     // in the order of the file
	entities map[string]map[string]entity // by article and key
	claims   []goldClaim
}

type goldClaim struct {
	Article    string              `json:"article"`
	Sentence   int                 `json:"sentence"`
	Subject    string              `json:"subject"`
	Relation   schema.RelationName `json:"relation"`
	Object     string              `json:"object"`
	Recipient  string              `json:"recipient"`
	Time       string              `json:"time"`
	Place      string              `json:"place"`
	Factuality schema.Factuality   `json:"factuality"`
	Holder     string              `json:"holder"`
	Plover     string              `json:"plover"`
}

// LoadGold reads the sets whose files begin with the prefixes: PREFIX.articles.jsonl,
// PREFIX.entities.jsonl and PREFIX.claims.jsonl.
func LoadGold(files fs.FS, prefixes ...string) (*Gold, error) {
	g := &Gold{langs: map[string]string{}, entities: map[string]map[string]entity{}}
	for _, prefix := range prefixes {
		if err := g.load(files, prefix); err != nil {
			return nil, fmt.Errorf("gold set: %w", err)
		}
	}
	return g, nil
}

func (g *Gold) load(files fs.FS, prefix string) error {
	err := readFile(files, prefix+".articles.jsonl", func(row struct{ Article, Lang string }) error {
		g.langs[row.Article] = row.Lang
		g.articles = append(g.articles, row.Article)
		return nil
	})
	if err != nil {
		return err
	}
	err = readFile(files, prefix+".entities.jsonl", func(row entityRow) error {
		language, ok := g.langs[row.Article]
		if !ok {
			return fmt.Errorf("entity of article %q, which is not in the set", row.Article)
		}
		if g.entities[row.Article] == nil {
			g.entities[row.Article] = map[string]entity{}
		}
		g.entities[row.Article][row.Key] = newEntity(row, language)
		return nil
	})
	if err != nil {
		return err
	}
	return readFile(files, prefix+".claims.jsonl", func(c goldClaim) error {
		g.claims = append(g.claims, c)
		return nil
	})
}

// ReadSystem reads the claims of a system, one JSON object a line; name stands for the
// file in errors.
func ReadSystem(r io.Reader, name string) ([]schema.ClaimJSON, error) {
	var out []schema.ClaimJSON
	err := readLines(r, name, func(c schema.ClaimJSON) error {
		out = append(out, c)
		return nil
	})
	return out, err
}

func readFile[T any](files fs.FS, name string, row func(T) error) error {
	f, err := files.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	return readLines(f, name, row)
}

func readLines[T any](r io.Reader, name string, row func(T) error) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 64<<20)
	for n := 1; lines.Scan(); n++ {
		if len(lines.Bytes()) == 0 {
			continue
		}
		var v T
		err := json.Unmarshal(lines.Bytes(), &v)
		if err == nil {
			err = row(v)
		}
		if err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
