package neo4jtest

import (
	"bytes"
	"context"
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

//go:embed pom.xml
var pom []byte

// How long things may take on a slow or busy machine.
const (
	fetchTime = 10 * time.Minute
	startTime = 3 * time.Minute
)

// jars returns the folder of the server's jars, fetched by Maven if they are not there.
func jars() (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	lib := filepath.Join(cache, "geokg", "neo4j-"+Version)
	if _, err := os.Stat(lib); err == nil {
		return lib, nil
	}
	maven, err := exec.LookPath("mvn")
	if err != nil {
		return "", fmt.Errorf("maven: %w: %w", errAbsent, err)
	}
	if err := os.MkdirAll(filepath.Dir(lib), 0o755); err != nil {
		return "", err
	}
	work, err := os.MkdirTemp(filepath.Dir(lib), "fetching-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(work)
	if err := os.WriteFile(filepath.Join(work, "pom.xml"), pom, 0o644); err != nil {
		return "", err
	}
	ctx, cancel := context.WithTimeout(context.Background(), fetchTime)
	defer cancel()
	fetch := exec.CommandContext(ctx, maven, "-q", "-B", "-ntp", "dependency:copy-dependencies", "-DoutputDirectory=lib")
	fetch.Dir = work
	if out, err := fetch.CombinedOutput(); err != nil {
		return "", fmt.Errorf("fetch neo4j with maven: %w: %w: %s", errAbsent, err, lastLines(out))
	}
	// Another test binary may have been faster: then its folder serves as well.
	if err := os.Rename(filepath.Join(work, "lib"), lib); err != nil && !errors.Is(err, os.ErrExist) {
		return "", err
	}
	return lib, nil
}

func javaAndJars() (java, lib string, err error) {
	if java, err = exec.LookPath("java"); err != nil {
		return "", "", fmt.Errorf("java: %w: %w", errAbsent, err)
	}
	lib, err = jars()
	return java, lib, err
}

// startJava starts a server whose files are in home, with further settings.
func startJava(home string, settings ...string) (*Server, error) {
	java, lib, err := javaAndJars()
	if err != nil {
		return nil, err
	}
	s := &Server{Username: "neo4j", Password: "geokg-tests-only"}
	config := filepath.Join(home, "conf")
	if err := prepare(s, java, lib, home); err != nil {
		return nil, err
	}
	args := []string{"-Xms256m", "-Xmx512m", "-XX:+UseSerialGC"}
	if !benchmarking() { // less work in the short life of a server that is emptied all the time
		args = append(args, "-XX:TieredStopAtLevel=1")
		settings = append([]string{"dbms.cypher.min_replan_interval=1h"}, settings...)
	}
	if err := s.configure(settings); err != nil {
		return nil, err
	}
	args = append(args, "-cp", filepath.Join(lib, "*"), "org.neo4j.server.CommunityEntryPoint", "--home-dir="+home, "--config-dir="+config)
	s.launch = func() error { return launch(s, exec.Command(java, args...)) }
	return s, s.launch()
}

func benchmarking() bool {
	bench := flag.Lookup("test.bench")
	return bench != nil && bench.Value.String() != ""
}

// configure adds settings to those of the server.
func (s *Server) configure(settings []string) error {
	file, err := os.OpenFile(s.config, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = file.WriteString(strings.Join(append(settings, ""), "\n"))
	return errors.Join(err, file.Close())
}

// prepare sets a server up that nobody but this test can reach.
func prepare(s *Server, java, lib, home string) error {
	bolt, err := freePort()
	if err != nil {
		return err
	}
	http, err := freePort()
	if err != nil {
		return err
	}
	s.URI, s.Browser = "bolt://"+bolt, "http://"+http+"/browser/"
	config := filepath.Join(home, "conf")
	if err := os.MkdirAll(config, 0o755); err != nil {
		return err
	}
	settings := strings.Join([]string{
		"server.default_listen_address=127.0.0.1",
		"server.bolt.listen_address=" + bolt,
		"server.bolt.advertised_address=" + bolt,
		"server.http.listen_address=" + http,
		"server.http.advertised_address=" + http,
		"server.https.enabled=false",
		"server.memory.pagecache.size=128m",
		"dbms.usage_report.enabled=false",
		"db.tx_log.preallocate=false",
	}, "\n") + "\n"
	s.config = filepath.Join(config, "neo4j.conf")
	if err := os.WriteFile(s.config, []byte(settings), 0o644); err != nil {
		return err
	}
	admin := exec.Command(java, "-Xmx128m", "-cp", filepath.Join(lib, "*"),
		"org.neo4j.cli.AdminTool", "dbms", "set-initial-password", s.Password)
	admin.Env = append(os.Environ(), "NEO4J_HOME="+home, "NEO4J_CONF="+config)
	if out, err := admin.CombinedOutput(); err != nil {
		return fmt.Errorf("set the password of neo4j: %w: %s", err, lastLines(out))
	}
	return nil
}

// launch starts the server and waits until it answers.
func launch(s *Server, command *exec.Cmd) error {
	var out bytes.Buffer
	command.Stdout, command.Stderr = &out, &out
	ended, err := startWithParent(command)
	if err != nil {
		return err
	}
	s.kill = func() error {
		if err := command.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
			return err
		}
		<-ended
		return nil
	}
	s.stop = func() error {
		if err := command.Process.Signal(os.Interrupt); err != nil {
			return s.kill()
		}
		select {
		case <-ended:
			return nil
		case <-time.After(20 * time.Second):
			return s.kill()
		}
	}
	alive := func() error {
		select {
		case <-ended:
			return fmt.Errorf("neo4j ended: %s", lastLines(out.Bytes()))
		default:
			return nil
		}
	}
	if err := s.answer(startTime, alive); err != nil {
		return errors.Join(err, s.kill())
	}
	return nil
}

// freePort returns an address of the loopback interface that nobody listens on.
func freePort() (string, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return listener.Addr().String(), listener.Close()
}

func lastLines(out []byte) string {
	const enough = 500
	return strings.TrimSpace(string(out[max(0, len(out)-enough):]))
}
