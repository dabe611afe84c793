package refresh

import (
	"regexp"
	"strings"

	"geokg/schema"
)

// A text may open with its date, "date 2023-09" or "Date: 2023-09-13", and with a
// dateline, "Jakarta (ANTARA) -". Both stay in the text, since offsets count from its
// first character; they are read and no more.
var (
	leadingDate = regexp.MustCompile(`^\s*[Dd]ate:?[ \t]+(\S+)`)

	// PLACE[, DAY] (SOURCE) -
	datelineBrackets = regexp.MustCompile(`^\s*\p{Lu}[\p{L}.'’\-/ ]{1,40}(?:, ?[\p{L}\p{N}./ ]{1,20})? ?\(([\p{L}\p{N}][\p{L}\p{N}.&\-/ ]{0,40})\) ?[-–—]`)
	// PLACE, SOURCE.com -   and   SOURCE.com, PLACE -
	datelineDomain = regexp.MustCompile(`^\s*(?:\p{Lu}[\p{L} ]{1,30}, )?([\p{L}\p{N}]{2,30}\.(?i:com|co|co\.id|id|net|org|news))(?:, \p{Lu}[\p{L} ]{1,30})? ?[-–—]`)
)

// readText makes an article of a plain text.
func readText(data []byte) (schema.Article, []string, error) {
	decoded, warnings, err := decodeText(data)
	if err != nil {
		return schema.Article{}, nil, err
	}
	art := schema.Article{Text: clean(decoded)}
	rest := art.Text
	if m := leadingDate.FindStringSubmatchIndex(rest); m != nil && strings.ContainsAny(rest[m[2]:m[3]], "0123456789") {
		art.Published = rest[m[2]:m[3]]
		rest = rest[m[1]:]
	}
	art.Title, rest = leadingTitle(rest)
	art.Source = datelineSource(rest)
	return art, warnings, nil
}

// leadingTitle is the first line of a text if it stands alone like a headline: short,
// without a full stop, followed by an empty line and more text.
func leadingTitle(text string) (title, rest string) {
	trimmed := strings.TrimLeft(text, " \t\n")
	line, body, found := strings.Cut(trimmed, "\n")
	line = strings.TrimSpace(line)
	if !found || len(line) < 10 || len(line) > 200 || strings.ContainsAny(line[len(line)-1:], ".:;,") {
		return "", text
	}
	if blank, more, _ := strings.Cut(body, "\n"); strings.TrimSpace(blank) != "" || strings.TrimSpace(more) == "" {
		return "", text
	}
	return line, body
}

// datelineSource is who published a text, by its dateline; "" if it has none.
func datelineSource(text string) string {
	head := text[:min(len(text), 200)]
	for _, form := range []*regexp.Regexp{datelineBrackets, datelineDomain} {
		if m := form.FindStringSubmatch(head); m != nil {
			return strings.TrimSpace(m[1])
		}
	}
	return ""
}
