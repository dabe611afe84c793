package runner

import (
	"context"
	"os"
	"runtime"
	"testing"
	"time"

	"github.com/jonboulle/clockwork"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A day of runs, one every quarter of an hour, leaves the process as large as it was.
func TestDay(t *testing.T) {
	s := newSite(t, 24, 3, 1)
	j := newJob(t, s, "every: 15m\n")
	clock := clockwork.NewFakeClockAt(firstDay)
	ctx, cancel := context.WithCancel(t.Context())
	runs, ended := make(chan error), make(chan error, 1)
	go func() {
		ended <- j.Loop(ctx, Schedule{Every: 15 * time.Minute, Clock: clock}, func(_ Report, err error) { runs <- err })
	}()
	require.NoError(t, <-runs)
	var early usage
	for quarter := range 96 {
		next(t, s, clock, runs)
		if quarter == 24 {
			early = used()
		}
	}
	late := used()
	assert.LessOrEqual(t, late.goroutines, early.goroutines+10)
	assert.LessOrEqual(t, late.files, early.files+10)
	assert.Less(t, late.heap, early.heap+8<<20)
	cancel()
	require.NoError(t, <-ended)
	assert.Contains(t, j.dump(), "CRITICIZED")
}

// next lets a quarter of an hour pass, and another one for as long as no run ends: a run that
// falls due before the scheduler has put the last one away is left out.
func next(t *testing.T, s *site, clock *clockwork.FakeClock, runs <-chan error) {
	for range 100 {
		s.set(clock.Now().Add(15 * time.Minute))
		clock.Advance(15 * time.Minute)
		select {
		case err := <-runs:
			require.NoError(t, err)
			return
		case <-time.After(200 * time.Millisecond):
		}
	}
	t.Fatal("no run began")
}

// usage is how much of the machine a process holds.
type usage struct {
	goroutines, files int
	heap              uint64 // bytes that are in use
}

func used() usage {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	open, _ := os.ReadDir("/proc/self/fd") // none where there is no such folder
	return usage{runtime.NumGoroutine(), len(open), m.HeapAlloc}
}
