package neo4j

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"

	"geokg/graph"
)

// Options say which server to use and how.
type Options struct {
	URI      string // bolt://, neo4j:// (routed), and both with +s or +ssc
	Username string
	Password string
	Database string           // "": the user's home database
	ReadOnly bool             // the schema is not made; Apply and Delete fail
	Agent    string           // how geokg names itself to the server: "geokg/1.2"
	Now      func() time.Time // stamps what is accepted; nil: time.Now
}

// How long to wait for a server that does not answer.
const (
	connectTimeout = 10 * time.Second
	retryTime      = 30 * time.Second
)

// Store is a graph in a Neo4j database. Close it.
type Store struct {
	name     string // of the server, for messages
	database string
	readOnly bool
	now      func() time.Time
	driver   neo4j.DriverWithContext
	seen     neo4j.BookmarkManager // so that a read sees the writes before it, on clusters too
}

var _ graph.Store = (*Store)(nil)

// Open connects to the server and, unless it is to be read only, makes constraints and
// indexes in a database that has none. The error wraps graph.ErrUnreachable or ErrForeign.
func Open(ctx context.Context, opts Options) (*Store, error) {
	store, err := Connect(ctx, opts)
	if err != nil {
		return nil, err
	}
	if err := store.prepare(ctx); err != nil {
		return nil, errors.Join(store.fail(ctx, "open", err), store.Close())
	}
	return store, nil
}

// Connect connects to the server without looking at what the database holds. The error
// wraps graph.ErrUnreachable.
func Connect(ctx context.Context, opts Options) (*Store, error) {
	driver, err := neo4j.NewDriverWithContext(opts.URI, neo4j.BasicAuth(opts.Username, opts.Password, ""),
		func(c *config.Config) {
			c.SocketConnectTimeout = connectTimeout
			c.ConnectionAcquisitionTimeout = connectTimeout
			c.MaxTransactionRetryTime = retryTime
			c.TelemetryDisabled = true
			if opts.Agent != "" {
				c.UserAgent = opts.Agent
			}
		})
	if err != nil {
		return nil, fmt.Errorf("open %s: %w: %w", opts.URI, graph.ErrUnreachable, err)
	}
	store := &Store{
		name: opts.URI, database: opts.Database, readOnly: opts.ReadOnly, now: opts.Now,
		driver: driver, seen: neo4j.NewBookmarkManager(neo4j.BookmarkManagerConfig{}),
	}
	if store.now == nil {
		store.now = time.Now
	}
	// A server that is not there is told at once; later on, transactions wait for it.
	if err := driver.VerifyConnectivity(ctx); err != nil {
		return nil, errors.Join(store.fail(ctx, "open", err), store.Close())
	}
	return store, nil
}

// Close ends all connections.
func (s *Store) Close() error { return s.driver.Close(context.Background()) }

func (s *Store) session(ctx context.Context, mode neo4j.AccessMode) neo4j.SessionWithContext {
	return s.driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: mode, DatabaseName: s.database, BookmarkManager: s.seen})
}

// read runs work in a transaction that cannot write. It may run more than once.
func (s *Store) read(ctx context.Context, work func(*reader) error) error {
	session := s.session(ctx, neo4j.AccessModeRead)
	_, err := session.ExecuteRead(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
		return nil, work(&reader{ctx: ctx, tx: tx})
	})
	return errors.Join(err, session.Close(context.WithoutCancel(ctx)))
}

// reader is one transaction.
type reader struct {
	ctx     context.Context
	tx      neo4j.ManagedTransaction
	planned string // how statements are planned: "" or plannedOnce
}

// plannedOnce keeps the server from planning a fixed statement again as the graph grows:
// each looks things up by the indexes that are made for it, on an empty graph too.
const plannedOnce = "CYPHER replan=skip "

// each calls row for every row of the answer.
func (r *reader) each(text string, params map[string]any, row func(values []any) error) error {
	result, err := r.tx.Run(r.ctx, r.planned+text, params)
	if err != nil {
		return err
	}
	for result.Next(r.ctx) {
		if err := row(result.Record().Values); err != nil {
			return err
		}
	}
	return result.Err()
}

// exec runs a statement for what it does.
func (r *reader) exec(text string, params map[string]any) error {
	return r.each(text, params, func([]any) error { return nil })
}

// strings returns the first column.
func (r *reader) strings(text string, params map[string]any) ([]string, error) {
	var list []string
	err := r.each(text, params, func(values []any) error {
		word, _ := values[0].(string)
		list = append(list, word)
		return nil
	})
	return list, err
}
