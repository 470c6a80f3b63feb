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

// in writes the median, and the least and the most behind it, with so many digits.
func (s spread) in(digits int) string {
	return fmt.Sprintf("%.*f (%.*f to %.*f)", digits, s.Median, digits, s.Least, digits, s.Most)
}

func spreadOf(values []float64) spread {
	slices.Sort(values)
	return spread{values[len(values)/2], values[0], values[len(values)-1]}
}

type dispatched struct {
	Name                 string
	Routines, Priorities int
	Call, Registration   spread
	Readings             float64
}

type framed struct {
	Rows []struct {
		Name                         string
		Missed, Called, Late, Latest spread
	}
	Wakeups spread
}

type began struct{ first, dispatched, second []float64 }

// loads is how often each program is loaded in a page that has loaded nothing yet.
const loads = 7

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
	t.frames(Eval[framed](serve(), `import("./bench/meter.js").then(() => import("./bench/frames.js")).then(({ frames }) => frames())`))
	var nothing []float64
	programs := map[string]*began{"mapi": {}, "idle": {}}
	for range loads {
		for entry, all := range programs {
			one := Eval[struct {
				First, Dispatched float64
				Seconds           []float64
			}](serve(), call(`(entry) => import("./bench/start.js").then(({ start }) => start(entry))`, entry))
			all.first = append(all.first, one.First)
			all.dispatched = append(all.dispatched, one.Dispatched)
			all.second = append(all.second, one.Seconds...)
		}
		nothing = append(nothing, Eval[float64](serve(), `import("./bench/start.js").then(({ empty }) => empty())`))
	}
	t.start("mapi.js", *programs["mapi"], packed(b, filepath.Join(Dist(b), "mapi.wasm")), "at most 1150000")
	t.start("idle.js", *programs["idle"], packed(b, filepath.Join(Dist(b), "idle.wasm")), "at most 550000")
	t.empty(nothing, packed(b, filepath.Join(dir, "empty.wasm")))
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

// contenders are the columns of the table, by the names that they have in the page.
var contenders = []string{"this module", "bare loop", "loop with a check each", "React scheduler", "requestIdleCallback each", "postTask('background')", "idlize", "idle-task"}

// table writes the table, and what is reached of what was aimed at.
type table struct{ bytes.Buffer }

func (t *table) head() {
	if t.Len() > 0 {
		return
	}
	fmt.Fprintln(t, "Medians, with the least and the most behind them: of 7 rounds for dispatch and registration, in microseconds for each routine; of 5 beside the animation, of 3 at rest, of 7 loads in pages that had loaded nothing, and 49 second ones. "+
		"Each routine counts, and is called once. What the browser spends on a callback is not in it, which flatters those that take one for each routine; clock readings were counted in a round of their own. "+
		"A dash stands for what takes a scheduler too long, or what it does not have.")
	fmt.Fprintf(t, "\n| | %s | reached, and aimed at |\n|---|%s---|\n", strings.Join(contenders, " | "), strings.Repeat("--:|", len(contenders)))
}

// row writes one row: a cell for each contender that has one.
func (t *table) row(what string, cells map[string]string, reached ...string) {
	t.head()
	fmt.Fprintf(t, "| %s ", what)
	for _, name := range contenders {
		fmt.Fprintf(t, "| %s ", cmp.Or(cells[name], "—"))
	}
	fmt.Fprintf(t, "| %s |\n", strings.Join(reached, "; "))
}

// own writes one with this module alone.
func (t *table) own(what, cell string, reached ...string) {
	t.row(what, map[string]string{"this module": cell}, reached...)
}

func (t *table) dispatch(rows []dispatched) {
	type size struct{ routines, priorities int }
	sizes, of := []size{}, map[size]map[string]dispatched{}
	for _, r := range rows {
		s := size{r.Routines, r.Priorities}
		if of[s] == nil {
			sizes, of[s] = append(sizes, s), make(map[string]dispatched)
		}
		of[s][r.Name] = r
	}
	ratio := func(a, b spread) float64 { return a.Median / b.Median }
	for _, s := range sizes {
		all := of[s]
		own, react, loop := all["this module"], all["React scheduler"], all["loop with a check each"]
		var dispatch, registration []string
		switch {
		case s.priorities == 1 && s.routines != 20_000:
			dispatch = []string{
				fmt.Sprintf("%.1f times faster than React's, at least 3", ratio(react.Call, own.Call)),
				fmt.Sprintf("%.1f times the loop with a check, at most 2", ratio(own.Call, loop.Call)),
			}
			registration = []string{fmt.Sprintf("%.2f times React's, at most 0.5", ratio(own.Registration, react.Registration))}
		case s.priorities == s.routines:
			dispatch = []string{fmt.Sprintf("%.2f times that of one priority, at most 1.5", ratio(own.Call, of[size{s.routines, 1}]["this module"].Call))}
		}
		calls, registrations, readings := map[string]string{}, map[string]string{}, map[string]string{}
		for name, r := range all {
			calls[name], registrations[name], readings[name] = r.Call.in(3), r.Registration.in(3), fmt.Sprintf("%.3f", r.Readings)
		}
		what := fmt.Sprintf("%d routines of %d priorities", s.routines, s.priorities)
		if s.priorities == 1 {
			what = fmt.Sprintf("%d routines of one priority", s.routines)
		}
		t.row(what+": dispatch", calls, dispatch...)
		t.row("registration", registrations, registration...)
		t.row("clock readings", readings, fmt.Sprintf("%.3f, at most 0.1", own.Readings))
	}
}

func (t *table) frames(f framed) {
	missed, called, late, latest := map[string]string{}, map[string]string{}, map[string]string{}, map[string]string{}
	for _, r := range f.Rows {
		missed[r.Name], called[r.Name] = r.Missed.in(0), r.Called.in(0)
		if r.Name == "this module" { // the others know of no deadline
			late[r.Name], latest[r.Name] = r.Late.in(2), r.Latest.in(2)
		}
	}
	t.row("50 routines of 0.2 ms beside an animation of 3 s: frames missed", missed)
	t.row("calls a second", called)
	t.row("an idle callback ends after its deadline, median, ms", late)
	t.row("99th percentile", latest, latest["this module"]+", under 1")
	t.own("1000 routines that wait, for 5 s: idle callbacks and timers", f.Wakeups.in(0), "none")
}

func (t *table) start(name string, b began, sizes []int, aim string) {
	first, second := spreadOf(b.first), spreadOf(b.second)
	t.own(name+": bytes of its program, brotli", fmt.Sprint(sizes[2]), aim)
	t.own("gzip; raw", fmt.Sprintf("%d; %d", sizes[1], sizes[0]))
	t.own("first load, ms", first.in(0))
	t.own("to the first call of a routine", spreadOf(b.dispatched).in(0))
	t.own("second load", second.in(1), fmt.Sprintf("%.1f, at most 60", second.Median), fmt.Sprintf("1/%.0f of the first, at most 1/6", first.Median/second.Median))
}

func (t *table) empty(took []float64, sizes []int) {
	t.own("an empty Go program beside it: bytes, brotli", fmt.Sprint(sizes[2]))
	t.own("gzip; raw", fmt.Sprintf("%d; %d", sizes[1], sizes[0]))
	t.own("start, ms", spreadOf(took).in(0))
}
