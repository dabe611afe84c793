package main

import (
	"io"
	"os"
	"strconv"

	"github.com/jedib0t/go-pretty/v6/text"
	"golang.org/x/term"
)

// screen is what is known of where output goes.
type screen struct {
	width    int // columns
	terminal bool
	color    bool
}

// pipedWidth is the width of tables that go into a file or a pipe, unless COLUMNS says another.
const pipedWidth = 100

// screenOf looks at where w goes. COLUMNS wins over the terminal; NO_COLOR and TERM=dumb end colour.
func screenOf(w io.Writer) screen {
	s := screen{width: pipedWidth}
	if file, ok := w.(*os.File); ok && term.IsTerminal(int(file.Fd())) {
		s.terminal = true
		s.color = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
		if width, _, err := term.GetSize(int(file.Fd())); err == nil && width > 0 {
			s.width = width
		}
	}
	if columns, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && columns > 0 {
		s.width = columns
	}
	return s
}

func (s screen) bold(line string) string  { return s.styled(text.Bold, line) }
func (s screen) faint(line string) string { return s.styled(text.Faint, line) }

func (s screen) styled(style text.Color, line string) string {
	if !s.color {
		return line
	}
	return style.EscapeSeq() + line + text.Reset.EscapeSeq()
}
