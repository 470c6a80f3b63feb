package replay_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"mapi-playground/core/replay"
	"mapi-playground/core/scenario"
	"mapi-playground/core/trace"
)

// presets are the scenarios that the page offers.
func presets(t testing.TB) map[string]*scenario.Scenario {
	t.Helper()
	files, err := filepath.Glob("../../web/scenarios/*.json")
	if err != nil || len(files) == 0 {
		t.Fatal("there are no presets", err)
	}
	all := make(map[string]*scenario.Scenario)
	for _, name := range files {
		if filepath.Base(name) == "index.json" {
			continue
		}
		all[filepath.Base(name)] = read(t, name)
	}
	return all
}

func read(t testing.TB, file string) *scenario.Scenario {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	s, err := scenario.Read(b)
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return s
}

func state(t testing.TB, r *replay.Run) string {
	t.Helper()
	b, err := json.Marshal(r.Snapshot(1000))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// The state after a step is the same however one gets there: forward, back, in
// leaps, and with the reason for each choice asked for on the way.
func TestStateIsReplay(t *testing.T) {
	for name, s := range presets(t) {
		t.Run(name, func(t *testing.T) {
			r := replay.New(s)
			want := []string{state(t, r)}
			for i := 1; i <= r.Len(); i++ {
				r.Go(i)
				want = append(want, state(t, r))
			}
			check := func(i int, how string) {
				t.Helper()
				if got := state(t, r); got != want[i] {
					t.Fatalf("%s to step %d:\n%s\nwant\n%s", how, i, got, want[i])
				}
			}
			for i := r.Len(); i >= 0; i-- {
				r.Go(i)
				check(i, "back")
			}
			for i, leap := 0, 7; leap <= 3*r.Len(); leap += 7 {
				i = (i*31 + leap) % (r.Len() + 1)
				r.Go(i)
				check(i, "a leap")
				r.Why(1+leap%r.Len(), 3)
				check(i, "asking why on the way")
			}
		})
	}
}

// A step that posts a routine knows why: it names the routine that was chosen, and
// it is the one that the event names.
func TestWhy(t *testing.T) {
	asked := 0
	for name, s := range presets(t) {
		r := replay.New(s)
		for i, e := range r.Events() {
			q, ok := r.Why(i+1, 1000)
			if ok != (e.Key == trace.IdlePosted) {
				t.Errorf("%s, step %d, %s: why is %v", name, i+1, e.Key, ok)
			}
			if !ok {
				continue
			}
			asked++
			if q.Chosen.Routine != e.Routine || q.App != e.App {
				t.Errorf("%s, step %d: %+v is why %s of %s was chosen", name, i+1, q, e.Routine, e.App)
			}
			for _, other := range q.Others {
				if other.Reason == "" || other.Rule == "" {
					t.Errorf("%s, step %d: no reason why %s was not chosen: %+v", name, i+1, other.Routine, other)
				}
			}
		}
	}
	if asked == 0 {
		t.Error("nothing was asked")
	}
}

// openLive is a run that a host drives on from the end of its scenario, with an
// application A and these inputs.
func openLive(t *testing.T, inputs string) *replay.Branch {
	t.Helper()
	s, err := scenario.Read([]byte(`{"version": 1, "title": "Live", "applications": [{"name": "A"}], "inputs": [` + inputs + `]}`))
	if err != nil {
		t.Fatal(err)
	}
	book := replay.Open(s)
	book.Current().Go(book.Current().Len())
	live, err := book.Fork("live")
	if err != nil {
		t.Fatal(err)
	}
	return live
}

// A live run is a scenario like any other: what the host reported and how long
// each routine took are in it, and replaying it gives the same trace (I-44).
func TestLiveRunReplays(t *testing.T) {
	live := openLive(t, `
		{"at": 0, "app": "A", "do": "MAPIInitIdle"},
		{"app": "A", "do": "FtgRegisterIdleRoutine", "as": "compress", "priIdle": -1, "csecIdle": 10, "iroIdle": "FIROINTERVAL"},
		{"app": "A", "do": "FtgRegisterIdleRoutine", "as": "tidy", "priIdle": -1, "csecIdle": 20, "iroIdle": "FIROWAIT"}`)
	cost := scenario.Time(0)
	at := scenario.Time(12_345)
	for i := range 40 {
		tick := scenario.Input{At: at, Do: "idle", Args: scenario.Give("for", 5.0, "recorded", true)}
		for range i % 3 {
			cost += 777
			call := scenario.RoutineCall{Cost: cost}
			if cost%5 == 0 {
				call.Returns = "throws"
			}
			tick.Calls = append(tick.Calls, call)
		}
		live.Happen(tick)
		at += 61_803 * scenario.Microsecond
		if i%7 == 3 {
			live.Happen(scenario.Input{At: at, Do: "user", App: "A"})
		}
		live.Go(live.Len() / 2) // somebody looks back meanwhile
	}
	calls := 0
	for _, e := range live.Events() {
		if e.Key == trace.IdleReturned || e.Key == trace.IdleFailed {
			calls++
		}
	}
	if calls < 20 {
		t.Fatalf("only %d calls", calls)
	}
	text, err := live.Scenario().Write(" ")
	if err != nil {
		t.Fatal(err)
	}
	again, err := scenario.Read(text)
	if err != nil {
		t.Fatal(err)
	}
	got, want := replay.New(again).Events(), live.Events()
	for i := range want {
		if i >= len(got) || !reflect.DeepEqual(got[i], want[i]) {
			t.Fatalf("step %d is\n%+v\nwant\n%+v", i+1, got[min(i, len(got)-1)], want[i])
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d steps more than in the live run", len(got)-len(want))
	}
}

// Whoever looks back into a live tick finds what was there, however long it was.
func TestLiveTickIsReplayed(t *testing.T) {
	live := openLive(t, `
		{"at": 0, "app": "A", "do": "MAPIInitIdle"},
		{"app": "A", "do": "FtgRegisterIdleRoutine", "as": "compress", "priIdle": -1, "csecIdle": 1, "iroIdle": "FIROINTERVAL"},
		{"app": "A", "do": "FtgRegisterIdleRoutine", "as": "tidy", "priIdle": -2}`)
	for i := range scenario.Time(3) {
		tick := scenario.Input{At: i * 30 * 100 * scenario.Hundredth, Do: "idle", Args: scenario.Give("for", 2000.0, "recorded", true)}
		for n := range scenario.Time(300) {
			tick.Calls = append(tick.Calls, scenario.RoutineCall{Cost: (n + 1) * 77 * scenario.Microsecond})
		}
		live.Happen(tick)
	}
	if live.Len() < 2000 {
		t.Fatalf("only %d steps", live.Len())
	}
	again := replay.New(live.Scenario())
	for at := live.Len(); at > 0; at -= 7 {
		live.Go(at)
		again.Go(at)
		if got, want := state(t, live.Run), state(t, again); got != want {
			t.Fatalf("step %d is\n%s\nwant\n%s", at, got, want)
		}
		got, _ := live.Why(at, 8)
		if want, _ := again.Why(at, 8); !reflect.DeepEqual(got, want) {
			t.Fatalf("the reason at step %d is\n%+v\nwant\n%+v", at, got, want)
		}
	}
}

// What somebody does in a run stays in a branch of its own, and the branch replays
// to the same trace.
func TestBranches(t *testing.T) {
	for name, s := range presets(t) {
		t.Run(name, func(t *testing.T) {
			before, _ := s.Write("")
			first := replay.New(s)
			for at := 0; at <= first.Len(); at += 5 {
				book := replay.Open(s)
				book.Current().Go(at)
				if err := book.Do(scenario.Input{Do: "sleep", Args: scenario.Give("for", 100.0)}); err != nil {
					t.Fatal(err)
				}
				fork := book.Current()
				if fork.Parent != replay.Main || fork.At() != at || fork.Remaining() == 0 && at < fork.Len() && fork.Events()[at].Key == "" {
					t.Fatalf("at step %d: %+v", at, fork)
				}
				for i := range at {
					if !reflect.DeepEqual(fork.Events()[i], first.Events()[i]) {
						t.Fatalf("forked at step %d: step %d is another\n%+v\n%+v", at, i+1, fork.Events()[i], first.Events()[i])
					}
				}
				text, err := fork.Scenario().Write("")
				if err != nil {
					t.Fatal(err)
				}
				again, err := scenario.Read(text)
				if err != nil {
					t.Fatal(err)
				}
				if !reflect.DeepEqual(replay.New(again).Events(), fork.Events()) {
					t.Fatalf("forked at step %d, the branch replays to another trace", at)
				}
			}
			if after, _ := s.Write(""); string(after) != string(before) {
				t.Error("the scenario itself was changed")
			}
		})
	}
}

func TestBook(t *testing.T) {
	s := long(false)
	book := replay.Open(s)
	book.Current().Go(20)
	if _, err := book.Fork("mine"); err != nil {
		t.Fatal(err)
	}
	for name, err := range map[string]error{
		"a name that is taken":       second(book.Fork("mine")),
		"no name":                    second(book.Fork("")),
		"renaming to a taken name":   book.Rename("mine", replay.Main),
		"renaming nobody":            book.Rename("yours", "ours"),
		"switching to nobody":        book.Switch("yours"),
		"dropping the first branch":  book.Drop(replay.Main),
		"dropping what is not there": book.Drop("yours"),
	} {
		if !errors.Is(err, replay.ErrName) && !errors.Is(err, replay.ErrBranch) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := book.Rename("mine", "ours"); err != nil {
		t.Error(err)
	}
	if _, err := book.Fork("below"); err != nil {
		t.Error(err)
	}
	if err := book.Drop("ours"); err != nil {
		t.Error(err)
	}
	if b := book.Current(); b.Name != "below" || b.Parent != replay.Main || len(book.Branches()) != 2 {
		t.Errorf("standing in %s of %s, %d branches", b.Name, b.Parent, len(book.Branches()))
	}
}

func second[A any](_ A, err error) error { return err }

// A breakpoint stops at a node, a routine or a result, in both directions.
func TestFind(t *testing.T) {
	s, err := scenario.Read([]byte(`{"version": 1, "title": "t", "applications": [{"name": "A"}], "inputs": [
		{"at": 0, "app": "A", "do": "MAPILogonEx", "as": "early"},
		{"app": "A", "do": "MAPIInitialize"},
		{"app": "A", "do": "MAPILogonEx", "as": "nameless"},
		{"app": "A", "do": "MAPIInitIdle"},
		{"app": "A", "do": "FtgRegisterIdleRoutine", "as": "tidy"},
		{"do": "idle", "for": 0.15}]}`))
	if err != nil {
		t.Fatal(err)
	}
	r := replay.New(s)
	for _, row := range []struct {
		b   replay.Break
		key trace.Key
	}{
		{replay.Break{Node: "N10"}, trace.ChartEnd},
		{replay.Break{Result: "MAPI_E_NOT_INITIALIZED"}, trace.LogonFailed},
		{replay.Break{Routine: "tidy", Key: "idle.called"}, trace.IdleCalled},
		{replay.Break{Rule: "S-20", Key: "logon.off-chart"}, trace.LogonOffChart},
		{replay.Break{App: "A", Key: "mapi.initialized"}, trace.MAPIInitialized},
	} {
		for _, way := range []replay.Way{replay.Forward, replay.Back} {
			r.Go(0)
			if way == replay.Back {
				r.Go(r.Len() + 1)
			}
			at, ok := r.Find(way, replay.Break{Node: "N99"}, row.b)
			if !ok || r.Events()[at-1].Key != row.key {
				t.Errorf("%v, %d: step %d, %v", row.b, way, at, ok)
			}
		}
	}
	for key, want := range map[trace.Key]bool{trace.IdleCalled: true, trace.IdleCalledLate: true, trace.IdleCalledWith: true, trace.IdlePosted: false} {
		if got := (replay.Break{Key: "idle.called"}).Holds(&trace.Event{Key: key}); got != want {
			t.Errorf("idle.called holds at %s: %v", key, got)
		}
	}
	r.Go(0)
	if at, ok := r.Find(replay.Forward, replay.Break{}); ok {
		t.Errorf("no condition at all holds at step %d", at)
	}
}
