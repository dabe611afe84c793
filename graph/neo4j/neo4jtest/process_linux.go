package neo4jtest

import (
	"os/exec"
	"runtime"
	"syscall"
)

// startWithParent starts a process that ends when this one does, however that ends. The
// channel is closed when the process has ended.
func startWithParent(command *exec.Cmd) (<-chan struct{}, error) {
	command.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	ended, failed := make(chan struct{}), make(chan error)
	go func() {
		runtime.LockOSThread() // the signal comes when the thread that started the process ends
		err := command.Start()
		failed <- err
		if err == nil {
			_ = command.Wait()
		}
		close(ended)
	}()
	return ended, <-failed
}
