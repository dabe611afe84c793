package neo4j

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"geokg/graph"
	"geokg/graph/story"
	"geokg/schema"
)

// row is a map of properties or parameters; nil stands for none.
type row = map[string]any

// add creates articles with all that their claims need.
func (w *writer) add(batch graph.Batch) error {
	for _, step := range []func(graph.Batch) error{w.addEntities, w.addEvents, w.addArticles, w.addClaims} {
		if err := step(batch); err != nil {
			return err
		}
	}
	return nil
}

// unwind runs a statement over rows, if there are any.
func (w *writer) unwind(text string, rows []row) error {
	if len(rows) == 0 {
		return nil
	}
	return w.exec("UNWIND $rows AS row "+text, row{"rows": rows})
}

// missing returns which ids the statement does not find.
func (w *writer) missing(text string, all []string) (map[string]bool, error) {
	found, err := w.strings(text, row{"ids": all})
	if err != nil {
		return nil, err
	}
	missing := make(map[string]bool, len(all))
	for _, id := range all {
		missing[id] = true
	}
	for _, id := range found {
		delete(missing, id)
	}
	return missing, nil
}

func (w *writer) addEntities(batch graph.Batch) error {
	entities := batch.Entities()
	all := make([]string, len(entities))
	for i, e := range entities {
		all[i] = e.ID
	}
	missing, err := w.missing(`UNWIND $ids AS id MATCH (n:Entity {id: id}) RETURN n.id`, all)
	if err != nil {
		return err
	}
	var rows []row
	for _, e := range entities {
		if !missing[e.ID] {
			continue
		}
		labels := e.Kind.Labels()
		if labels == nil {
			return fmt.Errorf("entity %s: no kind %q in the vocabulary", e.ID, e.Kind)
		}
		rows = append(rows, row{"labels": labels, "properties": entityRow(e)})
	}
	w.changes.EntitiesAdded += len(rows)
	return w.unwind(`CREATE (n:Entity:$(row.labels)) SET n += row.properties`, rows)
}

func entityRow(e schema.Entity) row {
	names := e.Names
	if names == nil {
		names = []string{}
	}
	r := row{
		"id": e.ID, "kind": string(e.Kind), "name": e.Name, "names": names, "folded": graph.FoldedNames(e),
		"iso3": null(e.ISO3), "wikidata": null(e.Wikidata), "country": null(e.In),
	}
	if e.Lat != 0 || e.Lon != 0 {
		r["lat"], r["lon"] = e.Lat, e.Lon
	}
	return r
}

var roleNames = []graph.RoleName{graph.Agent, graph.Target, graph.Theme, graph.Recipient}

func (w *writer) addEvents(batch graph.Batch) error {
	events := batch.Events()
	all := make([]string, len(events))
	for i, e := range events {
		all[i] = e.ID
	}
	missing, err := w.missing(`UNWIND $ids AS id MATCH (e:Event {id: id}) RETURN e.id`, all)
	if err != nil {
		return err
	}
	var rows, roles []row
	for _, e := range events {
		if !missing[e.ID] {
			continue
		}
		rows = append(rows, eventRow(e))
		for _, role := range e.Roles {
			if !slices.Contains(roleNames, role.Name) {
				return fmt.Errorf("event %s: no role %q", e.ID, role.Name)
			}
			roles = append(roles, row{"event": e.ID, "role": string(role.Name), "entity": role.Entity})
		}
	}
	w.changes.EventsAdded += len(rows)
	if err := w.unwind(`CREATE (e:Event) SET e = row`, rows); err != nil {
		return err
	}
	return w.unwind(`MATCH (e:Event {id: row.event}) MATCH (n:Entity {id: row.entity}) CREATE (e)-[:$(row.role)]->(n)`, roles)
}

func eventRow(e graph.Event) row {
	return row{
		"id": e.ID, "relation": string(e.Relation), "pair": e.Pair, "bucket": e.Bucket,
		"time": null(e.Time), "firstDay": null(e.FirstDay), "lastDay": null(e.LastDay),
	}
}

func (w *writer) addArticles(batch graph.Batch) error {
	var rows, sources []row
	for _, art := range batch.Articles {
		told := art.InStory()
		if told.Print.Comparable() {
			w.fresh = append(w.fresh, told)
		}
		rows = append(rows, w.articleRow(art, told.Print))
		if art.Source != "" {
			sources = append(sources, row{"article": art.ID, "name": art.Source})
		}
	}
	if err := w.unwind(`MERGE (a:Article {id: row.id}) SET a = row`, rows); err != nil {
		return err
	}
	return w.unwind(`MATCH (a:Article {id: row.article}) MERGE (s:Source {name: row.name}) CREATE (a)-[:PUBLISHED_BY]->(s)`, sources)
}

