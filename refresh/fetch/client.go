package fetch

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/cenkalti/backoff/v5"
)

// Options of a client. A zero field stands for the default beside it.
type Options struct {
	Agent       string         // User-Agent, with a way to reach the operator; required
	Rate        float64        // requests a second to one host, unless a request says otherwise; 1
	PerHost     int            // requests to one host at once; 2
	Timeout     time.Duration  // of one request with its body; 30 s
	MaxBytes    int64          // of a body after decompression; 16 MB
	Redirects   int            // followed at most; 5
	Tries       int            // of one request, all within one call; 3
	FirstWait   time.Duration  // before the second try, doubled for each further one; 1 s
	LongestWait time.Duration  // that a call waits for a server; a longer one is left to the caller; 30 s
	Private     []netip.Prefix // loopback and private networks that may be asked
	Resolver    *net.Resolver
	Now         func() time.Time // time.Now
}

// Client fetches. It is safe for many goroutines, which share its rates.
type Client struct {
	opts Options
	http *http.Client

	mu    sync.Mutex
	hosts map[string]*host
}

// New returns a client.
func New(o Options) (*Client, error) {
	if strings.TrimSpace(o.Agent) == "" {
		return nil, errors.New("fetch: no user agent; name the program and a way to reach you")
	}
	o.Rate, o.PerHost = cmp.Or(o.Rate, 1), cmp.Or(o.PerHost, 2)
	o.Timeout, o.MaxBytes = cmp.Or(o.Timeout, 30*time.Second), cmp.Or(o.MaxBytes, 16<<20)
	o.Redirects, o.Tries = cmp.Or(o.Redirects, 5), cmp.Or(o.Tries, 3)
	o.FirstWait, o.LongestWait = cmp.Or(o.FirstWait, time.Second), cmp.Or(o.LongestWait, 30*time.Second)
	if o.Now == nil {
		o.Now = time.Now
	}
	c := &Client{opts: o, hosts: map[string]*host{}}
	c.http = &http.Client{
		Transport: &http.Transport{
			DialContext:            dialer(o).DialContext,
			TLSHandshakeTimeout:    15 * time.Second,
			ResponseHeaderTimeout:  o.Timeout,
			MaxResponseHeaderBytes: 256 << 10,
			MaxIdleConnsPerHost:    o.PerHost,
			MaxConnsPerHost:        o.PerHost,
			IdleConnTimeout:        30 * time.Second,
			ForceAttemptHTTP2:      true,
		},
		// Each hop is a request of its own: with the rate and the rules of its host.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return c, nil
}

// Close ends idle connections.
func (c *Client) Close() { c.http.CloseIdleConnections() }

// Request asks for one address; with a validator of an earlier answer only for what changed.
type Request struct {
	URL          string
	ETag         string
	LastModified string
	Rate         float64 // requests a second to its host, the lowest that was asked for; 0: that of the client
}

// Response is what a server answered.
type Response struct {
	URL          string // after redirects
	Body         []byte
	ContentType  string
	ETag         string
	LastModified string
	NotModified  bool // nothing new since the validators of the request; Body is empty
}

// Get fetches an address, trying again what may pass. The error is a *Failure, or that of ctx.
func (c *Client) Get(ctx context.Context, r Request) (*Response, error) {
	wait := backoff.NewExponentialBackOff()
	wait.InitialInterval, wait.MaxInterval = c.opts.FirstWait, c.opts.LongestWait
	response, err := backoff.Retry(ctx, func() (*Response, error) {
		response, err := c.follow(ctx, r)
		if err != nil {
			err = c.again(err)
		}
		return response, err
	}, backoff.WithBackOff(wait), backoff.WithMaxTries(uint(c.opts.Tries)), backoff.WithMaxElapsedTime(0))
	var f *Failure
	if errors.As(err, &f) {
		return nil, f // without what it told the retries
	}
	return response, err
}

// again tells the retries what to make of an error.
func (c *Client) again(err error) error {
	var f *Failure
	switch {
	case !Temporary(err):
		return backoff.Permanent(err)
	case errors.As(err, &f) && f.After > c.opts.LongestWait:
		return backoff.Permanent(err)
	case errors.As(err, &f) && f.After > 0:
		return errors.Join(err, &backoff.RetryAfterError{Duration: f.After})
	}
	return err
}

// follow sends a request and those that its redirects ask for.
func (c *Client) follow(ctx context.Context, r Request) (*Response, error) {
	address := r.URL
	for range c.opts.Redirects + 1 {
		u, err := url.Parse(address)
		if err == nil {
			err = checkURL(u)
		}
		if err != nil {
			return nil, &Failure{URL: r.URL, Why: ErrAddress, Cause: err}
		}
		response, next, err := c.polite(ctx, u, r)
		if err != nil || next == "" {
			return response, err
		}
		to, err := u.Parse(next)
		if err != nil {
			return nil, &Failure{URL: r.URL, Why: ErrRedirect, Cause: err}
		}
		address = to.String()
	}
	return nil, &Failure{URL: r.URL, Why: ErrRedirect, Cause: fmt.Errorf("more than %d", c.opts.Redirects)}
}

// polite sends one request if robots.txt allows it and when the host's turn has come.
func (c *Client) polite(ctx context.Context, u *url.URL, r Request) (*Response, string, error) {
	h := c.host(u, cmp.Or(r.Rate, c.opts.Rate))
	if err := h.allowed(ctx, c, u); err != nil {
		return nil, "", err
	}
	return c.send(ctx, h, u, r)
}

// send sends one request and returns the answer or where it redirects to.
func (c *Client) send(ctx context.Context, h *host, u *url.URL, r Request) (*Response, string, error) {
	release, err := h.turn(ctx)
	if err != nil {
		return nil, "", err
	}
	defer release()
	ctx, cancel := context.WithTimeout(ctx, c.opts.Timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, "", &Failure{URL: u.String(), Why: ErrAddress, Cause: err}
	}
	req.Header.Set("User-Agent", c.opts.Agent)
	set := func(name, value string) {
		if value != "" {
			req.Header.Set(name, value)
		}
	}
	set("If-None-Match", r.ETag)
	set("If-Modified-Since", r.LastModified)
	answer, err := c.http.Do(req)
	if err != nil {
		return nil, "", networkFailure(u, err)
	}
	defer answer.Body.Close()
	return c.read(u, r, answer)
}

func (c *Client) read(u *url.URL, r Request, answer *http.Response) (*Response, string, error) {
	response := &Response{
		URL:          u.String(),
		ContentType:  answer.Header.Get("Content-Type"),
		ETag:         answer.Header.Get("ETag"),
		LastModified: answer.Header.Get("Last-Modified"),
	}
	code := answer.StatusCode
	switch {
	case code == http.StatusNotModified:
		response.NotModified = true
		response.ETag, response.LastModified = cmp.Or(response.ETag, r.ETag), cmp.Or(response.LastModified, r.LastModified)
		return response, "", nil
	case code >= 300 && code < 400 && answer.Header.Get("Location") != "":
		return nil, answer.Header.Get("Location"), nil
	case code != http.StatusOK:
		return nil, "", statusFailure(u, answer, c.opts.Now())
	}
	body, err := io.ReadAll(io.LimitReader(answer.Body, c.opts.MaxBytes+1))
	switch {
	case int64(len(body)) > c.opts.MaxBytes:
		return nil, "", &Failure{URL: u.String(), Why: ErrTooLarge, Cause: fmt.Errorf("more than %d bytes", c.opts.MaxBytes)}
	case err != nil:
		return nil, "", networkFailure(u, err)
	}
	response.Body = body
	return response, "", nil
}

func networkFailure(u *url.URL, err error) error {
	f := &Failure{URL: u.String(), Why: ErrNetwork, Cause: err}
	var outer *url.Error
	if errors.As(err, &outer) {
		f.Cause = outer.Err // the address is named already
	}
	switch {
	case errors.Is(err, ErrAddress):
		f.Why, f.Cause = ErrAddress, addressCause(err)
	case strings.Contains(err.Error(), "server response headers exceeded"):
		f.Why = ErrTooLarge
	}
	return f
}

// addressCause leaves out what the network adds to the refusal of an address.
func addressCause(err error) error {
	var op *net.OpError
	if errors.As(err, &op) {
		_, words, _ := strings.Cut(op.Err.Error(), ErrAddress.Error()+": ")
		return errors.New(words)
	}
	return err
}

func statusFailure(u *url.URL, answer *http.Response, now time.Time) error {
	f := &Failure{URL: u.String(), Cause: errors.New(answer.Status), After: retryAfter(answer.Header, now)}
	switch code := answer.StatusCode; {
	case code == http.StatusNotFound || code == http.StatusGone:
		f.Why = ErrGone
	case code == http.StatusTooManyRequests || code == http.StatusRequestTimeout || code >= 500:
		f.Why = ErrBusy
	default:
		f.Why = ErrRefused
	}
	return f
}

// retryAfter reads how long a server asks to wait, as seconds or as a date (RFC 9110).
func retryAfter(h http.Header, now time.Time) time.Duration {
	value := h.Get("Retry-After")
	if seconds, err := strconv.Atoi(value); err == nil {
		return max(0, time.Duration(seconds)*time.Second)
	}
	if at, err := http.ParseTime(value); err == nil {
		return max(0, at.Sub(now))
	}
	return 0
}
