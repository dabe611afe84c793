package neo4j_test

import (
	"context"
	"net"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/graph"
	"geokg/graph/neo4j"
	"geokg/graph/neo4j/neo4jtest"
)

// TestNoServer: an address where nobody listens is told at once, without a retry.
func TestNoServer(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	address := listener.Addr().String()
	require.NoError(t, listener.Close())
	for _, test := range []struct{ uri, says string }{
		{"bolt://" + address, "no server answers"},
		{"neo4j://" + address, "no server answers"},
		{"bolt+s://" + address, "no server answers"},
		{"http://" + address, "http"},
		{"bolt://", "bolt://"},
	} {
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
		_, err := neo4j.Open(ctx, neo4j.Options{URI: test.uri, Username: "neo4j", Password: "p"})
		require.ErrorIs(t, err, graph.ErrUnreachable, test.uri)
		assert.ErrorContains(t, err, test.says)
		assert.NoError(t, ctx.Err(), "%s: it took too long", test.uri)
		cancel()
	}
}

// TestRefused: what a server refuses says why, and wraps the error that callers look for.
func TestRefused(t *testing.T) {
	server := neo4jtest.Get(t)
	for _, test := range []struct {
		name   string
		change func(*neo4j.Options)
		says   string
	}{
		{"wrong password", func(o *neo4j.Options) { o.Password = "wrong" }, "NEO4J_PASSWORD"},
		{"wrong database", func(o *neo4j.Options) { o.Database = "nosuch" }, "NEO4J_DATABASE"},
		{"no TLS", func(o *neo4j.Options) { o.URI = "bolt+s" + o.URI[len("bolt"):] }, "without +s"},
	} {
		t.Run(test.name, func(t *testing.T) {
			opts := neo4j.Options{URI: server.URI, Username: server.Username, Password: server.Password}
			test.change(&opts)
			_, err := neo4j.Open(t.Context(), opts)
			require.ErrorIs(t, err, graph.ErrUnreachable)
			assert.ErrorContains(t, err, test.says)
			assert.ErrorContains(t, err, opts.URI)
		})
	}
}

func TestReadOnly(t *testing.T) {
	require.NoError(t, open(t).Close()) // makes the schema
	server := neo4jtest.Get(t)
	store, err := neo4j.Open(t.Context(), neo4j.Options{
		URI: server.URI, Username: server.Username, Password: server.Password, ReadOnly: true,
	})
	require.NoError(t, err)
	defer store.Close()
	_, err = store.Apply(t.Context(), graph.Batch{})
	require.ErrorIs(t, err, graph.ErrUnreachable)
	_, err = store.Delete(t.Context(), "a")
	require.ErrorIs(t, err, graph.ErrUnreachable)
	faults, err := store.Verify(t.Context())
	require.NoError(t, err)
	assert.Empty(t, faults)
}
