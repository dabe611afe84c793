// Package browsertest holds the tests of what somebody sees who opens the graph in Neo4j
// Browser: the real Browser of a real server, in Chromium without a window.
//
// Without Chromium or a server the tests are skipped, loudly; GEOKG_REQUIRE_BROWSER=1 and
// GEOKG_REQUIRE_NEO4J=1 make that a failure. With -update they rewrite the pictures in
// docs/images.
package browsertest
