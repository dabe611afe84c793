package runner

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"golang.org/x/sync/errgroup"

	"geokg/refresh"
	"geokg/refresh/config"
	"geokg/refresh/feed"
	"geokg/refresh/fetch"
	"geokg/refresh/ledger"
)

// collector asks one source.
type collector struct {
	*Runner
	source   config.Source
	began    time.Time // of the run; the schedule goes by it, however late a source has its turn
	tally    *tally
	accepted bell
}

// run asks the source if it is due, and for its pages that are due. The error is one of the
// ledger or of ctx.
func (c *collector) run(ctx context.Context) error {
	state, err := c.Ledger.Source(ctx, c.source.Name)
	if err != nil {
		return err
	}
	now := c.began
	if !now.Before(state.NextDue.Add(-earliness(time.Duration(c.source.Every)))) {
		c.note(func(r *SourceReport) { r.Due = true })
		problem := c.ask(ctx)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		var broken *ledgerError
		if errors.As(problem, &broken) {
			return problem
		}
		next := c.nextDue()
		if problem != nil {
			c.note(func(r *SourceReport) { r.Problem = problem.Error() })
			c.Log.Warn("source failed", "source", c.source.Name, "problem", problem)
			next = now.Add(pause(state.Failures, time.Duration(c.source.Every), problem))
		}
		if err := c.Ledger.Tried(ctx, c.source.Name, problem, now, next); err != nil {
			return err
		}
	}
	return c.pages(ctx)
}

// ledgerError keeps an error of the ledger apart from one of the source.
type ledgerError struct{ error }

func (e *ledgerError) Unwrap() error { return e.error }

func ofLedger(err error) error {
	if err == nil {
		return nil
	}
	return &ledgerError{err}
}

// ask reads what the source tells of.
func (c *collector) ask(ctx context.Context) error {
	switch c.source.Kind() {
	case "feed":
		return c.listing(ctx, c.source.Feed, func(body []byte, base string) ([]feed.Entry, []string, error) { return feed.Feed(body, base) })
	case "sitemap":
		return c.sitemap(ctx, c.source.Sitemap, 0)
	case "list":
		return c.list(ctx)
	case "folder":
		files := &refresh.Files{Paths: []string{c.Config.Path(c.source.Folder)}, Given: c.given(), Langs: c.Langs, Today: c.Now()}
		for item := range files.All(ctx) {
			if err := c.accept(ctx, item, nil); err != nil {
				return err
			}
		}
		return nil
	case "jsonl":
		return c.jsonl(ctx)
	}
	return c.warc(ctx)
}

func (c *collector) given() refresh.Given {
	return refresh.Given{Source: c.source.Publisher, Lang: c.source.Lang}
}

// answer fetches a listing unless it is as it was; nil if it is.
func (c *collector) answer(ctx context.Context, address string) (*fetch.Response, error) {
	etag, modified, err := c.Ledger.Validators(ctx, address)
	if err != nil {
		return nil, ofLedger(err)
	}
	c.note(func(r *SourceReport) { r.Tried++ })
	response, err := c.client.Get(ctx, fetch.Request{URL: address, ETag: etag, LastModified: modified, Rate: c.source.Rate})
	if err != nil {
		return nil, err
	}
	c.note(func(r *SourceReport) { r.Answered++ })
	if response.NotModified {
		return nil, nil
	}
	return response, nil
}

// listing takes up the entries of a feed. Its validators are noted last, so that a run that
// is cut off before reads it again.
func (c *collector) listing(ctx context.Context, address string, read func(body []byte, base string) ([]feed.Entry, []string, error)) error {
	response, err := c.answer(ctx, address)
	if err != nil || response == nil {
		return err
	}
	entries, problems, err := read(response.Body, response.URL)
	if err != nil {
		return fmt.Errorf("%s: %w", address, err)
	}
	if err := c.see(ctx, entries, problems); err != nil {
		return err
	}
	return ofLedger(c.Ledger.Listed(ctx, address, response.ETag, response.LastModified))
}

