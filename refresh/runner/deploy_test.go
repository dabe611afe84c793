package runner

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/goccy/go-yaml"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/refresh/config"
)

// metricNames are the names under which the metrics of a run can be asked for.
func metricNames(t *testing.T) map[string]bool {
	registry := prometheus.NewRegistry()
	m := NewMetrics(registry)
	m.note(Report{Sources: []SourceReport{{Name: "a", Due: true}}}, nil)
	families, err := registry.Gather()
	require.NoError(t, err)
	names := map[string]bool{}
	for _, f := range families {
		names[f.GetName()] = true
		if f.GetType().String() == "HISTOGRAM" {
			names[f.GetName()+"_bucket"], names[f.GetName()+"_sum"], names[f.GetName()+"_count"] = true, true, true
		}
	}
	require.Len(t, families, 11)
	return names
}

var metric = regexp.MustCompile(`geokg_[a-z_]+`)

func checkMetrics(t *testing.T, known map[string]bool, expr string) {
	found := metric.FindAllString(expr, -1)
	assert.NotEmpty(t, found, expr)
	for _, name := range found {
		assert.True(t, known[name], "%s: there is no metric %s", expr, name)
	}
}

// The alert rules and the dashboard ask only for metrics that exist.
func TestAlertsAndDashboard(t *testing.T) {
	known := metricNames(t)
	var alerts struct {
		Groups []struct {
			Name  string
			Rules []struct {
				Alert, Expr, For    string
				Labels, Annotations map[string]string
			}
		}
	}
	data, err := os.ReadFile("../../deploy/alerts.yaml")
	require.NoError(t, err)
	require.NoError(t, yaml.UnmarshalWithOptions(data, &alerts, yaml.Strict()))
	require.NotEmpty(t, alerts.Groups[0].Rules)
	for _, rule := range alerts.Groups[0].Rules {
		checkMetrics(t, known, rule.Expr)
		assert.NotEmpty(t, rule.Annotations["action"], rule.Alert)
	}

	var dashboard struct {
		Panels []struct {
			Title   string
			Targets []struct{ Expr string }
		}
	}
	data, err = os.ReadFile("../../deploy/dashboard.json")
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(data, &dashboard))
	require.NotEmpty(t, dashboard.Panels)
	for _, panel := range dashboard.Panels {
		for _, target := range panel.Targets {
			checkMetrics(t, known, target.Expr)
		}
	}
}

// What the examples start is a command that exists, with a configuration that is good and a
// ledger where they may write.
func TestExamples(t *testing.T) {
	_, err := config.Load("../../deploy/refresh.yaml")
	require.NoError(t, err)
	for _, name := range []string{"geokg.crontab", "geokg-refresh.service", "cronjob.yaml"} {
		data, err := os.ReadFile("../../deploy/" + name)
		require.NoError(t, err)
		words := strings.NewReplacer(",", " ", "[", " ", "]", " ").Replace(string(data))
		assert.Contains(t, strings.Join(strings.Fields(words), " "), "refresh --config /etc/geokg/refresh.yaml --log json", name)
		assert.Regexp(t, `GEOKG_LEDGER(=|, value: )/var/lib/geokg/refresh\.ledger\b`, string(data), name)
	}
	var job map[string]any
	data, err := os.ReadFile("../../deploy/cronjob.yaml")
	require.NoError(t, err)
	require.NoError(t, yaml.Unmarshal(data, &job))
	assert.Equal(t, "CronJob", job["kind"])
}

// The service of docker-compose.yml runs by a schedule, keeps its ledger and may not do more
// than it must.
func TestComposeService(t *testing.T) {
	var file struct {
		Services map[string]struct {
			Command     []string
			Restart     string
			StopGrace   string `yaml:"stop_grace_period"`
			Environment map[string]string
			WorkingDir  string `yaml:"working_dir"`
			Volumes     []string
			ReadOnly    bool     `yaml:"read_only"`
			CapDrop     []string `yaml:"cap_drop"`
		}
		Volumes map[string]any
	}
	data, err := os.ReadFile("../../docker-compose.yml")
	require.NoError(t, err)
	require.NoError(t, yaml.Unmarshal(data, &file))
	s, ok := file.Services["refresh"]
	require.True(t, ok)
	assert.Equal(t, "refresh --config /etc/geokg/refresh.yaml --every 15m --listen 0.0.0.0:9464 --log json", strings.Join(s.Command, " "))
	assert.Equal(t, "unless-stopped", s.Restart)
	grace, err := time.ParseDuration(s.StopGrace)
	require.NoError(t, err)
	assert.Greater(t, grace, stopTime)
	assert.Equal(t, s.WorkingDir, filepath.Dir(s.Environment["GEOKG_LEDGER"]))
	places := map[string]string{}
	for _, v := range s.Volumes {
		v = strings.TrimPrefix(v, "${GEOKG_REFRESH:-") // the example unless another file is named
		from, to, _ := strings.Cut(v, ":")
		places[strings.TrimSuffix(to, ":ro")] = strings.TrimSuffix(from, "}")
	}
	assert.FileExists(t, filepath.Join("../..", places["/etc/geokg/refresh.yaml"]))
	assert.Contains(t, file.Volumes, places[s.WorkingDir])
	assert.True(t, s.ReadOnly)
	assert.Equal(t, []string{"ALL"}, s.CapDrop)
}
