package furniture

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// What only looks like furniture stays.
func TestFurniture(t *testing.T) {
	for paragraph, want := range map[string]bool{
		"Baca juga: Qatar serang balik tuduhan Jepang":             true,
		"» Baca Juga Berita Ini : India tuduh Polandia":            true,
		"Read more: Japan accuses Brazil":                          true,
		"ADVERTISEMENT":                                            true,
		"1 2 3 Selanjutnya":                                        true,
		"Baca buku itu, kata presiden: \"Saya menolak perang.\"":   false,
		"Related to the talks, he said: \"We condemn it.\"":        false,
		"Editors in Oslo met the minister.":                        false,
		"Advertisement spending in Japan fell, the ministry said.": false,
		"Halaman istana dijaga tentara.":                           false,
		"The president said: read more, and accuse less.":          false,
	} {
		assert.Equal(t, want, Is(paragraph), paragraph)
	}
	for text, line := range map[string]string{"lead\tbaca\nlead": ":2:", "lead\tBaca": ":1:", "head\tbaca": ":1:"} {
		_, err := parse(text)
		assert.ErrorContains(t, err, line)
	}
}
