package neo4j

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"

	"geokg/graph"
	"geokg/schema"
)

// selected is what a filter asks of a claim c, with the parameters of graph.Filter.
const selected = `($since IS NULL OR coalesce(c.lastDay, CASE WHEN c.time IS NULL THEN c.publishedDay ELSE '9999' END) >= $since)
	AND ($until IS NULL OR coalesce(c.firstDay, CASE WHEN c.time IS NULL THEN c.publishedDay ELSE '' END) <= $until + '~')
	AND ($relations IS NULL OR c.relation IN $relations)
	AND ($factualities IS NULL OR c.factuality IN $factualities)
	AND ($ids IS NULL OR c.id IN $ids)
	AND ($actors IS NULL OR c.subject IN $actors OR c.object IN $actors OR c.recipient IN $actors)`

// pageArticles is how many articles are read in one transaction.
const pageArticles = 100

// Articles yields what the filter selects. Each article is read whole; between pages of
// them others may write.
func (s *Store) Articles(ctx context.Context, filter graph.Filter) iter.Seq2[graph.ArticleClaims, error] {
	return func(yield func(graph.ArticleClaims, error) bool) {
		st := stream{params: filter.Params(), entities: map[string]schema.Entity{}}
		st.params["page"] = pageArticles
		for after := ""; ; {
			st.params["after"] = after
			var page []graph.ArticleClaims
			err := s.read(ctx, func(r *reader) (err error) {
				page, err = st.page(r)
				return err
			})
			if err != nil {
				yield(graph.ArticleClaims{}, s.fail(ctx, "read", err))
				return
			}
			for _, a := range page {
				if after = a.Article.ID; !yield(a, nil) {
					return
				}
			}
			if len(page) < pageArticles {
				return
			}
		}
	}
}

// stream is one reading of articles.
type stream struct {
	params   map[string]any
	entities map[string]schema.Entity // met so far
}

func (st *stream) page(r *reader) ([]graph.ArticleClaims, error) {
	const text = `MATCH (a:Article) WHERE a.id > $after AND ($sources IS NULL OR a.source IN $sources)
			AND ($articles IS NULL OR a.id IN $articles)
			AND (NOT $claims OR EXISTS { MATCH (a)<-[:IN]-(c:Claim) WHERE ` + selected + ` })
		OPTIONAL MATCH (a)-[:COPY_OF]->(o:Article)
		RETURN a.id, a {.*}, o.id ORDER BY a.id LIMIT $page`
	var page []graph.ArticleClaims
	at := map[string]int{}
	err := r.each(text, st.params, func(values []any) error {
		p := properties(values[1].(map[string]any))
		art := schema.Article{
			ID: p.text("id"), URL: p.text("url"), Title: p.text("title"), Lang: p.text("lang"), Published: p.text("published"),
			Source: p.text("source"), Text: p.text("text"), Hash: p.text("hash"),
		}
		at[art.ID] = len(page)
		copyOf, _ := values[2].(string)
		page = append(page, graph.ArticleClaims{Article: art, CopyOf: copyOf})
		return nil
	})
	if err != nil || len(page) == 0 {
		return nil, err
	}
	if err := st.claims(r, page, at); err != nil {
		return nil, err
	}
	return page, st.fillEntities(r, page)
}

// claims reads the selected claims of a page of articles; at says where each article is.
func (st *stream) claims(r *reader, page []graph.ArticleClaims, at map[string]int) error {
	const text = `UNWIND $page AS id MATCH (:Article {id: id})<-[:IN]-(c:Claim) WHERE ` + selected + `
		OPTIONAL MATCH (c)-[:AT]->(p:Entity) OPTIONAL MATCH (c)-[:HELD_BY]->(h:Entity)
		RETURN id, c {.*}, p.id, h.id`
	params := maps.Clone(st.params)
	params["page"] = slices.Collect(maps.Keys(at))
	err := r.each(text, params, func(values []any) error {
		article := &page[at[values[0].(string)]]
		claim, err := claimOf(values[1].(map[string]any), article.Article)
		if err != nil {
			return fmt.Errorf("article %s: %w", article.Article.ID, err)
		}
		mentions := properties(values[1].(map[string]any)).text("mentions")
		claim.Place, claim.Holder = participant(values[2]), participant(values[3])
		if err := graph.SetMentions(&claim, mentions); err != nil {
			return err
		}
		article.Claims = append(article.Claims, claim)
		return nil
	})
	for _, a := range page {
		slices.SortFunc(a.Claims, func(a, b schema.Claim) int {
			return cmp.Or(cmp.Compare(a.Sentence, b.Sentence), cmp.Compare(a.ID, b.ID))
		})
	}
	return err
}

func claimOf(values map[string]any, art schema.Article) (schema.Claim, error) {
	p := properties(values)
	c := schema.Claim{
		ID: p.text("id"), Article: art.ID, Lang: art.Lang, Published: art.Published, Source: art.Source, Sentence: p.number("sentence"),
		Relation: schema.RelationName(p.text("relation")), Recipient: participant(p["recipient"]), Time: p.text("time"),
		Factuality: schema.Factuality(p.text("factuality")), Evidence: schema.Evidence{Text: p.text("text")}, Note: p.text("note"),
		Mode: p.text("mode"), Cameo: p.text("cameo"), CameoFine: p.text("cameoFine"), Confidence: p.float("confidence"),
		Rule: p.text("rule"), Extractor: p.text("extractor"), Version: p.text("version"),
	}
	c.Subject.ID, c.Object.ID = p.text("subject"), p.text("object")
	quantity := schema.Quantity{Unit: p.text("quantityUnit"), Text: p.text("quantityText")}
	if value, ok := p["quantityValue"].(float64); ok {
		quantity.Value = &value
	}
	if quantity != (schema.Quantity{}) {
		c.Quantity = &quantity
	}
	var err error
	c.Evidence.Span, err = schema.FromCodePoints(schema.Span{Start: p.number("start"), End: p.number("end")}, art.Text)
	if err != nil {
		err = fmt.Errorf("claim %s: %w", c.ID, err)
	}
	return c, err
}

