package bench

import (
	"bytes"
	"fmt"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// BenchmarkGLib is the work on GLib's main loop, which a program in C does and
// times; the columns of memory say nothing about it. Left out are filling it
// with 65,536 priorities, as each add looks through all priorities and the whole
// would take a quarter of a minute or more, and what GLib has no counterpart of:
// the user action alone, and Explain.
func BenchmarkGLib(b *testing.B) {
	program, leftOut := compileGLib(b)
	if leftOut != "" {
		fmt.Println(leftOut) // a benchmark that is skipped is silent
		b.Skip()
	}
	for _, r := range runGLib(b, program, 1_000_000, 50) {
		b.Run(r.operation+"/"+r.size.String(), func(b *testing.B) { b.ReportMetric(r.ns, "ns/op") })
	}
}

// TestGLib keeps the program in C from rotting.
func TestGLib(t *testing.T) {
	program, leftOut := compileGLib(t)
	if leftOut != "" {
		t.Skip(leftOut)
	}
	rows := runGLib(t, program, 1, 0)
	if len(rows) < 10 {
		t.Errorf("%d lines", len(rows))
	}
	for _, r := range rows {
		if (r.size != size{1, 1}) || r.ns <= 0 {
			t.Errorf("odd line %+v", r)
		}
	}
}

// compileGLib compiles the program, or says why that is impossible here.
func compileGLib(tb testing.TB) (program, leftOut string) {
	tb.Helper()
	flags, err := exec.Command("pkg-config", "--cflags", "--libs", "glib-2.0").Output()
	if err != nil {
		return "", "GLib is left out: pkg-config does not find glib-2.0."
	}
	compiler, err := exec.LookPath("cc")
	if err != nil {
		return "", "GLib is left out: there is no C compiler, cc."
	}
	program = filepath.Join(tb.TempDir(), "glib")
	arguments := []string{"-O2", "-o", program, filepath.Join("testdata", "glib.c")}
	if out, err := exec.Command(compiler, append(arguments, strings.Fields(string(flags))...)...).CombinedOutput(); err != nil {
		tb.Fatalf("%v\n%s", err, out)
	}
	return program, ""
}

// row is one line of the program.
type row struct {
	operation string
	size      size
	ns        float64
}

// runGLib measures up to so many routines, for so many milliseconds a line.
func runGLib(tb testing.TB, program string, most, milliseconds int) (rows []row) {
	tb.Helper()
	out, err := exec.Command(program, strconv.Itoa(most), strconv.Itoa(milliseconds)).Output()
	if err != nil {
		tb.Fatal(err)
	}
	for line := range bytes.Lines(out) {
		var r row
		if _, err := fmt.Sscan(string(line), &r.operation, &r.size.routines, &r.size.priorities, &r.ns); err != nil {
			tb.Fatalf("%q: %v", line, err)
		}
		rows = append(rows, r)
	}
	return rows
}
