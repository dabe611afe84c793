package config

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestDefaults(t *testing.T) {
	path := filepath.Join(t.TempDir(), "refresh.yaml")
	require.NoError(t, os.WriteFile(path, []byte(`contact: desk@example.org
retention: 90d
sources:
  - feed: https://www.kabar.example/rss/dunia.xml
  - {folder: drop, name: drop, every: 5m, rate: 0.5}
`), 0o644))
	c, err := Load(path)
	require.NoError(t, err)
	assert.Equal(t, filepath.Join(filepath.Dir(path), "refresh.ledger"), c.Ledger)
	assert.Equal(t, GoneKeep, c.Gone)
	first, second := c.Sources[0], c.Sources[1]
	assert.Equal(t, "kabar.example/rss/dunia.xml", first.Name)
	assert.Equal(t, "feed", first.Kind())
	assert.True(t, first.OnWeb())
	assert.Equal(t, Duration(15*time.Minute), first.Every)
	assert.Equal(t, Duration(90*24*time.Hour), first.Retention)
	assert.Equal(t, Duration(5*time.Minute), second.Every)
	assert.Equal(t, 0.5, second.Rate)
	assert.Equal(t, filepath.Join(filepath.Dir(path), "drop"), c.Path(second.Folder))
}

// Every mistake is told with its line.
func TestMistakes(t *testing.T) {
	tests := map[string]string{
		"":                                      "c.yaml:1: empty",
		"sources: []\n":                         "c.yaml:1: sources: ",
		"a: [\n":                                "c.yaml:",
		"contact: x@y.example\n":                "c.yaml:1: missing property",
		"contact: 7\nsources:\n  - folder: x\n": "c.yaml:1: contact: ",
		"sources:\n  - folder: x\n    every: often\n":                        "c.yaml:3: sources.0.every: ",
		"sources:\n  - folder: x\n  - folder: y\n    lang: english\n":        "c.yaml:4: sources.1.lang: ",
		"sources:\n  - folder: x\n    colour: red\n":                         `c.yaml:3: sources.0: unknown key "colour"`,
		"sources:\n  - folder: x\n    feed: http://a.example/\n":             "c.yaml:2: sources.0: want exactly one of",
		"contact: me@a.example\nsources:\n  - feed: ftp://a.example/\n":      "c.yaml:3: sources.0.feed: ",
		"sources:\n  - folder: x\n  - feed: http://a.example/rss\n":          `c.yaml:3: a source on the web needs "contact"`,
		"sources:\n  - folder: x\n    name: n\n  - folder: y\n    name: n\n": `c.yaml:4: another source is named "n"`,
		"allow_private: [10.1.0.0]\nsources:\n  - folder: x\n":               `c.yaml:1: network "10.1.0.0" is not understood`,
		"allow_private: 7\nsources:\n  - folder: x\n":                        "c.yaml:1: allow_private: ",
		"gone: never\nsources:\n  - folder: x\n":                             "c.yaml:1: gone: ",
		"revisit:\n  evry: 1h\nsources:\n  - folder: x\n":                    `c.yaml:2: revisit: unknown key "evry"`,
		"sources:\n  - folder: x\n    rate: 0\n":                             "c.yaml:3: sources.0.rate: ",
	}
	for text, want := range tests {
		_, err := Parse("c.yaml", []byte(text))
		if assert.Error(t, err, text) {
			assert.Contains(t, err.Error(), want)
		}
	}
}

func TestNetworks(t *testing.T) {
	for text, want := range map[string]string{"true": "[0.0.0.0/0 ::/0]", "false": "[]", "[10.1.0.0/16, 'fd00:1::/32']": "[10.1.0.0/16 fd00:1::/32]"} {
		c, err := Parse("c.yaml", []byte("allow_private: "+text+"\nsources:\n  - folder: x\n"))
		require.NoError(t, err, text)
		assert.Equal(t, want, fmt.Sprint(c.AllowPrivate), text)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("contact: a@b.example\nsources:\n  - feed: http://a.example/rss\n"))
	f.Add([]byte("sources: [{folder: x, every: 3d}]"))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := Parse("c.yaml", data)
		if err == nil && len(c.Sources) == 0 {
			t.Fatal("a job without sources was accepted")
		}
	})
}
