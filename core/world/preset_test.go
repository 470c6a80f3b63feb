package world_test

import (
	"bytes"
	"encoding/json"
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

var update = flag.Bool("update", false, "rewrite the goldens and the index of the presets")

const presetDir = "../../web/scenarios"

// part is a part of the page, with the presets that belong to it, in order.
type part struct {
	name    string
	title   scenario.Text
	presets []string
}

var parts = []part{
	{"sessions", scenario.Text{"en": "What a session is, and the chart", "pt-BR": "O que é uma sessão, e o fluxograma"}, []string{
		"first-logon", "user-chooses-profile", "default-profile", "no-name-no-dialog", "wrong-credentials", "password-prompt",
		"what-0x1022-means", "refused-before-the-chart", "initialize-fails", "profile-cannot-be-read", "deleted-profile-is-still-there",
		"a-profile-changes-under-a-session",
	}},
	{"services", scenario.Text{"en": "Services, failure and disabling", "pt-BR": "Serviços, falha e desativação"}, []string{
		"one-failure-and-a-retry", "two-failures-disable-the-service", "no-thanks-counts-as-a-failure", "fail-one-provider",
		"unconfigured-then-configured", "still-unconfigured", "unconfigured-store-other-reading", "a-provider-looks-for-its-configuration",
		"logon-works-opening-the-store-fails", "works-by-hand-fails-as-a-service", "address-book-opens-anyway", "provider-session-limit",
		"provider-too-old", "a-dialog-for-every-service", "a-service-that-must-come-up",
	}},
	{"sharing", scenario.Text{"en": "Sharing", "pt-BR": "Compartilhamento"}, []string{
		"sharing-a-session", "shared-session-wins", "shared-logoff", "the-logon-mutex", "a-slow-provider", "too-many-sessions", "no-mail-stays-in-the-outbox",
		"members-keep-their-own-abilities", "sending-and-leaving-at-once", "how-is-everybody", "who-is-the-user", "fast-shutdown",
	}},
	{"idle", scenario.Text{"en": "The idle engine and its queue", "pt-BR": "O mecanismo de ociosidade e sua fila"}, []string{
		"does-minus-3-run-before-minus-1", "two-readings-of-priority", "is-zero-a-priority", "equal-priorities", "positive-goes-before-the-user",
		"why-is-my-routine-never-called", "firowait", "three-readings-of-firowait", "firointerval-is-a-minimum", "firodisabled",
		"sleep-and-adjustment", "obsolete-flags", "starvation-and-its-cure", "a-long-job-in-small-states", "changing-a-routine",
		"a-routine-that-removes-itself", "late-call-after-deregistration", "counting-initialisations", "true-errors-and-a-full-engine",
		"idle-time-in-the-browser", "two-applications-in-one-page", "transport-idle",
	}},
	{"threads", scenario.Text{"en": "Threads", "pt-BR": "Threads"}, []string{
		"single-threaded", "free-threaded", "apartment-threaded",
	}},
}

// presets are the names of all presets, in the order of the page.
func presets() []string {
	var names []string
	for _, p := range parts {
		names = append(names, p.presets...)
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

// TestPresetsAreAllThere holds the list above against the files: each preset is
// in one part, and there is no golden without a preset.
func TestPresetsAreAllThere(t *testing.T) {
	names := presets()
	if len(names) < 24 {
		t.Errorf("%d presets", len(names))
	}
	want := map[string]bool{"index": true}
	for _, name := range names {
		if want[name] {
			t.Errorf("%s is there twice", name)
		}
		want[name] = true
	}
	for pattern, ignored := range map[string]string{presetDir + "/*.json": "", "testdata/*.txt": "unreached"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			name := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
			if !want[name] && name != ignored {
				t.Errorf("%s belongs to no part", file)
			}
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

type indexEntry struct {
	Name  string        `json:"name"`
	Title scenario.Text `json:"title"`
}

type indexPart struct {
	Name      string        `json:"name"`
	Title     scenario.Text `json:"title"`
	Scenarios []indexEntry  `json:"scenarios"`
}

// TestPresetIndex holds index.json, which the page reads, against the presets.
func TestPresetIndex(t *testing.T) {
	var index struct {
		Parts []indexPart `json:"parts"`
	}
	for _, p := range parts {
		one := indexPart{Name: p.name, Title: p.title}
		for _, name := range p.presets {
			one.Scenarios = append(one.Scenarios, indexEntry{name, readPreset(t, name).Title})
		}
		index.Parts = append(index.Parts, one)
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(index); err != nil {
		t.Fatal(err)
	}
	golden(t, presetDir+"/index.json", out.Bytes())
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
