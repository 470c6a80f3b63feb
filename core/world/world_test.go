package world_test

import (
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"mapi-playground/core/scenario"
	"mapi-playground/core/trace"
	"mapi-playground/core/view"
	"mapi-playground/core/world"
)

// read reads a scenario from its inputs, with the applications A and B and a
// profile Work.
func read(t *testing.T, inputs ...string) *scenario.Scenario {
	t.Helper()
	return readAll(t, `"profiles": [{"name": "Work", "services": [{"name": "Office", "providers": [
		{"name": "Staff", "type": "MAPI_AB_PROVIDER"}, {"name": "Mailbox", "type": "MAPI_STORE_PROVIDER"}, {"name": "Post", "type": "MAPI_TRANSPORT_PROVIDER"}]}]}],`, inputs)
}

func readAll(t *testing.T, more string, inputs []string) *scenario.Scenario {
	t.Helper()
	s, err := scenario.Read([]byte(`{"version": 1, "title": "test", ` + more +
		`"applications": [{"name": "A"}, {"name": "B"}], "inputs": [` + strings.Join(inputs, ",\n") + `]}`))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// sentencesOf are what happens in a run, told in English.
func sentencesOf(s *scenario.Scenario) []string {
	tell := trace.In("en")
	var all []string
	for _, e := range run(s) {
		all = append(all, tell.Sentence(e))
	}
	return all
}

func keysOf(events []*trace.Event) []trace.Key {
	var keys []trace.Key
	for _, e := range events {
		keys = append(keys, e.Key)
	}
	return keys
}

// TestSameScenarioSameEvents: a run depends on nothing but its scenario, not even
// on whether anybody asks why.
func TestSameScenarioSameEvents(t *testing.T) {
	for _, name := range presets() {
		s := readPreset(t, name)
		before, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		first, second := encode(t, run(s)), encode(t, run(s))
		if first != second {
			t.Errorf("%s: two runs differ\n%s", name, firstDifference(first, second))
		}
		var third []*trace.Event
		w := world.New(s)
		w.Ask(math.MaxInt)
		w.Observe(func(e *trace.Event) { third = append(third, e) })
		for w.Step() {
			w.Why()
			w.Snapshot(100, nil)
		}
		if encode(t, third) != first {
			t.Errorf("%s: asking why changes the run\n%s", name, firstDifference(encode(t, third), first))
		}
		if after, _ := json.Marshal(s); string(after) != string(before) {
			t.Errorf("%s: running changed the scenario", name)
		}
	}
}

func encode(t *testing.T, events []*trace.Event) string {
	t.Helper()
	var out strings.Builder
	for _, e := range events {
		b, err := json.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		out.Write(append(b, '\n'))
	}
	return out.String()
}

// TestSteps: a step yields an event at least, ids count up from 1, time does not
// go back, and at the end nothing more happens.
func TestSteps(t *testing.T) {
	for _, name := range presets() {
		w := world.New(readPreset(t, name))
		told, at := 0, scenario.Time(0)
		w.Observe(func(e *trace.Event) {
			told++
			if e.ID != told || e.At < at || e.Asleep > e.At || e.Key == "" {
				t.Fatalf("%s: event %d is %+v after %v", name, told, e, at)
			}
			at = e.At
		})
		for {
			before := told
			more := w.Step()
			if more != (told > before) || w.Steps() != told {
				t.Fatalf("%s: Step says %v, events %d to %d, Steps %d", name, more, before, told, w.Steps())
			}
			if !more {
				break
			}
		}
		if w.Step() || told != w.Steps() {
			t.Errorf("%s: something happens after the end", name)
		}
	}
}

// TestSnapshotOfSome: of many routines those are shown that are nearest to a call, as
// many as are asked for.
func TestSnapshotOfSome(t *testing.T) {
	ranks := map[view.State]int{view.Running: 0, view.Posted: 1, view.Removing: 1, view.Ready: 2, view.Waiting: 3, view.Disabled: 4}
	nearness := func(r view.Routine) int {
		if r.State == view.Waiting && r.Left == 0 {
			return ranks[view.Disabled] // it waits for more than time
		}
		return ranks[r.State]
	}
	left := 0
	for _, name := range presets() {
		for w := world.New(readPreset(t, name)); w.Step(); {
			all, some := w.Snapshot(math.MaxInt, nil), w.Snapshot(1, nil)
			for i, app := range all.Apps {
				got := some.Apps[i]
				if len(got.Routines) != min(len(app.Routines), 1) || got.More != len(app.Routines)-len(got.Routines) {
					t.Fatalf("%s at %d: of %+v there are %+v and %d more", name, w.Steps(), app.Routines, got.Routines, got.More)
				}
				for _, r := range app.Routines {
					one := got.Routines[0]
					if n := nearness(r) - nearness(one); n < 0 || n == 0 && (r.Next && !one.Next || r.Left < one.Left) {
						t.Fatalf("%s at %d: %+v is shown and not %+v", name, w.Steps(), one, r)
					}
				}
				left += got.More
			}
		}
	}
	if left == 0 {
		t.Error("no routine was ever left out")
	}
}

// TestSnapshotOfSubject: the routine that an event is about is shown, however far it
// is from a call, and there are no more than were asked for.
func TestSnapshotOfSubject(t *testing.T) {
	far := 0
	for _, name := range presets() {
		w := world.New(readPreset(t, name))
		var latest *trace.Event
		w.Observe(func(e *trace.Event) { latest = e })
		for w.Step() {
			all, near, some := w.Snapshot(math.MaxInt, latest), w.Snapshot(1, nil), w.Snapshot(1, latest)
			for i, app := range all.Apps {
				got := some.Apps[i]
				if len(got.Routines) != len(near.Apps[i].Routines) || got.More != near.Apps[i].More {
					t.Fatalf("%s at %d: %d routines and %d more, without an event %d and %d", name, w.Steps(), len(got.Routines), got.More, len(near.Apps[i].Routines), near.Apps[i].More)
				}
				there := slices.ContainsFunc(app.Routines, func(r view.Routine) bool { return r.Routine == latest.Routine })
				switch {
				case len(got.Routines) == 0:
				case app.Name != latest.App || !there:
					if !reflect.DeepEqual(got, near.Apps[i]) {
						t.Fatalf("%s at %d: %+v is shown, which the event is not about", name, w.Steps(), got.Routines)
					}
				case got.Routines[0].Routine != latest.Routine:
					t.Fatalf("%s at %d: %s is shown, and the event is about %s", name, w.Steps(), got.Routines[0].Routine, latest.Routine)
				case near.Apps[i].Routines[0].Routine != latest.Routine:
					far++
				}
			}
		}
	}
	if far == 0 {
		t.Error("no event was about a routine that is far from a call")
	}
}

// TestPresetsReadWell: each event of each preset has a whole sentence in each
// language, and nothing English is left in another.
func TestPresetsReadWell(t *testing.T) {
	for _, name := range presets() {
		s := readPreset(t, name)
		own := namesOf(s)
		w := world.New(s)
		w.Ask(math.MaxInt)
		check := func(e *trace.Event) {
			for _, language := range trace.Languages() {
				tell := trace.In(language)
				got := tell.Sentence(e)
				if got == "" || strings.ContainsAny(got, "{}") || strings.Contains(got, "  ") || strings.HasPrefix(got, " ") || strings.Contains(got, " .") || strings.Contains(got, " ,") {
					t.Errorf("%s, %s in %s: %q", name, e.Key, language, got)
				}
				if language == "en" {
					continue
				}
				texts := []string{e.Text, e.Caption}
				for _, f := range e.Facts {
					texts = append(texts, f.Name, f.Value)
				}
				for _, text := range texts {
					text = strings.ReplaceAll(text, "\n", " ")
					if tell.Phrase(text) == text && !isName(text, own) {
						t.Errorf("%s, %s in %s: %q is not translated", name, e.Key, language, text)
					}
				}
			}
		}
		w.Observe(func(e *trace.Event) {
			check(e)
			if q, ok := w.Why(); ok {
				for _, other := range q.Others {
					why := other.Event(q.App)
					check(&why)
				}
			}
		})
		for w.Step() {
		}
		if text := world.Account(s, "pt-BR"); text == world.Account(s, "en") {
			t.Errorf("%s is not told in Portuguese", name)
		}
	}
}

var documented = regexp.MustCompile(`^([A-Z][A-Za-z]*_[A-Z0-9_|]+[A-Za-z_|]*\??|fnev\w+|lpsz\w+|\d+|MAPI|Spooler|Address|Book|S_OK|\w+::\w+)$`)

// isName reports whether a text is made of names alone: those of the scenario and
// documented ones.
func isName(text string, own []string) bool {
	for _, n := range own {
		text = strings.ReplaceAll(text, n, "")
	}
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ' ' || r == ',' }) {
		if !documented.MatchString(word) {
			return false
		}
	}
	return true
}

