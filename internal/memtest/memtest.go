// Package memtest is for tests that a long run needs no more memory than a short one.
package memtest

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

var sentences = flag.Int("sentences", 0, "go through so many sentences in tests of memory, which are left out otherwise")

// slack is how much resident memory may grow after the first tenth of a run, in bytes: the
// garbage that the collector lets lie differs from moment to moment.
const slack = 24 << 20

// Flat calls step with 0, 1, 2 and so on until the steps have gone through as many
// sentences as the flag -sentences says; a step returns how many it read. Flat logs the
// resident memory of the process after each tenth of the way and fails if it grows after the
// first.
func Flat(t *testing.T, step func(i int) int) {
	t.Helper()
	if *sentences == 0 {
		t.Skip("takes minutes; -sentences 1000000 runs it")
	}
	if resident(t) == 0 {
		t.Skip("the system does not tell resident memory in /proc")
	}
	start, first := time.Now(), 0
	for i, done, tenth := 0, 0, 1; tenth <= 10; i++ {
		done += step(i)
		for ; tenth <= 10 && done >= *sentences*tenth/10; tenth++ {
			now := resident(t)
			t.Logf("%8d sentences, %5.0f s, %4d MB resident", done, time.Since(start).Seconds(), now>>20)
			if tenth == 1 {
				first = now
			}
			require.LessOrEqual(t, now, first+slack, "resident memory grows")
		}
	}
}

// resident is the memory of the process that is in RAM, in bytes; 0 where nobody says.
func resident(t *testing.T) int {
	file, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0
	}
	fields := bytes.Fields(file)
	require.Greater(t, len(fields), 1)
	pages, err := strconv.Atoi(string(fields[1]))
	require.NoError(t, err)
	return pages * os.Getpagesize()
}

// Vary returns the text with one sentence more, whose names and number differ from one i to
// the next, so that nothing can be remembered from earlier texts.
func Vary(text string, i int) string {
	return fmt.Sprintf("%s\n\n%s mengunjungi %s pada %d.", text, name(i), name(i+7919), i)
}

// name spells a number as a name, other numbers as other names.
func name(i int) string {
	const consonants, vowels = "bdfgjklmnprstvz", "aeiou"
	var b []byte
	for n := uint32(i) * 2654435761; n > 0 || len(b) == 0; n /= 75 {
		k := n % 75
		b = append(b, consonants[k/5], vowels[k%5])
	}
	b[0] -= 'a' - 'A'
	return string(b)
}
