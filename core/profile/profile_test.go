package profile_test

import (
	"errors"
	"strings"
	"testing"

	"mapi-playground/core/mapi"
	"mapi-playground/core/profile"
)

func TestCheckName(t *testing.T) {
	for _, row := range []struct {
		name string
		ok   bool
	}{
		{"Work", true}, {"Zoë_2 am Rhein", true}, {"e\u0301te\u0301", true}, // S-27
		{strings.Repeat("é", 64), true}, {strings.Repeat("é", 65), false}, // S-25
		{"", false}, {" a", false}, {"a ", false}, {" ", false}, {"a/b", false}, {"a\x00b", false}, {"a\u00a0b", false},
	} {
		err := profile.CheckName(row.name)
		if (err == nil) != row.ok || err != nil && !errors.Is(err, mapi.ErrInvalidParameter) {
			t.Errorf("S-27: %q: %v, want ok %v", row.name, err, row.ok)
		}
	}
}

// S-74: a name is taken once. S-76: one default at most, and no app profile.
func TestMemory(t *testing.T) {
	var m profile.Memory
	create := func(p profile.Profile) error { return m.Create(p) }
	for _, row := range []struct {
		what   string
		err    error
		result error
	}{
		{"S-74 a new one", create(profile.Profile{Name: "Work", Default: true}), nil},
		{"S-76 another default", create(profile.Profile{Name: "Home", Default: true}), nil},
		{"S-74 a name that is taken", create(profile.Profile{Name: "Work"}), mapi.ErrNoAccess},
		{"S-27 a bad name", create(profile.Profile{Name: " "}), mapi.ErrInvalidParameter},
		{"S-76 an app profile as the default", create(profile.Profile{Name: "Index", App: true, Default: true}), mapi.ErrCallFailed},
		{"S-44 an app profile", create(profile.Profile{Name: "Index", App: true}), nil},
	} {
		if !errors.Is(row.err, row.result) {
			t.Errorf("%s: %v, want %v", row.what, row.err, row.result)
		}
	}
	expect := func(want string) {
		t.Helper()
		var got []string
		for _, p := range m.Profiles() {
			mark := ""
			if p.Default {
				mark = "*"
			}
			got = append(got, p.Name+mark)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("profiles %v, want %s", got, want)
		}
	}
	expect("Work Home* Index")
	if p, ok := profile.Default(&m); !ok || p.Name != "Home" {
		t.Errorf("the default is %v", p)
	}
	for _, row := range []struct {
		name   string
		result error
		want   string
	}{
		{"Nobody", mapi.ErrNotFound, "Work Home* Index"},
		{"Index", mapi.ErrCallFailed, "Work Home* Index"},
		{"Work", nil, "Work* Home Index"},
		{"", nil, "Work Home Index"},
	} {
		if err := m.SetDefault(row.name); !errors.Is(err, row.result) {
			t.Errorf("S-76: SetDefault(%q): %v, want %v", row.name, err, row.result)
		}
		expect(row.want)
	}
	if _, ok := profile.Default(&m); ok {
		t.Error("there is a default after it was cleared")
	}
	if _, err := m.Lookup("Nobody"); !errors.Is(err, mapi.ErrNotFound) {
		t.Error("found a profile that is not there")
	}
}
