package main

import (
	"path/filepath"
	"strings"
	"testing"
)

const events = `{"Action":"run","Package":"m/a","Test":"TestOne"}
{"Action":"output","Package":"m/a","Test":"TestOne","Output":"=== RUN   TestOne\n"}
{"Action":"output","Package":"m/a","Test":"TestOne","Output":"    a_test.go:7: fine\n"}
{"Action":"pass","Package":"m/a","Test":"TestOne","Elapsed":3.5}
{"Action":"output","Package":"m/a","Test":"TestTwo","Output":"    a_test.go:9: broken\n"}
{"Action":"output","Package":"m/a","Test":"TestTwo","Output":"--- FAIL: TestTwo (0.10s)\n"}
{"Action":"fail","Package":"m/a","Test":"TestTwo","Elapsed":0.1}
{"Action":"output","Package":"m/a","Output":"FAIL\tm/a\t3.700s\n"}
{"Action":"fail","Package":"m/a","Elapsed":3.7}
not an event
{"Action":"output","Package":"m/c","Test":"TestDies","Output":"panic: test timed out\n"}
{"Action":"output","Package":"m/c","Output":"FAIL\tm/c\t1.000s\n"}
{"Action":"fail","Package":"m/c","Elapsed":1}
{"Action":"output","Package":"m/d","Test":"TestWhole","Output":"--- FAIL: TestWhole (0.20s)\n"}
{"Action":"output","Package":"m/d","Test":"TestWhole/part","Output":"    --- FAIL: TestWhole/part (0.20s)\n"}
{"Action":"fail","Package":"m/d","Test":"TestWhole/part","Elapsed":0.2}
{"Action":"fail","Package":"m/d","Test":"TestWhole","Elapsed":0.2}
{"Action":"output","Package":"m/b","Output":"PASS\n"}
{"Action":"output","Package":"m/b","Output":"ok  \tm/b\t0.100s\n"}
{"Action":"pass","Package":"m/b","Elapsed":0.1}
`

func TestShow(t *testing.T) {
	var said strings.Builder
	took := show(strings.NewReader(events), &said)
	const want = "    a_test.go:9: broken\n--- FAIL: TestTwo (0.10s)\nFAIL\tm/a\t3.700s\nnot an event\npanic: test timed out\nFAIL\tm/c\t1.000s\n--- FAIL: TestWhole (0.20s)\n    --- FAIL: TestWhole/part (0.20s)\nok  \tm/b\t0.100s\n"
	if said.String() != want {
		t.Errorf("it prints\n%s\nwant\n%s", said.String(), want)
	}
	file := filepath.Join(t.TempDir(), "times")
	for range 2 {
		if err := keep(file, took); err != nil {
			t.Fatal(err)
		}
	}
	said.Reset()
	if err := report(&said, file); err != nil {
		t.Fatal(err)
	}
	const slowest = "== the slowest tests, in seconds; a test counts those in it\n     3.5  a TestOne\n     3.5  a TestOne\n     0.2  d TestWhole/part\n     0.2  d TestWhole\n     0.2  d TestWhole/part\n     0.2  d TestWhole\n     0.1  a TestTwo\n     0.1  a TestTwo\n"
	if said.String() != slowest {
		t.Errorf("it prints\n%s\nwant\n%s", said.String(), slowest)
	}
	if report(&said, file) == nil {
		t.Error("it has not forgotten them")
	}
}
