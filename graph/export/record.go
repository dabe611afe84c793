package export

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"

	"geokg/graph"
	"geokg/schema"
)

// record is one line of a jsonl export: an article with all that is needed to store it.
type record struct {
	Article  articleRecord   `json:"article"`
	Entities []schema.Entity `json:"entities"` // whom and what the claims name, by id
	Claims   []claimRecord   `json:"claims"`
}

type articleRecord struct {
	ID        string `json:"id"`
	URL       string `json:"url,omitempty"`
	Title     string `json:"title,omitempty"`
	Lang      string `json:"lang,omitempty"`
	Published string `json:"published,omitempty"`
	Source    string `json:"source,omitempty"`
	Text      string `json:"text"`
	CopyOf    string `json:"copy_of,omitempty"` // for readers: a store that takes it in finds it anew
}

// claimRecord is a claim as geokg extract prints it and what the store knows besides.
type claimRecord struct {
	schema.ClaimJSON
	Roles map[string]string `json:"roles,omitempty"` // CAMEO role codes by slot
}

func writeRecords(ctx context.Context, w io.Writer, source graph.Source, filter graph.Filter) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	for a, err := range source.Articles(ctx, filter) {
		if err != nil {
			return err
		}
		if err := out.Encode(recordOf(a)); err != nil {
			return err
		}
	}
	return nil
}

// Encode is the line of an article in a jsonl export, without the line's end.
func Encode(a graph.ArticleClaims) ([]byte, error) {
	var b bytes.Buffer
	out := json.NewEncoder(&b)
	out.SetEscapeHTML(false)
	if err := out.Encode(recordOf(a)); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// Decode reads what [Encode] wrote. Every claim is checked against the vocabulary and the
// text of its article.
func Decode(line []byte) (graph.ArticleClaims, error) { return readRecord(line) }

func recordOf(a graph.ArticleClaims) record {
	art := a.Article
	r := record{
		Article:  articleRecord{art.ID, art.URL, art.Title, art.Lang, art.Published, art.Source, art.Text, a.CopyOf},
		Entities: []schema.Entity{}, Claims: []claimRecord{},
	}
	entities := map[string]schema.Entity{}
	for _, c := range a.Claims {
		line := claimRecord{c.JSON(art.Text), nil}
		for slot, who := range participants(&c) {
			entities[who.ID] = who.Entity
			if who.Role != "" {
				if line.Roles == nil {
					line.Roles = map[string]string{}
				}
				line.Roles[slot] = who.Role
			}
		}
		r.Claims = append(r.Claims, line)
	}
	for _, id := range slices.Sorted(maps.Keys(entities)) {
		r.Entities = append(r.Entities, entities[id])
	}
	return r
}

// participants yields who takes part in a claim, by slot, in a fixed order.
func participants(c *schema.Claim) iter.Seq2[string, *schema.Participant] {
	return func(yield func(string, *schema.Participant) bool) {
		for _, slot := range []struct {
			name string
			who  *schema.Participant
		}{{"subject", &c.Subject}, {"object", &c.Object}, {"recipient", c.Recipient}, {"place", c.Place}, {"holder", c.Holder}} {
			if slot.who != nil && !yield(slot.name, slot.who) {
				return
			}
		}
	}
}

// Line is one record as it was read.
type Line struct {
	Number int // from 1
	graph.ArticleClaims
	Err error // why the record cannot be used; the next ones can
}

// maxLine bounds the memory that one record may take.
const maxLine = 256 << 20

// Read reads what a jsonl export wrote. Every claim is checked against the vocabulary and
// the text of its article. The error, which comes last, is one of reading; a record that is
// no good is yielded with its own.
func Read(r io.Reader) iter.Seq2[Line, error] {
	return func(yield func(Line, error) bool) {
		lines := bufio.NewScanner(r)
		lines.Buffer(make([]byte, 0, 64<<10), maxLine)
		number := 0
		for lines.Scan() {
			number++
			if len(bytes.TrimSpace(lines.Bytes())) == 0 {
				continue
			}
			line := Line{Number: number}
			line.ArticleClaims, line.Err = readRecord(lines.Bytes())
			if !yield(line, nil) {
				return
			}
		}
		if err := lines.Err(); err != nil {
			yield(Line{}, fmt.Errorf("line %d: %w", number+1, err))
		}
	}
}

func readRecord(line []byte) (graph.ArticleClaims, error) {
	decoder := json.NewDecoder(bytes.NewReader(line))
	decoder.DisallowUnknownFields()
	var r record
	if err := decoder.Decode(&r); err != nil {
		return graph.ArticleClaims{}, fmt.Errorf("no record of an export: %w", err)
	}
	if r.Article.ID == "" {
		return graph.ArticleClaims{}, errors.New("no record of an export: the article has no id")
	}
	a := graph.ArticleClaims{Article: schema.NewArticle(schema.Article{
		ID: r.Article.ID, URL: r.Article.URL, Title: r.Article.Title, Lang: r.Article.Lang,
		Published: r.Article.Published, Source: r.Article.Source, Text: r.Article.Text,
	})}
	entities := map[string]schema.Entity{}
	for _, e := range r.Entities {
		entities[e.ID] = e
	}
	for _, c := range r.Claims {
		claim, err := c.claim(a.Article, entities)
		if err != nil {
			return graph.ArticleClaims{}, fmt.Errorf("article %.80s: %w", a.Article.ID, err)
		}
		a.Claims = append(a.Claims, claim)
	}
	return a, nil
}

func (c claimRecord) claim(art schema.Article, entities map[string]schema.Entity) (schema.Claim, error) {
	claim, err := c.ClaimJSON.Claim(art.Text)
	if err != nil {
		return claim, err
	}
	if claim.Article != art.ID {
		return claim, fmt.Errorf("claim %s is one of article %.80s", claim.ID, claim.Article)
	}
	for slot, who := range participants(&claim) {
		if e, ok := entities[who.ID]; ok {
			if e.Kind != who.Kind || e.Name != who.Name {
				return claim, fmt.Errorf("claim %s: %s %s is %s %q there and %s %q among the entities",
					claim.ID, slot, who.ID, who.Kind, who.Name, e.Kind, e.Name)
			}
			who.Entity = e
		}
		who.Role = c.Roles[slot]
		if len(who.Forms) == 0 {
			who.Forms = nil
		}
	}
	return claim, nil
}
