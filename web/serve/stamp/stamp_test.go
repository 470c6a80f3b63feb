package stamp_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mapi-playground/web/serve/program"
	"mapi-playground/web/serve/stamp"
)

// marked is the smallest program there is, with a name.
func marked(t *testing.T) (file, name string) {
	t.Helper()
	p, err := program.Read([]byte("\x00asm\x01\x00\x00\x00"))
	if err != nil {
		t.Fatal(err)
	}
	name = p.Mark()
	if again := p.Mark(); again != name {
		t.Fatalf("the program is called %s, and then %s", name, again)
	}
	return string(p.Bytes()), name
}

func TestStamp(t *testing.T) {
	wasm, name := marked(t)
	// The marks are those of SHA-256 of "1".
	const mark, integrity = "6b86b273ff34fce1", ` integrity="sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s="`
	for _, row := range []struct{ name, page, want string }{
		{"a script", `<script type="module" src="app.js"></script>`, `<script type="module" src="app.js?` + mark + `"` + integrity + `></script>`},
		{"a style sheet", `<link rel="stylesheet" href="page.css">`, `<link rel="stylesheet" href="page.css?` + mark + `"` + integrity + `>`},
		{"a program", `<link rel="preload" href="mapi.wasm" as="fetch">`, `<link rel="preload" href="mapi.wasm?` + name + `" as="fetch">`},
		{"what tells of failures", `<script src="page/language.js"></script>`, `<script src="page/language.js"></script>`},
		{"a picture", `<link rel="icon" href="icon.svg">`, `<link rel="icon" href="icon.svg">`},
		{"a link", `<a href="app.js">`, `<a href="app.js">`},
		{"another site", `<script src="https://example.org/app.js"></script>`, `<script src="https://example.org/app.js"></script>`},
	} {
		t.Run(row.name, func(t *testing.T) {
			dir := t.TempDir()
			for file, text := range map[string]string{"app.js": "1", "page.css": "1", "mapi.wasm": wasm, "index.html": row.page} {
				path := filepath.Join(dir, file)
				if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			for range 2 { // once more changes nothing
				if err := stamp.Stamp(dir); err != nil {
					t.Fatal(err)
				}
				if got, err := os.ReadFile(filepath.Join(dir, "index.html")); err != nil || string(got) != row.want {
					t.Errorf("%s, %v\nwant %s", got, err, row.want)
				}
			}
		})
	}
}

// A page in a folder names what is above it.
func TestStampInFolder(t *testing.T) {
	dir := t.TempDir()
	os.Mkdir(filepath.Join(dir, "pt-BR"), 0o755)
	os.WriteFile(filepath.Join(dir, "app.js"), []byte("1"), 0o644)
	page := filepath.Join(dir, "pt-BR", "index.html")
	os.WriteFile(page, []byte(`<script src="../app.js"></script>`), 0o644)
	if err := stamp.Stamp(dir); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(page); !strings.Contains(string(got), `src="../app.js?6b86b273ff34fce1" integrity=`) {
		t.Errorf("the page is %s", got)
	}
}

func TestStampSaysWhatIsMissing(t *testing.T) {
	dir := t.TempDir()
	os.WriteFile(filepath.Join(dir, "index.html"), []byte(`<script src="gone.js"></script>`), 0o644)
	if err := stamp.Stamp(dir); err == nil || !strings.Contains(err.Error(), "gone.js") {
		t.Errorf("without gone.js: %v", err)
	}
}
