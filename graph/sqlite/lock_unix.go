//go:build unix

package sqlite

import (
	"errors"
	"os"
	"syscall"
)

var errHeld = errors.New("held by another process")

func tryLock(file *os.File) error {
	err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return errHeld
	}
	return err
}
