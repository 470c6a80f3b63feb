// Command table makes a Markdown table of the benchmarks of the idle engine:
//
//	go test -run '^$' -bench . ./core/idle/bench | go run ./core/idle/bench/table
//
// A row is an operation and a size. Of several runs it takes the fastest: what
// makes one slower is other work on the computer.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
)

func main() {
	rows, err := read(os.Stdin)
	if err == nil {
		err = write(os.Stdout, rows)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "table:", err)
		os.Exit(1)
	}
}

// subject is who did the work.
type subject int

const (
	engine subject = iota
	heap
	glib
	subjects
)

// row is an operation on a size, and its nanoseconds for each subject, 0 if it
// was not measured.
type row struct {
	operation, routines, priorities string
	ns                              [subjects]float64
}

func (r *row) name() string {
	return r.operation + "/routines=" + r.routines + "/priorities=" + r.priorities
}

// read takes the rows out of the output of go test, in the order in which they
// come first. Other lines are passed over.
func read(r io.Reader) ([]*row, error) {
	var rows []*row
	known := map[string]*row{}
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		fields := strings.Fields(lines.Text())
		if len(fields) < 4 || !strings.HasPrefix(fields[0], "Benchmark") {
			continue
		}
		name, of := split(fields[0])
		ns := nanoseconds(fields[2:])
		parts := strings.Split(name, "/")
		if len(parts) != 3 || ns == 0 {
			continue
		}
		if known[name] == nil {
			known[name] = &row{
				operation:  parts[0],
				routines:   strings.TrimPrefix(parts[1], "routines="),
				priorities: strings.TrimPrefix(parts[2], "priorities="),
			}
			rows = append(rows, known[name])
		}
		if fastest := &known[name].ns[of]; *fastest == 0 || ns < *fastest {
			*fastest = ns
		}
	}
	for _, r := range rows {
		// GLib knows two handles of a source, the others know one of a routine.
		if same := known[strings.Replace(r.name(), "ByID/", "/", 1)]; same != nil {
			r.ns[engine], r.ns[heap] = same.ns[engine], same.ns[heap]
		}
	}
	return rows, lines.Err()
}

// split takes the subject off a benchmark's name, and the number of processors.
func split(name string) (string, subject) {
	name = strings.TrimPrefix(name, "Benchmark")
	if i := strings.LastIndex(name, "-"); i > 0 {
		name = name[:i]
	}
	if rest, ok := strings.CutPrefix(name, "Heap/"); ok {
		return rest, heap
	}
	if rest, ok := strings.CutPrefix(name, "GLib/"); ok {
		return rest, glib
	}
	return name, engine
}

// nanoseconds finds the time for one routine, or else for one operation, among
// the measured values, each of which has its unit behind it.
func nanoseconds(values []string) (ns float64) {
	for i := 0; i+1 < len(values); i += 2 {
		value, err := strconv.ParseFloat(values[i], 64)
		switch unit := values[i+1]; {
		case err != nil:
		case unit == "ns/routine":
			return value
		case unit == "ns/op":
			ns = value
		}
	}
	return ns
}

func write(w io.Writer, rows []*row) error {
	out := bufio.NewWriter(w)
	fmt.Fprintln(out, "| operation | routines | priorities | engine, ns | container/heap, ns | GLib, ns | GLib/engine |")
	fmt.Fprintln(out, "|---|--:|--:|--:|--:|--:|--:|")
	for _, r := range rows {
		ratio := ""
		if r.ns[engine] > 0 && r.ns[glib] > 0 {
			ratio = number(r.ns[glib] / r.ns[engine])
		}
		fmt.Fprintf(out, "| %s | %s | %s | %s | %s | %s | %s |\n", r.operation, grouped(r.routines), grouped(r.priorities),
			number(r.ns[engine]), number(r.ns[heap]), number(r.ns[glib]), ratio)
	}
	return out.Flush()
}

// number writes a value with three digits at least, and nothing for 0.
func number(f float64) string {
	switch {
	case f == 0:
		return ""
	case f < 10:
		return strconv.FormatFloat(f, 'f', 2, 64)
	case f < 100:
		return strconv.FormatFloat(f, 'f', 1, 64)
	}
	return grouped(strconv.FormatFloat(f, 'f', 0, 64))
}

// grouped sets a comma behind each thousand.
func grouped(digits string) string {
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}