// namesOf are the names that a scenario gives, the longest first.
func namesOf(s *scenario.Scenario) []string {
	var all []string
	add := func(name string) {
		if name != "" {
			all = append(all, name)
		}
	}
	for _, p := range s.Profiles {
		add(p.Name)
		for _, v := range p.Services {
			add(v.Name)
			for _, one := range v.Providers {
				add(one.Name)
				add(one.Identity)
			}
		}
	}
	for _, a := range s.Applications {
		add(a.Name)
	}
	for _, in := range s.Inputs {
		for _, param := range []string{"as", "pfnIdle", "lpszProfileName", "lpszNewProfileName"} {
			add(in.Text(param))
		}
	}
	slices.SortFunc(all, func(a, b string) int { return len(b) - len(a) })
	return all
}

// TestAnswersNobodyAskedFor: an answer that fits no question changes nothing, and
// the call still takes the right one.
func TestAnswersNobodyAskedFor(t *testing.T) {
	got := sentencesOf(read(t,
		`{"at": 0, "app": "A", "do": "MAPIInitialize"}`,
		`{"at": 10, "do": "answer", "call": "mail", "cancel": true}`,
		`{"at": 20, "app": "A", "do": "MAPILogonEx", "as": "mail", "flFlags": "MAPI_EXTENDED|MAPI_LOGON_UI"}`,
		`{"at": 30, "do": "answer", "call": "mail", "retry": true}`,
		`{"at": 30, "do": "answer", "call": "mail", "supplied": false}`,
		`{"at": 30, "do": "answer", "call": "mail", "dismiss": true}`,
		`{"at": 30, "do": "answer", "call": "mail", "credentials": "x"}`,
		`{"at": 40, "do": "answer", "call": "mail", "profile": "Work"}`,
		`{"at": 50, "do": "answer", "call": "mail", "profile": "Work"}`,
		`{"at": 60, "do": "abandon", "call": "mail"}`,
	))
	dropped := 0
	for _, sentence := range got {
		if strings.Contains(sentence, "the answer is dropped") {
			dropped++
		}
	}
	if dropped != 7 {
		t.Errorf("%d answers were dropped, want 7:\n%s", dropped, strings.Join(got, "\n"))
	}
	if !slices.Contains(got, "The logon “mail” returns an individual session on Work.") {
		t.Errorf("there is no session:\n%s", strings.Join(got, "\n"))
	}
}

