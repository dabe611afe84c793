package main

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/urfave/cli/v2"

	"geokg/refresh/config"
	"geokg/refresh/ledger"
	"geokg/refresh/runner"
)

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
