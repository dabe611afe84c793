package biaffine

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A network of random weights would give words several subjects all the time.
func TestRolesAreGivenOnce(t *testing.T) {
	m := randomModel(t)
	sents := randomSentences(m, rand.New(rand.NewPCG(9, 10)), 200)
	m.Parse(sents, 0)
	found := 0
	for _, s := range sents {
		type place struct {
			head int32
			role role
		}
		held := map[place]bool{}
		for i, h := range s.Heads {
			r := m.roles[s.Rels[i]]
			if r == noRole {
				continue
			}
			require.False(t, held[place{h, r}], "two of role %d on word %d", r, h)
			held[place{h, r}] = true
			found++
		}
		require.True(t, len(s.Heads) == 0 || isTree(s.Heads) && isProjective(s.Heads), s.Heads)
	}
	assert.Greater(t, found, 200)
}

func TestRolesOf(t *testing.T) {
	assert.Equal(t, []role{noRole, subject, noRole, subject, object, indirectObject},
		rolesOf([]string{"root", "nsubj", "nsubj:outer", "nsubj:pass", "obj", "iobj"}, 0))
	assert.Equal(t, []role{noRole, noRole, noRole}, rolesOf([]string{"nsubj", "obj", "root"}, 2), "nothing is left for the second")
}
