package story

import (
	"regexp"
	"strings"

	"geokg/internal/furniture"
	"geokg/schema"
)

// dateline is what agencies set before the first sentence: "Jakarta (ANTARA) -",
// "LONDON, 3 May (Reuters) —".
var dateline = regexp.MustCompile(`^\s*[\p{L}.'’\-/ ]{0,40}(?:, ?[\p{L}\p{N}./ ]{1,20})? ?\([\p{L}\p{N}][\p{L}\p{N}.&\-/ ]{0,40}\) ?[-–—]+`)

// longestDateline is where the bracket of a dateline opens at the latest, in bytes.
const longestDateline = 200

// words are the words of a text that are the article's own.
func words(text string) []string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if !furniture.Is(line) {
			if head := line[:min(len(line), longestDateline)]; strings.Contains(head, "(") {
				line = dateline.ReplaceAllString(line, "")
			}
			b.WriteString(line)
		}
	}
	return schema.Words(b.String())
}
