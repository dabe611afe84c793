package neo4jtest

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Imported starts a server for one test on a database that neo4j-admin made of files: it is
// run in the folder with the arguments. Without Java and Maven the test is skipped.
func Imported(t testing.TB, folder string, arguments []string) *Server {
	t.Helper()
	home := t.TempDir()
	java, lib, err := javaAndJars()
	if err != nil {
		skip(t, err)
	}
	admin := exec.Command(java, append([]string{"-Xmx256m", "-cp", filepath.Join(lib, "*"), "org.neo4j.cli.AdminTool"}, arguments...)...)
	admin.Dir = folder
	admin.Env = append(os.Environ(), "NEO4J_HOME="+home, "NEO4J_CONF="+filepath.Join(home, "conf"))
	if out, err := admin.CombinedOutput(); err != nil {
		t.Fatalf("neo4j-admin %v: %v: %s", arguments, err, lastLines(out))
	}
	server, err := startJava(home)
	if err != nil {
		t.Fatalf("start neo4j on what was imported: %v", err)
	}
	t.Cleanup(func() { _ = server.kill() })
	return server
}
