package schema

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestCanonicalURL(t *testing.T) {
	tests := []struct{ in, want string }{
		{"HTTPS://News.Example.ORG/A/b?x=1", "https://news.example.org/A/b?x=1"},
		{"https://example.org/a#top", "https://example.org/a"},
		{"https://example.org/a?utm_source=x&id=7&UTM_medium=y&fbclid=z", "https://example.org/a?id=7"},
		{"https://example.org/a?b=2&a=1&b=1", "https://example.org/a?a=1&b=1&b=2"},
		{"https://example.org/a?", "https://example.org/a"},
		{"https://example.org/a?utm_source=x", "https://example.org/a"},
		{"https://example.org", "https://example.org/"},
		{"https://example.org:443/a", "https://example.org/a"},
		{"http://example.org:80/a", "http://example.org/a"},
		{"http://example.org:8080/a", "http://example.org:8080/a"},
		{"https://example.org/a?q=a;b", "https://example.org/a?q=a;b"},
		{"https://example.org/berita/a%20b", "https://example.org/berita/a%20b"},
		{"  https://example.org/a\n", "https://example.org/a"},
		{"example.org/a", "example.org/a"},
		{"mailto:a@example.org", "mailto:a@example.org"},
		{"http://[", "http://["},
		{"", ""},
	}
	for _, tt := range tests {
		t.Run(tt.in, func(t *testing.T) {
			assert.Equal(t, tt.want, CanonicalURL(tt.in))
		})
	}
}

func FuzzCanonicalURL(f *testing.F) {
	for _, seed := range []string{"https://example.org/a?utm_source=x&b=1#c", "HTTP://EXAMPLE.org:80", "http://[::1]:80/", "x://%41"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, address string) {
		canonical := CanonicalURL(address)
		assert.Equal(t, canonical, CanonicalURL(canonical))
	})
}

func TestNewArticle(t *testing.T) {
	art := func(change func(*Article)) Article {
		a := Article{Title: "T", Lang: "en", Published: "2024-05-01", Text: "Some text."}
		change(&a)
		return NewArticle(a)
	}
	plain := art(func(a *Article) {})
	assert.Regexp(t, `^sha256:[0-9a-f]{64}$`, plain.ID)

	tests := []struct {
		name             string
		change           func(*Article)
		sameID, sameHash bool
	}{
		{"nothing", func(a *Article) {}, true, true},
		{"origin", func(a *Article) { a.Origin = "b.txt" }, true, true},
		{"source", func(a *Article) { a.Source = "S" }, true, true},
		{"title", func(a *Article) { a.Title = "U" }, true, false},
		{"date", func(a *Article) { a.Published = "2024-05-02" }, true, false},
		{"language", func(a *Article) { a.Lang = "id" }, true, false},
		{"text", func(a *Article) { a.Text = "Other text." }, false, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			changed := art(tt.change)
			assert.Equal(t, tt.sameID, changed.ID == plain.ID)
			assert.Equal(t, tt.sameHash, changed.Hash == plain.Hash)
		})
	}

	assert.Equal(t, "https://example.org/a", art(func(a *Article) { a.URL = "https://EXAMPLE.org/a#b" }).ID)
	assert.Equal(t, "mine", art(func(a *Article) { a.ID, a.URL = "mine", "https://example.org/a" }).ID)
}
