package main

import (
	"strings"
	"testing"
)

func TestTable(t *testing.T) {
	const bench = `goos: linux
BenchmarkFill/routines=1000/priorities=8-2           100   50000 ns/op   50.04 ns/routine   0 B/op   0 allocs/op
BenchmarkDispatch/routines=1000000/priorities=1-2   2000   62.00 ns/op   1.035 x-of-1000    0 B/op   0 allocs/op
BenchmarkDispatch/routines=1000000/priorities=1-2   2000   60.00 ns/op   1.035 x-of-1000    0 B/op   0 allocs/op
BenchmarkHeap/Dispatch/routines=1000000/priorities=1-2   2000   1234 ns/op
BenchmarkGLib/Dispatch/routines=1000000/priorities=1-2   1000000000   300.0 ns/op
BenchmarkDeregister/routines=1000/priorities=8-2   2000   20.00 ns/op
BenchmarkGLib/DeregisterByID/routines=1000/priorities=8   1000000000   300.0 ns/op
BenchmarkOther-2   2000   62.00 ns/op
PASS
`
	const want = `| operation | routines | priorities | engine, ns | container/heap, ns | GLib, ns | GLib/engine |
|---|--:|--:|--:|--:|--:|--:|
| Fill | 1,000 | 8 | 50.0 |  |  |  |
| Dispatch | 1,000,000 | 1 | 60.0 | 1,234 | 300 | 5.00 |
| Deregister | 1,000 | 8 | 20.0 |  |  |  |
| DeregisterByID | 1,000 | 8 | 20.0 |  | 300 | 15.0 |
`
	rows, err := read(strings.NewReader(bench))
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	if err := write(&got, rows); err != nil {
		t.Fatal(err)
	}
	if got.String() != want {
		t.Errorf("got\n%s\nwant\n%s", got.String(), want)
	}
}
