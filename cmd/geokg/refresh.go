package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"strings"
	"time"

	"github.com/go-co-op/gocron/v2"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/urfave/cli/v2"

	"geokg/graph"
	"geokg/internal/filelock"
	"geokg/refresh"
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

func printReport(c *cli.Context, report runner.Report) error {
	if c.String("format") == "json" {
		out := json.NewEncoder(c.App.Writer)
		out.SetIndent("", "  ")
		return out.Encode(report)
	}
	g := grid{
		columns: []string{"source", "due", "tried", "answered", "new", "changed", "duplicate", "failed", "gone", "claims", "lag"},
		numeric: []bool{false, false, true, true, true, true, true, true, true, true, true},
	}
	for _, s := range report.Sources {
		due := ""
		if s.Due {
			due = "yes"
		}
		g.rows = append(g.rows, []string{s.Name, due, number(s.Tried), number(s.Answered), number(s.New), number(s.Changed),
			number(s.Duplicate), number(s.Failed), number(s.Gone), number(s.Claims), lag(s.LagSeconds)})
	}
	if err := g.print(c.App.Writer, screenOf(c.App.Writer)); err != nil {
		return err
	}
	printFailures(c.App.Writer, report)
	_, err := fmt.Fprintf(c.App.Writer, "sent to the graph: %d articles; removed: %d; waiting: %d; time: %.1f s\n",
		report.Sent, report.Removed, report.Waiting, report.Ended.Sub(report.Began).Seconds())
	return err
}

func printFailures(w io.Writer, report runner.Report) {
	for _, s := range report.Sources {
		if s.Problem != "" {
			fmt.Fprintf(w, "\n%s: %s", s.Name, oneLine(s.Problem))
		}
		for _, f := range s.Failures {
			fmt.Fprintf(w, "\n%s: %s", s.Name, withPlace(f.What, f.Why))
		}
		if more := s.Failed - len(s.Failures); more > 0 {
			fmt.Fprintf(w, "\n%s: %d more; geokg refresh status names them", s.Name, more)
		}
		for _, f := range s.Warnings {
			fmt.Fprintf(w, "\n%s: warning: %s", s.Name, withPlace(f.What, f.Why))
		}
		if more := s.Warned - len(s.Warnings); more > 0 {
			fmt.Fprintf(w, "\n%s: %d more articles with warnings", s.Name, more)
		}
	}
	fmt.Fprintln(w)
}

// withPlace is a problem with the page or record that has it, named once.
func withPlace(what, why string) string {
	if why = oneLine(why); strings.Contains(why, what) {
		return why
	}
	return refresh.ShowName(what) + ": " + why
}

func number(n int) string { return fmt.Sprint(n) }

func lag(seconds int64) string {
	if seconds == 0 {
		return ""
	}
	return (time.Duration(seconds) * time.Second).String()
}

// ledgerAction is a command that works on the ledger of a job.
func ledgerAction(do func(c *cli.Context, conf *config.Config, book *ledger.Ledger) error) cli.ActionFunc {
	return func(c *cli.Context) error {
		conf, err := loadConfig(c)
		if err != nil {
			return err
		}
		book, err := openLedger(c, conf)
		if err != nil {
			return err
		}
		defer book.Close()
		return do(c, conf, book)
	}
}

func newRefreshStatus() *cli.Command {
	return &cli.Command{
		Name: "status", Usage: "how the sources stand and what failed, also while a run is under way",
		Flags: []cli.Flag{configFlag(), ledgerFlag()},
		Action: func(c *cli.Context) error {
			conf, err := loadConfig(c)
			if err != nil {
				return err
			}
			book, err := ledger.Look(c.Context, conf.Ledger)
			if err != nil {
				return err
			}
			defer book.Close()
			return printStatus(c, conf, book)
		},
	}
}

