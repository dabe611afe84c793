package main

import (
	"fmt"
	"io"
	"os"
	"sync/atomic"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"

	"geokg/refresh"
)

// progress is a bar on a terminal, and nothing where output is piped. What is written to
// it appears above the bar.
type progress struct {
	io.Writer
	bars   *mpb.Progress
	bar    *mpb.Bar
	report atomic.Pointer[refresh.Report]
	done   chan struct{}
}

func newProgress(w io.Writer, files *refresh.Files) *progress {
	p := &progress{Writer: w, done: make(chan struct{})}
	file, isFile := w.(*os.File)
	s := screenOf(w)
	if !s.terminal || !isFile || os.Getenv("TERM") == "dumb" {
		return p
	}
	p.report.Store(&refresh.Report{})
	p.bars = mpb.New(mpb.WithOutput(file), mpb.WithWidth(min(s.width/3, 40)))
	p.Writer = p.bars
	p.bar = p.bars.AddBar(1,
		mpb.BarRemoveOnComplete(),
		mpb.PrependDecorators(decor.Percentage()),
		mpb.AppendDecorators(decor.Any(func(decor.Statistics) string {
			r := p.report.Load()
			return fmt.Sprintf("%d articles, %d claims, %d skipped", r.New+r.Changed+r.Unchanged, r.Claims, r.Skipped)
		})),
	)
	go p.follow(files)
	return p
}

// follow moves the bar with the bytes read until stop.
func (p *progress) follow(files *refresh.Files) {
	ticker := time.NewTicker(100 * time.Millisecond)
	defer ticker.Stop()
	for {
		select {
		case <-p.done:
			return
		case <-ticker.C:
			read, size := files.Progress()
			p.bar.SetTotal(max(size, read)+1, false)
			p.bar.SetCurrent(read)
		}
	}
}

func (p *progress) update(r refresh.Report) {
	if p.bars != nil {
		p.report.Store(&r)
	}
}

// stop removes the bar.
func (p *progress) stop() {
	if p.bars == nil {
		return
	}
	close(p.done)
	p.bar.Abort(true)
	p.bars.Wait()
}
