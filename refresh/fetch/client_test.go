package fetch

import (
	"compress/gzip"
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/dns/dnsmessage"
)

var everywhere = prefixes("0.0.0.0/0", "::/0")

func client(t testing.TB, o Options) *Client {
	o.Agent = "geokg/1 (+mailto:desk@example.org)"
	if o.Rate == 0 {
		o.Rate = 1e6
	}
	o.FirstWait = time.Millisecond
	c, err := New(o)
	require.NoError(t, err)
	t.Cleanup(c.Close)
	return c
}

// site is a server without robots.txt unless a handler says otherwise.
func site(t testing.TB, handle http.HandlerFunc) *httptest.Server {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		handle(w, r)
	}))
	t.Cleanup(s.Close)
	return s
}

func TestConditionalRequests(t *testing.T) {
	s := site(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"v1"`)
		if r.Header.Get("If-None-Match") == `"v1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		assert.Equal(t, "geokg/1 (+mailto:desk@example.org)", r.Header.Get("User-Agent"))
		fmt.Fprint(w, "news")
	})
	c := client(t, Options{Private: everywhere})
	first, err := c.Get(context.Background(), Request{URL: s.URL + "/a"})
	require.NoError(t, err)
	assert.Equal(t, "news", string(first.Body))
	again, err := c.Get(context.Background(), Request{URL: s.URL + "/a", ETag: first.ETag})
	require.NoError(t, err)
	assert.True(t, again.NotModified)
	assert.Empty(t, again.Body)
}

// What a server does wrong ends in the right error, within the limits.
func TestFaults(t *testing.T) {
	var bomb strings.Builder
	z := gzip.NewWriter(&bomb)
	for range 64 {
		_, err := z.Write(make([]byte, 1<<20))
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	stop := make(chan struct{})
	t.Cleanup(func() { close(stop) })
	tests := []struct {
		name   string
		handle http.HandlerFunc
		why    error
	}{
		{"gone", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusGone) }, ErrGone},
		{"not found", http.NotFound, ErrGone},
		{"forbidden", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusForbidden) }, ErrRefused},
		{"server error", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusBadGateway) }, ErrBusy},
		{"long wait", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", "3600")
			w.WriteHeader(http.StatusTooManyRequests)
		}, ErrBusy},
		{"slow drip", func(w http.ResponseWriter, _ *http.Request) {
			for {
				select {
				case <-stop:
					return
				case <-time.After(20 * time.Millisecond):
					if _, err := fmt.Fprint(w, "."); err != nil {
						return
					}
					w.(http.Flusher).Flush()
				}
			}
		}, ErrNetwork},
		{"gzip bomb", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			fmt.Fprint(w, bomb.String())
		}, ErrTooLarge},
		{"huge body", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(make([]byte, 2<<20)) }, ErrTooLarge},
		{"huge header", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("X-Long", strings.Repeat("x", 10<<20))
			fmt.Fprint(w, "ok")
		}, ErrTooLarge},
		{"cut connection", func(w http.ResponseWriter, _ *http.Request) {
			conn, out, err := w.(http.Hijacker).Hijack()
			if assert.NoError(t, err) {
				fmt.Fprint(out, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort")
				_ = out.Flush()
				conn.Close()
			}
		}, ErrNetwork},
		{"loop", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/again", http.StatusFound) }, ErrRedirect},
		{"redirect to a file", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Location", "file:///etc/passwd")
			w.WriteHeader(http.StatusFound)
		}, ErrAddress},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := site(t, tt.handle)
			c := client(t, Options{Private: everywhere, MaxBytes: 1 << 20, Timeout: 300 * time.Millisecond})
			_, err := c.Get(context.Background(), Request{URL: s.URL + "/page"})
			require.ErrorIs(t, err, tt.why)
			assert.NotContains(t, err.Error(), "\n")
		})
	}
}

