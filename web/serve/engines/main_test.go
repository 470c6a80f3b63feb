package main

import (
	"strings"
	"testing"
)

// The table tells passed, failed, skipped, unfinished and absent tests from each other.
func TestTable(t *testing.T) {
	events := `{"Action":"run","Test":"TestWalk"}
{"Action":"pass","Test":"TestWalk"}
{"Action":"run","Test":"TestElement"}
{"Action":"fail","Test":"TestElement"}
{"Action":"run","Test":"TestStuck"}
{"Action":"run","Test":"TestTouch"}
{"Action":"output","Test":"TestTouch","Output":"    queue_test.go:7: it has no fingers\n"}
{"Action":"skip","Test":"TestTouch"}
not an event
`
	of := map[string]int{"TestWalk": 3, "TestElement": 4, "TestStuck": 3, "TestTouch": 3, "TestAbsent": 3}
	got := table(of, []browser{{"Firefox", read(strings.NewReader(events))}})
	for _, want := range []string{
		"| | Firefox |\n|---|---|\n",
		"| walks by keyboard | 1 of 3; not TestStuck |\n",
		"| element | 0 of 1; not TestElement |\n",
		"- Firefox, TestTouch: it has no fingers\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in\n%s", want, got)
		}
	}
}

// What is around the marks stays, and a file without them is refused.
func TestBetween(t *testing.T) {
	for text, want := range map[string]string{
		"a\n" + begin + "\nold\n" + end + "\nb\n": "a\n" + begin + "\nnew\n" + end + "\nb\n",
		"no marks":          "",
		"a " + begin + " b": "",
	} {
		got, err := between(text, "new\n")
		if got != want || (err != nil) != (want == "") {
			t.Errorf("between(%q) = %q, %v", text, got, err)
		}
	}
}
