package sqlite

import (
	"encoding/json"
	"fmt"
	"strings"

	"geokg/graph"
	"geokg/schema"
)

// add inserts articles that the file does not hold, with all that their claims need.
func (w *writer) add(batch graph.Batch) error {
	for _, entity := range batch.Entities() {
		if err := w.addEntity(entity); err != nil {
			return fmt.Errorf("entity %s: %w", entity.ID, err)
		}
	}
	for _, event := range batch.Events() {
		if err := w.addEvent(event); err != nil {
			return fmt.Errorf("event %s: %w", event.ID, err)
		}
	}
	for _, art := range batch.Articles {
		if err := w.addArticle(art); err != nil {
			return fmt.Errorf("article %s: %w", art.ID, err)
		}
	}
	return nil
}

func (w *writer) addEntity(e schema.Entity) error {
	names := e.Names
	if names == nil {
		names = []string{}
	}
	list, err := json.Marshal(names)
	if err != nil {
		return err
	}
	const text = `INSERT INTO entity (id, kind, class, name, names, iso3, wikidata, lat, lon, country)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`
	lat, lon := any(e.Lat), any(e.Lon)
	if e.Lat == 0 && e.Lon == 0 {
		lat, lon = nil, nil
	}
	n, err := w.exec(text, e.ID, e.Kind, classOf(e.Kind), e.Name, string(list),
		null(e.ISO3), null(e.Wikidata), lat, lon, null(e.In))
	if err != nil || n == 0 {
		return err
	}
	w.changes.EntitiesAdded++
	for _, name := range graph.FoldedNames(e) {
		const text = `INSERT INTO entity_name (folded, entity) VALUES (?, ?)`
		if _, err := w.exec(text, name, e.ID); err != nil {
			return err
		}
	}
	return nil
}

func classOf(kind schema.Kind) string {
	switch {
	case kind.IsActor():
		return "actor"
	case kind.IsPlace():
		return "place"
	default:
		return "thing"
	}
}

func (w *writer) addEvent(e graph.Event) error {
	const text = `INSERT INTO event (id, relation, pair, bucket, time, first_day, last_day)
		VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`
	n, err := w.exec(text, e.ID, e.Relation, e.Pair, e.Bucket, null(e.Time), null(e.FirstDay), null(e.LastDay))
	if err != nil || n == 0 {
		return err
	}
	w.changes.EventsAdded++
	for _, role := range e.Roles {
		const text = `INSERT INTO event_role (event, role, entity) VALUES (?, ?, ?)`
		if _, err := w.exec(text, e.ID, role.Name, role.Entity); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) addArticle(art graph.Article) error {
	const text = `INSERT INTO article (id, url, title, lang, published, published_day, source, text, hash, recorded)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
	_, err := w.exec(text, art.ID, null(art.URL), null(art.Title), null(art.Lang),
		null(art.Published), null(art.PublishedDay), null(art.Source), art.Text, art.Hash, w.recorded)
	if err != nil {
		return err
	}
	for _, claim := range art.Claims {
		if err := w.addClaim(claim, art); err != nil {
			return fmt.Errorf("claim %s: %w", claim.ID, err)
		}
	}
	w.changes.ClaimsAdded += len(art.Claims)
	return nil
}

func (w *writer) addClaim(c graph.Claim, art graph.Article) error {
	mentions, err := c.Mentions()
	if err != nil {
		return err
	}
	var quantity schema.Quantity
	if c.Quantity != nil {
		quantity = *c.Quantity
	}
	relation, _ := schema.LookupRelation(c.Relation)
	var goldstein any
	if !relation.Standing {
		goldstein = float64(c.GoldsteinTenths) / 10
	}
	const text = `INSERT INTO claim (id, article, sentence, event, subject, relation, object, recipient, place,
			factuality, holder, time, first_day, last_day, published, published_day, recorded,
			quantity_value, quantity_unit, quantity_text, evidence, evidence_start, evidence_end,
			note, plover, mode, cameo, cameo_fine, goldstein, mentions, confidence, rule, extractor, version)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?,  ?, ?, ?, ?, ?, ?, ?, ?,  ?, ?, ?, ?, ?, ?,  ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
	_, err = w.exec(text, c.ID, c.Article, c.Sentence, c.Event.ID,
		c.Subject.ID, c.Relation, c.Object.ID, idOf(c.Recipient), idOf(c.Place),
		c.Factuality, idOf(c.Holder), null(c.Time), null(c.FirstDay), null(c.LastDay),
		null(art.Published), null(art.PublishedDay), w.recorded,
		quantity.Value, null(quantity.Unit), null(quantity.Text),
		c.Evidence.Text, c.Characters.Start, c.Characters.End,
		null(c.Note), null(relation.Plover), null(c.Mode), null(c.Cameo), null(c.CameoFine), goldstein,
		mentions, c.Confidence, null(c.Rule), null(c.Extractor), null(c.Version))
	if err != nil {
		return err
	}
	const words = `INSERT INTO claim_words (rowid, words) SELECT number, ?2 FROM claim WHERE id = ?1`
	if _, err := w.exec(words, c.ID, strings.Join(c.Words(), " ")); err != nil {
		return err
	}
	for _, key := range c.Triples {
		const text = `INSERT INTO claim_triple (triple, factuality, claim, first_day, last_day) VALUES (?, ?, ?, ?, ?)`
		if _, err := w.exec(text, key.ID(), c.Factuality, c.ID, null(c.FirstDay), null(c.LastDay)); err != nil {
			return err
		}
	}
	return nil
}

// null is what "" is in the tables.
func null(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func idOf(p *schema.Participant) any {
	if p == nil {
		return nil
	}
	return p.ID
}
