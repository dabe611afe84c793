package neo4j

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"geokg/graph"
	"geokg/graph/story"
	"geokg/schema"
)

// table is nodes or relationships of one shape, for writing the graph into files.
type table struct {
	name     string   // of the file
	label    string   // of the nodes besides those of each row; "" for relationships
	key      string   // property that identifies a node
	from, to *table   // the ends of the relationships
	columns  []column // properties, the key first
}

// column is a property with its type in files for neo4j-admin: string, int, long, double,
// boolean or string[].
type column struct{ name, kind string }

// columnsOf reads "name kind,name kind"; one without a kind is a string.
func columnsOf(list string) []column {
	var columns []column
	for item := range strings.SplitSeq(list, ",") {
		name, kind, typed := strings.Cut(strings.TrimSpace(item), " ")
		if !typed {
			kind = "string"
		}
		columns = append(columns, column{name, kind})
	}
	return columns
}

// The tables: nodes in the order in which they can be written, then relationships.
var (
	articleTable = &table{name: "articles", label: "Article", key: "id",
		columns: columnsOf("id,url,title,lang,published,publishedDay,source,text,hash,recorded,print,rank long," +
			"key0 long,key1 long,key2 long,key3 long,key4 long,key5 long,key6 long,key7 long")}
	sourceTable = &table{name: "sources", label: "Source", key: "name", columns: columnsOf("name")}
	entityTable = &table{name: "entities", label: "Entity", key: "id",
		columns: columnsOf("id,kind,name,names string[],folded string[],iso3,wikidata,lat double,lon double,country")}
	eventTable = &table{name: "events", label: "Event", key: "id",
		columns: columnsOf("id,relation,pair,bucket,time,firstDay,lastDay")}
	claimTable = &table{name: "claims", label: "Claim", key: "id",
		columns: columnsOf("id,sentence int,relation,subject,object,recipient,factuality,time,firstDay,lastDay,published," +
			"publishedDay,undated boolean,recorded,quantityValue double,quantityUnit,quantityText,text,words,start int,end int,note,plover,mode," +
			"cameo,cameoFine,goldstein double,mentions,confidence double,rule,extractor,version," +
			"asserts,assertsTo,disputes,disputesTo")}

	publishedTable = &table{name: "published_by", from: articleTable, to: sourceTable}
	copyTable      = &table{name: "copy_of", from: articleTable, to: articleTable}
	inTable        = &table{name: "in", from: claimTable, to: articleTable}
	aboutTable     = &table{name: "about", from: claimTable, to: eventTable}
	namesTable     = &table{name: "at_and_held_by", from: claimTable, to: entityTable}
	roleTable      = &table{name: "roles", from: eventTable, to: entityTable}
	edgeTable      = &table{name: "edges", from: entityTable, to: entityTable,
		columns: columnsOf("id,claims int,articles int,first,last,goldsteinTenths int,disputed boolean")}

	tables = []*table{articleTable, sourceTable, entityTable, eventTable, claimTable,
		publishedTable, copyTable, inTable, aboutTable, namesTable, roleTable, edgeTable}
)

// line is one row of a table.
type line struct {
	table    *table
	kind     string // further labels with ":" between them, or the relationship's type
	from, to string // keys of the ends of a relationship
	values   row
}

