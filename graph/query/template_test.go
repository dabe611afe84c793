package query

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestBuiltinLoads(t *testing.T) {
	require.NotEmpty(t, Builtin().Templates())
}
