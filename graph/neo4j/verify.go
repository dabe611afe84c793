package neo4j

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"geokg/graph"
	"geokg/graph/story"
	"geokg/schema"
)

// Verify recomputes days, events, roles and edges from the claims and names and labels
// from the entities. No other writer has its turn meanwhile, unless the store was opened
// for reading only: then what is being written may look like a fault.
func (s *Store) Verify(ctx context.Context) ([]string, error) {
	mode, turn := neo4j.AccessModeWrite, takeTurn
	if s.readOnly {
		mode, turn = neo4j.AccessModeRead, `RETURN 1`
	}
	session := s.session(ctx, mode)
	execute := session.ExecuteWrite
	if s.readOnly {
		execute = session.ExecuteRead
	}
	var faults []string
	_, err := execute(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
		v := verifier{reader: reader{ctx: ctx, tx: tx}}
		if err := v.exec(turn, nil); err != nil {
			return nil, err
		}
		for _, check := range []func() error{v.articles, v.claims, v.events, v.triples, v.entities, v.idle} {
			if err := check(); err != nil {
				return nil, err
			}
		}
		faults = v.audit.Faults()
		return nil, nil
	})
	return faults, s.fail(ctx, "verify", errors.Join(err, session.Close(context.WithoutCancel(ctx))))
}

type verifier struct {
	reader
	audit graph.Audit
}

func (v *verifier) articles() error {
	const text = `MATCH (a:Article) RETURN a.id, coalesce(a.publishedDay, ''), a.text, coalesce(a.print, ''), a {.*},
		COLLECT { MATCH (a)-[:COPY_OF]->(o:Article) RETURN o.id }`
	return v.each(text, nil, func(values []any) error {
		var art story.Article
		var text, packed string
		for i, target := range []*string{&art.ID, &art.Day, &text, &packed} {
			if err := assign(target, values[i]); err != nil {
				return err
			}
		}
		stored, _ := values[4].(map[string]any)
		for name, want := range printRow(art.ID, story.Of(text)) {
			if stored[name] != want {
				v.audit.Fault(fmt.Sprintf("article %s has %s %v, stored is %v", art.ID, name, want, stored[name]))
			}
		}
		originals, err := words(values[5].([]any))
		if err != nil {
			return err
		}
		v.audit.Article(art, text, packed, strings.Join(originals, ", "))
		return nil
	})
}

func (v *verifier) claims() error {
	const text = `MATCH (c:Claim)
		OPTIONAL MATCH (c)-[:IN]->(a:Article) OPTIONAL MATCH (c)-[:ABOUT]->(e:Event)
		OPTIONAL MATCH (s:Entity {id: c.subject}) OPTIONAL MATCH (o:Entity {id: c.object})
		OPTIONAL MATCH (c)-[:AT]->(p:Entity) OPTIONAL MATCH (c)-[:HELD_BY]->(h:Entity)
		RETURN ` + claimColumns + `, s.kind, o.kind, p.id, h.id, coalesce(a.id, ''), coalesce(e.id, ''),
			coalesce(c.firstDay, ''), coalesce(c.lastDay, ''), c.asserts, c.assertsTo, c.disputes, c.disputesTo
		ORDER BY a.id, c.id`
	return v.each(text, nil, func(values []any) error {
		const more = 13 // columns of scanClaim
		claim, err := scanClaim(values[more].(string), values)
		if err != nil {
			return err
		}
		v.audit.Claim(claim, values[more+1].(string), values[more+2].(string), values[more+3].(string))
		want := edgesOf(claim)
		for i, name := range []string{"asserts", "assertsTo", "disputes", "disputesTo"} {
			if stored := values[more+4+i]; stored != want[name] {
				v.audit.Fault(fmt.Sprintf("claim %s %s %v, stored is %v", claim.ID, name, want[name], stored))
			}
		}
		return nil
	})
}

