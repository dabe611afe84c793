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
	part("articles", `SELECT id, url, title, lang, published, published_day, source, text, hash
		FROM article ORDER BY id`,
		"id url title lang published published_day source text hash"),
	part("entities", `SELECT id, kind, name, names, iso3, wikidata, lat, lon, country
		FROM entity ORDER BY id`,
		"id kind name names:list iso3 wikidata lat:float lon:float country"),
	part("events", `SELECT id, relation, pair, bucket, time, first_day, last_day,
		(SELECT json_group_array(role || ' ' || entity ORDER BY role, entity) FROM event_role WHERE event = event.id) AS roles
		FROM event ORDER BY id`,
		"id relation pair bucket time first_day last_day roles:list"),
	part("claims", `SELECT id, article, sentence, event, subject, relation, object, recipient, place, factuality, holder,
			time, first_day, last_day, published, published_day, quantity_value, quantity_unit, quantity_text,
			evidence, evidence_start, evidence_end, note, plover, mode, cameo, cameo_fine, goldstein, mentions,
			confidence, rule, extractor, version
		FROM claim ORDER BY id`,
		"id article sentence:int event subject relation object recipient place factuality holder "+
			"time first_day last_day published published_day quantity_value:float quantity_unit quantity_text "+
			"evidence evidence_start:int evidence_end:int note plover mode cameo cameo_fine goldstein:float mentions "+
			"confidence:float rule extractor version"),
	part("triples", `SELECT subject, relation, object, claims, articles, first_day, last_day, goldstein_tenths, disputed
		FROM triple ORDER BY subject, relation, object`,
		"subject relation object claims:int articles:int first_day last_day goldstein_tenths:int disputed:bool"),
}

func part(name, sql, columns string) graph.Query {
	query := graph.Query{Name: name, Text: map[graph.Dialect]string{graph.SQL: sql}}
	for _, column := range strings.Fields(columns) {
		name, kind, typed := strings.Cut(column, ":")
		if !typed {
			kind = string(graph.String)
		}
		query.Columns = append(query.Columns, graph.Column{Name: name, Type: graph.Type(kind)})
	}
	return query
}
