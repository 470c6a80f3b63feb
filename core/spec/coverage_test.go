package spec

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var citation = regexp.MustCompile(`\b(?:GI|GS|VI|VS|I|S)-\d{2,3}[a-z]?\b`)

// TestEveryRuleIsCited keeps the account of doc.go: every rule is named by a test, or is advice, or
// is still pending. With SPEC_UPDATE=1 in the environment it first brings pending.txt up to date.
func TestEveryRuleIsCited(t *testing.T) {
	cited, err := citations("../..")
	if err != nil {
		t.Fatal(err)
	}
	pending, err := readPending(mustRead(t, "pending.txt"))
	if err != nil {
		t.Fatalf("pending.txt: %v", err)
	}
	advice := readList(mustRead(t, "advice.txt"))
	for _, e := range advice {
		if e.isRule() && len(strings.Fields(e.line)) < 2 {
			t.Errorf("advice.txt does not say why %s is there", e.id)
		}
	}
	a := account{cited: cited, advice: ids(advice), pending: ids(pending.list), atMost: pending.atMost}
	for _, r := range Rules() {
		a.rules = append(a.rules, r.ID)
	}
	if os.Getenv("SPEC_UPDATE") == "1" {
		before := len(a.pending)
		a = a.shrink()
		if err := os.WriteFile("pending.txt", []byte(pending.keep(a.atMost, a.pending)), 0o644); err != nil {
			t.Fatal(err)
		}
		t.Logf("pending.txt: %d rules, %d before", len(a.pending), before)
	}
	for _, complaint := range a.audit() {
		t.Error(complaint)
	}
}

// citations finds the ids that the test files below root name, and the first file that names each.
func citations(root string) (map[ID]string, error) {
	cited := map[ID]string{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil // built files may go while we walk
		}
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		if d.IsDir() {
			switch d.Name() {
			case "dist", "node_modules", ".git":
				return fs.SkipDir
			}
			return nil
		}
		if !isTest(rel) {
			return nil
		}
		text, err := os.ReadFile(path)
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		for _, id := range citation.FindAllString(string(text), -1) {
			if _, seen := cited[ID(id)]; !seen {
				cited[ID(id)] = rel
			}
		}
		return nil
	})
	return cited, err
}

// isTest reports whether a file counts as a test; path is relative to the root, with slashes.
func isTest(path string) bool {
	for _, end := range []string{"_test.go", ".test.js", ".test.mjs"} {
		if strings.HasSuffix(path, end) {
			return true
		}
	}
	return strings.Contains(path, "/testdata/") || strings.Contains(path, "/scenarios/")
}

func TestCitations(t *testing.T) {
	root := t.TempDir()
	a, b, c := id("I", "01"), id("GS", "05"), id("GI", "01a")
	for name, text := range map[string]string{
		"p/x_test.go":               "// " + string(a) + "/" + string(b),
		"p/y.go":                    string(id("I", "10")),
		"p/testdata/z.json":         "(" + string(c) + ")",
		"web/scenarios/s.json":      string(a),
		"web/view.test.mjs":         "x" + string(id("I", "11")) + " " + string(id("S", "1234")),
		"web/dist/v.test.js":        string(id("I", "12")),
		".git/a/testdata/x":         string(id("I", "13")),
		"web/node_modules/_test.go": string(id("I", "14")),
	} {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := citations(root)
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 3 || got[a] != "p/x_test.go" || got[b] != "p/x_test.go" || got[c] != "p/testdata/z.json" {
		t.Errorf("cited: %v", got)
	}
}
