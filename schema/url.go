package schema

import (
	"net/url"
	"slices"
	"strings"
)

// trackers are query parameters that tell how a reader came to a page, not which page it is.
var trackers = map[string]bool{
	"fbclid": true, "gclid": true, "dclid": true, "gbraid": true, "wbraid": true, "msclkid": true, "yclid": true,
	"twclid": true, "igshid": true, "mc_cid": true, "mc_eid": true, "_ga": true, "_gl": true, "ref_src": true,
	"cmpid": true, "ocid": true,
}

// CanonicalURL is the form of an address by which two addresses of one page are known to
// be the same: scheme and host lower-case, no default port, no fragment, no tracking
// parameters, the others sorted. What does not parse as an absolute address is returned
// without the white space around it.
func CanonicalURL(address string) string {
	address = strings.TrimSpace(address)
	u, err := url.Parse(address)
	if err != nil || u.Scheme == "" || u.Host == "" {
		return address
	}
	u.Scheme = strings.ToLower(u.Scheme)
	u.Host = strings.TrimSuffix(strings.ToLower(u.Host), map[string]string{"http": ":80", "https": ":443"}[u.Scheme])
	u.Fragment, u.RawFragment = "", ""
	if u.Path == "" {
		u.Path = "/"
	}
	u.RawQuery, u.ForceQuery = canonicalQuery(u.RawQuery), false
	return u.String()
}

// canonicalQuery works on the query as written, because reading and writing the values
// anew would drop those that are malformed.
func canonicalQuery(query string) string {
	parameters := strings.Split(query, "&")
	parameters = slices.DeleteFunc(parameters, func(parameter string) bool {
		name, _, _ := strings.Cut(parameter, "=")
		name = strings.ToLower(name)
		return name == "" || strings.HasPrefix(name, "utm_") || trackers[name]
	})
	slices.Sort(parameters)
	return strings.Join(parameters, "&")
}
