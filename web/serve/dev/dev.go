// Package dev shows the page to whoever is changing it. It watches the sources,
// builds what has changed, and has every open page show the new build. What went
// wrong in a build is shown in the terminal and in the browser.
//
// Pages get one script more than in a real build, and go without the service
// worker; the policy that they work under is the same.
package dev

import (
	"context"
	"fmt"
	"io"
	"os/exec"
	"path"
	"strings"
	"sync"
	"syscall"
	"time"
)

// Step is one part of a build.
type Step struct {
	Name    string
	From    []string // the files and folders that it is built from
	Without []string // what in these folders it does not depend on
	Command []string
}

// State is what an open page is told.
type State struct {
	Build   int64  `json:"build"`   // goes up by one when there is something new to show
	Styles  bool   `json:"styles"`  // nothing but style sheets is new in this build
	Trouble string `json:"trouble"` // what the failed steps said, or nothing
}

// Server builds the page in a folder and serves it.
type Server struct {
	dir     string
	steps   []Step
	out     io.Writer
	seen    []files    // the sources of each step when it was last run
	trouble []string   // of each step, what it said if it failed
	writing sync.Mutex // held while a step runs, so that no file is served half

	mu      sync.Mutex
	state   State
	changed chan struct{} // closed when there is another state
}

// New returns a server of a folder that the steps write to. What it does is told on
// out.
func New(dir string, out io.Writer, steps ...Step) *Server {
	return &Server{
		dir: dir, steps: steps, out: out,
		seen: make([]files, len(steps)), trouble: make([]string, len(steps)),
		// Pages that an earlier server has left open notice that this is another.
		state: State{Build: time.Now().UnixMilli()}, changed: make(chan struct{}),
	}
}

// Run builds everything, and at each tick what has changed since, until ctx ends.
func (s *Server) Run(ctx context.Context, ticks <-chan time.Time) {
	for {
		s.update(ctx)
		select {
		case <-ctx.Done():
			return
		case <-ticks:
		}
	}
}

// update runs the steps whose sources have changed, and tells the pages.
func (s *Server) update(ctx context.Context) {
	ran, built, styles := false, false, true
	for i, step := range s.steps {
		// What is written while a step runs is found at the next tick.
		now := look(step.From, step.Without)
		changes := s.seen[i].changes(now)
		if s.seen[i] != nil && len(changes) == 0 {
			continue
		}
		s.seen[i], ran = now, true
		s.trouble[i] = s.run(ctx, step)
		if ctx.Err() != nil {
			return
		}
		built = built || s.trouble[i] == ""
		styles = styles && len(changes) > 0 && all(changes, ".css")
	}
	if ran {
		s.tell(built, built && styles)
	}
}

// run returns what a step said if it failed.
func (s *Server) run(ctx context.Context, step Step) string {
	s.writing.Lock()
	defer s.writing.Unlock()
	began := time.Now()
	cmd := exec.CommandContext(ctx, step.Command[0], step.Command[1:]...)
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.WaitDelay = 5 * time.Second
	said, err := cmd.CombinedOutput()
	if ctx.Err() != nil {
		return ""
	}
	if err != nil {
		trouble := strings.TrimSpace(fmt.Sprintf("%s: %v\n\n%s", step.Name, err, said))
		fmt.Fprintf(s.out, "%s\n", trouble)
		return trouble
	}
	fmt.Fprintf(s.out, "%s: built in %.2f s\n", step.Name, time.Since(began).Seconds())
	return ""
}

// tell has the open pages show what is new.
func (s *Server) tell(built, styles bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if built {
		s.state.Build++
		s.state.Styles = styles
	}
	var trouble []string
	for _, said := range s.trouble {
		if said != "" {
			trouble = append(trouble, said)
		}
	}
	s.state.Trouble = strings.Join(trouble, "\n\n")
	close(s.changed)
	s.changed = make(chan struct{})
}

// now returns the state, and a channel that is closed when there is another.
func (s *Server) now() (State, <-chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.state, s.changed
}

// all reports whether all of these files have an extension.
func all(names []string, ext string) bool {
	for _, name := range names {
		if path.Ext(name) != ext {
			return false
		}
	}
	return true
}
