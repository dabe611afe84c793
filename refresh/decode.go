package refresh

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"
)

var (
	errEmpty  = errors.New("empty, there is no text to read")
	errBinary = errors.New("binary data, not text")
	errPDF    = errors.New("a PDF, not text; convert it first, as with pdftotext")
)

// decodeText turns bytes into text: by byte-order mark, else as UTF-8, else by the
// charset that the bytes look like. What was guessed or replaced is warned of.
func decodeText(data []byte) (text string, warnings []string, err error) {
	text, warnings, ok := decodeMarked(data)
	switch {
	case ok:
	case isBinary(data):
		return "", nil, binaryError(data)
	case utf8.Valid(data):
		text = string(data)
	default:
		text, warnings = decodeGuessed(data)
	}
	if strings.TrimSpace(text) == "" {
		return "", nil, errEmpty
	}
	return text, warnings, nil
}

// decodeMarked decodes text that opens with a byte-order mark; ok is false if none is there.
func decodeMarked(data []byte) (text string, warnings []string, ok bool) {
	if rest, found := bytes.CutPrefix(data, []byte("\xef\xbb\xbf")); found {
		if isBinary(rest) {
			return "", nil, false
		}
		text, warnings = repairUTF8(rest)
		return text, warnings, true
	}
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		decoded, err := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder().Bytes(data)
		if err == nil && !isBinary(decoded) {
			return string(decoded), nil, true
		}
	}
	return "", nil, false
}

// decodeGuessed decodes bytes that are no valid UTF-8. Text that is mostly UTF-8 with some
// damage is repaired; the rest is taken for the charset it resembles most.
func decodeGuessed(data []byte) (string, []string) {
	multi, broken := utf8Evidence(data)
	if multi >= broken {
		return repairUTF8(data)
	}
	best, err := chardet.NewTextDetector().DetectBest(data)
	if err != nil {
		return repairUTF8(data)
	}
	enc, name := charset.Lookup(best.Charset)
	if enc == nil {
		return repairUTF8(data)
	}
	decoded, err := enc.NewDecoder().Bytes(data)
	if err != nil || isBinary(decoded) {
		return repairUTF8(data)
	}
	return string(decoded), []string{fmt.Sprintf("not UTF-8; read as %s", name)}
}

// utf8Evidence counts the characters of more than one byte and the bytes that belong to none.
func utf8Evidence(data []byte) (multi, broken int) {
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			broken++
		case size > 1:
			multi++
		}
		i += size
	}
	return multi, broken
}

// repairUTF8 puts U+FFFD in the place of each byte that is no valid UTF-8.
func repairUTF8(data []byte) (string, []string) {
	_, broken := utf8Evidence(data)
	if broken == 0 {
		return string(data), nil
	}
	var b strings.Builder
	b.Grow(len(data) + 2*broken)
	for _, r := range string(data) {
		b.WriteRune(r)
	}
	return b.String(), []string{fmt.Sprintf("invalid UTF-8: %s replaced", count(broken, "byte"))}
}

// isBinary reports whether data is no text: a NUL, or control characters in more than one byte of twenty.
func isBinary(data []byte) bool {
	head := data[:min(len(data), 64<<10)]
	control := 0
	for _, c := range head {
		if c == 0 {
			return true
		}
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' && c != 0x1b {
			control++
		}
	}
	return bytes.HasPrefix(data, []byte("%PDF-")) || control*20 > len(head)
}

func binaryError(data []byte) error {
	if bytes.HasPrefix(data, []byte("%PDF-")) {
		return errPDF
	}
	return errBinary
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", "\ufffd")

// clean is the one change that text goes through before it is stored for good: line ends
// become \n, a leading byte-order mark goes, NUL becomes U+FFFD.
func clean(text string) string {
	return lineEnds.Replace(strings.TrimPrefix(text, "\ufeff"))
}

// count is "1 byte", "2 bytes".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
