package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"iter"

	"geokg/graph"
	"geokg/schema"
)

// selected is what a filter asks of a claim c, with the parameters of graph.Filter.
const selected = `($since IS NULL OR coalesce(c.last_day, iif(c.time IS NULL, c.published_day, '9999')) >= $since)
	AND ($until IS NULL OR coalesce(c.first_day, iif(c.time IS NULL, c.published_day, '')) <= $until || '~')
	AND ($relations IS NULL OR c.relation IN (SELECT value FROM json_each($relations)))
	AND ($factualities IS NULL OR c.factuality IN (SELECT value FROM json_each($factualities)))
	AND ($ids IS NULL OR c.id IN (SELECT value FROM json_each($ids)))
	AND ($actors IS NULL OR c.subject IN (SELECT value FROM json_each($actors))
		OR c.object IN (SELECT value FROM json_each($actors)) OR c.recipient IN (SELECT value FROM json_each($actors)))`

// Articles yields what the filter selects as it was when the reading began, whatever is
// written meanwhile.
func (s *Store) Articles(ctx context.Context, filter graph.Filter) iter.Seq2[graph.ArticleClaims, error] {
	return func(yield func(graph.ArticleClaims, error) bool) {
		err := s.stream(ctx, filter, func(a graph.ArticleClaims) bool { return yield(a, nil) })
		if err != nil && !errors.Is(err, errEnough) {
			yield(graph.ArticleClaims{}, s.fail("read", err))
		}
	}
}

// errEnough: whoever reads wants no more.
var errEnough = errors.New("enough")

func (s *Store) stream(ctx context.Context, filter graph.Filter, yield func(graph.ArticleClaims) bool) error {
	tx, err := s.reader.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	st := stream{ctx: ctx, entities: map[string]schema.Entity{}, filter: filter.Params()}
	if err := st.prepare(tx); err != nil {
		return err
	}
	const text = `SELECT id, coalesce(url, ''), coalesce(title, ''), coalesce(lang, ''), coalesce(published, ''),
			coalesce(source, ''), text, hash, coalesce((SELECT original FROM copy WHERE copy.article = article.id), '') FROM article
		WHERE ($sources IS NULL OR source IN (SELECT value FROM json_each($sources)))
			AND ($articles IS NULL OR id IN (SELECT value FROM json_each($articles)))
			AND (NOT $claims OR id IN (SELECT c.article FROM claim c WHERE ` + selected + `)) ORDER BY id`
	args, err := bind(st.filter)
	if err != nil {
		return err
	}
	return each(ctx, tx, text, args, func(rows *sql.Rows) error {
		var a graph.ArticleClaims
		art := &a.Article
		err := rows.Scan(&art.ID, &art.URL, &art.Title, &art.Lang, &art.Published, &art.Source, &art.Text, &art.Hash, &a.CopyOf)
		if err != nil {
			return err
		}
		if a.Claims, err = st.claims(*art); err != nil {
			return fmt.Errorf("article %s: %w", art.ID, err)
		}
		if !yield(a) {
			return errEnough
		}
		return nil
	})
}

// stream is one reading of articles.
type stream struct {
	ctx      context.Context
	filter   map[string]any
	ofOne    *sql.Stmt // the selected claims of an article
	byID     *sql.Stmt // an entity
	entities map[string]schema.Entity
}

func (st *stream) prepare(tx *sql.Tx) error {
	var err error
	const claims = `SELECT id, sentence, subject, relation, object, recipient, place, factuality, holder, coalesce(time, ''),
			quantity_value, coalesce(quantity_unit, ''), coalesce(quantity_text, ''), evidence, evidence_start, evidence_end,
			coalesce(note, ''), coalesce(mode, ''), coalesce(cameo, ''), coalesce(cameo_fine, ''), mentions, confidence,
			coalesce(rule, ''), coalesce(extractor, ''), coalesce(version, '')
		FROM claim c WHERE c.article = $article AND ` + selected + ` ORDER BY c.sentence, c.id`
	if st.ofOne, err = tx.PrepareContext(st.ctx, claims); err != nil {
		return err
	}
	st.byID, err = tx.PrepareContext(st.ctx, entityByID)
	return err
}

func (st *stream) claims(art schema.Article) ([]schema.Claim, error) {
	st.filter["article"] = art.ID
	args, err := bind(st.filter)
	if err != nil {
		return nil, err
	}
	rows, err := st.ofOne.QueryContext(st.ctx, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var claims []schema.Claim
	for rows.Next() {
		claim, err := st.claim(rows, art)
		if err != nil {
			return nil, err
		}
		claims = append(claims, claim)
	}
	return claims, rows.Err()
}

func (st *stream) claim(rows *sql.Rows, art schema.Article) (schema.Claim, error) {
	c := schema.Claim{Article: art.ID, Lang: art.Lang, Published: art.Published, Source: art.Source}
	var subject, object, mentions string
	var recipient, place, holder sql.NullString
	var amount sql.NullFloat64
	var quantity schema.Quantity
	var characters schema.Span
	err := rows.Scan(&c.ID, &c.Sentence, &subject, &c.Relation, &object, &recipient, &place, &c.Factuality, &holder, &c.Time,
		&amount, &quantity.Unit, &quantity.Text, &c.Evidence.Text, &characters.Start, &characters.End,
		&c.Note, &c.Mode, &c.Cameo, &c.CameoFine, &mentions, &c.Confidence, &c.Rule, &c.Extractor, &c.Version)
	if err != nil {
		return c, err
	}
	if amount.Valid {
		quantity.Value = &amount.Float64
	}
	if quantity != (schema.Quantity{}) {
		c.Quantity = &quantity
	}
	if c.Evidence.Span, err = schema.FromCodePoints(characters, art.Text); err != nil {
		return c, fmt.Errorf("claim %s: %w", c.ID, err)
	}
	c.Recipient, c.Place, c.Holder = participant(recipient), participant(place), participant(holder)
	c.Subject.ID, c.Object.ID = subject, object
	for _, who := range []*schema.Participant{&c.Subject, &c.Object, c.Recipient, c.Place, c.Holder} {
		if who == nil {
			continue
		}
		if who.Entity, err = st.entity(who.ID); err != nil {
			return c, fmt.Errorf("claim %s: entity %s: %w", c.ID, who.ID, err)
		}
	}
	return c, graph.SetMentions(&c, mentions)
}

func (st *stream) entity(id string) (schema.Entity, error) {
	if e, ok := st.entities[id]; ok {
		return e, nil
	}
	e, err := scanEntity(st.byID.QueryRowContext(st.ctx, id))
	st.entities[id] = e
	return e, err
}

const entityByID = `SELECT id, kind, name, names, coalesce(iso3, ''), coalesce(wikidata, ''), coalesce(lat, 0), coalesce(lon, 0),
	coalesce(country, '') FROM entity WHERE id = ?`

func scanEntity(row *sql.Row) (schema.Entity, error) {
	var e schema.Entity
	var names []byte
	err := row.Scan(&e.ID, &e.Kind, &e.Name, &names, &e.ISO3, &e.Wikidata, &e.Lat, &e.Lon, &e.In)
	if err != nil {
		return e, err
	}
	if err = json.Unmarshal(names, &e.Names); len(e.Names) == 0 {
		e.Names = nil
	}
	return e, err
}
