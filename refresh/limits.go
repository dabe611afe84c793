package refresh

import (
	"bufio"
	"errors"
	"fmt"
	"io"
)

// Limits of what is taken for one article; more is refused with a message, in bounded memory.
const (
	maxText = 4 << 20  // bytes of an article's text
	maxFile = 16 << 20 // bytes of a page
	maxLine = 16 << 20 // bytes of a JSONL record
)

var (
	errTooLarge = fmt.Errorf("larger than %d MB, which is no single article", maxText>>20)
	errLongPage = fmt.Errorf("larger than %d MB, which is no single page", maxFile>>20)
	errLongLine = fmt.Errorf("line longer than %d MB", maxLine>>20)
)

// readAll reads r to its end, or fails with tooLarge after limit bytes.
func readAll(r io.Reader, limit int64, tooLarge error) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, readError(err)
	}
	if int64(len(data)) > limit {
		return nil, tooLarge
	}
	return data, nil
}

// readLine reads the next line without its end. A line over maxLine is read past and
// errLongLine returned; io.EOF comes alone, after the last line.
func readLine(r *bufio.Reader) ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := r.ReadSlice('\n')
		if long = long || len(line)+len(part) > maxLine; long {
			line = line[:0]
		} else {
			line = append(line, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err == io.EOF && !long && len(line) == 0:
			return nil, io.EOF
		case err != nil && err != io.EOF:
			return nil, readError(err)
		case long:
			return nil, errLongLine
		}
		for len(line) > 0 && (line[len(line)-1] == '\n' || line[len(line)-1] == '\r') {
			line = line[:len(line)-1]
		}
		return line, nil
	}
}

// readError says what a failed read means to whoever gave the file.
func readError(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return fmt.Errorf("compressed data end too early, the file is cut off: %w", err)
	}
	return fmt.Errorf("reading: %w", err)
}
