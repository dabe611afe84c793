package neo4j

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A server that is killed while it makes a constraint keeps the index that it made first.
func TestSchemaAfterKill(t *testing.T) {
	store := openStore(t)
	for _, statement := range []string{
		`DROP CONSTRAINT geokg_graph_id`,
		`CREATE INDEX geokg_graph_id FOR (n:Geokg) ON (n.id)`,
		`CALL db.awaitIndexes(60)`,
	} {
		_, err := store.Cypher(t.Context(), statement, nil, true)
		require.NoError(t, err)
	}
	found, err := store.examineSchema(t.Context())
	require.NoError(t, err)
	assert.Contains(t, found.Found, "missing or not ready: geokg_graph_id")
	made, err := store.ApplySchema(t.Context())
	require.NoError(t, err)
	assert.Equal(t, []string{"geokg_graph_id"}, made)
	missing, err := store.MissingSchema(t.Context())
	require.NoError(t, err)
	assert.Empty(t, missing)
}