// TestWhatIsNotThere: a call on what was never made, or is gone, fails and the run
// goes on.
func TestWhatIsNotThere(t *testing.T) {
	inputs := []string{`{"at": 0, "app": "A", "do": "MAPIInitialize"}`}
	session := []string{"OpenMsgStore\", \"store\": \"Mailbox\", \"as\": \"box", "OpenAddressBook", "OpenEntry\", \"entry\": \"Mailbox", "GetStatusTable",
		"GetMsgStoresTable", "GetLastError", "QueryIdentity", "MessageOptions", "SetDefaultStore\", \"ulFlags\": \"MAPI_DEFAULT_STORE", "Advise\", \"as\": \"c", "Unadvise\", \"connection\": \"c", "Logoff"}
	object := []string{"SubmitMessage", "StoreLogoff", "NewMail", "ValidateState", "FlushQueues"}
	for _, do := range session {
		inputs = append(inputs, `{"at": 0, "app": "A", "session": "mail", "do": "`+do+`"}`)
	}
	for _, do := range object {
		inputs = append(inputs, `{"at": 0, "app": "A", "object": "box", "do": "`+do+`"}`)
	}
	inputs = append(inputs,
		`{"at": 0, "do": "SpoolerNotify", "transport": "Nobody"}`,
		`{"at": 0, "app": "A", "do": "EnableIdleRoutine", "ftg": "r", "fEnable": true}`,
		`{"at": 0, "app": "B", "do": "FtgRegisterIdleRoutine", "as": "r"}`,
		`{"at": 0, "app": "A", "do": "DeregisterIdleRoutine", "ftg": "r"}`,
		`{"at": 0, "app": "A", "do": "MAPIDeInitIdle"}`,
		`{"at": 10, "app": "A", "do": "MAPILogonEx", "as": "mail", "lpszProfileName": "Nobody"}`,
		`{"at": 20, "app": "A", "session": "mail", "do": "GetStatusTable"}`,
		`{"at": 30, "app": "A", "do": "FastShutdown"}`,
		`{"at": 40, "app": "A", "do": "FastShutdown"}`,
	)
	failures := 0
	for _, e := range run(read(t, inputs...)) {
		switch e.Key {
		case trace.MAPIFailed, trace.MAPIFailedAlone, trace.IdleRefused, trace.IdleRefusedCall, trace.LogonFailed:
			failures++
		}
	}
	if want := len(session) + len(object) + 5 + 3; failures != want {
		t.Errorf("%d calls fail, want %d:\n%s", failures, want, strings.Join(sentencesOf(read(t, inputs...)), "\n"))
	}
}

