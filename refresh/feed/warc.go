package feed

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Page is a page that a web archive holds.
type Page struct {
	URL         string
	ContentType string
	Fetched     time.Time // when the archive got it
	Body        []byte    // after decompression
}

// Limits of one archive record.
const (
	maxRecord = 32 << 20 // bytes of a record as stored
	maxPage   = 16 << 20 // bytes of a page after decompression
)

// WARC reads the pages of a web archive (ISO 28500), gzipped record by record or as a whole
// or not at all: records of type response that hold an HTTP answer with status 200. What is
// wrong with a record is yielded with the record's number in place of a page. The target
// address of a record is data: nothing is opened or written by its name.
func WARC(r io.Reader) iter.Seq2[Page, error] {
	return func(yield func(Page, error) bool) {
		in := bufio.NewReaderSize(r, 64<<10)
		if magic, _ := in.Peek(2); bytes.Equal(magic, []byte{0x1f, 0x8b}) {
			z, err := gzip.NewReader(in) // reads member after member
			if err != nil {
				yield(Page{}, fmt.Errorf("archive: %w", err))
				return
			}
			in = bufio.NewReaderSize(z, 64<<10)
		}
		for number := 1; ; number++ {
			page, ok, err := readRecord(in)
			if err == io.EOF {
				return
			}
			var fatal *brokenArchive
			if err != nil && !yield(Page{}, fmt.Errorf("record %d: %w", number, err)) || errors.As(err, &fatal) {
				return
			}
			if err == nil && ok && !yield(page, nil) {
				return
			}
		}
	}
}

// brokenArchive is damage after which the next record cannot be found.
type brokenArchive struct{ error }

func (b *brokenArchive) Unwrap() error { return b.error }

// readRecord reads one record; ok is false if it holds no page.
func readRecord(in *bufio.Reader) (page Page, ok bool, err error) {
	header, err := readHeader(in)
	if err != nil {
		return Page{}, false, err
	}
	length, err := strconv.ParseInt(header.Get("Content-Length"), 10, 64)
	if err != nil || length < 0 {
		return Page{}, false, &brokenArchive{fmt.Errorf("content length %.40q is no number", header.Get("Content-Length"))}
	}
	block := io.LimitReader(in, length)
	wanted := strings.EqualFold(header.Get("WARC-Type"), "response")
	var data []byte
	if wanted && length <= maxRecord {
		if data, err = io.ReadAll(block); err != nil {
			return Page{}, false, &brokenArchive{err}
		}
		if int64(len(data)) < length {
			return Page{}, false, &brokenArchive{io.ErrUnexpectedEOF}
		}
	} else if n, err := io.Copy(io.Discard, block); err != nil || n < length {
		return Page{}, false, &brokenArchive{errors.Join(io.ErrUnexpectedEOF, err)}
	}
	switch {
	case !wanted:
		return Page{}, false, nil
	case length > maxRecord:
		return Page{}, false, fmt.Errorf("larger than %d MB, left out", maxRecord>>20)
	}
	return pageOf(header, data)
}

// readHeader reads the version line and the fields of a record, past the blank lines that
// end the one before.
func readHeader(in *bufio.Reader) (http.Header, error) {
	for {
		line, err := in.ReadSlice('\n')
		switch trimmed := bytes.TrimSpace(line); {
		case err != nil && len(trimmed) == 0 && err == io.EOF:
			return nil, io.EOF
		case err != nil:
			return nil, &brokenArchive{fmt.Errorf("version line: %w", err)}
		case len(trimmed) == 0:
			continue
		case !bytes.HasPrefix(trimmed, []byte("WARC/")):
			return nil, &brokenArchive{fmt.Errorf("%.40q where a record should begin", trimmed)}
		}
		break
	}
	left := 1 << 20
	header := http.Header{}
	for {
		line, err := in.ReadSlice('\n')
		left -= len(line)
		if err != nil || left < 0 {
			return nil, &brokenArchive{fmt.Errorf("header: %w", errors.Join(err, io.ErrUnexpectedEOF))}
		}
		line = bytes.TrimSpace(line)
		if len(line) == 0 {
			return header, nil
		}
		if name, value, found := strings.Cut(string(line), ":"); found {
			header.Add(strings.TrimSpace(name), strings.TrimSpace(value))
		}
	}
}

// pageOf takes the page out of an HTTP answer.
func pageOf(header http.Header, data []byte) (Page, bool, error) {
	address := strings.Trim(header.Get("WARC-Target-URI"), "<>")
	full, err := resolve("", address)
	if err != nil {
		return Page{}, false, err
	}
	answer, err := http.ReadResponse(bufio.NewReader(bytes.NewReader(data)), nil)
	if err != nil {
		return Page{}, false, fmt.Errorf("%s: no HTTP answer: %w", full, err)
	}
	defer answer.Body.Close()
	kind := answer.Header.Get("Content-Type")
	if answer.StatusCode != http.StatusOK || !strings.Contains(strings.ToLower(kind), "html") {
		return Page{}, false, nil
	}
	body := io.Reader(answer.Body)
	if strings.EqualFold(answer.Header.Get("Content-Encoding"), "gzip") {
		if z, err := gzip.NewReader(answer.Body); err == nil {
			body = z
		} else {
			return Page{}, false, fmt.Errorf("%s: %w", full, err)
		}
	}
	text, err := io.ReadAll(io.LimitReader(body, maxPage+1))
	switch {
	case err != nil:
		return Page{}, false, fmt.Errorf("%s: %w", full, err)
	case len(text) > maxPage:
		return Page{}, false, fmt.Errorf("%s: larger than %d MB, left out", full, maxPage>>20)
	}
	fetched, _ := time.Parse(time.RFC3339, header.Get("WARC-Date")) // zero if it cannot be read
	return Page{URL: full, ContentType: kind, Fetched: fetched, Body: text}, true, nil
}
