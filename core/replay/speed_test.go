package replay_test

import (
	"fmt"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/replay"
	"mapi-playground/core/scenario"
)

// long is a scenario of more than ten thousand steps: a logon, then idle routines,
// or with logons one after the other.
func long(logons bool) *scenario.Scenario {
	s := &scenario.Scenario{Version: scenario.Version, Title: scenario.Text{"en": "Long"}, Applications: []scenario.Application{{Name: "A"}}}
	s.Profiles = []scenario.Profile{{Name: "Work", Services: []scenario.Service{{Name: "Exchange", Providers: []scenario.Provider{
		{Name: "Addresses", Type: mapi.AddressBookProvider}, {Name: "Mailbox", Type: mapi.StoreProvider},
	}}}}}
	add := func(at scenario.Time, do string, args scenario.Args) {
		s.Inputs = append(s.Inputs, scenario.Input{At: at, App: "A", Do: do, Args: args})
	}
	logon := func(at scenario.Time, as string) {
		add(at, "MAPILogonEx", scenario.Give("as", as, "lpszProfileName", "Work", "flFlags", "MAPI_NEW_SESSION|MAPI_EXTENDED"))
	}
	add(0, "MAPIInitialize", nil)
	add(0, "MAPIInitIdle", nil)
	if logons {
		for i := range 450 {
			name := fmt.Sprint("s", i)
			logon(scenario.Time(i), name)
			add(scenario.Time(i), "Logoff", scenario.Give("session", name))
		}
		return s
	}
	logon(0, "s")
	for i := range 100 {
		add(0, "FtgRegisterIdleRoutine", scenario.Give("as", fmt.Sprint("r", i), "priIdle", float64(i%9-4), "csecIdle", float64(i%50), "iroIdle", "FIROINTERVAL"))
	}
	add(0, "idle", scenario.Give("for", 700.0))
	return s
}

// BenchmarkGo measures how long it takes to get to a step of a run of 10,000: the
// one before, in the middle of things, and anywhere.
func BenchmarkGo(b *testing.B) {
	for _, kind := range []struct {
		name   string
		logons bool
	}{{"idle", false}, {"logons", true}} {
		r := replay.New(long(kind.logons))
		if r.Len() < 10_000 {
			b.Fatalf("%s: only %d steps", kind.name, r.Len())
		}
		for _, to := range []struct {
			name string
			step func(i int) int
		}{
			{"back by one", func(i int) int { return 10_000 - i%5_000 }},
			{"anywhere", func(i int) int { return i * 7919 % 10_000 }},
			{"from the first to the last", func(i int) int { return i % 2 * 10_000 }},
		} {
			b.Run(kind.name+"/"+to.name, func(b *testing.B) {
				for i := range b.N {
					r.Go(to.step(i))
				}
			})
		}
	}
}
