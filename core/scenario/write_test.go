package scenario_test

import (
	"bytes"
	"math"
	"reflect"
	"strings"
	"testing"

	"mapi-playground/core/idle"
	"mapi-playground/core/mapi"
	"mapi-playground/core/scenario"
	"mapi-playground/core/session"
)

// whole has every field that there is.
func whole() *scenario.Scenario {
	return &scenario.Scenario{
		Version: scenario.Version,
		Title:   scenario.Text{"en": "All of it", "pt-BR": "Tudo"},
		About:   scenario.Text{"en": "Line one\nline \"two\" <b>\u2028\x7f& \\ \t"},
		Article: scenario.Article{Part: "idle", Place: 10},
		Machine: scenario.Machine{Patience: 5 * scenario.Second, Limit: 3, Fault: "OLE", Unconfigured: "disables"},
		Profiles: []scenario.Profile{{
			Name: "Trabalho ção 🙂", Default: true, App: true, Damaged: true, Credentials: "a", Mailbox: "b",
			Services: []scenario.Service{
				{Name: "S", Flags: mapi.ServiceResourceFlags(0xFFFF), Required: true, Entry: scenario.Results{mapi.OK, mapi.ErrUserCancel, 0x8004ABCD},
					Providers: []scenario.Provider{{
						Name: "X", Type: mapi.TransportProvider, Flags: 1, Identity: "me", Init: scenario.Results{mapi.ErrFailOneProvider, mapi.OK}, Spi: "old",
						Logons: []scenario.Logon{
							{Result: mapi.ErrUnconfigured}, {Result: mapi.ErrLogonFailed, Detail: "no"}, {}, {Takes: 7},
							{Finds: &session.ProviderFinds{}}, {Finds: &session.ProviderFinds{Stored: true, Configured: true}, Detail: "d", Takes: scenario.Second},
						},
						Limit: 2, State: scenario.Results{mapi.ErrNotFound}, Shutdown: scenario.Results{mapi.ErrNoSupport}, Wants: 3,
					}}},
				{Name: "empty"},
			},
		}, {Name: "bare"}, {Name: "another day", Later: true}},
		Applications: []scenario.Application{
			{Name: "A", Capacity: 7, Readings: map[string]string{"turns": "each once", "order": "header"}}, {Name: "B"},
		},
		Inputs: everyVerb(),
	}
}

// everyVerb is an input for each verb, with every parameter that it has.
func everyVerb() []scenario.Input {
	var all []scenario.Input
	names := make(map[string]string) // by what they are the names of
	for i, v := range scenario.Verbs() {
		in := scenario.Input{At: scenario.Time(i) * 12345, App: "A", Do: v.Name}
		for _, p := range v.Params {
			in.Args.Set(p.Name, argument(v, p, names))
		}
		if v.Name == "answer" {
			in.Args = scenario.Give("call", in.Text("call"), "supplied", false)
		}
		if v.Name == "FtgRegisterIdleRoutine" {
			in.After = 4
			in.Calls = []scenario.RoutineCall{{}, {Cost: 1, Returns: "throws"}, {Returns: "FALSE", Does: []scenario.Input{
				{Do: "DeregisterIdleRoutine", Args: scenario.Give("ftg", scenario.Self)},
				{Do: "GetProfileTable"},
			}}}
		}
		all = append(all, in)
	}
	return all
}

func argument(v scenario.Verb, p scenario.Param, names map[string]string) any {
	takes := p.Takes
	switch {
	case takes == "a name for it":
		name := v.Name + " 1"
		for _, of := range map[string][]string{
			"FtgRegisterIdleRoutine": {"routine"}, "MAPILogonEx": {"call", "session"}, "OpenMsgStore": {"object"}, "Advise": {"connection"},
		}[v.Name] {
			names[of] = name
		}
		return name
	case takes == "the name of a profile":
		return "bare"
	case strings.HasPrefix(takes, "the name of "):
		return names[takes[strings.LastIndex(takes, " ")+1:]]
	case takes == "true or false":
		return true
	case takes == "a number":
		return -1e-9
	case takes == "hundredths of a second":
		return 0.0001
	case strings.HasPrefix(takes, "flags: "):
		return "0x1|" + strings.Split(takes[len("flags: "):], ", ")[0]
	case strings.HasPrefix(takes, "one of: "):
		choices := strings.Split(takes[len("one of: "):], ", ")
		return choices[len(choices)-1]
	}
	return "text \u00e9\n" // a text
}

