package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"time"

	"github.com/go-co-op/gocron/v2"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/urfave/cli/v2"

	"geokg/graph"
	"geokg/internal/filelock"
	"geokg/refresh/config"
	"geokg/refresh/ledger"
	"geokg/refresh/runner"
)

const defaultConfig = "refresh.yaml"

func newRefresh() *cli.Command {
	return &cli.Command{
		Name:  "refresh",
		Usage: "keep a graph fresh from feeds, pages and archives",
		Description: `Reads a configuration in YAML that lists sources, asks those that are due, and
stores what their new and changed articles claim. What was accepted is in the
ledger: a run that is cut off goes on with the next one, and while the graph
cannot be reached the claims wait there.

Without --every and --cron it runs once and prints what it did.`,
		Flags: append([]cli.Flag{
			configFlag(),
			ledgerFlag(),
			storeFlag(),
			workersFlag(),
			&cli.BoolFlag{Name: "check", Usage: "check the configuration and do nothing"},
			&cli.BoolFlag{Name: "once", Usage: "run once (the default)"},
			&cli.DurationFlag{Name: "every", Usage: "run again and again, so far apart, such as 15m"},
			&cli.StringFlag{Name: "cron", Usage: "run by a cron expression of five fields"},
			&cli.StringFlag{Name: "listen", Usage: "with --every or --cron: answer /metrics, /healthz and /readyz at HOST:PORT"},
			&cli.StringFlag{Name: "log", Value: "text", Usage: "form of the log: text or json"},
			&cli.StringFlag{Name: "format", Value: "table", Usage: "form of the report: table or json"},
		}, extractionFlags()...),
		Action: runRefresh,
		Subcommands: []*cli.Command{
			newRefreshStatus(), newRefreshRetry(), newRefreshReplay(), newRefreshPrune(),
		},
	}
}

func configFlag() cli.Flag {
	return &cli.StringFlag{Name: "config", Value: defaultConfig, Usage: "the configuration"}
}

func ledgerFlag() cli.Flag {
	return &cli.StringFlag{Name: "ledger", EnvVars: []string{"GEOKG_LEDGER"}, Usage: "what was done and is to do; else as the configuration says, or beside it"}
}

func loadConfig(c *cli.Context) (*config.Config, error) {
	conf, err := config.Load(c.String("config"))
	if err != nil {
		return nil, hint(err, "the README shows a configuration")
	}
	conf.Ledger = cmp.Or(c.String("ledger"), conf.Ledger)
	if conf.Store != "" && !c.IsSet("store") {
		if err := c.Set("store", conf.Store); err != nil {
			return nil, err
		}
	}
	return conf, nil
}

func runRefresh(c *cli.Context) error {
	if c.NArg() > 0 {
		return usagef(c, "unexpected argument %q", c.Args().First())
	}
	switch {
	case c.Bool("once") && (c.IsSet("every") || c.IsSet("cron")), c.IsSet("every") && c.IsSet("cron"):
		return usagef(c, "want one of --once, --every and --cron")
	case c.IsSet("every") && c.Duration("every") <= 0:
		return usagef(c, "--every %s: want a length of time such as 15m", c.Duration("every"))
	case c.IsSet("listen") && !c.IsSet("every") && !c.IsSet("cron"):
		return usagef(c, "--listen is for a job that stays: want --every or --cron too")
	}
	if expr := c.String("cron"); c.IsSet("cron") {
		if err := gocron.NewDefaultCron(false).IsValid(expr, time.Local, time.Now()); err != nil {
			return usagef(c, "--cron %q: want five fields such as \"*/15 * * * *\"", expr)
		}
	}
	conf, err := loadConfig(c)
	if err != nil {
		return err
	}
	if c.Bool("check") {
		fmt.Fprintf(c.App.Writer, "%s: ok, %d sources\n", c.String("config"), len(conf.Sources))
		return nil
	}
	registry := prometheus.NewRegistry()
	r, closeAll, err := newRunner(c, conf, registry)
	if err != nil {
		return err
	}
	defer closeAll()
	if !c.IsSet("every") && !c.IsSet("cron") {
		report, err := r.Run(c.Context)
		if printed := printReport(c, report); printed != nil {
			return printed
		}
		return refreshError(report, err)
	}
	return loop(c, r, registry)
}

