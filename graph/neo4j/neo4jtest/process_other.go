//go:build !linux

package neo4jtest

import "os/exec"

// startWithParent starts a process. The channel is closed when the process has ended.
func startWithParent(command *exec.Cmd) (<-chan struct{}, error) {
	ended := make(chan struct{})
	if err := command.Start(); err != nil {
		return nil, err
	}
	go func() {
		_ = command.Wait()
		close(ended)
	}()
	return ended, nil
}
