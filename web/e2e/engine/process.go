package engine

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
)

// group is the processes of a tab, and what else ends with it.
type group struct{ ends []func() }

func (g *group) onEnd(end func()) { g.ends = append(g.ends, end) }

// end ends them in the opposite order of their start.
func (g *group) end() {
	for i := len(g.ends) - 1; i >= 0; i-- {
		g.ends[i]()
	}
	g.ends = nil
}

type process struct{ *exec.Cmd }

// again has a program read its settings again.
func (p *process) again() error { return p.Process.Signal(syscall.SIGHUP) }

// start starts a program that ends, with all that it starts, when the group does.
func (g *group) start(environment []string, path string, arguments ...string) (*process, error) {
	return g.launch(&exec.Cmd{Path: path, Args: append([]string{path}, arguments...), Env: environment})
}

func (g *group) launch(command *exec.Cmd) (*process, error) {
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := command.Start(); err != nil {
		return nil, err
	}
	g.onEnd(func() {
		syscall.Kill(-command.Process.Pid, syscall.SIGKILL)
		command.Wait()
	})
	return &process{command}, nil
}

// run runs a program to its end.
func (g *group) run(environment []string, path string, arguments ...string) error {
	command := exec.Command(path, arguments...)
	command.Env = environment
	if out, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w: %s", path, err, out)
	}
	return nil
}

// screen starts a screen that nobody sees, and returns its name.
func (g *group) screen(path string) (display string, err error) {
	read, write, err := os.Pipe()
	if err != nil {
		return "", err
	}
	defer read.Close()
	command := exec.Command(path, "-displayfd", "3", "-screen", "0", "2600x2400x24", "-nolisten", "tcp")
	command.ExtraFiles = []*os.File{write}
	_, err = g.launch(command)
	write.Close()
	if err != nil {
		return "", err
	}
	number, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		return "", fmt.Errorf("%s does not say which screen it is: %w", path, err)
	}
	return ":" + strings.TrimSpace(number), nil
}