func TestRetries(t *testing.T) {
	var calls atomic.Int32
	s := site(t, func(w http.ResponseWriter, _ *http.Request) {
		if calls.Add(1) < 3 {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		fmt.Fprint(w, "at last")
	})
	response, err := client(t, Options{Private: everywhere}).Get(context.Background(), Request{URL: s.URL})
	require.NoError(t, err)
	assert.Equal(t, "at last", string(response.Body))
	assert.EqualValues(t, 3, calls.Load())
}

func TestRobots(t *testing.T) {
	var asked atomic.Int32
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			asked.Add(1)
			fmt.Fprint(w, "User-agent: geokg\nDisallow: /private\n\nUser-agent: *\nDisallow: /\n")
		}
	}))
	defer s.Close()
	c := client(t, Options{Private: everywhere})
	_, err := c.Get(context.Background(), Request{URL: s.URL + "/news"})
	require.NoError(t, err)
	_, err = c.Get(context.Background(), Request{URL: s.URL + "/private/x"})
	require.ErrorIs(t, err, ErrRobots)
	assert.EqualValues(t, 1, asked.Load())
}

// A host whose robots.txt cannot be had is left alone until it can.
func TestRobotsUnreachable(t *testing.T) {
	var page atomic.Int32
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			w.WriteHeader(http.StatusInternalServerError)
			return
		}
		page.Add(1)
	}))
	defer s.Close()
	_, err := client(t, Options{Private: everywhere}).Get(context.Background(), Request{URL: s.URL + "/news"})
	require.ErrorIs(t, err, ErrBusy)
	assert.Zero(t, page.Load())
}

// However many ask at once, a host is asked no faster than its rate.
func TestRate(t *testing.T) {
	var mu sync.Mutex
	var times []time.Time
	s := site(t, func(http.ResponseWriter, *http.Request) {
		mu.Lock()
		times = append(times, time.Now())
		mu.Unlock()
	})
	c := client(t, Options{Private: everywhere, Rate: 50})
	var all sync.WaitGroup
	start := time.Now()
	for i := range 20 {
		all.Go(func() {
			_, err := c.Get(context.Background(), Request{URL: fmt.Sprintf("%s/%d", s.URL, i)})
			assert.NoError(t, err)
		})
	}
	all.Wait()
	require.Len(t, times, 20)
	// 20 pages and robots.txt at 50 a second: the last one 20 turns after the first.
	assert.GreaterOrEqual(t, times[19].Sub(start), 20*time.Second/50-10*time.Millisecond)
}

// No form of a private address gets through, nor does a name or a redirect that leads to one.
func TestPrivateAddresses(t *testing.T) {
	secret := site(t, func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "secret") })
	_, port, err := net.SplitHostPort(secret.Listener.Addr().String())
	require.NoError(t, err)
	c := client(t, Options{})
	for _, host := range []string{"127.0.0.1", "[::1]", "169.254.169.254", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
		"10.0.0.8", "192.168.1.1", "172.16.0.1", "100.64.0.1", "0.0.0.0", "[::]", "[fe80::1]", "[fd00::1]", "[64:ff9b::7f00:1]",
		"[2002:7f00:1::]", "localhost", "[::127.0.0.1]"} {
		_, err := c.Get(context.Background(), Request{URL: "http://" + host + ":" + port + "/"})
		assert.ErrorIs(t, err, ErrAddress, host)
	}
	// Forms that only some resolvers take for numbers.
	for _, host := range []string{"2130706433", "0x7f000001", "0177.0.0.1", "017700000001", "127.1", "127.0.0.0x1", "127.0.0.1.", "99999999999999999999999"} {
		_, err := c.Get(context.Background(), Request{URL: "http://" + host + ":" + port + "/"})
		assert.ErrorIs(t, err, ErrAddress, host)
	}
	for _, address := range []string{"file:///etc/passwd", "gopher://127.0.0.1/", "http://", "http://u:p@example.org/", "::"} {
		_, err := c.Get(context.Background(), Request{URL: address})
		assert.ErrorIs(t, err, ErrAddress, address)
	}
}