// forget takes away the lines, which are the only thing that depends on how a file
// is laid out.
func forget(s *scenario.Scenario) *scenario.Scenario {
	forgetLines(s.Inputs)
	return s
}

func forgetLines(inputs []scenario.Input) {
	for i := range inputs {
		inputs[i].Line = 0
		for _, c := range inputs[i].Calls {
			forgetLines(c.Does)
		}
	}
}

func TestRoundTrip(t *testing.T) {
	empty := &scenario.Scenario{Version: scenario.Version, Title: scenario.Text{"en": "empty"}}
	last := &scenario.Scenario{Version: scenario.Version, Title: scenario.Text{"en": "last"}, Inputs: []scenario.Input{
		{At: scenario.MaxTime - 1, Do: "sleep", Args: scenario.Give("for", float64(scenario.MaxTime)/float64(scenario.Hundredth))},
		{At: scenario.MaxTime, Do: "sleep", Args: scenario.Give("for", 0.0)},
	}}
	for _, s := range []*scenario.Scenario{whole(), empty, last} {
		t.Run(s.Title.In("en"), func(t *testing.T) {
			for _, indent := range []string{"", "  ", "\t"} {
				roundTrip(t, s, indent)
			}
		})
	}
}

func roundTrip(t *testing.T, s *scenario.Scenario, indent string) {
	t.Helper()
	b, err := s.Write(indent)
	if err != nil {
		t.Fatal(err)
	}
	got, err := scenario.Read(b)
	if err != nil {
		t.Fatalf("%v in\n%s", err, b)
	}
	if !reflect.DeepEqual(forget(got), forget(s)) {
		t.Errorf("got  %+v\nwant %+v\nfrom %s", got, s, b)
	}
	if again, err := got.Write(indent); err != nil || !bytes.Equal(again, b) {
		t.Errorf("written again: %v\n%s\nfirst\n%s", err, again, b)
	}
}

// TestEveryFieldIsTried finds fields that the round trip leaves out.
func TestEveryFieldIsTried(t *testing.T) {
	s := whole()
	of := s.Inputs[0]
	for _, in := range s.Inputs {
		if in.After > 0 {
			of = in
		}
	}
	p := s.Profiles[0]
	p.Later = s.Profiles[2].Later
	for _, v := range []any{*s, s.Article, s.Machine, p, p.Services[0], p.Services[0].Providers[0], s.Applications[0], of} {
		fields := reflect.ValueOf(v)
		for i := range fields.NumField() {
			if name := fields.Type().Field(i).Name; fields.Field(i).IsZero() && name != "Line" && name != "At" {
				t.Errorf("%s of %T is not tried", name, v)
			}
		}
	}
}

func TestReadTakes(t *testing.T) {
	for _, c := range []struct{ name, file string }{
		{"a byte order mark", "\uFEFF" + file("")},
		{"lines that end as on Windows", strings.ReplaceAll(file(`{"app":"A","do":"MAPIInitialize"}`), "\n", "\r\n")},
		{"an empty text about it", with(`"about":""`)},
		{"null for a parameter", file(`{"app":"A","do":"MAPIInitialize","ulFlags":null}`)},
		{"an empty list of calls", file(`{"do":"idle","for":1,"calls":[]}`)},
		{"empty readings", with(`"applications":[{"name":"A","readings":{}}]`)},
		{"flags as a number", file(`{"app":"A","do":"MAPIInitialize","ulFlags":"0xF00"}`)},
		{"self", file(`{"app":"A","do":"FtgRegisterIdleRoutine","as":"r","calls":[{"does":[{"do":"DeregisterIdleRoutine","ftg":"self"}]}]}`)},
		{"a name before it is made", file(`{"app":"A","do":"DeregisterIdleRoutine","ftg":"r"},{"app":"A","do":"FtgRegisterIdleRoutine","as":"r"}`)},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, err := scenario.Read([]byte(c.file))
			if err != nil {
				t.Fatal(err)
			}
			roundTrip(t, s, "")
		})
	}
}

