package main

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"mapi-playground/core/scenario"
	"mapi-playground/web/locales"
)

// kind is a file that every language has, and how to find the keys in it.
type kind struct {
	file string
	key  *regexp.Regexp
	// translation says that English has no such file, because it is a translation of
	// what stands elsewhere.
	translation bool
}

var kinds = []kind{
	{file: "*.js", key: regexp.MustCompile(`(?m)^ +'([a-z0-9]+\.[A-Za-z0-9.-]+)':.*$`)},
	{file: "told.txt", key: texts},
	{file: "dialogs.txt", key: texts},
	{file: "pictures.txt", key: texts},
	{file: "presets.txt", key: texts, translation: true},
	{file: "phrases.txt", key: regexp.MustCompile(`(?m)^([^#\n].*?) = .*$`), translation: true},
	{file: "schema.txt", key: regexp.MustCompile(`(?m)(?:\A|\n\n)(.+)\n.+`), translation: true},
	{file: "idle.md", key: rules, translation: true},
	{file: "sessions.md", key: rules, translation: true},
	{file: "plain.md", key: rules, translation: true},
	{file: "index.html", key: regexp.MustCompile(`(<html) .*`), translation: true},
}

var (
	texts = regexp.MustCompile(`(?m)^([^#\s]\S*) +\S.*$`)
	rules = regexp.MustCompile(`(?m)^(?:- |\| )?\*\*([GV]?[IS]-\d+).*$`)
)

// languagesIn returns the languages that have a folder, English first.
func languagesIn(words fs.FS) ([]string, error) {
	entries, err := fs.ReadDir(words, ".")
	all := []string{scenario.English}
	for _, e := range entries {
		if e.IsDir() && e.Name() != scenario.English {
			all = append(all, e.Name())
		}
	}
	return all, err
}

// complete reports what a language lacks that English has, or, of translations, what a
// language lacks that another one has. Other keys are those that the program needs, by file.
func complete(words fs.FS, needed map[string][]string) error {
	languages, err := languagesIn(words)
	if err != nil {
		return err
	}
	for _, k := range kinds {
		if err := k.complete(words, languages, needed[k.file]); err != nil {
			return err
		}
	}
	return nil
}

func (k kind) complete(words fs.FS, languages, needed []string) error {
	keys, err := k.read(words, languages)
	if err != nil {
		return err
	}
	return k.lacks(keys, needed)
}

// read returns the keys of each language.
func (k kind) read(words fs.FS, languages []string) (map[string]map[string]bool, error) {
	in := make(map[string]map[string]bool)
	for _, language := range languages {
		if k.translation && language == scenario.English {
			continue
		}
		keys, err := keysOf(words, path.Join(language, k.file), k.key)
		if err != nil {
			return nil, err
		}
		in[language] = keys
	}
	return in, nil
}

// lacks reports the first key that is needed, or that one language has, and that another
// one lacks.
func (k kind) lacks(in map[string]map[string]bool, needed []string) error {
	wanted := make(map[string]bool)
	for _, key := range needed {
		wanted[key] = true
	}
	for _, keys := range in {
		maps.Copy(wanted, keys)
	}
	all := slices.Sorted(maps.Keys(wanted))
	for _, language := range slices.Sorted(maps.Keys(in)) {
		for _, key := range all {
			if !in[language][key] {
				return fmt.Errorf("web/locales/%s/%s lacks %q", language, k.file, key)
			}
		}
	}
	return nil
}

// keysOf returns the keys in the files of a pattern.
func keysOf(words fs.FS, pattern string, key *regexp.Regexp) (map[string]bool, error) {
	files, err := fs.Glob(words, pattern)
	if err != nil {
		return nil, err
	}
	all := make(map[string]bool)
	for _, file := range files {
		text, err := fs.ReadFile(words, file)
		if err != nil {
			return nil, err
		}
		for _, found := range key.FindAllSubmatch(text, -1) {
			all[string(found[1])] = true
		}
	}
	return all, nil
}

// neededKeys returns the keys that must be there in any case: those of the dialogs in
// wasm/dialog, and a title and an about for every preset.
func neededKeys(root string) (map[string][]string, error) {
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, "wasm/dialog/texts.go"), nil, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	needed := make(map[string][]string)
	ast.Inspect(file, func(n ast.Node) bool {
		if v, ok := n.(*ast.ValueSpec); ok {
			if kind, ok := v.Type.(*ast.Ident); ok && kind.Name == "key" {
				key, _ := strconv.Unquote(v.Values[0].(*ast.BasicLit).Value)
				needed["dialogs.txt"] = append(needed["dialogs.txt"], key)
			}
		}
		return true
	})
	names, err := presetFiles(root)
	for _, name := range names {
		needed["presets.txt"] = append(needed["presets.txt"], name+".title", name+".about")
	}
	return needed, err
}

// presetFiles returns the names of the presets.
func presetFiles(root string) ([]string, error) {
	files, err := filepath.Glob(filepath.Join(root, "web/scenarios/*.json"))
	var names []string
	for _, file := range files {
		if name := strings.TrimSuffix(filepath.Base(file), ".json"); name != "index" {
			names = append(names, name)
		}
	}
	return names, err
}

// prose is a title or an about of a scenario in every language. Only English is written
// in the scenario by hand.
var prose = regexp.MustCompile(`(?s)(\n  "(title|about)": \{\n    "en": "(?:[^"\\]|\\.)*")(?:,\n    "[^"]+": "(?:[^"\\]|\\.)*")*\n  \}`)

// translatePresets writes the titles and abouts of each language into the scenarios, so
// that a scenario is whole wherever it is opened.
func translatePresets(s *sources, made map[string][]byte) error {
	words := os.DirFS(filepath.Join(s.root, "web/locales")).(fs.ReadFileFS)
	if err := check(s.root); err != nil {
		return err
	}
	languages, err := languagesIn(words)
	if err != nil {
		return err
	}
	names, err := presetFiles(s.root)
	if err != nil {
		return err
	}
	said := make(map[string]map[string]string)
	for _, language := range languages[1:] {
		said[language] = locales.Texts(words, language+"/presets.txt")
	}
	for _, name := range names {
		file := "web/scenarios/" + name + ".json"
		text, err := os.ReadFile(filepath.Join(s.root, file))
		if err != nil {
			return err
		}
		made[file] = prose.ReplaceAllFunc(text, func(found []byte) []byte {
			part := prose.FindSubmatch(found)
			out := slices.Clone(part[1])
			for _, language := range languages[1:] {
				out = fmt.Appendf(out, ",\n    %q: %s", language, quoted(strings.ReplaceAll(said[language][name+"."+string(part[2])], `\n`, "\n")))
			}
			return append(out, "\n  }"...)
		})
	}
	return nil
}

// quoted is a text as JSON.
func quoted(text string) string {
	var out strings.Builder
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	_ = e.Encode(text) // a text has no mistake, and a builder takes everything
	return strings.TrimSpace(out.String())
}
