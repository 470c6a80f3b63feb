package e2e

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"mapi-playground/core/mapi"
)

// The constants of the module are those of core/mapi, all of them and no others,
// and mapi.d.ts declares each.
func TestConstants(t *testing.T) {
	want := map[string]float64{
		"PRILOWEST": float64(mapi.PriorityLowest), "PRIUSER": float64(mapi.PriorityUser), "PRIHIGHEST": float64(mapi.PriorityHighest),
	}
	for _, list := range [][]mapi.Named{
		mapi.FlagNames[mapi.IdleOptions](), mapi.FlagNames[mapi.IdleChanges](), mapi.FlagNames[mapi.LogonFlags](),
		mapi.FlagNames[mapi.InitFlags](), mapi.FlagNames[mapi.LogoffFlags](), mapi.ResultNames(),
	} {
		for _, n := range list {
			if v, ok := want[n.Name]; ok && v != float64(n.Value) {
				t.Fatalf("%s has two values", n.Name)
			}
			want[n.Name] = float64(n.Value)
		}
	}
	p := blank(t)
	got := Eval[map[string]float64](p, `import("./module/constants.js").then((m) => ({ ...m }))`)
	for name := range maps.Keys(want) {
		if v, ok := got[name]; !ok || v != want[name] {
			t.Errorf("%s is %v in the module (there: %v), %v in core/mapi", name, v, ok, want[name])
		}
	}
	for name := range got {
		if _, ok := want[name]; !ok {
			t.Errorf("%s is not in core/mapi", name)
		}
	}
	// What mapi.js exports is what mapi.d.ts declares as a value.
	exported := Eval[[]string](p, `import("./mapi.js").then((m) => Object.keys(m).sort())`)
	declared := []string{}
	for _, file := range []string{"mapi.d.ts", "module/constants.d.ts", "module/idle-constants.d.ts"} {
		declared = append(declared, declarations(t, file, `(?m)^export (?:const|function) (\w+)|^export class (MapiError)\b`)...)
	}
	if slices.Sort(declared); !slices.Equal(exported, declared) {
		t.Errorf("mapi.js exports\n%q\nmapi.d.ts declares\n%q", exported, declared)
	}
}

// What the program exports, imports and hands over is what border.d.ts has, to the
// number of parameters.
func TestWasmTypes(t *testing.T) {
	type border struct{ Exports, Imports, Functions []string }
	got := script[border](blank(t), "border.js", "border")
	for _, row := range []struct {
		what, typ string
		got       []string
		count     bool
	}{{"exports", "Exports", got.Exports, true}, {"imports", "Imports", got.Imports, false}, {"hands over", "Functions", got.Functions, false}} {
		var want []string
		for _, m := range members(t, row.typ) {
			name, parameters, _ := strings.Cut(m, "(")
			if row.count {
				name += " " + string(rune('0'+strings.Count(parameters, ":")))
			}
			want = append(want, name)
		}
		slices.Sort(want)
		if !slices.Equal(row.got, want) {
			t.Errorf("the program %s\n%q\nborder.d.ts has\n%q", row.what, row.got, want)
		}
	}
}

// declarations lists what the groups of a pattern find in a file of web.
func declarations(t *testing.T, file, pattern string) []string {
	t.Helper()
	b, err := os.ReadFile("../" + file)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(string(b), -1) {
		names = append(names, strings.Join(m[1:], ""))
	}
	slices.Sort(names)
	return slices.Compact(names) // a function may be declared more than once
}

// members lists the methods of an interface of the page, and of those it extends,
// as "name(parameters".
func members(t *testing.T, name string) []string {
	t.Helper()
	files, err := filepath.Glob("../module/*.d.ts")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		m := regexp.MustCompile(`(?ms)^export interface ` + name + `(?: extends ([\w, ]+))? \{\n(.*?)^\}`).FindStringSubmatch(string(b))
		if m == nil {
			continue
		}
		var found []string
		for base := range strings.SplitSeq(m[1], ", ") {
			if base != "" {
				found = append(found, members(t, base)...)
			}
		}
		for _, line := range regexp.MustCompile(`(?m)^  (\w+\([^()]*)`).FindAllStringSubmatch(m[2], -1) {
			found = append(found, line[1])
		}
		return found
	}
	t.Fatalf("there is no interface %s", name)
	return nil
}
