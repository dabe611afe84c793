package sqlite

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"geokg/graph"
)

// lock is the right to write, held by an open file that the operating system locks for
// this process: it ends with the process, however that ends, so no lock is ever stale.
// The file's words name the holder to those who are refused.
type lock struct{ file *os.File }

// acquire takes the lock or returns an error that wraps graph.ErrLocked.
func acquire(path string) (*lock, error) {
	for {
		file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644)
		if err != nil {
			return nil, fmt.Errorf("%w: %w", graph.ErrUnreachable, err)
		}
		if err := tryLock(file); err != nil {
			holder := holderOf(path)
			file.Close()
			if !errors.Is(err, errHeld) {
				return nil, fmt.Errorf("%w: lock %s: %w", graph.ErrUnreachable, path, err)
			}
			return nil, fmt.Errorf("%w: %s", graph.ErrLocked, holder)
		}
		// The holder before may have removed the file between the two calls.
		if sameFile(file, path) {
			l := &lock{file}
			l.sign()
			return l, nil
		}
		file.Close()
	}
}

// sign writes who holds the lock. That it cannot be written harms nobody.
func (l *lock) sign() {
	host, err := os.Hostname()
	if err != nil {
		host = "unknown"
	}
	_ = l.file.Truncate(0)
	_, _ = fmt.Fprintf(l.file, "process %d on %s since %s\n", os.Getpid(), host, time.Now().UTC().Format(time.RFC3339))
}

// release removes the file before it lets go, so that nothing stays behind.
func (l *lock) release() error {
	return errors.Join(os.Remove(l.file.Name()), l.file.Close())
}

func holderOf(path string) string {
	words, err := os.ReadFile(path)
	if holder := strings.TrimSpace(string(words)); err == nil && holder != "" {
		return "held by " + holder
	}
	return "held by a process that did not say who it is"
}

func sameFile(file *os.File, path string) bool {
	held, err := file.Stat()
	if err != nil {
		return false
	}
	named, err := os.Stat(path)
	return err == nil && os.SameFile(held, named)
}
