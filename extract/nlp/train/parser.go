package train

import (
	"context"
	"slices"
	"time"

	"geokg/extract/nlp/biaffine"
)

// batchWords is about how many words one step of the optimizer learns from.
const batchWords = 150

// longest is the number of words beyond which a sentence is left out of training.
const longest = 160

// parserOptions are the settings of one network's training.
type parserOptions struct {
	config biaffine.Config
	epochs int
	seed   uint64
	log    progress
	after  func(epoch int, n *biaffine.Network) // called after every epoch if set
}

// trainParser trains a network. The same examples and options give the same weights.
func trainParser(ctx context.Context, exs []*example, v biaffine.Vocabulary, o parserOptions) (*biaffine.Network, error) {
	n := newNetwork(o.config, v, o.seed)
	opt := newOptimizer(n)
	batches := len(batch(exs, &n.rand))
	total := float32(o.epochs * batches)
	for epoch := range o.epochs {
		start, loss := time.Now(), float32(0)
		for i, b := range batch(exs, &n.rand) {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			done := min(1, float32(epoch*batches+i)/total)
			loss += n.learn(b)
			opt.update(1 - 0.98*done)
		}
		o.log.printf("parser: epoch %d of %d, loss %.4f, %.0f s", epoch+1, o.epochs, loss/float32(batches), time.Since(start).Seconds())
		if o.after != nil {
			o.after(epoch, n.Network)
		}
	}
	return n.Network, nil
}

// batch parts the examples at random, those of like length together.
func batch(exs []*example, r *random) [][]*example {
	list := make([]*example, 0, len(exs))
	for _, ex := range exs {
		if len(ex.heads) <= longest {
			list = append(list, ex)
		}
	}
	r.shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	var out [][]*example
	for len(list) > 0 {
		pool := list[:min(len(list), 160)]
		list = list[len(pool):]
		slices.SortStableFunc(pool, func(a, b *example) int { return len(a.heads) - len(b.heads) })
		for len(pool) > 0 {
			k, words := 0, 0
			for k < len(pool) && words < batchWords {
				words += len(pool[k].heads)
				k++
			}
			out = append(out, pool[:k])
			pool = pool[k:]
		}
	}
	r.shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}