// TestRoutineThatRemovesEverything: a routine may deregister all others and itself,
// shut the engine down under its own feet, and start it again.
func TestRoutineThatRemovesEverything(t *testing.T) {
	s := read(t,
		`{"at": 0, "app": "A", "do": "MAPIInitIdle"}`,
		`{"at": 0, "app": "A", "do": "FtgRegisterIdleRoutine", "as": "one", "priIdle": -1}`,
		`{"at": 0, "app": "A", "do": "FtgRegisterIdleRoutine", "as": "two", "priIdle": 1}`,
		`{"at": 0, "app": "A", "do": "FtgRegisterIdleRoutine", "as": "killer", "priIdle": -2, "calls": [{"does": [
			{"do": "DeregisterIdleRoutine", "ftg": "one"}, {"do": "DeregisterIdleRoutine", "ftg": "two"}, {"do": "DeregisterIdleRoutine", "ftg": "self"},
			{"do": "DeregisterIdleRoutine", "ftg": "self"}, {"do": "MAPIDeInitIdle"}, {"do": "MAPIInitIdle"},
			{"do": "FtgRegisterIdleRoutine", "as": "again", "priIdle": -1, "csecIdle": 100, "iroIdle": "FIROINTERVAL"}]}]}`,
		`{"at": 0, "do": "idle", "for": 150}`,
	)
	var calls []string
	for _, e := range run(s) {
		if e.Key == trace.IdleCalled {
			calls = append(calls, e.Routine)
		}
		if e.ID > 100 {
			t.Fatal("the run does not come to rest")
		}
	}
	if want := []string{"killer", "again", "again"}; !slices.Equal(calls, want) {
		t.Errorf("called %q, want %q", calls, want)
	}
}

