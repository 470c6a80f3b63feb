package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"mapi-playground/core/spec"
)

// Each language has a file, and each file every rule under its id.
func TestWrite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "rules")
	if err := write(dir); err != nil {
		t.Fatal(err)
	}
	for _, language := range spec.Languages() {
		b, err := os.ReadFile(filepath.Join(dir, language+".json"))
		if err != nil {
			t.Fatal(err)
		}
		var rules map[spec.ID]spec.Rule
		if err := json.Unmarshal(b, &rules); err != nil {
			t.Fatal(err)
		}
		book := spec.In(language)
		if len(rules) != len(book.Rules()) {
			t.Errorf("%s has %d rules, want %d", language, len(rules), len(book.Rules()))
		}
		for id, got := range rules {
			if want, ok := book.Lookup(id); !ok || got != want {
				t.Errorf("%s: %s is %+v, want %+v", language, id, got, want)
			}
		}
	}
}
