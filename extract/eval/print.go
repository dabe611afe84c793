package eval

import (
	"bufio"
	"fmt"
	"io"
)

// Print writes the report as a table, with the lists of errors if they are wanted.
func (r *Report) Print(w io.Writer, errors bool) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "%-28s      P      R     F1   gold system     tp   95 %% of F1\n", "")
	for _, g := range r.Groups {
		printCount(out, g.Name+" triple", g.Triple, &g.TripleRange)
		printCount(out, g.Name+" pair", g.Pair, &g.PairRange)
	}
	for _, n := range r.Relations {
		printCount(out, n.Name, n.Count, nil)
	}
	for _, n := range r.Factualities {
		printCount(out, "with "+n.Name, n.Count, nil)
	}
	for _, g := range r.Groups {
		for a := range attributes {
			printAccuracy(out, g.Name+" "+a.String(), g.Attributes[a])
			printAccuracy(out, g.Name+" "+a.String()+" (marked)", g.Marked[a])
		}
	}
	if errors {
		printErrors(out, "MISS ", r.Misses)
		printErrors(out, "FALSE", r.FalseAlarms)
	}
	return out.Flush()
}

func printCount(out io.Writer, name string, c Count, interval *Range) {
	fmt.Fprintf(out, "%-28s%7.3f%7.3f%7.3f%7d%7d%7d", name, c.Precision(), c.Recall(), c.F1(), c.Gold, c.System, c.Correct)
	if interval != nil {
		fmt.Fprintf(out, "   %.3f-%.3f", interval.Low, interval.High)
	}
	fmt.Fprintln(out)
}

func printAccuracy(out io.Writer, name string, a Accuracy) {
	if a.N > 0 {
		fmt.Fprintf(out, "%-28s%7.3f of %d\n", name, a.Mean(), a.N)
	}
}

func printErrors(out io.Writer, label string, errors []Error) {
	for _, e := range errors {
		fmt.Fprintf(out, "%s %s [%d] %s | %s | %s\n", label, e.Article, e.Sentence, e.Subject, e.Relation, e.Object)
	}
}
