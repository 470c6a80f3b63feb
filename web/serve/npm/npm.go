// Npm makes a built page a package that can be published as it is: it writes into the
// folder what npm reads, and names the files that whoever depends on the package loads. The
// article, and what only it needs, is in the folder and not in the package.
//
//	go run ./web/serve/npm -version 1.2.3 dist
package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// entry is what somebody imports by a name of its own.
type entry struct {
	name, script, types string // the types may be those of the script itself
	optional            bool   // left out where the build has no such script
}

var entries = []entry{
	{name: ".", script: "mapi.js", types: "mapi.d.ts"},
	{name: "./idle", script: "idle.js", types: "idle.d.ts"},
	{name: "./apartment", script: "apartment.js", types: "apartment.d.ts"},
	{name: "./element", script: "element.js", types: "element.d.ts", optional: true},
	{name: "./remark", script: "markdown/remark.js"},
	{name: "./markdown-it", script: "markdown/markdown-it.js"},
}

// fetched are the files that the entries fetch, or that are named by themselves.
var fetched = []string{"mapi.wasm", "idle.wasm", "rules/*.json", "scenario.schema*.json"}

// read are the files for people.
var read = []string{"README.md", "LICENSE", "THIRD-PARTY-NOTICES.txt"}

// imported is where a script or a declaration names another.
var imported = regexp.MustCompile(`(?:from|import)\s*\(?\s*["'](\.[^"']+)["']`)

// sourceMap is where a script names what debuggers read.
var sourceMap = regexp.MustCompile(`(?m)^//# sourceMappingURL=(\S+)$`)

//go:embed README.md
var readme []byte

// command is the script that the package has for a shell.
const command = "bin/mapi-playground.js"

//go:embed bin/mapi-playground.js
var script []byte

func main() {
	version := flag.String("version", "", "the version of the package")
	flag.Parse()
	if flag.NArg() != 1 || *version == "" {
		fmt.Fprintln(os.Stderr, "usage: npm -version VERSION FOLDER")
		os.Exit(2)
	}
	if err := write(flag.Arg(0), *version); err != nil {
		fmt.Fprintf(os.Stderr, "npm: %v\n", err)
		os.Exit(1)
	}
}

// write writes package.json, README.md and the command.
func write(dir, version string) error {
	to := filepath.Join(dir, filepath.FromSlash(command))
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(to, script, 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "README.md"), readme, 0o644); err != nil {
		return err
	}
	description, err := describe(os.DirFS(dir), version)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "package.json"), description, 0o644)
}

// describe returns the package.json of the build in root.
func describe(root fs.FS, version string) ([]byte, error) {
	exports := make(map[string]any)
	effects := []string{}
	var start []string
	for _, e := range entries {
		if _, err := fs.Stat(root, e.script); err != nil {
			if e.optional {
				continue
			}
			return nil, err
		}
		start = append(start, e.script)
		exported := map[string]string{"default": "./" + e.script}
		if e.types == "" {
			exports[e.name] = conditions(exported)
			continue
		}
		if _, err := fs.Stat(root, e.types); err == nil {
			exported["types"] = "./" + e.types
			start = append(start, e.types)
		} else if !e.optional {
			return nil, err
		}
		// An element is there once its script has run: whoever imports it wants that.
		if e.optional {
			effects = append(effects, "./"+e.script)
		}
		exports[e.name] = conditions(exported)
	}
	files, err := reached(root, append(start, command))
	if err != nil {
		return nil, err
	}
	for _, pattern := range append(slices.Clone(fetched), read...) {
		found, err := fs.Glob(root, pattern)
		if err != nil {
			return nil, err
		}
		if len(found) == 0 {
			return nil, fmt.Errorf("there is no %s for the package", pattern)
		}
		files = append(files, found...)
	}
	for _, pattern := range fetched {
		found, _ := fs.Glob(root, pattern)
		for _, name := range found {
			exports["./"+name] = "./" + name
		}
	}
	exports["./package.json"] = "./package.json"
	slices.Sort(files)
	return indent(map[string]any{
		"name":        "mapi-playground",
		"version":     version,
		"description": "MAPI sessions and the MAPI idle engine, for pages, Workers and tests: Go in WebAssembly.",
		"keywords":    []string{"mapi", "idle", "requestIdleCallback", "scheduler", "wasm"},
		"license":     "MIT",
		"type":        "module",
		"main":        "./mapi.js",
		"types":       "./mapi.d.ts",
		"bin":         map[string]string{"mapi-playground": "./" + command},
		"exports":     exports,
		"sideEffects": effects,
		"engines":     map[string]string{"node": "^20.19.0 || >=22.12.0"},
		"files":       slices.Compact(files),
	})
}

// conditions has the types first, as TypeScript wants them.
type conditions map[string]string

// MarshalJSON writes the types first.
func (c conditions) MarshalJSON() ([]byte, error) {
	if c["types"] == "" {
		return fmt.Appendf(nil, `{"default":%q}`, c["default"]), nil
	}
	return fmt.Appendf(nil, `{"types":%q,"default":%q}`, c["types"], c["default"]), nil
}

// reached returns the files, what they import, and what debuggers read about them. What
// a script was made from is there to be read, and imports nothing.
func reached(root fs.FS, files []string) ([]string, error) {
	files = slices.Clone(files)
	var about []string
	for i := 0; i < len(files); i++ {
		name := files[i]
		text, err := fs.ReadFile(root, name)
		if err != nil {
			return nil, err
		}
		for _, found := range imported.FindAllSubmatch(text, -1) {
			if one := typed(root, name, path.Join(path.Dir(name), string(found[1]))); !slices.Contains(files, one) {
				files = append(files, one)
			}
		}
		if found := sourceMap.FindSubmatch(text); found != nil {
			of := path.Join(path.Dir(name), string(found[1]))
			sources, err := sourcesOf(root, of)
			if err != nil {
				return nil, err
			}
			about = append(append(about, of), sources...)
		}
	}
	return append(files, about...), nil
}

// typed is the file that an import means: of a declaration, another declaration.
func typed(root fs.FS, from, name string) string {
	if strings.HasSuffix(from, ".d.ts") {
		declaration := strings.TrimSuffix(name, ".js") + ".d.ts"
		if _, err := fs.Stat(root, declaration); err == nil {
			return declaration
		}
	}
	return name
}

// sourcesOf returns the sources that a source map names.
func sourcesOf(root fs.FS, name string) ([]string, error) {
	text, err := fs.ReadFile(root, name)
	if err != nil {
		return nil, err
	}
	var about struct{ Sources []string }
	if err := json.Unmarshal(text, &about); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var sources []string
	for _, one := range about.Sources {
		if !strings.Contains(one, "<") { // what the build has put in is in no file
			sources = append(sources, path.Join(path.Dir(name), one))
		}
	}
	return sources, nil
}

func indent(value any) ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(value)
	return out.Bytes(), err
}
