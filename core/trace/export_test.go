package trace_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/scenario"
	"mapi-playground/core/trace"
	"mapi-playground/core/world"
)

var update = flag.Bool("update", false, "write the golden files")

// run is a scenario of testdata and its trace.
func run(t testing.TB, name string) (*scenario.Scenario, []trace.Event) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	s, err := scenario.Read(b)
	if err != nil {
		t.Fatal(err)
	}
	return s, events(s)
}

func events(s *scenario.Scenario) []trace.Event {
	var all []trace.Event
	w := world.New(s)
	w.Observe(func(e *trace.Event) { all = append(all, *e) })
	for w.Step() {
	}
	return all
}

var exports = []struct {
	name  string
	write func(w io.Writer, s *scenario.Scenario, events []trace.Event) error
}{
	{".jsonl", func(w io.Writer, _ *scenario.Scenario, events []trace.Event) error { return trace.Lines(w, events) }},
	{".en.md", func(w io.Writer, s *scenario.Scenario, events []trace.Event) error {
		return trace.Transcript(w, s, "en", events, because)
	}},
	{".pt-BR.md", func(w io.Writer, s *scenario.Scenario, events []trace.Event) error {
		return trace.Transcript(w, s, "pt-BR", events, nil)
	}},
	{".perfetto.json", func(w io.Writer, _ *scenario.Scenario, events []trace.Event) error {
		return trace.Perfetto(w, "en", events)
	}},
}

// because stands in for what says why a scheduler chose as it did.
func because(e *trace.Event) []string {
	if e.Key != trace.IdlePosted {
		return nil
	}
	return []string{"Nothing of a higher priority is ready.", "- a line that looks like a *list*"}
}

// TestExports compares what is written with golden files. The names in hostile are
// such as JSON and Markdown have signs in.
func TestExports(t *testing.T) {
	for _, name := range []string{"nap", "hostile"} {
		s, events := run(t, name)
		for _, x := range exports {
			t.Run(name+x.name, func(t *testing.T) {
				var got bytes.Buffer
				if err := x.write(&got, s, events); err != nil {
					t.Fatal(err)
				}
				golden := filepath.Join("testdata", name+x.name)
				if *update {
					if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(golden)
				if err != nil {
					t.Fatal(err)
				}
				if !bytes.Equal(got.Bytes(), want) {
					t.Errorf("%s is not what it was; if that is right, run go test ./core/trace -update\ngot\n%s", golden, got.Bytes())
				}
			})
		}
	}
}

// presets are the scenarios of the page, so that the exports meet all there is.
func presets(t *testing.T) map[string][]trace.Event {
	all := make(map[string][]trace.Event)
	for _, name := range []string{"nap", "hostile"} {
		_, all[name] = run(t, name)
	}
	files, _ := filepath.Glob("../../web/scenarios/*.json")
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if s, err := scenario.Read(b); err == nil { // not the list of them
			all[filepath.Base(name)] = events(s)
		}
	}
	return all
}

