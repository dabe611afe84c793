package refresh

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/abadojack/whatlanggo"
)

// surelyForeign is the number of characters from which a text that looks like a language
// without a pack is refused; shorter texts are too easily taken for a neighbour.
const surelyForeign = 200

// detectLanguage returns which of the given languages (ISO 639-1) the text is written in.
func detectLanguage(text string, langs []string) (string, error) {
	if len(langs) == 0 {
		return "", nil
	}
	sample := text
	if len(sample) > 16<<10 {
		sample = strings.ToValidUTF8(sample[:16<<10], "")
	}
	if free := whatlanggo.Detect(sample); free.IsReliable() && utf8.RuneCountInString(sample) >= surelyForeign {
		if code := free.Lang.Iso6391(); !slices.Contains(langs, code) {
			return "", fmt.Errorf("language looks like %s, known are %s; --lang overrides",
				free.Lang.String(), strings.Join(langs, ", "))
		}
	}
	among := make(map[whatlanggo.Lang]bool, len(langs))
	for _, code := range langs {
		for lang := range whatlanggo.Langs {
			if lang.Iso6391() == code {
				among[lang] = true
			}
		}
	}
	best := whatlanggo.DetectWithOptions(sample, whatlanggo.Options{Whitelist: among})
	if code := best.Lang.Iso6391(); slices.Contains(langs, code) {
		return code, nil
	}
	return "", fmt.Errorf("language not recognised, known are %s; --lang says which", strings.Join(langs, ", "))
}
