package player_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"

	"mapi-playground/core/player"
	"mapi-playground/core/replay"
	"mapi-playground/core/scenario"
)

func open(t *testing.T, preset, language string) *player.Player {
	t.Helper()
	b, err := os.ReadFile("../../web/scenarios/" + preset + ".json")
	if err != nil {
		t.Fatal(err)
	}
	p, err := player.Open(b, language)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// What a page shows goes through JSON as it is, at every step, and the event of a
// step is the one before which the page stands.
func TestStates(t *testing.T) {
	p := open(t, "shared-session-wins", "en")
	for step := 0; step <= p.State(10).Len; step++ {
		p.Go(step)
		s := p.State(10)
		if s.At != step || s.Snapshot.Step != step || (s.Event == nil) != (step == 0) {
			t.Fatalf("at step %d: %+v", step, s)
		}
		if s.Event != nil && (s.Event.ID != step || s.Event.Sentence == "") {
			t.Errorf("step %d tells %+v", step, s.Event)
		}
		if _, err := json.Marshal(s); err != nil {
			t.Fatal(err)
		}
	}
	if events := p.Events(-3, 1000); len(events) != p.State(0).Len {
		t.Errorf("%d events, want %d", len(events), p.State(0).Len)
	}
}

func TestLanguages(t *testing.T) {
	p := open(t, "firowait", "pt-BR")
	p.Go(1)
	first := p.State(10)
	p.Speak("en")
	second := p.State(10)
	if first.Title == second.Title || first.Event.Sentence == second.Event.Sentence || first.Revision == second.Revision {
		t.Errorf("the same in both languages: %q, %q", first.Title, first.Event.Sentence)
	}
}

// An input is checked as one of a file is, and knows the names of the scenario.
func TestDo(t *testing.T) {
	p := open(t, "firowait", "en")
	p.Go(p.State(0).Len)
	for input, want := range map[string]string{
		`{`:                       "an input is an object",
		`{"do": "nothing"}`:       "nothing",
		`{"do": "user"}`:          "app",
		`{"do": "sleep"}`:         "for",
		`{"do": "idle","for":-1}`: "for",
		`[1]`:                     "input",
		`{"do": "DeregisterIdleRoutine", "app": "Indexer", "ftg": "nobody"}`: `named "nobody"`,
	} {
		_, err := p.Do([]byte(input))
		if !errors.Is(err, scenario.ErrFormat) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", input, err, want)
		}
	}
	if p.State(0).Branch != replay.Main {
		t.Error("what was refused made a branch")
	}
	before := p.State(0).Len
	step, err := p.Do([]byte(`{"do": "sleep", "for": 5}`))
	if err != nil {
		t.Fatal(err)
	}
	if e := p.Events(step, step); len(e) != 1 || e[0].Key != "host.sleep" {
		t.Errorf("step %d came of it: %+v", step, e)
	}
	if s := p.State(0); s.Branch == replay.Main || s.At != before || s.Len < before+2 {
		t.Errorf("after an input: %+v", s)
	}
}

// I-38: at each choice of a scheduler there is a reason, and a sentence for each
// routine that was passed over.
func TestWhy(t *testing.T) {
	p := open(t, "two-readings-of-priority", "en")
	asked := 0
	for _, e := range p.Events(1, p.State(0).Len) {
		why, ok := p.Why(e.ID, 100)
		if !ok {
			continue
		}
		asked++
		if len(why.Sentences) != len(why.Others) || why.Chosen.Routine != e.Routine {
			t.Errorf("step %d: %+v", e.ID, why)
		}
		if short, _ := p.Why(e.ID, 1); len(short.Others) != 1 || short.Others[0] != why.Others[0] || short.More != len(why.Others)-1 || short.Rivals != why.Rivals {
			t.Errorf("step %d, one of them: %+v", e.ID, short)
		}
	}
	if asked < 6 {
		t.Errorf("only %d choices", asked)
	}
}

// A link leads back to the same scenario and step; a wrong one says what is wrong.
func TestLinks(t *testing.T) {
	p := open(t, "firowait", "en")
	p.Go(7)
	text, err := p.Link(map[string]string{"part": "queue"})
	if err != nil {
		t.Fatal(err)
	}
	opened, err := player.ReadLink("https://example.org/x/" + text)
	if err != nil || opened.Problem != "" || opened.Step != 7 || opened.View["part"] != "queue" {
		t.Fatalf("%+v, %v", opened, err)
	}
	want, _ := p.Scenario()
	if opened.Scenario != string(want) {
		t.Errorf("the link leads to\n%s\nwant\n%s", opened.Scenario, want)
	}
	short, err := player.ReadLink("?scenario=firowait&step=3")
	if err != nil || short.Preset != "firowait" || short.Step != 3 || short.Scenario != "" {
		t.Errorf("%+v, %v", short, err)
	}
	for _, wrong := range []string{text[:len(text)/2], "#v9." + text[4:], text[:20] + "A" + text[21:]} {
		opened, err := player.ReadLink(wrong)
		if err != nil || opened.Problem == "" {
			t.Errorf("%.30s…: %+v, %v", wrong, opened, err)
		}
	}
}