func TestLinesRoundTrip(t *testing.T) {
	for name, events := range presets(t) {
		var b bytes.Buffer
		if err := trace.Lines(&b, events); err != nil {
			t.Fatal(err)
		}
		if n := bytes.Count(b.Bytes(), []byte("\n")); n != len(events) {
			t.Errorf("%s: %d lines for %d events", name, n, len(events))
		}
		got, err := trace.ReadLines(&b)
		if err != nil || !reflect.DeepEqual(got, events) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestLinesOfEveryField(t *testing.T) {
	e := trace.Event{
		ID: 1, At: 1 << 52, Asleep: 1, Key: "k", Rule: "r", Input: 2, App: "\u2028<&>\"\\\x00", Thread: "t", Call: "c", Routine: "r", Function: "f",
		Profile: "p", Service: "s", Provider: "v", Chart: "h", Node: "n", Caption: "two\nlines", Edge: "e", Facts: []trace.Fact{{Name: "a", Value: "b"}},
		Priority: -3, Count: -1, For: scenario.MaxTime, Flags: "F|G", Result: trace.Result(mapi.ErrUserCancel), Text: "ção",
	}
	for v, i := reflect.ValueOf(e), 0; i < v.NumField(); i++ {
		if v.Field(i).IsZero() {
			t.Errorf("%s is not tried", v.Type().Field(i).Name)
		}
	}
	unknown := e
	unknown.Result = 0x8004ABCD
	var b bytes.Buffer
	if err := trace.Lines(&b, []trace.Event{e, unknown}); err != nil {
		t.Fatal(err)
	}
	if got, err := trace.ReadLines(&b); err != nil || !reflect.DeepEqual(got, []trace.Event{e, unknown}) {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestReadLinesMistakes(t *testing.T) {
	const sound = `{"id":1,"at":0,"key":"k","input":0}` + "\n"
	for _, wrong := range []string{"x", `{"id":1`, `{"id":"1"}`, `{"sound":1}`, `{"result":"MAPI_E_NO"}`, `{"at":1e300}`, `{"at":true}`} {
		got, err := trace.ReadLines(strings.NewReader(sound + wrong))
		if len(got) != 1 || err == nil || !strings.Contains(err.Error(), "event 2") {
			t.Errorf("%s: got %v, %v", wrong, got, err)
		}
	}
}

func FuzzReadLines(f *testing.F) {
	_, all := run(f, "hostile")
	var b bytes.Buffer
	if err := trace.Lines(&b, all[:10]); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		got, _ := trace.ReadLines(bytes.NewReader(data))
		for _, x := range exports {
			if err := x.write(io.Discard, nil, got); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// TestTranscriptTellsAll has every sentence of a run, and no line break or mark of
// Markdown's that a name brings with it.
func TestTranscriptTellsAll(t *testing.T) {
	tell := trace.In("en")
	for name, events := range presets(t) {
		var b bytes.Buffer
		if err := trace.Transcript(&b, nil, "en", events, nil); err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSpace(b.String()), "\n")
		if len(lines) != len(events) {
			t.Errorf("%s: %d lines for %d events", name, len(lines), len(events))
			continue
		}
		for i := range events {
			e := &events[i]
			want := strings.ReplaceAll(strings.Join(strings.Fields(tell.Sentence(e)), " "), "\a", "\uFFFD")
			_, got, _ := strings.Cut(lines[i], "** ")
			if e.Rule != "" {
				got = strings.TrimSuffix(got, " ("+e.Rule+")")
			}
			if plain := unescape(got); plain != want || !strings.HasPrefix(lines[i], fmt.Sprint(e.ID, ". **")) {
				t.Errorf("%s: %s\nreads  %s\nwanted %s", name, lines[i], plain, want)
			}
		}
	}
}

// unescape takes away the escapes of Markdown, and marks what is not escaped.
func unescape(text string) string {
	var out strings.Builder
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\' && i+1 < len(text):
			i++
			out.WriteByte(text[i])
		case strings.IndexByte("\\`*[]<>&~$#", c) >= 0:
			out.WriteString("{not escaped}")
		default:
			out.WriteByte(c)
		}
	}
	return out.String()
}

type chromeEvent struct {
	Name  *string        `json:"name"`
	Cat   string         `json:"cat"`
	Ph    *string        `json:"ph"`
	Ts    *int64         `json:"ts"`
	Dur   *int64         `json:"dur"`
	Pid   *int           `json:"pid"`
	Tid   *int           `json:"tid"`
	Scope string         `json:"s"`
	Args  map[string]any `json:"args"`
}

// TestPerfettoIsSound checks what the format asks for: the fields that are
// required, slices that are nested, lanes that have names, times that never go
// back; and that every event of the trace is there once.
func TestPerfettoIsSound(t *testing.T) {
	for name, events := range presets(t) {
		var b bytes.Buffer
		if err := trace.Perfetto(&b, "pt-BR", events); err != nil {
			t.Fatal(err)
		}
		var file struct {
			DisplayTimeUnit string
			TraceEvents     []chromeEvent
		}
		d := json.NewDecoder(&b)
		d.DisallowUnknownFields()
		if err := d.Decode(&file); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		checkPerfetto(t, name, file.TraceEvents, len(events))
	}
}

func checkPerfetto(t *testing.T, name string, all []chromeEvent, events int) {
	type lane struct{ pid, tid int }
	open, last, named := make(map[lane][]string), make(map[lane]int64), make(map[lane]bool)
	var ids []int
	for i, e := range all {
		if e.Name == nil || e.Ph == nil || e.Ts == nil || e.Pid == nil || e.Tid == nil || *e.Ts < 0 || *e.Pid < 1 {
			t.Fatalf("%s: event %d lacks a field: %+v", name, i, e)
		}
		at := lane{*e.Pid, *e.Tid}
		if *e.Ph != "M" && *e.Ts < last[at] {
			t.Errorf("%s: event %d goes back in time", name, i)
		}
		if id, ok := e.Args["id"].(float64); ok {
			ids = append(ids, int(id))
		}
		switch *e.Ph {
		case "M":
			named[at] = true
			continue
		case "B":
			open[at] = append(open[at], *e.Name)
		case "E":
			n := len(open[at]) - 1
			if n < 0 || open[at][n] != *e.Name {
				t.Fatalf("%s: event %d ends %q, and %q are open", name, i, *e.Name, open[at])
			}
			open[at] = open[at][:n]
		case "i":
			if e.Scope != "t" {
				t.Errorf("%s: event %d is an instant of %q", name, i, e.Scope)
			}
		case "C":
			for of, v := range e.Args {
				if n, ok := v.(float64); !ok || n < 0 {
					t.Errorf("%s: event %d counts %v %s", name, i, v, of)
				}
			}
			at.tid = 0 // a counter belongs to the process
		default:
			t.Errorf("%s: event %d has the phase %q", name, i, *e.Ph)
		}
		last[at] = *e.Ts
		if !named[at] {
			t.Errorf("%s: event %d is on a lane without a name", name, i)
		}
	}
	for at, slices := range open {
		if len(slices) > 0 {
			t.Errorf("%s: %q are open at the end of %v", name, slices, at)
		}
	}
	slices.Sort(ids)
	if len(ids) != events || len(slices.Compact(ids)) != events {
		t.Errorf("%s: %d events of %d", name, len(ids), events)
	}
}

// TestPerfettoShows has the slices and lanes that one looks for.
func TestPerfettoShows(t *testing.T) {
	b, err := os.ReadFile("testdata/hostile.perfetto.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`"args":{"name":"computer"}`, `"args":{"name":"routines above priority 0"}`, `"args":{"name":"routines below priority 0"}`,
		`"name":"idle","cat":"host","ph":"B"`, `"name":"busy","cat":"host","ph":"B"`, `"name":"asleep","cat":"host","ph":"B"`,
		`"name":"MAPILogonEx","cat":"logon","ph":"B"`, `"name":"asks: profile","cat":"asked","ph":"B"`, `"name":"enabled routines","ph":"C"`,
		`"name":"sessions held","ph":"C"`, `"name":"waits for the mutex"`,
	} {
		if !bytes.Contains(b, []byte(want)) {
			t.Errorf("there is no %s", want)
		}
	}
}

type failing struct{ after int }

var errFull = errors.New("full")

func (f *failing) Write(b []byte) (int, error) {
	if f.after -= len(b); f.after < 0 {
		return 0, errFull
	}
	return len(b), nil
}

func TestExportsSayWhenTheyCannotWrite(t *testing.T) {
	s, events := run(t, "hostile")
	for _, x := range exports {
		for _, after := range []int{0, 100} {
			if err := x.write(&failing{after}, s, events); !errors.Is(err, errFull) {
				t.Errorf("%s: got %v", x.name, err)
			}
		}
	}
}

// TestExportsAreModest keeps what an event costs small.
func TestExportsAreModest(t *testing.T) {
	s, few := run(t, "hostile")
	var many []trace.Event
	for len(many) < 20_000 {
		many = append(many, few...)
	}
	for _, x := range exports {
		allocs := testing.AllocsPerRun(1, func() {
			if err := x.write(io.Discard, s, many); err != nil {
				t.Fatal(err)
			}
		})
		if each := allocs / float64(len(many)); each > 40 {
			t.Errorf("%s: %.1f allocations an event", x.name, each)
		}
	}
}