func (w *writer) articleRow(art graph.Article, print story.Print) row {
	r := row{
		"id": art.ID, "url": null(art.URL), "title": null(art.Title), "lang": null(art.Lang),
		"published": null(art.Published), "publishedDay": null(art.PublishedDay), "source": null(art.Source),
		"text": art.Text, "hash": art.Hash, "recorded": w.recorded,
	}
	maps.Copy(r, printRow(art.ID, print))
	return r
}

// addClaims creates the claims with one statement for each way in which they are tied.
func (w *writer) addClaims(batch graph.Batch) error {
	const tied = `MATCH (a:Article {id: row.article}) MATCH (e:Event {id: row.event}) `
	const made = `CREATE (c:Claim)-[:IN]->(a) CREATE (c)-[:ABOUT]->(e) `
	const at, held = `MATCH (p:Entity {id: row.place}) `, `MATCH (h:Entity {id: row.holder}) `
	const toPlace, toHolder = `CREATE (c)-[:AT]->(p) `, `CREATE (c)-[:HELD_BY]->(h) `
	const set = `SET c = row.properties`
	texts := map[[2]bool]string{ // with place, with holder
		{false, false}: tied + made + set,
		{true, false}:  tied + at + made + toPlace + set,
		{false, true}:  tied + held + made + toHolder + set,
		{true, true}:   tied + at + held + made + toPlace + toHolder + set,
	}
	rows := map[[2]bool][]row{}
	for _, art := range batch.Articles {
		for _, claim := range art.Claims {
			properties, err := w.claimProperties(claim, art)
			if err != nil {
				return fmt.Errorf("claim %s: %w", claim.ID, err)
			}
			ties := [2]bool{claim.Place != nil, claim.Holder != nil}
			rows[ties] = append(rows[ties], row{
				"article": art.ID, "event": claim.Event.ID, "place": idOf(claim.Place), "holder": idOf(claim.Holder),
				"properties": properties,
			})
		}
		w.changes.ClaimsAdded += len(art.Claims)
	}
	for _, ties := range [][2]bool{{false, false}, {true, false}, {false, true}, {true, true}} {
		if err := w.unwind(texts[ties], rows[ties]); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) claimProperties(c graph.Claim, art graph.Article) (row, error) {
	mentions, err := c.Mentions()
	if err != nil {
		return nil, err
	}
	relation, _ := schema.LookupRelation(c.Relation)
	r := row{
		"id": c.ID, "sentence": c.Sentence, "relation": string(c.Relation), "subject": c.Subject.ID, "object": c.Object.ID,
		"recipient": idOf(c.Recipient), "factuality": string(c.Factuality),
		"time": null(c.Time), "firstDay": null(c.FirstDay), "lastDay": null(c.LastDay),
		"published": null(art.Published), "publishedDay": null(art.PublishedDay), "recorded": w.recorded,
		"text": c.Evidence.Text, "words": strings.Join(c.Words(), " "), "start": c.Characters.Start, "end": c.Characters.End, "note": null(c.Note),
		"plover": null(relation.Plover), "mode": null(c.Mode), "cameo": null(c.Cameo), "cameoFine": null(c.CameoFine),
		"mentions": mentions, "confidence": c.Confidence,
		"rule": null(c.Rule), "extractor": null(c.Extractor), "version": null(c.Version),
	}
	if art.PublishedDay == "" {
		r["undated"] = true
	}
	if !relation.Standing {
		r["goldstein"] = float64(c.GoldsteinTenths) / 10
	}
	if q := c.Quantity; q != nil {
		r["quantityUnit"], r["quantityText"] = null(q.Unit), null(q.Text)
		if q.Value != nil {
			r["quantityValue"] = *q.Value
		}
	}
	maps.Copy(r, edgesOf(c))
	return r, nil
}

// edgesOf are the properties by which the claims of an edge are found.
func edgesOf(c graph.Claim) row {
	names := [2]string{}
	switch {
	case graph.Asserts(c.Factuality):
		names = [2]string{"asserts", "assertsTo"}
	case graph.Contradicts(c.Factuality):
		names = [2]string{"disputes", "disputesTo"}
	default:
		return nil
	}
	r := row{}
	for i, key := range c.Triples {
		r[names[i]] = key.ID()
	}
	return r
}

// hold notes which article each path holds now.
func (w *writer) hold(moves map[string]string) error {
	var rows []row
	for _, path := range slices.Sorted(maps.Keys(moves)) {
		rows = append(rows, row{"path": path, "article": moves[path]})
	}
	return w.unwind(`MATCH (a:Article {id: row.article}) MERGE (o:Origin {path: row.path}) CREATE (o)-[:HOLDS]->(a)`, rows)
}

// null is what "" is in the database: no property.
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
