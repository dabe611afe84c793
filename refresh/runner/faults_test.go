package runner

import (
	"context"
	"flag"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/graph"
	"geokg/graph/neo4j/neo4jtest"
)

var (
	articlesFlag = flag.Int("articles", 60, "articles of the simulated site")
	feedsFlag    = flag.Int("feeds", 4, "its feeds")
	daysFlag     = flag.Int("days", 3, "days over which they appear")
	serverFlag   = flag.Bool("server", false, "the site of the test with a server is as large as the flags say")
)

// simulate runs four times a day for the days of the site and some more, and returns how
// long that took.
func (j *job) simulate(s *site, run func(at time.Time)) time.Duration {
	start := time.Now()
	for at := firstDay; at.Before(firstDay.Add(time.Duration(s.days+4) * 24 * time.Hour)); at = at.Add(6 * time.Hour) {
		s.set(at)
		run(at)
	}
	return time.Since(start)
}

// With one request in ten going wrong, and the graph away for a day, the graph in the end is
// the one that an undisturbed job makes; a run right after asks only whether things have
// changed and writes nothing.
func TestFaultsLeaveNoTrace(t *testing.T) {
	s := newSite(t, *articlesFlag, *feedsFlag, *daysFlag)
	testFaults(t, s, func(*job) {}, func() int64 { return 0 })
}

// So it is in a server.
func TestFaultsLeaveNoTraceInServer(t *testing.T) {
	if testing.Short() {
		t.Skip("starts a server")
	}
	server := neo4jtest.Get(t)
	s := newSite(t, 12, 2, 2)
	if *serverFlag {
		s = newSite(t, *articlesFlag, *feedsFlag, *daysFlag)
	}
	testFaults(t, s, func(j *job) { j.useServer(server) }, func() int64 { return transactions(t, server) })
}

// transactions is the number of the last transaction that wrote to a server's database.
func transactions(t *testing.T, server *neo4jtest.Server) int64 {
	driver, err := neo4j.NewDriverWithContext(server.URI, neo4j.BasicAuth(server.Username, server.Password, ""))
	require.NoError(t, err)
	defer driver.Close(t.Context())
	result, err := neo4j.ExecuteQuery(t.Context(), driver, `SHOW DATABASE neo4j YIELD lastCommittedTxn`, nil,
		neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithDatabase("system"))
	require.NoError(t, err)
	last, _, err := neo4j.GetRecordValue[int64](result.Records[0], "lastCommittedTxn")
	require.NoError(t, err)
	return last
}

// hostRate is how many requests a second the disturbed job may send.
const hostRate = 250

// testFaults is the test with the graph of the disturbed job in a place of its own.
func testFaults(t *testing.T, s *site, place func(*job), transactions func() int64) {
	calm := newJob(t, s, "")
	took := calm.simulate(s, func(time.Time) {
		_, err := calm.Run(context.Background())
		require.NoError(t, err)
	})
	want := calm.dump()
	require.Contains(t, want, "CRITICIZED")
	t.Logf("undisturbed: %d requests, %.1f s", s.asked.Swap(0), took.Seconds())

	s.reset(0.1)
	rough := newJob(t, s, fmt.Sprintf("rate: %d\n", hostRate))
	place(rough)
	took = rough.simulate(s, func(at time.Time) { rough.disturbed(s, at) })
	faults := 0
	for _, request := range s.take() {
		if outcome, _, _ := strings.Cut(request, " "); outcome != "200" && outcome != "302" && outcome != "304" {
			faults++
		}
	}
	t.Logf("disturbed: %d requests, %d faults, %.1f s", s.asked.Load(), faults, took.Seconds())
	require.True(t, want == rough.dump(), "the graph differs from that of an undisturbed job")

	s.reset(0)
	s.set(firstDay.Add(time.Duration(s.days+5) * 24 * time.Hour))
	rough.writes.Store(0)
	before := transactions()
	report, err := rough.Run(context.Background())
	require.NoError(t, err)
	asked := s.take()
	require.NotEmpty(t, asked)
	for _, request := range asked {
		assert.True(t, strings.HasPrefix(request, "304 "), request)
	}
	assert.Zero(t, report.Sent+report.Removed)
	assert.Zero(t, rough.writes.Load())
	assert.Equal(t, before, transactions())
	assert.Equal(t, want, rough.dump())
}

// disturbed is one run at a time of the simulation; the graph is away on the second day.
func (j *job) disturbed(s *site, at time.Time) {
	j.down.Store(at.Sub(firstDay) >= 24*time.Hour && at.Sub(firstDay) < 48*time.Hour)
	before, start := s.asked.Load(), time.Now()
	report, err := j.Run(context.Background())
	most := hostRate*time.Since(start).Seconds() + 1
	require.LessOrEqual(j.t, float64(s.asked.Load()-before), most, "requests of one run")
	if j.down.Load() {
		require.ErrorIs(j.t, err, graph.ErrUnreachable)
		require.Positive(j.t, report.Waiting)
		return
	}
	require.NoError(j.t, err)
	require.Zero(j.t, report.Waiting)
}
