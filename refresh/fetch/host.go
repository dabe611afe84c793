package fetch

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/temoto/robotstxt"
	"golang.org/x/time/rate"
)

// robotsLife is how long the rules of a host are kept (RFC 9309: not over a day).
const robotsLife = 24 * time.Hour

// host is what a client knows of one scheme, name and port.
type host struct {
	slots chan struct{}
	pace  *rate.Limiter

	mu    sync.Mutex
	rules *robotstxt.Group // nil: everything is allowed
	until time.Time        // when the rules are to be read again
}

// host returns the host of an address. Whoever asks for it at the lowest rate sets the pace
// for all.
func (c *Client) host(u *url.URL, perSecond float64) *host {
	key := u.Scheme + "://" + strings.ToLower(u.Host)
	c.mu.Lock()
	defer c.mu.Unlock()
	h := c.hosts[key]
	if h == nil {
		h = &host{slots: make(chan struct{}, c.opts.PerHost), pace: rate.NewLimiter(rate.Limit(perSecond), 1)}
		c.hosts[key] = h
	}
	if limit := rate.Limit(perSecond); limit < h.pace.Limit() {
		h.pace.SetLimit(limit)
	}
	return h
}

// turn waits until a request may go to the host; release is called when it is over.
func (h *host) turn(ctx context.Context) (release func(), err error) {
	select {
	case h.slots <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if err := h.pace.Wait(ctx); err != nil {
		<-h.slots
		return nil, err
	}
	return func() { <-h.slots }, nil
}

// allowed returns an error if robots.txt forbids the address, or cannot be had for now.
func (h *host) allowed(ctx context.Context, c *Client, u *url.URL) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if now := c.opts.Now(); now.After(h.until) {
		if err := h.learn(ctx, c, u); err != nil {
			return err
		}
		h.until = now.Add(robotsLife)
	}
	if h.rules != nil && !h.rules.Test(u.RequestURI()) {
		return &Failure{URL: u.String(), Why: ErrRobots}
	}
	return nil
}

// learn reads the rules of the host. A host that says it has none allows everything; one
// that does not answer allows nothing until it does.
func (h *host) learn(ctx context.Context, c *Client, u *url.URL) error {
	at := &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}
	var body []byte
	for range c.opts.Redirects {
		response, next, err := c.send(ctx, h, at, Request{})
		switch {
		case errors.Is(err, ErrGone), errors.Is(err, ErrRefused), errors.Is(err, ErrTooLarge):
			h.rules = nil
			return nil
		case err != nil:
			return err
		}
		if next == "" {
			body = response.Body
			break
		}
		if at, err = at.Parse(next); err != nil || checkURL(at) != nil {
			h.rules = nil
			return nil
		}
	}
	data, err := robotstxt.FromStatusAndBytes(http.StatusOK, body)
	if err != nil {
		h.rules = nil // unreadable rules forbid nothing (RFC 9309, 2.2)
		return nil
	}
	h.rules = data.FindGroup(product(c.opts.Agent))
	if delay := h.rules.CrawlDelay; delay > 0 && delay <= time.Minute {
		h.pace.SetLimit(min(h.pace.Limit(), rate.Every(delay)))
	}
	return nil
}

// product is the name under which robots.txt addresses the client.
func product(agent string) string {
	name, _, _ := strings.Cut(agent, "/")
	return strings.TrimSpace(name)
}
