// Package fetch gets pages and feeds over HTTP the way a welcome visitor does: it says who
// it is and how to reach its operator, keeps to robots.txt (RFC 9309) and to a rate for each
// host, asks only for what has changed, and gives up on what is too large, too slow or too
// far away. Addresses of private networks are refused unless they are allowed, whatever
// name leads to them: the check is on the address that is about to be dialled.
package fetch