// fillEntities gives every participant of a page the rest of its entity.
func (st *stream) fillEntities(r *reader, page []graph.ArticleClaims) error {
	var all []*schema.Participant
	missing := map[string]bool{}
	for i := range page {
		for j := range page[i].Claims {
			c := &page[i].Claims[j]
			for _, who := range []*schema.Participant{&c.Subject, &c.Object, c.Recipient, c.Place, c.Holder} {
				if who == nil {
					continue
				}
				all = append(all, who)
				if _, ok := st.entities[who.ID]; !ok {
					missing[who.ID] = true
				}
			}
		}
	}
	entities, err := r.entities(slices.Collect(maps.Keys(missing)))
	if err != nil {
		return err
	}
	for _, e := range entities {
		st.entities[e.ID] = e
	}
	for _, who := range all {
		e, ok := st.entities[who.ID]
		if !ok {
			return fmt.Errorf("entity %s is missing: geokg doctor --verify tells more", who.ID)
		}
		who.Entity = e
	}
	return nil
}

func (r *reader) entities(ids []string) ([]schema.Entity, error) {
	var entities []schema.Entity
	err := r.each(`UNWIND $ids AS id MATCH (n:Entity {id: id}) RETURN n {.*}`, row{"ids": ids}, func(values []any) error {
		p := properties(values[0].(map[string]any))
		list, _ := p["names"].([]any)
		names, err := words(list)
		if len(names) == 0 {
			names = nil
		}
		entities = append(entities, schema.Entity{
			ID: p.text("id"), Kind: schema.Kind(p.text("kind")), Name: p.text("name"), Names: names, ISO3: p.text("iso3"),
			Wikidata: p.text("wikidata"), Lat: p.float("lat"), Lon: p.float("lon"), In: p.text("country"),
		})
		return err
	})
	return entities, err
}

// Network returns the edges that the selected claims make.
func (s *Store) Network(ctx context.Context, filter graph.Filter) (graph.Network, error) {
	var network graph.Network
	err := s.read(ctx, func(r *reader) error {
		read := r.summedEdges
		if filter.Stored() {
			read = r.storedEdges
		}
		edges, err := read(filter)
		if err != nil {
			return err
		}
		network, err = graph.NewNetwork(edges, r.entities)
		return err
	})
	return network, s.fail(ctx, "read", err)
}

func (r *reader) storedEdges(filter graph.Filter) ([]graph.Triple, error) {
	var types []string
	for _, relation := range schema.Relations() {
		types = append(types, string(relation.Name))
	}
	text := `MATCH (s:Entity)-[r:` + strings.Join(types, "|") + `]->(o:Entity)
		WHERE ($relations IS NULL OR type(r) IN $relations) AND ($actors IS NULL OR s.id IN $actors OR o.id IN $actors)
		RETURN s.id, type(r), o.id, r.claims, r.articles, coalesce(r.first, ''), coalesce(r.last, ''), r.goldsteinTenths, r.disputed`
	var edges []graph.Triple
	err := r.each(text, filter.Params(), func(values []any) error {
		var t graph.Triple
		var relation string
		targets := []any{&t.Subject, &relation, &t.Object, &t.Claims, &t.Articles, &t.FirstDay, &t.LastDay, &t.GoldsteinTenths, &t.Disputed}
		for i, target := range targets {
			if err := assign(target, values[i]); err != nil {
				return err
			}
		}
		t.Relation = schema.RelationName(relation)
		edges = append(edges, t)
		return nil
	})
	return edges, err
}

func (r *reader) summedEdges(filter graph.Filter) ([]graph.Triple, error) {
	const text = `MATCH (a:Article)<-[:IN]-(c:Claim)
		WHERE ` + selected + ` AND ($sources IS NULL OR a.source IN $sources)
			AND ($articles IS NULL OR a.id IN $articles)
		RETURN ` + claimColumns + `, null AS subjectKind, null AS objectKind, null AS place, null AS holder, a.id AS article
		ORDER BY article`
	return filter.Edges(func(add func(graph.Claim)) error {
		return r.each(text, filter.Evidence().Params(), func(values []any) error {
			article, ok := values[len(values)-1].(string)
			if !ok {
				return errors.New("an article has no id")
			}
			claim, err := scanClaim(article, values)
			if err == nil {
				add(claim)
			}
			return err
		})
	})
}

func participant(id any) *schema.Participant {
	word, ok := id.(string)
	if !ok {
		return nil
	}
	return &schema.Participant{Entity: schema.Entity{ID: word}}
}

// properties are those of a node; one that is missing is the zero value.
type properties map[string]any

func (p properties) text(name string) string {
	word, _ := p[name].(string)
	return word
}

func (p properties) number(name string) int {
	n, _ := p[name].(int64)
	return int(n)
}

func (p properties) float(name string) float64 {
	x, _ := p[name].(float64)
	return x
}
