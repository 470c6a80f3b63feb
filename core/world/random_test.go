package world_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/scenario"
	"mapi-playground/core/session"
	"mapi-playground/core/trace"
	"mapi-playground/core/world"
)

// longest is how many steps of a run are made: a routine without a wait makes of
// a second of idle time thousands.
const longest = 4000

// TestRandomScenarios: whatever applications do, in whatever order, a world has an
// answer, tells it in a sentence, and has the same one again.
func TestRandomScenarios(t *testing.T) {
	runs := uint64(120)
	if testing.Short() {
		runs = 20
	}
	for seed := range runs {
		s := (&dice{rand.New(rand.NewPCG(seed, 0))}).scenario()
		b, err := s.Write("")
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		read, err := scenario.Read(b)
		if err != nil {
			t.Fatalf("seed %d: %v in\n%s", seed, err, b)
		}
		first := randomRun(t, read, b)
		if second := randomRun(t, read, b); first != second {
			t.Fatalf("seed %d: two runs differ\n%s\nin\n%s", seed, firstDifference(first, second), b)
		}
	}
}

func randomRun(t *testing.T, s *scenario.Scenario, text []byte) string {
	t.Helper()
	defer func() {
		if r := recover(); r != nil {
			t.Fatalf("%v in\n%s", r, text)
		}
	}()
	tell := trace.In("en")
	var told strings.Builder
	w := world.New(s)
	w.Ask(math.MaxInt)
	w.Observe(func(e *trace.Event) {
		sentence := tell.Sentence(e)
		if sentence == "" {
			t.Errorf("no sentence for %q", e.Key)
		}
		told.WriteString(sentence + "\n")
		w.Details(e, tell)
	})
	for steps := 0; steps < longest && w.Step(); steps++ {
		if steps%16 == 0 {
			w.Snapshot(10, nil)
		}
	}
	return told.String()
}

// dice make scenarios.
type dice struct{ *rand.Rand }

func (d *dice) scenario() *scenario.Scenario {
	s := &scenario.Scenario{
		Version: scenario.Version, Title: scenario.Text{"en": "random"},
		Applications: []scenario.Application{{Name: "A"}, {Name: "B", Capacity: d.IntN(4)}},
		Machine:      scenario.Machine{Patience: d.span(), Limit: d.IntN(4), Unconfigured: pick(d, "", "disables", "skips")},
	}
	for i := range 4 {
		s.Profiles = append(s.Profiles, d.profile(i))
	}
	verbs := scenario.Verbs()
	// Every name is made once, before anything is done with it or afterwards.
	made := map[string]int{}
	for _, name := range []string{"MAPIInitialize", "MAPIInitIdle"} {
		s.Inputs = append(s.Inputs, scenario.Input{App: "A", Do: name}, scenario.Input{App: "B", Do: name})
	}
	var now scenario.Time
	add := func(v scenario.Verb) {
		if d.IntN(4) == 0 {
			now += d.span()
		}
		s.Inputs = append(s.Inputs, d.input(v, now, made))
	}
	for _, v := range verbs {
		switch v.Name {
		case "FtgRegisterIdleRoutine", "MAPILogonEx", "OpenMsgStore", "Advise":
			add(v)
			add(v)
		}
	}
	for range 60 {
		add(verbs[d.IntN(len(verbs))])
	}
	return s
}

func (d *dice) profile(i int) scenario.Profile {
	p := scenario.Profile{Name: profileName(i), Default: i == 0 && d.bool(), App: i > 0 && d.IntN(4) == 0, Damaged: d.IntN(8) == 0, Later: i == 3}
	if d.IntN(3) == 0 {
		p.Mailbox = "secret"
		p.Credentials = pick(d, "secret", "wrong", "")
	}
	for j := range d.IntN(3) {
		one := scenario.Service{Name: fmt.Sprintf("S%d", j), Required: d.IntN(6) == 0}
		for range d.IntN(3) {
			one.Entry = append(one.Entry, pick(d, mapi.OK, mapi.ErrUserCancel, mapi.ErrUnconfigured))
		}
		for k := range 1 + d.IntN(3) {
			one.Providers = append(one.Providers, d.provider(fmt.Sprintf("P%d", k)))
		}
		p.Services = append(p.Services, one)
	}
	return p
}

