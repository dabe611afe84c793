package graphtest

import (
	"context"
	"fmt"
	"strings"

	"geokg/graph"
)

// Dump writes the whole graph down, one line a row in a total order, so that two stores,
// of whatever backend, hold the same graph if and only if their dumps are equal. What a
// graph may differ in (when a version was recorded, which file it came from) is left out.
func Dump(ctx context.Context, reader graph.Reader) (string, error) {
	var b strings.Builder
	for _, query := range dump {
		result, err := reader.Run(ctx, query)
		if err != nil {
			return "", fmt.Errorf("dump %s: %w", query.Name, err)
		}
		fmt.Fprintf(&b, "## %s\n", query.Name)
		for _, row := range result.Rows {
			for i, value := range row {
				if i > 0 {
					b.WriteByte('\t')
				}
				b.WriteString(escape.Replace(Word(value)))
			}
			b.WriteByte('\n')
		}
	}
	return b.String(), nil
}

var escape = strings.NewReplacer("\\", `\\`, "\n", `\n`, "\t", `\t`, "\r", `\r`)

// dump is everything, part by part.
var dump = []graph.Query{
	part("articles",
		"id url title lang published published_day source text hash",
		`SELECT id, url, title, lang, published, published_day, source, text, hash FROM article ORDER BY id`,
		`MATCH (a:Article) OPTIONAL MATCH (a)-[:PUBLISHED_BY]->(s:Source)
		RETURN a.id AS id, a.url AS url, a.title AS title, a.lang AS lang, a.published AS published,
			a.publishedDay AS published_day, s.name AS source, a.text AS text, a.hash AS hash ORDER BY id`),
	part("copies",
		"article original",
		`SELECT article, original FROM copy ORDER BY article`,
		`MATCH (a:Article)-[:COPY_OF]->(b:Article) RETURN a.id AS article, b.id AS original ORDER BY article`),
	part("entities",
		"id kind name names:list iso3 wikidata lat:float lon:float country",
		`SELECT id, kind, name, names, iso3, wikidata, lat, lon, country FROM entity ORDER BY id`,
		`MATCH (n:Entity) RETURN n.id AS id, n.kind AS kind, n.name AS name, n.names AS names, n.iso3 AS iso3,
			n.wikidata AS wikidata, n.lat AS lat, n.lon AS lon, n.country AS country ORDER BY id`),
	part("events",
		"id relation pair bucket time first_day last_day roles:list",
		`SELECT id, relation, pair, bucket, time, first_day, last_day,
			(SELECT json_group_array(role || ' ' || entity ORDER BY role, entity) FROM event_role WHERE event = event.id) AS roles
		FROM event ORDER BY id`,
		`MATCH (e:Event) RETURN e.id AS id, e.relation AS relation, e.pair AS pair, e.bucket AS bucket, e.time AS time,
			e.firstDay AS first_day, e.lastDay AS last_day,
			COLLECT { MATCH (e)-[r]->(n:Entity) WITH type(r) AS role, n.id AS entity ORDER BY role, entity
				RETURN role + ' ' + entity } AS roles
		ORDER BY id`),
	part("claims",
		"id article sentence:int event subject relation object recipient place factuality holder "+
			"time first_day last_day published published_day quantity_value:float quantity_unit quantity_text "+
			"evidence evidence_start:int evidence_end:int note plover mode cameo cameo_fine goldstein:float mentions "+
			"confidence:float rule extractor version",
		`SELECT id, article, sentence, event, subject, relation, object, recipient, place, factuality, holder,
			time, first_day, last_day, published, published_day, quantity_value, quantity_unit, quantity_text,
			evidence, evidence_start, evidence_end, note, plover, mode, cameo, cameo_fine, goldstein, mentions,
			confidence, rule, extractor, version
		FROM claim ORDER BY id`,
		`MATCH (c:Claim) OPTIONAL MATCH (c)-[:IN]->(a:Article) OPTIONAL MATCH (c)-[:ABOUT]->(e:Event)
		OPTIONAL MATCH (c)-[:AT]->(p:Place) OPTIONAL MATCH (c)-[:HELD_BY]->(h:Entity)
		RETURN c.id AS id, a.id AS article, c.sentence AS sentence, e.id AS event, c.subject AS subject,
			c.relation AS relation, c.object AS object, c.recipient AS recipient, p.id AS place,
			c.factuality AS factuality, h.id AS holder, c.time AS time, c.firstDay AS first_day, c.lastDay AS last_day,
			c.published AS published, c.publishedDay AS published_day,
			c.quantityValue AS quantity_value, c.quantityUnit AS quantity_unit, c.quantityText AS quantity_text,
			c.text AS evidence, c.start AS evidence_start, c.end AS evidence_end, c.note AS note, c.plover AS plover,
			c.mode AS mode, c.cameo AS cameo, c.cameoFine AS cameo_fine, c.goldstein AS goldstein,
			c.mentions AS mentions, c.confidence AS confidence, c.rule AS rule, c.extractor AS extractor,
			c.version AS version ORDER BY id`),
	part("triples",
		"subject relation object claims:int articles:int first_day last_day goldstein_tenths:int disputed:bool",
		`SELECT subject, relation, object, claims, articles, first_day, last_day, goldstein_tenths, disputed
		FROM triple ORDER BY subject, relation, object`,
		`MATCH (s:Entity)-[r]->(o:Entity) RETURN s.id AS subject, type(r) AS relation, o.id AS object, r.claims AS claims,
			r.articles AS articles, r.first AS first_day, r.last AS last_day, r.goldsteinTenths AS goldstein_tenths,
			r.disputed AS disputed ORDER BY subject, relation, object`),
}

func part(name, columns, sql, cypher string) graph.Query {
	query := graph.Query{Name: name, Text: map[graph.Dialect]string{graph.SQL: sql, graph.Cypher: cypher}}
	for _, column := range strings.Fields(columns) {
		name, kind, typed := strings.Cut(column, ":")
		if !typed {
			kind = string(graph.String)
		}
		query.Columns = append(query.Columns, graph.Column{Name: name, Type: graph.Type(kind)})
	}
	return query
}
