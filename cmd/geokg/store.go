package main

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"geokg/graph"
	"geokg/graph/neo4j"
	"geokg/graph/sqlite"
)

const defaultStore = "sqlite:geokg.db"

func storeFlag() cli.Flag {
	return &cli.StringFlag{Name: "store", Value: defaultStore, EnvVars: []string{"GEOKG_STORE"},
		Usage: "the graph: sqlite:PATH, or bolt://HOST:PORT or neo4j://HOST:PORT with NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE"}
}

type access bool

const (
	forReading access = true
	forWriting access = false
)

// openStore opens the store that --store names.
func openStore(c *cli.Context, how access) (graph.Store, error) {
	url := c.String("store")
	if isServer(url) {
		return neo4j.Open(c.Context, serverOptions(url, how))
	}
	path, err := sqlitePath(c, url)
	if err != nil {
		return nil, err
	}
	return sqlite.Open(c.Context, sqlite.Options{Path: path, ReadOnly: bool(how)})
}

// isServer reports whether a URL is that of a Neo4j server.
func isServer(url string) bool {
	scheme, _, _ := strings.Cut(url, ":")
	scheme = strings.TrimSuffix(strings.TrimSuffix(scheme, "+ssc"), "+s")
	return scheme == "bolt" || scheme == "neo4j"
}

func serverOptions(url string, how access) neo4j.Options {
	return neo4j.Options{
		URI:      url,
		Username: cmp.Or(os.Getenv("NEO4J_USERNAME"), os.Getenv("NEO4J_USER"), "neo4j"),
		Password: os.Getenv("NEO4J_PASSWORD"),
		Database: os.Getenv("NEO4J_DATABASE"),
		ReadOnly: bool(how),
		Agent:    "geokg/" + version,
	}
}

// connectServer connects to the server that --store names, whatever its database holds.
func connectServer(c *cli.Context) (*neo4j.Store, error) {
	return neo4j.Connect(c.Context, serverOptions(c.String("store"), forWriting))
}

// openIfThere opens the store for reading; nil if it is a file that does not exist yet.
func openIfThere(c *cli.Context) (graph.Store, error) {
	if path, err := sqlitePath(c, c.String("store")); err == nil {
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			return nil, nil
		}
	}
	return openStore(c, forReading)
}

// sqlitePath is the file that a URL sqlite:PATH names.
func sqlitePath(c *cli.Context, url string) (string, error) {
	scheme, rest, found := strings.Cut(url, ":")
	switch {
	case !found:
		return "", hint(usagef(c, "store %q has no scheme", url), "is sqlite:"+url+" meant?")
	case scheme != "sqlite":
		return "", usagef(c, "store %s: unknown scheme %q, want sqlite, bolt or neo4j", url, scheme)
	}
	path := strings.TrimPrefix(rest, "//")
	if path == "" {
		return "", usagef(c, "store %s names no file, want sqlite:PATH", url)
	}
	return path, nil
}
