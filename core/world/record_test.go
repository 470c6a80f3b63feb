package world

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mapi-playground/core/recording"
	"mapi-playground/core/scenario"
	"mapi-playground/core/trace"
)

// tape keeps what a world is told from outside, by whomever.
type tape struct {
	world  *World
	inputs []scenario.Input
	places map[int]int // of the numbered ones
	forms  []scenario.Profile
}

// Input implements [recording.Sink]. What a routine does stands in its plan.
func (t *tape) Input(number int, in scenario.Input) {
	if at, known := t.places[number]; known {
		t.inputs[at].Args = in.Args
		return
	}
	if t.world.running != nil {
		return
	}
	t.places[number] = len(t.inputs)
	t.inputs = append(t.inputs, in)
}

// Profile implements [recording.Sink].
func (t *tape) Profile(number int, p scenario.Profile) {
	if number == len(t.forms) {
		t.forms = append(t.forms, p)
	}
	t.forms[number] = p
}

// record runs a scenario with everything recorded, and tells it.
func record(s *scenario.Scenario) (recorded *scenario.Scenario, events []string) {
	w := New(s)
	t := &tape{world: w, places: make(map[int]int)}
	w.system.Record(recording.New(t, w.system.Profiles()))
	w.Observe(func(e *trace.Event) { events = append(events, told(e)) })
	for {
		before := w.input
		on := w.move()
		if !on {
			break
		}
		if w.input > before {
			if in := s.Inputs[before]; verbs[in.Do] != nil && in.Do != "profile" {
				t.inputs = append(t.inputs, in)
			}
		}
	}
	made := *s
	made.Profiles, made.Inputs = t.forms, t.inputs
	return &made, events
}

func told(e *trace.Event) string {
	return fmt.Sprintf("%v %s %s", e.At, e.Key, trace.In("en").Sentence(e))
}

// others are the presets that a recording of them tells with an event more or less, and
// why.
var others = map[string]string{
	"first-logon":            "what is done with a session that is not there has no name to be recorded by",
	"profile-cannot-be-read": "a copy of a profile is recorded once more, with what its own providers answer",
}

// TestRecordedPresets: what is recorded of a run (S-36, I-43), with the inputs that are the
// host's, gives the same run, event by event.
func TestRecordedPresets(t *testing.T) {
	files, err := filepath.Glob("../../web/scenarios/*.json")
	if err != nil || len(files) == 0 {
		t.Fatal("no presets", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		if name == "index" {
			continue
		}
		t.Run(name, func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			s, err := scenario.Read(text)
			if err != nil {
				t.Fatal(err)
			}
			made, want := record(s)
			text, err = made.Write(" ")
			if err != nil {
				t.Fatal(err)
			}
			if made, err = scenario.Read(text); err != nil {
				t.Fatalf("%v in\n%s", err, text)
			}
			var got []string
			w := New(made)
			w.Observe(func(e *trace.Event) { got = append(got, told(e)) })
			for w.Step() {
			}
			if why, differs := others[name]; differs == slices.Equal(got, want) {
				t.Errorf("played\n%s\nit was\n%s\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"), why)
			}
		})
	}
}