// An address that may be asked opens no way to another one that may not.
func TestRedirectToPrivate(t *testing.T) {
	secret := site(t, func(http.ResponseWriter, *http.Request) { t.Error("reached") })
	_, port, err := net.SplitHostPort(secret.Listener.Addr().String())
	require.NoError(t, err)
	for _, host := range []string{"127.0.0.2", "[::1]", "169.254.169.254", "[::ffff:127.0.0.2]", "2130706433"} {
		open := site(t, func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://"+host+":"+port+"/secret", http.StatusFound)
		})
		only := netip.PrefixFrom(netip.MustParseAddr("127.0.0.1"), 32)
		_, err := client(t, Options{Private: []netip.Prefix{only}}).Get(context.Background(), Request{URL: open.URL + "/feed"})
		require.ErrorIs(t, err, ErrAddress, host)
		assert.Contains(t, err.Error(), strings.Trim(host, "[]"), "the line names the address that was refused")
	}
}

// A name that first resolves to a public address and then to a private one is refused when
// the private one is dialled.
func TestRebinding(t *testing.T) {
	secret := site(t, func(http.ResponseWriter, *http.Request) { t.Error("reached") })
	_, port, err := net.SplitHostPort(secret.Listener.Addr().String())
	require.NoError(t, err)
	resolver := rebinding(t)
	c := client(t, Options{Resolver: resolver})
	addrs, err := resolver.LookupHost(context.Background(), "rebind.example.org.")
	require.NoError(t, err)
	require.Equal(t, []string{"93.184.216.34"}, addrs)
	_, err = c.Get(context.Background(), Request{URL: "http://rebind.example.org.:" + port + "/"})
	require.ErrorIs(t, err, ErrAddress)
	assert.Contains(t, err.Error(), "127.0.0.1 is not on the public web")
}

// rebinding is a resolver with a name server of its own that answers the first question
// with a public address and all later ones with the loopback address.
func rebinding(t *testing.T) *net.Resolver {
	conn, err := net.ListenPacket("udp", "127.0.0.1:0")
	require.NoError(t, err)
	t.Cleanup(func() { conn.Close() })
	go func() {
		asked := 0
		buf := make([]byte, 1500)
		for {
			n, from, err := conn.ReadFrom(buf)
			if err != nil {
				return
			}
			var m dnsmessage.Message
			if m.Unpack(buf[:n]) != nil || len(m.Questions) != 1 {
				continue
			}
			q := m.Questions[0]
			m.Response, m.Additionals = true, nil
			if q.Type == dnsmessage.TypeA {
				ip := [4]byte{127, 0, 0, 1}
				if asked++; asked == 1 {
					ip = [4]byte{93, 184, 216, 34}
				}
				m.Answers = []dnsmessage.Resource{{
					Header: dnsmessage.ResourceHeader{Name: q.Name, Type: q.Type, Class: q.Class},
					Body:   &dnsmessage.AResource{A: ip},
				}}
			}
			if packed, err := m.Pack(); err == nil {
				_, _ = conn.WriteTo(packed, from)
			}
		}
	}()
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, "udp", conn.LocalAddr().String())
	}}
}

func TestNewNeedsAgent(t *testing.T) {
	_, err := New(Options{})
	require.Error(t, err)
}

// Requests that ask for a host at different rates keep to the lowest, together.
func TestLowestRateOfAHost(t *testing.T) {
	var answered atomic.Int64
	s := site(t, func(w http.ResponseWriter, _ *http.Request) { answered.Add(1); fmt.Fprint(w, "ok") })
	c := client(t, Options{Private: everywhere, Rate: 1000})
	const slow, each = 100.0, 10
	_, err := c.Get(t.Context(), Request{URL: s.URL, Rate: slow})
	require.NoError(t, err)
	start := time.Now()
	var group sync.WaitGroup
	for _, rate := range []float64{0, 500, slow} {
		group.Go(func() {
			for range each {
				_, err := c.Get(t.Context(), Request{URL: s.URL, Rate: rate})
				assert.NoError(t, err)
			}
		})
	}
	group.Wait()
	assert.EqualValues(t, 1+3*each, answered.Load())
	assert.GreaterOrEqual(t, time.Since(start).Seconds(), (3*each-1)/slow)
}
