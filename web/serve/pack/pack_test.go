package pack_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"

	"mapi-playground/web/serve/pack"
)

var long = strings.Repeat("a line of a script\n", 200)

// build packs a folder of a few files, and returns its files by name.
func build(t *testing.T, dir, cache string) map[string]string {
	t.Helper()
	for name, text := range map[string]string{"page/app.js": long, "small.js": "1", "chunk-2N24YNXW.js": long, "icon.png": long} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := pack.Pack(dir, cache); err != nil {
		t.Fatal(err)
	}
	files := make(map[string]string)
	err := filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		files[filepath.ToSlash(name)] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestPack(t *testing.T) {
	files := build(t, t.TempDir(), t.TempDir())
	br, err := io.ReadAll(brotli.NewReader(strings.NewReader(files["page/app.js.br"])))
	if err != nil || string(br) != long {
		t.Errorf("app.js.br holds %.40q, %v", br, err)
	}
	z, err := gzip.NewReader(bytes.NewReader([]byte(files["page/app.js.gz"])))
	if err != nil {
		t.Fatal(err)
	}
	if gz, err := io.ReadAll(z); err != nil || string(gz) != long {
		t.Errorf("app.js.gz holds %.40q, %v", gz, err)
	}
	for _, name := range []string{"small.js.br", "icon.png.gz"} {
		if _, ok := files[name]; ok {
			t.Errorf("there is %s, which gains nothing", name)
		}
	}
	for _, name := range []string{"_headers", "nginx.conf", ".htaccess", "404.html"} {
		if files[name] == "" {
			t.Errorf("there is no %s", name)
		}
	}
	var manifest map[string]pack.File
	if err := json.Unmarshal([]byte(files[pack.Manifest]), &manifest); err != nil {
		t.Fatal(err)
	}
	app := manifest["page/app.js"]
	if app.Size != len(long) || app.Brotli != len(files["page/app.js.br"]) || app.Gzip != len(files["page/app.js.gz"]) || !strings.HasPrefix(app.Integrity, "sha256-") || app.Immutable {
		t.Errorf("the manifest has %+v", app)
	}
	if !manifest["chunk-2N24YNXW.js"].Immutable {
		t.Error("what has its hash in its name may change")
	}
	if _, ok := manifest["page/app.js.br"]; ok || len(manifest) != 5 {
		t.Errorf("the manifest has %v", manifest)
	}
}

// The same files give the same bytes, whether they are compressed anew or were before,
// and once more in the same folder.
func TestPackAgain(t *testing.T) {
	dir, cache := t.TempDir(), t.TempDir()
	first := build(t, dir, cache)
	for what, again := range map[string]map[string]string{"the same folder": build(t, dir, cache), "another folder": build(t, t.TempDir(), cache), "no cache": build(t, t.TempDir(), t.TempDir())} {
		if len(again) != len(first) {
			t.Errorf("%s: %d files, want %d", what, len(again), len(first))
		}
		for name := range first {
			if again[name] != first[name] {
				t.Errorf("%s: %s has other bytes", what, name)
			}
		}
	}
	if err := pack.Clear(dir); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"page/app.js.br", "page/app.js.gz", pack.Manifest, "_headers", "404.html"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err == nil {
			t.Errorf("%s is still there", name)
		}
	}
}
