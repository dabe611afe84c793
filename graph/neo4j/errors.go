package neo4j

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"geokg/graph"
)

// ErrReadAccess: a statement that may only read would write.
var ErrReadAccess = errors.New("the statement would write, and may only read")

// refusals says, by the start of the server's code, what it refuses and what to do.
var refusals = []struct{ code, hint string }{
	{"Neo.ClientError.Security.Unauthorized", "wrong user name or password: set NEO4J_USERNAME and NEO4J_PASSWORD"},
	{"Neo.ClientError.Security.AuthenticationRateLimit", "too many wrong passwords: wait some seconds"},
	{"Neo.ClientError.Security.CredentialsExpired", "the password must be changed first: ALTER CURRENT USER SET PASSWORD"},
	{"Neo.ClientError.Security", "the user may not do this"},
	{"Neo.ClientError.Database.DatabaseNotFound", "no such database: set NEO4J_DATABASE"},
	{"Neo.ClientError.General.ForbiddenOnReadOnlyDatabase", "the database is read-only"},
	{"Neo.ClientError.General.WriteOnReadOnlyAccessDatabase", "the database is read-only"},
	{"Neo.ClientError.Cluster.NotALeader", "this server does not take writes: use neo4j:// instead of bolt://"},
	{"Neo.TransientError.Database.DatabaseUnavailable", "the database is not up"},
	{"Neo.TransientError.General.OutOfMemoryError", "the server is out of memory: give it more or ingest smaller batches"},
	{"Neo.TransientError.General.MemoryPoolOutOfMemoryError", "the server is out of memory: give it more or ingest smaller batches"},
}

// fail names the operation and the server in an error. That ctx is done comes first: the
// driver tells it as a lost connection.
func (s *Store) fail(ctx context.Context, operation string, err error) error {
	if err == nil {
		return nil
	}
	if done := ctx.Err(); done != nil && !errors.Is(err, done) {
		return fmt.Errorf("%s %s: %w (%w)", operation, s.name, done, err)
	}
	return fmt.Errorf("%s %s: %w", operation, s.name, classify(err))
}

// classify wraps an error of the driver in the graph's error that it amounts to.
func classify(err error) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	var refused *neo4j.Neo4jError
	if errors.As(err, &refused) {
		if refused.Code == "Neo.ClientError.Statement.AccessMode" {
			return fmt.Errorf("%w: %w", ErrReadAccess, err)
		}
		for _, refusal := range refusals {
			if strings.HasPrefix(refused.Code, refusal.code) {
				return fmt.Errorf("%w: %s: %w", graph.ErrUnreachable, refusal.hint, err)
			}
		}
		return err
	}
	var unconnected *neo4j.ConnectivityError
	var limit *neo4j.TransactionExecutionLimit
	if errors.As(err, &unconnected) || errors.As(err, &limit) {
		return fmt.Errorf("%w: %s: %w", graph.ErrUnreachable, hintOn(err), err)
	}
	return err
}

// hintOn says what to look at when there is no connection.
func hintOn(err error) string {
	switch words := err.Error(); {
	case strings.Contains(words, "x509"):
		return "the server's certificate is not trusted: install its authority, or use the scheme with +ssc"
	case strings.Contains(strings.ToLower(words), "tls"):
		return "the server does not speak TLS: use the scheme without +s"
	default:
		return "no server answers: check that it runs, and its address"
	}
}
