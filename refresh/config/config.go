package config

import (
	"cmp"
	"fmt"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/goccy/go-yaml"
)

// Config is a refresh job.
type Config struct {
	Store        string   `yaml:"store"`         // sqlite:PATH, bolt://… or neo4j://…; the --store flag and its default if empty
	Ledger       string   `yaml:"ledger"`        // file of the ledger; beside the configuration if empty
	Contact      string   `yaml:"contact"`       // mail or web address of the operator; servers are told it
	Every        Duration `yaml:"every"`         // how often a source is due; 15 minutes
	Jitter       Duration `yaml:"jitter"`        // by how much at most a source is due later, so that not all are at once; 0
	Seed         uint64   `yaml:"seed"`          // makes the jitter; the same one, the same schedule
	Rate         float64  `yaml:"rate"`          // requests a second to one host; 1
	AllowPrivate Networks `yaml:"allow_private"` // loopback and private networks that sources may be on
	Timeout      Duration `yaml:"timeout"`       // of one request; 30 s
	MaxBytes     int64    `yaml:"max_bytes"`     // of one answer; 16 MB
	Gone         Gone     `yaml:"gone"`
	Corrections  Keep     `yaml:"corrections"`
	Revisit      Revisit  `yaml:"revisit"`
	Retention    Duration `yaml:"retention"` // how long the ledger keeps texts that were sent; for ever if 0
	Sources      []Source `yaml:"sources"`

	folder string
}

// Gone says what happens to a stored article whose page has gone (404, 410).
type Gone string

// Keep says what happens to an article that says it is a correction.
type Keep string

// The values of the policies; the first of each is the default.
const (
	GoneKeep   Gone = "keep"
	GoneDelete Gone = "delete"

	KeepBoth       Keep = "keep" // as an article of its own
	KeepOutOfGraph Keep = "drop"
)

// Revisit says how often and how long pages are asked whether they have changed.
type Revisit struct {
	Every Duration `yaml:"every"` // 6 hours
	For   Duration `yaml:"for"`   // after the page was first seen; 3 days
}

// Source is one place that articles come from; exactly one of the first six fields is set.
type Source struct {
	Feed    string `yaml:"feed"`    // address of an RSS, Atom or JSON feed
	Sitemap string `yaml:"sitemap"` // address of a sitemap
	List    string `yaml:"list"`    // address or file of a list of addresses
	Folder  string `yaml:"folder"`  // folder or pattern of files
	JSONL   string `yaml:"jsonl"`   // address of articles as JSON lines
	WARC    string `yaml:"warc"`    // address or file of a web archive

	Name      string   `yaml:"name"`
	Publisher string   `yaml:"publisher"` // name of the source in the graph; else what the page says
	Lang      string   `yaml:"lang"`      // ISO 639-1; else what the text looks like
	Every     Duration `yaml:"every"`
	Rate      float64  `yaml:"rate"`
	Retention Duration `yaml:"retention"`
}

// Kind is the kind of a source: feed, sitemap, list, folder, jsonl or warc.
func (s Source) Kind() string { kind, _ := s.what(); return kind }

// Where is the address, file or folder of a source.
func (s Source) Where() string { _, where := s.what(); return where }

func (s Source) what() (kind, where string) {
	for _, k := range []struct{ kind, where string }{
		{"feed", s.Feed}, {"sitemap", s.Sitemap}, {"list", s.List}, {"folder", s.Folder}, {"jsonl", s.JSONL}, {"warc", s.WARC},
	} {
		if k.where != "" {
			return k.kind, k.where
		}
	}
	return "", ""
}

// OnWeb reports whether the source is fetched over HTTP.
func (s Source) OnWeb() bool {
	where := strings.ToLower(s.Where())
	return strings.HasPrefix(where, "http://") || strings.HasPrefix(where, "https://")
}

// Duration is a length of time as "15m", "6h" or "90d".
type Duration time.Duration

