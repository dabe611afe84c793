package review

import (
	"encoding/json"
	"io"
	"slices"

	"geokg/graph"
	"geokg/schema"
)

// Gold writes articles of which every claim has been decided as a gold set: the three
// files of PREFIX.articles.jsonl, PREFIX.entities.jsonl and PREFIX.claims.jsonl.
type Gold struct {
	articles, entities, claims *json.Encoder
	Articles, Claims           int // written so far
}

// NewGold returns a writer to the three files.
func NewGold(articles, entities, claims io.Writer) *Gold {
	g := &Gold{articles: json.NewEncoder(articles), entities: json.NewEncoder(entities), claims: json.NewEncoder(claims)}
	for _, encoder := range []*json.Encoder{g.articles, g.entities, g.claims} {
		encoder.SetEscapeHTML(false)
	}
	return g
}

// Decided reports whether a person has looked at every claim that is left of an article.
func (d Decisions) Decided(claims []schema.Claim) bool {
	return len(claims) > 0 && !slices.ContainsFunc(claims, func(c schema.Claim) bool {
		decision, ok := d.Of(c.ID)
		return c.Rule != Rule && !(ok && decision.Verb == Accept)
	})
}

// Add writes an article with its claims.
func (g *Gold) Add(a graph.ArticleClaims) error {
	g.Articles++
	g.Claims += len(a.Claims)
	err := g.articles.Encode(struct {
		Article string `json:"article"`
		Lang    string `json:"lang"`
		Date    string `json:"date,omitempty"`
		Source  string `json:"source,omitempty"`
		Text    string `json:"text"`
	}{a.Article.ID, a.Article.Lang, a.Article.Published, a.Article.Source, a.Article.Text})
	if err != nil {
		return err
	}
	seen := map[string]bool{}
	for _, c := range a.Claims {
		for _, who := range []*schema.Participant{&c.Subject, &c.Object, c.Recipient, c.Place, c.Holder} {
			if who == nil || seen[who.Name] {
				continue
			}
			seen[who.Name] = true
			if err := g.entity(a.Article.ID, *who); err != nil {
				return err
			}
		}
		if err := g.claim(c, a.Article.Text); err != nil {
			return err
		}
	}
	return nil
}

func (g *Gold) entity(article string, p schema.Participant) error {
	aliases := slices.Concat(p.Names, p.Forms)
	slices.Sort(aliases)
	return g.entities.Encode(struct {
		Article string      `json:"article"`
		Key     string      `json:"key"`
		Type    schema.Kind `json:"type"`
		ISO3    *string     `json:"iso3"`
		Aliases []string    `json:"aliases"`
	}{article, p.Name, p.Kind, orNull(p.ISO3), append([]string{}, slices.Compact(aliases)...)})
}

func (g *Gold) claim(c schema.Claim, text string) error {
	j := c.JSON(text)
	holder := schema.Author
	if c.Holder != nil {
		holder = c.Holder.Name
	}
	return g.claims.Encode(struct {
		Article    string              `json:"article"`
		Sentence   int                 `json:"sentence"`
		Subject    string              `json:"subject"`
		Relation   schema.RelationName `json:"relation"`
		Object     string              `json:"object"`
		Recipient  *string             `json:"recipient"`
		Time       *string             `json:"time"`
		Place      *string             `json:"place"`
		Factuality schema.Factuality   `json:"factuality"`
		Holder     string              `json:"holder"`
		Evidence   [2]int              `json:"evidence"`
		Plover     *string             `json:"plover"`
		Cameo      *string             `json:"cameo"`
		Note       string              `json:"note"`
	}{
		c.Article, c.Sentence, c.Subject.Name, c.Relation, c.Object.Name, nameOf(c.Recipient), j.Time, nameOf(c.Place),
		c.Factuality, holder, [2]int{j.Evidence.Start, j.Evidence.End}, j.Plover, j.Cameo, c.Note,
	})
}

func nameOf(p *schema.Participant) *string {
	if p == nil {
		return nil
	}
	return &p.Name
}

func orNull(word string) *string {
	if word == "" {
		return nil
	}
	return &word
}
