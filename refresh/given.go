package refresh

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// Given is what the caller knows of the articles. A set field wins over what a file says of itself.
type Given struct {
	ID     string // for a source of one article only
	Date   string // EDTF: 2023-09-13, 2023-09 or 2023
	Source string
	Lang   string // ISO 639-1
}

var errDateForm = errors.New("want 2023-09-13, 2023-09 or 2023")

// dateLayouts are the forms of a publication date that leave no doubt which number is the month.
var dateLayouts = []struct{ in, out string }{
	{"2006-01-02", "2006-01-02"},
	{"2006-01", "2006-01"},
	{"2006", "2006"},
	{time.RFC3339, "2006-01-02"},
	{"2006-01-02T15:04:05", "2006-01-02"},
	{"2006-01-02T15:04", "2006-01-02"},
	{"2006-01-02 15:04:05", "2006-01-02"},
	{"2006-01-02 15:04", "2006-01-02"},
	{time.RFC1123Z, "2006-01-02"},
	{time.RFC1123, "2006-01-02"},
}

// PublicationDate reads the day, month or year an article was published and returns it
// as an EDTF date of the same precision. A date after today's day is an error, with a
// day of grace for time zones; so is a year before 1500.
func PublicationDate(s string, today time.Time) (string, error) {
	s = strings.TrimSpace(s)
	for _, layout := range dateLayouts {
		t, err := time.Parse(layout.in, s)
		if err != nil {
			continue
		}
		date := t.Format(layout.out)
		if date > today.AddDate(0, 0, 1).Format(layout.out) {
			return "", fmt.Errorf("date %s lies in the future, today is %s", date, today.Format(time.DateOnly))
		}
		if t.Year() < 1500 {
			return "", fmt.Errorf("date %s is too old for a news article", date)
		}
		return date, nil
	}
	return "", fmt.Errorf("date %s is not understood, %w", ShowName(s), errDateForm)
}
