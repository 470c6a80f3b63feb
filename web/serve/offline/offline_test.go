package offline_test

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"mapi-playground/web/serve/offline"
)

const page = `<meta name="build" content="">`

// folder is a build of files with little in them.
func folder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"index.html": page + "en", "pt-BR/index.html": page + "pt", "embed.html": "frame",
		"app.js": "1", "page/language.js": "2", "page/build.js": "2", "page/rules.js": "3", "page/editor/editor-ABC.js": "3", "element/inline-ABC.js": "3", "scenario.schema.json": "{}", "page.css": "4", "mapi.wasm": "5",
		"scenarios/a.json": "{}", "rules/en.json": "{}", "icon.svg": "6", "app.webmanifest": "7", "app.js.map": "8", "page/dom.js": "9",
		"offline.js": `worker({ "build": "", "files": {} })`,
	} {
		write(t, dir, name, text)
	}
	return dir
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, dir, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// prepare returns the name that the build got.
func prepare(t *testing.T, dir string) string {
	t.Helper()
	if err := offline.Prepare(dir); err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`"build": "(\w+)"`).FindStringSubmatch(read(t, dir, "offline.js"))
	if found == nil {
		t.Fatalf("the worker is %s", read(t, dir, "offline.js"))
	}
	return found[1]
}

func TestPrepare(t *testing.T) {
	dir := folder(t)
	build := prepare(t, dir)
	for _, name := range []string{"index.html", "pt-BR/index.html"} {
		if got := read(t, dir, name); !strings.HasPrefix(got, `<meta name="build" content="`+build+`">`) {
			t.Errorf("%s is %s", name, got)
		}
	}
	script := read(t, dir, "offline.js")
	for _, name := range []string{"index.html", "pt-BR/index.html", "embed.html", "app.js", "mapi.wasm", "scenarios/a.json"} {
		if entry := fmt.Sprintf("%q:\"%x\"", name, sha256.Sum256([]byte(read(t, dir, name)))); !strings.Contains(script, entry) {
			t.Errorf("the worker has no %s", entry)
		}
	}
	for _, name := range []string{"app.js.map", "page/dom.js", `"offline.js"`} {
		if strings.Contains(script, name) {
			t.Errorf("the worker keeps %s, which the page does not need", name)
		}
	}
}

// A build is called the same as long as it is the same, however often it is prepared.
func TestPrepareAgain(t *testing.T) {
	dir := folder(t)
	first := prepare(t, dir)
	script := read(t, dir, "offline.js")
	if again := prepare(t, dir); again != first || read(t, dir, "offline.js") != script {
		t.Errorf("the build %s is called %s the second time", first, again)
	}
	for _, name := range []string{"scenarios/a.json", "mapi.wasm"} {
		write(t, dir, name, "changed")
		if changed := prepare(t, dir); changed == first {
			t.Errorf("%s has changed, and the build is called the same", name)
		}
	}
}

func TestPrepareSaysWhatIsMissing(t *testing.T) {
	dir := folder(t)
	os.Remove(filepath.Join(dir, "mapi.wasm"))
	if err := offline.Prepare(dir); err == nil || !strings.Contains(err.Error(), "mapi.wasm") {
		t.Errorf("without mapi.wasm: %v", err)
	}
	dir = folder(t)
	write(t, dir, "offline.js", "another worker")
	if err := offline.Prepare(dir); err == nil || !strings.Contains(err.Error(), "no place") {
		t.Errorf("with another worker: %v", err)
	}
}
