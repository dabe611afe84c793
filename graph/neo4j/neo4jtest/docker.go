package neo4jtest

import (
	"context"
	"fmt"
	"os/exec"
	"strings"
	"time"
)

const image = "neo4j:5.26-community"

// startDocker starts a server in a container that is removed when it stops.
func startDocker() (*Server, error) {
	docker := func(within time.Duration, args ...string) (string, error) {
		ctx, cancel := context.WithTimeout(context.Background(), within)
		defer cancel()
		out, err := exec.CommandContext(ctx, "docker", args...).CombinedOutput()
		if err != nil {
			return "", fmt.Errorf("docker %s: %w: %s", args[0], err, lastLines(out))
		}
		return strings.TrimSpace(string(out)), nil
	}
	if _, err := docker(5*time.Second, "version", "--format", "{{.Server.Version}}"); err != nil {
		return nil, fmt.Errorf("%w: %w", errAbsent, err)
	}
	s := &Server{Username: "neo4j", Password: "geokg-tests-only"}
	container, err := docker(fetchTime, "run", "--rm", "--detach", "--publish", "127.0.0.1::7687", "--publish", "127.0.0.1::7474",
		"--env", "NEO4J_AUTH="+s.Username+"/"+s.Password, image)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errAbsent, err)
	}
	container = container[strings.LastIndex(container, "\n")+1:]
	s.stop = func() error { _, err := docker(time.Minute, "rm", "--force", container); return err }
	s.kill = func() error { _, err := docker(time.Minute, "kill", container); return err }
	for port, address := range map[string]*string{"7687": &s.URI, "7474": &s.Browser} {
		if *address, err = docker(time.Minute, "port", container, port); err != nil {
			return nil, err
		}
	}
	s.URI, s.Browser = "bolt://"+s.URI, "http://"+s.Browser+"/browser/"
	return s, s.answer(startTime, func() error { return nil })
}
