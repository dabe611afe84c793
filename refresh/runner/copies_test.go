package runner

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/refresh/config"
)

// newspapers serve articles that they have from one agency, each in its own form, and one of
// their own.
func newspapers(t testing.TB) *httptest.Server {
	agency := []string{
		"Kenya's foreign minister met her Jordanian counterpart in Amman on Tuesday and signed an agreement on water, the ministry said.",
		"Iran condemned Israel over a strike on a depot near Isfahan, and summoned the envoy of Switzerland, which looks after the interests of others there.",
		"Turkey supplied drones to Ethiopia in spring, two officials with knowledge of the delivery told the agency, and will send more of them before the rains.",
		"Peru and Chile will talk about fish in the autumn, when their presidents meet in Lima for the first time since the quarrel over the border post.",
	}
	forms := map[string]string{
		"agency": strings.Join(agency, "\n"),
		"daily":  "AMMAN (The Agency) - " + strings.Join(agency[:3], "\n"),
		"herald": "A day of visits and of blows.\n" + strings.Join(agency[1:], "\n"),
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.Trim(r.URL.Path, "/")
		out := json.NewEncoder(w)
		for i, text := range []string{forms[name], "The " + name + " reports that Poland accused Serbia of hiding a man whom judges seek, and that Serbia denies it in a letter of " + name + " pages."} {
			_ = out.Encode(map[string]string{
				"id": fmt.Sprintf("https://%s.example/%d", name, i), "date": fmt.Sprintf("2026-03-0%d", 1+len(name)%3), "lang": "en", "source": name, "text": text,
			})
		}
	}))
	t.Cleanup(server.Close)
	return server
}

// In whatever order the sources stand, stories are the same.
func TestCopiesInAnyOrder(t *testing.T) {
	server := newspapers(t)
	names := []string{"agency", "daily", "herald"}
	var want string
	for _, order := range [][]int{{0, 1, 2}, {2, 1, 0}, {1, 2, 0}, {2, 0, 1}} {
		j := newJob(t, &site{Server: server, feeds: 1, today: firstDay}, "")
		var duplicates int
		for n := range order { // one source after the other
			text := "contact: desk@example.org\nallow_private: true\nrate: 100000\nsources:\n"
			for _, i := range order[:n+1] {
				text += fmt.Sprintf("  - jsonl: %s/%s\n    name: %s\n", server.URL, names[i], names[i])
			}
			conf, err := config.Parse("refresh.yaml", []byte(text))
			require.NoError(t, err)
			j.Config = conf
			report, err := j.Run(context.Background())
			require.NoError(t, err)
			for _, source := range report.Sources {
				duplicates += source.Duplicate
			}
		}
		assert.Equal(t, 2, duplicates, "%v", order)
		dump := j.dump()
		_, copies, _ := strings.Cut(dump, "## copies\n")
		copies, _, _ = strings.Cut(copies, "## ")
		assert.Len(t, slices.Collect(strings.Lines(copies)), 2, copies)
		if want == "" {
			want = dump
		}
		assert.Equal(t, want, dump, "%v", order)
	}
}
