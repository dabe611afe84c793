package runner

import (
	"hash/fnv"
	"math/rand/v2"
	"time"
)

// earliness is how much too early a source counts as due: clocks and schedulers are not exact,
// and one that misses its run by a moment would wait for a whole further one.
func earliness(every time.Duration) time.Duration { return min(every/20, 30*time.Second) }

// nextDue is when the source is due again. What the jitter adds follows from the seed, the
// source's name and the time of the run, so that a schedule can be told beforehand.
func (c *collector) nextDue() time.Time {
	next := c.began.Add(time.Duration(c.source.Every))
	jitter := int64(c.Config.Jitter)
	if jitter == 0 {
		return next
	}
	name := fnv.New64a()
	_, _ = name.Write([]byte(c.source.Name)) // never fails
	random := rand.New(rand.NewPCG(c.Config.Seed, name.Sum64()^uint64(c.began.Unix())))
	return next.Add(time.Duration(random.Int64N(jitter)))
}
