// Package neo4jtest finds or starts a Neo4j server for tests, once a test binary:
//
//   - the one at NEO4J_TEST_URI, if set (with NEO4J_USERNAME and NEO4J_PASSWORD), and only if
//     its database is empty or carries the marker (:GeokgTest); NEO4J_TEST_BROWSER is the
//     address of its Neo4j Browser, http://localhost:7474/browser/ or the like;
//   - else one in Docker, if an engine answers;
//   - else one in Java, from jars that Maven fetches into the user's cache once (140 MB).
//
// Without any of them tests are skipped, loudly; GEOKG_REQUIRE_NEO4J=1 makes that a failure.
// Servers that are started listen on the loopback interface alone, on free ports, with a
// password of their own, and end with the test binary if its TestMain calls [Main].
package neo4jtest
