package main

import (
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
)

// invented adds a language to the words: a copy of the folder of Portuguese.
func invented(t *testing.T) fstest.MapFS {
	t.Helper()
	words := fstest.MapFS{}
	err := fs.WalkDir(os.DirFS(filepath.Join(root, "web/locales")), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(filepath.Join(root, "web/locales", name))
		words[name] = &fstest.MapFile{Data: text}
		if rest, ok := strings.CutPrefix(name, "pt-BR/"); ok {
			words["xx/"+rest] = &fstest.MapFile{Data: text}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return words
}

// Without any one of its keys a language is refused, and the refusal names the key.
func TestEveryKeyIsNeeded(t *testing.T) {
	needed, err := neededKeys(root)
	if err != nil {
		t.Fatal(err)
	}
	words := invented(t)
	if err := complete(words, needed); err != nil {
		t.Fatal(err)
	}
	tried := 0
	for _, k := range kinds {
		files, _ := fs.Glob(words, "xx/"+k.file)
		if len(files) == 0 {
			t.Errorf("there is no %s", k.file)
		}
		keys, err := k.read(words, []string{"en", "pt-BR", "xx"})
		if err != nil {
			t.Fatal(err)
		}
		for key := range maps.Clone(keys["xx"]) {
			delete(keys["xx"], key)
			if err := k.lacks(keys, needed[k.file]); err == nil || !strings.Contains(err.Error(), "xx") || !strings.Contains(err.Error(), strconv.Quote(key)) {
				t.Errorf("%s without %q: %v", k.file, key, err)
			}
			keys["xx"][key] = true
			tried++
		}
		for _, file := range files {
			whole := words[file]
			words[file] = &fstest.MapFile{}
			if err := complete(words, needed); err == nil || !strings.Contains(err.Error(), "web/locales/xx/"+k.file) {
				t.Errorf("without %s: %v", file, err)
			}
			words[file] = whole
		}
	}
	if tried < 1500 {
		t.Errorf("only %d keys were taken away", tried)
	}
}

// What the program itself needs is needed in English, too.
func TestWhatTheProgramNeeds(t *testing.T) {
	needed, err := neededKeys(root)
	if err != nil {
		t.Fatal(err)
	}
	for file, keys := range needed {
		words := invented(t)
		for name := range words {
			if filepath.Base(name) == file {
				words[name].Data = regexp.MustCompile(`(?m)^`+regexp.QuoteMeta(keys[0])+` .*$`).ReplaceAll(words[name].Data, nil)
			}
		}
		if err := complete(words, needed); err == nil || !strings.Contains(err.Error(), keys[0]) {
			t.Errorf("%s without %s anywhere: %v", file, keys[0], err)
		}
	}
}

// A third language is a copy of one folder: generated and built, it is everywhere.
func TestAThirdLanguage(t *testing.T) {
	dir := t.TempDir()
	for _, part := range []string{"go.mod", "go.sum", "core", "wasm", "web"} {
		err := filepath.WalkDir(filepath.Join(root, part), func(name string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			below, _ := filepath.Rel(root, name)
			if d.IsDir() {
				if d.Name() == "node_modules" || below == filepath.Join("web", "e2e") {
					return filepath.SkipDir
				}
				return os.MkdirAll(filepath.Join(dir, below), 0o755)
			}
			text, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(dir, below), text, 0o644)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := os.CopyFS(filepath.Join(dir, "web/locales/xx"), os.DirFS(filepath.Join(root, "web/locales/pt-BR"))); err != nil {
		t.Fatal(err)
	}
	for _, command := range [][]string{
		{"run", "-trimpath", "./web/serve/generate"}, {"run", "-trimpath", "./web/serve/rules", "out"}, {"run", "-trimpath", "./web/serve/schema", "out/schema"},
	} {
		run := exec.Command("go", command...)
		run.Dir = dir
		if said, err := run.CombinedOutput(); err != nil {
			t.Fatalf("go %q: %v\n%s", command, err, said)
		}
	}
	for file, want := range map[string]string{
		"web/locales/all.js":                 "import xx from './xx.js'",
		"web/locales/xx.js":                  "./xx/queue.js",
		"web/module/languages.js":            "'pt-BR', 'xx'",
		"web/scenarios/firowait.json":        `"xx": "FIROWAIT: esperar`,
		"web/scenarios/index.json":           `"xx": "FIROWAIT: esperar`,
		"web/index.html":                     `hreflang="xx" href="xx/"`,
		"web/locales/pt-BR/index.html":       `hreflang="xx" href="../xx/"`,
		"web/locales/xx/index.html":          `hreflang="xx" href="./"`,
		"out/xx.json":                        `"language":"xx"`,
		"out/schema/scenario.schema.xx.json": "Um cenário: quem participa",
	} {
		text, err := os.ReadFile(filepath.Join(dir, file))
		if err != nil || !strings.Contains(strings.ToLower(string(text)), strings.ToLower(want)) {
			t.Errorf("%s does not have %s (%v)", file, want, err)
		}
	}
}
