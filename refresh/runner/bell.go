package runner

import "context"

// bell tells the next stage of a run that there is something to do. What that is stands in
// the ledger, so one ring is as good as many. The stage before closes it when it is done.
type bell chan struct{}

// newBell returns a bell that has rung, for what an earlier run left.
func newBell() bell {
	b := make(bell, 1)
	b.ring()
	return b
}

func (b bell) ring() {
	select {
	case b <- struct{}{}:
	default:
	}
}

// answer works when the bell rings, and a last time after it was closed.
func (b bell) answer(ctx context.Context, work func() error) error {
	for open := true; open; {
		select {
		case _, open = <-b:
		case <-ctx.Done():
			return ctx.Err()
		}
		if err := work(); err != nil {
			return err
		}
	}
	return nil
}