func printStatus(c *cli.Context, conf *config.Config, book *ledger.Ledger) error {
	g := grid{
		columns: []string{"source", "pages", "failed", "gone", "articles", "waiting", "last answer", "next due"},
		numeric: []bool{false, true, true, true, true, true},
	}
	for _, s := range conf.Sources {
		state, err := book.Source(c.Context, s.Name)
		if err != nil {
			return err
		}
		counts, err := book.Counts(c.Context, s.Name)
		if err != nil {
			return err
		}
		pages := 0
		for _, n := range counts.Pages {
			pages += n
		}
		v := counts.Versions
		g.rows = append(g.rows, []string{s.Name, number(pages), number(counts.Pages["failed"] + counts.Pages["refused"] + v["failed"]), number(counts.Pages["gone"]),
			number(v["sent"] + v["extracted"] + v["cleaned"]), number(v["extracted"] + v["cleaned"]), moment(state.LastOK), moment(state.NextDue)})
	}
	if err := g.print(c.App.Writer, screenOf(c.App.Writer)); err != nil {
		return err
	}
	problems, err := book.Problems(c.Context, 100)
	if err != nil {
		return err
	}
	for _, p := range problems {
		fmt.Fprintf(c.App.Writer, "\n%s: %s", p.Source, withPlace(p.What, p.Why))
		if !p.Next.IsZero() {
			fmt.Fprintf(c.App.Writer, " (tried %d times, next %s)", p.Attempts, moment(p.Next))
		}
	}
	runs, err := book.Runs(c.Context, 5)
	if err != nil {
		return err
	}
	fmt.Fprint(c.App.Writer, "\n")
	for _, r := range runs {
		fmt.Fprintln(c.App.Writer, summary(r))
	}
	return nil
}

// summary is a run of the past in a line.
func summary(r ledger.Run) string {
	line := fmt.Sprintf("run %d: began %s, ", r.ID, moment(r.Began))
	if r.Ended.IsZero() {
		return line + "under way or cut off"
	}
	line += "took " + r.Ended.Sub(r.Began).String()
	var report runner.Report
	if err := json.Unmarshal([]byte(r.Report), &report); err != nil {
		return line
	}
	taken, failed := 0, 0
	for _, s := range report.Sources {
		taken, failed = taken+s.New+s.Changed, failed+s.Failed
	}
	line += fmt.Sprintf(": %d articles, %d failures, %d sent, %d removed, %d waiting", taken, failed, report.Sent, report.Removed, report.Waiting)
	if report.Problem != "" {
		line += "; ended early: " + oneLine(report.Problem)
	}
	return line
}

func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Local().Format("2006-01-02 15:04")
}

func newRefreshRetry() *cli.Command {
	return &cli.Command{
		Name: "retry", Usage: "try again at the next run what failed for good",
		Flags: []cli.Flag{configFlag(), ledgerFlag(), &cli.StringFlag{Name: "source", Usage: "of one source only"}},
		Action: ledgerAction(func(c *cli.Context, _ *config.Config, book *ledger.Ledger) error {
			n, err := book.Retry(c.Context, c.String("source"), time.Now())
			if err != nil {
				return err
			}
			fmt.Fprintf(c.App.Writer, "%d pages and articles are due again\n", n)
			return nil
		}),
	}
}

func newRefreshReplay() *cli.Command {
	return &cli.Command{
		Name: "replay", Usage: "extract stored texts anew at the next run, without fetching",
		Flags: []cli.Flag{configFlag(), ledgerFlag(), &cli.StringFlag{Name: "since", Usage: "only articles recorded from this day on, such as 2026-01-31"}},
		Action: ledgerAction(func(c *cli.Context, _ *config.Config, book *ledger.Ledger) error {
			var since time.Time
			if text := c.String("since"); text != "" {
				var err error
				if since, err = time.Parse(time.DateOnly, text); err != nil {
					return usagef(c, "--since %s: want a day such as 2026-01-31", text)
				}
			}
			n, err := book.Replay(c.Context, since)
			if err != nil {
				return err
			}
			fmt.Fprintf(c.App.Writer, "%d articles will be extracted anew by the next geokg refresh\n", n)
			return nil
		}),
	}
}

func newRefreshPrune() *cli.Command {
	return &cli.Command{
		Name: "prune", Usage: "forget texts that are older than the configuration's retention; the graph stays",
		Flags: []cli.Flag{configFlag(), ledgerFlag()},
		Action: ledgerAction(func(c *cli.Context, conf *config.Config, book *ledger.Ledger) error {
			var total int64
			for _, s := range conf.Sources {
				if s.Retention == 0 {
					continue
				}
				n, err := book.Prune(c.Context, s.Name, time.Now().Add(-time.Duration(s.Retention)))
				if err != nil {
					return err
				}
				total += n
			}
			fmt.Fprintf(c.App.Writer, "%d texts forgotten\n", total)
			return nil
		}),
	}
}
