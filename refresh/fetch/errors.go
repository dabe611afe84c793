package fetch

import (
	"errors"
	"fmt"
	"time"
)

// Why a request gave nothing. Errors of this package wrap one of these, or one of the network.
var (
	ErrAddress  = errors.New("address refused")             // private network, or no web address at all
	ErrRobots   = errors.New("robots.txt forbids it")       // RFC 9309
	ErrTooLarge = errors.New("too large")                   // body or header
	ErrGone     = errors.New("not there any more")          // 404, 410
	ErrRefused  = errors.New("refused by the server")       // other 4xx
	ErrBusy     = errors.New("server busy, to be retried")  // 429, 5xx
	ErrRedirect = errors.New("too many or bad redirects")   // more than Options.Redirects
	ErrNetwork  = errors.New("connection failed or broken") // to be retried
)

// Failure is a request that gave nothing.
type Failure struct {
	URL   string
	Why   error         // one of the errors above
	Cause error         // what the network or the server said; may be nil
	After time.Duration // how long the server asks to wait; 0 if it does not say
}

func (f *Failure) Error() string {
	if f.Cause == nil {
		return fmt.Sprintf("%s: %v", f.URL, f.Why)
	}
	return fmt.Sprintf("%s: %v: %v", f.URL, f.Why, f.Cause)
}

// Unwrap gives the reason, for errors.Is.
func (f *Failure) Unwrap() []error {
	if f.Cause == nil {
		return []error{f.Why}
	}
	return []error{f.Why, f.Cause}
}

// Temporary reports whether trying again later may help.
func Temporary(err error) bool {
	return errors.Is(err, ErrBusy) || errors.Is(err, ErrNetwork)
}
