package plot

import (
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// style is how a text looks.
type style struct {
	size   float64
	bold   bool
	colour colour
}

// fonts are the typefaces that text is measured in, and drawn in PNG. SVG asks for them
// too, then for ones of about the same width.
var fonts = sync.OnceValue(func() [2]*opentype.Font {
	var list [2]*opentype.Font
	for i, data := range [][]byte{goregular.TTF, gobold.TTF} {
		parsed, err := opentype.Parse(data)
		if err != nil {
			panic("plot: " + err.Error()) // the font is part of the program
		}
		list[i] = parsed
	}
	return list
})

func (s style) face(scale float64) font.Face {
	of := fonts()[0]
	if s.bold {
		of = fonts()[1]
	}
	face, err := opentype.NewFace(of, &opentype.FaceOptions{Size: s.size * scale, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		panic("plot: " + err.Error()) // no such size
	}
	return face
}

// width is how wide a text comes out.
func (s style) width(text string) float64 {
	const fine = 16 // measured large, so that nothing is rounded
	return float64(font.MeasureString(s.face(fine), text)) / float64(fixed.I(1)) / fine
}
