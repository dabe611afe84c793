package eval

import (
	"bufio"
	"fmt"
	"io"
	"math"

	"geokg/schema"
)

// Bin is the claims whose confidence lies between two bounds.
type Bin struct {
	Low, High float64 // High is outside, except for the last
	Claims    int
	Stated    float64 // mean confidence
	Right     float64 // share whose triple is in the gold
}

const bins = 10

// Reliability tells for claims of each confidence how often their triple is right, and the
// expected calibration error (Naeini, Cooper and Hauskrecht 2015): the mean distance of
// the two, weighted by claims.
func Reliability(gold *Gold, system []schema.ClaimJSON) ([]Bin, float64) {
	s := newScorer(gold, system)
	all := make([]Bin, bins)
	for i := range all {
		all[i].Low, all[i].High = float64(i)/bins, float64(i+1)/bins
	}
	for triple, claims := range s.found.triples {
		right := 0.0
		if s.gold.triples[triple] != nil {
			right = 1
		}
		for _, i := range claims {
			b := &all[min(bins-1, int(s.system[i].Confidence*bins))]
			b.Claims++
			b.Right += right
		}
	}
	for _, c := range s.system { // in their order, so that sums do not depend on a map's
		all[min(bins-1, int(c.Confidence*bins))].Stated += c.Confidence
	}
	apart, total := 0.0, 0
	for i := range all {
		if b := &all[i]; b.Claims > 0 {
			apart += math.Abs(b.Stated - b.Right)
			total += b.Claims
			b.Stated /= float64(b.Claims)
			b.Right /= float64(b.Claims)
		}
	}
	return all, apart / float64(max(total, 1))
}

// PrintReliability writes the bins that hold claims.
func PrintReliability(w io.Writer, all []Bin, calibrationError float64) error {
	out := bufio.NewWriter(w)
	fmt.Fprintln(out, "confidence    claims  stated   right")
	for _, b := range all {
		if b.Claims > 0 {
			fmt.Fprintf(out, "%.1f to %.1f %9d%8.2f%8.2f\n", b.Low, b.High, b.Claims, b.Stated, b.Right)
		}
	}
	fmt.Fprintf(out, "expected calibration error %.3f\n", calibrationError)
	return out.Flush()
}
