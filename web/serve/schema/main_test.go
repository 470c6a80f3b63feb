package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"mapi-playground/web/locales"
)

// Everything that the schema explains is explained in every language, and nothing is
// translated that nobody explains.
func TestTranslations(t *testing.T) {
	dir := t.TempDir()
	if err := write(dir); err != nil {
		t.Fatal(err)
	}
	said := make(map[string]bool)
	schema(func(english string) string {
		said[english] = true
		return english
	})
	names := []string{"scenario.schema.json"}
	for _, language := range locales.Languages(locales.Schema) {
		in, err := explanations(language)
		if err != nil {
			t.Fatal(err)
		}
		for english := range in {
			if !said[english] {
				t.Errorf("%s: nobody says %q any more", language, english)
			}
		}
		names = append(names, "scenario.schema."+language+".json")
	}
	for _, name := range names {
		b, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil || !json.Valid(b) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestTranslationsThatAreNone(t *testing.T) {
	for _, text := range []string{"alone", "one\ntwo\nthree", "one\ntwo\n\nalone"} {
		if got, err := translations(text); err == nil {
			t.Errorf("%q is read as %v", text, got)
		}
	}
}