// TestNeverResting: a routine that is always ready and takes the shortest of times
// is stopped after MaxSteps, and the trace says so.
func TestNeverResting(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long under Node")
	}
	events := run(read(t,
		`{"at": 0, "app": "A", "do": "MAPIInitIdle"}`,
		`{"at": 0, "app": "A", "do": "FtgRegisterIdleRoutine", "as": "busy bee", "cost": 0.0001}`,
		`{"at": 0, "do": "idle", "for": 4294967295}`,
	))
	last := events[len(events)-1]
	if len(events) != world.MaxSteps || last.Key != trace.HostStopped || last.ID != world.MaxSteps {
		t.Errorf("%d events, the last %+v", len(events), last)
	}
}

// TestZeroAndHugeTimes: times of nothing, and of all that a file can write.
func TestZeroAndHugeTimes(t *testing.T) {
	events := run(read(t,
		`{"at": 0, "do": "idle", "for": 0}`,
		`{"at": 0, "do": "busy", "for": 0}`,
		`{"at": 0, "do": "sleep", "for": 0}`,
		`{"at": 0, "app": "A", "do": "busy", "for": 0}`,
		`{"at": 0, "app": "A", "do": "MAPIInitIdle"}`,
		`{"at": 0, "app": "A", "do": "FtgRegisterIdleRoutine", "as": "r", "priIdle": -32768, "csecIdle": 4294967295, "iroIdle": "FIROINTERVAL"}`,
		`{"at": 0, "app": "A", "do": "FtgRegisterIdleRoutine", "as": "w", "priIdle": 32767, "csecIdle": 4294967295, "iroIdle": "FIROWAIT|FIRONOADJUSTMENT"}`,
		`{"at": 0, "do": "idle", "for": 4294967295}`,
		`{"at": 10, "do": "sleep", "for": 4294967295}`,
		`{"at": 4294967295, "app": "A", "do": "user"}`,
	))
	keys := keysOf(events)
	if n := len(keys); n > 60 || !slices.Contains(keys, trace.HostResume) || keys[n-1] == trace.HostStopped {
		t.Errorf("%d events: %q", n, keys)
	}
}

// TestSleepOutlastsPatience: a logon that waits with MAPI_TIMEOUT_SHORT has given
// up when the computer wakes up (S-33).
func TestSleepOutlastsPatience(t *testing.T) {
	got := sentencesOf(read(t,
		`{"at": 0, "app": "A", "do": "MAPIInitialize"}`,
		`{"at": 0, "app": "B", "do": "MAPIInitialize"}`,
		`{"at": 10, "app": "A", "do": "MAPILogonEx", "as": "first", "flFlags": "MAPI_LOGON_UI|MAPI_EXTENDED"}`,
		`{"at": 20, "app": "B", "do": "MAPILogonEx", "as": "second", "lpszProfileName": "Work", "flFlags": "MAPI_TIMEOUT_SHORT|MAPI_EXTENDED"}`,
		`{"at": 30, "do": "sleep", "for": 100000}`,
	))
	want := "The logon “second” returns MAPI_E_TIMEOUT: another logon held the mutex for longer than MAPI_TIMEOUT_SHORT allows."
	if !slices.Contains(got, want) {
		t.Errorf("it does not time out:\n%s", strings.Join(got, "\n"))
	}
}

