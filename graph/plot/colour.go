package plot

import (
	"fmt"
	"unicode"

	"geokg/schema"
)

// colour is red, green and blue.
type colour struct{ r, g, b uint8 }

func (c colour) String() string { return fmt.Sprintf("#%02x%02x%02x", c.r, c.g, c.b) }

// The colours that those can tell apart who see no red or green (after Okabe and Ito 2008,
// Color Universal Design, here a little softer).
var palette = []colour{
	{0x2f, 0x6f, 0xb3}, {0xe0, 0x9b, 0x26}, {0x2a, 0x9d, 0x8a}, {0xc4, 0x5a, 0x94},
	{0x7a, 0xb8, 0xe0}, {0xcc, 0x5b, 0x2c}, {0x8c, 0x7a, 0xc8}, {0xb8, 0xa8, 0x3c},
}

var kindColours = map[schema.Kind]colour{
	schema.Person: palette[1], schema.Country: palette[0], schema.Organization: palette[2], schema.Alliance: palette[6],
	schema.Group: palette[3], schema.City: palette[4], schema.Region: palette[4], schema.Weapon: palette[5],
	schema.Agreement: palette[7], schema.Thing: others,
}

var (
	others   = colour{0x9a, 0xa3, 0xad}
	ink      = colour{0x1f, 0x26, 0x2e}
	faint    = colour{0x66, 0x70, 0x7b}
	white    = colour{0xff, 0xff, 0xff}
	neutral  = colour{0x9a, 0xa3, 0xad}
	friendly = colour{0x4f, 0x93, 0x8b}
	hostile  = colour{0xc8, 0x5a, 0x4a}
)

// tone is the colour of a link: conflict, cooperation, or neither.
func (l link) tone() colour {
	switch mean := float64(l.tenths) / 10 / float64(max(l.claims, 1)); {
	case mean <= -1:
		return hostile
	case mean >= 1:
		return friendly
	}
	return neutral
}

// invisible reports whether a letter has no shape of its own, or turns the direction of
// writing.
func invisible(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) }
