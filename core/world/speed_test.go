package world_test

import (
	"fmt"
	"testing"

	"mapi-playground/core/scenario"
	"mapi-playground/core/world"
)

func busyIdle(n int) *scenario.Scenario {
	s := &scenario.Scenario{Version: 1, Title: scenario.Text{"en": "speed"}, Applications: []scenario.Application{{Name: "A"}}}
	add := func(at scenario.Time, do string, args map[string]any) {
		s.Inputs = append(s.Inputs, scenario.Input{At: at, App: "A", Do: do, Args: args})
	}
	add(0, "MAPIInitIdle", nil)
	for i := range n {
		add(0, "FtgRegisterIdleRoutine", map[string]any{"as": fmt.Sprint("r", i), "priIdle": float64(i%9 - 4), "csecIdle": float64(i % 50), "iroIdle": "FIROINTERVAL"})
	}
	add(0, "idle", map[string]any{"for": 400.0})
	return s
}

func logons(n int) *scenario.Scenario {
	s := &scenario.Scenario{Version: 1, Title: scenario.Text{"en": "speed"}, Applications: []scenario.Application{{Name: "A"}}}
	s.Profiles = []scenario.Profile{{Name: "Work", Credentials: "x", Mailbox: "x", Services: []scenario.Service{{Name: "X", Providers: []scenario.Provider{{Name: "AB", Type: 35}, {Name: "MS", Type: 33}}}}}}
	add := func(at scenario.Time, do string, args map[string]any) {
		s.Inputs = append(s.Inputs, scenario.Input{At: at, App: "A", Do: do, Args: args})
	}
	add(0, "MAPIInitialize", nil)
	for i := range n {
		name := fmt.Sprint("s", i)
		add(scenario.Time(i), "MAPILogonEx", map[string]any{"as": name, "lpszProfileName": "Work", "flFlags": "MAPI_NEW_SESSION|MAPI_EXTENDED"})
		add(scenario.Time(i), "Logoff", map[string]any{"session": name})
	}
	return s
}

func BenchmarkReplay(b *testing.B) {
	for name, s := range map[string]*scenario.Scenario{"idle": busyIdle(100), "logons": logons(400)} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			steps := 0
			for range b.N {
				w := world.New(s)
				for w.Steps() < 10000 && w.Step() {
				}
				steps = w.Steps()
			}
			b.ReportMetric(float64(steps), "steps")
		})
	}
}
