// Slowest runs `go test -json` with the arguments that it is given, prints what go test
// would have printed, and keeps how long each test took. Without arguments it prints the
// slowest ten of all that was kept, and forgets them:
//
//	slowest .cache/times go test ./...
//	slowest .cache/times
package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
)

// kept is how long a test took.
type kept struct {
	Name    string
	Seconds float64
}

// event is a line of go test -json.
type event struct {
	Action, Package, Test, Output string
	Elapsed                       float64
}

const most = 10

func main() {
	if len(os.Args) < 2 || len(os.Args) == 3 {
		fmt.Fprintln(os.Stderr, "usage: slowest FILE [go test ARGUMENT...]")
		os.Exit(2)
	}
	file := os.Args[1]
	if len(os.Args) == 2 {
		if err := report(os.Stdout, file); err != nil {
			fmt.Fprintf(os.Stderr, "slowest: %v\n", err)
			os.Exit(1)
		}
		return
	}
	code, err := run(file, os.Args[2:])
	if err != nil {
		fmt.Fprintf(os.Stderr, "slowest: %v\n", err)
		os.Exit(1)
	}
	os.Exit(code)
}

func run(file string, command []string) (code int, err error) {
	c := exec.Command(command[0], append([]string{command[1], "-json"}, command[2:]...)...)
	c.Stderr = os.Stderr
	out, err := c.StdoutPipe()
	if err != nil {
		return 0, err
	}
	if err := c.Start(); err != nil {
		return 0, err
	}
	took := show(out, os.Stdout)
	if err := keep(file, took); err != nil {
		return 0, err
	}
	err = c.Wait()
	if _, failed := err.(*exec.ExitError); failed {
		return 1, nil
	}
	return 0, err
}

// show prints what go test without -v prints of these events: of a test that fails all
// that it said, of a package its last line. It returns how long the tests took.
func show(events io.Reader, w io.Writer) (took []kept) {
	said := make(map[[2]string][]string)
	lines := bufio.NewReader(events)
	for {
		line, err := lines.ReadString('\n')
		var e event
		if json.Unmarshal([]byte(line), &e) != nil || e.Action == "" {
			fmt.Fprint(w, line) // not an event: of a build that failed, say
		}
		who := [2]string{e.Package, e.Test}
		switch e.Action {
		case "output", "build-output":
			if e.Test == "" && quiet(e.Output) {
				break
			}
			if e.Test == "" {
				fmt.Fprint(w, e.Output)
			} else if !strings.HasPrefix(e.Output, "=== ") {
				said[who] = append(said[who], e.Output)
			}
		case "fail":
			for _, text := range said[who] {
				fmt.Fprint(w, text)
			}
			delete(said, who)
		case "pass", "skip":
			delete(said, who)
		}
		if e.Test != "" && (e.Action == "pass" || e.Action == "fail") {
			took = append(took, kept{e.Package[strings.Index(e.Package, "/")+1:] + " " + e.Test, e.Elapsed})
		}
		if err != nil {
			return took
		}
	}
}

// quiet reports whether go test says this of a package only with -v.
func quiet(output string) bool { return output == "PASS\n" || strings.HasPrefix(output, "coverage:") }

func keep(file string, took []kept) error {
	f, err := os.OpenFile(file, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	e := json.NewEncoder(f)
	for _, k := range took {
		if err := e.Encode(k); err != nil {
			return err
		}
	}
	return f.Close()
}

func report(w io.Writer, file string) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	var all []kept
	for d := json.NewDecoder(f); ; {
		var k kept
		if err := d.Decode(&k); err == io.EOF {
			break
		} else if err != nil {
			return err
		}
		all = append(all, k)
	}
	fmt.Fprintln(w, "== the slowest tests, in seconds; a test counts those in it")
	slices.SortStableFunc(all, func(a, b kept) int { return cmp.Compare(b.Seconds, a.Seconds) })
	for _, k := range all[:min(most, len(all))] {
		fmt.Fprintf(w, "%8.1f  %s\n", k.Seconds, k.Name)
	}
	return os.Remove(file)
}
