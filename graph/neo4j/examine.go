package neo4j

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Finding is what one check of a server found.
type Finding struct {
	About string // what was looked at
	Found string
	Hint  string // what to do about it; "" if it is in order
}

// oldest is the oldest server on which all statements run.
var oldest = [2]int{5, 26}

// mostSkew is how far the server's clock may be from this one's before it is reported.
const mostSkew = time.Minute

// Examine checks the server and the database: whose it is, version, edition, access, schema
// and clock. The error says that something could not be asked.
func (s *Store) Examine(ctx context.Context) ([]Finding, error) {
	var findings []Finding
	for _, check := range []func(context.Context) (Finding, error){
		s.examineServer, s.examineDatabase, s.examineGraph, s.examineSchema, s.examineClock,
	} {
		finding, err := check(ctx)
		if err != nil {
			return findings, err
		}
		findings = append(findings, finding)
	}
	return findings, nil
}

// one returns the first row of what a statement of geokg's own answers; nil if there is none.
func (s *Store) one(ctx context.Context, text string, params map[string]any) ([]any, error) {
	answer, err := s.Cypher(ctx, text, params, false)
	if err != nil || len(answer.Rows) == 0 {
		return nil, err
	}
	return answer.Rows[0], nil
}

func (s *Store) examineServer(ctx context.Context) (Finding, error) {
	f := Finding{About: "server"}
	row, err := s.one(ctx, `CALL dbms.components() YIELD name, versions, edition WHERE name = 'Neo4j Kernel' RETURN versions[0], edition`, nil)
	if err != nil || row == nil {
		return f, err
	}
	version := fmt.Sprint(row[0])
	f.Found = fmt.Sprintf("Neo4j %s, %v edition", version, row[1])
	if major, minor := numbers(version); major < oldest[0] || major == oldest[0] && minor < oldest[1] {
		f.Hint = fmt.Sprintf("geokg needs Neo4j %d.%d or later", oldest[0], oldest[1])
	}
	return f, nil
}

// numbers are the first two of a version such as "5.26.28" or "5.27-aura".
func numbers(version string) (major, minor int) {
	parts := strings.FieldsFunc(version, func(r rune) bool { return r < '0' || r > '9' })
	if len(parts) >= 2 {
		major, _ = strconv.Atoi(parts[0]) // digits alone
		minor, _ = strconv.Atoi(parts[1])
	}
	return major, minor
}

func (s *Store) examineDatabase(ctx context.Context) (Finding, error) {
	f := Finding{About: "database"}
	row, err := s.one(ctx, `CALL db.info() YIELD name RETURN name`, nil)
	if err != nil || row == nil {
		return f, err
	}
	name := fmt.Sprint(row[0])
	row, err = s.one(ctx, `SHOW DATABASES YIELD name, access, currentStatus WHERE name = $name RETURN access, currentStatus`,
		map[string]any{"name": name})
	if err != nil || row == nil {
		f.Found = name
		return f, err
	}
	f.Found = fmt.Sprintf("%s, %v, %v", name, row[1], row[0])
	switch {
	case row[1] != "online":
		f.Hint = "the database is not up: the server's log says why"
	case row[0] != "read-write":
		f.Hint = "questions are answered, but nothing can be ingested: ALTER DATABASE " + name + " SET ACCESS READ WRITE, or server.databases.read_only in neo4j.conf"
	}
	return f, nil
}

func (s *Store) examineGraph(ctx context.Context) (Finding, error) {
	f := Finding{About: "graph"}
	row, err := s.one(ctx, `OPTIONAL MATCH (g:Geokg {id: 'graph'}) RETURN g.version,
		COUNT { MATCH (:Article) }, COUNT { MATCH (:Claim) }, EXISTS { MATCH (n) WHERE NOT n:GeokgTest }`, nil)
	if err != nil {
		return f, err
	}
	found, marked := row[0].(int64)
	switch {
	case !marked && row[3] == true:
		f.Found, f.Hint = "another graph than geokg's", "name an empty database"
	case !marked:
		f.Found, f.Hint = "none yet", "ingest an article"
	case found > version:
		f.Found, f.Hint = fmt.Sprintf("schema version %d, this geokg knows up to %d", found, version), "update geokg"
	default:
		f.Found = fmt.Sprintf("%d articles, %d claims", row[1], row[2])
	}
	return f, nil
}

func (s *Store) examineSchema(ctx context.Context) (Finding, error) {
	f := Finding{About: "schema"}
	missing, err := s.MissingSchema(ctx)
	if err != nil {
		return f, err
	}
	f.Found = fmt.Sprintf("%d constraints and indexes", len(Schema())-len(missing))
	if len(missing) > 0 {
		names := make([]string, len(missing))
		for i, statement := range missing {
			names[i] = nameOf(statement)
		}
		f.Found += fmt.Sprintf("; missing or not ready: %s", strings.Join(names, ", "))
		f.Hint = "geokg schema apply makes them"
	}
	return f, nil
}

// MissingSchema returns the statements of [Schema] whose constraint or index the database
// does not have, or has not filled.
func (s *Store) MissingSchema(ctx context.Context) ([]string, error) {
	// A constraint has an index of its name, which is worth nothing without it.
	answer, err := s.Cypher(ctx, `SHOW INDEXES YIELD name, state, owningConstraint
		WHERE state = 'ONLINE' AND name STARTS WITH 'geokg_' RETURN name, owningConstraint IS NOT NULL`, nil, false)
	if err != nil {
		return nil, err
	}
	owned := map[string]bool{}
	for _, row := range answer.Rows {
		name, _ := row[0].(string)
		owned[name], _ = row[1].(bool)
	}
	return slices.DeleteFunc(Schema(), func(statement string) bool {
		constraint, there := owned[nameOf(statement)]
		return there && constraint == isConstraint(statement)
	}), nil
}

// nameOf is the name of what a statement of [Schema] makes.
func nameOf(statement string) string {
	for _, word := range strings.Fields(statement) {
		if strings.HasPrefix(word, "geokg_") {
			return word
		}
	}
	return statement
}

// isConstraint tells a statement of [Schema] that makes a constraint from one that makes an index.
func isConstraint(statement string) bool { return strings.HasPrefix(statement, "CREATE CONSTRAINT ") }

func (s *Store) examineClock(ctx context.Context) (Finding, error) {
	f := Finding{About: "clock"}
	before := s.now()
	row, err := s.one(ctx, `RETURN datetime.realtime().epochMillis`, nil)
	if err != nil {
		return f, err
	}
	after := s.now()
	millis, _ := row[0].(int64)
	skew := time.UnixMilli(millis).Sub(before.Add(after.Sub(before) / 2)).Round(time.Second / 10)
	switch {
	case skew.Abs() <= time.Second:
		f.Found = "the server's agrees"
	case skew > 0:
		f.Found = fmt.Sprintf("the server's is %s ahead", skew)
	default:
		f.Found = fmt.Sprintf("the server's is %s behind", -skew)
	}
	if skew.Abs() > mostSkew {
		f.Hint = "set both clocks: times of recording will not be in order"
	}
	return f, nil
}
