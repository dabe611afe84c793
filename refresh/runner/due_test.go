package runner

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Jitter spreads the sources, within its bounds, and alike each time with the same seed.
func TestJitter(t *testing.T) {
	s := newSite(t, 4, 4, 1)
	schedule := func(seed int) (list []time.Time) {
		j := newJob(t, s, fmt.Sprintf("every: 1h\njitter: 10m\nseed: %d\n", seed))
		_, err := j.Run(context.Background())
		require.NoError(t, err)
		for _, source := range j.Config.Sources {
			state, err := j.Ledger.Source(context.Background(), source.Name)
			require.NoError(t, err)
			late := state.NextDue.Sub(s.now().Add(time.Hour))
			assert.GreaterOrEqual(t, late, time.Duration(0))
			assert.Less(t, late, 10*time.Minute)
			list = append(list, state.NextDue)
		}
		return list
	}
	first := schedule(1)
	assert.NotEqual(t, first[0], first[1])
	assert.Equal(t, first, schedule(1))
	assert.NotEqual(t, first, schedule(2))
}

// A run that begins a moment early asks its sources all the same.
func TestEarlyRun(t *testing.T) {
	s := newSite(t, 4, 1, 1)
	j := newJob(t, s, "every: 15m\n")
	for after, due := range map[time.Duration]bool{15*time.Minute - time.Second: true, 14 * time.Minute: false} {
		s.set(s.now().Add(time.Hour))
		_, err := j.Run(context.Background())
		require.NoError(t, err)
		s.set(s.now().Add(after))
		report, err := j.Run(context.Background())
		require.NoError(t, err)
		assert.Equal(t, due, report.Sources[0].Due, after)
	}
}
