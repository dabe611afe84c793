package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"geokg/internal/golden"
)

func sampleGrid() grid {
	return grid{
		columns: []string{"subject", "relation", "object", "n", "words"},
		numeric: []bool{3: true, 4: false},
		rows: [][]string{
			{"Ane Solberg", "MET", "Luis Muñoz", "2", "“Foreign Minister Ane Solberg met her counterpart Luis Muñoz in Oslo”"},
			{"Norway", "SHARED_INTELLIGENCE_WITH", "Chile", "11", "“Norway shares what it knows with Chile”"},
			{"东京都", "VISITED", "Chile", "", ""},
		},
	}
}

func TestTableAtWidths(t *testing.T) {
	for _, width := range []int{160, 100, 80, 60, 30} {
		var b strings.Builder
		require.NoError(t, sampleGrid().print(&b, screen{width: width}))
		golden.Equal(t, fmt.Sprintf("table/%d.txt", width), b.String())
	}
}

func TestNoLineIsWiderThanTheScreen(t *testing.T) {
	for width := 20; width <= 200; width++ {
		var b strings.Builder
		require.NoError(t, sampleGrid().print(&b, screen{width: width}))
		for line := range strings.Lines(b.String()) {
			line = strings.TrimSuffix(line, "\n")
			require.LessOrEqual(t, text.StringWidth(line), width, "%d: %q", width, line)
			require.Equal(t, strings.TrimRight(line, " "), line)
		}
		words := strings.Join(strings.Fields(b.String()), "")
		assert.Contains(t, words, "LuisMu", "%d: nothing is cut off", width)
	}
}

func TestColour(t *testing.T) {
	var plain, coloured strings.Builder
	require.NoError(t, sampleGrid().print(&plain, screen{width: 80}))
	require.NoError(t, sampleGrid().print(&coloured, screen{width: 80, color: true}))
	assert.NotContains(t, plain.String(), "\x1b")
	assert.Contains(t, coloured.String(), "\x1b[1m")
	assert.Equal(t, plain.String(), text.StripEscape(coloured.String()))
}

func TestHostileCells(t *testing.T) {
	hostile := "a\x1b[2Jb\u202ec\nd\te\x00 " + strings.Repeat("x", 10_000)
	var b strings.Builder
	require.NoError(t, grid{columns: []string{"name"}, rows: [][]string{{hostile}}}.print(&b, screen{width: 80}))
	assert.NotContains(t, b.String(), "\x1b")
	assert.NotContains(t, b.String(), "\u202e")
	assert.NotContains(t, b.String(), "\x00")
	assert.Contains(t, b.String(), "a[2Jbc d e")
	assert.Equal(t, 10_000, strings.Count(b.String(), "x"))
}

func TestWithoutEmpty(t *testing.T) {
	g := grid{columns: []string{"a", "b", "c"}, numeric: []bool{false, false, true}, rows: [][]string{{"1", "", "2"}, {"", "", "3"}}}.withoutEmpty()
	assert.Equal(t, []string{"a", "c"}, g.columns)
	assert.Equal(t, []bool{false, true}, g.numeric)
	assert.Equal(t, [][]string{{"1", "2"}, {"", "3"}}, g.rows)
}
