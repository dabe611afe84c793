package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"geokg/refresh"
	"geokg/refresh/runner"
)

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
