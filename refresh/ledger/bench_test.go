package ledger

import (
	"cmp"
	"database/sql"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"geokg/graph/story"
)

var indexed = flag.Int("indexed", 20_000, "articles whose prints BenchmarkFindNear looks among")

// newsroom writes articles of 60 to 160 words, the nth word of its vocabulary about 1/n as
// often as the first. Every article ends in the notice of one of 300 outlets.
type newsroom struct {
	random  *rand.Rand
	words   *rand.Zipf
	notices []string
}

func newNewsroom() *newsroom {
	random := rand.New(rand.NewPCG(1, 2))
	n := &newsroom{random: random, words: rand.NewZipf(random, 1.1, 4, 60_000)}
	for range 300 {
		n.notices = append(n.notices, n.write(20))
	}
	return n
}

func (n *newsroom) write(words int) string {
	var text []byte
	for range words {
		text = strconv.AppendUint(append(text, " w"...), n.words.Uint64(), 10)
	}
	return string(text)
}

func (n *newsroom) article() string {
	return n.write(60+n.random.IntN(100)) + n.notices[n.random.IntN(len(n.notices))]
}

// BenchmarkFindNear looks up whether an article carries the text of one that the ledger has:
// of -indexed articles, one in ten is a copy. Run it with -indexed 1000000 -benchtime 2000x.
func BenchmarkFindNear(b *testing.B) {
	path := filepath.Join(b.TempDir(), "x.ledger")
	l, err := Open(ctx, path)
	require.NoError(b, err)
	defer l.Close()
	texts := fill(b, l)
	_, err = l.db.Exec("PRAGMA wal_checkpoint(TRUNCATE)")
	require.NoError(b, err)
	info, err := os.Stat(path)
	require.NoError(b, err)

	tx, err := l.db.Begin()
	require.NoError(b, err)
	defer tx.Rollback()
	prints := make([]story.Print, len(texts))
	for i, text := range texts {
		prints[i] = story.Of(text)
	}
	var times []time.Duration
	found := 0
	for b.Loop() {
		print := prints[len(times)%len(prints)]
		start := time.Now()
		near, err := findNear(ctx, tx, print)
		times = append(times, time.Since(start))
		require.NoError(b, err)
		if near != "" {
			found++
		}
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)/2].Microseconds()), "median-µs")
	b.ReportMetric(float64(times[len(times)*99/100].Microseconds()), "p99-µs")
	b.ReportMetric(float64(info.Size())/float64(*indexed), "bytes/article")
	b.ReportMetric(float64(found)/float64(len(times)), "found/op")
}

// BenchmarkPrint makes the print of an article of 200 words.
func BenchmarkPrint(b *testing.B) {
	text := newNewsroom().write(200)
	for b.Loop() {
		story.Of(text)
	}
}

// fill notes the prints of articles in the order in which the file keeps them, and returns
// texts to look up, half of them copies of some of these.
func fill(b *testing.B, l *Ledger) (lookUp []string) {
	prints := make([]story.Print, *indexed)
	n := newNewsroom()
	var last string
	const group = 5000
	for from := 0; from < *indexed; from += group {
		texts := make([]string, min(group, *indexed-from))
		for i := range texts {
			if texts[i] = n.article(); i%10 == 9 {
				texts[i] = "A lead of its own. " + last
			}
			last = texts[i]
		}
		lookUp = append(lookUp, n.article(), "Another lead. "+texts[0])
		var halves sync.WaitGroup
		for half := range 2 {
			halves.Go(func() {
				for i := half; i < len(texts); i += 2 {
					prints[from+i] = story.Of(texts[i])
				}
			})
		}
		halves.Wait()
	}
	start := time.Now()
	require.NoError(b, l.within(ctx, "fill", func(tx *sql.Tx) error { return putSorted(tx, prints) }))
	b.Logf("prints of %d articles written in %.0f s", len(prints), time.Since(start).Seconds())
	return lookUp
}

func putSorted(tx *sql.Tx, prints []story.Print) error {
	type place [2]int64 // rank and key
	article := func(i int) string { return fmt.Sprintf("https://outlet-%d.example/%d", i%300, i) }
	of := map[int64]int{}
	var keys []place
	for i, print := range prints {
		rank := story.Rank(article(i))
		of[rank] = i
		for _, key := range print.Keys {
			keys = append(keys, place{rank, key})
		}
	}
	for _, rank := range slices.Sorted(maps.Keys(of)) {
		i := of[rank]
		if _, err := tx.Exec(`INSERT INTO print (rank, article, print) VALUES (?, ?, ?)`, rank, article(i), prints[i].Pack()); err != nil {
			return err
		}
	}
	slices.SortFunc(keys, func(a, b place) int { return cmp.Or(cmp.Compare(a[1], b[1]), cmp.Compare(a[0], b[0])) })
	for some := range slices.Chunk(keys, 10_000) {
		list, err := json.Marshal(some)
		if err != nil {
			return err
		}
		if _, err := tx.Exec(`INSERT INTO print_key (key, rank) SELECT value ->> 1, value ->> 0 FROM json_each(?)`, string(list)); err != nil {
			return err
		}
	}
	return nil
}
