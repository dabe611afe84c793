package runner

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/go-co-op/gocron/v2"
	"github.com/jonboulle/clockwork"
)

// Schedule says when runs begin: at a fixed distance or by a cron expression.
type Schedule struct {
	Every time.Duration
	Cron  string          // five fields; wins over Every
	Clock clockwork.Clock // nil: the real one
}

// stopTime is how long a run may take to stop.
const stopTime = 9 * time.Second

// Loop runs at once and then by the schedule until ctx ends. A run that falls due while one
// is under way is left out. If the graph was away at the end of a run, what waits is sent as
// soon as it is back. Done, if set, is called after every run.
func (r *Runner) Loop(ctx context.Context, s Schedule, done func(Report, error)) error {
	if s.Clock == nil {
		s.Clock = clockwork.NewRealClock()
	}
	if done == nil {
		done = func(Report, error) {}
	}
	scheduler, err := gocron.NewScheduler(gocron.WithStopTimeout(stopTime), gocron.WithClock(s.Clock))
	if err != nil {
		return err
	}
	l := &loop{Runner: r, clock: s.Clock, done: done, away: make(bell, 1)}
	when := gocron.DurationJob(s.Every)
	if s.Cron != "" {
		when = gocron.CronJob(s.Cron, false)
	}
	task := gocron.NewTask(func() { l.run(ctx, r.Run) })
	_, err = scheduler.NewJob(when, task, gocron.WithSingletonMode(gocron.LimitModeReschedule), gocron.WithStartAt(gocron.WithStartImmediately()))
	if err != nil {
		return errors.Join(err, scheduler.Shutdown())
	}
	var resending sync.WaitGroup
	resending.Go(func() { l.resend(ctx) })
	scheduler.Start()
	<-ctx.Done()
	err = scheduler.Shutdown()
	resending.Wait()
	return err
}

// loop is a job that runs by a schedule.
type loop struct {
	*Runner
	clock clockwork.Clock
	done  func(Report, error)
	away  bell // rings when a run ended with the graph away

	turn sync.Mutex // one run at a time
}

func (l *loop) run(ctx context.Context, do func(context.Context) (Report, error)) {
	l.turn.Lock()
	defer l.turn.Unlock()
	if ctx.Err() != nil {
		return
	}
	report, err := do(ctx)
	var away *awayError
	if errors.As(err, &away) {
		l.away.ring()
	}
	l.done(report, err)
}

// resend waits between runs for a graph that was away, looking ever less often whether it is
// back, and sends what waits for it.
func (l *loop) resend(ctx context.Context) {
	wait := newBackoff()
	for {
		select {
		case <-l.away:
		case <-ctx.Done():
			return
		}
		select {
		case <-l.clock.After(wait.NextBackOff()):
		case <-ctx.Done():
			return
		}
		if err := l.reach(ctx); err != nil {
			l.away.ring()
			continue
		}
		wait.Reset()
		if n, err := l.waiting(ctx); err != nil || n > 0 {
			l.run(ctx, l.Resend)
		}
	}
}

// reach looks whether the graph can be opened.
func (l *loop) reach(ctx context.Context) error {
	l.turn.Lock() // a store has one writer
	defer l.turn.Unlock()
	store, err := l.Store(ctx)
	if err != nil {
		return err
	}
	return store.Close()
}
