package e2e

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"mapi-playground/web/serve/site"
)

// results is where the table of the latest run stands.
const results = "bench/RESULTS.md"

type spread struct{ Median, Least, Most float64 }

func (s spread) String() string { return fmt.Sprintf("%.3f (%.3f to %.3f)", s.Median, s.Least, s.Most) }

type dispatched struct {
	Name                 string
	Routines, Priorities int
	Call, Registration   spread
	Readings             float64
}

type beganIn struct{ First, Second, Dispatched float64 }

// BenchmarkPage compares the module with other schedulers in one page, and writes a table
// of it. `make bench-page` installs them and runs this.
func BenchmarkPage(b *testing.B) {
	dir := b.TempDir()
	bundle(b, dir)
	empty(b, dir)
	serve := func() *Page {
		return beside(b, "/bench/", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			name := strings.TrimPrefix(r.URL.Path, "/bench/")
			for _, from := range []string{dir, "bench"} {
				if _, err := os.Stat(filepath.Join(from, name)); err == nil {
					site.Handler(os.DirFS(from)).ServeHTTP(w, under(r, "/"+name))
					return
				}
			}
			http.NotFound(w, r)
		}))
	}
	var t table
	p := serve()
	t.dispatch(Eval[[]dispatched](p, `import("./bench/meter.js").then(() => import("./bench/dispatch.js")).then(({ dispatch }) => dispatch())`))
	t.frames(Eval[frameFigures](serve(), `import("./bench/meter.js").then(() => import("./bench/frames.js")).then(({ frames }) => frames())`))
	began := make(map[string]beganIn)
	for _, entry := range []string{"mapi", "idle"} {
		began[entry] = Eval[beganIn](serve(), call(`(entry) => import("./bench/start.js").then(({ start }) => start(entry))`, entry))
	}
	nothing := Eval[float64](serve(), `import("./bench/start.js").then(({ empty }) => empty())`)
	t.start(began, nothing, map[string][]int{
		"mapi": packed(b, filepath.Join(Dist(b), "mapi.wasm")), "idle": packed(b, filepath.Join(Dist(b), "idle.wasm")), "empty": packed(b, filepath.Join(dir, "empty.wasm")),
	})
	chromium := Eval[string](p, `navigator.userAgent.match(/Chrome\/(\d+)/)[1]`)
	text := fmt.Sprintf("# The module in a browser\n\nMade by `make bench-page`: Chromium %s, %s, %d processors, %s. %s\n\n%s",
		chromium, runtime.Version(), runtime.NumCPU(), processor(), versions(b), t.String())
	fmt.Print("\n", text)
	if err := os.WriteFile(results, []byte(text), 0o644); err != nil {
		b.Fatal(err)
	}
}

func under(r *http.Request, path string) *http.Request {
	clone := r.Clone(r.Context())
	clone.URL.Path = path
	return clone
}

// bundle makes one module of the packages.
func bundle(b *testing.B, dir string) {
	out, err := exec.Command("../../.cache/bin/esbuild", "bench/packages.js", "--bundle", "--conditions=production", "--format=esm", "--log-level=warning",
		"--define:MessageChannel=window.TimedMessageChannel", "--define:setImmediate=undefined", "--define:process.env.NODE_ENV=\"production\"",
		"--outfile="+filepath.Join(dir, "packages.bundle.js")).CombinedOutput()
	if err != nil {
		b.Fatalf("bundling the packages: %v\n%s", err, out)
	}
}

// empty builds a Go program that does nothing.
func empty(b *testing.B, dir string) {
	source := filepath.Join(dir, "empty.go")
	if err := os.WriteFile(source, []byte("package main\n\nfunc main() {}\n"), 0o644); err != nil {
		b.Fatal(err)
	}
	c := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", filepath.Join(dir, "empty.wasm"), source)
	c.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if out, err := c.CombinedOutput(); err != nil {
		b.Fatalf("building an empty program: %v\n%s", err, out)
	}
}

// packed is how many bytes a file has: raw, under gzip, under brotli.
func packed(b *testing.B, file string) (sizes []int) {
	out, err := exec.Command("node", "-p", `const z = require("zlib"), f = require("fs").readFileSync(process.argv[1]);
		JSON.stringify([f.length, z.gzipSync(f).length, z.brotliCompressSync(f).length])`, file).Output()
	if err == nil {
		err = json.Unmarshal(out, &sizes)
	}
	if err != nil {
		b.Fatalf("compressing %s: %v", file, err)
	}
	return sizes
}

