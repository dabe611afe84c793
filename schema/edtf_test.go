package schema

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestParseTime(t *testing.T) {
	tests := []struct{ in, start, first, last string }{
		{"2023-09-13", "2023-09-13", "2023-09-13", "2023-09-13"},
		{"2023-09", "2023-09", "2023-09-01", "2023-09-30"},
		{"2023", "2023", "2023-01-01", "2023-12-31"},
		{"2024-02", "2024-02", "2024-02-01", "2024-02-29"},
		{"1900-02", "1900-02", "1900-02-01", "1900-02-28"},
		{"0000", "0000", "0000-01-01", "0000-12-31"},
		{"9999-12", "9999-12", "9999-12-01", "9999-12-31"},
		{"2023-09~", "2023-09", "2023-09-01", "2023-09-30"},
		{"2023?", "2023", "2023-01-01", "2023-12-31"},
		{"2023-09-13%", "2023-09-13", "2023-09-13", "2023-09-13"},
		{"2022-02/2023-09", "2022-02", "2022-02-01", "2023-09-30"},
		{"2023-09~/2024-11", "2023-09", "2023-09-01", "2024-11-30"},
		{"2023/2023-09", "2023", "2023-01-01", "2023-09-30"},
		{"2024-05/..", "2024-05", "2024-05-01", ""},
		{"../2022-02", "", "", "2022-02-28"},
		{"", "", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.in, func(t *testing.T) {
			got, err := ParseTime(tt.in)
			require.NoError(t, err)
			assert.Equal(t, tt.in, got.String())
			assert.Equal(t, tt.start, got.Start())
			assert.Equal(t, tt.first, got.FirstDay())
			assert.Equal(t, tt.last, got.LastDay())
			assert.Equal(t, tt.in == "", got.IsZero())
		})
	}
}

func TestParseTimeRefuses(t *testing.T) {
	for _, in := range []string{
		"yesterday", "23", "2023-9", "2023-13", "2023-00", "2023-02-30", "2023-9-13", "20230913", "2023-09-13T10:00",
		"12023", "-2023", "+202", "2023-09~~", "~2023", "~", "..", "../..", "/2023", "2023/", "2023/2022",
		"2023-09-14/2023-09-13", "2023/2024/2025", " 2023", "2023-09-13/..x", "२०२३",
	} {
		t.Run(in, func(t *testing.T) {
			_, err := ParseTime(in)
			assert.ErrorContains(t, err, "time ")
		})
	}
}

func TestTimesCompare(t *testing.T) {
	tests := []struct {
		a, b             string
		aHasB, bHasA, ok bool
	}{
		{"2023-09", "2023-09-13", true, false, true},
		{"2023", "2023-09", true, false, true},
		{"2023-09", "2023-09", true, true, true},
		{"2023-09", "2023-10", false, false, false},
		{"2023-09-13", "2023-09-14", false, false, false},
		{"2022/2024", "2023-05/2023-06", true, false, true},
		{"2022/2023", "2023/2024", false, false, false}, // they overlap, but neither contains the other
		{"2024-05/..", "2024-06", true, false, true},
		{"2024-05/..", "2024-04/..", false, true, true},
		{"2024-05/..", "../2024-06", false, false, false},
		{"../2022-02", "2021", true, false, true},
		{"2023-09~", "2023-09-13?", true, false, true},
		{"", "2023", false, false, true},
		{"", "", false, false, true},
	}
	for _, tt := range tests {
		t.Run(tt.a+" and "+tt.b, func(t *testing.T) {
			a, err := ParseTime(tt.a)
			require.NoError(t, err)
			b, err := ParseTime(tt.b)
			require.NoError(t, err)
			assert.Equal(t, tt.aHasB, a.Contains(b))
			assert.Equal(t, tt.bHasA, b.Contains(a))
			assert.Equal(t, tt.ok, a.Compatible(b))
			assert.Equal(t, tt.ok, b.Compatible(a))
		})
	}
}

// FuzzParseTime holds that what parses is written as it was read and spans its own days.
func FuzzParseTime(f *testing.F) {
	for _, seed := range []string{
		"2023-09-13", "2023-09~", "2022-02/2023-09", "../2022-02", "2024-05/..", "0000", "9999-12-31", "../..", "2023-02-30",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		parsed, err := ParseTime(in)
		if err != nil {
			return
		}
		assert.Equal(t, in, parsed.String())
		first, last := parsed.FirstDay(), parsed.LastDay()
		if first != "" && last != "" {
			assert.LessOrEqual(t, first, last)
		}
		for _, day := range []string{first, last, parsed.Start()} {
			_, err := ParseTime(day)
			assert.NoError(t, err)
		}
		assert.Equal(t, in != "", parsed.Contains(parsed))
		assert.True(t, parsed.Compatible(parsed))
	})
}