// loop runs by a schedule until the command is stopped.
func loop(c *cli.Context, r *runner.Runner, registry *prometheus.Registry) error {
	health := &runner.Health{}
	ctx, cancel := context.WithCancel(c.Context)
	defer cancel()
	served := make(chan error, 1)
	if address := c.String("listen"); address != "" {
		listener, err := net.Listen("tcp", address)
		if err != nil {
			return fmt.Errorf("--listen: %w", err)
		}
		r.Log.Info("listening", "address", listener.Addr().String())
		go func() {
			served <- runner.Serve(ctx, listener, registry, health)
			cancel()
		}()
	} else {
		served <- nil
	}
	schedule := runner.Schedule{Every: c.Duration("every"), Cron: c.String("cron")}
	err := r.Loop(ctx, schedule, func(report runner.Report, err error) {
		health.Note(err)
		logRun(r.Log, report, err)
	})
	cancel()
	return errors.Join(err, <-served)
}

func logRun(log *slog.Logger, report runner.Report, err error) {
	changed := 0
	for _, s := range report.Sources {
		changed += s.New + s.Changed
	}
	args := []any{"run", report.Run, "articles", changed, "sent", report.Sent, "waiting", report.Waiting, "took", report.Ended.Sub(report.Began).Round(time.Millisecond)}
	if err != nil {
		log.Error("run ended early", append(args, "problem", err)...)
		return
	}
	log.Info("run ended", args...)
}

// refreshError is how a run ends for whoever started it.
func refreshError(report runner.Report, err error) error {
	switch {
	case errors.Is(err, graph.ErrUnreachable), errors.Is(err, graph.ErrLocked):
		return hint(err, "nothing is lost: what waits is sent by the next run")
	case errors.Is(err, ledger.ErrDisk):
		return hint(err, "make room on the disk of the ledger and run again: what was accepted is kept, the rest is asked for again")
	case err != nil:
		return err
	case report.Failed():
		return hint(errSomeFailed, "geokg refresh status names them")
	}
	return nil
}

func newRunner(c *cli.Context, conf *config.Config, registry *prometheus.Registry) (*runner.Runner, func(), error) {
	log, err := logger(c)
	if err != nil {
		return nil, nil, err
	}
	extractor, langs, err := newExtractor(c)
	if err != nil {
		return nil, nil, err
	}
	book, err := openLedger(c, conf)
	if err != nil {
		return nil, nil, err
	}
	r, err := runner.New(runner.Options{
		Config: conf, Ledger: book, Extract: claimsOf(extractor), Extractor: "rules " + version, Langs: langs,
		Agent: "geokg/" + version, Workers: c.Int("workers"), Now: time.Now, Log: log, Metrics: runner.NewMetrics(registry),
		Store: func(context.Context) (runner.Store, error) { return openStore(c, forWriting) },
	})
	if err != nil {
		return nil, nil, errors.Join(err, book.Close())
	}
	return r, func() { r.Close(); book.Close() }, nil
}

// openLedger opens the ledger for this process alone.
func openLedger(c *cli.Context, conf *config.Config) (*ledger.Ledger, error) {
	book, err := ledger.Open(c.Context, conf.Ledger)
	if errors.Is(err, filelock.ErrHeld) {
		return nil, fmt.Errorf("%w: %w", graph.ErrLocked, err)
	}
	return book, err
}

func logger(c *cli.Context) (*slog.Logger, error) {
	switch c.String("log") {
	case "text":
		return slog.New(slog.NewTextHandler(c.App.ErrWriter, nil)), nil
	case "json":
		return slog.New(slog.NewJSONHandler(c.App.ErrWriter, nil)), nil
	}
	return nil, usagef(c, "--log %s: want text or json", c.String("log"))
}
