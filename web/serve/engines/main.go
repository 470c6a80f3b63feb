// Engines writes which features of the page work in which browser, from what `go test -json`
// said of the browser tests in each, between marks of a file:
//
//	engines web/e2e web/e2e/ENGINES.md Chromium=chromium.json Firefox=firefox.json
//
// The table says how many tests of a feature passed, and names those that failed. A test that
// has not run counts as one that did not pass. Each test that was skipped is named below the
// table with the reason that it gave.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// features are groups of tests, by the beginnings of the names of their files. A file that
// is of none is of the last one, the page.
var features = []struct {
	name  string
	files []string
}{
	{"harness", []string{"harness"}},
	{"module", []string{"blank", "virtual", "contract", "headless", "threads", "worker", "schema", "scenario"}},
	{"live mode", []string{"live", "work_test", "bad_input", "frugal"}},
	{"walks by keyboard", []string{"walk_"}},
	{"element", []string{"element", "embed", "examples"}},
	{"offline and builds", []string{"offline", "mix", "site", "dev", "reproducible", "size", "package", "start"}},
	{"editor", []string{"editor"}},
	{"accessibility", []string{"axe", "lighthouse"}},
	{"page", nil},
}

const begin, end = "<!-- engines -->", "<!-- /engines -->"

func main() {
	if len(os.Args) < 4 {
		fmt.Fprintln(os.Stderr, "usage: engines FOLDER FILE NAME=EVENTS...")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2], os.Args[3:]); err != nil {
		fmt.Fprintf(os.Stderr, "engines: %v\n", err)
		os.Exit(1)
	}
}

func run(folder, file string, runs []string) error {
	of, err := featuresOf(folder)
	if err != nil {
		return err
	}
	var browsers []browser
	for _, one := range runs {
		name, path, ok := strings.Cut(one, "=")
		if !ok {
			return fmt.Errorf("%s is not NAME=EVENTS", one)
		}
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		browsers = append(browsers, browser{name, read(f)})
		f.Close()
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	written, err := between(string(text), table(of, browsers))
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return os.WriteFile(file, []byte(written), 0o644)
}

// browser is what came of the tests in a browser.
type browser struct {
	name  string
	tests map[string]outcome
}

type outcome struct{ action, why string }

var skipped = regexp.MustCompile(`^\s+\w+\.go:\d+: (.*)\n`)

// read takes the outcomes out of what go test -json says.
func read(events io.Reader) map[string]outcome {
	tests := make(map[string]outcome)
	said := make(map[string]string)
	lines := bufio.NewReader(events)
	for {
		line, err := lines.ReadBytes('\n')
		var e struct{ Action, Test, Output string }
		if json.Unmarshal(line, &e) == nil && e.Test != "" {
			switch e.Action {
			case "run":
				tests[e.Test] = outcome{action: "did not end"}
			case "output":
				if found := skipped.FindStringSubmatch(e.Output); found != nil {
					said[e.Test] = found[1]
				}
			case "pass", "fail":
				tests[e.Test] = outcome{action: e.Action}
			case "skip":
				tests[e.Test] = outcome{e.Action, said[e.Test]}
			}
		}
		if err != nil {
			return tests
		}
	}
}

var test = regexp.MustCompile(`(?m)^func (Test\w+)\(t \*testing\.T\)`)

// featuresOf returns the number of the feature that each test in a folder is of.
func featuresOf(folder string) (map[string]int, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*_test.go"))
	if err != nil {
		return nil, err
	}
	of := make(map[string]int)
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		at := len(features) - 1
		for i, feature := range features {
			if slices.ContainsFunc(feature.files, func(begins string) bool { return strings.HasPrefix(filepath.Base(file), begins) }) {
				at = i
				break
			}
		}
		for _, found := range test.FindAllStringSubmatch(string(text), -1) {
			of[found[1]] = at
		}
	}
	return of, nil
}

// table is the table of features, and the list of exceptions.
func table(of map[string]int, browsers []browser) string {
	var b strings.Builder
	b.WriteString("| |")
	for _, one := range browsers {
		fmt.Fprintf(&b, " %s |", one.name)
	}
	b.WriteString("\n|---|" + strings.Repeat("---|", len(browsers)) + "\n")
	for i, feature := range features {
		fmt.Fprintf(&b, "| %s |", feature.name)
		for _, one := range browsers {
			fmt.Fprintf(&b, " %s |", cell(of, one.tests, i))
		}
		b.WriteString("\n")
	}
	var excepted []string
	for _, one := range browsers {
		for name, o := range one.tests {
			if o.action == "skip" {
				excepted = append(excepted, fmt.Sprintf("- %s, %s: %s\n", one.name, name, o.why))
			}
		}
	}
	if slices.Sort(excepted); len(excepted) > 0 {
		b.WriteString("\nExceptions:\n\n" + strings.Join(excepted, ""))
	}
	return b.String()
}

// cell says how many of the tests of a feature passed, and which ones did not.
func cell(of map[string]int, tests map[string]outcome, feature int) string {
	passed, all := 0, 0
	var others []string
	for name, at := range of {
		o, ran := tests[name]
		if at != feature || o.action == "skip" {
			continue
		}
		all++
		switch {
		case o.action == "pass":
			passed++
		case ran:
			others = append(others, name)
		}
	}
	text := fmt.Sprintf("%d of %d", passed, all)
	if slices.Sort(others); len(others) > 0 {
		text += "; not " + strings.Join(others, ", ")
	}
	return text
}

// between returns text with something else between its marks.
func between(text, inner string) (string, error) {
	before, rest, ok := strings.Cut(text, begin)
	_, after, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		return "", fmt.Errorf("the marks %s and %s are missing", begin, end)
	}
	return before + begin + "\n" + inner + end + after, nil
}