// A trace is exported whole; a transcript says why others were passed over (I-38).
func TestExport(t *testing.T) {
	p := open(t, "two-readings-of-priority", "en")
	p.Go(3)
	for format, want := range map[player.Format]string{
		player.Lines:      `"key":"idle.posted"`,
		player.Transcript: "goes first",
		player.Perfetto:   `"traceEvents"`,
	} {
		text, err := p.Export(format)
		if err != nil || !strings.Contains(text, want) {
			t.Errorf("%s: %.200s, %v, want %q", format, text, err, want)
		}
	}
	if _, err := p.Export("stone"); !errors.Is(err, player.ErrFormat) {
		t.Errorf("an unknown format: %v", err)
	}
	if p.State(0).At != 3 {
		t.Error("exporting went somewhere else")
	}
}

// What a node of a chart looked at is told in the language of its sentence; the
// trace itself stays as it is.
func TestFactsAreTold(t *testing.T) {
	for language, want := range map[string]string{"en": "shared session: false", "pt-BR": "sessão compartilhada: não"} {
		p := open(t, "shared-session-wins", language)
		got := ""
		for _, e := range p.Events(1, 1000) {
			if e.Node == "N2" && got == "" {
				got = e.Facts[0].Name + ": " + e.Facts[0].Value
				if e.Event.Facts[0].Name != "shared session" {
					t.Errorf("%s: the trace says %q", language, e.Event.Facts[0].Name)
				}
			}
		}
		if got != want {
			t.Errorf("%s: N2 looked at %q, want %q", language, got, want)
		}
	}
}

// What was being done is in the scenario, and has not happened: the run stays as it
// is. Had it happened, it would be the same.
func TestWith(t *testing.T) {
	p := open(t, "firowait", "en")
	p.Go(7)
	if err := p.Fork("here"); err != nil {
		t.Fatal(err)
	}
	before := p.State(0).Len
	const input = `{"do": "sleep", "for": 5}`
	text, err := p.With([]byte(input))
	if err != nil {
		t.Fatal(err)
	}
	if p.State(0).Len != before {
		t.Error("it has happened")
	}
	again := linked(t, text)
	if _, err := p.Do([]byte(input)); err != nil {
		t.Fatal(err)
	}
	same(t, again, p)
}

// What a live host reports is told as if it had been in the file from the beginning.
func TestHappened(t *testing.T) {
	live, file := open(t, "firowait", "en"), open(t, "firowait", "en")
	before, err := file.Scenario()
	if err != nil {
		t.Fatal(err)
	}
	end := live.State(0).End
	later := func(hundredths scenario.Time) string { return (end + hundredths*scenario.Hundredth).String() }
	first := `{"at": ` + later(100) + `, "do": "idle", "for": 5, "recorded": true}`
	second := `{"at": ` + later(300) + `, "do": "sleep", "for": 500}`
	for _, one := range []string{first, second} {
		if err := live.Happened([]byte("[" + one + "]")); err != nil {
			t.Fatal(err)
		}
	}
	state := live.State(0)
	if state.At != state.Len {
		t.Errorf("it stands at %d of %d", state.At, state.Len)
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(before, &fields); err != nil {
		t.Fatal(err)
	}
	fields["inputs"] = append(bytes.TrimSuffix(fields["inputs"], []byte("]")), []byte(","+first+","+second+"]")...)
	whole, err := json.Marshal(fields)
	if err != nil {
		t.Fatal(err)
	}
	same(t, linked(t, whole), live)
}

func TestWithMistakes(t *testing.T) {
	p := open(t, "firowait", "en")
	if _, err := p.With([]byte(`{"do": "nothing"}`)); !errors.Is(err, scenario.ErrFormat) {
		t.Error(err)
	}
	before := p.Len()
	for _, wrong := range []string{``, `{}`, `[{"do": "nothing"}]`, `[{"do": "sleep", "for": 1}, {"do": "sleep"}]`, `[{"do": "sleep", "for": 1, "at": -1}]`, `[{"do": "live", "app": "nobody"}]`} {
		if err := p.Happened([]byte(wrong)); !errors.Is(err, scenario.ErrFormat) {
			t.Errorf("%s: %v", wrong, err)
		}
	}
	if p.Len() != before {
		t.Error("something of a list with a mistake has happened")
	}
	if _, err := player.LinkTo([]byte(`{`), 0); !errors.Is(err, scenario.ErrFormat) {
		t.Error(err)
	}
}

// linked sends a scenario round by a link.
func linked(t *testing.T, text []byte) *player.Player {
	t.Helper()
	address, err := player.LinkTo(text, 7)
	if err != nil {
		t.Fatal(err)
	}
	opened, err := player.ReadLink(address)
	if err != nil || opened.Problem != "" || opened.Step != 7 {
		t.Fatalf("%+v, %v", opened, err)
	}
	p, err := player.Open([]byte(opened.Scenario), "en")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func same(t *testing.T, got, want *player.Player) {
	t.Helper()
	g, w := got.Events(1, got.State(0).Len), want.Events(1, want.State(0).Len)
	for i := range max(len(g), len(w)) {
		if i >= len(g) || i >= len(w) || g[i].Sentence != w[i].Sentence || g[i].At != w[i].At {
			t.Fatalf("step %d of %d and %d is another", i+1, len(g), len(w))
		}
	}
}
