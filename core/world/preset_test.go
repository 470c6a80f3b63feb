package world_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mapi-playground/core/scenario"
	"mapi-playground/core/trace"
	"mapi-playground/core/world"
)

var update = flag.Bool("update", false, "rewrite the goldens")

const presetDir = "../../web/scenarios"

// presets are the names of all presets.
func presets() []string {
	files, _ := filepath.Glob(presetDir + "/*.json")
	var names []string
	for _, file := range files {
		if name := strings.TrimSuffix(filepath.Base(file), ".json"); name != "index" {
			names = append(names, name)
		}
	}
	return names
}

func readPreset(t *testing.T, name string) *scenario.Scenario {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(presetDir, name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	s, err := scenario.Read(b)
	if err != nil {
		t.Fatalf("%s.json: %v", name, err)
	}
	return s
}

// golden holds text against a file, or with -update writes it there.
func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v (run with -update)", err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is out of date (run with -update)\n%s", file, firstDifference(string(got), string(want)))
	}
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return "got  " + g[i] + "\nwant " + w[i]
		}
	}
	return "one is the beginning of the other"
}

// TestPresets holds the account of each preset against its golden: the same
// scenario gives the same bytes natively, under Node and in a browser.
func TestPresets(t *testing.T) {
	for _, name := range presets() {
		t.Run(name, func(t *testing.T) {
			golden(t, filepath.Join("testdata", name+".txt"), []byte(world.Account(readPreset(t, name), "en")))
		})
	}
}

// TestPresetsAreAllThere: each preset says where in the article it belongs, no two the
// same, and there is no golden without a preset.
func TestPresetsAreAllThere(t *testing.T) {
	names := presets()
	if len(names) < 24 {
		t.Errorf("%d presets", len(names))
	}
	taken := make(map[scenario.Article]string)
	for _, name := range names {
		at := readPreset(t, name).Article
		if at.Part == "" {
			t.Errorf("%s belongs to no part", name)
		}
		if other, ok := taken[at]; ok {
			t.Errorf("%s and %s have the same place", name, other)
		}
		taken[at] = name
	}
	goldens, err := filepath.Glob("testdata/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range goldens {
		if name := strings.TrimSuffix(filepath.Base(file), ".txt"); name != "unreached" && !slices.Contains(names, name) {
			t.Errorf("%s is of no preset", file)
		}
	}
}

// TestPresetsAreBilingual: every preset has a title and a paragraph in each
// language.
func TestPresetsAreBilingual(t *testing.T) {
	for _, name := range presets() {
		s := readPreset(t, name)
		for what, text := range map[string]scenario.Text{"title": s.Title, "about": s.About} {
			if got := text.Languages(); !slices.Equal(got, slices.Sorted(slices.Values(trace.Languages()))) {
				t.Errorf("%s: the %s is in %v", name, what, got)
			}
			for language, one := range text {
				if one == "" || strings.TrimSpace(one) != one || strings.Contains(one, "\n") || strings.Contains(one, "  ") {
					t.Errorf("%s: the %s in %s is not one clean paragraph: %q", name, what, language, one)
				}
			}
			if what == "about" && (len(text["en"]) < 200 || len(text["en"]) > 700) {
				t.Errorf("%s: the paragraph has %d bytes", name, len(text["en"]))
			}
		}
	}
}

// run runs a scenario to its end and returns what happened.
func run(s *scenario.Scenario) []*trace.Event {
	var events []*trace.Event
	w := world.New(s)
	w.Observe(func(e *trace.Event) { events = append(events, e) })
	for w.Step() {
	}
	return events
}
