package neo4jtest

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const root = "../../.."

// service is what is checked of a service of docker-compose.yml.
type service struct {
	Image       string
	Build       string
	Ports       []string
	Environment map[string]string
	Volumes     []string
	MemLimit    string `yaml:"mem_limit"`
	Healthcheck struct {
		Test    []string
		Retries int
	}
	DependsOn map[string]struct{ Condition string } `yaml:"depends_on"`
}

func compose(t *testing.T) (services map[string]service, volumes map[string]any) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, "docker-compose.yml"))
	require.NoError(t, err)
	var file struct {
		Name     string
		Services map[string]service
		Volumes  map[string]any
	}
	require.NoError(t, yaml.Unmarshal(data, &file))
	return file.Services, file.Volumes
}

// TestCompose: what docker-compose.yml starts keeps its data, is open to this machine alone
// and has no password that anybody could know.
func TestCompose(t *testing.T) {
	services, volumes := compose(t)
	server := services["neo4j"]
	assert.Equal(t, image, server.Image, "the image that the tests run")
	assert.True(t, strings.HasPrefix(Version, "5.26."), "the version that the tests run")
	assert.Len(t, server.Ports, 2)
	for name, service := range services {
		for _, port := range service.Ports {
			assert.Regexp(t, `^127\.0\.0\.1:\d+:\d+$`, port, name)
		}
		for variable, value := range service.Environment {
			if strings.Contains(variable, "PASSWORD") || strings.Contains(variable, "AUTH") {
				assert.Regexp(t, `^(neo4j/)?\$\{NEO4J_PASSWORD:\?[^}]+\}$`, value, "%s of %s", variable, name)
			}
		}
	}
	require.Len(t, server.Volumes, 1)
	volume, path, _ := strings.Cut(server.Volumes[0], ":")
	assert.Contains(t, volumes, volume)
	assert.Equal(t, "/data", path)
	assert.NotEmpty(t, server.Healthcheck.Test)
	assert.Positive(t, server.Healthcheck.Retries)
	for _, setting := range []string{"heap_initial__size", "heap_max__size", "pagecache_size"} {
		assert.Regexp(t, regexp.MustCompile(`^\d+[MG]$`), server.Environment["NEO4J_server_memory_"+setting], setting)
	}
	assert.NotEmpty(t, server.MemLimit)

	tool := services["geokg"]
	assert.Equal(t, "service_healthy", tool.DependsOn["neo4j"].Condition)
	assert.Equal(t, "bolt://neo4j:7687", tool.Environment["GEOKG_STORE"])
	assert.FileExists(t, filepath.Join(root, tool.Build, "Dockerfile"))
}

// TestComposeConfig lets Docker Compose read the file, with a password and without.
func TestComposeConfig(t *testing.T) {
	if err := exec.Command("docker", "compose", "version").Run(); err != nil {
		t.Skipf("no Docker Compose: %v", err)
	}
	for _, password := range []string{"", "long enough"} {
		command := exec.Command("docker", "compose", "--file", filepath.Join(root, "docker-compose.yml"), "config", "--quiet")
		command.Env = append(os.Environ(), "NEO4J_PASSWORD="+password)
		out, err := command.CombinedOutput()
		if password == "" {
			assert.Error(t, err)
			assert.Contains(t, string(out), "NEO4J_PASSWORD")
			continue
		}
		assert.NoError(t, err, string(out))
	}
}
