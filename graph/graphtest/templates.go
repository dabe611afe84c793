package graphtest

import "embed"

// Templates are the scripts that ask every built-in template of package query.
//
//go:embed testdata/templates/*.test
var Templates embed.FS