func (d *dice) provider(name string) scenario.Provider {
	p := scenario.Provider{Name: name, Type: pick(d, mapi.AddressBookProvider, mapi.StoreProvider, mapi.TransportProvider), Limit: d.IntN(3)}
	if d.IntN(6) == 0 {
		p.Init = scenario.Results{mapi.ErrFailOneProvider, mapi.OK}[d.IntN(2):]
	}
	for range d.IntN(3) {
		p.State = append(p.State, pick(d, mapi.OK, mapi.ErrCallFailed))
		p.Shutdown = append(p.Shutdown, pick(d, mapi.OK, mapi.ErrNoSupport))
	}
	for range d.IntN(3) {
		l := scenario.Logon{Result: pick(d, mapi.OK, mapi.ErrLogonFailed, mapi.ErrUnconfigured, mapi.ErrFailOneProvider, mapi.ErrUserCancel)}
		if d.IntN(3) == 0 {
			l = scenario.Logon{Finds: &session.ProviderFinds{Stored: d.bool(), Configured: d.bool()}}
		}
		if d.bool() {
			l.Takes = d.span()
		}
		p.Logons = append(p.Logons, l)
	}
	return p
}

func (d *dice) input(v scenario.Verb, at scenario.Time, made map[string]int) scenario.Input {
	in := scenario.Input{At: at, App: pick(d, "A", "B"), Do: v.Name}
	for _, p := range v.Params {
		if v.Name == "idle" && p.Name == "recorded" {
			continue
		}
		if p.Must || p.Takes == "a name for it" || d.bool() {
			in.Args.Set(p.Name, d.argument(v, p, made))
		}
	}
	switch v.Name {
	case "idle":
		in.App = ""
	case "answer":
		in.Args = scenario.Give("call", in.Text("call"))
		pick(d,
			func() { in.Args.Set("profile", profileName(d.IntN(4))) },
			func() { in.Args.Set("credentials", pick(d, "secret", "wrong")) },
			func() { in.Args.Set("retry", d.bool()) },
			func() { in.Args.Set("supplied", d.bool()) },
			func() { in.Args.Set("yes", d.bool()) },
			func() { in.Args.Set("cancel", true) },
			func() { in.Args.Set("dismiss", true) },
		)()
	}
	return in
}

func (d *dice) argument(v scenario.Verb, p scenario.Param, made map[string]int) any {
	switch takes := p.Takes; {
	case takes == "a name for it":
		made[v.Name]++
		return fmt.Sprintf("%s %d", v.Name, made[v.Name])
	case takes == "the name of a routine":
		return fmt.Sprintf("FtgRegisterIdleRoutine %d", 1+d.IntN(2))
	case takes == "the name of a call", takes == "the name of a session":
		return fmt.Sprintf("MAPILogonEx %d", 1+d.IntN(2))
	case takes == "the name of an object":
		return fmt.Sprintf("OpenMsgStore %d", 1+d.IntN(2))
	case takes == "the name of a connection":
		return fmt.Sprintf("Advise %d", 1+d.IntN(2))
	case takes == "the name of a profile":
		return profileName(d.IntN(4))
	case takes == "true or false":
		return d.bool()
	case takes == "a number":
		return float64(d.IntN(7) - 3)
	case takes == "hundredths of a second":
		return float64(d.span()) / float64(scenario.Hundredth)
	case strings.HasPrefix(takes, "flags: "):
		return d.flags(strings.Split(takes[len("flags: "):], ", "))
	case strings.HasPrefix(takes, "one of: "):
		return pick(d, strings.Split(takes[len("one of: "):], ", ")...)
	}
	switch {
	case strings.Contains(p.Name, "ProfileName"):
		return pick(d, profileName(d.IntN(4)), profileName(d.IntN(4)), "new", "!", "")
	case p.Name == "store", p.Name == "entry", p.Name == "transport":
		return pick(d, "P0", "P1", "P2", "MAPI_SPOOLER", "MAPI_AB", "MAPI_SUBSYSTEM")
	case p.Name == "pfnIdle":
		return pick(d, "f", "NULL")
	}
	return pick(d, "", "x")
}

// flags are some of the names, rarely many.
func (d *dice) flags(names []string) string {
	var chosen []string
	for _, name := range names {
		if d.IntN(5) < 2 && name != "MAPI_UNICODE" {
			chosen = append(chosen, name)
		}
	}
	return strings.Join(chosen, "|")
}

func (d *dice) span() scenario.Time {
	return scenario.Time(d.IntN(200)) * pick(d, scenario.Hundredth, scenario.Microsecond, 10*scenario.Hundredth)
}

func (d *dice) bool() bool { return d.IntN(2) == 0 }

func pick[T any](d *dice, from ...T) T { return from[d.IntN(len(from))] }

func profileName(i int) string { return fmt.Sprintf("Profile %d", i) }
