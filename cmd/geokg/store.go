package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"geokg/graph"
	"geokg/graph/sqlite"
)

const defaultStore = "sqlite:geokg.db"

func storeFlag() cli.Flag {
	return &cli.StringFlag{Name: "store", Value: defaultStore, EnvVars: []string{"GEOKG_STORE"},
		Usage: "the graph: sqlite:PATH"}
}

type access bool

const (
	forReading access = true
	forWriting access = false
)

// openStore opens the store that --store names.
func openStore(c *cli.Context, how access) (graph.Store, error) {
	path, err := storePath(c)
	if err != nil {
		return nil, err
	}
	return openSQLite(c.Context, path, how)
}

// openIfThere opens the store for reading; nil if there is none yet.
func openIfThere(c *cli.Context) (graph.Store, error) {
	path, err := storePath(c)
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return openSQLite(c.Context, path, forReading)
}

func openSQLite(ctx context.Context, path string, how access) (graph.Store, error) {
	return sqlite.Open(ctx, sqlite.Options{Path: path, ReadOnly: bool(how)})
}

// storePath is the file of the store that --store names.
func storePath(c *cli.Context) (string, error) {
	url := c.String("store")
	scheme, rest, found := strings.Cut(url, ":")
	switch {
	case !found:
		return "", hint(usagef(c, "store %q has no scheme", url), fmt.Sprintf("is sqlite:%s meant?", url))
	case scheme == "bolt" || strings.HasPrefix(scheme, "neo4j"):
		return "", usagef(c, "store %s: this version has no Neo4j backend yet, only sqlite:PATH", url)
	case scheme != "sqlite":
		return "", usagef(c, "store %s: unknown scheme %q, want sqlite:PATH", url, scheme)
	}
	path := strings.TrimPrefix(rest, "//")
	if path == "" {
		return "", usagef(c, "store %s names no file, want sqlite:PATH", url)
	}
	return path, nil
}
