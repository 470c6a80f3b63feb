package scenario_test

import (
	"slices"
	"strings"
	"testing"

	"mapi-playground/core/scenario"
)

// What a parameter takes is listed as it is told.
func TestValues(t *testing.T) {
	for _, v := range scenario.Verbs() {
		for _, p := range v.Params {
			names, many := p.Values()
			said, flags := strings.CutPrefix(p.Takes, "flags: ")
			said, one := strings.CutPrefix(said, "one of: ")
			if flags != many || (flags || one) != (len(names) > 0) {
				t.Errorf("%s of %s takes %q, and has the values %q, many %v", p.Name, v.Name, p.Takes, names, many)
			} else if len(names) > 0 && strings.Join(names, ", ") != said {
				t.Errorf("%s of %s takes %q, and has the values %q", p.Name, v.Name, p.Takes, names)
			}
		}
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