// lines takes what a filter selects apart into the rows of tables, those that an article
// needs together, nodes first, and the edges and what is a copy of what at the end.
func lines(ctx context.Context, source graph.Source, filter graph.Filter, recorded time.Time, emit func([]line) error) error {
	t := taker{w: writer{recorded: recorded.UTC().Format(time.RFC3339)}, seen: map[[2]string]bool{}}
	for a, err := range source.Articles(ctx, filter) {
		if err != nil {
			return err
		}
		batch, err := graph.NewBatch([]graph.ArticleClaims{a})
		if err != nil {
			return err
		}
		if err := t.article(batch); err != nil {
			return err
		}
		if err := emit(t.take()); err != nil {
			return err
		}
	}
	for _, delta := range t.sum.Deltas() {
		if triple, ok := delta.Triple(); ok {
			t.relate(edgeTable, string(triple.Relation), triple.Subject, triple.Object, row{
				"id": triple.ID(), "claims": triple.Claims, "articles": triple.Articles, "first": null(triple.FirstDay),
				"last": null(triple.LastDay), "goldsteinTenths": triple.GoldsteinTenths, "disputed": triple.Disputed,
			})
		}
	}
	copies := story.Copies(t.articles)
	for _, id := range slices.Sorted(maps.Keys(copies)) {
		t.relate(copyTable, "COPY_OF", id, copies[id], nil)
	}
	return emit(t.take())
}

// taker takes articles apart.
type taker struct {
	w        writer // for the properties that it gives nodes
	seen     map[[2]string]bool
	sum      graph.Sum
	articles []story.Article
	nodes    []line
	ties     []line
}

func (t *taker) take() []line {
	all := slices.Concat(t.nodes, t.ties)
	t.nodes, t.ties = nil, nil
	return all
}

func (t *taker) node(of *table, kind string, values row) {
	t.nodes = append(t.nodes, line{table: of, kind: kind, values: values})
}

func (t *taker) relate(of *table, kind, from, to string, values row) {
	t.ties = append(t.ties, line{of, kind, from, to, values})
}

// first reports whether a node comes for the first time.
func (t *taker) first(of *table, key string) bool {
	known := t.seen[[2]string{of.name, key}]
	t.seen[[2]string{of.name, key}] = true
	return !known
}

func (t *taker) article(batch graph.Batch) error {
	for _, e := range batch.Entities() {
		if t.first(entityTable, e.ID) {
			t.node(entityTable, strings.Join(e.Kind.Labels(), ":"), entityRow(e))
		}
	}
	for _, e := range batch.Events() {
		if !t.first(eventTable, e.ID) {
			continue
		}
		t.node(eventTable, "", eventRow(e))
		for _, role := range e.Roles {
			t.relate(roleTable, string(role.Name), e.ID, role.Entity, nil)
		}
	}
	for _, art := range batch.Articles {
		told := art.InStory()
		t.node(articleTable, "", t.w.articleRow(art, told.Print))
		t.articles = append(t.articles, told)
		if art.Source != "" {
			if t.first(sourceTable, art.Source) {
				t.node(sourceTable, "", row{"name": art.Source})
			}
			t.relate(publishedTable, "PUBLISHED_BY", art.ID, art.Source, nil)
		}
		for _, claim := range art.Claims {
			if err := t.claim(claim, art); err != nil {
				return fmt.Errorf("claim %s: %w", claim.ID, err)
			}
		}
	}
	return nil
}

func (t *taker) claim(claim graph.Claim, art graph.Article) error {
	properties, err := t.w.claimProperties(claim, art)
	if err != nil {
		return err
	}
	t.sum.Add(claim)
	t.node(claimTable, "", properties)
	t.relate(inTable, "IN", claim.ID, art.ID, nil)
	t.relate(aboutTable, "ABOUT", claim.ID, claim.Event.ID, nil)
	for _, tie := range []struct {
		kind string
		who  *schema.Participant
	}{{"AT", claim.Place}, {"HELD_BY", claim.Holder}} {
		if tie.who != nil {
			t.relate(namesTable, tie.kind, claim.ID, tie.who.ID, nil)
		}
	}
	return nil
}

// check reports a value that has no column, which would be lost.
func (l line) check() error {
	for _, name := range slices.Sorted(maps.Keys(l.values)) {
		if !slices.ContainsFunc(l.table.columns, func(c column) bool { return c.name == name }) {
			return fmt.Errorf("table %s has no column %s", l.table.name, name)
		}
	}
	return nil
}
