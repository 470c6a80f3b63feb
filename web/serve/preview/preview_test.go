package preview_test

import (
	"bytes"
	"html"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mapi-playground/core/scenario"
	"mapi-playground/core/trace"
	"mapi-playground/web/serve/preview"
)

// build is a built page with two of the presets: a logon, and idle routines.
func build(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"index.html", "pt-BR/index.html", "scenarios/first-logon.json", "scenarios/firowait.json"} {
		source := name
		if name == "pt-BR/index.html" {
			source = "locales/" + name // the build puts it there
		}
		b, err := os.ReadFile(filepath.Join("..", "..", source))
		if err != nil {
			t.Fatal(err)
		}
		write(t, dir, name, string(b))
	}
	write(t, dir, "scenarios/index.json", `{"parts": [{"name": "sessions", "scenarios": [{"name": "first-logon"}, {"name": "firowait"}]}]}`)
	return dir
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	name = filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
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

func previewed(t *testing.T, dir, site string) {
	t.Helper()
	if err := preview.Make(dir, site); err != nil {
		t.Fatal(err)
	}
}

// pages are all of the build, by their folders.
var pages = []string{"", "pt-BR", "scenarios/first-logon", "scenarios/firowait", "pt-BR/scenarios/first-logon", "pt-BR/scenarios/firowait"}

// Each page says what it is, where it is, and which picture it has; where nobody has said
// where the page is going to be, the address of the picture is relative, and there is no
// other.
func TestEachPageHasItsPreview(t *testing.T) {
	for _, row := range []struct{ site, base string }{
		{"", ""},
		{"https://example.org/mapi", "https://example.org/mapi/"},
		{"https://example.org/mapi/", "https://example.org/mapi/"},
	} {
		dir := build(t)
		previewed(t, dir, row.site)
		for _, page := range pages {
			text := read(t, dir, filepath.Join(page, "index.html"))
			at, image := strings.TrimSuffix(row.base+page, "/")+"/", "preview.png"
			if row.base != "" {
				image = at + image
			}
			for tag, want := range map[string]bool{
				`<meta property="og:image" content="` + image + `">`: true,
				`<link rel="canonical" href="` + at + `">`:           row.base != "",
				`<meta property="og:url" content="` + at + `">`:      row.base != "",
				`rel="canonical"`:                        row.base != "",
				`<meta name="description" content="`:     true,
				`<meta property="og:title" content="`:    true,
				`<meta property="og:description" conten`: true,
			} {
				if n := strings.Count(text, tag); n != map[bool]int{true: 1}[want] {
					t.Errorf("%q, page %q: %s is there %d times", row.site, page, tag, n)
				}
			}
			picture, err := png.DecodeConfig(strings.NewReader(read(t, dir, filepath.Join(page, "preview.png"))))
			if err != nil || picture.Width != 1200 || picture.Height != 630 {
				t.Errorf("page %q: the picture is %d by %d: %v", page, picture.Width, picture.Height, err)
			}
		}
	}
}

// The page of a preset tells its run in its own language, without a script, and leads to
// where it is played.
func TestPresetInWords(t *testing.T) {
	dir := build(t)
	previewed(t, dir, "")
	for page, row := range map[string]struct{ language, name, said string }{
		"scenarios/firowait":       {"en", "firowait", "<li>The computer is idle for 12.00 s.</li>"},
		"pt-BR/scenarios/firowait": {"pt-BR", "firowait", "<li>O computador fica ocioso por 12,00 s.</li>"},
	} {
		text := read(t, dir, page+"/index.html")
		s, err := scenario.Read([]byte(read(t, dir, "scenarios/"+row.name+".json")))
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{
			`<html lang="` + row.language + `">`, "<h1>" + html.EscapeString(s.Title.In(row.language)) + "</h1>", row.said,
			`href="../../?scenario=` + row.name + "&amp;lang=" + row.language + `"`,
		} {
			if !strings.Contains(text, want) {
				t.Errorf("%s has no %s", page, want)
			}
		}
		if strings.Contains(text, "<script") {
			t.Errorf("%s has a script", page)
		}
		for _, language := range trace.Languages() {
			if !strings.Contains(text, `hreflang="`+language+`"`) {
				t.Errorf("%s does not lead to %s", page, language)
			}
		}
	}
}

// The same sources make the same bytes, also over a build that has its previews; other
// words, or another run, make another picture.
func TestPreviewsAreTheSame(t *testing.T) {
	dir := build(t)
	previewed(t, dir, "https://example.org/")
	first := map[string]string{}
	for _, page := range pages {
		for _, file := range []string{"index.html", "preview.png"} {
			first[filepath.Join(page, file)] = read(t, dir, filepath.Join(page, file))
		}
	}
	previewed(t, dir, "https://example.org/")
	for name, want := range first {
		if got := read(t, dir, name); got != want {
			t.Errorf("%s is not the same again", name)
		}
	}
	seen := map[string]string{}
	for name, content := range first {
		if other, ok := seen[content]; ok {
			t.Errorf("%s is the same as %s", name, other)
		}
		seen[content] = name
	}
}

// What a build lacks is an error that says it.
func TestPreviewOfABrokenBuild(t *testing.T) {
	for name, text := range map[string]string{
		"scenarios/index.json":       `{`,
		"scenarios/firowait.json":    `{}`,
		"index.html":                 `<title>A page</title>`,
		"pt-BR/index.html":           ``,
		"scenarios/first-logon.json": `{"version": 2}`,
	} {
		dir := build(t)
		write(t, dir, name, text)
		if err := preview.Make(dir, ""); err == nil {
			t.Errorf("%s of %q: no error", name, text)
		}
	}
	if err := preview.Make(t.TempDir(), ""); err == nil || bytes.ContainsAny([]byte(err.Error()), "\n") {
		t.Errorf("without a build: %v", err)
	}
}
