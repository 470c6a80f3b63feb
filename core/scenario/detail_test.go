package scenario_test

import (
	"slices"
	"strings"
	"testing"

	"mapi-playground/core/scenario"
)

// The names that a parameter takes are those that its own check takes.
func TestValues(t *testing.T) {
	found := 0
	for _, v := range scenario.Verbs() {
		for _, p := range v.Params {
			names, many := p.Values()
			if many != strings.HasPrefix(p.Takes, "flags: ") || (names == nil) != !(many || strings.HasPrefix(p.Takes, "one of: ")) {
				t.Errorf("%s of %s takes %q, and has the values %q, many %v", p.Name, v.Name, p.Takes, names, many)
			}
			for _, name := range names {
				found++
				text := `{"version": 1, "title": "t", "applications": [{"name": "A"}], "inputs": [{"do": "` + v.Name + `", "app": "A", "` + p.Name + `": "` + name + `"}]}`
				if _, err := scenario.Read([]byte(text)); err != nil && strings.Contains(err.Error(), "."+p.Name+": ") {
					t.Errorf("%s of %s does not take %s: %v", p.Name, v.Name, name, err)
				}
			}
		}
	}
	if found < 50 {
		t.Errorf("%d names", found)
	}
}

// The reference says something of the fields of every object that the format has.
func TestFields(t *testing.T) {
	for of, want := range map[string][]string{
		"scenario":    {"version", "title", "about", "article", "machine", "profiles", "applications", "inputs"},
		"article":     {"part", "place"},
		"machine":     {"patience", "limit", "fault", "unconfigured"},
		"profile":     {"name", "default", "app", "damaged", "later", "credentials", "mailbox", "services"},
		"service":     {"name", "flags", "required", "entry", "providers"},
		"provider":    {"name", "type", "flags", "identity", "init", "spi", "logons", "limit", "state", "shutdown", "wants"},
		"application": {"name", "capacity", "readings"},
		"call":        {"cost", "returns", "does"},
		"nobody":      {},
	} {
		fields := scenario.Fields(of)
		for _, name := range want {
			if _, ok := fields[name]; !ok {
				t.Errorf("nothing is said of %s of %s", name, of)
			}
		}
		for name := range fields {
			if !slices.Contains(want, name) {
				t.Errorf("%s has no %s", of, name)
			}
		}
	}
	if got := scenario.Fields("machine")["fault"]; got != "the step of MAPIInitialize that fails: services, OLE, process, shared, notifications, profiles (S-19)." {
		t.Errorf("fault is %q", got)
	}
	if got := scenario.Choices("returns"); !slices.Equal(got, []string{"FALSE", "TRUE", "throws"}) {
		t.Errorf("returns is one of %q", got)
	}
}
