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
// that it said, of a package its last line. A process that dies leaves tests of which
// nobody says that they failed: what they said is printed with their package. It returns
// how long the tests took.
func show(events io.Reader, w io.Writer) (took []kept) {
	said := make(map[string][]output) // of tests that are not over, by package
	lines := bufio.NewReader(events)
	for {
		line, err := lines.ReadString('\n')
		var e event
		if json.Unmarshal([]byte(line), &e) != nil || e.Action == "" {
			fmt.Fprint(w, line) // not an event: of a build that failed, say
		}
		switch e.Action {
		case "output", "build-output":
			switch {
			case e.Test != "" && !strings.HasPrefix(e.Output, "=== "):
				said[e.Package] = append(said[e.Package], output{e.Test, e.Output})
			case e.Test == "" && strings.HasPrefix(e.Output, "FAIL"):
				tell(w, said[e.Package])
				delete(said, e.Package)
				fmt.Fprint(w, e.Output)
			case e.Test == "" && !quiet(e.Output):
				fmt.Fprint(w, e.Output)
			}
		case "pass", "skip":
			if e.Test != "" && !strings.Contains(e.Test, "/") { // of a part its whole decides
				_, said[e.Package] = apart(said[e.Package], e.Test)
			}
		case "fail":
			if e.Test != "" && !strings.Contains(e.Test, "/") {
				var its []output
				its, said[e.Package] = apart(said[e.Package], e.Test)
				tell(w, its)
			}
		}
		if e.Test != "" && (e.Action == "pass" || e.Action == "fail") {
			took = append(took, kept{e.Package[strings.Index(e.Package, "/")+1:] + " " + e.Test, e.Elapsed})
		}
		if err != nil {
			for _, rest := range said {
				tell(w, rest)
			}
			return took
		}
	}
}

// output is what a test said.
type output struct{ test, text string }

// apart takes what a test and its parts said out of what all tests said.
func apart(all []output, test string) (its, others []output) {
	for _, o := range all {
		if o.test == test || strings.HasPrefix(o.test, test+"/") {
			its = append(its, o)
		} else {
			others = append(others, o)
		}
	}
	return its, others
}

func tell(w io.Writer, said []output) {
	for _, o := range said {
		fmt.Fprint(w, o.text)
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