func (v *verifier) events() error {
	const text = `MATCH (e:Event) RETURN e.id, e.relation, e.pair, e.bucket, coalesce(e.time, ''), coalesce(e.firstDay, ''), coalesce(e.lastDay, ''),
		COLLECT { MATCH (e)-[r:AGENT|TARGET|THEME|RECIPIENT]->(n:Entity) RETURN [type(r), n.id] AS role ORDER BY role }`
	return v.each(text, nil, func(values []any) error {
		text := func(i int) string {
			word, _ := values[i].(string)
			return word
		}
		event := graph.Event{
			ID: text(0), Relation: schema.RelationName(text(1)), Pair: text(2), Bucket: text(3),
			Time: text(4), FirstDay: text(5), LastDay: text(6),
		}
		for _, pair := range values[7].([]any) {
			role, err := words(pair.([]any))
			if err != nil {
				return err
			}
			event.Roles = append(event.Roles, graph.Role{Name: graph.RoleName(role[0]), Entity: role[1]})
		}
		v.audit.Event(event)
		return nil
	})
}

func (v *verifier) triples() error {
	var types []string
	for _, relation := range schema.Relations() {
		types = append(types, string(relation.Name))
	}
	text := `MATCH (s:Entity)-[r:` + strings.Join(types, "|") + `]->(o:Entity)
		RETURN s.id, type(r), o.id, r.id, r.claims, r.articles, coalesce(r.first, ''), coalesce(r.last, ''), r.goldsteinTenths, r.disputed`
	return v.each(text, nil, func(values []any) error {
		var t graph.Triple
		var relation, id string
		targets := []any{&t.Subject, &relation, &t.Object, &id, &t.Claims, &t.Articles, &t.FirstDay, &t.LastDay, &t.GoldsteinTenths, &t.Disputed}
		for i, target := range targets {
			if err := assign(target, values[i]); err != nil {
				return err
			}
		}
		t.Relation = schema.RelationName(relation)
		if id != t.ID() {
			v.audit.Fault(fmt.Sprintf("triple %s has the id %s", t.ID(), id))
		}
		v.audit.Triple(t)
		return nil
	})
}

func assign(target, value any) error {
	switch t := target.(type) {
	case *string:
		word, ok := value.(string)
		if *t = word; ok {
			return nil
		}
	case *int:
		n, ok := value.(int64)
		if *t = int(n); ok {
			return nil
		}
	case *bool:
		yes, ok := value.(bool)
		if *t = yes; ok {
			return nil
		}
	}
	return fmt.Errorf("%v (%T) where %T is wanted", value, value, target)
}

func (v *verifier) entities() error {
	const text = `MATCH (n:Entity) RETURN n.id, n.kind, n.name, n.names, n.folded, labels(n)`
	return v.each(text, nil, func(values []any) error {
		var e schema.Entity
		var kind string
		for i, target := range []*string{&e.ID, &kind, &e.Name} {
			if err := assign(target, values[i]); err != nil {
				return err
			}
		}
		var lists [3][]string
		for i := range lists {
			values, _ := values[3+i].([]any)
			list, err := words(values)
			if err != nil {
				return err
			}
			lists[i] = list
		}
		e.Names = lists[0]
		v.audit.Entity(e.ID)
		if want := graph.FoldedNames(e); !slices.Equal(want, lists[1]) {
			v.audit.Fault(fmt.Sprintf("entity %s has folded names %q, stored is %q", e.ID, want, lists[1]))
		}
		want := append([]string{"Entity"}, schema.Kind(kind).Labels()...)
		slices.Sort(want)
		slices.Sort(lists[2])
		if !slices.Equal(want, lists[2]) {
			v.audit.Fault(fmt.Sprintf("entity %s has the labels %q, stored is %q", e.ID, want, lists[2]))
		}
		return nil
	})
}

// idle reports sources and origins that no article needs.
func (v *verifier) idle() error {
	for _, text := range []string{
		`MATCH (s:Source) WHERE NOT EXISTS { (s)<-[:PUBLISHED_BY]-() } RETURN 'source ' + s.name`,
		`MATCH (o:Origin) WHERE NOT EXISTS { (o)-[:HOLDS]->() } RETURN 'origin ' + o.path`,
	} {
		names, err := v.strings(text, nil)
		if err != nil {
			return err
		}
		for _, name := range names {
			v.audit.Fault(name + " is stored, but no article needs it")
		}
	}
	return nil
}
