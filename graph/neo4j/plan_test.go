package neo4j

import (
	"archive/zip"
	"bytes"
	"context"
	"io/fs"
	"regexp"
	"slices"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/graph"
	"geokg/graph/browserkit"
	"geokg/graph/graphtest"
	"geokg/graph/neo4j/neo4jtest"
	"geokg/graph/query"
	"geokg/schema"
)

func openStore(t testing.TB) *Store {
	t.Helper()
	server := neo4jtest.Get(t)
	store, err := Open(t.Context(), Options{URI: server.URI, Username: server.Username, Password: server.Password})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, store.Close()) })
	return store
}

// explain returns how the server would run a statement.
func explain(ctx context.Context, tx neo4j.ManagedTransaction, text string, params map[string]any) (neo4j.Plan, error) {
	result, err := tx.Run(ctx, "EXPLAIN "+text, params)
	if err != nil {
		return nil, err
	}
	summary, err := result.Consume(ctx)
	if err != nil {
		return nil, err
	}
	return summary.Plan(), nil
}

var (
	scan    = regexp.MustCompile(`AllNodesScan|ByLabelsScan|ByLabelScan|AllRelationshipsScan|RelationshipTypeScan|RelationshipTypesScan`)
	expand  = regexp.MustCompile(`Expand|ShortestPath`)
	untyped = regexp.MustCompile(`-\[\w*\*?[0-9.]*\]-|--`)
)

// costly returns the steps of a plan whose cost grows with the whole graph: scans, and
// expansions that follow relationships of every type.
func costly(p neo4j.Plan) []string {
	var found []string
	details, _ := p.Arguments()["Details"].(string)
	if scan.MatchString(p.Operator()) || expand.MatchString(p.Operator()) && untyped.MatchString(details) {
		found = append(found, p.Operator()+" "+details)
	}
	for _, child := range p.Children() {
		found = append(found, costly(child)...)
	}
	return found
}

func TestCostly(t *testing.T) {
	store := openStore(t)
	for text, want := range map[string]bool{
		`MATCH (n) RETURN n`:                                                          true,
		`MATCH (n:Claim) RETURN n`:                                                    true,
		`MATCH (n:Claim|Event) RETURN n`:                                              true,
		`MATCH ()-[r:MET]->() RETURN r`:                                               true,
		`MATCH ()-[r:MET|VISITED]->() RETURN r`:                                       true,
		`MATCH ()-[r]->() RETURN r`:                                                   true,
		`MATCH (n:Entity {id: 'x'})--(m) RETURN m`:                                    true,
		`MATCH (n:Entity {id: 'x'})-[r]-(m) RETURN m`:                                 true,
		`MATCH (n:Entity {id: 'x'})-[r*1..3]-(m) RETURN m`:                            true,
		`MATCH (n:Entity {id: 'x'}), (m:Entity {id: 'y'}) MATCH (n)-[r]-(m) RETURN r`: true,
		`MATCH (n:Entity {id: 'x'}) RETURN n`:                                         false,
		`MATCH (n:Entity {id: 'x'})-[:MET|VISITED]-(m) RETURN m`:                      false,
		`MATCH (n:Entity {id: 'x'})-[:MET*1..3]-(m) RETURN m`:                         false,
		`MATCH ()-[r:MET {id: 'x'}]->() RETURN r`:                                     false,
	} {
		err := store.read(t.Context(), func(r *reader) error {
			p, err := explain(r.ctx, r.tx, text, nil)
			if err == nil {
				assert.Equal(t, want, len(costly(p)) > 0, "%s: %v", text, costly(p))
			}
			return err
		})
		require.NoError(t, err, text)
	}
}

// TestTemplatePlans: a template that names its actors looks up what it needs, however big
// the graph is.
func TestTemplatePlans(t *testing.T) {
	store := openStore(t)
	articles := graphtest.NewGenerator(1).Articles(80)
	batch, err := graph.NewBatch(articles)
	require.NoError(t, err)
	_, err = store.Apply(t.Context(), batch)
	require.NoError(t, err)
	for _, template := range query.Builtin().Templates() {
		if !namesActor(template) {
			continue
		}
		t.Run(template.Name, func(t *testing.T) {
			params := graphtest.Params(template, articles)
			for _, given := range []map[string]string{params, required(template, params)} {
				bound, err := template.Bind(given)
				require.NoError(t, err)
				err = store.read(t.Context(), func(r *reader) error {
					p, err := explain(r.ctx, r.tx, bound.Text[graph.Cypher], bound.Params)
					if err == nil {
						assert.Empty(t, costly(p), "with %v", given)
					}
					return err
				})
				require.NoError(t, err)
			}
		})
	}
}

// TestDrawingPlans: the drawings of the kit for Browser look up what they need too.
func TestDrawingPlans(t *testing.T) {
	store := openStore(t)
	files, err := browserkit.Files(query.Builtin(), "localhost:1")
	require.NoError(t, err)
	i := slices.IndexFunc(files, func(f browserkit.File) bool { return f.Name == browserkit.ZipFile })
	kit, err := zip.NewReader(bytes.NewReader(files[i].Data), int64(len(files[i].Data)))
	require.NoError(t, err)
	drawings, err := fs.Glob(kit, "Drawings/*.cypher")
	require.NoError(t, err)
	require.NotEmpty(t, drawings)
	for _, name := range drawings {
		text, err := fs.ReadFile(kit, name)
		require.NoError(t, err)
		err = store.read(t.Context(), func(r *reader) error {
			p, err := explain(r.ctx, r.tx, string(text), nil)
			if err == nil {
				assert.Empty(t, costly(p), name)
			}
			return err
		})
		require.NoError(t, err, name)
	}
}

