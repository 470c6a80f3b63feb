package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"mapi-playground/core/player"
	"mapi-playground/core/spec"
)

var (
	interfaces = regexp.MustCompile(`(?s)export interface (\w+)(?: extends (\w+))? \{\n(.*?)\n\}`)
	members    = regexp.MustCompile(`(?m)^  (\w+)(\??): (.*);$`)
)

// declared reads the types of a file back: the kinds of the fields, by type and name. A
// name that ends with a question mark may be missing.
func declared(t *testing.T, file string) map[string]map[string]string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, file))
	if err != nil {
		t.Fatal(err)
	}
	all := make(map[string]map[string]string)
	for _, one := range interfaces.FindAllStringSubmatch(string(text), -1) {
		all[one[1]] = make(map[string]string)
		for _, m := range members.FindAllStringSubmatch(one[3], -1) {
			all[one[1]][m[1]+m[2]] = m[3]
		}
	}
	for _, one := range interfaces.FindAllStringSubmatch(string(text), -1) {
		maps.Copy(all[one[1]], all[one[2]]) // what it extends, in the same file
	}
	return all
}

// conform says where a value is not of a kind.
func conform(types map[string]map[string]string, kind string, value any, where string) []string {
	wrong := []string{fmt.Sprintf("%s is %v, and should be %s", where, value, kind)}
	if list, ok := strings.CutSuffix(kind, "[]"); ok && !strings.Contains(kind, " | ") {
		values, ok := value.([]any)
		if !ok {
			return wrong
		}
		return conformAll(types, list, values, where)
	}
	if alternatives := strings.Split(kind, " | "); len(alternatives) > 1 {
		for _, one := range alternatives {
			if found := conform(types, one, value, where); len(found) == 0 || value != nil && !strings.HasPrefix(one, "'") && one != "null" {
				return found
			}
		}
		return wrong
	}
	switch value := value.(type) {
	case nil:
		if kind == "null" {
			return nil
		}
	case string:
		if kind == "string" || kind == "'"+value+"'" {
			return nil
		}
	case bool:
		if kind == "boolean" {
			return nil
		}
	case float64:
		if kind == "number" {
			return nil
		}
	case map[string]any:
		if kind == "Record<string, string>" {
			return nil
		}
		if fields, ok := types[kind]; ok {
			return conformFields(types, fields, value, where)
		}
	}
	return wrong
}

func conformAll(types map[string]map[string]string, kind string, values []any, where string) []string {
	var wrong []string
	for i, one := range values {
		wrong = append(wrong, conform(types, kind, one, fmt.Sprintf("%s[%d]", where, i))...)
	}
	return wrong
}

func conformFields(types map[string]map[string]string, fields map[string]string, value map[string]any, where string) []string {
	var wrong []string
	for name, kind := range fields {
		name, optional := strings.CutSuffix(name, "?")
		switch one, ok := value[name]; {
		case ok:
			wrong = append(wrong, conform(types, kind, one, where+"."+name)...)
		case !optional:
			wrong = append(wrong, where+"."+name+" is missing")
		}
	}
	for name := range value {
		if _, ok := fields[name]; !ok && fields[name+"?"] == "" {
			wrong = append(wrong, where+"."+name+" is not declared")
		}
	}
	return wrong
}

// The types are those of what the program really says: every field is declared, none is
// missing, and null is only where a type says so. The examples reach most of it.
func TestShapesAreTrue(t *testing.T) {
	types := declared(t, "web/module/shapes.d.ts")
	check := func(kind string, value any, where string) {
		t.Helper()
		text, err := json.Marshal(value)
		if err != nil {
			t.Fatal(err)
		}
		var read any
		if err := json.Unmarshal(text, &read); err != nil {
			t.Fatal(err)
		}
		for _, wrong := range conform(types, kind, read, where) {
			t.Error(wrong)
		}
	}
	check("Reference", player.Refer(), "reference")
	check("Rule[]", spec.Rules()[:20], "rules")
	for _, address := range []string{"?scenario=firowait&step=12", "#v1.nothing"} {
		opened, err := player.ReadLink(address)
		if err != nil {
			t.Fatal(err)
		}
		check("Link", opened, address)
	}
	for _, text := range []string{"", `{"version": 1, "title": "t", "inputs": [{"do": "idle", "for": 1}]}`} {
		check("Checked", player.Check([]byte(text)), text)
	}
	for _, name := range []string{"first-logon", "one-failure-and-a-retry", "why-is-my-routine-never-called", "sharing-a-session", "transport-idle"} {
		text, err := os.ReadFile(filepath.Join(root, "web/scenarios", name+".json"))
		if err != nil {
			t.Fatal(err)
		}
		p, err := player.Open(text, "pt-BR")
		if err != nil {
			t.Fatal(err)
		}
		check("Told[]", p.Events(1, p.Len()), name)
		check("Standing", p.Standing(), name)
		for step := 0; step <= p.Len(); step++ {
			p.Go(step)
			check("State", p.State(100), fmt.Sprintf("%s, step %d", name, step))
			if why, ok := p.Why(step, 100); ok {
				check("Reason", why, name)
			}
		}
	}
}

// What is not of a kind is found.
func TestConform(t *testing.T) {
	types := map[string]map[string]string{"T": {"a": "number", "b?": "string[]", "c": "'x' | 'y'", "d": "T | null"}}
	for text, want := range map[string]int{
		`{"a": 1, "c": "x", "d": null}`:                                          0,
		`{"a": 1, "b": ["s"], "c": "y", "d": {"a": 2, "c": "x", "d": null}}`:     0,
		`{"a": "1", "b": null, "c": "z", "d": {"a": null, "c": "x", "d": null}}`: 4,
		`{"c": "x", "d": null, "e": 1}`:                                          2,
	} {
		var value any
		if err := json.Unmarshal([]byte(text), &value); err != nil {
			t.Fatal(err)
		}
		if got := conform(types, "T", value, "t"); len(got) != want {
			slices.Sort(got)
			t.Errorf("%s: %q, want %d", text, got, want)
		}
	}
}