// TestTimeoutWhileARoutineRuns: the same, behind a routine that takes longer than
// patience lasts.
func TestTimeoutWhileARoutineRuns(t *testing.T) {
	got := sentencesOf(read(t,
		`{"at": 0, "app": "A", "do": "MAPIInitialize"}`,
		`{"at": 0, "app": "B", "do": "MAPIInitialize"}`,
		`{"at": 0, "app": "A", "do": "MAPIInitIdle"}`,
		`{"at": 10, "app": "A", "do": "MAPILogonEx", "as": "first", "flFlags": "MAPI_LOGON_UI|MAPI_EXTENDED"}`,
		`{"at": 20, "app": "B", "do": "MAPILogonEx", "as": "second", "lpszProfileName": "Work", "flFlags": "MAPI_TIMEOUT_SHORT|MAPI_EXTENDED"}`,
		`{"at": 30, "app": "A", "do": "FtgRegisterIdleRoutine", "as": "slow", "priIdle": -1, "csecIdle": 9999, "iroIdle": "FIROINTERVAL", "cost": 1000}`,
		`{"at": 30, "do": "idle", "for": 10}`,
	))
	if i := slices.IndexFunc(got, func(s string) bool { return strings.HasPrefix(s, "The logon “second” returns MAPI_E_TIMEOUT") }); i < 0 {
		t.Errorf("it does not time out:\n%s", strings.Join(got, "\n"))
	}
}

// TestProfileThatCannotBe: a profile of the scenario that contradicts itself is
// told of at the first step (S-64).
func TestProfileThatCannotBe(t *testing.T) {
	s := readAll(t, `"profiles": [{"name": " Work"}, {"name": "Both", "services": [{"name": "X", "flags": "SERVICE_PRIMARY_IDENTITY|SERVICE_NO_PRIMARY_IDENTITY", "providers": []}]}],`,
		[]string{`{"at": 0, "do": "GetProfileTable"}`})
	got := sentencesOf(s)
	want := []string{
		"CreateProfile fails with MAPI_E_INVALID_PARAMETER: a profile name neither begins nor ends with a space.",
		"CreateProfile fails with MAPI_E_INVALID_PARAMETER: a primary identity cannot both be given and never be given.",
		"The profile table lists: nothing.",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestCutUp: a preset without one of its inputs, or with it twice, still runs to
// its end: whatever the others rely on may be missing, or there already.
func TestCutUp(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long under Node")
	}
	for _, name := range presets() {
		whole := readPreset(t, name)
		for i, in := range whole.Inputs {
			for _, with := range [][]scenario.Input{nil, {in, in}} {
				s := *whole
				s.Inputs = slices.Concat(whole.Inputs[:i], with, whole.Inputs[i+1:])
				w := world.New(&s)
				w.Ask(math.MaxInt)
				for w.Step() {
					if w.Steps() > 50_000 {
						t.Fatalf("%s: with %d times input %d it does not come to rest", name, len(with), i+1)
					}
				}
			}
		}
	}
}

// S-55: the check box of the logon dialog asks for a dialog of each service, as
// MAPI_SERVICE_UI_ALWAYS does.
func TestCheckBoxOfTheLogonDialog(t *testing.T) {
	for _, ticked := range []bool{false, true} {
		s, err := scenario.Read([]byte(fmt.Sprintf(`{"version": 1, "title": "t", "applications": [{"name": "A"}],
			"profiles": [{"name": "Work", "services": [{"name": "Office", "entry": ["S_OK"], "providers": [{"name": "Store", "type": "MAPI_STORE_PROVIDER"}]}]}],
			"inputs": [{"app": "A", "do": "MAPIInitialize"}, {"app": "A", "do": "MAPILogonEx", "as": "a", "flFlags": "MAPI_LOGON_UI"},
				{"do": "answer", "call": "a", "profile": "Work", "configure": %v}]}`, ticked)))
		if err != nil {
			t.Fatal(err)
		}
		configured := false
		w := world.New(s)
		w.Observe(func(e *trace.Event) { configured = configured || e.Key == trace.ServiceConfigured })
		for w.Step() {
		}
		if configured != ticked {
			t.Errorf("ticked %v, configured %v", ticked, configured)
		}
	}
}