func processor() string {
	info, _ := os.ReadFile("/proc/cpuinfo")
	for line := range strings.Lines(string(info)) {
		if name, model, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == "model name" {
			return strings.TrimSpace(model)
		}
	}
	return runtime.GOARCH
}

func versions(b *testing.B) string {
	var file struct{ DevDependencies map[string]string }
	text, err := os.ReadFile("bench/package.json")
	if err == nil {
		err = json.Unmarshal(text, &file)
	}
	if err != nil {
		b.Fatal(err)
	}
	var all []string
	for name, version := range file.DevDependencies {
		all = append(all, name+" "+version)
	}
	slices.Sort(all)
	return strings.Join(all, ", ") + "."
}

// table writes the table, and what is reached of what was aimed at.
type table struct{ bytes.Buffer }

func (t *table) line(format string, args ...any) { fmt.Fprintf(t, format+"\n", args...) }

func (t *table) dispatch(rows []dispatched) {
	t.line("Microseconds for each routine, medians of 7 rounds with the least and the most. Each routine counts, and is called once. What the browser spends on a callback is not in it, which flatters those that take one for each routine; clock readings were counted in a round of their own.\n")
	t.line("| routines | priorities | scheduler | dispatch | registration | clock readings |")
	t.line("|--:|--:|---|--:|--:|--:|")
	of := make(map[string]dispatched)
	for _, r := range rows {
		of[fmt.Sprint(r.Name, r.Routines, r.Priorities)] = r
		t.line("| %d | %d | %s | %v | %v | %.3f |", r.Routines, r.Priorities, r.Name, r.Call, r.Registration, r.Readings)
	}
	t.line("\n| ratio | is | aim |")
	t.line("|---|--:|--:|")
	for _, n := range []int{10_000, 100_000} {
		own, react, loop := of[fmt.Sprint("this module", n, 1)], of[fmt.Sprint("React scheduler", n, 1)], of[fmt.Sprint("loop with a check each", n, 1)]
		t.line("| React's dispatch to this module's, %d | %.1f | at least 3 |", n, react.Call.Median/own.Call.Median)
		t.line("| dispatch to that of a loop with a check each, %d | %.1f | at most 2 |", n, own.Call.Median/loop.Call.Median)
		t.line("| registration to React's, %d | %.2f | at most 0.5 |", n, own.Registration.Median/react.Registration.Median)
	}
	many, one := of[fmt.Sprint("this module", 20_000, 20_000)], of[fmt.Sprint("this module", 20_000, 1)]
	t.line("| dispatch of 20000 priorities to that of one | %.2f | at most 1.5 |", many.Call.Median/one.Call.Median)
	t.line("")
}

type frameFigures struct {
	Animation struct {
		Frames, Missed, Ticks int
		Median, NinetyNinth   float64
	}
	Rest struct{ Callbacks, Timers int }
}

func (t *table) frames(f frameFigures) {
	a := f.Animation
	t.line("Routines of 0.2 ms beside an animation: %d of %d frames missed; %d idle callbacks ended %.2f ms after their deadlines at the median, %.2f at the 99th percentile (aim: under 1).",
		a.Missed, a.Frames, a.Ticks, a.Median, a.NinetyNinth)
	t.line("\nA thousand routines that wait, for five seconds: %d idle callbacks and %d timers.\n", f.Rest.Callbacks, f.Rest.Timers)
}

func (t *table) start(began map[string]beganIn, nothing float64, sizes map[string][]int) {
	t.line("| program | raw | gzip | brotli | first load, ms | second | to the first dispatch |")
	t.line("|---|--:|--:|--:|--:|--:|--:|")
	names := []string{"mapi", "idle"}
	slices.SortFunc(names, func(a, b string) int { return cmp.Compare(sizes[b][0], sizes[a][0]) })
	for _, name := range names {
		s, in := sizes[name], began[name]
		t.line("| %s.wasm | %d | %d | %d | %.0f | %.1f | %.0f |", name, s[0], s[1], s[2], in.First, in.Second, in.Dispatched)
	}
	s := sizes["empty"]
	t.line("| an empty Go program | %d | %d | %d | %.0f | | |", s[0], s[1], s[2], nothing)
	t.line("\nAims: a second load in 60 ms and a sixth of the first; mapi.wasm 1150000 and idle.wasm 550000 bytes under brotli.")
}
