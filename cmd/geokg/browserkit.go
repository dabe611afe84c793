package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"geokg/graph/browserkit"
	"geokg/graph/query"
)

func newBrowserKit() *cli.Command {
	return &cli.Command{
		Name:      "browser-kit",
		Usage:     "scripts, colours and a guide for Neo4j Browser",
		ArgsUsage: "DIR",
		Description: `Writes to DIR what Neo4j Browser can be given: a zip of scripts for Favorites, a style
and a guide, and a table of the same scripts for the newer Query tool.

With --serve the argument is an address, and guide and style can be had from there
until the command is interrupted: run ":style http://` + browserkit.Address + `/` + browserkit.StyleFile + `" and
":play http://` + browserkit.Address + `/` + browserkit.GuideFile + `" in Neo4j Browser.`,
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "serve", Usage: "serve guide and style on this machine, at " + browserkit.Address + " or the address given"},
		},
		Action: runBrowserKit,
	}
}

func runBrowserKit(c *cli.Context) error {
	if c.NArg() > 1 {
		return usagef(c, "unexpected argument %q", c.Args().Get(1))
	}
	if c.Bool("serve") {
		return serveBrowserKit(c)
	}
	dir := c.Args().First()
	if dir == "" {
		return usagef(c, "name a folder for the files")
	}
	files, err := browserkit.Files(query.Builtin(), browserkit.Address)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	g := grid{columns: []string{"file", "what to do with it"}}
	for _, file := range files {
		path := filepath.Join(dir, file.Name)
		if err := os.WriteFile(path, file.Data, 0o644); err != nil {
			return err
		}
		g.rows = append(g.rows, []string{path, file.Use})
	}
	return g.print(c.App.Writer, screenOf(c.App.Writer))
}

func serveBrowserKit(c *cli.Context) error {
	listener, err := listenHere(c, c.Args().First())
	if err != nil {
		return err
	}
	_, port, err := net.SplitHostPort(listener.Addr().String())
	if err != nil {
		return err
	}
	address := "localhost:" + port
	files, err := browserkit.Files(query.Builtin(), address)
	if err != nil {
		return err
	}
	fmt.Fprintf(c.App.Writer, "run in Neo4j Browser, while this command runs:\n:style http://%s/%s\n:play http://%s/%s\n",
		address, browserkit.StyleFile, address, browserkit.GuideFile)
	server := &http.Server{Handler: browserkit.Handler(files), ReadHeaderTimeout: 10 * time.Second}
	stop := context.AfterFunc(c.Context, func() {
		_ = server.Shutdown(context.WithoutCancel(c.Context))
	})
	defer stop()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// listenHere listens on an address of this machine that no other machine reaches:
// "localhost:8775", "8775" or "" for the usual one.
func listenHere(c *cli.Context, address string) (net.Listener, error) {
	if address == "" {
		address = browserkit.Address
	}
	if !strings.Contains(address, ":") {
		address = "localhost:" + address
	}
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return nil, usagef(c, "address %s: want localhost:PORT", address)
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return nil, usagef(c, "address %s: want localhost:PORT: Neo4j Browser fetches from that name alone", address)
	}
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return nil, hint(err, "another port may be free: geokg browser-kit --serve localhost:PORT")
	}
	return listener, nil
}
