package neo4jtest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Version is that of the server that is started.
const Version = "5.26.28"

// Server is a running Neo4j.
type Server struct {
	URI      string // bolt://
	Browser  string // http:// address of Neo4j Browser; "" if it is not known
	Username string
	Password string
	config   string       // of a server in Java: its neo4j.conf
	launch   func() error // of a server in Java: starts it on its files, again after Kill
	stop     func() error
	kill     func() error
}

// errAbsent says why a way to get a server is not there; the next one is tried.
var errAbsent = errors.New("not available")

// shared is the server of this test binary.
var shared = sync.OnceValues(func() (*Server, error) {
	server, err := find()
	if err != nil {
		return nil, err
	}
	return server, server.claim()
})

var (
	started   []*Server
	startedMu sync.Mutex
)

// Main runs the tests and stops the servers that they started.
func Main(m *testing.M) int {
	code := m.Run()
	startedMu.Lock()
	defer startedMu.Unlock()
	for _, server := range started {
		if err := server.stop(); err != nil {
			fmt.Fprintln(os.Stderr, "stop neo4j:", err)
			code = max(code, 1)
		}
	}
	return code
}

// Get returns the server of this test binary with an empty database, or skips the test.
// Tests that use it do not run in parallel.
func Get(t testing.TB) *Server {
	t.Helper()
	server, err := shared()
	if err != nil {
		skip(t, err)
	}
	if err := server.empty(t.Context()); err != nil {
		t.Fatalf("empty the test database: %v", err)
	}
	return server
}

// Own starts a server for one test, which may kill it, or skips the test. Settings are lines
// of neo4j.conf.
func Own(t testing.TB, settings ...string) *Server {
	t.Helper()
	server, err := startJava(t.TempDir(), settings...)
	if err != nil {
		skip(t, err)
	}
	t.Cleanup(func() { _ = server.kill() })
	return server
}

func skip(t testing.TB, err error) {
	t.Helper()
	const hint = "set NEO4J_TEST_URI, or install Docker, or Java and Maven"
	if os.Getenv("GEOKG_REQUIRE_NEO4J") != "" {
		t.Fatalf("no Neo4j, which GEOKG_REQUIRE_NEO4J asks for: %v (%s)", err, hint)
	}
	t.Skipf("SKIPPED: no Neo4j: %v (%s)", err, hint)
}

// find tries the ways to a server in order.
func find() (*Server, error) {
	if uri := os.Getenv("NEO4J_TEST_URI"); uri != "" {
		nothing := func() error { return nil }
		return &Server{URI: uri, Browser: os.Getenv("NEO4J_TEST_BROWSER"),
			Username: env("NEO4J_USERNAME", "neo4j"), Password: os.Getenv("NEO4J_PASSWORD"), stop: nothing, kill: nothing}, nil
	}
	var reasons []error
	for _, start := range []func() (*Server, error){startDocker, startShared} {
		server, err := start()
		if err == nil {
			startedMu.Lock()
			defer startedMu.Unlock()
			started = append(started, server)
			return server, nil
		}
		reasons = append(reasons, err)
		if !errors.Is(err, errAbsent) {
			break
		}
	}
	return nil, errors.Join(reasons...)
}

func startShared() (*Server, error) {
	home, err := os.MkdirTemp("", "geokg-neo4j-")
	if err != nil {
		return nil, err
	}
	server, err := startJava(home)
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(home))
	}
	stop := server.stop
	server.stop = func() error { return errors.Join(stop(), os.RemoveAll(home)) }
	return server, nil
}

func env(name, otherwise string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return otherwise
}

// Kill ends the server at once, as a crash would.
func (s *Server) Kill(t testing.TB) {
	t.Helper()
	if err := s.kill(); err != nil {
		t.Fatalf("kill neo4j: %v", err)
	}
}

// Restart starts a server of [Own] again on the files that it had when it was killed, with
// further settings.
func (s *Server) Restart(t testing.TB, settings ...string) {
	t.Helper()
	if err := s.configure(settings); err != nil {
		t.Fatalf("configure neo4j: %v", err)
	}
	if err := s.launch(); err != nil {
		t.Fatalf("start neo4j again: %v", err)
	}
}

// claim marks the database as one for tests, or refuses it if somebody else's data are there.
func (s *Server) claim() error {
	return s.session(context.Background(), func(run func(string) (int64, error)) error {
		marked, err := run(`OPTIONAL MATCH (n:GeokgTest) RETURN count(n)`)
		if err != nil || marked > 0 {
			return err
		}
		others, err := run(`MATCH (n) RETURN count(n)`)
		if err != nil {
			return err
		}
		if others > 0 {
			return fmt.Errorf("the database at %s holds %d nodes and no (:GeokgTest): it is not for tests", s.URI, others)
		}
		_, err = run(`CREATE (:GeokgTest) RETURN 0`)
		return err
	})
}

// empty removes everything but the marker, the mark of the graph's schema and the schema.
// It goes by small transactions, and from the leaves to the hubs.
func (s *Server) empty(ctx context.Context) error {
	return s.session(ctx, func(run func(string) (int64, error)) error {
		for _, nodes := range []string{"(n:Claim)", "(n:Event)", "(n:Article)", "(n)"} {
			for {
				removed, err := run(`MATCH ` + nodes + ` WHERE NOT n:GeokgTest AND NOT n:Geokg
					WITH n LIMIT 5000 DETACH DELETE n RETURN count(*)`)
				if err != nil {
					return err
				}
				if removed == 0 {
					break
				}
			}
		}
		return nil
	})
}

// session gives work a function that runs a statement and returns the number it answers.
func (s *Server) session(ctx context.Context, work func(run func(string) (int64, error)) error) error {
	driver, err := neo4j.NewDriverWithContext(s.URI, neo4j.BasicAuth(s.Username, s.Password, ""))
	if err != nil {
		return err
	}
	defer driver.Close(ctx)
	session := driver.NewSession(ctx, neo4j.SessionConfig{})
	defer session.Close(ctx)
	return work(func(text string) (int64, error) {
		result, err := session.Run(ctx, text, nil)
		if err != nil {
			return 0, err
		}
		record, err := result.Single(ctx)
		if err != nil {
			return 0, err
		}
		n, _ := record.Values[0].(int64)
		return n, nil
	})
}

// answer waits until the server answers, or says why it does not.
func (s *Server) answer(within time.Duration, alive func() error) error {
	deadline := time.Now().Add(within)
	for {
		err := s.session(context.Background(), func(run func(string) (int64, error)) error {
			_, err := run(`RETURN 1`)
			return err
		})
		if err == nil {
			return nil
		}
		if err := alive(); err != nil {
			return err
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("neo4j did not answer within %s: %w", within, err)
		}
		time.Sleep(500 * time.Millisecond)
	}
}