func (c *collector) see(ctx context.Context, entries []feed.Entry, problems []string) error {
	for _, p := range problems {
		c.note(func(r *SourceReport) { r.fail(c.source.Where(), errors.New(p)) })
	}
	pages := make([]ledger.Page, len(entries))
	for i, e := range entries {
		pages[i] = ledger.Page{Address: e.URL, Title: e.Title, Updated: e.Updated}
	}
	_, err := c.Ledger.See(ctx, c.source.Name, pages, c.Now())
	return ofLedger(err)
}

// sitemapDepth bounds how deep indexes of sitemaps are followed.
const sitemapDepth = 3

func (c *collector) sitemap(ctx context.Context, address string, depth int) error {
	var further []feed.Entry
	err := c.listing(ctx, address, func(body []byte, base string) (entries []feed.Entry, problems []string, err error) {
		entries, further, problems, err = feed.Sitemap(body, base)
		return entries, problems, err
	})
	if err != nil || depth == sitemapDepth {
		return err
	}
	var errs []error
	for _, e := range further {
		if err := c.sitemap(ctx, e.URL, depth+1); err != nil {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

func (c *collector) list(ctx context.Context) error {
	read := func(body []byte, _ string) ([]feed.Entry, []string, error) {
		entries, problems := feed.List(body)
		return entries, problems, nil
	}
	if c.source.OnWeb() {
		return c.listing(ctx, c.source.List, read)
	}
	body, err := os.ReadFile(c.Config.Path(c.source.List))
	if err != nil {
		return err
	}
	entries, problems, _ := read(body, "")
	return c.see(ctx, entries, problems)
}

func (c *collector) jsonl(ctx context.Context) error {
	response, err := c.answer(ctx, c.source.JSONL)
	if err != nil || response == nil {
		return err
	}
	records := refresh.Records{Name: c.source.JSONL, Given: c.given(), Langs: c.Langs, Today: c.Now()}
	for item := range records.All(response.Body) {
		if err := c.accept(ctx, item, nil); err != nil {
			return err
		}
	}
	return ofLedger(c.Ledger.Listed(ctx, c.source.JSONL, response.ETag, response.LastModified))
}

// pagesAtOnce bounds how many pages of one source are fetched at a time.
const pagesAtOnce = 4

// pages fetches the pages of the source that are due.
func (c *collector) pages(ctx context.Context) error {
	const group = 500
	for {
		now := c.Now()
		due, err := c.Ledger.Due(ctx, c.source.Name, now, group)
		if err != nil || len(due) == 0 {
			return err
		}
		workers, ctx := errgroup.WithContext(ctx)
		workers.SetLimit(pagesAtOnce)
		for _, p := range due {
			workers.Go(func() error { return c.page(ctx, p, now) })
		}
		if err := workers.Wait(); err != nil {
			return err
		}
	}
}

// page fetches one page and takes up its article.
func (c *collector) page(ctx context.Context, p ledger.Page, now time.Time) error {
	c.note(func(r *SourceReport) { r.Tried++ })
	response, err := c.client.Get(ctx, fetch.Request{URL: p.Address, ETag: p.ETag, LastModified: p.Modified, Rate: c.source.Rate})
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		return c.failed(ctx, p, err, now)
	}
	c.note(func(r *SourceReport) { r.Answered++ })
	p.ETag, p.Modified = response.ETag, response.LastModified
	next := c.revisit(p, now)
	if response.NotModified {
		return c.Ledger.Unchanged(ctx, p, now, next)
	}
	item := c.reader.Read(refresh.Fetched{
		URL: response.URL, ContentType: response.ContentType, Body: response.Body,
		Title: p.Title, Published: p.Updated, Source: c.source.Publisher, Lang: c.source.Lang,
	})
	if item.Err != nil {
		c.note(func(r *SourceReport) { r.fail(p.Address, item.Err) })
		return c.Ledger.Fail(ctx, p, "refused", item.Err, now, time.Time{})
	}
	if err := c.further(ctx, &item, response.URL); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return c.failed(ctx, p, err, now)
	}
	return unwrapLedger(c.acceptPage(ctx, item, &p, next))
}

// mostPages bounds over how many pages an article is followed.
const mostPages = 20

// further adds the further pages of an article that goes on after its first. The error is that of a page
// that is to be tried again, with all of the article; one that cannot be had is warned of.
func (c *collector) further(ctx context.Context, item *refresh.Item, first string) error {
	asked := map[string]bool{"": true, first: true}
	for !asked[item.Next] && len(asked) < mostPages {
		address := item.Next
		asked[address] = true
		c.note(func(r *SourceReport) { r.Tried++ })
		response, err := c.client.Get(ctx, fetch.Request{URL: address, Rate: c.source.Rate})
		if ctx.Err() != nil || err != nil && fetch.Temporary(err) {
			return err
		}
		var page refresh.Item
		if err == nil {
			c.note(func(r *SourceReport) { r.Answered++ })
			page = c.reader.Read(refresh.Fetched{URL: response.URL, ContentType: response.ContentType, Body: response.Body, Lang: item.Article.Lang, First: first})
			err = page.Err
		}
		if err != nil {
			item.Warnings = append(item.Warnings, fmt.Sprintf("the article goes on at %s, which cannot be had: %v", refresh.ShowName(address), err))
			return nil
		}
		item.Append(page)
	}
	return nil
}

func unwrapLedger(err error) error {
	var l *ledgerError
	if errors.As(err, &l) {
		return l.error
	}
	return err
}

// failed notes why a page gave nothing and when it is asked for again.
func (c *collector) failed(ctx context.Context, p ledger.Page, problem error, now time.Time) error {
	if errors.Is(problem, fetch.ErrGone) {
		c.note(func(r *SourceReport) { r.Gone++ })
		return c.Ledger.Gone(ctx, p, problem, c.Config.Gone == config.GoneDelete, now)
	}
	c.note(func(r *SourceReport) { r.fail(p.Address, problem) })
	c.Log.Info("page failed", "source", c.source.Name, "page", p.Address, "problem", problem)
	switch {
	case !fetch.Temporary(problem):
		return c.Ledger.Fail(ctx, p, "refused", problem, now, time.Time{})
	case p.Attempts+1 >= mostAttempts:
		return c.Ledger.Fail(ctx, p, "failed", problem, now, time.Time{})
	}
	return c.Ledger.Fail(ctx, p, "failed", problem, now, now.Add(pause(p.Attempts, firstPause, problem)))
}

// How often and how long after each other failed pages are tried.
const (
	mostAttempts = 12
	firstPause   = 5 * time.Minute
	longestPause = 24 * time.Hour
)

// pause is how long to wait after a number of failures: doubled each time, up to a day, or
// as long as the server asks.
func pause(failures int, first time.Duration, problem error) time.Duration {
	wait := min(first<<min(failures, 12), longestPause)
	var f *fetch.Failure
	if errors.As(problem, &f) {
		wait = max(wait, min(f.After, longestPause))
	}
	return wait
}

// revisit is when a page is asked for again; zero for never.
func (c *collector) revisit(p ledger.Page, now time.Time) time.Time {
	next := now.Add(time.Duration(c.Config.Revisit.Every))
	if next.Sub(p.Seen) > time.Duration(c.Config.Revisit.For) {
		return time.Time{}
	}
	return next
}

// accept takes up an article that came without a page of its own.
func (c *collector) accept(ctx context.Context, item refresh.Item, from *ledger.Page) error {
	if item.Err != nil {
		c.note(func(r *SourceReport) { r.fail(item.Where.String(), item.Err) })
		return nil
	}
	return c.acceptPage(ctx, item, from, time.Time{})
}

func (c *collector) acceptPage(ctx context.Context, item refresh.Item, from *ledger.Page, next time.Time) error {
	now := c.Now()
	if c.Config.Corrections == config.KeepOutOfGraph && refresh.Correction(item.Article) {
		c.note(func(r *SourceReport) { r.Dropped++ })
		if from == nil {
			return nil
		}
		return ofLedger(c.Ledger.Unchanged(ctx, *from, now, next))
	}
	change, copyOf, err := c.Ledger.Accept(ctx, c.source.Name, item.Article, from, now, next)
	if err != nil {
		return ofLedger(err)
	}
	c.note(func(r *SourceReport) { r.count(change, copyOf) })
	if change != ledger.Unchanged {
		c.note(func(r *SourceReport) { r.warn(item.Where.String(), item.Warnings) })
		c.accepted.ring()
	}
	return nil
}

func (c *collector) note(count func(r *SourceReport)) { c.tally.source(c.source.Name, count) }