// UnmarshalYAML reads a duration.
func (d *Duration) UnmarshalYAML(data []byte) error {
	var s string
	if err := yaml.Unmarshal(data, &s); err != nil {
		return err
	}
	text, days := strings.CutSuffix(s, "d")
	if days {
		text += "h"
	}
	parsed, err := time.ParseDuration(text)
	if days {
		parsed *= 24
	}
	if err != nil || parsed < 0 {
		return fmt.Errorf("duration %q is not understood, want 15m, 6h or 90d", s)
	}
	*d = Duration(parsed)
	return nil
}

// Networks are networks that may be asked besides the public web: all of them if the file
// says true, else those that it lists as 10.1.0.0/16.
type Networks []netip.Prefix

// UnmarshalYAML reads networks.
func (n *Networks) UnmarshalYAML(data []byte) error {
	var all bool
	if yaml.Unmarshal(data, &all) == nil {
		if *n = nil; all {
			*n = Networks{netip.MustParsePrefix("0.0.0.0/0"), netip.MustParsePrefix("::/0")}
		}
		return nil
	}
	var list []string
	if err := yaml.Unmarshal(data, &list); err != nil {
		return err
	}
	for _, s := range list {
		p, err := netip.ParsePrefix(s)
		if err != nil {
			return fmt.Errorf("network %q is not understood, want 10.1.0.0/16 or fd00:1::/32", s)
		}
		*n = append(*n, p)
	}
	return nil
}

// Load reads and checks a file. The error names the line of what is wrong.
func Load(path string) (*Config, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("configuration: %w", err)
	}
	c, err := Parse(path, data)
	if err != nil {
		return nil, err
	}
	if c.folder, err = filepath.Abs(filepath.Dir(path)); err != nil {
		return nil, fmt.Errorf("configuration: %w", err)
	}
	c.complete(path)
	return c, nil
}

// Parse reads and checks a configuration; name stands in errors.
func Parse(name string, data []byte) (*Config, error) {
	if err := validate(name, data); err != nil {
		return nil, err
	}
	c := &Config{}
	if err := yaml.UnmarshalWithOptions(data, c, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("%s:%d: %s", name, lineOf(err), firstLine(err))
	}
	c.complete(name)
	return c, c.check(name, data)
}

// complete fills in the defaults.
func (c *Config) complete(path string) {
	c.Every = cmp.Or(c.Every, Duration(15*time.Minute))
	c.Rate = cmp.Or(c.Rate, 1)
	c.Timeout = cmp.Or(c.Timeout, Duration(30*time.Second))
	c.MaxBytes = cmp.Or(c.MaxBytes, 16<<20)
	c.Gone, c.Corrections = cmp.Or(c.Gone, GoneKeep), cmp.Or(c.Corrections, KeepBoth)
	c.Revisit.Every = cmp.Or(c.Revisit.Every, Duration(6*time.Hour))
	c.Revisit.For = cmp.Or(c.Revisit.For, Duration(72*time.Hour))
	c.Ledger = c.Path(cmp.Or(c.Ledger, strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))+".ledger"))
	for i := range c.Sources {
		s := &c.Sources[i]
		s.Name = cmp.Or(s.Name, nameOf(s.Where()))
		s.Every = cmp.Or(s.Every, c.Every)
		s.Rate = cmp.Or(s.Rate, c.Rate)
		s.Retention = cmp.Or(s.Retention, c.Retention)
	}
}

// Path is a file named in the configuration: relative ones are beside it.
func (c *Config) Path(name string) string {
	if filepath.IsAbs(name) || c.folder == "" {
		return name
	}
	return filepath.Join(c.folder, name)
}

// nameOf is a short name of a source that has none.
func nameOf(where string) string {
	u, err := url.Parse(where)
	if err != nil || u.Host == "" {
		return filepath.Base(where)
	}
	return strings.TrimPrefix(u.Host, "www.") + strings.TrimSuffix(u.Path, "/")
}
