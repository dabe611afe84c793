package fetch

import (
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// reserved are networks that no public web server stands in, besides those that netip knows
// (IANA special-purpose address registries).
var reserved = prefixes("0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
	"198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4",
	"100::/64", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16")

// wrapped are IPv6 networks whose addresses carry an IPv4 address in the bytes that follow
// the prefix: NAT64 (RFC 6052), its local form (RFC 8215) and 6to4 (RFC 3056).
var wrapped = []struct {
	prefix netip.Prefix
	at     int
}{
	{netip.MustParsePrefix("64:ff9b::/96"), 12},
	{netip.MustParsePrefix("64:ff9b:1::/48"), 12},
	{netip.MustParsePrefix("2002::/16"), 2},
	{netip.MustParsePrefix("::/96"), 12},
}

func prefixes(list ...string) []netip.Prefix {
	out := make([]netip.Prefix, len(list))
	for i, s := range list {
		out[i] = netip.MustParsePrefix(s)
	}
	return out
}

// Public reports whether an address may belong to a server of the public web.
func Public(addr netip.Addr) bool {
	addr = addr.Unmap().WithZone("")
	if !addr.IsGlobalUnicast() || addr.IsPrivate() {
		return false
	}
	for _, p := range reserved {
		if p.Contains(addr) {
			return false
		}
	}
	if addr.Is6() {
		raw := addr.As16()
		for _, w := range wrapped {
			if w.prefix.Contains(addr) {
				return Public(netip.AddrFrom4([4]byte(raw[w.at:])))
			}
		}
	}
	return true
}

// dialer dials only addresses that are public or in a network that is allowed. The check
// comes after the name was resolved and for each address that is tried, so a name cannot
// change meanwhile.
func dialer(o Options) *net.Dialer {
	d := &net.Dialer{Timeout: min(o.Timeout, 15*time.Second), Resolver: o.Resolver}
	d.Control = func(_, address string, _ syscall.RawConn) error {
		target, err := netip.ParseAddrPort(address)
		if err != nil {
			return fmt.Errorf("%w: %s", ErrAddress, address)
		}
		addr := target.Addr().Unmap().WithZone("")
		allowed := slices.ContainsFunc(o.Private, func(p netip.Prefix) bool { return p.Contains(addr) })
		if !allowed && !Public(addr) {
			return fmt.Errorf("%w: %s is not on the public web (allow_private permits it)", ErrAddress, target.Addr())
		}
		return nil
	}
	return d
}

// checkURL accepts what can be asked for at all.
func checkURL(u *url.URL) error {
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return fmt.Errorf("%w: scheme %q, want http or https", ErrAddress, u.Scheme)
	case u.Hostname() == "":
		return fmt.Errorf("%w: no host", ErrAddress)
	case u.User != nil:
		return fmt.Errorf("%w: it carries a user name", ErrAddress)
	case isDisguised(u.Hostname()):
		return fmt.Errorf("%w: host %.80q is a number, which is no name; write an address in its usual form", ErrAddress, u.Hostname())
	}
	return nil
}

// isDisguised reports whether a host ends in a number and is no address in its usual form, as
// 2130706433, 0x7f000001, 0177.0.0.1 and 127.1 are: some resolvers take them for addresses
// (WHATWG URL standard, "ends in a number").
func isDisguised(host string) bool {
	if _, err := netip.ParseAddr(host); err == nil {
		return false
	}
	last := host[strings.LastIndexByte(strings.TrimSuffix(host, "."), '.')+1:]
	_, err := strconv.ParseUint(strings.TrimSuffix(last, "."), 0, 64)
	return err == nil || strings.Trim(last, "0123456789.") == ""
}
