package core

import (
	"go/ast"
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

// What each package may import of this module. web/locales is the words of the languages
// and nothing else.
var layers = map[string][]string{
	"core":         {},
	"core/spec":    {"web/locales"},
	"core/mapi":    {},
	"core/idle":    {"core/mapi"},
	"core/profile": {"core/mapi"},
	"core/session": {"core/mapi", "core/profile", "core/spooler"},
	"core/spooler": {"core/mapi"},

	"core/scenario":  {"core/mapi", "core/idle", "core/session"},
	"core/trace":     {"core/mapi", "core/idle", "core/session", "core/scenario", "web/locales"},
	"core/view":      {"core/scenario", "core/trace"},
	"core/system":    {"core/mapi", "core/idle", "core/profile", "core/session", "core/spooler", "core/scenario", "core/trace", "core/view"},
	"core/recording": {"core/mapi", "core/profile", "core/session", "core/spooler", "core/scenario", "core/system"},
	"core/world":     {"core/mapi", "core/idle", "core/profile", "core/session", "core/scenario", "core/trace", "core/view", "core/system"},
	"core/replay":    {"core/idle", "core/scenario", "core/trace", "core/view", "core/world"},
	"core/player":    {"core/mapi", "core/idle", "core/session", "core/replay", "core/scenario", "core/trace", "core/view", "core/world", "core/link"},
	"core/link":      {"core/mapi", "core/scenario"},

	"core/idle/bench": {},
}

// What no package under core may import, and why. A trailing slash means all
// below.
var forbidden = map[string]string{
	"syscall/js":   "core must run natively",
	"os":           "the host reads files and the environment",
	"os/":          "the host runs programs",
	"math/rand":    "the same inputs must give the same trace",
	"math/rand/v2": "the same inputs must give the same trace",
	"net":          "core reaches no network",
	"net/":         "core reaches no network",
	"reflect":      "it would weigh on the program for the browser",
	"log":          "the trace is the log",
}

func TestLayers(t *testing.T) {
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		if file.Name.Name == "main" {
			return nil // a program beside the library, such as one that formats measurements
		}
		in := path.Join("core", filepath.ToSlash(filepath.Dir(name)))
		allowed, known := layers[in]
		if !known {
			t.Errorf("%s: package %s has no layer", name, in)
		}
		for _, spec := range file.Imports {
			imported, _ := strconv.Unquote(spec.Path.Value)
			checkImport(t, name, imported, allowed)
		}
		checkPassive(t, name, file)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func checkImport(t *testing.T, file, imported string, allowed []string) {
	if inside, ok := strings.CutPrefix(imported, module); ok {
		if !slices.Contains(allowed, inside) {
			t.Errorf("%s imports %s, which lies above it", file, inside)
		}
		return
	}
	if strings.Contains(strings.Split(imported, "/")[0], ".") {
		t.Errorf("%s imports %s: core has no dependencies", file, imported)
	}
	for name, why := range forbidden {
		if imported == name || strings.HasSuffix(name, "/") && strings.HasPrefix(imported, name) {
			t.Errorf("%s imports %s: %s", file, imported, why)
		}
	}
}

// checkPassive finds goroutines and clocks.
func checkPassive(t *testing.T, name string, file *ast.File) {
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt:
			t.Errorf("%s starts a goroutine", name)
		case *ast.SelectorExpr:
			if x, ok := n.X.(*ast.Ident); ok && x.Name == "time" {
				switch n.Sel.Name {
				case "Now", "Since", "Until", "Sleep", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker":
					t.Errorf("%s reads the clock: time.%s", name, n.Sel.Name)
				}
			}
		}
		return true
	})
}
