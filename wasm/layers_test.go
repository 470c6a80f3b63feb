package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "mapi-playground/"

// layer is a package of the program: what it may import of this module, and whether it
// may touch JavaScript.
type layer struct {
	imports    []string
	javascript bool
}

var layers = map[string]layer{
	// What both programs have: numbers only.
	"wasm/border": {},
	"wasm/budget": {imports: []string{"core/idle"}},
	"wasm/clocks": {imports: []string{"core/idle"}},
	"wasm/hot":    {imports: []string{"core/idle", "core/mapi", "wasm/border", "wasm/budget", "wasm/clocks"}},

	// What a call is, and what needs no JavaScript to answer one: tested without any.
	"wasm/call":          {imports: []string{"core/mapi"}},
	"wasm/call/calltest": {imports: []string{"wasm/call"}},
	"wasm/record":        {imports: []string{"core/mapi", "core/profile"}},
	"wasm/play":          {imports: []string{"core/mapi", "core/player", "core/replay", "core/scenario", "core/world", "wasm/call"}},
	"wasm/sections":      {imports: []string{"core/mapi", "core/profile", "wasm/call", "wasm/record"}},
	"wasm/simulation":    {imports: []string{"core/mapi", "core/scenario", "core/spooler", "core/system", "wasm/call"}},
	"wasm/clients": {imports: []string{
		"core/idle", "core/mapi", "core/profile", "core/recording", "core/scenario", "core/session", "core/system", "wasm/call",
	}},
	"wasm/admin": {imports: []string{
		"core/mapi", "core/profile", "core/session", "core/system", "wasm/call", "wasm/clients", "wasm/record", "wasm/sections",
	}},
	"wasm/sessions": {imports: []string{
		"core/mapi", "core/profile", "core/session", "core/spooler", "core/system", "wasm/call", "wasm/clients", "wasm/record", "wasm/sections",
	}},

	// The browser.
	"wasm/bridge":   {imports: []string{"wasm/border", "wasm/call"}, javascript: true},
	"wasm/dialog":   {imports: []string{"web/locales"}, javascript: true},
	"wasm/page":     {imports: []string{"core/mapi", "wasm/bridge", "wasm/dialog"}, javascript: true},
	"wasm/storage":  {imports: []string{"wasm/bridge"}, javascript: true},
	"wasm/profiles": {imports: []string{"core/mapi", "core/profile", "wasm/bridge", "wasm/call", "wasm/record", "wasm/storage"}},
	"wasm/host": {javascript: true, imports: []string{
		"core/mapi", "core/profile", "core/scenario", "core/session", "core/spooler", "core/system",
		"wasm/bridge", "wasm/call", "wasm/dialog", "wasm/page", "wasm/profiles", "wasm/record",
	}},
	"wasm/apps": {imports: []string{
		"core/idle", "core/mapi", "core/scenario", "core/system", "core/trace", "core/view",
		"wasm/call", "wasm/clients", "wasm/host", "wasm/hot", "wasm/play", "wasm/profiles",
	}},
}

// Who imports what: the packages of the program lie in layers, and the two programs put
// them together.
func TestLayers(t *testing.T) {
	seen := make(map[string]bool)
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil || file.Name.Name == "main" {
			return err
		}
		in := path.Join("wasm", filepath.ToSlash(filepath.Dir(name)))
		seen[in] = true
		at, known := layers[in]
		if !known {
			t.Errorf("%s: package %s has no layer", name, in)
		}
		for _, spec := range file.Imports {
			imported, _ := strconv.Unquote(spec.Path.Value)
			if inside, ok := strings.CutPrefix(imported, module); ok && !slices.Contains(at.imports, inside) {
				t.Errorf("%s imports %s, which lies above it or beside it", name, inside)
			}
			if js := imported == "syscall/js" || strings.Contains(imported, "safejs") || strings.HasPrefix(imported, "honnef.co/"); js && !at.javascript {
				t.Errorf("%s imports %s: JavaScript is not its affair", name, imported)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for in := range layers {
		if !seen[in] {
			t.Errorf("there is no package %s any more", in)
		}
	}
}
