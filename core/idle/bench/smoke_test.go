package bench

import (
	"flag"
	"runtime/debug"
	"slices"
	"testing"

	"mapi-playground/core/idle"
)

// TestBenchmarks runs each benchmark a few times, so that it cannot rot.
func TestBenchmarks(t *testing.T) {
	times := flag.Lookup("test.benchtime").Value
	defer times.Set(times.String())
	must(times.Set("100x"))
	for of, all := range map[string]struct {
		make func() subject
		run  []operation
	}{
		"engine": {newEngine, append(operations, operation{"Explain", benchExplain})},
		"heap":   {newHeap, operations},
	} {
		for _, o := range all.run {
			for _, s := range []size{{1, 1}, {100, 8}} {
				took := 0.0
				result := testing.Benchmark(func(b *testing.B) { took = o.run(b, all.make, s) })
				if result.N != 100 || took <= 0 {
					t.Errorf("%s/%s/%v: ran %d times and took %v ns each", of, o.name, s, result.N, took)
				}
			}
		}
	}
}

// TestDispatchAllocatesNothing is about a million routines whose timers run out
// all the time: what grows would grow there.
func TestDispatchAllocatesNothing(t *testing.T) {
	e := newEngine()
	s := size{1_000_000, 8}
	if build, ok := debug.ReadBuildInfo(); ok && slices.Contains(build.Settings, debug.BuildSetting{Key: "-race", Value: "true"}) {
		s.routines = 100_000 // the race detector makes them five times as slow
	}
	for i := range s.routines {
		e.register(routine{number: i, priority: s.priority(i % s.priorities), time: uint32(i % 100), mode: interval})
	}
	now := idle.Time(0)
	allocations := testing.AllocsPerRun(10_000, func() {
		now++
		if _, ok := e.dispatch(now); !ok {
			t.Fatal("nobody was ready")
		}
	})
	if allocations != 0 {
		t.Errorf("%v allocations for each dispatch", allocations)
	}
}
