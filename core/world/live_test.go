package world_test

import (
	"fmt"
	"testing"

	"mapi-playground/core/scenario"
	"mapi-playground/core/trace"
	"mapi-playground/core/world"
)

// An application that is driven live has its routines called in ticks and turns
// alone, and in each exactly as often as it was, whatever is ready (I-31, I-38).
func TestLive(t *testing.T) {
	const begin = `{"app": "A", "do": "live"}, {"app": "A", "do": "MAPIInitIdle"},
		{"app": "A", "do": "FtgRegisterIdleRoutine", "as": "urgent", "priIdle": 3, "csecIdle": 10, "iroIdle": "FIROINTERVAL"},
		{"app": "A", "do": "FtgRegisterIdleRoutine", "as": "quiet", "priIdle": -3, "csecIdle": 10, "iroIdle": "FIROINTERVAL"}`
	for name, one := range map[string]struct {
		inputs string
		want   []string
	}{
		"nothing was recorded":          {`{"at": 500, "do": "sleep", "for": 1}`, nil},
		"idle time that was not a tick": {`{"at": 10, "do": "idle", "for": 100}`, nil},
		"a turn calls what needs no idle time": {`{"at": 10, "app": "A", "do": "turn", "calls": [{"cost": 1}]}, {"at": 90, "do": "sleep", "for": 1}`,
			[]string{"urgent at 10"}},
		"a tick": {`{"at": 10, "app": "A", "do": "idle", "for": 5, "recorded": true, "calls": [{"cost": 1}, {"cost": 1}]}, {"at": 90, "do": "sleep", "for": 1}`,
			[]string{"quiet at 10", "urgent at 11"}},
		"a tick in which less was called": {`{"at": 10, "app": "A", "do": "idle", "for": 5, "recorded": true, "calls": [{"cost": 1}]}, {"at": 90, "do": "sleep", "for": 1}`,
			[]string{"quiet at 10"}},
		"a turn behind a tick, before the tick could be ended": {`{"at": 10, "app": "A", "do": "idle", "for": 5, "recorded": true, "calls": [{"cost": 2}]},
			{"at": 11, "app": "A", "do": "turn", "calls": [{"cost": 1}]}`, []string{"quiet at 10", "urgent at 12"}},
		"the user goes ahead of nothing": {`{"at": 10, "app": "A", "do": "user"}, {"at": 20, "app": "A", "do": "turn", "calls": [{"cost": 1}]}`,
			[]string{"urgent at 20"}},
		"a tick whose calls nobody is ready for does not stop what comes": {`{"at": 10, "app": "A", "do": "turn", "calls": [{"cost": 1}, {"cost": 1}]},
			{"at": 15, "app": "A", "do": "idle", "for": 5, "recorded": true, "calls": [{"cost": 1}]}`, []string{"urgent at 10", "quiet at 15"}},
	} {
		t.Run(name, func(t *testing.T) {
			s, err := scenario.Read([]byte(fmt.Sprintf(`{"version": 1, "title": "T", "applications": [{"name": "A"}], "inputs": [%s, %s]}`, begin, one.inputs)))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			w := world.New(s)
			w.Observe(func(e *trace.Event) {
				if e.Key == trace.IdleCalled {
					got = append(got, fmt.Sprintf("%s at %v", e.Routine, e.At))
				}
			})
			for w.Step() {
			}
			if fmt.Sprint(got) != fmt.Sprint(one.want) {
				t.Errorf("%v; want %v", got, one.want)
			}
		})
	}
}
