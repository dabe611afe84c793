// Package filelock gives one process at a time a right that the operating system takes back
// when the process ends, however it ends.
package filelock

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"time"
)

// ErrHeld: another process has the lock.
var ErrHeld = errors.New("locked")

// Lock is held by an open file that the operating system locks for this process, so no lock
// is ever stale. The file's words name the holder to those who are refused.
type Lock struct{ file *os.File }

// Acquire takes the lock at path or returns an error that wraps ErrHeld and names the holder.
func Acquire(path string) (*Lock, error) {
	for {
		file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644)
		if err != nil {
			return nil, err
		}
		if err := tryLock(file); err != nil {
			holder := holderOf(path)
			file.Close()
			if !errors.Is(err, ErrHeld) {
				return nil, fmt.Errorf("lock %s: %w", path, err)
			}
			return nil, fmt.Errorf("%w, %s", ErrHeld, holder)
		}
		// The holder before may have removed the file between the two calls.
		if sameFile(file, path) {
			l := &Lock{file}
			l.sign()
			return l, nil
		}
		file.Close()
	}
}

// sign writes who holds the lock. That it cannot be written harms nobody.
func (l *Lock) sign() {
	host, err := os.Hostname()
	if err != nil {
		host = "unknown"
	}
	_ = l.file.Truncate(0)
	_, _ = fmt.Fprintf(l.file, "process %d on %s since %s\n", os.Getpid(), host, time.Now().UTC().Format(time.RFC3339))
}

// Release removes the file before it lets go, so that nothing stays behind.
func (l *Lock) Release() error {
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