// namesActor reports whether the template asks about somebody who must be named.
func namesActor(template query.Template) bool {
	return slices.ContainsFunc(template.Params, func(p query.Param) bool {
		return p.Required && (p.Kind == query.Entity || p.Kind == query.Name)
	})
}

func required(template query.Template, params map[string]string) map[string]string {
	some := map[string]string{}
	for _, p := range template.Params {
		if p.Required {
			some[p.Name] = params[p.Name]
		}
	}
	return some
}

// explainer is a transaction that looks at the plan of every statement before it is run.
type explainer struct {
	neo4j.ManagedTransaction
	found map[string][]string // costly steps by statement; none for most
}

func (e explainer) Run(ctx context.Context, text string, params map[string]any) (neo4j.ResultWithContext, error) {
	if _, seen := e.found[text]; !seen {
		p, err := explain(ctx, e.ManagedTransaction, text, params)
		if err != nil {
			return nil, err
		}
		e.found[text] = costly(p)
	}
	return e.ManagedTransaction.Run(ctx, text, params)
}

// TestWritingPlans: statements that write are planned once, maybe on an empty graph; there
// too they must not scan.
func TestWritingPlans(t *testing.T) {
	store := openStore(t)
	articles := graphtest.NewGenerator(3).Articles(20)
	for i := range articles { // known by their text, so that paths hold them
		articles[i].Article.Origin = "path"
	}
	found := map[string][]string{}
	work := func(do func(*writer) error) {
		t.Helper()
		_, err := store.write(t.Context(), func(w *writer) error {
			w.tx = explainer{w.tx, found}
			return do(w)
		})
		require.NoError(t, err)
	}
	apply := func(articles []graph.ArticleClaims) {
		t.Helper()
		batch, err := graph.NewBatch(articles)
		require.NoError(t, err)
		work(func(w *writer) error { return w.apply(batch) })
	}
	apply(articles)
	for i := range articles {
		articles[i].Article.Title += ", corrected"
		articles[i].Article = schema.NewArticle(articles[i].Article)
		articles[i].Claims = articles[i].Claims[1:]
	}
	apply(articles)
	earlier := articles[1]
	earlier.Article.ID, earlier.Article.Published, earlier.Claims = "earlier", "1999", nil
	apply([]graph.ArticleClaims{earlier})
	work(func(w *writer) error { return w.delete("earlier") })
	work(func(w *writer) error { _, err := shelf{w}.Holders(8, 0); return err })
	work(func(w *writer) error { return w.delete(articles[0].Article.ID) })
	assert.Greater(t, len(found), 20)
	for text, steps := range found {
		assert.Empty(t, steps, text)
	}
}

// TestBringForward: a database of version 1 gets prints, stories and the marks of claims
// without a date when it is opened for writing, also if it was cut off doing so.
func TestBringForward(t *testing.T) {
	store := openStore(t)
	articles := graphtest.NewGenerator(3).Articles(20)
	for _, again := range articles[:10] {
		again.Article.ID, again.Claims = again.Article.ID+"-again", nil
		articles = append(articles, again)
	}
	undated := graphtest.Republished(articles[0], "undated", "", "")
	applied, err := graph.NewBatch(append(articles, undated))
	require.NoError(t, err)
	_, err = store.Apply(t.Context(), applied)
	require.NoError(t, err)
	want, err := graphtest.Dump(t.Context(), store)
	require.NoError(t, err)
	require.Contains(t, want, articles[20].Article.ID)

	_, err = store.write(t.Context(), func(w *writer) error {
		if err := w.exec(`MATCH (:Article)-[r:COPY_OF]->() DELETE r`, nil); err != nil {
			return err
		}
		if err := w.exec(`MATCH (a:Article) SET a += $none`, row{"none": noPrint}); err != nil {
			return err
		}
		if err := w.exec(`MATCH (c:Claim) REMOVE c.undated`, nil); err != nil {
			return err
		}
		return w.exec(`MATCH (g:Geokg {id: 'graph'}) SET g.version = 1`, nil)
	})
	require.NoError(t, err)
	store.readOnly = true
	err = store.prepare(t.Context())
	require.ErrorIs(t, err, graph.ErrForeign)
	require.ErrorContains(t, err, "any ingest into it brings it to 3")
	store.readOnly = false
	require.NoError(t, store.prepare(t.Context()))
	marked, err := store.Cypher(t.Context(), `MATCH (c:Claim {undated: true}) RETURN count(c)`, nil, false)
	require.NoError(t, err)
	require.Equal(t, [][]any{{int64(len(undated.Claims))}}, marked.Rows)
	faults, err := store.Verify(t.Context())
	require.NoError(t, err)
	require.Empty(t, faults)
	got, err := graphtest.Dump(t.Context(), store)
	require.NoError(t, err)
	require.Equal(t, want, got)
}
