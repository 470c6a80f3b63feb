package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const root = "../../.."

// What is generated is what is committed: after a change of the Go sources, make generate.
func TestGeneratedFilesAreFresh(t *testing.T) {
	made, err := files(root)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range made {
		got, err := os.ReadFile(filepath.Join(root, name))
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is stale: run make generate (%v)", name, err)
		}
		if !slices.Contains([]string{".json", ".html"}, filepath.Ext(name)) && !strings.HasPrefix(string(want), notice) { // JSON has no comments, and articles are made in part
			t.Errorf("%s does not say on its first line that it is generated", name)
		}
	}
	// Nothing says so that is not.
	for _, pattern := range []string{"web/*", "web/module/*", "web/locales/*"} {
		found, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range found {
			text, _ := os.ReadFile(name) // a folder has none
			below, _ := filepath.Rel(root, name)
			if _, ok := made[filepath.ToSlash(below)]; !ok && strings.HasPrefix(string(text), notice) {
				t.Errorf("%s says that it is generated, and nothing generates it", below)
			}
		}
	}
}

// A comment becomes a sentence, and a documented name stays as it is.
func TestSentence(t *testing.T) {
	for comment, want := range map[string]string{
		"obsolete (I-23)":                  "Obsolete (I-23).",
		"csecIdle is the least gap (I-26)": "csecIdle is the least gap (I-26).",
		"a\nbroken line.":                  "A broken line.",
		"":                                 "",
	} {
		if got := sentence(comment); got != want {
			t.Errorf("%q becomes %q, want %q", comment, got, want)
		}
	}
}