// TestTimesLeftOut has inputs without a time happen right after the one before.
func TestTimesLeftOut(t *testing.T) {
	const user = `{"app":"A","do":"user"}`
	s, err := scenario.Read([]byte(file(user + `,{"at":2.5,"do":"sleep","for":1},` + user + "," + user + `,{"at":9,"do":"sleep","for":1}`)))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, in := range s.Inputs {
		got = append(got, in.At.String())
	}
	if strings.Join(got, " ") != "0 2.5 2.5 2.5 9" {
		t.Error(got)
	}
}

func TestLines(t *testing.T) {
	s, err := scenario.Read([]byte(file("\n{\"do\":\"sleep\",\"for\":1},\r\n\n {\"app\":\"A\",\"do\":\"FtgRegisterIdleRoutine\",\"as\":\"r\",\"calls\":[\n{},{\"does\":[\n{\"do\":\"MAPIInitIdle\"}]}]}")))
	if err != nil {
		t.Fatal(err)
	}
	if a, b, c := s.Inputs[0].Line, s.Inputs[1].Line, s.Inputs[1].Calls[1].Does[0].Line; a != 3 || b != 5 || c != 7 {
		t.Error(a, b, c)
	}
}

// TestWriteRefuses has programs that make what no file can say.
func TestWriteRefuses(t *testing.T) {
	const sleep = "sleep"
	for name, in := range map[string]scenario.Input{
		"a verb that is none":      {Do: "wait"},
		"a parameter that is none": {Do: sleep, Args: scenario.Give("for", 1.0, "why", "so")},
		"not a number":             {Do: sleep, Args: scenario.Give("for", math.NaN())},
		"deep inside":              {Do: "idle", Args: scenario.Give("for", 1.0), Calls: []scenario.RoutineCall{{Does: []scenario.Input{{Do: "wait"}}}}},
	} {
		s := &scenario.Scenario{Version: scenario.Version, Title: scenario.Text{"en": "t"}, Inputs: []scenario.Input{in}}
		if b, err := s.Write(""); err == nil {
			t.Errorf("%s: %s", name, b)
		}
	}
	large := &scenario.Scenario{Version: scenario.Version, Title: scenario.Text{"en": strings.Repeat("x", scenario.MaxBytes)}}
	if _, err := large.Write(""); err == nil {
		t.Error("wrote a scenario that is too large to be read")
	}
}

func TestTimes(t *testing.T) {
	for text, want := range map[string]scenario.Time{
		"0": 0, "-0": 0, "1": scenario.Hundredth, "100": scenario.Second, "0.1": scenario.Millisecond, "0.0001": 1, "0.00004": 0,
		"0.00006": 1, "1e2": scenario.Second, "2.5": 25 * scenario.Millisecond, "4294967295": scenario.MaxTime,
	} {
		got, err := scenario.ParseTime(text)
		if err != nil || got != want {
			t.Errorf("%s: got %v, %v", text, int64(got), err)
		}
		again, err := scenario.ParseTime(got.String())
		if err != nil || again != got {
			t.Errorf("%s written as %s: got %v, %v", text, got, int64(again), err)
		}
	}
	for _, text := range []string{"", "x", "-1", "NaN", "Inf", "4294967296", "1e400"} {
		if got, err := scenario.ParseTime(text); err == nil {
			t.Errorf("%q is %v", text, got)
		}
	}
	for want, time := range map[string]scenario.Time{"-1.5": -15000, "-0.0001": -1, "-922337203685477.5808": math.MinInt64} {
		if got := time.String(); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	// A span is the same whether it is a parameter or a time of the file (I-17).
	if in := (scenario.Input{Args: scenario.Give("for", 0.29)}); in.Span("for") != 2900 {
		t.Error(in.Span("for"))
	}
}

// TestReadingsAreParameters has the verb offer each point of the engine's policy.
func TestReadingsAreParameters(t *testing.T) {
	for _, v := range scenario.Verbs() {
		if v.Name == "readings" && len(v.Params) != len(idle.Points()) {
			t.Errorf("%d parameters for %d points", len(v.Params), len(idle.Points()))
		}
	}
}
